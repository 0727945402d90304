"""The claims behind a number of an answer, a page at a time."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.desk import naming
from gavah.desk.addresses import question_address
from gavah.desk.behind import AT_ONCE, LISTS, behind
from gavah.desk.case import case_of
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.paging import pages_of
from gavah.desk.questions import question_of
from gavah.desk.solving import answer_of
from gavah.desk.state import shared
from gavah.desk.telling import told
from gavah.model import QuestionError


def claims(request: Request) -> Response:
    """A list of claims with their sentences, sources and events."""
    case, lang = case_of(request), lang_of(request)
    of = request.query_params.get("of", "all")
    if of not in LISTS:
        raise QuestionError(f"no list of claims is called {of!r}", remedy="choose a number of the answer")
    number = request.query_params.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and 0 < int(number) < 100_000 else 1
    question = question_of(request.query_params, case)
    ids, count = behind(case, answer_of(case, question, shared(settings_of(request).state)), of, (page - 1) * AT_ONCE)
    pages = pages_of(count, AT_ONCE)
    return render(
        request,
        "behind.html",
        question=question,
        of=of,
        lists=LISTS,
        claims=told(case, ids),
        count=count,
        page=page,
        pages=pages,
        names=naming.source_names(case, lang),
        place_shown=naming.place_name(case.folder, question.place, lang) if question.place else "",
        address=lambda path="/ask", **more: question_address(question, path, **more),
    )


ROUTES = [Route("/ask/claims", claims)]
