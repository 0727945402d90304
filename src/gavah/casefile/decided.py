"""What was decided, as a page shows it: on one claim, report, event or source; each answer costs what it shows, not what the case holds."""

import sqlite3
from collections.abc import Iterator

import msgspec

from gavah.casefile import packets, shelves
from gavah.casefile.case import Case
from gavah.casefile.judgements import Judged, judged, stands_on
from gavah.model import Claim, Event, Report
from gavah.model.standing import Standing


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What holds of some words of a report: `verb` class or approve, its value, who say so."""

    report: str
    start: int
    end: int
    verb: str
    value: str
    by: tuple[str, ...]
    contested: bool = False


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """How far a report may go now. `scope`: withdrawn, internal, partners, court, public; where nobody decided, what the sender of its packet said,
    or "" (a public source's own words)."""

    scope: str = ""
    who: str = ""
    purpose: str = ""
    how: str = ""
    expires: str = ""
    by: tuple[str, ...] = ()
    contested: bool = False


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the table of an event or report: as it stands and as it was read, its source, report's day and witness, whether it counts, and
    what was decided."""

    claim: Claim
    read: Claim
    source: str
    published: str
    witness: str
    stands: bool
    decisions: tuple[Judged, ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its claims and all that was decided on both."""

    report: Report
    withdrawn: bool
    claims: tuple[ClaimRow, ...]
    decisions: tuple[Judged, ...]
    standing: tuple[Standing, ...]
    consent: Consent


def decisions_on(db: sqlite3.Connection, thing: str) -> list[Judged]:
    """Every decision on a claim, report or source, also overridden ones, in the order they came: `decision.by`, `decision.at` say who and when.

    Codings are left out: whoever codes the same words must not see them (`gavah.pipeline.reviewing`).
    """
    return list(judged(db, "verb != 'code' AND name IN (SELECT name FROM decision_on WHERE now = ?1 OR thing = ?1)", (thing,)))


def report_page(case: Case, report: str) -> Page | None:
    """A report with its claims, their decisions and its own."""
    held = case.report(report)
    if held is None:
        return None
    standing = stands_on(case.db, report)
    return Page(
        report=held,
        withdrawn=any(one.verb in ("withdraw", "erase") for one in standing),
        claims=tuple(_rows(case.db, "claim.report = ?", (report,))),
        decisions=tuple(decisions_on(case.db, report)),
        standing=tuple(standing),
        consent=consent_of(case, report),
    )


def event_table(case: Case, event: Event) -> list[ClaimRow]:
    """The claims of an event, by the day they were said and their id; those that people took out of figures among them."""
    rows = [row for some in shelves.batched(event.claims) for row in _rows(case.db, f"claim.id IN ({shelves.marks(some)})", tuple(some))]
    return sorted(rows, key=lambda row: (str(row.claim.said or row.published), row.claim.id))


def _rows(db: sqlite3.Connection, where: str, values: tuple[str, ...]) -> Iterator[ClaimRow]:
    query = (
        "SELECT claim.body, claim.judged, stands, report.source, report.published, witness_claim.witness "
        "FROM claim JOIN report ON report.id = claim.report "
        f"LEFT JOIN witness_claim ON witness_claim.claim = claim.id WHERE +current = 1 AND {where} ORDER BY claim.seq"
    )
    for body, view, stands, source, published, witness in db.execute(query, values).fetchall():
        read = msgspec.json.decode(body, type=Claim)
        yield ClaimRow(
            claim=msgspec.json.decode(view, type=Claim) if view else read,
            read=read,
            source=source,
            published=published or "",
            witness=witness or "",
            stands=bool(stands),
            decisions=tuple(decisions_on(db, read.id)),
        )


def consent_of(case: Case, report: str) -> Consent:
    """How far a report may go on the day of this work: an expired consent reaches no further than this desk."""
    standing = next((one for one in stands_on(case.db, report) if one.target.startswith("consent|")), None)
    if standing is None:
        return Consent(scope=packets.consent_of(case.db, report))
    if standing.verb == "withdraw-consent":
        return Consent(scope="withdrawn", by=standing.by, contested=standing.contested)
    given = msgspec.convert(msgspec.json.decode(standing.value), type=Consent, strict=False) if standing.value else Consent(scope="internal")
    expired = bool(given.expires) and given.expires < case.day.isoformat()
    return msgspec.structs.replace(given, scope="internal" if expired else given.scope, by=standing.by, contested=standing.contested)


def person_classes(case: Case, report: str) -> list[Mark]:
    """The classes given to persons in one report, by where they are named."""
    return sorted((one for one in _marks(case, report, "class")), key=lambda one: (one.start, one.end))


def approvals(case: Case, report: str) -> list[Mark]:
    """The words of one report that people approved for publication, with everyone who did."""
    found: dict[tuple[int, int], Mark] = {}
    for mark in _marks(case, report, "approve"):
        held = found.get((mark.start, mark.end))
        found[mark.start, mark.end] = msgspec.structs.replace(mark, by=tuple(sorted({*mark.by, *(held.by if held else ())})))
    return [found[key] for key in sorted(found)]


def _marks(case: Case, report: str, verb: str) -> Iterator[Mark]:
    for standing in stands_on(case.db, report):
        if standing.verb == verb:
            at = standing.heads[0].decision
            yield Mark(report=report, start=at.start, end=at.end, verb=verb, value=standing.value, by=standing.by, contested=standing.contested)


def claim_as_read(case: Case, claim: str) -> Claim | None:
    """A claim as its reader gave it, whatever people said since."""
    return shelves.claim_of_any_reading(case.db, claim)
