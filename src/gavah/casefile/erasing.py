"""Erasure: after it no byte of the case folder holds the words, and the log still proves that there was something.

An entry's line is never touched; its body and salt are destroyed together, so that the commitment in the line says nothing any more. Rows,
originals, index, kept answers and figures go. Deleting is not enough in SQLite: the words stay in freed pages (`secure_delete`), in the
index's old segments (built anew), in the slack of the file (VACUUM) and in the write-ahead log (truncated).

An id that stands in the log is a hash: whoever has all of a report but a name can still test names against it (THREATS.md).
"""

import re
import sqlite3
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import msgspec

from gavah.casefile import judgements, ledger, linkages, packets, search, shelves
from gavah.casefile.case import Case
from gavah.model import CaseError, Claim, Decision, InputError, Report

BLOCK = "▮"
_ID = re.compile(rb"[a-z]-[0-9a-f]{20}")
_LOG_TABLES = frozenset({"entry", "entry_body", "leaf_page", "tree", "checkpoint", "stamp", "peer", "peer_entry", "peer_body", "fork"})
_KEPT_TABLES = _LOG_TABLES | {"erased", "migration", "meta", "blob", "report", "source"}
_UNFINISHED = "erasing"


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """What an erasure took: reports (all that had these bytes), claims, bodies of entries; and reports that only repeat it, which stay."""

    reports: tuple[str, ...]
    claims: int
    entries: int
    repeated_in: tuple[str, ...] = ()


def erase_report(case: Case, report: str, reason: str) -> Erased:
    """Destroy a report, and every other with the same bytes. Raises `InputError` if it is not held. Events and witnesses must be linked anew."""
    done = _destroy(case, [report], reason, say=True)
    finish(case)
    return done


def erase_all(case: Case, things: Sequence[str], reason: str) -> Erased:
    """Destroy several reports, photos and films at once, and how packets came (their sets' ids); the file is written anew once."""
    reports = [one for one in things if one.startswith("r-")]
    done = [_destroy(case, reports, reason, say=True)] if reports else []
    items = [one for one in things if one.startswith("m-") and case.db.execute("SELECT 1 FROM media WHERE id = ?", (one,)).fetchone()]
    done += [_destroy_media(case, items, reason)] if items else []  # those that came with a report are gone with it
    sets = [one for one in things if one[:2] not in ("r-", "m-")]
    done += [_forget_arrivals(case, sets, reason)] if sets else []
    finish(case)
    return Erased(
        reports=tuple(name for one in done for name in one.reports),
        claims=sum(one.claims for one in done),
        entries=sum(one.entries for one in done),
        repeated_in=tuple(sorted({name for one in done for name in one.repeated_in})),
    )


def follow(case: Case, report: str) -> bool:
    """Destroy what is held of a report that a peer erased; its entry says so already. False if nothing of it is here."""
    if not case.holds(report):
        with case.writing():
            _remember(case, report, "peer")
        return False
    _destroy(case, [report], "peer", say=False)
    finish(case)
    return True


def _destroy(case: Case, names: Sequence[str], reason: str, *, say: bool) -> Erased:
    held = [_held(case, name) for name in names]
    hashes = {one.sha256 for one in held} - {""}
    alike = {name for sha256 in hashes for (name,) in case.db.execute("SELECT id FROM report WHERE sha256 = ?", (sha256,))}
    reports = tuple(sorted({*names, *alike}))
    repeats = {c.copy if c.original in reports else c.original for name in reports for c in case.copies(name)} - set(reports)
    photos = {name for report in reports for (name,) in case.db.execute("SELECT id FROM media WHERE report = ?", (report,))}
    claims = _claims_of(case.db, reports)
    ids = {*reports, *claims, *photos}
    files = {one.found for name in reports if (one := case.report(name))}
    with case.writing():
        _begin(case.db)
        entries = _destroy_bodies(case.db, ids, files)
        came_along = _media_of(case.db, reports)
        _empty_packets(case.db, reports)
        _sweep(case.db, ids, files)
        case.db.executemany("DELETE FROM report WHERE id = ?", [(name,) for name in reports])
        entries += _forget_sources(case.db)
        _say_gone(case, reports, reason, entries, say=say)
        _after(case.db, hashes | (came_along - {""}))
    return Erased(reports=reports, claims=len(claims), entries=len(entries), repeated_in=tuple(sorted(repeats)))


