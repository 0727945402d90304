"""Does the case still hold what it was given? Originals, the words of every claim, the ledger."""

from collections.abc import Iterator

from gavah.casefile import ledger
from gavah.casefile.case import Case
from gavah.model import CaseError, SpanError


def verify_case(case: Case) -> Iterator[str]:
    """One sentence for each thing that does not hold, naming it."""
    for (sha256,) in case.db.execute("SELECT sha256 FROM blob ORDER BY sha256").fetchall():
        try:
            case.blobs.get(sha256)
        except CaseError as error:
            yield str(error)
    for report in case.reports:
        for claim in case.claims_where("report = ?", (report.id,)):
            try:
                claim.check_against(report)
            except SpanError as error:
                yield str(error)
    yield from ledger.broken(case.db)
