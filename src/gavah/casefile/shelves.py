"""Reports and claims on their shelves: how a noun becomes a row and comes back."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from gavah.casefile.search import indexed_form
from gavah.casefile.state import moved
from gavah.model import Claim, Report, Source

_CLAIM_COLUMNS = ("id", "report", "kind", "type", "polarity", "modality", "measure", "low", "high", "earliest", "latest", "said", "place")
"""What claims are chosen by; the claim itself is in `body`."""


def put_source(db: sqlite3.Connection, source: Source) -> bool:
    """Keep `source`; False if the case knows it exactly so already."""
    body = msgspec.json.encode(source).decode()
    row = db.execute("SELECT body FROM source WHERE id = ?", (source.id,)).fetchone()
    if row and row[0] == body:
        return False
    db.execute("INSERT INTO source (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body", (source.id, body))
    return True


def sources(db: sqlite3.Connection) -> Iterator[Source]:
    """All sources by id."""
    for (body,) in db.execute("SELECT body FROM source ORDER BY id"):
        yield msgspec.json.decode(body, type=Source)


def put_report(db: sqlite3.Connection, report: Report) -> bool:
    """Keep `report` and index its words; False (and only where it was found is noted) if it is held already."""
    if report.found:
        db.execute("INSERT OR IGNORE INTO found (report, place) VALUES (?, ?)", (report.id, report.found))
    if holds_report(db, report.id):
        return False
    row = db.execute(
        "INSERT INTO report (id, sha256, source, language, published, title, text, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*report_columns(report), report.text, msgspec.json.encode(_without_text(report)).decode()),
    )
    db.execute(
        "INSERT INTO report_fts (rowid, title, text) VALUES (?, ?, ?)",
        (row.lastrowid, indexed_form(report.title), indexed_form(report.text)),
    )
    return True


def replace_report(db: sqlite3.Connection, report: Report) -> None:
    """Put `report` in the place of the one with its id; what an erasure left of it."""
    names = ("sha256", "source", "language", "published", "title")
    marks = ", ".join(f"{name} = ?" for name in (*names, "text", "body"))
    body = msgspec.json.encode(_without_text(report)).decode()
    db.execute(f"UPDATE report SET {marks} WHERE id = ?", (*report_columns(report)[1:], report.text, body, report.id))


def _without_text(report: Report) -> dict[str, Any]:
    rest: dict[str, Any] = msgspec.to_builtins(report)
    del rest["text"]
    return rest


def commitment(report: Report) -> dict[str, Any]:
    """What the ledger says of a report that was added: all of it, with the hash of its text in the text's place."""
    return {"report": _without_text(report), "text": text_digest(report)}


def make_private(db: sqlite3.Connection, report: str) -> bool:
    """Mark a held report as private; False if it is so already or not held."""
    row = db.execute("SELECT body FROM report WHERE id = ?", (report,)).fetchone()
    held = msgspec.json.decode(row[0]) if row else {"private": True}
    if held.get("private"):
        return False
    db.execute("UPDATE report SET body = ? WHERE id = ?", (msgspec.json.encode({**held, "private": True}).decode(), report))
    return True


def report_columns(report: Report) -> tuple[str | None, ...]:
    """What is asked for by itself: id, sha256, source, language, published, title."""
    day = report.published.isoformat() if report.published else None
    return report.id, report.sha256, report.source, report.language, day, report.title


def text_digest(report: Report) -> str:
    """SHA-256 of the stored text: the ledger commits to it, so that no digit of it changes unseen."""
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def holds_report(db: sqlite3.Connection, report: str) -> bool:
    """Is a report with this id on the shelf?"""
    return db.execute("SELECT 1 FROM report WHERE id = ?", (report,)).fetchone() is not None


def report_of(body: str, text: str) -> Report:
    """A report from its row."""
    return msgspec.convert({**msgspec.json.decode(body), "text": text}, type=Report, strict=False)


def reports(db: sqlite3.Connection, where: str = "1", values: Sequence[object] = ()) -> Iterator[Report]:
    """Reports in the order they were added; `where` is SQL over the columns of `report`."""
    for body, text in db.execute(f"SELECT body, text FROM report WHERE {where} ORDER BY seq", values):
        yield report_of(body, text)


