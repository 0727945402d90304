"""The timeline as geometry: what is sure, what may be, what is open, and the days of two calendars under it."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from gavah.desk.axis import edges, months_row, unit_of
from gavah.desk.queries.places import When
from gavah.desk.timeline import LANES, LEFT, RIGHT, WIDTH, Span, span_of, timeline
from gavah.figures.regions import DAWN, DUSK
from gavah.model.calendars import gregorian_to_solar

OCTOBER = date(2071, 10, 1).toordinal()
SPAN = Span(OCTOBER, OCTOBER + 29)


def when(*events: tuple[str, int, int]) -> When:
    """Events as (type, first, last), days counted from 1 October 2071."""
    types = ("", *sorted({type_ for type_, _, _ in events}))
    days = [[day if day in (DAWN, DUSK) else OCTOBER + day for day in event[1:]] for event in events]
    numbers = [types.index(type_) for type_, _, _ in events]
    return When(types, np.array(numbers, np.int32), np.array([d[0] for d in days], np.int32), np.array([d[1] for d in days], np.int32))


def test_a_known_day_is_a_bar_and_an_uncertain_one_may_be_on_each_of_its_days():
    line = timeline(when(("arrest", 3, 3), ("arrest", 3, 3), ("riot", 3, 5)), SPAN, ["arrest", "riot"], "en")
    bins = {one.first - OCTOBER: (sum(one.sure), one.perhaps) for one in line.bins}
    assert bins == {3: (2, 1), 4: (0, 1), 5: (0, 1)}
    assert [(lane.first - OCTOBER, lane.last - OCTOBER, lane.count, lane.type) for lane in line.lanes] == [(3, 5, 1, "riot")]


def test_an_uncertain_day_inside_one_bin_is_sure_of_the_bin():
    week = Span(OCTOBER, OCTOBER + 200)
    saturday = (5 - date.fromordinal(OCTOBER).weekday()) % 7
    line = timeline(when(("riot", saturday, saturday + 6), ("riot", saturday + 6, saturday + 7)), week, ["riot"], "en")
    assert line.unit == "week"
    assert [(sum(one.sure), one.perhaps) for one in line.bins] == [(1, 1), (0, 1)]


def test_open_ends_reach_the_end_of_the_axis_and_are_marked():
    line = timeline(when(("arrest", DAWN, 4), ("arrest", 10, DUSK)), SPAN, ["arrest"], "en")
    since, until = line.lanes
    assert (since.x, since.since, since.until) == (LEFT, True, False)
    assert (until.end, until.since, until.until) == (WIDTH - RIGHT, False, True)
    assert {one.first - OCTOBER for one in line.bins} == {*range(5), *range(10, 30)}


def test_no_day_at_all_is_neither_drawn_nor_lost():
    line = timeline(when(("arrest", 3, 3), ("arrest", DAWN, DUSK)), SPAN, ["arrest"], "en")
    assert (line.undated, sum(one.perhaps for one in line.bins), sum(sum(one.sure) for one in line.bins)) == (1, 0, 1)


def test_stacked_parts_touch_and_are_as_high_as_their_numbers():
    line = timeline(when(*[("arrest", 3, 3)] * 2, *[("riot", 3, 3)] * 3, ("riot", 3, 9)), SPAN, ["arrest", "riot"], "en")
    parts = next(one for one in line.bins if one.first == OCTOBER + 3).parts
    assert [part.kind for part in parts] == [0, 1, -1]
    assert [round(part.height / parts[2].height) for part in parts] == [2, 3, 1]
    for lower, upper in pairwise(parts):
        assert upper.y + upper.height == pytest.approx(lower.y, abs=0.02)


def test_lanes_do_not_overlap_and_what_finds_none_is_counted():
    many = [("riot", start, start + 12) for start in range(1, 13) for _ in range(start)]
    many += [("arrest", start, start + 14) for start in range(1, 13)]
    line = timeline(when(*many), SPAN, ["riot"], "en")
    rows: dict[float, list] = {}
    for lane in line.lanes:
        rows.setdefault(lane.y, []).append(lane)
    assert len(rows) <= LANES
    for lanes in rows.values():
        for one, other in pairwise(lanes):
            assert one.end < other.x
    assert line.undrawn == len(many) - sum(lane.count for lane in line.lanes) > 0


def test_a_few_days_far_away_do_not_squeeze_the_others():
    crowd = [("riot", 1 + day % 28, 1 + day % 28) for day in range(60)]
    events = when(*crowd, ("riot", -900, -900))
    assert span_of(events) == (OCTOBER + 1, OCTOBER + 28, True)
    assert span_of(events, whole=True) == (OCTOBER - 900, OCTOBER + 28, False)
    assert timeline(events, span_of(events), ["riot"], "en").outside == 1
    assert span_of(when(("riot", DAWN, DUSK))) is None


@pytest.mark.parametrize(("length", "unit"), [(60, "day"), (400, "week"), (3000, "month"), (30_000, "year")])
def test_bins_are_whole_units_that_hold_every_day_once(length, unit):
    assert unit_of(OCTOBER, OCTOBER + length) == unit
    cuts = edges(OCTOBER, OCTOBER + length, unit)
    assert cuts[0] <= OCTOBER
    assert cuts[-2] <= OCTOBER + length < cuts[-1]
    if unit in ("month", "year"):
        assert all(gregorian_to_solar(date.fromordinal(cut))[2] == 1 for cut in cuts)
    if unit == "year":
        assert all(gregorian_to_solar(date.fromordinal(cut))[1] == 1 for cut in cuts)


def test_months_of_both_calendars_stand_where_they_begin():
    solar = months_row(OCTOBER, OCTOBER + 60, 900, "fa", "solar")
    assert [tick.label for tick in solar][:2] == ["مهر ۱۴۵۰", "آبان ۱۴۵۰"]
    assert gregorian_to_solar(date.fromordinal(solar[1].ordinal)) == (1450, 8, 1)
    assert [tick.label for tick in months_row(OCTOBER, OCTOBER + 60, 900, "en", "gregorian")] == ["October 2071", "November 2071"]
