"""Counting events by place and day: against a plain count, event by event, on 100,000 invented ones; and what a spot is."""

import random
from collections import Counter, defaultdict
from datetime import date

import pytest

from gavah.casefile.database import connect, transaction
from gavah.casefile.spots import Shelf, Spot, spot_of
from gavah.desk.queries.places import UNPLACED, Asked, by_day, by_place, choices, count, events
from gavah.figures.regions import DAWN, DUSK
from gavah.model import Quantity, Report, Span, When, Where, make_claim

EVENTS = 100_000
FIRST = date(2068, 3, 20).toordinal()
TYPES = ("arrest", "protest.demo", "protest.strike", "execution.judicial")
MEASURES = ("arrested", "dead", "injured")
REPORT = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="tamrin-wire", text="EXERCISE · CONSTRUCTED", constructed=True)


def where(*path: str) -> Where:
    return Where(id=path[-1], name=path[-1], level=("country", "province", "city", "site")[len(path) - 1], path=path)


def told(places=(), first=None, last=None, low=None, measure="arrested", type_="arrest", **more):
    quantity = None if low is None else Quantity(measure=measure, low=low, high=None, words=str(low), rule="exact")
    when = When(earliest=first, latest=last) if first or last else None
    fields = {"kind": "event", "quantity": quantity, "when": when, "where": tuple(places)} | more
    return make_claim(report="r-1", type=type_, spans=(Span(REPORT, 0, 8),), **fields)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A case's tables with invented events, and the events as plain tuples: (type, places, first, last, {measure: low}, sources)."""
    chance = random.Random(7)
    cities = [("IR", f"IR-{province:02d}", f"city-{province}-{city}") for province in range(31) for city in range(10)]
    paths = [(), ("IR",), ("AT",), *((("IR", f"IR-{number:02d}")) for number in range(31)), *cities]
    made = []
    for _ in range(EVENTS):
        places = tuple(sorted({chance.choice(paths) for _ in range(chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 2, 3)))} - {()})) or ((),)
        first = FIRST + chance.randrange(1300)
        last = first + (chance.randrange(40) if chance.random() < 0.2 else 0)
        first, last = (DAWN if chance.random() < 0.02 else first), (DUSK if chance.random() < 0.01 else last)
        lows = {measure: chance.choice((None, 1, 4, 30)) for measure in chance.sample(MEASURES, chance.choice((1, 1, 2)))}
        made.append((chance.choice(TYPES), places, first, last, lows, {f"tamrin-{chance.randrange(9)}" for _ in range(2)}))
    db = connect(tmp_path_factory.mktemp("large"), create=True)
    with transaction(db):
        shelf = Shelf(db)
        for number, (type_, places, first, last, lows, sources) in enumerate(made):
            spot = Spot(places=places, first=first, last=last, lows=lows)
            shelf.keep(f"e-{number:06d}", type_, spot, {}, sources, constructed=True)
        shelf.close()
    return db, made


ASKED = [
    Asked(),
    Asked(measure="dead"),
    Asked(type="protest"),
    Asked(source="tamrin-3"),
    Asked(start=date(2069, 1, 1), end=date(2069, 2, 1)),
    Asked(place="IR-07"),
    Asked(place=UNPLACED),
    Asked(measure="injured", type="arrest", source="tamrin-1", place="IR", start=date(2069, 5, 1), end=date(2069, 7, 1)),
]


def fits(event, asked: Asked, *, place=True, window=True) -> bool:
    type_, places, first, last, lows, sources = event
    return (
        (not asked.measure or asked.measure in lows)
        and (not asked.type or type_ == asked.type or type_.startswith(f"{asked.type}."))
        and (not asked.source or asked.source in sources)
        and (not window or not asked.start or last >= asked.start.toordinal())
        and (not window or not asked.end or first <= asked.end.toordinal())
        and (not place or not asked.place or any((asked.place in path) if asked.place != UNPLACED else not path for path in places))
    )


