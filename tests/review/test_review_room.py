"""Coding, sampling and the queue: what may be said, who is asked, what comes first and why."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.model import Figure, InputError, Quantity, Question, Report, Span, make_claim
from gavah.review.coding import Coding, agreements, checked, differing, of_claim
from gavah.review.queue import doubtfulness, estimated, measured, ordered, stake_of, weights
from gavah.review.sampling import Unit, assigned, drawn

REPORT = Report(id="r-1", sha256="", media_type="text/plain", source="tamrin-wire", text="Two men were hanged in Karaj.")


def claim(low=2, high=2, **more):
    quantity = Quantity(measure="executed", low=low, high=high, words="Two", rule="word")
    return make_claim(report="r-1", kind="event", type="execution.judicial", spans=(Span(REPORT, 0, 29),), quantity=quantity, **more)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"claims": -1},
        {"claims": True},
        {"claims": 0, "kind": "event"},
        {"claims": 1, "kind": "party"},
        {"claims": 1, "low": 3, "high": 2},
        {"claims": 1, "earliest": "tomorrow"},
        {"claims": 1, "sheep": 1},
        {"claims": 1, "measure": "sheep"},
    ],
)
def test_what_no_coder_can_say_is_refused(fields):
    with pytest.raises(InputError):
        checked(fields)


def test_a_machines_claim_in_a_coders_fields_can_be_said_by_a_coder():
    assert checked({"claims": 1, **of_claim(claim())})["low"] == 2


def coded(by, **fields):
    return Coding(by=by, fields=fields)


def test_a_field_left_out_is_missing_and_one_not_told_is_a_value():
    units = [
        [coded("a", claims=1, measure="dead"), coded("b", claims=1, measure="dead")],
        [coded("a", claims=1, measure=None), coded("b", claims=1, measure="dead")],
        [coded("a", claims=2), coded("b", claims=1, measure="dead")],
        [coded("a", claims=0), coded("b", claims=0)],
    ]
    found = agreements(units)
    assert (found["measure"].units, found["claims"].units) == (2, 4)
    assert found["measure"].alpha == 0
    assert found["kind"].alpha is None
    assert differing(*units[1]) == ["measure"]
    assert differing(*units[0]) == []


def test_an_open_upper_end_lies_above_every_number():
    def alpha_of(other):
        units = [[coded("a", claims=1, high=n), coded("b", claims=1, high=n)] for n in (1, 2, 3, 50)]
        return agreements([*units, [coded("a", claims=1, high=50), coded("b", claims=1, high=other)]])["high"].alpha

    assert alpha_of(None) > alpha_of(1)


@given(st.integers(1, 60), st.integers(2, 5), st.integers(0, 99))
def test_each_unit_has_two_coders_every_pair_equally_often_and_the_seed_gives_it_again(size, people, seed):
    units, coders = [Unit("r-1", at, at + 1) for at in range(size)], [f"coder{n}" for n in range(people)]
    found = assigned(units, coders, seed=seed)
    assert sorted((u.start, u.end) for u in found) == [(u.start, u.end) for u in units]
    pairs = Counter(u.coders for u in found)
    assert all(len(set(pair)) == 2 for pair in pairs)
    assert max(pairs.values()) - (min(pairs.values()) if len(pairs) == people * (people - 1) // 2 else 0) <= 1
    assert assigned(units[::-1], coders, seed=seed) == found


def test_one_coder_is_not_double():
    with pytest.raises(InputError, match="same name, spelt otherwise"):
        assigned([Unit("r-1", 0, 1)], ["ada", "Ada"], seed=0)
    with pytest.raises(InputError, match="two coders"):
        assigned([Unit("r-1", 0, 1)], ["ada", "ada"], seed=0)


def test_longer_reports_are_drawn_more_often_and_empty_ones_never():
    times = Counter(drawn([0, 100, 900], 2000, seed=3))
    assert times[0] == 0
    assert 0.85 < times[2] / 2000 < 0.95


def figure(**more):
    return stake_of("f-1", Figure(question=Question(measure="executed"), status="proven", best=10, **more))


def test_a_large_doubtful_claim_comes_before_a_large_sure_one_and_a_small_doubtful_one():
    large, small = claim(8, 8), claim(1, 1)
    asked = [figure()]
    found = ordered([estimated(large, asked), estimated(large, asked, possible=True), estimated(small, asked, possible=True)])
    assert [(one.claim, "possible" in one.reasons) for one in found] == [(large.id, True), (large.id, False), (small.id, True)]
    assert found[0].score == pytest.approx(0.8 * found[0].doubt)


def test_reasons_name_what_is_doubtful_and_each_has_its_weight():
    one = estimated(claim(3, None, modality="alleged"), [figure(leading=(claim(3, None, modality="alleged").id,))])
    assert set(one.reasons) == {"leads a floor", "no-day", "no-place", "open", "hedged"}
    assert one.doubt == pytest.approx(1 - 0.95 * 0.9**4)
    assert doubtfulness(weights().doubt) < 1


def test_a_claim_left_out_is_scored_by_what_moved():
    one = estimated(claim(8, 8), [figure()])
    before = {"evidence": 5, "floor": 8, "best": 10, "named": 12, "ceiling": 12}
    found = measured(one, "f-1", before, {**before, "floor": 6, "ceiling": None})
    assert (found.exact, found.share, set(found.moves)) == (True, 1.0, {"floor", "ceiling"})
    assert measured(one, "f-1", before, before).score == 0
