"""A narrow question reads only the claims that can matter, and gets the answer that all claims give."""

import random
import shutil
from datetime import date, timedelta
from importlib.metadata import version

import msgspec
import pytest
from named_world import TOWNS, named_case, random_case

from bench.ask_speed import START, make_case
from gavah.casefile import Case
from gavah.casefile.asking import answer_of, near_material
from gavah.casefile.state import state_of
from gavah.figures.admission import admit
from gavah.figures.ask import answer
from gavah.figures.program import Budget
from gavah.figures.whole import whole_key
from gavah.model import Decision, Question

DAY = date(2071, 10, 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("narrow") / "case"
    make_case(made, 900)
    return made


@pytest.fixture
def case(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "case")
    with Case.open(tmp_path / "case", day=DAY) as opened:
        yield opened


def kept(case, question):
    return case.whole(whole_key(question, version("gavah")))


def questions(count):
    """Narrow ones of every kind: a city's week, a province's month, a country from some day on."""
    chance = random.Random(5)
    for _ in range(count):
        depth = chance.randrange(3)
        path = ("IR", f"IR-{chance.randrange(31):02d}", f"IR-{chance.randrange(31):02d}-c{chance.randrange(12)}")[: depth + 1]
        if depth == 2:
            path = (*path[:2], f"{path[1]}-c{chance.randrange(12)}")
        start = START + timedelta(days=chance.randrange(50))
        end = start + timedelta(days=chance.choice((0, 6, 29)))
        yield Question(
            measure=chance.choice(("dead", "arrested", "dead|arrested", "events")),
            start=chance.choice((start, start, None)),
            end=chance.choice((end, end, None)),
            place=path[-1],
            place_path=path,
            rule=chance.choice(("conservative", "conservative", "modal")),
            type=chance.choice((None, None, None, "riot")),
            not_sources=chance.choice(((), (), ("tamrin-3",))),
            by=chance.choice((None, None, "week", "type", "source", "city")),
            min_witnesses=chance.choice((1, 1, 1, 2)),
        )


@pytest.mark.wide
def test_a_narrow_question_gets_the_answer_that_all_claims_give(case):
    told, narrow = 0, 0
    for question in questions(20):
        asked = question.place_path[-1], question.start, question.end
        case.ask(msgspec.structs.replace(question, start=None, end=None, place=None, place_path=(), by=None))
        narrow += kept(case, question) is not None
        whole = answer_of(case, question, 120.0)[0]
        assert msgspec.json.encode(case.ask(question)) == msgspec.json.encode(whole), asked
        told += bool(whole.straddling) and whole.floor > 0
    assert narrow > 10
    assert told > 4


def test_only_the_claims_that_can_matter_leave_the_disk(case):
    first = next(claim for claim in case.claims if claim.quantity.measure == "dead" and len(claim.where[0].path) == 3)
    path, day = first.where[0].path, first.when.earliest
    question = Question("dead", start=day, end=day + timedelta(days=6), place=path[-1], place_path=path)
    near = list(near_material(case, question).claims)
    assert 0 < len(near) < case.count("claim") / 4
    touching = {claim.id for claim in case.claims if claim.where[0].path == path and claim.quantity.measure == "dead"}
    touching &= {claim.id for claim in case.claims if claim.when.earliest <= question.end and claim.when.latest >= question.start}
    assert first.id in touching
    assert touching <= {claim.id for claim in near}


@pytest.mark.parametrize("verb", ["reject", "grade"])
def test_what_is_kept_of_all_claims_is_forgotten_with_a_persons_judgement(case, verb):
    question = Question("dead", start=START, end=START + timedelta(days=20), place="IR", place_path=("IR",))
    before = case.ask(question)
    assert kept(case, question) is not None
    on = before.evidence_claims[0] if verb == "reject" else "tamrin-1"
    case.decide(Decision(verb=verb, on=on, by="Tamrini", at="2071-10-02", value="A" if verb == "grade" else ""))
    assert kept(case, question) is None
    after = case.ask(question)
    assert (after.state != before.state) == (verb == "reject")
    assert msgspec.json.encode(after) == msgspec.json.encode(answer_of(case, question, 120.0)[0])


def test_what_was_worked_out_before_a_change_is_not_kept_after_it(case):
    question = Question("arrested", start=START)
    case.ask(question)
    whole, state = kept(case, question), state_of(case.db)
    case.db.execute("UPDATE claim SET current = 0 WHERE seq = 1")
    case.keep_whole(whole_key(question, version("gavah")), whole, state)
    assert kept(case, question) is None


def test_who_is_told_apart_by_name_hangs_on_all_of_the_town_whatever_is_kept(tmp_path):
    """The script with more names serves: the two Latin ones of the week prove nothing beside three Persian ones of another month."""
    latin = [{"name": "Omid Tamrini", "day": 1}, {"name": "Sara Delshad", "day": 1}]
    persian = [{"name": name, "day": 40} for name in ("امید تمرینی", "سارا دلشاد", "رضا کازرونی")]
    week = Question("dead", start=date(2071, 8, 1), end=date(2071, 8, 7))
    floors = []
    for number, told in enumerate((latin, latin + persian)):
        with named_case(tmp_path / str(number), told) as case:
            fresh = case.solve(week)
            for question in (Question("dead"), week, week):
                figure = case.ask(question)
            assert msgspec.json.encode(figure) == msgspec.json.encode(fresh)
            floors.append((figure.floor, figure.told_apart))
    assert floors == [(2, 2), (1, 0)]


def small_questions(chance):
    town = chance.choice(TOWNS)
    start = date(2071, 8, 1) + timedelta(days=chance.choice((0, 2, 7, 9, 14, 16)))
    for path in ((), town[:2], town, town):
        yield Question(
            measure="dead",
            start=start,
            end=chance.choice((None, start + timedelta(days=chance.choice((0, 6, 12))))),
            place=path[-1] if path else None,
            place_path=path,
            rule=chance.choice(("conservative", "conservative", "modal")),
            grade=chance.choice((None, None, "B")),
            not_sources=chance.choice(((), (), ("tamrin-3",))),
            by=chance.choice((None, None, "week", "source")),
        )


def test_small_cases_of_named_persons_get_the_answer_of_a_case_that_kept_nothing(tmp_path):
    narrow = elsewhere = against = 0
    for seed in range(25):
        with random_case(tmp_path / str(seed), seed) as case:
            for question in small_questions(random.Random(seed)):
                fresh = case.solve(question)
                case.ask(msgspec.structs.replace(question, start=None, end=None, place=None, place_path=(), by=None))
                narrow += kept(case, question) is not None
                assert msgspec.json.encode(case.ask(question)) == msgspec.json.encode(fresh), (seed, question)
                near = near_material(case, question)
                alone = admit(near.claims, near.events, question, links=near.links, witnesses=near.witnesses, sources=near.sources)
                elsewhere += answer(question, alone, near.sources, Budget(60.0)).floor != fresh.floor
                against += bool(fresh.contradictions)
    assert narrow > 90
    assert elsewhere > 2
    assert against > 20


def test_a_total_corrected_to_an_earlier_start_is_found_by_it(tmp_path):
    total = {"kind": "total", "day": 20, "days": 9, "low": 4, "high": None, "running": True}
    week = Question("dead", start=date(2071, 8, 1), end=date(2071, 8, 7))
    with named_case(tmp_path / "case", [total, {"name": "Omid Tamrini", "day": 1}]) as case:
        (on,) = (claim.id for claim in case.claims if claim.kind == "total")
        value = '{"earliest":null,"latest":null,"since":"2071-08-02","as_of":"2071-08-30"}'
        case.decide(Decision(verb="correct", on=on, field="when", value=value, by="Tamrini", at="2071-10-02"))
        case.ask(Question("dead"))
        figure = case.ask(week)
        assert figure.straddling == (on,)
        assert msgspec.json.encode(figure) == msgspec.json.encode(case.solve(week))
