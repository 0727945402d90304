"""How far people have judged the claims of a case: how many, by whom, today; and where they disagree."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from gavah.casefile.judgements import standing_of
from gavah.casefile.shelves import batched, marks

VERBS = ("accept", "reject", "cannot-tell", "correct")
"""What says that a person has looked at a claim."""
_VERBS = ", ".join(f"'{verb}'" for verb in VERBS)
_HOLDS = "NOT EXISTS (SELECT 1 FROM overridden WHERE overridden.name = decision.name)"


class Coder(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that one person has judged, in all and on the day asked about."""

    name: str
    claims: int
    today: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """`judged` of the `claims` that the present reading gives; `contested`: those on which people disagree."""

    judged: int
    claims: int
    today: int
    coders: tuple[Coder, ...]
    contested: tuple[str, ...]


def progress(db: sqlite3.Connection, day: str) -> Progress:
    """How far the case is; decisions taken back do not count. Costs what was decided, not what the case holds."""
    held = f"FROM decision JOIN decision_on USING (name) WHERE verb IN ({_VERBS}) AND now IS NOT NULL AND {_HOLDS}"
    at = "json_extract(CAST(decision.body AS TEXT), '$.at') = ?"
    rows = db.execute(f"SELECT by, count(DISTINCT now), count(DISTINCT CASE WHEN {at} THEN now END) {held} GROUP BY by ORDER BY 2 DESC, by", (day,))
    coders = tuple(Coder(name=by, claims=claims, today=today) for by, claims, today in rows.fetchall())
    judged, today = db.execute(f"SELECT count(DISTINCT now), count(DISTINCT CASE WHEN {at} THEN now END) {held}", (day,)).fetchone()
    claims = db.execute("SELECT count(*) FROM claim WHERE current = 1").fetchone()[0]
    return Progress(judged=judged, claims=claims, today=today, coders=coders, contested=tuple(contested(db)))


def contested(db: sqlite3.Connection) -> list[str]:
    """Ids of the claims on which people who had not seen each other disagree."""
    several = f"SELECT target FROM decision WHERE target IS NOT NULL AND {_HOLDS} AND verb IN ({_VERBS}, 'undo') GROUP BY target HAVING count(*) > 1"
    found = [target for (target,) in db.execute(several).fetchall() if target.startswith(("standing|", "correct:"))]
    return sorted({target.partition("|")[2] for target in found if standing_of(db, target).contested})


def judged_among(db: sqlite3.Connection, claims: Sequence[str]) -> dict[str, set[str]]:
    """Those of `claims` that somebody has judged, and who."""
    found: dict[str, set[str]] = {}
    for some in batched(sorted(set(claims))):
        query = f"SELECT now, by FROM decision_on JOIN decision USING (name) WHERE now IN ({marks(some)}) AND verb IN ({_VERBS}) AND {_HOLDS}"
        for claim, by in db.execute(query, some).fetchall():
            found.setdefault(claim, set()).add(by)
    return found


def last_of(db: sqlite3.Connection, by: str, claims: Iterable[str]) -> str | None:
    """The name of the last judgement that `by` made on any of `claims` and nobody has overridden."""
    wanted = list(claims)
    query = f"SELECT name FROM decision_on JOIN decision USING (name) WHERE now IN ({marks(wanted)}) AND by = ? AND verb IN ({_VERBS}) AND {_HOLDS}"
    row = db.execute(f"{query} ORDER BY seq DESC LIMIT 1", (*wanted, by)).fetchone() if wanted else None
    return str(row[0]) if row else None
