"""The claims behind a number: those a list of the figure names, or all that can bear on the question."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from gavah.casefile import Case, alone
from gavah.casefile.state import state_of
from gavah.desk.case import case_in
from gavah.desk.solving import Answer
from gavah.figures.kinds import measure_of
from gavah.model import Figure, Question

LISTS = ("evidence", "leading", "straddling", "listed", "totals", "disputes", "contradictions", "all")
"""What can be asked for; "all" are the claims that touch the question, whether they count or not."""
AT_ONCE = 30


def behind(case: Case, answer: Answer, of: str, start: int) -> tuple[list[str], int]:
    """A page of the claims' ids from number `start` on, the highest numbers first, and how many there are."""
    if of == "all":
        return _touching(case.folder, state_of(case.db), answer.question, start)
    bound = list(answer.bound_claims) if of == "evidence" else []
    ids = bound if answer.figure is None else _ordered(case.folder, answer.figure.id, of)
    return ids[start : start + AT_ONCE], len(ids)


@lru_cache(maxsize=32)
def _ordered(folder: Path, figure: str, of: str) -> list[str]:
    """A list of a kept figure, the highest numbers first."""
    case = case_in(folder)
    kept = case.figure(figure)
    return _highest(case, _listed(kept, of)) if kept else []


def _listed(figure: Figure, of: str) -> list[str]:
    lists: dict[str, list[str]] = {
        "evidence": list(figure.evidence_claims),
        "leading": list(figure.leading),
        "straddling": list(figure.straddling),
        "listed": list(figure.listed),
        "totals": [one.claim for one in figure.totals],
        "disputes": [claim for group in figure.disputes for claim in group],
        "contradictions": [claim for group in figure.contradictions for claim in group],
    }
    return list(dict.fromkeys(lists[of]))


def _highest(case: Case, ids: Sequence[str]) -> list[str]:
    """`ids`, the claims with the highest numbers first."""
    lows: dict[str, int] = {}
    for at in range(0, len(ids), 500):
        some = list(ids[at : at + 500])
        rows = case.db.execute(f"SELECT id, coalesce(low, 1) FROM claim WHERE id IN ({', '.join('?' * len(some))})", some)
        lows |= dict(rows)
    return sorted(ids, key=lambda one: (-lows.get(one, 0), one))


@lru_cache(maxsize=256)
def _touching(folder: Path, _state: str, question: Question, start: int) -> tuple[list[str], int]:
    case = case_in(folder)
    where, values = touching(question, measure_types(case, question))
    count = case.db.execute(f"SELECT count(*) FROM claim WHERE {where}", values).fetchone()[0]
    rows = case.db.execute(f"SELECT id FROM claim WHERE {where} ORDER BY low DESC, id LIMIT ? OFFSET ?", (*values, AT_ONCE, start))
    return [row[0] for row in rows], int(count)


def measure_types(case: Case, question: Question) -> list[str]:
    """Types of the case whose events count, without a number, what is asked."""
    asked = set(question.measure.split("|"))
    types = [row[0] for row in case.db.execute("SELECT DISTINCT type FROM claim WHERE current = 1 AND measure IS NULL")]
    return [name for name in types if "events" in asked or measure_of(name) in asked]


def touching(question: Question, unnumbered: Sequence[str]) -> tuple[str, list[object]]:
    """SQL over the columns of `claim`: current claims of the measure that may lie in the window and the place."""
    measures = alone.joined(question.measure.split("|"))
    parts = [f"measure IN ({', '.join('?' * len(measures))})"]
    values: list[object] = list(measures)
    if unnumbered:
        parts.append(f"measure IS NULL AND kind = 'event' AND type IN ({', '.join('?' * len(unnumbered))})")
        values += unnumbered
    where = ["current = 1", f"({' OR '.join(parts)})"]
    if question.start:
        where.append("coalesce(latest, said, '9999') >= ?")
        values.append(question.start.isoformat())
    if question.end:
        where.append("coalesce(earliest, '0000') <= ?")
        values.append(question.end.isoformat())
    if question.place:
        path = f"/{'/'.join(question.place_path or (question.place,))}/"
        where.append("(place IS NULL OR instr(place, ?) > 0 OR place IN (SELECT value FROM json_each(?)))")
        values += [path, _above(path)]
    if question.type:
        where.append("(type = ? OR type LIKE ? || '.%' OR type LIKE ? || '-%')")
        values += [question.type] * 3
    return " AND ".join(where), values


def _above(path: str) -> str:
    """The paths of what a place lies in, as JSON: a claim told of the province may lie in each of its cities."""
    steps = path.strip("/").split("/")
    return "[" + ", ".join(f'"/{"/".join(steps[:count])}/"' for count in range(1, len(steps))) + "]"