def put_claims(db: sqlite3.Connection, report: Report, claims: Iterable[Claim], *, reader: str, run: int) -> int:
    """Keep what `reader` read in `report`, in place of what an earlier reading gave. Returns how many claims.

    Every span is checked against the stored text first (`SpanError`): a claim whose words are not there cannot enter a case. What people
    decided on the claims is to be settled anew (`judgements.reread`).
    """
    db.execute("UPDATE claim SET current = 0 WHERE report = ?", (report.id,))
    rows = []
    for claim in claims:
        claim.check_against(report)
        rows.append(_claim_row(claim))
    if rows:
        db.executemany(f"{_insert(rows[0])} ON CONFLICT (id) DO UPDATE SET current = 1, person = 0, body = excluded.body", rows)
    db.execute("INSERT OR REPLACE INTO reading (report, reader, run) VALUES (?, ?, ?)", (report.id, reader, run))
    moved(db)
    return len(rows)


def put_made_claim(db: sqlite3.Connection, report: Report, claim: Claim) -> None:
    """Keep a claim that a person made in `report`; what a reader gives already stays the reader's. Words not at their offsets: `SpanError`."""
    claim.check_against(report)
    row = _claim_row(claim)
    db.execute(f"{_insert(row)} ON CONFLICT (id) DO UPDATE SET person = 1 WHERE current = 0", row)
    db.execute("UPDATE claim SET person = 1 WHERE id = ? AND json_extract(body, '$.reader.name') = ?", (claim.id, claim.reader.name))


def put_judged(db: sqlite3.Connection, read: Claim, view: Claim, *, stands: bool) -> None:
    """Keep beside the claim as read how people see it; it is chosen by what they see."""
    row = {**_claim_row(view), "judged": None if view is read else msgspec.json.encode(view).decode(), "stands": int(stands)}
    columns = ", ".join(f"{name} = :{name}" for name in (*_CLAIM_COLUMNS[2:], "judged", "stands"))
    db.execute(f"UPDATE claim SET {columns} WHERE id = :id", row)


def _insert(row: dict[str, Any]) -> str:
    return f"INSERT INTO claim ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"


def _claim_row(claim: Claim) -> dict[str, Any]:
    quantity, when = claim.quantity, claim.when
    return {
        "id": claim.id,
        "report": claim.report,
        "kind": claim.kind,
        "type": claim.type,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "measure": quantity.measure if quantity else None,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
        "said": claim.said.isoformat() if claim.said else None,
        "place": "".join(f"/{'/'.join(place.path)}/" for place in claim.where) or None,
        "current": 1,
        "body": msgspec.json.encode(claim).decode(),
    }


def claims(db: sqlite3.Connection, where: str = "1", values: Sequence[object] = ()) -> Iterator[Claim]:
    """Current claims as they stand, with what people corrected, in the order they were read; `where` is SQL over the columns of `claim`."""
    for (body,) in db.execute(f"SELECT coalesce(judged, body) FROM claim WHERE current = 1 AND ({where}) ORDER BY seq", values):
        yield msgspec.json.decode(body, type=Claim)


def claims_as_read(db: sqlite3.Connection, where: str = "1", values: Sequence[object] = ()) -> Iterator[Claim]:
    """The same as the readers gave them, whatever people said since."""
    for (body,) in db.execute(f"SELECT body FROM claim WHERE current = 1 AND ({where}) ORDER BY seq", values):
        yield msgspec.json.decode(body, type=Claim)


def claim_of_any_reading(db: sqlite3.Connection, claim: str) -> Claim | None:
    """The claim with this id as it was read, also if the present reading no longer gives it."""
    row = db.execute("SELECT body FROM claim WHERE id = ?", (claim,)).fetchone()
    return msgspec.json.decode(row[0], type=Claim) if row else None


def batched(ids: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """`ids` in pieces that one statement takes."""
    return (ids[at : at + size] for at in range(0, len(ids), size))


def marks(values: Sequence[object]) -> str:
    """A question mark for each value. Beside `id IN (…)` write `+current = 1`: from five values on SQLite else goes through all current ones."""
    return ", ".join("?" * len(values))


def bent_claims(db: sqlite3.Connection) -> Iterator[str]:
    """Ids of current claims whose columns, by which they are found, differ from the claim as it stands."""
    for body, *columns in db.execute(f"SELECT coalesce(judged, body), {', '.join(_CLAIM_COLUMNS)} FROM claim WHERE current = 1 ORDER BY seq"):
        row = _claim_row(msgspec.json.decode(body, type=Claim))
        if [row[name] for name in _CLAIM_COLUMNS] != columns:
            yield str(columns[0])
