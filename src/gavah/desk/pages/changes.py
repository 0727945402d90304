"""The changelog of figures: what each answer was, what it is, and which decisions lie between."""

from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.judgements import standing_of
from gavah.casefile.moves import NUMBERS, Moved
from gavah.desk import naming
from gavah.desk.addresses import claim_address, question_address, report_address, source_address
from gavah.desk.case import case_of
from gavah.desk.interval import line_of
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.paging import pages_of
from gavah.desk.records import solve_stale
from gavah.desk.state import shared

AT_ONCE = 8
REASONS_SHOWN = 6


class _Numbers:
    """The five numbers of an answer as a bar draws them."""

    def __init__(self, held: dict[str, int | None]) -> None:
        self.evidence, self.floor, self.best, self.named = (held[name] or 0 for name in NUMBERS[:4])
        self.ceiling = held["ceiling"]


def page(request: Request) -> Response:
    """What moved, the latest first; what is still being solved anew."""
    case, lang = case_of(request), lang_of(request)
    solving = solve_stale(case, shared(settings_of(request).state))
    count = int(case.db.execute("SELECT count(*) FROM moved").fetchone()[0])
    number, pages = request.query_params.get("page", "1"), pages_of(count, AT_ONCE)
    at = min(int(number), pages) if number.isdecimal() and int(number[:9]) > 0 else 1
    shown = [_told(case, one, lang) for one in case.moved(start=(at - 1) * AT_ONCE, most=AT_ONCE)]
    report = case.report(request.query_params.get("report", "")[:80])
    return render(
        request,
        "changes.html",
        moves=shown,
        numbers=NUMBERS,
        count=count,
        solving=solving,
        asked=int(case.db.execute("SELECT count(*) FROM asked").fetchone()[0]),
        report=report,
        stands=standing_of(case.db, f"report|{report.id}") if report else None,
        names=naming.source_names(case, lang),
        question_address=question_address,
        place_name=lambda place: naming.place_name(case.folder, place, lang),
        reasons_shown=REASONS_SHOWN,
        page=at,
        pages=pages,
    )


def _told(case: Case, one: Moved, lang: str) -> dict[str, Any]:
    old, new = _Numbers(one.old), _Numbers(one.new)
    line = line_of([old.named, new.named], lang, end=92.0)
    reasons = [{**each, "address": _address(case, str(each.get("on", "")))} for each in one.reasons]
    return {"move": one, "day": date.fromisoformat(one.day), "old": old, "new": new, "line": line, "reasons": reasons}


def _address(case: Case, thing: str) -> str:
    if thing.startswith("r-"):
        return report_address(thing)
    if thing.startswith("c-"):
        claim = case.claim(thing)
        return claim_address(claim) if claim else ""
    return source_address(thing) if thing else ""


ROUTES = [Route("/changes", page)]
NAVIGATION = [("/changes", "changes.nav")]
