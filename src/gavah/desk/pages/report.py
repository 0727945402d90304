"""A report: its text with the claims marked on its words, the original beside it, copies, who says it by whom, custody."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.desk.case import case_of
from gavah.desk.differing import differences, texts_of
from gavah.desk.naming import source_names
from gavah.desk.original import picture_type
from gavah.desk.page import here_with, lang_of, render
from gavah.desk.reportview import report_values
from gavah.desk.text import numbered
from gavah.model import GavahError, Report
from gavah.pipeline.judging import CLASSES


def report_of(request: Request, case: Case) -> Report:
    """The report of this address. Raises `GavahError`."""
    found = case.report(str(request.path_params["report"]))
    if found is None:
        raise GavahError("this case has no such report", remedy="look for it in the list of reports, or come by one of its claims")
    return found


def page(request: Request) -> Response:
    """The report's page."""
    case, lang = case_of(request), lang_of(request)
    report, asked = report_of(request, case), request.query_params
    part = int(asked["part"]) if asked.get("part", "").isdecimal() and len(asked["part"]) < 6 else None
    values = report_values(case, report, lang, chosen=asked.get("claim", ""), part=part, beside=asked.get("beside") == "original")
    return render(
        request,
        "report.html",
        beside=asked.get("beside") == "original",
        veiled=values["graphic"] and asked.get("graphic") != "show",
        picture_shown=asked.get("picture") == "show",
        picked=_picked(report, asked.get("sentence", "")),
        sentences=len(numbered(report.text)),
        classes=CLASSES,
        here=lambda **more: here_with(request, **more),
        **values,
    )


def _picked(report: Report, number: str) -> tuple[int, int] | None:
    """The sentence that was asked for by its number."""
    found = numbered(report.text)
    return found[int(number) - 1] if number.isdecimal() and len(number) < 8 and 0 < int(number) <= len(found) else None


def original(request: Request) -> Response:
    """The bytes as they were received: to be saved, never to be opened by the browser."""
    case = case_of(request)
    report = report_of(request, case)
    data = case.blobs.get(report.sha256)
    headers = {"content-disposition": f'attachment; filename="{report.id}.bin"', "x-sha256": report.sha256}
    return Response(data, media_type="application/octet-stream", headers=headers)


def picture(request: Request) -> Response:
    """The original as a picture, for who asked for it."""
    case = case_of(request)
    report = report_of(request, case)
    kind = picture_type(case, report)
    if not kind:
        raise GavahError("the original is no picture that can be shown", remedy="save its bytes")
    return Response(case.blobs.get(report.sha256), media_type=kind)


def differs(request: Request) -> Response:
    """A copy and what it repeats, word by word."""
    case, lang = case_of(request), lang_of(request)
    report = report_of(request, case)
    held, number = case.copies(report.id), request.query_params.get("copy", "")
    if not (number.isdecimal() and len(number) < 8 and int(number) < len(held)):
        raise GavahError("there is no such copy", remedy="choose one of the report's page")
    copy = held[int(number)]
    first, second = case.report(copy.original), case.report(copy.copy)
    if first is None or second is None:
        raise GavahError("one of the two reports is no longer here", remedy="link the case anew")
    pieces, cut = differences(*texts_of(copy, first, second))
    names = source_names(case, lang)
    return render(request, "differs.html", report=report, copy=copy, first=first, second=second, pieces=pieces, cut=cut, names=names)


ROUTES = [
    Route("/report/{report}", page),
    Route("/report/{report}/original", original),
    Route("/report/{report}/picture", picture),
    Route("/report/{report}/differs", differs),
]
