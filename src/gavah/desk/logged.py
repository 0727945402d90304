"""Entries of the ledger as a page tells them: what each is about, and where that is looked at."""

import sqlite3
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from gavah.casefile import Case
from gavah.desk.addresses import event_address, report_address, source_address
from gavah.desk.case import case_in
from gavah.model import Entry

AT_ONCE = 50


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. `name`: what it is about in words, "" for the id alone; `detail`: a verb or a version; `erased`: its words were destroyed."""

    seq: int
    day: date | None
    kind: str
    on: str
    actor: str
    name: str
    detail: str
    address: str
    erased: bool


def kinds(case: Case) -> tuple[str, ...]:
    """The kinds of entries there are, worked out once for each new entry."""
    newest = case.db.execute("SELECT max(seq) FROM entry").fetchone()[0]
    return _kinds(case.folder, newest)


@lru_cache(maxsize=4)
def _kinds(folder: Path, _newest: int) -> tuple[str, ...]:
    query = """WITH RECURSIVE one (kind) AS (SELECT min(kind) FROM entry UNION ALL
        SELECT (SELECT min(kind) FROM entry WHERE kind > one.kind) FROM one WHERE one.kind IS NOT NULL)
        SELECT kind FROM one WHERE kind IS NOT NULL"""
    return tuple(str(row[0]) for row in case_in(folder).db.execute(query))


def logged(case: Case, kind: str, start: int) -> tuple[list[Logged], int]:
    """A page of entries of a kind ("" for all), the newest first, and how many there are."""
    where, values = ("WHERE kind = ?", [kind]) if kind else ("", [])
    count = case.db.execute(f"SELECT count(*) FROM entry {where}", values).fetchone()[0]
    query = f"SELECT line, body FROM entry LEFT JOIN entry_body USING (seq) {where} ORDER BY seq DESC LIMIT ? OFFSET ?"
    rows = case.db.execute(query, [*values, AT_ONCE, start]).fetchall()
    return [_logged(case.db, msgspec.json.decode(line, type=Entry), body) for line, body in rows], int(count)


def _logged(db: sqlite3.Connection, entry: Entry, body: bytes | None) -> Logged:
    said = msgspec.json.decode(body) if body else {}
    held = said if isinstance(said, dict) else {}
    name, address = _about(db, entry.on)
    return Logged(
        seq=entry.seq,
        day=date.fromisoformat(entry.day),
        kind=entry.kind,
        on=entry.on,
        actor=entry.actor,
        name=name,
        detail=str(held.get("verb") or held.get("reader") or ""),
        address=address,
        erased=body is None,
    )


def _about(db: sqlite3.Connection, on: str) -> tuple[str, str]:
    """What an id is called, and its address; "" where there is none."""
    if on.startswith("r-"):
        row = db.execute("SELECT title FROM report WHERE id = ?", (on,)).fetchone()
        return (str(row[0]), report_address(on)) if row else ("", "")
    if on.startswith("c-"):
        row = db.execute("SELECT report FROM claim WHERE id = ?", (on,)).fetchone()
        return ("", f"{report_address(row[0])}?claim={on}#{on}") if row else ("", "")
    if on.startswith("e-"):
        return ("", event_address(on)) if db.execute("SELECT 1 FROM event WHERE id = ?", (on,)).fetchone() else ("", "")
    row = db.execute("SELECT body FROM source WHERE id = ?", (on,)).fetchone()
    return (str(msgspec.json.decode(row[0]).get("name", "")), source_address(on)) if row else ("", "")
