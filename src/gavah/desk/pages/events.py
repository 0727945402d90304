"""Lists of events and of claims by ids and fixed choices: what the numbers of other pages lead to."""

from datetime import date
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.desk import naming
from gavah.desk.case import case_of
from gavah.desk.facts import facts_of
from gavah.desk.page import here_with, lang_of, render
from gavah.desk.paging import pages_of
from gavah.desk.telling import told
from gavah.model import Event, QuestionError
from gavah.ontology import is_type, label

AT_ONCE = 40
MOST_IDS = 200


def events(request: Request) -> Response:
    """Events by day: all, of a type, of a window, or those named (`id`)."""
    case, lang = case_of(request), lang_of(request)
    where, values = _chosen(request)
    page = _page(request)
    count = int(case.db.execute(f"SELECT count(*) FROM event WHERE {where}", values).fetchone()[0])
    rows = case.db.execute(
        f"SELECT body FROM event WHERE {where} ORDER BY earliest IS NULL, earliest, id LIMIT ? OFFSET ?", (*values, AT_ONCE, (page - 1) * AT_ONCE)
    )
    held = [msgspec.json.decode(body, type=Event) for (body,) in rows]
    return render(
        request,
        "events.html",
        events=held,
        first={one.id: claim for one in held for claim in told(case, one.claims[:1])},
        places_of=lambda event: [naming.place_name(case.folder, one, lang) for one in event.places[:3]],
        types=sorted(facts_of(case).types, key=lambda one: label(one, lang)),
        **_paged(request, count, page),
    )


def claims(request: Request) -> Response:
    """The claims named (`id`), or those of a type."""
    case, lang = case_of(request), lang_of(request)
    page = _page(request)
    ids = _ids(request, "c-")
    kind = _type(request)
    if ids:
        where, values = f"id IN ({', '.join('?' * len(ids))})", list(ids)
    elif kind:
        where, values = "type = ?", [kind]
    else:
        where, values = "1", []
    count = int(case.db.execute(f"SELECT count(*) FROM claim WHERE current = 1 AND {where}", values).fetchone()[0])
    query = f"SELECT id FROM claim WHERE current = 1 AND {where} ORDER BY seq LIMIT ? OFFSET ?"
    found = [one for (one,) in case.db.execute(query, (*values, AT_ONCE, (page - 1) * AT_ONCE))]
    return render(request, "claims.html", claims=told(case, found), names=naming.source_names(case, lang), **_paged(request, count, page))


def _paged(request: Request, count: int, page: int) -> dict[str, Any]:
    return {"count": count, "page": page, "pages": pages_of(count, AT_ONCE), "here": lambda **more: here_with(request, **more)}


def _chosen(request: Request) -> tuple[str, list[object]]:
    where, values = ["1"], list[object]()
    ids, kind = _ids(request, "e-"), _type(request)
    if ids:
        where.append(f"id IN ({', '.join('?' * len(ids))})")
        values += ids
    if kind:
        where.append("type = ?")
        values.append(kind)
    for name, test in (("from", "latest >= ?"), ("to", "earliest <= ?")):
        if request.query_params.get(name):
            where.append(test)
            values.append(_day(request.query_params[name]))
    return " AND ".join(where), values


def _ids(request: Request, start: str) -> list[str]:
    """The ids of the address; a long list is cut."""
    found = request.query_params.getlist("id")
    if any(not one.startswith(start) or not one[2:].isalnum() for one in found):
        raise QuestionError("the address names something else than ids", remedy="choose a number of another page")
    return found[:MOST_IDS]


def _type(request: Request) -> str:
    kind = request.query_params.get("type", "")
    if kind and not is_type(kind):
        raise QuestionError(f"no event type is called {kind!r}", remedy="choose one of the list")
    return kind


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise QuestionError(f"{value!r} is not a day of an address", remedy="choose the days anew") from None


def _page(request: Request) -> int:
    given = request.query_params.get("page", "1")
    return int(given) if given.isascii() and given.isdigit() and 0 < int(given) < 100_000 else 1


ROUTES = [Route("/events", events), Route("/claims", claims)]
NAVIGATION = [("/events", "events.nav")]
