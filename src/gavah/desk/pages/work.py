"""Working in what was added and decided: asked for by a button, done behind the pages, its progress shown here."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from gavah.desk.case import case_of
from gavah.desk.deciding import actor
from gavah.desk.errands import Errand, ask_for_work, errands
from gavah.desk.page import render, render_text, settings_of
from gavah.desk.roles import needs
from gavah.model import GavahError


def page(request: Request) -> Response:
    """How far the work is."""
    return render(request, "work.html", task=_last(request))


def part(request: Request) -> Response:
    """The same alone, for the script that fills it in."""
    return HTMLResponse(render_text(request, "_work.html", task=_last(request)))


def _last(request: Request) -> Errand | None:
    """The one that runs; else the one asked for last."""
    found = errands(settings_of(request), "work")
    return next((one for one in found if not one.is_over and one.stage != "waiting"), found[0] if found else None)


@needs("coder")
def ask(request: Request) -> Response:
    """Read what is unread, link everything anew."""
    if case_of(request).read_only:
        raise GavahError("this case lies where nothing may be written", remedy="copy it to where you may write")
    ask_for_work(settings_of(request), actor(request))
    return RedirectResponse("/work-in", status_code=303)


ROUTES = [Route("/work-in", page), Route("/work-in", ask, methods=["POST"]), Route("/work-in/part", part)]
