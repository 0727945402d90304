"""Questions that people keep: each under a name made of fixed parts, so that no typed word is in an address, a list or a file."""

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile.moves import question_id
from gavah.desk import naming
from gavah.desk.addresses import question_address
from gavah.desk.case import case_of
from gavah.desk.page import lang_of, render
from gavah.desk.paging import page_of, pages_of
from gavah.desk.questions import question_of
from gavah.desk.roles import form_of, needs
from gavah.model import CaseError, Question, QuestionError

PURPOSES = ("watch", "check", "report", "court", "partner", "monthly")
AT_ONCE = 30


def page(request: Request) -> Response:
    """Questions kept, then those asked before."""
    case, lang, number = case_of(request), lang_of(request), page_of(request)
    kept = case.db.execute("SELECT question, body, name FROM saved ORDER BY name, question LIMIT 500").fetchall()
    count = int(case.db.execute("SELECT count(*) FROM asked").fetchone()[0])
    newest = "ORDER BY asked.entry DESC, question LIMIT ? OFFSET ?"
    query = f"SELECT json_extract(figure.body, '$.question') FROM asked JOIN figure ON figure.id = asked.figure {newest}"
    asked = [msgspec.json.decode(row[0], type=Question) for row in case.db.execute(query, (AT_ONCE, (number - 1) * AT_ONCE))]
    saved = [(id_, msgspec.json.decode(body, type=Question), name) for id_, body, name in kept]
    held = {id_ for id_, _, _ in saved}
    return render(
        request,
        "questions.html",
        saved=saved,
        asked_before=[one for one in asked if question_id(one) not in held],
        purposes=PURPOSES,
        names=naming.source_names(case, lang),
        place_named=lambda place: naming.place_name(case.folder, place, lang),
        address=question_address,
        page=number,
        pages=pages_of(count, AT_ONCE),
    )


@needs("coder")
def keep(request: Request) -> Response:
    """Keep the question of this address under one of the purposes, or forget it."""
    case, purpose = case_of(request), str(form_of(request).get("name", ""))
    if case.read_only:
        raise CaseError("this case lies where nothing may be written", remedy="copy it to where you may write")
    question = question_of(request.query_params, case)
    if purpose == "forget":
        with case.writing():
            case.db.execute("DELETE FROM saved WHERE question = ?", (question_id(question),))
    elif purpose in PURPOSES:
        row = (question_id(question), msgspec.json.encode(question).decode(), purpose, case.day.isoformat(), case.actor)
        with case.writing():
            case.db.execute("INSERT OR REPLACE INTO saved (question, body, name, day, by) VALUES (?, ?, ?, ?, ?)", row)
    else:
        raise QuestionError(f"{purpose!r} is none of the names", remedy="choose one of the list")
    return RedirectResponse("/questions", status_code=303)


ROUTES = [Route("/questions", page), Route("/questions", keep, methods=["POST"])]
