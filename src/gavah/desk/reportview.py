"""What a report's page shows: values for its template, nothing of the web."""

from typing import Any

import msgspec

from gavah.casefile import Case
from gavah.casefile.decided import Consent, Mark, approvals, consent_of, decisions_on, person_classes
from gavah.casefile.judgements import standing_of
from gavah.desk import naming
from gavah.desk.custody import chain
from gavah.desk.deciding import seen_field
from gavah.desk.graphic import is_graphic
from gavah.desk.original import picture_type, text_of
from gavah.desk.telling import Told, told
from gavah.desk.text import Run, lines, look_of, numbered, part_ends, part_with
from gavah.model import Claim, Copy, Report

COPIES_SHOWN = 30
CLAIMS_SHOWN = 60
CHAIN_SHOWN = 12


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """A copy relation as one report's page tells it: the other report, which of the two repeats, how."""

    copy: Copy
    number: int
    other: str
    source: str
    title: str
    published: str
    is_original: bool


class TextShown(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text: its lines, its number from 1 and of how many, its claims."""

    lines: list[list[Run]]
    part: int
    parts: int
    claims: list[Claim]


def shown_text(report: Report, claims: list[Claim], marks: list[Mark], *, chosen: str, part: int | None) -> TextShown:
    """The part asked for, else that of the claim chosen, else the first."""
    ends = part_ends(report.text)
    at = next((one.sentence.start for one in claims if one.id == chosen), 0)
    number = part_with(ends, at) if part is None else min(max(part, 1), len(ends)) - 1
    start, end = (ends[number - 1] if number else 0), ends[number]
    found = numbered(report.text)
    made = lines(report, claims, marks, start, end, found=found, chosen=chosen)
    inside = [one for one in claims if start <= one.sentence.start < end]
    return TextShown(lines=made, part=number + 1, parts=len(ends), claims=inside)


def report_values(case: Case, report: Report, lang: str, *, chosen: str, part: int | None, beside: bool) -> dict[str, Any]:
    """Everything but the request's own choices."""
    claims = list(case.claims_where("report = ?", (report.id,)))
    marks = [*person_classes(case, report.id), *approvals(case, report.id)]
    text = shown_text(report, claims, marks, chosen=chosen, part=part)
    decisions = decisions_on(case.db, report.id)
    standing = standing_of(case.db, f"report|{report.id}")
    names = naming.source_names(case, lang)
    return {
        "report": report,
        "text": text,
        "claims": told(case, [one.id for one in text.claims[:CLAIMS_SHOWN]]),
        "claim_count": len(claims),
        "chosen": _chosen(case, claims, chosen),
        "look_of": look_of,
        "looks": sorted({look_of(one) for one in claims}),
        "names": names,
        "marks": marks,
        "consent": _known(consent_of(case, report.id)),
        "withdrawn": standing.verb in ("withdraw", "erase"),
        "erased": standing.verb == "erase",
        "decisions": decisions,
        "seen": seen_field(decisions),
        "chain": chain(case.db, report.id),
        "copies": repeats(case, report.id),
        "issuers": issuer_chains(claims),
        "found_at": [place for (place,) in case.db.execute("SELECT place FROM found WHERE report = ? ORDER BY place", (report.id,))],
        "graphic": is_graphic(f"{report.title}\n{report.text}"),
        "original": text_of(case, report) if beside else None,
        "picture": picture_type(case, report),
    }


def _known(consent: Consent) -> Consent | None:
    return consent if consent.scope else None


def _chosen(case: Case, claims: list[Claim], chosen: str) -> Told | None:
    return next(iter(told(case, [chosen])), None) if any(one.id == chosen for one in claims) else None


def issuer_chains(claims: list[Claim]) -> list[tuple[tuple[str, ...], int]]:
    """Who says it by whom, the most frequent first, with the number of claims."""
    counts: dict[tuple[str, ...], int] = {}
    for one in claims:
        counts[one.issuers] = counts.get(one.issuers, 0) + 1
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:CHAIN_SHOWN]


def repeats(case: Case, report: str) -> list[Repeat]:
    """The copies that touch a report, the most alike first."""
    held = case.copies(report)
    ordered = sorted(enumerate(held), key=lambda one: (-one[1].likeness, one[0]))[:COPIES_SHOWN]
    made = []
    for number, copy in ordered:
        other = copy.copy if copy.original == report else copy.original
        row = case.db.execute("SELECT source, title, coalesce(published, '') FROM report WHERE id = ?", (other,)).fetchone()
        if row:
            made.append(
                Repeat(copy=copy, number=number, other=other, source=row[0], title=row[1], published=row[2], is_original=copy.original == report)
            )
    return made
