"""The ledger, a page at a time, and whether everything is still as it was given."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from gavah.desk.case import case_of
from gavah.desk.errands import ask_for_check, errands
from gavah.desk.logged import AT_ONCE, kinds, logged
from gavah.desk.page import render, render_text, settings_of
from gavah.desk.paging import page_of, pages_of
from gavah.desk.roles import needs
from gavah.model import QuestionError


def page(request: Request) -> Response:
    """Entries, the newest first, and the last check."""
    case, kind, number = case_of(request), request.query_params.get("kind", ""), page_of(request)
    known = kinds(case)
    if kind and kind not in known:
        raise QuestionError(f"no entry of this case is of the kind {kind!r}", remedy="choose one of the list")
    entries, count = logged(case, kind, (number - 1) * AT_ONCE)
    pages = pages_of(count, AT_ONCE)
    return render(request, "log.html", entries=entries, count=count, kinds=known, kind=kind, page=number, pages=pages, check=_check(request))


def _check(request: Request) -> object:
    return next(iter(errands(settings_of(request), "check", 1)), None)


def part(request: Request) -> Response:
    """The check alone, for the script that fills it in."""
    return HTMLResponse(render_text(request, "_check.html", check=_check(request)))


@needs("coder")
def verify(request: Request) -> Response:
    """Let the whole case be checked, behind the pages."""
    ask_for_check(settings_of(request), request.state.user.name)
    return RedirectResponse("/log#check", status_code=303)


ROUTES = [Route("/log", page), Route("/log/check", part), Route("/log/verify", verify, methods=["POST"])]
NAVIGATION = [("/log", "log.nav")]
