"""`exchange out`: logs, chosen bodies, originals and texts for one peer.

By default bodies and originals of public sources go, and nothing that names a private report or an opened packet: their entries go without
bodies, so that the peer's copy of the log is whole all the same.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gavah.casefile import erasing, packages, shelves, tree
from gavah.casefile.case import Case
from gavah.casefile.checkpoints import checkpoint, key_of
from gavah.casefile.ledger import Draft
from gavah.casefile.outside import check_outside
from gavah.casefile.packages import Closing, Line, Log, Opening, Original, Record, text_record
from gavah.casefile.peers import Peer, is_forked, peers
from gavah.custody.note import read_checkpoint

_KEPT_KINDS = frozenset({"packet", "hand", "backup", "exchange", "export"})
"""Kinds of entries whose bodies never leave."""
_OWN = "SELECT seq, kind, subject, line, salt, body FROM entry LEFT JOIN entry_body USING (seq) WHERE seq < ? ORDER BY seq"
_THEIRS = "SELECT seq, kind, subject, line, salt, body FROM peer_entry LEFT JOIN peer_body USING (log, seq) WHERE seq < ? AND log = ? ORDER BY seq"


class Given(msgspec.Struct, frozen=True):
    """What a package holds: logs, entries, reports."""

    logs: int
    entries: int
    reports: int


def give(case: Case, to: Peer, file: Path) -> Given:
    """Write everything that `to` may have into `file`, sealed to it. Raises `Refused` for a file in the folder of the case."""
    check_outside(case.folder, file)
    note = checkpoint(case)
    secret = _secret_ids(case.db)
    logs = [Log(case.origin, key_of(case).encoded(), note, read_checkpoint(note).size)]
    for known in peers(case.db):
        held = tree.head(case.db, known.log)
        if held.edge.size and not is_forked(case.db, known.log):
            logs.append(Log(known.log, known.key, held.note, held.edge.size))
    reports = [name for (name,) in case.db.execute("SELECT id FROM report ORDER BY seq") if name not in secret]
    packages.write(_records(case, logs, reports, secret), to.recipient, file)
    with case.writing():
        case.append([Draft(kind="exchange", on=to.log, body={"gave": {log.log: log.size for log in logs}})])
    return Given(len(logs), sum(log.size for log in logs), len(reports))


def _records(case: Case, logs: list[Log], reports: list[str], secret: frozenset[str]) -> Iterator[Record]:
    number = 0
    for record in _all(case, logs, reports, secret):
        number += 1
        yield record
    yield Closing(number)


def _all(case: Case, logs: list[Log], reports: list[str], secret: frozenset[str]) -> Iterator[Record]:
    yield Opening(packages.FORMAT, case.origin, case.constructed)
    for log in logs:
        yield log
        rows = case.db.execute(_OWN, (log.size,)) if log.log == case.origin else case.db.execute(_THEIRS, (log.size, log.log))
        for _, kind, subject, line, salt, body in rows:
            if body is None or kind in _KEPT_KINDS or subject in secret or erasing.names(body, secret):
                yield Line(line.decode())
            else:
                yield Line(line.decode(), salt.hex(), body.decode())
    for name in reports:
        report = case.report(name)
        if report is not None:
            if report.sha256:
                yield Original(report.sha256, case.blobs.get(report.sha256))
            yield text_record(shelves.text_digest(report), report.text)


def _secret_ids(db: sqlite3.Connection) -> frozenset[str]:
    """Private reports (those from packets are private too) and every claim ever read in them; photos and films, which stay inside."""
    found = {name for name, body in db.execute("SELECT id, body FROM report") if msgspec.json.decode(body).get("private")}
    claims = {claim for report in found for (claim,) in db.execute("SELECT id FROM claim WHERE report = ?", (report,))}
    photos = {name for (name,) in db.execute("SELECT id FROM media")}
    return frozenset(found | claims | photos)
