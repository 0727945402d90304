"""Ask: how many, where, when, who says so? The question is the address; the answer is an interval with what it stands on."""

from typing import Any
from urllib.parse import urlencode

import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.solved import key_of
from gavah.casefile.state import state_of
from gavah.desk.addresses import question_address
from gavah.desk.asking import answer_values, candidates, form_values
from gavah.desk.case import case_of
from gavah.desk.facts import facts_of
from gavah.desk.naming import source_names
from gavah.desk.page import lang_of, render, render_text, settings_of
from gavah.desk.questions import MEASURES_ASKED, question_of, settled_days, settled_place
from gavah.desk.roles import form_of, needs
from gavah.desk.solving import Answer, answer_of
from gavah.desk.state import shared
from gavah.figures.rivals import RULES
from gavah.model import Question, QuestionError

RENDERED = 200
"""So many whole answers are kept as they were rendered."""
_DEFAULTS = {"witnesses": "1", "rule": RULES[0]}


def ask(request: Request) -> Response:
    """A question and what is known of its answer. Without a question, the one most can be said about."""
    case, lang = case_of(request), lang_of(request)
    if "measure" not in request.query_params:
        return _first(request, case)
    answer = _answer(request, case)
    values = form_values(case, answer.question, lang) | {"names": source_names(case, lang), "whole": answer.is_whole}
    address = question_address(answer.question, "/ask/answer")
    return render(request, "ask.html", **values, answer_address=address, answer_html=_answer_html(request, case, answer))


def _answer(request: Request, case: Case) -> Answer:
    return answer_of(case, question_of(request.query_params, case), shared(settings_of(request).state))


def _first(request: Request, case: Case) -> Response:
    measure = next((name for name, _ in facts_of(case).measures if "|" not in name), None)
    if measure is None:
        return render(request, "ask_nothing.html")
    kept = {name: request.query_params[name] for name in ("lang", "theme") if name in request.query_params}
    return RedirectResponse(question_address(Question(measure=measure), **kept), status_code=303)


@needs("reader")
def asked(request: Request) -> Response:
    """What a person chose and typed becomes an address; typed words stay out of it. What is unclear is asked back."""
    case, form = case_of(request), form_of(request)
    try:
        place = settled_place(form, case) or str(form.get("place", ""))
        days = settled_days(form)
    except QuestionError as error:
        return _asked_back(request, case, error)
    plain = {name: str(form.get(name, "")) for name in ("measure", "type", "witnesses", "grade", "rule")}
    given: dict[str, Any] = {"measure": plain.pop("measure"), **days, "place": place, **plain}
    given |= {name: [str(one) for one in form.getlist(name)] for name in ("source", "without")}
    kept = {name: value for name, value in given.items() if value and value != _DEFAULTS.get(name)}
    return RedirectResponse(f"/ask?{urlencode(kept, doseq=True)}", status_code=303)


def _asked_back(request: Request, case: Case, error: QuestionError) -> Response:
    """The controls with what was typed, the complaint, and the places that may be meant."""
    form, lang = form_of(request), lang_of(request)
    typed = {name: str(form.get(name, "")) for name in ("from", "to", "place_words")}
    measure = str(form.get("measure", ""))
    question = Question(measure=measure if measure in MEASURES_ASKED else MEASURES_ASKED[0])
    values = form_values(case, question, lang)
    values |= {"typed": typed, "candidates": candidates(case, typed["place_words"].strip(), lang), "complaint": error}
    values["carried"] = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name not in ("place", "place_words")]
    return render(request, "ask_back.html", **values)


def part(request: Request) -> Response:
    """The answer alone, for the script that fills it in."""
    case = case_of(request)
    return HTMLResponse(_answer_html(request, case, _answer(request, case)))


def _answer_html(request: Request, case: Case, answer: Answer) -> Markup:
    """The answer as it stands; one that is whole is rendered once for all who look at it."""
    rendered: dict[tuple[str, str, str], Markup] = request.app.state.rendered
    key = (key_of(answer.question), state_of(case.db), lang_of(request))
    if key in rendered:
        return rendered[key]
    shown = Markup(render_text(request, "ask_answer.html", **answer_values(case, answer, lang_of(request))))
    if answer.is_whole and not answer.failed:
        if len(rendered) >= RENDERED:
            rendered.clear()
        rendered[key] = shown
    return shown


def figure_json(request: Request) -> Response:
    """The figure as `gavah ask --json` prints it; 202 while it waits to be solved."""
    case = case_of(request)
    answer = _answer(request, case)
    figure = case.figure(answer.figure.id) if answer.figure else None
    if answer.figure is None or figure is None:
        return Response(msgspec.json.encode({"waiting": True, "evidence": answer.bound}), status_code=202, media_type="application/json")
    body = {"id": answer.figure.id, **msgspec.to_builtins(figure)}
    return Response(msgspec.json.encode(body), media_type="application/json")


ROUTES = [
    Route("/ask", ask),
    Route("/ask", asked, methods=["POST"]),
    Route("/ask/answer", part),
    Route("/ask/figure.json", figure_json),
]
NAVIGATION = [("/ask", "ask.nav")]
