"""Map and timeline: where and when the events of a case lie, each filtering the other; and the list of them."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.casefile import Case, spots
from gavah.desk.addresses import event_address
from gavah.desk.case import case_of
from gavah.desk.map_words import bin_words, kinds_of, lane_words, place_labels, to_day, typed
from gavah.desk.mapped import drawn, outlined, shade_of
from gavah.desk.naming import source_names
from gavah.desk.page import lang_of, render
from gavah.desk.queries.names import Named, named
from gavah.desk.queries.places import UNPLACED, Asked, Placed, by_day, by_place, choices, count, events
from gavah.desk.timeline import Span, span_of, timeline
from gavah.model import QuestionError
from gavah.ontology import label
from gavah.pipeline.questions import day_of

LISTED, ROWS = 50, 200
"""Events on a page of the list; places in the table before only provinces and countries stand in it."""


AXES = ("all", "window")
"""What the axis of the timeline may be told to show; else it chooses itself."""


def map_page(request: Request) -> Response:
    """The map, the timeline, and the same as tables."""
    case, lang = case_of(request), lang_of(request)
    _fill(case)
    offered = choices(case.db)
    asked = asked_of(request, offered)
    placed = by_place(case.db, asked)
    names = named(case, [*placed, *outlined(), asked.place])
    total = count(case.db, asked)
    axis = request.query_params.get("axis", "") if request.query_params.get("axis") in AXES else ""
    window = Span(asked.start.toordinal(), asked.end.toordinal()) if asked.start and asked.end and axis == "window" else None
    picture = drawn(placed, names)
    # the axis is that of all places, so that it stays while one after the other is chosen
    span = window or span_of(by_day(case.db, msgspec.structs.replace(asked, place="")), whole=axis == "all")
    line = timeline(by_day(case.db, asked), span, [name for name, _ in offered.get("type", [])], lang) if span else None
    rows, few = _rows(placed, names, asked.place)
    return render(
        request,
        "map.html",
        **_shared(asked, lang, {place: one.in_(lang) for place, one in names.items()}, axis=axis),
        offered=offered,
        held=int(case.db.execute("SELECT count(*) FROM spot_event").fetchone()[0]),
        total=total,
        placed=placed,
        levels={place: one.level for place, one in names.items()},
        unplaced=placed.get("", Placed(place="", path=())),
        picture=picture,
        shade_of=lambda number: shade_of(number, len(picture.ends)),
        rows=rows,
        few=few,
        line=line,
        axis=axis,
        zoomed=window is not None,
        sources=source_names(case, lang),
        typed=partial(typed, lang=lang),
        kinds_of=partial(kinds_of, lang=lang),
        bin_words=partial(bin_words, lang=lang),
        lane_words=partial(lane_words, lang=lang),
        data={
            "shades": picture.shades,
            "circles": msgspec.to_builtins(picture.circles),
            "labels": place_labels(placed, {place: names[place] for place in (*outlined(), *(one.place for one in picture.circles))}, asked, lang),
            "fields": {**parameters(asked), "from": typed(asked.start, lang), "to": typed(asked.end, lang), "axis": axis},
        },
    )


def list_page(request: Request) -> Response:
    """The events of what is asked, by day."""
    case, lang = case_of(request), lang_of(request)
    _fill(case)
    asked = asked_of(request, choices(case.db))
    words = request.query_params.get("page", "1")
    page = max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 7 else 1
    total = count(case.db, asked)
    listed = events(case.db, asked, start=(page - 1) * LISTED, most=LISTED)
    names = named(case, [*{place for one in listed for place in one.places}, asked.place])
    return render(
        request,
        "map_events.html",
        **_shared(asked, lang, {place: one.in_(lang) for place, one in names.items()}),
        listed=listed,
        event_address=event_address,
        total=total,
        page=page,
        pages=-(-total // LISTED),
    )


def _shared(asked: Asked, lang: str, names: dict[str, str], **kept: str) -> dict[str, Any]:
    """What both templates use. `link` and `list_link` are the address of the map and of the list with some parameters changed."""

    def address(path: str, **changed: str) -> str:
        held = {name: value for name, value in {**parameters(asked), **changed}.items() if value}
        return f"{path}?{urlencode(held)}" if held else path

    return {
        "asked": asked,
        "parameters": parameters(asked),
        "names": names,
        "label": partial(label, lang=lang),
        "to_day": to_day,
        "link": lambda **changed: address("/map", **{**kept, **changed}),
        "list_link": lambda **changed: address("/map/events", **changed),
        "UNPLACED": UNPLACED,
    }


def asked_of(request: Request, offered: Mapping[str, list[tuple[str, int]]]) -> Asked:
    """What the address asks for. What it cannot ask for is left out: an address is not typed by hand."""
    query = request.query_params

    def one(name: str) -> str:
        return query.get(name, "") if query.get(name, "") in {value for value, _ in offered.get(name, ())} else ""

    start, end = _day(query.get("from", "")), _day(query.get("to", ""))
    if start and end and start > end:
        start, end = end, start
    return Asked(measure=one("measure"), type=one("type"), source=one("source"), place=query.get("place", "")[:100], start=start, end=end)


def parameters(asked: Asked) -> dict[str, str]:
    """The address of what is asked, without what is not."""
    held = {
        "measure": asked.measure,
        "type": asked.type,
        "source": asked.source,
        "place": asked.place,
        "from": asked.start.isoformat() if asked.start else "",
        "to": asked.end.isoformat() if asked.end else "",
    }
    return {name: value for name, value in held.items() if value}


def _day(words: str) -> date | None:
    try:
        return day_of(words) if words else None
    except QuestionError:
        return None


def _fill(case: Case) -> None:
    """A case linked by an earlier gavah has no spots yet."""
    if not spots.is_filled(case.db) and not case.read_only:
        with case.writing():
            if not spots.is_filled(case.db):
                spots.fill(case.db)


class Row(msgspec.Struct, frozen=True):
    """A row of the table: the place and how deep it lies under those before it."""

    placed: Placed
    deep: int


def _rows(placed: Mapping[str, Placed], names: Mapping[str, Named], chosen: str) -> tuple[list[Row], bool]:
    """The table of places as a tree, larger numbers first; in a large case only countries, provinces and what lies around and in the chosen
    place: then True comes beside it."""
    of_places = [row for row in placed.values() if row.place]
    few = len(of_places) > ROWS
    if few:
        around = placed[chosen].path if chosen in placed else ()
        of_places = [row for row in of_places if names[row.place].level in ("country", "province") or chosen in row.path or row.place in around]
    under: dict[tuple[str, ...], list[Placed]] = {}
    for row in sorted(of_places, key=lambda row: (-row.inside, -row.perhaps, row.place)):
        under.setdefault(row.path[:-1], []).append(row)

    def below(path: tuple[str, ...], deep: int) -> list[Row]:
        found = []
        for row in under.get(path, ()):
            inner = under.get(row.path, [])
            if names[row.place].level == "county" and len(inner) == 1 and _equal(row, inner[0]):
                found += below(row.path, deep)  # a county of which only its one town is told says nothing more
            else:
                found += [Row(row, deep), *below(row.path, deep + 1)]
        return found

    return below((), 0), few


def _equal(one: Placed, other: Placed) -> bool:
    return (one.inside, one.perhaps) == (other.inside, other.perhaps)


ROUTES = [Route("/map", map_page), Route("/map/events", list_page)]
NAVIGATION = [("/map", "map.nav")]
