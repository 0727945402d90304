"""Retention: how long what is kept, and what is past its term. Nothing is erased from here: the desk holds the case open, and has seen the words."""

from itertools import islice

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.retention import KINDS, Due, Term, all_due, decision, due, terms
from gavah.casefile.shelves import marks
from gavah.desk.addresses import report_address
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, count_of, reason_of, typed
from gavah.desk.page import render
from gavah.desk.paging import page_of, pages_of
from gavah.desk.roles import form_of, needs
from gavah.model import GavahError, QuestionError
from gavah.pipeline.questions import day_of

AT_ONCE = 50
MOST = 1_000
"""More of a kind are not counted for a page."""


def page(request: Request) -> Response:
    """Terms by kind, how much is due of each, and one kind's list a page at a time."""
    return _page(request, None)


def _page(request: Request, complaint: GavahError | None) -> Response:
    case = case_of(request)
    by_kind, by_thing = held_to = terms(case)
    dues = {kind: list(islice(due(case, kind, held_to), MOST + 1)) for kind in KINDS}
    counts = {kind: len(found) for kind, found in dues.items()}
    asked = request.query_params.get("kind", "")
    kind = asked if asked in KINDS else next((one for one in KINDS if counts[one]), KINDS[0])
    pages = pages_of(min(counts[kind], MOST), AT_ONCE)
    number = min(page_of(request), pages)
    found = dues[kind][(number - 1) * AT_ONCE : number * AT_ONCE]
    return render(
        request,
        "retention.html",
        status=400 if complaint else 200,
        complaint=complaint,
        kinds=KINDS,
        terms=by_kind,
        own=list(islice(by_thing.items(), AT_ONCE)),
        counts=counts,
        most=MOST,
        kind=kind,
        found=[(one, _address(one.thing)) for one in found],
        titles=_titles(case, [one.thing for one in found]),
        address=_address,
        page=number,
        pages=pages,
        may=request.state.user.may("editor") and not case.read_only,
    )


def _titles(case: Case, things: list[str]) -> dict[str, str]:
    """What reports are called, by id."""
    return dict(case.db.execute(f"SELECT id, title FROM report WHERE id IN ({marks(things)}) AND title != ''", things).fetchall())


def _address(thing: str) -> str:
    """Where a thing is looked at; "" where it is nowhere."""
    return report_address(thing) if thing.startswith("r-") else f"/media/{thing}" if thing.startswith("m-") else ""


def first_due(case: Case) -> Due | None:
    """Something that is past its term; None if nothing is."""
    return next(all_due(case), None)


@needs("editor")
def set_term(request: Request) -> Response:
    """Decide how long a kind of material is kept."""
    case, form = case_of(request), form_of(request)
    kind = typed(form, "kind")
    try:
        if kind not in KINDS:
            raise GavahError("the form holds a choice that is none", remedy="choose again")
        case.decide(decision(case, kind, _term(request), by=actor(request), reason=reason_of(form)))
    except GavahError as error:
        return _page(request, error)
    return RedirectResponse(f"/retention?kind={kind}", status_code=303)


def _term(request: Request) -> Term:
    form = form_of(request)
    days, until, is_open = count_of(form, "days"), typed(form, "until"), typed(form, "open") == "yes"
    if sum((days is not None, bool(until), is_open)) != 1:
        raise QuestionError("one term is needed: a number of days, a day, or without end", remedy="fill in one of the three")
    return Term(days=days, until=day_of(until) if until else None)


ROUTES = [Route("/retention", page), Route("/retention", set_term, methods=["POST"])]
