"""The first day in every place, and the lag between places."""

from datetime import date

from figures_world import KERMANSHAH, SANANDAJ, SHIRAZ, claim, link, question

from gavah.figures.admission import admit
from gavah.figures.spread import lag_between, spread
from gavah.model import Event


def days(first, last=None):
    return (None if first is None else f"2071-10-{first:02}", f"2071-10-{last or first:02}")


def first_days(*claims, level="city", links=(), **more):
    events = [Event(id="e", type="x", claims=(), links=tuple(links))]
    return {one.place: one for one in spread(admit(claims, events, question(**more)), level)}


def test_a_wave_spreads_from_the_first_place():
    found = first_days(claim(days=days(3), places=[SANANDAJ]), claim(days=days(5, 7), places=[SHIRAZ], report="r-2"))
    assert list(found) == ["Sanandaj", "Shiraz"]
    assert (found["Sanandaj"].earliest, found["Sanandaj"].latest, found["Sanandaj"].lag) == (date(2071, 10, 3), date(2071, 10, 3), (0, 0))
    assert (found["Shiraz"].earliest, found["Shiraz"].latest, found["Shiraz"].lag) == (date(2071, 10, 5), date(2071, 10, 7), (2, 4))


def test_the_earliest_possible_and_the_latest_sure_day_may_come_from_two_events():
    found = first_days(claim(days=days(1, 9), places=[SHIRAZ]), claim(days=days(4), places=[SHIRAZ], report="r-2"))["Shiraz"]
    assert (found.earliest, found.latest, found.events) == (date(2071, 10, 1), date(2071, 10, 4), 2)


def test_an_event_without_a_first_day_is_counted_apart():
    found = first_days(claim(days=days(None, 2), places=[SHIRAZ]), claim(days=days(4), places=[SHIRAZ], report="r-2"))["Shiraz"]
    assert (found.earliest, found.latest, found.undated) == (None, date(2071, 10, 2), 1)
    late = first_days(claim(days=days(None, 8), places=[SHIRAZ]), claim(days=days(4), places=[SHIRAZ], report="r-2"))["Shiraz"]
    assert (late.earliest, late.latest, late.undated) == (date(2071, 10, 4), date(2071, 10, 4), 1)


def test_an_event_in_one_of_two_places_says_nothing_of_either():
    assert list(first_days(claim(days=days(1), places=[SANANDAJ, SHIRAZ]), claim(days=days(4), places=[SHIRAZ], report="r-2"))) == ["Shiraz"]


def test_a_total_begins_no_wave():
    assert first_days(claim("total", 20, days=days(1, 9), places=[SHIRAZ])) == {}


def test_accounts_of_one_event_narrow_its_day():
    wide, sharp = claim(days=days(1, 9), places=[SHIRAZ]), claim(days=days(4), places=[SHIRAZ], report="r-2")
    found = first_days(wide, sharp, links=[link(wide, sharp)])["Shiraz"]
    assert (found.earliest, found.latest, found.events) == (date(2071, 10, 4), date(2071, 10, 4), 1)


def test_provinces_are_found_from_their_cities():
    assert list(first_days(claim(days=days(3), places=[SANANDAJ]), claim(days=days(5), places=[KERMANSHAH], report="r-2"), level="province")) == [
        "Kurdistan",
        "Kermanshah",
    ]


def test_the_lag_between_any_two_places():
    found = first_days(claim(days=days(3, 4), places=[SANANDAJ]), claim(days=days(4), places=[SHIRAZ], report="r-2"))
    assert lag_between(found["Sanandaj"], found["Shiraz"]) == (0, 1)
    assert lag_between(found["Shiraz"], found["Sanandaj"]) == (-1, 0)


def test_the_window_of_the_question_bounds_the_first_day():
    found = first_days(claim(days=days(1, 9), places=[SHIRAZ]), claim(days=days(6), places=[SHIRAZ], report="r-2"), start="2071-10-05")["Shiraz"]
    assert (found.earliest, found.latest) == (date(2071, 10, 5), date(2071, 10, 6))
