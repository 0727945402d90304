"""The first page: what is in the case, what was done last, what needs a person."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.desk.addresses import question_address
from gavah.desk.case import case_of
from gavah.desk.facts import facts_of
from gavah.desk.page import render
from gavah.desk.pages.retention import first_due
from gavah.model import Question

SHOWN = 8
MEASURES_SHOWN = 6


def home(request: Request) -> Response:
    """Counts, the last runs, problems; in an empty case, how to begin."""
    case = case_of(request)
    facts = facts_of(case)
    return render(
        request,
        "home.html",
        facts=facts,
        folder=case.folder.name,
        runs=_last_runs(case),
        problems=case.count("problem"),
        overdue=first_due(case) is not None,
        first=[(name, count, question_address(Question(measure=name))) for name, count in facts.measures[:MEASURES_SHOWN]],
    )


def _last_runs(case: Case) -> list[dict[str, object]]:
    rows = case.db.execute("SELECT id, kind, day, digest IS NOT NULL FROM run ORDER BY id DESC LIMIT ?", (SHOWN,))
    return [{"id": number, "kind": kind, "day": date.fromisoformat(day), "done": bool(done)} for number, kind, day, done in rows]


ROUTES = [Route("/", home)]
NAVIGATION = [("/", "home.nav")]
