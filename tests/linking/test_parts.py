"""A case too large to hold at once is linked in parts, and the parts together are what `link` gives."""

import gc
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking_world import SOURCES, claim, report, when

from bench.link_speed import generate
from gavah.linking import islands, link, linkages
from gavah.linking.collector import collector_at_rest
from gavah.linking.islands import divide, split
from gavah.model import Claim, Decision, Report

PAIRS = list(combinations(range(12), 2))


def ids(parts, field):
    return [getattr(each, "id", None) or (each.left, each.right) for part in parts for each in getattr(part, field)]


@pytest.fixture(scope="module")
def world() -> tuple[list[Report], list[Claim]]:
    return generate(700, seed=5)


def test_small_parts_give_together_what_one_part_gives(world, monkeypatch):
    whole = link(*world)
    monkeypatch.setattr(islands, "PART", 3)
    assert link(*world) == whole


def test_every_event_link_and_witness_is_in_one_part_only(world, monkeypatch):
    monkeypatch.setattr(islands, "PART", 3)
    parts = list(linkages(*world))
    assert len([part for part in parts if part.events]) > 20
    for field in ("events", "links", "witnesses"):
        assert len(ids(parts, field)) == len(set(ids(parts, field)))


def test_the_order_of_reports_and_claims_changes_nothing(world):
    reports, claims = world
    assert link(reports[::-1], claims[::-1]) == link(reports, claims)


def test_a_person_joins_claims_of_two_parts(monkeypatch):
    monkeypatch.setattr(islands, "PART", 1)
    one, other = report("r-a", "Two prisoners were executed there."), report("r-b", "Forty shops were closed elsewhere.", source="radio")
    claims = [claim(one, place="prison-3"), claim(other, place="tabriz", day="2071-10-20")]
    merge = Decision(verb="merge", on=claims[0].id, other=claims[1].id, by="reader", at="2071-10-21", reason="one affair")
    assert len(link([one, other], claims, sources=SOURCES).events) == 2
    assert len(link([one, other], claims, sources=SOURCES, decisions=[merge]).events) == 1


@given(st.lists(st.sampled_from(PAIRS), unique=True), st.lists(st.integers(1, 5), min_size=12, max_size=12))
def test_no_pair_leaves_its_part_and_every_index_has_one(pairs, weights):
    given_ = np.array(sorted(pairs), np.int32).reshape(-1, 2)
    labels = divide(np.array(weights), given_)
    assert all(labels[left] == labels[right] for left, right in pairs)
    assert sorted(set(labels.tolist())) == list(range(labels.max() + 1))
    members = [at for part in split(np.arange(12, dtype=np.int32), labels, labels.max() + 1) for at in part.tolist()]
    assert sorted(members) == list(range(12))


KILLING = {"type_": "protest.lethal", "measure": "dead", "place": "sanandaj"}
RIVALS = {
    "en": ("Witnesses said that they fell before the governor's office.", "The governor spoke of the dead in the evening."),
    "fa": ("شاهدان گفتند که آنان جلوی استانداری بر زمین افتادند.", "استاندار شامگاه از کشته شدگان سخن گفت."),
}


def background(days, place, **fields):
    """One arrest or killing a day, each told once, in words of its own."""
    for day in range(1, days + 1):
        within = report(f"r-{place}-{day:02d}", f"Item {day} of the list about {place} names what number {day * 7} did.", source="daily")
        yield within, claim(within, **fields, place=place, day=f"2071-09-{day:02d}")


def verdict(pair, others):
    made = [*pair, *others]
    found = link([r for r, _ in made], [c for _, c in made], sources=SOURCES)
    wanted = {c.id for _, c in pair}
    return next((k.verdict for k in found.links if {k.left, k.right} == wanted), None)


def rivals(lang, low, high):
    texts = RIVALS[lang]
    one, other = report("r-1", texts[0], source="wire", lang=lang), report("r-2", texts[1], source="radio", lang=lang)
    return [(one, claim(one, **KILLING, n=low)), (other, claim(other, **KILLING, n=high))]


ELSEWHERE = {"type_": "arrest", "measure": "arrested", "n": 4}


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_rival_numbers_are_of_one_event_where_the_case_hardly_tells_of_another(lang):
    assert verdict(rivals(lang, 3, 5), []) == "possible"
    assert verdict(rivals(lang, 3, 5), background(20, "tabriz", **ELSEWHERE)) == "same"


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_rival_numbers_stay_possible_where_such_events_are_of_every_day(lang):
    killings = {"type_": "protest.lethal", "measure": "dead", "n": 2}
    assert verdict(rivals(lang, 3, 5), background(20, "sanandaj", **killings)) == "possible"


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_news_without_a_first_day_is_of_the_one_event_of_the_week_before(lang):
    def pair(number):
        texts = RIVALS[lang]
        one, other = report("r-1", texts[0], source="wire", lang=lang), report("r-2", texts[1], source="radio", lang=lang)
        late = claim(other, **KILLING, n=number, day=when(None, "2071-10-08"))
        return [(one, claim(one, **KILLING, n=3)), (other, late)]

    around = list(background(20, "tabriz", **ELSEWHERE))
    assert verdict(pair(3), []) == "possible"
    assert verdict(pair(3), around) == "same"
    assert verdict(pair(4), around) != "same"


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_another_day_stays_another_event_however_quiet_the_place(lang):
    texts = RIVALS[lang]
    one, other = report("r-1", texts[0], source="wire", lang=lang), report("r-2", texts[1], source="radio", lang=lang)
    pair = [(one, claim(one, **KILLING, n=3)), (other, claim(other, **KILLING, n=3, day="2071-10-05"))]
    assert verdict(pair, background(20, "tabriz", **ELSEWHERE)) in ("distinct", None)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was_even_after_an_error(enabled):
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    seen: list[bool] = []
    try:
        with pytest.raises(IndexError), collector_at_rest():
            seen.pop(seen.append(gc.isenabled()) or 1)
        assert seen == [False]
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