def _say_gone(case: Case, things: Sequence[str], reason: str, entries: list[int], *, say: bool = True) -> None:
    """Remember each, and say it in the log; the first entry names the bodies that all of them took."""
    for number, name in enumerate(things):
        _remember(case, name, reason)
        if say:
            _note(case, name, reason, {"entries": [] if number else entries})


def erase_claim(case: Case, claim: str, reason: str) -> Erased:
    """Destroy the words of a claim's sentence: the original goes, the text keeps blocks in their place, so that other offsets hold."""
    gone = shelves.claim_of_any_reading(case.db, claim)
    if gone is None:
        raise InputError(f"this case has no claim {claim!r}", remedy="`gavah claims` lists them")
    report = _held(case, gone.report)
    if case.db.execute("SELECT count(*) FROM report WHERE sha256 = ?", (report.sha256,)).fetchone()[0] > 1:
        raise InputError("the same bytes were added as several reports", where=report.id, remedy="erase the whole report; all of them go with it")
    sentence = gone.sentence
    ids = {one.id for one in _all_claims(case.db, report.id) if any(s.start < sentence.end and sentence.start < s.end for s in one.spans)}
    left = _blotted(report, sentence.start, sentence.end, sentence.words)
    with case.writing():
        _begin(case.db)
        entries = _destroy_bodies(case.db, {*ids, report.id}, {report.found})
        case.db.execute("DELETE FROM answer WHERE report = ?", (report.id,))
        _empty_packets(case.db, [report.id])
        _sweep(case.db, ids, {report.found}, sentence.words)
        shelves.replace_report(case.db, left)
        _remember(case, report.id, reason)
        _note(case, report.id, reason, {"entries": entries, **shelves.commitment(left)}, words=True)
        _after(case.db, {report.sha256} - {""})
    finish(case)
    return Erased(reports=(report.id,), claims=len(ids), entries=len(entries))


def erase_media(case: Case, name: str, reason: str) -> Erased:
    """Destroy a photo or film: original, thumbnail, what was read in it, what was decided on it. Its bytes under other sources go with it."""
    done = _destroy_media(case, [name], reason)
    finish(case)
    return done


def _destroy_media(case: Case, names: Sequence[str], reason: str) -> Erased:
    hashes = {_bytes_of(case.db, name) for name in names}
    rows = [row for sha256 in hashes for row in case.db.execute("SELECT id, body FROM media WHERE sha256 = ?", (sha256,))]
    ids, files = {each for each, _ in rows}, {str(msgspec.json.decode(body)["found"]) for _, body in rows}
    with case.writing():
        _begin(case.db)
        entries = _destroy_bodies(case.db, ids, files)
        _sweep(case.db, ids, files)
        _say_gone(case, sorted(ids), reason, entries)
        _after(case.db, hashes)
    return Erased(reports=tuple(sorted(ids)), claims=0, entries=len(entries))


def _bytes_of(db: sqlite3.Connection, name: str) -> str:
    row = db.execute("SELECT sha256 FROM media WHERE id = ?", (name,)).fetchone()
    if row is None:
        raise InputError(f"this case has no photo or film {name!r}", remedy="`gavah media` lists them")
    return str(row[0])


def _forget_arrivals(case: Case, sets: Sequence[str], reason: str) -> Erased:
    """Destroy what is known of how packets came, and the bodies of the log's entries on that. The day of an entry stands in its line and stays."""
    query = f"SELECT seq FROM entry JOIN entry_body USING (seq) WHERE kind = 'packet' AND subject IN ({shelves.marks(sets)})"
    with case.writing():
        _begin(case.db)
        entries = [seq for (seq,) in case.db.execute(query, tuple(sets)).fetchall()]
        case.db.executemany("DELETE FROM entry_body WHERE seq = ?", [(seq,) for seq in entries])
        for number, one in enumerate(sets):
            packets.forget_arrival(case.db, one)
            _note(case, one, reason, {"arrival": True, "entries": [] if number else entries}, words=True)
    return Erased(reports=tuple(sets), claims=0, entries=len(entries))


def _media_of(db: sqlite3.Connection, reports: Sequence[str]) -> set[str]:
    """SHA-256 of the photos and films that came with `reports` and with nothing else."""
    came = {sha256 for name in reports for (sha256,) in db.execute("SELECT sha256 FROM media WHERE report = ?", (name,))}
    others = {sha256 for sha256, report in db.execute("SELECT sha256, report FROM media") if report not in reports}
    return came - others


