"""An event: who said it, when, how many; its roots; the links with their reasons; merging and splitting, to be taken back."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, append, reason_of, typed
from gavah.desk.eventview import event_values
from gavah.desk.page import here_with, lang_of, render
from gavah.desk.roles import form_of, needs
from gavah.model import Event, GavahError
from gavah.pipeline import judging

MOST_SPLITS = 200
GONE = "this event is no longer in the case: it was linked anew"


def _event(request: Request, case: Case) -> Event:
    found = case.event(str(request.path_params["event"]))
    if found is None:
        raise GavahError(GONE, remedy="come by one of its claims")
    return found


def _page_of(request: Request, name: str) -> int:
    given = request.query_params.get(name, "1")
    return int(given) if given.isascii() and given.isdigit() and 0 < int(given) < 100_000 else 1


def page(request: Request) -> Response:
    """The event's page."""
    case, lang = case_of(request), lang_of(request)
    values = event_values(case, _event(request, case), lang, page=_page_of(request, "page"), links_page=_page_of(request, "links"))
    return render(request, "event.html", here=lambda **more: here_with(request, **more), **values)


@needs("editor")
def pair(request: Request) -> Response:
    """Two claims tell of one event (merge) or of different ones (split)."""
    case, form = case_of(request), form_of(request)
    event, verb = _event(request, case), typed(form, "verb")
    if verb not in ("merge", "split"):
        raise GavahError(f"nobody can {verb!r} two claims", remedy="choose one of the buttons")
    made = judging.on_claim(case, verb, typed(form, "claim"), other=typed(form, "other"), by=actor(request), reason=reason_of(form))
    append(case, form, [made])
    return RedirectResponse(f"/event/{event.id}#decided", status_code=303)


@needs("editor")
def split_off(request: Request) -> Response:
    """One claim tells of another event than all others here."""
    case, form = case_of(request), form_of(request)
    event, claim = _event(request, case), typed(form, "claim")
    others = [one for one in event.claims if one != claim and case.claim(one) is not None]
    if claim not in event.claims or not others:
        raise GavahError("this claim stands alone already", remedy="go back to the event")
    if len(others) > MOST_SPLITS:
        raise GavahError(f"this event has {len(event.claims)} claims", remedy="split the claim from those it is linked to, in the list of links")
    made = [judging.on_claim(case, "split", claim, other=one, by=actor(request), reason=reason_of(form)) for one in others]
    append(case, form, made)
    return RedirectResponse(f"/event/{event.id}#decided", status_code=303)


ROUTES = [
    Route("/event/{event}", page),
    Route("/event/{event}/pair", pair, methods=["POST"]),
    Route("/event/{event}/split-off", split_off, methods=["POST"]),
]
