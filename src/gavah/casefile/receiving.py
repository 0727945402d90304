"""`exchange in`: a peer's package checked whole (signature, growth, every leaf, every body), then taken in; or nothing of it.

Logs are never merged: a verified copy of each lies beside the own one. The state is computed from the set of all entries, so that order and
repetition of packages do not matter.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from gavah.casefile import erasing, judgements, ledger, packages, shelves, tree
from gavah.casefile.case import Case
from gavah.casefile.packages import Line, Log, Opening, Original, Record, Text
from gavah.casefile.peers import identity, is_forked, peer
from gavah.custody.note import Checkpoint, Key, opened
from gavah.custody.tree import ProofError, leaf_hash, root_of
from gavah.model import Entry, InputError, Report, Source, canonical

_ENTRY = msgspec.json.Decoder(Entry)


class Received(msgspec.Struct, frozen=True):
    """What came: new entries, new bodies, new reports, reports destroyed because a peer erased them, logs of desks not met, forked logs."""

    entries: int
    bodies: int
    reports: int
    erased: int
    unknown: tuple[str, ...]
    forked: tuple[str, ...]


def receive(case: Case, file: Path) -> Received:
    """Take the package in `file`. Raises `ProofError` or `InputError`, and then nothing of it was taken."""
    take = _Taking(case)
    try:
        with case.writing():
            packages.read(file, identity(case), take.record)
            take.end()
    except BaseException:
        case.blobs.remove_unnamed()
        raise
    gone = _destroy(case, take.erasures)
    return Received(take.entries, take.bodies, take.reports, gone, tuple(take.unknown), tuple(take.forked))


def _destroy(case: Case, reports: Iterable[str]) -> int:
    """Erase what came from peers alone and a peer has erased since. What this desk added itself is for a person (`erase --overdue`)."""
    number = 0
    for name in dict.fromkeys(reports):
        own = case.db.execute("SELECT 1 FROM entry WHERE kind IN ('add', 'media') AND subject = ?", (name,)).fetchone()
        if own is None and erasing.follow(case, name):
            number += 1
    return number


class _Taking:
    """One package on its way in, inside one transaction."""

    def __init__(self, case: Case) -> None:
        self.case, self.db = case, case.db
        self.entries = self.bodies = self.reports = 0
        self.unknown: list[str] = []
        self.forked: list[str] = []
        self.erasures: list[str] = []
        self._log: Log | None = None
        self._lines: list[Line] = []
        self._wanted: dict[str, list[dict[str, object]]] | None = None
        self._originals: set[str] = set()
        self._begun = False

    def record(self, record: Record) -> None:
        if not self._begun:
            self._open(record)
        elif isinstance(record, Line):
            if self._log is None or len(self._lines) >= self._log.size:
                raise InputError("an entry stands where none may")
            self._lines.append(record)
        elif isinstance(record, Log):
            self._end_log()
            self._log = record
        elif isinstance(record, Original):
            self._end_log()
            if record.sha256 in self._needed()[1]:
                self.case.blobs.put(record.sha256, record.data)
        elif isinstance(record, Text):
            self._end_log()
            self._text(record)
        else:
            raise InputError("the package begins twice")

    def _open(self, record: Record) -> None:
        if not isinstance(record, Opening) or record.format != packages.FORMAT:
            raise InputError("this is no package of a desk", remedy="install a newer gavah if it comes from one")
        if record.constructed is not None and self.case.constructed not in (None, record.constructed):
            raise InputError("one of the two cases holds constructed reports and the other real ones", remedy="use another case: --case DIR")
        self._begun = True

    def end(self) -> None:
        """What is computed from all entries together."""
        self._end_log()
        settle_sources(self.db)
        self._make_private()
        judgements.fill(self.db)

    # --- logs ---------------------------------------------------------------------------------------------------

    def _end_log(self) -> None:
        log, lines = self._log, self._lines
        self._log, self._lines = None, []
        if log is None:
            return
        self._wanted = None
        known = peer(self.db, log.log)
        if log.log == self.case.origin:
            self._own(log)
        elif known is None:
            self.unknown.append(log.log)
        elif known.key != log.key:
            raise ProofError("the log comes with another key than that of its desk's card", where=log.log)
        else:
            self._peers(log, lines)

    def _own(self, log: Log) -> None:
        """What a peer holds of this desk's own log must be of it."""
        from gavah.casefile.checkpoints import key_of

        point = opened(log.note, [key_of(self.case)])
        held = tree.leaves(self.db, log.log, point.size)
        if len(held) < point.size or root_of(held) != point.root:
            self._fork(log, tree.head(self.db, log.log).note)

    def _peers(self, log: Log, lines: list[Line]) -> None:
        point = opened(log.note, [Key.decoded(log.key)])
        entries = [_entry(log.log, seq, line) for seq, line in enumerate(lines)]
        leaves = [leaf_hash(line.line.encode()) for line in lines]
        if point.origin != log.log or point.size != log.size or len(leaves) != log.size or root_of(leaves) != point.root:
            raise ProofError("the entries are not those of the signed checkpoint", where=log.log)
        held = tree.leaves(self.db, log.log)
        both = min(len(held), len(leaves))
        if held[:both] != leaves[:both]:
            self._fork(log, tree.head(self.db, log.log).note)
            return
        if is_forked(self.db, log.log):
            self.forked.append(log.log)
            return
        if len(leaves) > len(held):
            self._append(log, entries[len(held) :], lines[len(held) :], leaves[len(held) :], point)
        self._bodies(log.log, entries, lines)

    def _append(self, log: Log, entries: list[Entry], lines: list[Line], leaves: list[bytes], point: Checkpoint) -> None:
        rows = [(log.log, e.seq, e.kind, e.on, line.line.encode()) for e, line in zip(entries, lines, strict=True)]
        self.db.executemany("INSERT INTO peer_entry (log, seq, kind, subject, line) VALUES (?, ?, ?, ?, ?)", rows)
        tree.grow(self.db, log.log, leaves, lambda _: log.note)
        self.entries += len(entries)
        body = {"log": log.log, "size": point.size, "root": point.root.hex()}
        self.case.append([ledger.Draft(kind="received", on=log.log, body=body)])

    def _bodies(self, log: str, entries: list[Entry], lines: list[Line]) -> None:
        held = {seq for (seq,) in self.db.execute("SELECT seq FROM peer_body WHERE log = ?", (log,))}
        erased = {subject for (subject,) in self.db.execute("SELECT subject FROM erased")}
        rows, destroyed = [], set()
        for entry, line in zip(entries, lines, strict=True):
            if line.body is None:
                continue
            salt, body = bytes.fromhex(line.salt), line.body.encode()
            if hashlib.sha256(salt + body).hexdigest() != entry.body:
                raise ProofError(f"the body of entry {entry.seq} is not the one it was appended with", where=log)
            if entry.kind == "erase":
                said = msgspec.json.decode(body)
                destroyed |= set(said.get("entries", []))
                self._erasure(entry, said)
            unwanted = erased and entry.kind != "erase" and not erasing.says_erased(body) and erasing.names(body, erased)
            if entry.seq not in held and not unwanted:
                rows.append((log, entry.seq, salt, body))
        rows = [row for row in rows if row[1] not in destroyed]
        self.db.executemany("INSERT INTO peer_body (log, seq, salt, body) VALUES (?, ?, ?, ?)", rows)
        self.db.executemany("DELETE FROM peer_body WHERE log = ? AND seq = ?", [(log, seq) for seq in destroyed])
        self.bodies += len(rows)

    def _erasure(self, entry: Entry, said: dict[str, object]) -> None:
        """A peer destroyed a report, or words of one: what is here of it from peers alone goes as well."""
        if self.case.holds(entry.on) or not said.get("words"):
            self.erasures.append(entry.on)

    def _fork(self, log: Log, held: str) -> None:
        self.forked.append(log.log)
        row = (log.log, self.case.day.isoformat(), held, log.note)
        new = self.db.execute("INSERT OR IGNORE INTO fork (log, day, held, came) VALUES (?, ?, ?, ?)", row).rowcount
        if new:
            self.case.append([ledger.Draft(kind="fork", on=log.log, body={"held": held, "came": log.note})])

    # --- reports ------------------------------------------------------------------------------------------------

    def _needed(self) -> tuple[dict[str, list[dict[str, object]]], set[str]]:
        """Reports that peers' entries tell of and that are not here: by the hash of their text, and the hashes of their originals."""
        if self._wanted is None:
            self._wanted, self._originals = {}, set()
            query = (
                "SELECT body FROM peer_entry JOIN peer_body USING (log, seq) WHERE subject LIKE 'r-%' AND subject NOT IN (SELECT id FROM report)"
                " AND (kind = 'erase' OR kind = 'add' AND subject NOT IN (SELECT subject FROM erased))"
            )
            for (body,) in self.db.execute(query):
                said = msgspec.json.decode(body)
                if "report" in said:
                    self._wanted.setdefault(said["text"], []).append(said["report"])
                    self._originals.add(said["report"]["sha256"])
        return self._wanted, self._originals

    def _text(self, record: Text) -> None:
        for fields in self._needed()[0].get(record.sha256, []):
            report = msgspec.convert({**fields, "text": packages.text_of(record)}, type=Report, strict=False)
            if shelves.text_digest(report) != record.sha256:
                raise ProofError("a text is not the one it was added with", where=report.id)
            if not self.case.holds(report.id):
                self.case.check_world(report)
                self.reports += shelves.put_report(self.db, report)

    def _make_private(self) -> None:
        """Once private anywhere, private here."""
        rows = self.db.execute("SELECT DISTINCT subject FROM peer_entry WHERE kind = 'private' AND subject IN (SELECT id FROM report)").fetchall()
        for (report,) in rows:
            shelves.make_private(self.db, report)


