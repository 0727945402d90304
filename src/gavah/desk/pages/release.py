"""Release: what would leave and what stays in the house and why; building it behind the pages; the releases so far and how anyone checks them."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.moves import numbers
from gavah.casefile.signing import own_key
from gavah.desk.addresses import question_address
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, typed
from gavah.desk.errands import Errand, ask_for_release, errands
from gavah.desk.page import render, settings_of
from gavah.desk.releasing import KINDS, folder_of, kept_preview, made_releases
from gavah.desk.roles import form_of, needs
from gavah.desk.solving import want
from gavah.desk.state import shared
from gavah.model import GavahError, Question


def page(request: Request) -> Response:
    """All of it, as it was worked out last."""
    case = case_of(request)
    preview, fresh = kept_preview(case)
    releases, count = made_releases(case)
    key = own_key(case.db)
    tasks = {kind: _last(request, kind) for kind in KINDS}
    return render(
        request,
        "release.html",
        preview=preview,
        fresh=fresh,
        withheld=sum(preview.withheld.values()) if preview else 0,
        lines=[(one, _inside(request, case, one.question), question_address(one.question)) for one in preview.figures] if preview else [],
        tasks=tasks,
        waits=any(task and not task.is_over for task in tasks.values()),
        releases=releases,
        count=count,
        folder=str(folder_of(case)),
        key=key.encoded() if key else "",
        may=request.state.user.may("editor") and not case.read_only,
        read_only=case.read_only,
    )


def _last(request: Request, kind: str) -> Errand | None:
    return next(iter(errands(settings_of(request), kind, 1)), None)


def _inside(request: Request, case: Case, question: Question) -> dict[str, int | None] | None:
    """The numbers of the same question in the case; None where they are not solved, or may have moved since: then they are asked for."""
    kept = case.kept(question)
    if kept and kept[1]:
        return numbers(kept[0])
    want(shared(settings_of(request).state), question)
    return None


@needs("editor")
def ask(request: Request) -> Response:
    """Let the next release be worked out, or built."""
    if case_of(request).read_only:
        raise GavahError("this case lies where nothing may be written", remedy="copy it to where you may write")
    kind = typed(form_of(request), "do")
    if kind not in KINDS:
        raise GavahError("the form holds a choice that is none", remedy="choose again")
    ask_for_release(settings_of(request), kind, actor(request))
    return RedirectResponse("/release", status_code=303)


ROUTES = [Route("/release", page), Route("/release", ask, methods=["POST"])]
NAVIGATION = [("/release", "release.nav")]
