"""Small cells: NORMS.md, "Do no harm"."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from release_world import AHVAZ, DEZFUL, claim, report

from gavah.model import Event
from gavah.release.cells import GRAINS, cell_of, celled, persons, widened
from gavah.release.policy import standard

LIVING = standard().living


def _cells(claims, events=(), before=(), held=()):
    return celled(claims, events, k=5, living=LIVING, before=before, held={one.id: one for one in held})


def test_two_arrested_in_a_city_on_a_day_are_told_by_province_and_month_once_others_join_them():
    alone = _cells([claim(2)])
    assert alone.claims == []
    assert set(alone.withheld.values()) == {"small cell"}
    two = [claim(2), claim(3, where=(DEZFUL,), on=date(2071, 10, 20), salt="b")]
    together = _cells(two)
    assert together.withheld == {}
    assert together.coarsened == 2
    for told in together.claims:
        assert [place.id for place in told.where] == ["IR-06"]
        assert told.where[0].lat is None
        assert (told.when.earliest, told.when.latest) == (date(2071, 10, 1), date(2071, 10, 31))


def test_five_arrested_leave_as_they_were_told_and_do_not_hide_two_others():
    five, two = claim(5), claim(2, on=date(2071, 10, 9), salt="b")
    told = _cells([five, two])
    assert told.claims == [five]
    assert told.withheld == {two.id: "small cell"}


def test_deaths_and_executions_are_exempt():
    dead, executed = claim(1, measure="dead", type="killing.extrajudicial"), claim(2, measure="executed", type="execution.judicial")
    assert _cells([dead, executed]).claims == [dead, executed]


def test_accounts_of_one_event_are_no_crowd():
    two = [claim(3), claim(3, salt="told again", report=None)]
    event = Event(id="e-1", type="arrest", claims=tuple(one.id for one in two))
    assert persons(two, {one.id: "e-1" for one in two}) == 3
    assert _cells(two, [event]).claims == []


def test_an_arrest_of_unknown_number_is_one_person():
    assert persons([claim(None)], {}) == 1
    assert _cells([claim(None)]).withheld


def test_sex_and_age_are_part_of_the_cell():
    women, men = claim(3, groups=("female",)), claim(3, groups=("male",), salt="b")
    assert _cells([women, men]).claims == []


def test_a_small_addition_to_a_released_cell_waits():
    old, new = claim(6), claim(2, salt="b")
    first = _cells([old])
    second = _cells([old, new], before=[first.cells])
    assert second.claims == [old]
    assert second.withheld == {new.id: "difference of releases"}
    many = _cells([old, claim(7, salt="c")], before=[first.cells])
    assert len(many.claims) == 2


def test_taking_few_away_takes_the_whole_cell():
    old, gone = claim(6), claim(2, salt="b")
    first = _cells([old, gone])
    assert len(first.claims) == 2
    second = _cells([old], before=[first.cells])
    assert second.claims == []
    assert second.withheld == {old.id: "difference of releases"}


def test_the_release_after_next_does_not_give_back_what_the_next_withheld():
    old, gone = claim(6), claim(2, salt="b")
    first = _cells([old, gone])
    second = _cells([old], before=[first.cells], held=[old, gone])
    third = _cells([old], before=[first.cells, second.cells], held=[old, gone])
    assert second.claims == third.claims == []


def test_five_accounts_of_one_person_taken_away_are_one_person():
    others = claim(5)
    told = [claim(1, report=report(f"They took one person in Ahvaz. {at}", id=f"r-{at}")) for at in range(2, 7)]
    event = Event(id="e-1", type="arrest", claims=tuple(one.id for one in told))
    first = _cells([others, *told], [event])
    assert len(first.claims) == 6
    for events in ([event], []):  # what was withdrawn may be in no event any more
        assert _cells([others], events, before=[first.cells], held=[others, *told]).claims == []


def test_what_shared_a_cell_with_few_who_are_gone_is_not_told_more_widely_instead():
    stays, gone, elsewhere = claim(3), claim(4), claim(2, on=date(2071, 10, 20), salt="c")
    first = _cells([stays, gone])
    assert len(first.claims) == 2
    assert _cells([stays, elsewhere], before=[first.cells], held=[stays, gone, elsewhere]).claims == []


def test_many_taken_away_leave_the_others_where_they_were():
    stays, gone = claim(6), claim(9, salt="b")
    first = _cells([stays, gone])
    assert _cells([stays], before=[first.cells], held=[stays, gone]).claims == [stays]


DAYS = st.dates(date(2071, 9, 23), date(2071, 11, 5))
CLAIMS = st.lists(st.tuples(st.integers(1, 9), DAYS, st.sampled_from([AHVAZ, DEZFUL]), st.sampled_from([(), ("female",), ("minor",)])), max_size=12)


@given(CLAIMS)
def test_whatever_is_told_no_cell_of_what_leaves_is_small(rows):
    claims = [claim(n, on=day, where=(place,), groups=groups, salt=str(at)) for at, (n, day, place, groups) in enumerate(rows)]
    told = _cells(claims)
    by_id = {one.id: one for one in told.claims}
    assert set(by_id) | set(told.withheld) == {one.id for one in claims}
    assert set(by_id) == set(itertools.chain(*told.cells.values()))
    for members in told.cells.values():
        shown = {(tuple(place.id for place in by_id[name].where), by_id[name].when.earliest, by_id[name].groups) for name in members}
        assert len(shown) == 1
        assert sum(by_id[name].quantity.low for name in members) >= 5


@given(CLAIMS)
def test_widening_never_loses_a_day_or_a_place(rows):
    for at, (n, day, place, groups) in enumerate(rows):
        one = claim(n, on=day, where=(place,), groups=groups, salt=str(at))
        for grain in GRAINS:
            wide = widened(one, grain)
            assert wide.when.earliest <= day <= wide.when.latest
            assert wide.where[0].id in place.path
            assert cell_of(widened(wide, grain), grain) == cell_of(wide, grain)