def _empty_packets(db: sqlite3.Connection, reports: Sequence[str]) -> None:
    """Of packets whose text goes, the manifests keep their frames alone."""
    query = "SELECT id FROM packet_set JOIN packet_item ON set_id = id WHERE number = 0 AND report = ?"
    for (set_id,) in [row for name in reports for row in db.execute(query, (name,)).fetchall()]:
        packets.keep_frame(db, set_id)


def _held(case: Case, report: str) -> Report:
    held = case.report(report)
    if held is None:
        raise InputError(f"this case has no report {report!r}", remedy="`gavah reports` lists them")
    return held


def _claims_of(db: sqlite3.Connection, reports: Sequence[str]) -> set[str]:
    return {name for report in reports for (name,) in db.execute("SELECT id FROM claim WHERE report = ?", (report,))}


def _all_claims(db: sqlite3.Connection, report: str) -> list[Claim]:
    return [msgspec.json.decode(body, type=Claim) for (body,) in db.execute("SELECT body FROM claim WHERE report = ?", (report,))]


def _blotted(report: Report, start: int, end: int, words: str) -> Report:
    """The report with blocks for the words, wherever in it they stand; without the hash of its original, which would let guesses be tested."""
    text = report.text[:start] + BLOCK * (end - start) + report.text[end:]
    blocks = BLOCK * len(words)
    rest = _replaced({**msgspec.to_builtins(report), "text": "", "sha256": ""}, words, blocks)
    title = "" if rest["title"] and rest["title"] in words else rest["title"]
    return msgspec.convert({**rest, "text": text.replace(words, blocks), "title": title}, type=Report, strict=False)


def _replaced(value: Any, words: str, blocks: str) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return value.replace(words, blocks)
    if isinstance(value, dict):
        return {key: _replaced(one, words, blocks) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(one, words, blocks) for one in value]
    return value


def _destroy_bodies(db: sqlite3.Connection, ids: set[str], files: set[str]) -> list[int]:
    """Destroy body and salt of every entry that is about one of `ids`, names one, or names one of the files. Returns the own ones' numbers."""
    marks = _marks(files)
    rows = db.execute("SELECT seq, subject, body FROM entry JOIN entry_body USING (seq) WHERE kind NOT IN ('case', 'key', 'erase')").fetchall()
    own = [seq for seq, subject, body in rows if not says_erased(body) and (subject in ids or _names(body, ids, marks))]
    db.executemany("DELETE FROM entry_body WHERE seq = ?", [(seq,) for seq in own])
    query = "SELECT log, seq, subject, body FROM peer_entry JOIN peer_body USING (log, seq) WHERE kind NOT IN ('case', 'key', 'erase')"
    theirs = [
        (log, seq)
        for log, seq, subject, body in db.execute(query).fetchall()
        if not says_erased(body) and (subject in ids or _names(body, ids, marks))
    ]
    db.executemany("DELETE FROM peer_body WHERE log = ? AND seq = ?", theirs)
    return own


def _marks(files: set[str]) -> frozenset[bytes]:
    """The names of the files by which a cell or body can name them: whole, or quoted in JSON. ("0" of "packet …/0" would name anything.)"""
    names = {one for name in files if name for one in (name, Path(name).name) if one == name or Path(one).suffix}
    return frozenset(form for name in names for form in (name.encode("utf-8", "surrogatepass"), msgspec.json.encode(name)))


def _holds(body: bytes, words: str) -> bool:
    return bool(words) and (words.encode("utf-8", "surrogatepass") in body or msgspec.json.encode(words)[1:-1] in body)


def says_erased(body: bytes) -> bool:
    """Is this the body of the decision that erases? It holds an id and a reason class, and has to stay."""
    return b'"verb":"erase"' in body


def names(body: bytes, ids: Collection[str]) -> bool:
    """Does a body name one of `ids`?"""
    return any(found.decode() in ids for found in _ID.findall(body))


def _names(body: bytes, ids: set[str], marks: frozenset[bytes]) -> bool:
    return names(body, ids) or any(body == mark or (mark[:1] == b'"' and mark in body) for mark in marks)


