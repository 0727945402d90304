"""The first page: what is in the case, what was done last, what needs a person."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.casefile import Case
from gavah.desk.case import case_of
from gavah.desk.page import render

SHOWN = 8
COUNTED = ("report", "claim", "event", "witness", "source")


def home(request: Request) -> Response:
    """Counts, the last runs, problems; in an empty case, how to begin."""
    case = case_of(request)
    counts = {name: case.count(name) for name in COUNTED}
    return render(
        request,
        "home.html",
        counts=counts,
        folder=case.folder.name,
        runs=_last_runs(case),
        problems=case.count("problem"),
        unread=_unread(case),
        first=_first(case),
    )


def _last_runs(case: Case) -> list[dict[str, object]]:
    rows = case.db.execute("SELECT id, kind, day, digest IS NOT NULL FROM run ORDER BY id DESC LIMIT ?", (SHOWN,))
    return [{"id": number, "kind": kind, "day": date.fromisoformat(day), "done": bool(done)} for number, kind, day, done in rows]


def _unread(case: Case) -> int:
    return int(case.db.execute("SELECT count(*) FROM report WHERE id NOT IN (SELECT report FROM reading)").fetchone()[0])


def _first(case: Case) -> list[tuple[str, int]]:
    """Measures by the number of claims that carry them, most first."""
    rows = case.db.execute(
        "SELECT measure, count(*) FROM claim WHERE current = 1 AND measure IS NOT NULL GROUP BY measure ORDER BY 2 DESC, 1 LIMIT 6"
    )
    return [(str(measure), int(count)) for measure, count in rows]


ROUTES = [Route("/", home)]
NAVIGATION = [("/", "home.nav")]
