"""The scorers of the own gold: the gold itself scores 100, silence 0, and each kind of difference is seen."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import gavah
from bench.gold import attributions, numbers, times
from bench.gold.agreement import may_enter, same_claim, wrong_fields
from bench.gold.claims import score_row
from bench.gold.rows import rows_of
from gavah.model import Attribution, NumberMention, TimeMention

GOLD = Path(__file__).parent
TEXT = "Two prisoners were executed in Karaj on October 3."
TRUE = {
    "type": "execution.judicial",
    "kind": "event",
    "measure": "executed",
    "low": 2,
    "high": 2,
    "polarity": "affirmed",
    "modality": "asserted",
    "when": {"earliest": "2071-10-03", "latest": "2071-10-03"},
    "place": "Karaj",
}


def as_time(gold) -> TimeMention:
    earliest, latest = gold["interval"] or (None, None)
    days = {"earliest": earliest and date.fromisoformat(earliest), "latest": latest and date.fromisoformat(latest)}
    return TimeMention(start=gold["start"], end=gold["end"], words=gold["words"], type=gold["type"], value=(gold["value"] or [""])[0], **days)


def as_number(gold) -> NumberMention:
    low = gold["low"][0] if isinstance(gold["low"], list) else gold["low"]
    return NumberMention(start=gold["start"], end=gold["end"], words=gold["words"], low=low, high=gold["high"], rule="exact")


def as_attribution(gold) -> Attribution:
    return Attribution(**{part: tuple(map(tuple, gold[part])) for part in ("source", "cue", "content")})


KINDS = {
    "times": ("times", times, as_time, ("strict_f1", "value_f1", "interval_f1", "type")),
    "numbers": ("numbers", numbers, as_number, ("interval_f1", "found_f1")),
    "attribution": ("attributions", attributions, as_attribution, ("precision", "recall", "f1")),
}


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_gold_itself_scores_100_and_silence_0(kind, lang, monkeypatch):
    name, scorer, built, rates = KINDS[kind]
    for said, share in ((True, 100.0), (False, 0.0)):
        counts = Counter()
        for row in rows_of(GOLD, kind, lang):
            monkeypatch.setattr(gavah, name, lambda _, marks=row[name] if said else (), **__: [built(mark) for mark in marks])
            counts.update(scorer.score_row(row).counts)
        scores = scorer.rates(counts)
        f1s = [scores[rate] for rate in rates if said or rate.endswith("f1")]
        assert f1s == [share] * len(f1s)


def read(text=TEXT):
    return gavah.read(gavah.report(text, lang="en", published="2071-10-10"))


def test_a_claim_agrees_in_every_field_or_the_wrong_ones_are_named():
    (claim,) = read()
    assert same_claim(TRUE, claim)
    assert wrong_fields(TRUE, claim) == ()
    assert not same_claim(TRUE | {"high": None}, claim)
    assert not same_claim(TRUE | {"type": "arrest"}, claim)
    assert wrong_fields(TRUE | {"place": "Yazd"}, claim) == ("place",)
    assert wrong_fields(TRUE | {"place": None, "when": None}, claim) == ("date", "place")
    assert wrong_fields(TRUE | {"polarity": "denied"}, claim) == ("standing",)
    assert wrong_fields(TRUE | {"kind": "total"}, claim) == ("kind",)


def test_alternatives_and_containing_types_are_right():
    (claim,) = read()
    assert same_claim(TRUE | {"type": "killing.in-custody/execution.judicial"}, claim)
    assert same_claim(TRUE | {"type": "execution.judicial.of-two"}, claim)
    assert not same_claim(TRUE | {"type": "execution"}, claim), "a type below the gold's says more than the gold"


def row_of(*claims):
    return {"text": TEXT, "lang": "en", "published": "2071-10-10", "claims": list(claims)}


def test_a_denied_claim_that_enters_a_figure_is_not_kept_apart():
    denied = score_row(row_of(TRUE | {"polarity": "denied"})).counts
    assert (denied["apart"], denied["kept"], denied["said"], denied["right"]) == (1, 0, 1, 0)
    assert not any(may_enter(claim) for claim in read("The office denied that two prisoners were executed in Karaj."))


def test_a_claim_in_a_row_that_tells_nothing_is_a_false_one():
    outcome = score_row(row_of())
    assert (outcome.counts["nothing_wrong"], outcome.counts["said"], outcome.misses[0][0]) == (1, 1, "claim where nothing is told")


def test_one_wrong_quantity_is_one_miss():
    outcome = score_row(row_of(TRUE | {"low": 3, "high": 3}))
    assert [miss for miss, _ in outcome.misses] == ["wrong quantity"]
    assert (outcome.counts["gold"], outcome.counts["said"], outcome.counts["right"]) == (1, 1, 0)


def test_an_optional_claim_is_neither_missed_nor_too_much():
    assert score_row(row_of(TRUE | {"optional": True})).counts["said"] == 0
    assert score_row(row_of(TRUE, TRUE | {"type": "arrest", "measure": "arrested", "optional": True})).misses == []


@pytest.mark.parametrize(
    ("place", "right"),
    [("Karaj", True), ("Karaj Central Prison", True), ("Tehran", False), ("Alborz", False)],
)
def test_a_site_in_the_gold_town_is_right_and_a_wider_place_is_not(place, right):
    claim = gavah.read(gavah.report("Two prisoners were executed in Karaj Central Prison on October 3, 2071.", published=date(2071, 10, 10)))[0]
    assert [p.name for p in claim.where] == ["Karaj Central Prison"]
    assert ("place" not in wrong_fields({**TRUE, "place": place}, claim)) is right


def test_our_name_for_a_plover_event_and_mode_is_that_mode():
    claim = gavah.read(gavah.report("The internet was cut off in Karaj on October 3.", published=date(2071, 10, 10)))[0]
    gold = {**TRUE, "measure": "", "low": 1, "high": None}
    assert claim.type == "internet-cut"
    assert same_claim({**gold, "type": "coerce-withhold"}, claim)
    assert not same_claim({**gold, "type": "coerce-seize"}, claim)
    assert not same_claim({**gold, "type": "censorship"}, claim)
