"""Reports found by words and by what they are: source, language, day of publication, claims in them, what is wrong with them."""

import json
import sqlite3
from datetime import date
from typing import Literal, get_args

import msgspec

from gavah.casefile import search
from gavah.casefile.judgements import withdrawn_reports

Flaw = Literal["unread", "failed", "claimless", "undated", "unsourced", "withdrawn"]
FLAWS: tuple[Flaw, ...] = get_args(Flaw)
UNKNOWN_SOURCE = "unknown-source"
MOST = 1_000
"""So many results are counted and can be paged through."""
MOST_RANKED = 5_000
"""Of more reports than this with the words the ones added last come first: to rank them all takes half a second."""

_FLAWED: dict[Flaw, str] = {
    "unread": "NOT EXISTS (SELECT 1 FROM reading WHERE reading.report = short.id)",
    "failed": "short.id IN (SELECT value FROM json_each(?))",
    "claimless": "EXISTS (SELECT 1 FROM reading WHERE reading.report = short.id)"
    " AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.report = short.id AND current = 1)",
    "undated": "short.published IS NULL",
    "unsourced": f"short.source = '{UNKNOWN_SOURCE}'",
    "withdrawn": "short.id IN (SELECT value FROM json_each(?))",
}


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a report must be. `start`, `end`: days of publication, both included. `type`: an event type or the first part of one."""

    source: str = ""
    language: str = ""
    start: date | None = None
    end: date | None = None
    type: str = ""
    measure: str = ""
    flaw: Flaw | None = None

    @property
    def is_any(self) -> bool:
        """Is nothing asked for?"""
        return self == Filters()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A page of ids. `count` stops at `MOST` + 1. `ranked`: the best first; else the newest."""

    ids: tuple[str, ...]
    count: int
    ranked: bool


def find(db: sqlite3.Connection, words: str, filters: Filters, *, start: int = 0, limit: int = 20) -> Found:
    """Reports that hold all `words` (any report for none) and are what `filters` says, from number `start` on. Words without a letter find none."""
    asked = search.query(words)
    if words.strip() and not asked:
        return Found(ids=(), count=0, ranked=True)
    where, values = _where(db, filters)
    if not asked:
        count = _count(db, f"SELECT 1 FROM report_short AS short WHERE {where}", values)
        rows = db.execute(
            f"SELECT id FROM report_short AS short WHERE {where} ORDER BY published DESC, seq DESC LIMIT ? OFFSET ?", (*values, limit, start)
        )
        return Found(ids=tuple(row[0] for row in rows), count=count, ranked=False)
    joined = f"FROM report_fts JOIN report_short AS short ON short.seq = report_fts.rowid WHERE report_fts MATCH ? AND {where}"
    many = db.execute(f"SELECT count(*) FROM (SELECT 1 FROM report_fts WHERE report_fts MATCH ? LIMIT {MOST_RANKED + 1})", (asked,)).fetchone()[0]
    ranked = many <= MOST_RANKED
    count = _count(db, f"SELECT 1 {joined}", [asked, *values])
    order = "rank, seq" if ranked else "report_fts.rowid DESC"
    rows = db.execute(f"SELECT short.id {joined} ORDER BY {order} LIMIT ? OFFSET ?", (asked, *values, limit, start))
    return Found(ids=tuple(row[0] for row in rows), count=count, ranked=ranked)


def _count(db: sqlite3.Connection, query: str, values: list[object]) -> int:
    return int(db.execute(f"SELECT count(*) FROM ({query} LIMIT {MOST + 1})", values).fetchone()[0])


def _where(db: sqlite3.Connection, filters: Filters) -> tuple[str, list[object]]:
    parts, values = ["1"], list[object]()

    def add(condition: str, *given: object) -> None:
        parts.append(condition)
        values.extend(given)

    if filters.source:
        add("short.source = ?", filters.source)
    if filters.language:
        add("short.language = ?", filters.language)
    if filters.start:
        add("short.published >= ?", filters.start.isoformat())
    if filters.end:
        add("short.published <= ?", filters.end.isoformat())
    if filters.type or filters.measure:
        add(*_claims(filters))
    if filters.flaw:
        add(_FLAWED[filters.flaw], *_named(db, filters.flaw))
    return " AND ".join(parts), values


def _named(db: sqlite3.Connection, flaw: Flaw) -> list[str]:
    """The ids, as JSON, of the reports with a flaw that is kept elsewhere."""
    if flaw == "withdrawn":
        return [json.dumps(withdrawn_reports(db))]
    if flaw == "failed":  # the reading names the report behind its file: "page.html (r-…)"
        rows = db.execute("SELECT file FROM problem WHERE reason LIKE 'read for claims:%'")
        return [json.dumps([file.rpartition(" (")[2].removesuffix(")") for (file,) in rows])]
    return []


def _claims(filters: Filters) -> tuple[str, ...]:
    """A current claim of the measure and the type stands in the report: both in one claim."""
    parts, values = ["current = 1"], list[str]()
    if filters.measure:
        parts.append("measure = ?")
        values.append(filters.measure)
    if filters.type:
        parts.append("type >= ? AND type < ? || '/' AND (type = ? OR type > ? || '-')")
        values += [filters.type] * 4
    index = "claim_of_measure" if filters.measure else "claim_of_type"  # without statistics the planner takes another, ten times slower
    return f"short.id IN (SELECT report FROM claim INDEXED BY {index} WHERE {' AND '.join(parts)})", *values
