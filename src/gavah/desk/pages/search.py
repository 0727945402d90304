"""Search: reports by words in either script and any usual spelling, and by what they are. What is typed goes by POST; the address holds a random
id of the kept words, beside ids and fixed choices."""

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.casefile.finding import FLAWS, MOST, MOST_RANKED, Filters, find
from gavah.desk import searches
from gavah.desk.case import case_in, case_of
from gavah.desk.facts import facts_of
from gavah.desk.naming import source_names
from gavah.desk.page import lang_of, render
from gavah.desk.paging import page_of, pages_of
from gavah.desk.questions import day_of_address, settled_days
from gavah.desk.results import results
from gavah.desk.roles import form_of, needs
from gavah.model import QuestionError
from gavah.ontology import is_type, label

AT_ONCE = 20
_CHOICES = ("source", "language", "type", "measure", "flaw")


def page(request: Request) -> Response:
    """The field, the filters, and what they find."""
    case, given = case_of(request), request.query_params
    filters = _filters(case, given)
    kept = given.get("found", "")
    words = searches.words_of(request, kept) if kept else ""
    if words is None or (not words and filters.is_any and "all" not in given):
        return _shown(request, case, filters, words="", forgotten=words is None)
    number = page_of(request, most=MOST // AT_ONCE)
    found = find(case.db, words, filters, start=(number - 1) * AT_ONCE, limit=AT_ONCE)
    pages = pages_of(min(found.count, MOST), AT_ONCE)
    more = {"found": found, "results": results(case, found.ids, words), "page": number, "pages": pages}
    return _shown(request, case, filters, words=words, **more)


@needs("reader")
def search(request: Request) -> Response:
    """What was typed and chosen becomes an address without a typed word."""
    case, form = case_of(request), form_of(request)
    words = str(form.get("words", "")).strip()
    try:
        days = settled_days(form)
    except QuestionError as error:
        typed = {name: str(form.get(name, "")) for name in ("from", "to")}
        return _shown(request, case, _filters(case, {name: str(form.get(name, "")) for name in _CHOICES}), words=words, typed=typed, complaint=error)
    given = {"found": searches.keep(request, words) if words else "", **days, **{name: str(form.get(name, "")) for name in _CHOICES}}
    held = {name: value for name, value in given.items() if value} or {"all": "yes"}
    return RedirectResponse(f"/search?{urlencode(held)}", status_code=303)


def _filters(case: Case, given: Any) -> Filters:  # noqa: ANN401 - an address or a form
    """The filters of an address. Raises `QuestionError` for what is no fixed choice and no id of the case."""
    source, language = str(given.get("source", "")), str(given.get("language", ""))
    if source and case.db.execute("SELECT 1 FROM source WHERE id = ?", (source,)).fetchone() is None:
        raise QuestionError(f"this case has no source {source!r}", remedy="choose the source anew")
    if language and language not in languages(case):
        raise QuestionError(f"this case has no report in {language!r}", remedy="choose one of the list")
    type_, flaw = str(given.get("type", "")), next((one for one in FLAWS if one == given.get("flaw")), None)
    if type_ and not is_type(type_):
        raise QuestionError(f"no event type is called {type_!r}", remedy="choose one of the list")
    measure = str(given.get("measure", ""))
    if measure and measure not in [name for name, _ in facts_of(case).measures]:
        raise QuestionError(f"no claim of this case counts {measure!r}", remedy="choose one of the list")
    start, end = day_of_address(given.get("from")), day_of_address(given.get("to"))
    return Filters(source=source, language=language, start=start, end=end, type=type_, measure=measure, flaw=flaw)


def _shown(request: Request, case: Case, filters: Filters, *, words: str, **more: Any) -> Response:  # noqa: ANN401 - what the template shows
    lang, facts = lang_of(request), facts_of(case)
    values: dict[str, Any] = {
        "filters": filters,
        "words": words,
        "forgotten": False,
        "found": None,
        "results": (),
        "page": 1,
        "pages": 1,
        "typed": None,
        "complaint": None,
        "reports": facts.counts["report"],
        "names": source_names(case, lang),
        "languages": languages(case),
        "types": sorted(((one, label(one, lang)) for one in facts.types), key=lambda pair: pair[1]),
        "measures": [name for name, _ in facts.measures],
        "flaws": FLAWS,
        "most": MOST,
        "most_ranked": MOST_RANKED,
    }
    return render(request, "search.html", **(values | more))


def languages(case: Case) -> tuple[str, ...]:
    """The languages of the case's reports, worked out once for each new report."""
    newest = case.db.execute("SELECT max(seq) FROM report").fetchone()[0]
    return _languages(case.folder, newest)


@lru_cache(maxsize=4)
def _languages(folder: Path, _newest: int | None) -> tuple[str, ...]:
    rows = case_in(folder).db.execute("SELECT language FROM report_short GROUP BY language ORDER BY count(*) DESC, language")
    return tuple(str(row[0]) for row in rows)


ROUTES = [Route("/search", page), Route("/search", search, methods=["POST"])]
NAVIGATION = [("/search", "search.nav")]
