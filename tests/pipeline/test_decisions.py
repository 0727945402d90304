"""A person's judgements change events, witnesses and figures; another reading of the same words does not lose them."""

import atexit
import json
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from gavah.casefile import Case
from gavah.casefile.judgements import unattached
from gavah.casefile.shelves import claims_as_read
from gavah.model import Decision, Question, make_claim
from gavah.pipeline import add, link, read

DAY = date(2071, 10, 23)
SAME = [
    ("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj on October 3, 2071."),
    ("tamrin-radio", "2071-10-05", "On October 3, 2071, two men were hanged in Karaj."),
]
APART = [
    ("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj on October 3, 2071."),
    ("tamrin-radio", "2071-10-05", "Three prisoners were executed in Shiraz on October 4, 2071."),
]


def built(folder, texts) -> Case:
    """A case of `texts`, to be changed: read once in this process (its workers take seconds to start), then copied."""
    shutil.copytree(_once(tuple(texts)), folder)
    return Case.open(folder / "case", day=DAY)


@cache
def _once(texts) -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lines = [json.dumps({"id": str(n), "source": source, "published": day, "text": text}) for n, (source, day, text) in enumerate(texts)]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Case.create(folder / "case", day=DAY) as case:
        add(case, [folder / "a.jsonl"])
        read(case)
        link(case)
    return folder


@pytest.fixture
def same(tmp_path):
    with built(tmp_path / "same", SAME) as case:
        yield case


@pytest.fixture
def apart(tmp_path):
    with built(tmp_path / "apart", APART) as case:
        yield case


def decide(case: Case, verb: str, on: str, **more) -> None:
    case.decide(Decision(verb=verb, on=on, by="a", at="2071-10-23", **more))


def executed(case: Case):
    return case.ask(Question(measure="executed"))


def test_a_split_makes_two_events_that_surely_add_up(same):
    assert (executed(same).floor, executed(same).events) == (2, 1)
    one, other = same.claims
    decide(same, "split", one.id, other=other.id)
    link(same)
    assert (executed(same).evidence, executed(same).floor, executed(same).ceiling) == (4, 4, 4)


def test_a_merge_makes_one_event_whose_accounts_differ(apart):
    assert executed(apart).floor == 5
    one, other = apart.claims
    decide(apart, "merge", one.id, other=other.id)
    link(apart)
    figure = executed(apart)
    assert figure.events == 1
    assert (figure.floor, figure.ceiling) == (2, 3)


def test_a_merge_is_taken_back_by_a_later_split(apart):
    one, other = apart.claims
    decide(apart, "merge", one.id, other=other.id)
    decide(apart, "split", one.id, other=other.id)
    link(apart)
    assert executed(apart).floor == 5


def test_two_people_who_have_not_seen_each_other_leave_a_pair_open_and_a_claim_as_read(apart):
    one, other = apart.claims
    for verb in ("merge", "split"):
        decide(apart, verb, one.id, other=other.id, after=("of another desk",))
    for verb in ("reject", "accept"):
        decide(apart, verb, one.id, after=("of another desk",))
    link(apart)
    (judged,) = apart.links_of(one.id)
    assert judged.verdict == "possible"
    assert executed(apart).claims == 2


def test_vouching_makes_a_copy_a_witness_of_its_own(tmp_path):
    text = "Two prisoners were executed in Karaj on October 3, 2071, and their families were told of it the same evening by telephone."
    with built(tmp_path / "copies", [("tamrin-wire", "2071-10-04", text), ("tamrin-radio", "2071-10-05", text)]) as case:
        assert case.count("witness") == 1
        _, copy = case.claims
        decide(case, "vouch", copy.id, report=copy.report)
        link(case)
        assert case.count("witness") == 2


def test_a_grade_lets_a_source_pass_or_not_at_once(apart):
    asked = Question(measure="executed", grade="B")
    assert case_floor(apart, asked) == 0
    decide(apart, "grade", "tamrin-wire", value="B")
    assert case_floor(apart, asked) == 2
    decide(apart, "grade", "tamrin-wire", value="D")
    assert case_floor(apart, asked) == 0


def case_floor(case: Case, question: Question) -> int:
    return case.ask(question).floor


def test_a_rejected_claim_stays_in_the_ledger_and_in_the_list(apart):
    one, _ = apart.claims
    decide(apart, "reject", one.id, reason="misread")
    assert executed(apart).floor == 3
    link(apart)
    assert executed(apart).floor == 3
    assert apart.claim(one.id) == one
    assert [decision.reason for decision in apart.decisions] == ["misread"]


def reread(case: Case, **changed) -> None:
    """Another reader reads the same sentences and gives claims that differ in `changed`."""
    told = []
    for report in case.reports:
        claims = claims_as_read(case.db, "report = ?", (report.id,))
        fields = [{name: getattr(claim, name) for name in claim.__struct_fields__ if name != "id"} for claim in claims]
        told.append((report, [make_claim(**{**each, **changed}) for each in fields]))
    case.add_claims(told, reader="another 2", run=case.start_run("read", {"reader": "another 2"}))


def test_a_decision_follows_its_words_into_another_reading(apart):
    one, _ = apart.claims
    decide(apart, "reject", one.id)
    reread(apart, notes=("read anew",))
    assert apart.claim(one.id) is None
    assert link(apart) == 0
    assert executed(apart).floor == 3


def test_a_decision_that_fits_nothing_any_more_is_listed_and_comes_back(apart):
    one, _ = apart.claims
    decide(apart, "reject", one.id)
    reread(apart, kind="statement")
    assert link(apart) == 1
    (problem,) = apart.problems
    assert one.id in problem.file
    reread(apart, kind="event")
    assert link(apart) == 0
    assert not list(apart.problems)


def test_a_pair_is_attached_only_if_both_of_it_are(apart):
    one, other = apart.claims
    decide(apart, "merge", one.id, other="c-gone")
    (loose,) = unattached(apart.db)
    assert (loose.verb, loose.other) == ("merge", "c-gone")
    assert msgspec.structs.replace(loose, other=other.id).on == one.id
    link(apart)
    assert executed(apart).floor == 5
