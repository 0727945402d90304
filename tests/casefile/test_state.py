"""The state of a case: it changes with whatever a figure depends on, and with nothing else."""

from datetime import date

import msgspec
import pytest

from bench.ask_speed import make_case
from gavah.casefile import Case, ledger, solved
from gavah.casefile.erasing import erase_report
from gavah.casefile.ledger import Draft
from gavah.casefile.state import state_of
from gavah.model import Decision, Linkage, Question, Source

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


def decided(case, verb, **more):
    case.decide(Decision(verb=verb, by="tester", at=TODAY.isoformat(), **more))


@pytest.mark.parametrize(
    "judgement",
    [
        {"verb": "reject"},
        {"verb": "correct", "field": "quantity", "value": '{"low":77,"high":77}'},
        {"verb": "withdraw", "on": "report"},
        {"verb": "erase", "on": "report"},
        {"verb": "grade", "on": "tamrin-1", "value": "A"},
    ],
)
def test_what_a_judgement_does_and_what_takes_it_back_change_the_state(case, judgement):
    claim = next(case.claims)
    on = {"report": claim.report}.get(judgement.get("on"), judgement.get("on", claim.id))
    seen = [state_of(case.db)]
    decided(case, **{**judgement, "on": on})
    seen.append(state_of(case.db))
    (name, _) = list(ledger.decisions(case.db))[-1]
    decided(case, "undo", on=on, value=judgement["verb"], field=judgement.get("field", ""), after=(name,))
    seen.append(state_of(case.db))
    assert len(set(seen)) == 3


def test_a_source_that_changes_and_an_erasure_change_the_state(case):
    seen = [state_of(case.db)]
    case.add_sources([msgspec.structs.replace(next(case.sources), grade="B")])
    seen.append(state_of(case.db))
    erase_report(case, next(case.claims).report, "other")
    seen.append(state_of(case.db))
    assert len(set(seen)) == 3


def test_looking_asking_agreeing_and_new_users_do_not(case):
    before = state_of(case.db)
    decided(case, "accept", on=next(case.claims).id)
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
    for number in range(6):
        case.add_sources([Source(id="tamrin-1", name=f"Tamrin {number}", constructed=True)])
        solved.keep(case.db, question, state_of(case.db), "figure", b"{}")
    assert case.db.execute("SELECT count(*) FROM solved").fetchone()[0] == solved.KEPT_STATES
