"""Does the case still hold what it was given? The file itself, originals, texts, claims with their words, the ledger."""

import sqlite3
from collections.abc import Iterator

import msgspec

from gavah.casefile import ledger, shelves
from gavah.casefile.case import Case
from gavah.casefile.database import faults
from gavah.model import CaseError, GavahError, SpanError
from gavah.model.claim import id_of


def verify_case(case: Case) -> Iterator[str]:
    """One sentence for each thing that does not hold, naming it."""
    expected: tuple[type[Exception], ...] = (*faults(), msgspec.MsgspecError, UnicodeDecodeError, GavahError)
    try:
        yield from _sealing(case)
        yield from _file(case.db)
        yield from _originals(case)
        yield from _reports(case)
        yield from _claims(case)
        yield from ledger.broken(case.db)
    except expected as error:
        yield f"the case can be read no further: {error}"


def _sealing(case: Case) -> Iterator[str]:
    """The copies of the key box, and the code over every page of a sealed database, also over those in no use."""
    if case.box is None:
        return
    from gavah.field.box import damaged_copies

    yield from damaged_copies(case.folder, case.box)
    for (words,) in case.db.execute("PRAGMA cipher_integrity_check").fetchall():
        yield f"the database file is damaged: {words}"


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for (words,) in db.execute("PRAGMA integrity_check(20)").fetchall():
        if words != "ok":
            yield f"the database file is damaged: {words}"


def _originals(case: Case) -> Iterator[str]:
    for (sha256,) in case.db.execute("SELECT sha256 FROM blob ORDER BY sha256").fetchall():
        try:
            case.blobs.check(sha256)
        except CaseError as error:
            yield str(error)
    for (report,) in case.db.execute("SELECT id FROM report WHERE sha256 NOT IN (SELECT sha256 FROM blob) ORDER BY seq").fetchall():
        yield f"report {report} has no original"


def _reports(case: Case) -> Iterator[str]:
    """Every report has its `add` entry, with the hash of its text, and the other way round."""
    added = ledger.added(case.db)
    for report in case.reports:
        committed = added.pop(report.id, None)
        if committed is None:
            yield f"report {report.id} was never added: the ledger has no entry for it"
        elif committed != report.sha256 + shelves.text_digest(report):
            yield f"the text of report {report.id} is not the one it was added with"
    for name in added:
        yield f"report {name} was added, and is gone"
    rows = "SELECT id, sha256, source, language, published, title, body, text FROM report ORDER BY seq"
    for *columns, body, text in case.db.execute(rows):
        if shelves.report_columns(shelves.report_of(body, text)) != tuple(columns):
            yield f"the columns of report {columns[0]} are not those of the report"


def _claims(case: Case) -> Iterator[str]:
    """Every claim is what its id says, and its words stand in its report."""
    for report in case.reports:
        for claim in case.claims_where("report = ?", (report.id,)):
            try:
                claim.check_against(report)
            except SpanError as error:
                yield str(error)
            if id_of(claim) != claim.id:
                yield f"claim {claim.id} is not what its id says"
    for number in shelves.bent_claims(case.db):
        yield f"the columns of claim {number} are not those of the claim"
    for (claim,) in case.db.execute("SELECT id FROM claim WHERE report NOT IN (SELECT id FROM report) ORDER BY seq").fetchall():
        yield f"claim {claim} stands on no report"
