"""Which claims may leave when they are looked at one by one."""

from datetime import date

import pytest
from release_world import PAPER, VOICES, claim, report

from gavah.model import Source
from gavah.model.claim import When
from gavah.release.judged import Judged
from gavah.release.policy import Ground, accuses, held, standard

AS_OF = date(2071, 11, 20)


def _held(one, *, source=PAPER, judged=None, as_of=AS_OF, **more):
    given = report("They took 1 people in Ahvaz. ", source=source.id if source else "nobody", **more)
    return held(one, Ground(report=given, source=source, judged=judged or Judged(), as_of=as_of, policy=standard()))


@pytest.mark.parametrize(
    ("type_", "wrong"),
    [
        ("torture", True),
        ("killing.in-custody", True),
        ("assault-beat", True),
        ("charge", True),
        ("arrest", False),
        ("attack.site", True),
        ("statement.deny", False),
    ],
)
def test_a_wrong_that_somebody_is_said_to_have_done_is_known_by_its_type(type_, wrong):
    assert accuses(claim(type=type_), standard()) == wrong


def test_a_claim_of_a_public_source_leaves():
    assert _held(claim(9)) is None


@pytest.mark.parametrize("source", [VOICES, None, Source(id="x", name="x")])
def test_what_was_not_public_needs_consent(source):
    assert _held(claim(9), source=source) == "consent"
    assert _held(claim(9), source=source, judged=Judged(public=frozenset({"r-1"}))) is None


def test_a_private_report_needs_consent_whatever_its_source():
    assert _held(claim(9), private=True) == "consent"


def test_a_consent_taken_back_holds_even_what_was_public():
    assert _held(claim(9), judged=Judged(refused=frozenset({"r-1"}))) == "consent"


@pytest.mark.parametrize("modality", ["planned", "called-for", "hypothetical"])
def test_plans_calls_and_suppositions_stay(modality):
    assert _held(claim(9, modality=modality)) == "not yet"


def test_an_event_after_its_own_report_stays_whatever_its_verb_says():
    later = When(earliest=date(2071, 10, 9), latest=date(2071, 10, 9))
    assert _held(claim(9, when=later, said=date(2071, 10, 3))) == "after its report"
    assert _held(claim(9, when=later, said=None), published=date(2071, 10, 8)) == "after its report"


def test_what_may_be_under_way_waits_a_week():
    assert _held(claim(9), as_of=date(2071, 10, 9)) == "under way"
    assert _held(claim(9), as_of=date(2071, 10, 10)) is None


def test_what_nobody_dates_may_be_under_way():
    assert _held(claim(9, on=None, said=None)) == "under way"


def test_withdrawn_and_rejected_stay():
    assert _held(claim(9), judged=Judged(withdrawn=frozenset({"r-1"}))) == "withdrawn"
    one = claim(9)
    assert _held(one, judged=Judged(rejected=frozenset({one.id}))) == "rejected"