def _sweep(db: sqlite3.Connection, ids: set[str], files: set[str], words: str = "") -> None:
    """Delete every row of every table that names one of `ids` or `files` or holds `words`; of what is computed from all claims, everything."""
    linkages.put_linkage(db, [])
    marks = _marks(files)
    for table, kind in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        if table in _KEPT_TABLES or table.startswith(("sqlite_", "report_fts")) or "VIRTUAL" in kind:
            continue
        key = [name for _, name, _, _, _, pk in db.execute(f'PRAGMA table_info("{table}")').fetchall() if pk] or ["rowid"]
        columns = ", ".join(f'"{name}"' for name in key)
        rows = db.execute(f'SELECT {columns}, * FROM "{table}"').fetchall()
        cells = ((row[: len(key)], [_bytes(cell) for cell in row if isinstance(cell, str | bytes)]) for row in rows)
        doomed = [place for place, held in cells if any(_names(cell, ids, marks) or _holds(cell, words) for cell in held)]
        where = " AND ".join(f'"{name}" IS ?' for name in key)
        db.executemany(f'DELETE FROM "{table}" WHERE {where}', doomed)


def _bytes(cell: str | bytes) -> bytes:
    return cell if isinstance(cell, bytes) else cell.encode("utf-8", "surrogatepass")


def _forget_sources(db: sqlite3.Connection) -> list[int]:
    """A source whose last report is gone goes with what the log said of it: a contributor may be known by it. Returns those entries' numbers."""
    numbers: list[int] = []
    gone = db.execute("SELECT id FROM source WHERE id NOT IN (SELECT source FROM report)").fetchall()
    for (source,) in gone:
        held = "SELECT seq FROM entry JOIN entry_body USING (seq) WHERE kind = 'source' AND subject = ?"
        numbers += [seq for (seq,) in db.execute(held, (source,))]
        db.execute("DELETE FROM source WHERE id = ?", (source,))
    db.executemany("DELETE FROM entry_body WHERE seq = ?", [(seq,) for seq in numbers])
    return numbers


def _note(case: Case, report: str, reason: str, body: dict[str, object], *, words: bool = False) -> None:
    """The erasure as an entry that peers get; a whole report's also as a decision, so that it leaves every figure there."""
    case.append([ledger.Draft(kind="erase", on=report, body={"reason": reason, "words": words, **body})])
    if not words:
        case.decide(Decision(verb="erase", on=report, by=case.actor, at=case.day.isoformat(), reason=reason))


def _remember(case: Case, report: str, reason: str) -> None:
    case.db.execute("INSERT OR REPLACE INTO erased (subject, reason, day) VALUES (?, ?, ?)", (report, reason, case.day.isoformat()))


def _begin(db: sqlite3.Connection) -> None:
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", (_UNFINISHED,))


def _after(db: sqlite3.Connection, blobs: set[str]) -> None:
    db.executemany("DELETE FROM blob WHERE sha256 = ?", [(sha256,) for sha256 in blobs])
    db.executemany("DELETE FROM packet_item WHERE sha256 = ? AND report IS NULL", [(sha256,) for sha256 in blobs])
    judgements.fill(db)
    search.rebuild(db)


def unfinished(db: sqlite3.Connection) -> bool:
    """Was an erasure killed before the last of its bytes were gone?"""
    return db.execute("SELECT 1 FROM meta WHERE key = ?", (_UNFINISHED,)).fetchone() is not None


def finish(case: Case) -> None:
    """Overwrite and remove originals that nothing names, write the file anew, empty the write-ahead log.

    Raises `CaseError` while another program holds the case open: then words may still lie beside it, and the next opening finishes.
    """
    case.blobs.remove_unnamed()
    case.db.execute("VACUUM")
    with case.writing():
        case.db.execute("DELETE FROM meta WHERE key = ?", (_UNFINISHED,))
    busy = case.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        with case.writing():
            _begin(case.db)
        raise CaseError(
            "another program has this case open: words may still lie in the log beside it",
            where=str(case.folder),
            remedy="end it, then run any gavah command on the case",
        )


def overdue(case: Case) -> list[tuple[str, str]]:
    """Reports that a peer erased and that this desk added itself: only a person erases them here. Report and the peer's log."""
    rows = case.db.execute(
        "SELECT DISTINCT subject, log FROM peer_entry JOIN (SELECT id FROM report UNION ALL SELECT id FROM media) AS held ON held.id = subject"
        " WHERE kind = 'erase' AND subject NOT IN (SELECT subject FROM erased)"
    )
    return [(str(report), str(log)) for report, log in rows]
