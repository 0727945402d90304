"""Blind double coding: a sample is drawn, each coder codes words without seeing what the machine or another read, agreement is told, an editor
says what holds.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.desk import claimform, codingform, naming
from gavah.desk.asking import candidates
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, count_of, reason_of, typed
from gavah.desk.page import lang_of, render, settings_of
from gavah.desk.reviewview import paragraph
from gavah.desk.roles import form_of, needs
from gavah.desk.samples import Held, agreement_kept, held_of, samples_of
from gavah.desk.state import shared
from gavah.desk.users import users_of
from gavah.model import GavahError, QuestionError, Refused
from gavah.pipeline import reviewing
from gavah.review.alpha import Agreement
from gavah.review.coding import LEVEL_OF
from gavah.review.sampling import Unit

MOST_UNITS = 2_000
GOOD, TENTATIVE = 0.8, 0.667
"""Krippendorff's own customary marks: rely on the field; draw tentative conclusions only."""


class AlphaBar(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as places on a line from −0.2 to 1, mirrored where the page is read from the right."""

    low: str
    width: str
    at: str


def index(request: Request) -> Response:
    """The samples, and the form for another."""
    case = case_of(request)
    coders = [name for name, kept in users_of(case.folder).items() if kept.role != "reader"] or [actor(request)]
    return render(request, "samples.html", samples=samples_of(case), coders=coders, most=MOST_UNITS)


@needs("editor")
def draw(request: Request) -> Response:
    """Draw a sample."""
    case, form = case_of(request), form_of(request)
    typed_names = [one.strip() for one in typed(form, "more").replace("،", ",").split(",") if one.strip()]
    coders = [*(str(one) for one in form.getlist("coder")), *typed_names]
    size, seed = count_of(form, "size") or 0, count_of(form, "seed") or 0
    if not 1 <= size <= MOST_UNITS:
        raise GavahError("a sample has at least one sentence", remedy=f"1 to {MOST_UNITS}")
    held = reviewing.draw(case, size, coders, seed=seed, by=actor(request))
    return RedirectResponse(f"/review/sample/{held.id}", status_code=303)


def _held(request: Request, case: Case) -> Held:
    return held_of(case, str(request.path_params["sample"]))


def page(request: Request) -> Response:
    """One sample: who is how far, and how far they agree."""
    case, user, lang = case_of(request), actor(request), lang_of(request)
    held = _held(request, case)
    alpha, fresh = agreement_kept(case, shared(settings_of(request).state), held.sample.id) if held.both else (None, True)
    return render(
        request,
        "sample.html",
        held=held,
        left=len(reviewing.waiting(case, held.sample, user)),
        mine=user in held.sample.coders,
        alpha=alpha,
        fresh=fresh,
        levels=LEVEL_OF,
        bars={name: _bar(one, lang) for name, one in (alpha or {}).items()},
        marks=[_at(value, lang) for value in (0.0, TENTATIVE, GOOD, 1.0)],
    )


def _at(value: float, lang: str) -> str:
    share = 100 * (min(1.0, max(-0.2, value)) + 0.2) / 1.2
    return f"{100 - share if lang == 'fa' else share:.2f}%"


def _bar(one: Agreement, lang: str) -> AlphaBar | None:
    if one.alpha is None:
        return None
    ends = [float(_at(value if value is not None else one.alpha, lang)[:-1]) for value in (one.low, one.high)]
    return AlphaBar(low=f"{min(ends):.2f}%", width=f"{max(ends) - min(ends):.2f}%", at=_at(one.alpha, lang))


@needs("coder")
def code_form(request: Request) -> Response:
    """The next words of this coder's own list."""
    return _code_form(request)


def _code_form(request: Request, given: FormData | None = None, complaint: GavahError | None = None) -> Response:
    case, user, lang = case_of(request), actor(request), lang_of(request)
    held = _held(request, case).sample
    left = reviewing.waiting(case, held, user)
    asked = typed(given, "unit") if given is not None else request.query_params.get("unit", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else left[0] if left else 0
    if not number:
        return RedirectResponse(f"/review/sample/{held.id}", status_code=303)
    unit = reviewing.unit_of(held, number)
    if user not in unit.coders:
        raise Refused("these words are for others to code", remedy="take the next of your own list")
    words = typed(given, "place_words") if given is not None else ""
    mine = [at for at, one in enumerate(held.units, 1) if user in one.coders]
    return render(
        request,
        "code.html",
        sample=held,
        unit_number=number,
        place=mine.index(number) + 1,
        all=len(mine),
        left=len(left),
        before=next((at for at in reversed(mine) if at < number), None),
        fields={},
        given=given,
        complaint=complaint,
        candidates=candidates(case, words, lang) if isinstance(complaint, QuestionError) else (),
        place_shown="",
        **_words(case, unit, lang),
        **claimform.offered(lang),
    )


def _words(case: Case, unit: Unit, lang: str) -> dict[str, Any]:
    """The words of a unit and where they stand: nothing that anybody read in them."""
    report = case.report(unit.report)
    if report is None:
        raise GavahError("the report of these words is not here", remedy="go on with the next")
    before, after = paragraph(report.text, unit.start, unit.end)
    return {
        "words_before": before,
        "words": " ".join(report.text[unit.start : unit.end].split()),
        "words_after": after,
        "language": report.language,
        "published": report.passage_at(unit.start).published or report.published,
        "source": naming.source_names(case, lang).get(report.source, report.source),
    }


@needs("coder")
def code(request: Request) -> Response:
    """Keep a coding; it enters no figure."""
    case, form, user = case_of(request), form_of(request), actor(request)
    held = _held(request, case).sample
    try:
        case.decide(reviewing.coding(case, held, count_of(form, "unit") or 0, codingform.coded(case, form), by=user))
    except Refused:
        raise
    except GavahError as error:
        return _code_form(request, form, error)
    return RedirectResponse(f"/review/sample/{held.id}/code", status_code=303)


@needs("editor")
def adjudicate_form(request: Request) -> Response:
    """Where two codings differ, side by side."""
    return _adjudicate_form(request)


def _adjudicate_form(request: Request, given: FormData | None = None, complaint: GavahError | None = None) -> Response:
    case, user, lang = case_of(request), actor(request), lang_of(request)
    held = _held(request, case).sample
    open_ = [one for one in reviewing.coded(case, held, by=user) if not one.adjudicated]
    differing = [one for one in open_ if one.differing]
    asked = typed(given, "unit") if given is not None else request.query_params.get("unit", "")
    chosen = next((one for one in open_ if str(one.number) == asked), differing[0] if differing else None)
    words = typed(given, "place_words") if given is not None else ""
    shown: Mapping[str, Any] = _words(case, chosen.unit, lang) if chosen else {}
    agreed = {name: value for name, value in chosen.codings[0].fields.items() if name not in chosen.differing} if chosen else {}
    return render(
        request,
        "adjudicate.html",
        sample=held,
        one=chosen,
        rows=_rows(case, chosen, lang) if chosen else [],
        agreeing=len(open_) - len(differing),
        left=len(differing),
        fields=agreed,
        given=given,
        complaint=complaint,
        candidates=candidates(case, words, lang) if isinstance(complaint, QuestionError) else (),
        place_shown=naming.place_name(case.folder, agreed["place"], lang) if agreed.get("place") else "",
        **shown,
        **claimform.offered(lang),
    )


def _rows(case: Case, one: reviewing.Coded, lang: str) -> list[tuple[str, bool, list[tuple[str, Any]]]]:
    """Field by field: its name, whether the codings differ, and each answer: "value", "untold" or "left"."""
    found = []
    for name in LEVEL_OF:
        answers: list[tuple[str, Any]] = []
        for coding in one.codings:
            value = coding.fields.get(name)
            if name == "place" and value:
                value = naming.place_name(case.folder, value, lang)
            answers.append(("left", None) if name not in coding.fields else ("untold", None) if value is None else ("value", value))
        if any(kind != "left" for kind, _ in answers):
            found.append((name, name in one.differing, answers))
    return found


@needs("editor")
def adjudicate(request: Request) -> Response:
    """What holds of these words: one coder's answer, or an answer of its own; or all units on which both agree."""
    case, form, user = case_of(request), form_of(request), actor(request)
    held = _held(request, case).sample
    open_ = [one for one in reviewing.coded(case, held, by=user) if not one.adjudicated]
    try:
        if typed(form, "agreed"):
            chosen = [(one, one.codings[0].fields) for one in open_ if not one.differing]
        else:
            one = next((each for each in open_ if str(each.number) == typed(form, "unit")), None)
            if one is None:
                raise GavahError("this unit waits no longer", remedy="somebody has adjudicated it; go on with the next")
            taken = next((each.fields for each in one.codings if each.by == typed(form, "take")), None)
            chosen = [(one, taken if taken is not None else codingform.coded(case, form))]
        for each, fields in chosen:
            made = reviewing.adjudication(
                case, held, each, fields, by=user, gazetteer=lambda: naming.gazetteer_of(case.folder), reason=reason_of(form)
            )
            case.decide_all(made)
    except GavahError as error:
        return _adjudicate_form(request, form, error)
    return RedirectResponse(f"/review/sample/{held.id}/adjudicate", status_code=303)


ROUTES = [
    Route("/review/samples", index),
    Route("/review/samples", draw, methods=["POST"]),
    Route("/review/sample/{sample}", page),
    Route("/review/sample/{sample}/code", code_form),
    Route("/review/sample/{sample}/code", code, methods=["POST"]),
    Route("/review/sample/{sample}/adjudicate", adjudicate_form),
    Route("/review/sample/{sample}/adjudicate", adjudicate, methods=["POST"]),
]
