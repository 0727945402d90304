"""What people do with words of a report: make a claim of them, say who is named, let them be published; withdraw the report, take it in again."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.desk import claimform
from gavah.desk.addresses import words_address
from gavah.desk.asking import candidates
from gavah.desk.case import case_of
from gavah.desk.deciding import actor, append, offsets_of, reason_of, typed
from gavah.desk.page import lang_of, render
from gavah.desk.pages.report import report_of
from gavah.desk.roles import form_of, needs
from gavah.model import GavahError, QuestionError
from gavah.pipeline import judging


@needs("coder")
def chosen_words(request: Request) -> Response:
    """The words chosen on the report's page, and what is to be done with them."""
    case, form = case_of(request), form_of(request)
    report = report_of(request, case)
    start, end = offsets_of(form)
    report.span(start, end)
    if typed(form, "do") != "class":
        step = "approve" if typed(form, "do") == "approve" else "claim"
        return RedirectResponse(words_address(report.id, start, end, step), status_code=303)
    decision = judging.person_class(case, report.id, start, end, typed(form, "class"), by=actor(request), reason=reason_of(form))
    append(case, form, [decision])
    return RedirectResponse(f"/report/{report.id}#decided", status_code=303)


def claim_form(request: Request) -> Response:
    """The form of a claim on the words chosen."""
    return _form(request, request.query_params)


def _form(request: Request, given: Any, complaint: GavahError | None = None) -> Response:  # noqa: ANN401 - a form or an address
    case, lang = case_of(request), lang_of(request)
    report = report_of(request, case)
    start, end = offsets_of(given)
    span = report.span(start, end)
    words = typed(given, "place_words") if complaint else ""
    return render(
        request,
        "claim_new.html",
        report=report,
        span=span,
        claim=None,
        given=given if complaint else None,
        complaint=complaint,
        candidates=candidates(case, words, lang) if isinstance(complaint, QuestionError) else (),
        **claimform.offered(lang),
    )


@needs("coder")
def make_claim(request: Request) -> Response:
    """A claim that a person reads in these words."""
    case, form = case_of(request), form_of(request)
    report = report_of(request, case)
    start, end = offsets_of(form)
    try:
        fields = claimform.filled(case, form)
        decision = judging.claim_of(case, report.id, start, end, fields, by=actor(request), reason=reason_of(form))
        append(case, form, [decision])
    except GavahError as error:
        return _form(request, form, error)
    return RedirectResponse(f"/report/{report.id}?claim={decision.on}#{decision.on}", status_code=303)


def approve_form(request: Request) -> Response:
    """A sentence exactly as it would stand in a release, to be approved or not."""
    from gavah.release.approving import as_it_stands, needs_two

    case = case_of(request)
    report = report_of(request, case)
    start, end = offsets_of(request.query_params)
    stands = as_it_stands(case, report, start, end)
    named = as_it_stands(case, report, start, end, name_the_dead=True)
    two = needs_two(case, report, start, end)
    return render(request, "approve.html", report=report, start=start, end=end, stands=stands, named=named if named != stands else "", two=two)


@needs("coder")
def approve(request: Request) -> Response:
    """These words may be published exactly as the person saw them. If they would stand otherwise by now, nothing is approved."""
    from gavah.release.approving import as_it_stands

    case, form = case_of(request), form_of(request)
    report = report_of(request, case)
    start, end = offsets_of(form)
    stands = as_it_stands(case, report, start, end, name_the_dead=typed(form, "dead") == "yes")
    if stands != form.get("stands"):
        raise GavahError("the sentence would stand otherwise now: somebody classed a person meanwhile", remedy="look again before you approve")
    append(case, form, [judging.approval(case, report.id, start, end, stands=stands, by=actor(request), reason=reason_of(form))])
    return RedirectResponse(f"/report/{report.id}#decided", status_code=303)


@needs("editor")
def withdraw(request: Request) -> Response:
    """The report leaves every figure."""
    return _on_report(request, "withdraw")


@needs("editor")
def restore(request: Request) -> Response:
    """The report is taken in again."""
    return _on_report(request, "restore")


def _on_report(request: Request, verb: str) -> Response:
    case, form = case_of(request), form_of(request)
    report = report_of(request, case)
    append(case, form, [judging.on_report(case, verb, report.id, by=actor(request), reason=reason_of(form))])
    return RedirectResponse(f"/report/{report.id}#decided", status_code=303)


ROUTES = [
    Route("/report/{report}/words", chosen_words, methods=["POST"]),
    Route("/report/{report}/claim", claim_form),
    Route("/report/{report}/claim", make_claim, methods=["POST"]),
    Route("/report/{report}/approve", approve_form),
    Route("/report/{report}/approve", approve, methods=["POST"]),
    Route("/report/{report}/withdraw", withdraw, methods=["POST"]),
    Route("/report/{report}/restore", restore, methods=["POST"]),
]
