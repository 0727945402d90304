"""What lies partly in the question, on an uncertain day or in an uncertain place (DESIGN.md, "Figures": inside, touching, placed)."""

import pytest
from figures_world import FARS, IRAN, KURDISTAN, SANANDAJ, SHIRAZ, claim, event, link, question, solved, total
from random_cases import random_case

from gavah.figures import Box, Tie, ask, solve
from gavah.figures.regions import meets
from gavah.figures.wire import decode_case

NUMBERS = ("evidence", "floor", "best", "named", "ceiling")
TEN_DAYS = Box(IRAN, 1, 10)


def numbers(*accounts, scope=TEN_DAYS, **more):
    found = solved(*accounts, scope=scope, **more).numbers
    return found.evidence, found.floor, found.best, found.named, found.ceiling


def test_a_total_over_two_places_straddles_a_question_about_one():
    answer = solved(total("both", 9, 9, KURDISTAN, FARS), scope=Box(FARS, 1, 10))
    assert (answer.straddling, answer.numbers.floor, answer.numbers.ceiling) == (("both",), 0, 0)
    assert numbers(total("both", 9, 9, KURDISTAN, FARS)) == (9, 9, 9, 9, 9)


def test_a_total_over_the_province_straddles_a_question_about_its_city():
    assert solved(total("fars", 9, 9, FARS), scope=Box(SHIRAZ, 1, 10)).straddling == ("fars",)


def test_what_only_meets_the_question_in_the_place_or_only_in_the_days_does_not_touch_it():
    other_place, other_days = total("k", 9, 9, KURDISTAN), total("late", 9, 9, FARS, first=11, last=20)
    answer = solved(other_place, other_days, event("e", 3, 3, SHIRAZ, first=11, last=12), scope=Box(FARS, 1, 10))
    assert (answer.straddling, answer.numbers.named) == ((), 0)


@pytest.mark.parametrize(("first", "last", "best"), [(8, 11, 4), (10, 11, 4), (10, 12, 0), (11, 12, 0)])
def test_an_event_on_uncertain_days_is_counted_by_best_where_its_middle_day_lies(first, last, best):
    """Of an even number of days the earlier middle. It is inside in no case, so floor and evidence leave it out."""
    assert numbers(event("e", 4, 4, SHIRAZ, first=first, last=last))[:3] == (0, 0, best)


def test_an_event_with_one_open_end_is_counted_on_the_known_one():
    assert numbers(event("since", 4, 4, SHIRAZ, first=9, last=None))[2] == 4
    assert numbers(event("since", 4, 4, SHIRAZ, first=11, last=None))[2] == 0
    assert numbers(event("until", 4, 4, SHIRAZ, first=None, last=9))[2] == 4
    assert numbers(event("until", 4, 4, SHIRAZ, first=None, last=11))[2:4] == (0, 4)


def test_an_event_in_one_of_two_places_is_inside_only_where_both_are():
    either = event("e", 4, 6, SHIRAZ, SANANDAJ)
    assert numbers(either) == (4, 4, 4, 6, 6)
    assert numbers(either, scope=Box(FARS, 1, 10)) == (0, 0, 0, 6, 6)


def test_an_event_somewhere_in_the_province_touches_its_city():
    assert numbers(event("e", 4, 6, FARS), scope=Box(SHIRAZ, 1, 10)) == (0, 0, 0, 6, 6)


def test_accounts_of_one_event_lie_where_their_regions_meet():
    """Somewhere in Fars on the 5th, and in Shiraz on the 4th to 6th: in Shiraz on the 5th."""
    told = [event("province", 4, 4, FARS), event("city", 4, 4, SHIRAZ, first=4, last=6)]
    assert numbers(*told, ties=(Tie("city", "province", "same", 1.0),), scope=Box(SHIRAZ, 5, 5)) == (4, 4, 4, 4, 4)


def test_accounts_that_meet_nowhere_leave_the_event_in_either_place():
    told = [event("here", 4, 4, SHIRAZ), event("there", 4, 4, SANANDAJ)]
    tie = (Tie("here", "there", "same", 1.0),)
    assert numbers(*told, ties=tie)[:2] == (4, 4)
    assert numbers(*told, ties=tie, scope=Box(FARS, 1, 10))[:2] == (0, 0)