def _entry(log: str, seq: int, line: Line) -> Entry:
    try:
        entry = _ENTRY.decode(line.line)
    except msgspec.MsgspecError as error:
        raise ProofError(f"entry {seq} cannot be read", where=log) from error
    if entry.log != log or entry.seq != seq or canonical(entry) != line.line.encode():
        raise ProofError(f"entry {seq} is not in canonical form, or not of this place in this log", where=log)
    return entry


def settle_sources(db: sqlite3.Connection) -> None:
    """Each source as the set of all entries has it: what each log said last; of several, the first in canonical order, everywhere the same."""
    query = (
        "SELECT 'own', seq, subject, body FROM entry JOIN entry_body USING (seq) WHERE kind = 'source' UNION ALL"
        " SELECT log, seq, subject, body FROM peer_entry JOIN peer_body USING (log, seq) WHERE kind = 'source'"
    )
    last: dict[tuple[str, str], tuple[int, bytes]] = {}
    for log, seq, subject, body in db.execute(query):
        last[subject, log] = max(last.get((subject, log), (-1, b"")), (seq, body))
    said: dict[str, list[bytes]] = {}
    for (subject, _), (_, body) in last.items():
        said.setdefault(subject, []).append(body)
    for bodies in said.values():
        shelves.put_source(db, msgspec.json.decode(min(bodies), type=Source))
