"""Review over a case: the queue solves what it says, coding is blind, and what is adjudicated enters figures."""

import pytest
from test_decisions import APART, built, executed

from gavah.casefile.decided import decisions_on
from gavah.model import GavahError, Question, Refused
from gavah.pipeline import judging, reviewing
from gavah.review.coding import of_claim

TEXTS = [*APART, ("tamrin-voices", "2071-10-14", "The market in Tabriz was open. People bought bread. It rained in the evening.")]


@pytest.fixture
def case(tmp_path):
    with built(tmp_path / "review", TEXTS) as made:
        yield made


def unused():
    raise AssertionError("no place was coded")


def test_the_queue_is_ordered_by_what_moves_and_exact_ones_are_solved_again(case):
    two, three = case.claims
    assert reviewing.queue(case) == []
    executed(case)
    assert [one.claim for one in reviewing.queue(case)] == [three.id, two.id]
    exact = reviewing.queue(case, exact=2)
    assert [(one.exact, one.moves["floor"]) for one in exact] == [(True, (5, 2)), (True, (5, 3))]
    assert exact[0].share == pytest.approx(3 / 5)


def test_what_a_person_looked_at_leaves_the_queue_and_what_is_contested_comes_back_first(case):
    two, three = case.claims
    executed(case)
    case.decide(judging.on_claim(case, "accept", three.id, by="ada"), seen=())
    assert [one.claim for one in reviewing.queue(case)] == [two.id]
    assert reviewing.looked_at(case) == (1, 2)
    case.decide(judging.on_claim(case, "reject", three.id, by="bea"), seen=())
    first = reviewing.queue(case)[0]
    assert (first.claim, "contested" in first.reasons) == (three.id, True)


def test_a_sample_holds_sentences_without_claims_and_its_seed_gives_it_again(case):
    held = reviewing.draw(case, 4, ["ada", "bea"], seed=5, by="cyn")
    told = {(c.report, c.sentence.start) for c in case.claims}
    with_claims = [unit for unit in held.units if (unit.report, unit.start) in told]
    assert (len(held.units), len(with_claims)) == (4, 2)
    assert reviewing.sample(case, held.id[:8]) == held
    assert reviewing.draw(case, 4, ["bea", "ada"], seed=5, by="cyn") == held


def both(case, held, **fields):
    """Both coders say of every unit what `fields` or the machine says."""
    for number, unit in enumerate(held.units, 1):
        read = [c for c in case.claims_where("report = ?", (unit.report,)) if c.sentence.start == unit.start]
        given = {"claims": 1, **of_claim(read[0]), **fields} if read else {"claims": 0}
        for coder in unit.coders:
            case.decide(reviewing.coding(case, held, number, given, by=coder))


def test_codings_are_blind_and_enter_no_figure_until_they_are_adjudicated(case):
    held = reviewing.draw(case, 2, ["ada", "bea"], seed=1, by="cyn")
    assert reviewing.waiting(case, held, "ada") == [1, 2]
    case.decide(reviewing.coding(case, held, 1, {"claims": 0}, by="ada"))
    assert reviewing.waiting(case, held, "ada") == [2]
    with pytest.raises(Refused, match="left to code"):
        reviewing.coded(case, held, by="ada")
    with pytest.raises(Refused, match="for ada and bea"):
        reviewing.coding(case, held, 1, {"claims": 0}, by="cyn")
    assert decisions_on(case.db, held.units[0].report) == []
    assert executed(case).floor == 5


def test_an_adjudicated_unit_corrects_rejects_or_makes_its_claim_and_names_both_codings(case):
    held = reviewing.draw(case, 6, ["ada", "bea"], seed=1, by="cyn")
    both(case, held, low=4, high=4)
    done = reviewing.coded(case, held, by="cyn")
    assert (len(done), [one.differing for one in done]) == (len(held.units), [()] * len(held.units))
    for one in done:
        case.decide_all(reviewing.adjudication(case, held, one, one.codings[0].fields, by="cyn", gazetteer=unused))
    assert executed(case).floor == 8
    assert all(one.adjudicated for one in reviewing.coded(case, held, by="cyn"))
    (word,) = {d.decision.value for c in case.claims for d in decisions_on(case.db, c.id) if d.decision.verb == "correct"}
    assert '"low":4' in word
    bare = next(one for one in done if one.codings[0].fields == {"claims": 0})
    new = {"claims": 1, "kind": "event", "type": "arrest", "measure": "arrested", "low": 1, "high": 1}
    case.decide_all(reviewing.adjudication(case, held, bare, new, by="cyn", gazetteer=unused))
    assert case.ask(Question(measure="arrested")).floor == 1
    some = next(one for one in done if one.codings[0].fields["claims"])
    case.decide_all(reviewing.adjudication(case, held, some, {"claims": 0}, by="cyn", gazetteer=unused))
    assert executed(case).floor == 4


def test_alpha_is_over_the_units_two_have_coded_and_a_recoded_unit_counts_once(case):
    held = reviewing.draw(case, 5, ["ada", "bea"], seed=1, by="cyn")
    both(case, held)
    case.decide(reviewing.coding(case, held, 1, {"claims": 3}, by="ada"))
    case.decide(reviewing.coding(case, held, 1, {"claims": 3}, by="bea"))
    found = reviewing.agreement_of(case, held)
    assert (found["claims"].alpha, found["claims"].units) == (1.0, len(held.units))


def test_a_sample_or_unit_that_is_not_there(case):
    with pytest.raises(GavahError, match="no sample"):
        reviewing.sample(case, "s-12")
    held = reviewing.draw(case, 1, ["ada", "bea"], seed=1, by="cyn")
    with pytest.raises(GavahError, match="no unit"):
        reviewing.unit_of(held, 9)