def test_what_may_be_one_event_with_something_outside_is_no_longer_inside():
    """Two killings, possibly one: then they lie in either city, and Fars alone is sure of none; named counts both, for both may be in Fars."""
    told = [event("here", 4, 4, SHIRAZ), event("there", 6, 6, SANANDAJ)]
    fars = Box(FARS, 1, 10)
    assert numbers(*told, scope=fars) == (4, 4, 4, 4, 4)
    assert numbers(*told, ties=(Tie("here", "there", "possible", 0.2),), scope=fars) == (0, 0, 4, 10, 10)


def test_a_scored_event_is_counted_at_its_part_with_most_witnesses():
    told = [event("a", 4, 4, SHIRAZ), event("b", 4, 4, SANANDAJ, witness="w1"), event("c", 4, 4, SANANDAJ, witness="w2")]
    ties = (Tie("b", "c", "same", 1.0), Tie("a", "b", "possible", 0.7))
    assert numbers(*told, ties=ties, scope=Box(KURDISTAN, 1, 10))[2] == 4
    assert numbers(*told, ties=ties, scope=Box(FARS, 1, 10))[2] == 0


def test_a_total_takes_what_touches_it_inside_the_question_into_its_highest_reading():
    """The event may lie on the 11th; as far as it lies in the question it lies in the total: the total asks for 9 - 4 more."""
    assert numbers(total("all", 2, 9, IRAN), event("e", 3, 4, SHIRAZ, first=9, last=11))[3] == 9
    assert numbers(total("fars", 2, 9, FARS), event("e", 3, 4, SHIRAZ, SANANDAJ))[3] == 13


def test_claims_on_uncertain_days_and_places_come_to_the_same_from_reports():
    told = [
        claim(low=4, high=4, days=("2071-10-08", "2071-10-11"), places=[SHIRAZ]),
        claim(low=2, high=2, places=[SHIRAZ, SANANDAJ], report="r-2"),
        claim("total", 9, days=("2071-09-23", "2071-10-22"), report="r-3"),
    ]
    figure = ask(told, [], question(start="2071-10-01", end="2071-10-10", place="Fars"))
    assert (figure.evidence, figure.floor, figure.best, figure.named) == (0, 0, 4, 6)
    assert figure.straddling == (told[2].id,)


@pytest.mark.parametrize("by", ["province", "day", "month"])
def test_a_row_is_what_its_own_question_would_be(by):
    """Also where an event may be one with another outside the row."""
    here = claim(low=4, high=4, places=[SHIRAZ], days=("2071-10-01", "2071-10-01"))
    there = claim(low=6, high=6, places=[SANANDAJ], days=("2071-10-31", "2071-11-01"), report="r-2")
    third = claim(low=2, high=2, places=[SANANDAJ], days=("2071-10-05", "2071-10-05"), report="r-3")
    links = (link(here, there, "possible", 0.3),)
    rows = {row["bin"]: row for row in ask([here, there, third], [], question(by=by), links=links).rows}
    own = {
        "province": ("Fars", question(place="Fars")),
        "day": ("2071-10-01", question(start="2071-10-01", end="2071-10-01")),
        "month": ("2071-10", question(start="2071-10-01", end="2071-10-31")),
    }
    name, asked = own[by]
    alone = ask([here, there, third], [], asked, links=links)
    assert [rows[name][key] for key in ("evidence", "floor", "best", "named", "ceiling")] == [
        alone.evidence,
        alone.floor,
        alone.best,
        alone.named,
        alone.ceiling,
    ]


def test_a_question_depends_on_no_more_than_what_concerns_it():
    for seed in range(400):
        case = decode_case(random_case(seed, rules=seed % 2 == 1))
        near = case.concerning([at for at, one in enumerate(case.accounts) if meets(one.region, (case.scope,))])
        full, part = solve(case).numbers, solve(near).numbers
        assert [getattr(full, name) for name in NUMBERS] == [getattr(part, name) for name in NUMBERS], seed
