"""Sources: who they are, how people grade them, what others told later, what depends on them, and their reports, each of which can be withdrawn."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.decided import decisions_on
from gavah.casefile.judgements import standing_of
from gavah.casefile.shelves import marks
from gavah.desk import naming
from gavah.desk.addresses import question_address, source_address
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, append, reason_of, seen_field, typed
from gavah.desk.facts import facts_of
from gavah.desk.interval import line_of
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.paging import pages_of
from gavah.desk.records import dependences, graded_sources, records_of, report_counts, solve_missing
from gavah.desk.roles import form_of, needs
from gavah.desk.state import shared
from gavah.model import GavahError, Source
from gavah.pipeline import judging

SOURCES_AT_ONCE = 100
REPORTS_AT_ONCE = 20


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report in its source's list. `seen`: what is decided on it already."""

    id: str
    title: str
    language: str
    published: date | None
    claims: int
    withdrawn: bool
    contested: bool
    seen: str


def index(request: Request) -> Response:
    """All sources, those with most reports first."""
    case, lang, waiting = case_of(request), lang_of(request), shared(settings_of(request).state)
    records, fresh = records_of(case, waiting)
    counts, held = report_counts(case), graded_sources(case)
    held.sort(key=lambda one: (-counts.get(one.id, 0), one.id))
    page, pages = _page(request, len(held), SOURCES_AT_ONCE)
    return render(
        request,
        "sources.html",
        sources=held[(page - 1) * SOURCES_AT_ONCE : page * SOURCES_AT_ONCE],
        count=len(held),
        counts=counts,
        names=naming.source_names(case, lang),
        records=records,
        fresh=fresh,
        address=source_address,
        page=page,
        pages=pages,
    )


def page(request: Request) -> Response:
    """One source."""
    case, lang, waiting = case_of(request), lang_of(request), shared(settings_of(request).state)
    held = graded_sources(case)
    source = _source(held, str(request.path_params["source"]))
    records, fresh = records_of(case, waiting)
    solving = solve_missing(case, waiting)
    depends = dependences(case, source.id)
    decisions = [one for one in decisions_on(case.db, source.id) if one.decision.verb == "grade" or one.decision.value == "grade"]
    count = report_counts(case).get(source.id, 0)
    page, pages = _page(request, count, REPORTS_AT_ONCE)
    return render(
        request,
        "source.html",
        source=source,
        names=naming.source_names(case, lang),
        family=[one for one in held if source.family and one.family == source.family and one.id != source.id],
        decisions=decisions,
        seen=seen_field(decisions),
        grade_standing={subject: standing_of(case.db, f"grade:{subject}|{source.id}") for subject in ("", *source.grades)},
        grades=judging.GRADES,
        types=facts_of(case).types,
        record=records.confirmed.get(source.id) if records else None,
        records=records,
        fresh=fresh,
        solving=solving,
        depends=depends,
        line=line_of([one.asked.named for one in depends] or [1], lang, end=92.0),
        question_address=question_address,
        place_name=lambda place: naming.place_name(case.folder, place, lang),
        address=source_address,
        reports=_reports(case, source.id, (page - 1) * REPORTS_AT_ONCE),
        count=count,
        page=page,
        pages=pages,
    )


def _source(held: list[Source], name: str) -> Source:
    found = next((one for one in held if one.id == name), None)
    if found is None:
        raise GavahError("this case has no such source", remedy="choose one of the list of sources")
    return found


def _page(request: Request, count: int, at_once: int) -> tuple[int, int]:
    number, pages = request.query_params.get("page", "1"), pages_of(count, at_once)
    return (min(int(number), pages) if number.isdecimal() and int(number[:9]) > 0 else 1), pages


def _reports(case: Case, source: str, start: int) -> list[ReportRow]:
    query = "SELECT id, title, language, published FROM report WHERE source = ? ORDER BY published DESC, seq LIMIT ? OFFSET ?"
    rows = case.db.execute(query, (source, REPORTS_AT_ONCE, start)).fetchall()
    ids = [row[0] for row in rows]
    counted = f"SELECT report, count(*) FROM claim WHERE +current = 1 AND report IN ({marks(ids)}) GROUP BY report"
    claims: dict[str, int] = dict(case.db.execute(counted, ids).fetchall()) if ids else {}
    return [_row(case, name, title, lang, day, claims.get(name, 0)) for name, title, lang, day in rows]


def _row(case: Case, name: str, title: str, language: str, published: str | None, claims: int) -> ReportRow:
    standing = standing_of(case.db, f"report|{name}")
    day = date.fromisoformat(published) if published else None
    seen = " ".join(head.name for head in standing.heads)
    values: dict[str, Any] = {"withdrawn": standing.verb in ("withdraw", "erase"), "contested": standing.contested, "seen": seen}
    return ReportRow(id=name, title=title, language=language, published=day, claims=claims, **values)


@needs("editor")
def grade(request: Request) -> Response:
    """A grade, in all or for a subject."""
    case, form = case_of(request), form_of(request)
    made = judging.grade(case, typed(form, "source"), typed(form, "value"), by=actor(request), subject=typed(form, "subject"), reason=reason_of(form))
    append(case, form, [made])
    return RedirectResponse(f"{source_address(made.on)}#grades", status_code=303)


@needs("editor")
def withdraw(request: Request) -> Response:
    """Withdraw a report, or take it in again, and see what moves."""
    case, form = case_of(request), form_of(request)
    verb = "restore" if typed(form, "verb") == "restore" else "withdraw"
    append(case, form, [judging.on_report(case, verb, typed(form, "report"), by=actor(request), reason=reason_of(form))])
    return RedirectResponse(f"/changes?{urlencode({'report': typed(form, 'report')})}", status_code=303)


ROUTES = [
    Route("/sources", index),
    Route("/sources/grade", grade, methods=["POST"]),
    Route("/sources/withdraw", withdraw, methods=["POST"]),
    Route("/sources/{source:path}", page),
]
NAVIGATION = [("/sources", "sources.nav")]
