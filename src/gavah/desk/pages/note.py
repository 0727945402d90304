"""A note, an interview, a call: typed in, it becomes a report of its own, with the consent it was given under."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.desk.case import case_of
from gavah.desk.deciding import actor, typed
from gavah.desk.errands import ask_for_work
from gavah.desk.naming import source_names
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.roles import form_of, needs
from gavah.model import GavahError
from gavah.model.standing import SCOPES
from gavah.pipeline.noting import add_note
from gavah.pipeline.questions import day_of

LANGUAGES = ("", "en", "fa")


def page(request: Request) -> Response:
    """The form."""
    return _form(request, None)


def _form(request: Request, complaint: GavahError | None) -> Response:
    case = case_of(request)
    given = form_of(request) if complaint else {}
    names = source_names(case, lang_of(request))
    return render(request, "note.html", complaint=complaint, given=given, names=names, scopes=SCOPES[1:], languages=LANGUAGES)


@needs("coder")
def keep(request: Request) -> Response:
    """Keep it and ask for it to be read and linked."""
    case, form = case_of(request), form_of(request)
    told, scope, lang = typed(form, "told"), typed(form, "scope"), typed(form, "language")
    try:
        source = typed(form, "source_new") or typed(form, "source")
        if not source:
            raise GavahError("it is not said who told it", remedy="choose a source, or name a new one")
        if scope not in SCOPES[1:] or lang not in LANGUAGES:
            raise GavahError("the form holds a choice that is none", remedy="choose again")
        text = str(form.get("text") or "").replace("\r\n", "\n")
        report = add_note(
            case,
            text,
            source=source,
            by=actor(request),
            told=day_of(told) if told else None,
            lang=lang,
            title=typed(form, "title"),
            scope=scope,
            private=typed(form, "public") != "yes",
        )
    except GavahError as error:
        return _form(request, error)
    ask_for_work(settings_of(request), actor(request))
    return RedirectResponse(f"/report/{report.id}", status_code=303)


ROUTES = [Route("/note", page), Route("/note", keep, methods=["POST"])]
NAVIGATION = [("/note", "note.nav")]