@pytest.mark.parametrize("asked", [ASKED[number] for number in (0, 1, 3, 4, 7)], ids=str)
def test_events_are_counted_once_in_each_place_around_them(large, asked):
    db, made = large
    here, inside, perhaps, greatest = Counter(), Counter(), Counter(), defaultdict(list)
    for event in made:
        if not fits(event, asked, place=False):
            continue
        places, lows = event[1], event[4]
        low = lows[asked.measure] if asked.measure else None
        if len(places) == 1:
            here[places[0][-1] if places[0] else ""] += 1
        for around in {path[:deep] for path in places for deep in range(1, len(path) + 1)} or {()}:
            name = around[-1] if around else ""
            if all(one[: len(around)] == around for one in places):
                inside[name] += 1
                greatest[name].append(low)
            else:
                perhaps[name] += 1
    found = by_place(db, asked)
    assert {name: row.inside for name, row in found.items() if row.inside} == inside
    assert {name: row.perhaps for name, row in found.items() if row.perhaps} == perhaps
    assert {name: row.here for name, row in found.items() if row.here} == here
    if asked.measure:
        named = {name: max(filter(None, lows), default=None) for name, lows in greatest.items()}
        assert {name: row.greatest for name, row in found.items() if row.inside} == named


@pytest.mark.parametrize("asked", [ASKED[number] for number in (0, 2, 5, 6, 7)], ids=str)
def test_every_event_has_its_days_once_whatever_the_window(large, asked):
    db, made = large
    when = by_day(db, asked)
    found = Counter(zip((when.types[kind] for kind in when.type.tolist()), when.first.tolist(), when.last.tolist(), strict=True))
    assert found == Counter((type_, first, last) for type_, _, first, last, _, _ in (event for event in made if fits(event, asked, window=False)))
    assert count(db, asked) == sum(fits(event, asked) for event in made)


def test_the_list_comes_by_day_and_in_pages(large):
    db, made = large
    asked = Asked(place="IR-07", start=date(2069, 1, 1), end=date(2069, 1, 20))
    first, second = events(db, asked, start=0, most=20), events(db, asked, start=20, most=20)
    fitting = sorted((event[2], event[3], number) for number, event in enumerate(made) if fits(event, asked))
    assert [one.event for one in [*first, *second]] == [f"e-{number:06d}" for _, _, number in fitting[:40]]
    assert dict(first[0].measures) == made[fitting[0][2]][4]


def test_an_event_lies_where_all_its_accounts_allow():
    city, province = where("IR", "IR-06", "ahvaz"), where("IR", "IR-06")
    spot = spot_of([told([province], date(2071, 10, 1), date(2071, 10, 3)), told([city], date(2071, 10, 3), date(2071, 10, 5))])
    assert spot.places == (("IR", "IR-06", "ahvaz"),)
    assert (spot.first, spot.last) == (date(2071, 10, 3).toordinal(),) * 2


def test_accounts_that_share_no_place_leave_it_open_and_both_are_kept():
    spot = spot_of([told([where("IR", "IR-06", "ahvaz")]), told([where("IR", "IR-06", "dezful")])])
    assert spot.places == (("IR", "IR-06", "ahvaz"), ("IR", "IR-06", "dezful"))


def test_no_place_and_no_day_stay_unknown_and_no_number_is_not_zero():
    spot = spot_of([told()])
    assert (spot.places, spot.first, spot.last, spot.lows) == (((),), DAWN, DUSK, {"arrested": None})


def test_the_greatest_low_is_told_and_what_may_carry_no_count_is_on_no_map():
    assert spot_of([told(low=4), told(low=9), told(low=6)]).lows == {"arrested": 9}
    assert spot_of([told(low=4), told(low=9, polarity="denied")]).lows == {"arrested": 4}
    assert spot_of([told(low=9, modality="planned")]) is None


def test_choices_are_counted_in_events(exercise):
    db = connect(exercise)
    offered = choices(db)
    for kind in ("measure", "type", "source"):
        for value, n in offered[kind]:
            found = count(db, Asked(**{kind: value}))
            assert n == found if kind != "type" else n <= found, value
