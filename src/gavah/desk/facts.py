"""What a case holds, in numbers: counted once for each change of its claims, not for each page."""

from functools import lru_cache
from pathlib import Path

import msgspec

from gavah.casefile import Case
from gavah.casefile.state import last_move
from gavah.desk.case import case_in

COUNTED = ("report", "claim", "event", "witness", "source")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """`counts` by table; `unread` reports; `measures` with the number of their claims and event `types`, the most first."""

    counts: dict[str, int]
    unread: int
    measures: tuple[tuple[str, int], ...]
    types: tuple[str, ...]


def facts_of(case: Case) -> Facts:
    """The facts of the case as it is."""
    newest = case.db.execute("SELECT max(seq) FROM report").fetchone()[0]
    return _facts(case.folder, last_move(case.db), newest)


@lru_cache(maxsize=8)
def _facts(folder: Path, _moved: str, _newest: int | None) -> Facts:
    case = case_in(folder)
    measures = case.db.execute("SELECT measure, count(*) FROM claim WHERE current = 1 AND measure IS NOT NULL GROUP BY measure ORDER BY 2 DESC, 1")
    types = case.db.execute("SELECT type FROM claim WHERE current = 1 GROUP BY type ORDER BY count(*) DESC, type")
    return Facts(
        counts={name: case.count(name) for name in COUNTED},
        unread=max(0, case.count("report") - case.count("reading")),  # a report has at most one row of reading
        measures=tuple((str(measure), int(count)) for measure, count in measures),
        types=tuple(str(row[0]) for row in types),
    )
