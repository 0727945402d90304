"""Import: files and folders dropped or chosen, read and linked behind the pages; what could not be read, with remedies."""

from datetime import date
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.desk.case import case_of
from gavah.desk.errands import STAGES, again, ask_for_import, discard, errands
from gavah.desk.formatting import day
from gavah.desk.naming import source_names
from gavah.desk.page import lang_of, render, render_text, settings_of
from gavah.desk.paging import page_of, pages_of
from gavah.desk.roles import form_of, needs, receives
from gavah.desk.uploads import MOST_BYTES, MOST_FILES, Arrived, Upload, take_in
from gavah.ingest.origin import slug
from gavah.model import GavahError, QuestionError
from gavah.pipeline.questions import day_of

AT_ONCE = 50


def page(request: Request) -> Response:
    """The place to drop files, and what became of those dropped before."""
    case = case_of(request)
    return render(
        request,
        "import.html",
        closed=_closed(case),
        names=source_names(case, lang_of(request)),
        most_bytes=MOST_BYTES,
        most_files=MOST_FILES,
        **_state(request),
    )


def _closed(case: Case) -> str:
    """Why nothing can be imported here; "" where it can."""
    return "read_only" if case.read_only else "sealed" if case.sealed else ""


def _state(request: Request) -> dict[str, Any]:
    found = errands(settings_of(request), "import")
    return {"errands": found, "stages": STAGES, "waits": any(not one.is_over for one in found), "may": request.state.user.may("editor")}


def part(request: Request) -> Response:
    """How far the imports are, for the script that fills it in."""
    return HTMLResponse(render_text(request, "_imports.html", **_state(request)))


async def _take_in(request: Request) -> None:
    closed = await run_sync(lambda: _closed(case_of(request)))
    if closed:
        raise GavahError("nothing can be imported into this case from a page", remedy="use `gavah add`" if closed == "sealed" else "copy the case")
    await take_in(request)


@needs("editor")
@receives(_take_in)
def import_files(request: Request) -> Response:
    """What came is acknowledged, and waits to be imported."""
    arrived: Arrived = request.state.arrived
    try:
        upload = _upload(request, arrived)
    except QuestionError:
        arrived.drop()
        raise
    arrived.keep(upload)
    ask_for_import(settings_of(request), upload)
    return RedirectResponse("/import#imports", status_code=303)


def _upload(request: Request, arrived: Arrived) -> Upload:
    fields = {name: value.strip() for name, value in arrived.fields.items()}
    source = slug(fields["source_words"]) if fields.get("source_words") else fields.get("source", "")
    return Upload(
        id=arrived.folder.stem,
        by=request.state.user.name,
        names=tuple(arrived.names),
        size=arrived.size,
        source=source,
        published=day_of(fields["published"]).isoformat() if fields.get("published") else "",
        constructed=fields.get("constructed") == "yes",
        private=fields.get("private") == "yes",
    )


@needs("editor")
def settle(request: Request) -> Response:
    """An import that failed: once more, or away with it."""
    settings, form = settings_of(request), form_of(request)
    known = {one.id for one in errands(settings, "import", 1_000) if one.stage == "failed"}
    id_ = str(form.get("id", ""))
    if id_ in known:
        (again if form.get("do") == "again" else discard)(settings, id_)
    return RedirectResponse("/import#imports", status_code=303)


def problems(request: Request) -> Response:
    """What could not be read: why, and what to do."""
    case, number = case_of(request), page_of(request)
    count = case.count("problem")
    query = "SELECT file, reason, remedy, day FROM problem ORDER BY file, reason LIMIT ? OFFSET ?"
    rows = case.db.execute(query, (AT_ONCE, (number - 1) * AT_ONCE))
    lang = lang_of(request)
    found = [{"file": file, "reason": why, "remedy": remedy, "day_shown": day(date.fromisoformat(on), lang)} for file, why, remedy, on in rows]
    return render(request, "problems.html", problems=found, count=count, page=number, pages=pages_of(count, AT_ONCE))


ROUTES = [
    Route("/import", page),
    Route("/import", import_files, methods=["POST"]),
    Route("/import/part", part),
    Route("/import/settle", settle, methods=["POST"]),
    Route("/problems", problems),
]
NAVIGATION = [("/import", "import.nav")]
