"""The state of a case: it changes with whatever a figure depends on, and with nothing else."""

from datetime import date

import pytest

from bench.ask_speed import make_case
from gavah.casefile import Case, solved
from gavah.casefile.ledger import Draft
from gavah.casefile.state import state_of
from gavah.model import Decision, Linkage, Question

TODAY = date(2071, 10, 1)
EMPTY = Linkage(events=(), witnesses=(), links=(), copies=())


@pytest.fixture
def case(tmp_path):
    make_case(tmp_path / "case", 20)
    with Case.open(tmp_path / "case", day=TODAY) as opened:
        yield opened


def test_decisions_and_links_and_claims_change_the_state(case):
    seen = [state_of(case.db)]
    claim = next(case.claims)
    case.decide(Decision(verb="reject", on=claim.id, by="tester", at=TODAY.isoformat()))
    seen.append(state_of(case.db))
    case.set_linkage([EMPTY])
    seen.append(state_of(case.db))
    case.add_claims([(case.report(claim.report), [])], reader="other 1", run=1)
    seen.append(state_of(case.db))
    assert len(set(seen)) == len(seen)


def test_looking_asking_and_new_users_do_not(case):
    before = state_of(case.db)
    case.ask(Question(measure="dead"))
    with case.writing():
        case.append([Draft(kind="user", on="mina", body={"role": "coder"})])
    assert state_of(case.db) == before


def test_an_answer_is_found_for_its_own_question_and_state_alone(case):
    question, other = Question(measure="dead"), Question(measure="arrested")
    solved.keep(case.db, question, state_of(case.db), "figure", b"{}")
    assert solved.parts(case.db, question) == {"figure": b"{}"}
    assert solved.parts(case.db, other) == {}
    case.set_linkage([EMPTY])
    assert solved.parts(case.db, question) == {}
    assert solved.earlier(case.db, question) == b"{}"


def test_answers_of_old_states_go(case):
    question = Question(measure="dead")
    for _ in range(6):
        case.set_linkage([EMPTY])
        with case.writing():
            case.append([Draft(kind="link", on="run", body={})])
        solved.keep(case.db, question, state_of(case.db), "figure", b"{}")
    assert case.db.execute("SELECT count(*) FROM solved").fetchone()[0] == solved.KEPT_STATES
