"""The bound that the desk shows at once: never above the evidence that the solver finds, and a list that adds up to it."""

import random
from datetime import date, timedelta

import pytest

from bench.ask_speed import DAYS, PROVINCES, START, make_case
from gavah.casefile import Case, alone
from gavah.model import Decision, Question

TODAY = date(2071, 10, 1)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alone") / "case"
    make_case(folder, 1500)
    with Case.open(folder, day=TODAY) as opened:
        yield opened


def questions():
    chance = random.Random(5)
    yield Question(measure="dead")
    yield Question(measure="arrested")
    yield Question(measure="dead|arrested")
    for n in range(24):
        first = START + timedelta(days=chance.randrange(DAYS))
        province = f"IR-{chance.randrange(PROVINCES):02d}"
        yield Question(
            measure=chance.choice(("dead", "arrested", "dead|arrested")),
            start=first if n % 2 else None,
            end=first + timedelta(days=chance.randrange(30)) if n % 3 else None,
            place=province if n % 5 else None,
            place_path=("IR", province) if n % 5 else (),
            type=chance.choice((None, "protest.lethal", "killing", "arrest")),
            sources=(f"tamrin-{chance.randrange(40)}", "tamrin-1", "tamrin-2") if n % 7 == 0 else (),
            not_sources=(f"tamrin-{chance.randrange(40)}",) if n % 4 == 0 else (),
            min_witnesses=2 if n % 6 == 5 else 1,
        )


def test_the_bound_is_never_above_the_evidence_and_often_near_it(case):
    alone.fill(case.db)
    shares = []
    for question in questions():
        bound, claims = alone.bound(case.db, question)
        figure = case.ask(question)
        assert bound <= figure.evidence, question
        assert sum(case.claim(one).quantity.low for one in claims) == bound
        assert len(set(claims)) == len(claims)
        if figure.evidence:
            shares.append(bound / figure.evidence)
    assert max(shares) > 0.4
    assert sum(share > 0 for share in shares) > len(shares) / 2


def test_before_the_rows_are_filled_it_says_nothing(case):
    case.db.execute("DELETE FROM meta WHERE key = 'alone.decided'")
    assert alone.bound(case.db, Question(measure="dead")) == (0, [])
    alone.fill(case.db)
    assert alone.bound(case.db, Question(measure="dead"))[0] > 0


def test_what_was_decided_since_is_left_out_at_once(case):
    alone.fill(case.db)
    question = Question(measure="dead")
    bound, claims = alone.bound(case.db, question)
    case.decide(Decision(verb="reject", on=claims[0], by="tester", at=TODAY.isoformat()))
    after, left = alone.bound(case.db, question)
    assert claims[0] not in left
    assert after <= bound
    assert after <= case.ask(question).evidence
    alone.fill(case.db)
    assert alone.bound(case.db, question) == (after, left)
