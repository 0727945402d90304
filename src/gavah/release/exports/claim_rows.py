"""Claims as flat rows, for tables."""

from collections.abc import Iterator

from gavah.model import Claim
from gavah.release.edition import INTERNAL, Edition
from gavah.release.exports.occurrences import path_ids

Cell = str | int | float | bool | None
COLUMNS: dict[str, type] = {
    "claim": str, "event": str, "witness": str, "report": str, "source": str, "kind": str, "type": str, "polarity": str, "modality": str,
    "measure": str, "low": int, "high": int, "complete": bool, "earliest": str, "latest": str, "since": str, "as_of": str, "said": str,
    "place": str, "place_name": str, "place_level": str, "country": str, "province": str, "lat": float, "lon": float, "groups": str,
    "words": str, "start": int, "end": int, "constructed": bool, "internal": str,
}  # fmt: skip
"""The columns of a claim and their types; a cell may be empty. `high` empty beside a `low` = open."""


def rows(edition: Edition) -> Iterator[dict[str, Cell]]:
    """A row a claim, in the order of the edition."""
    event_of = {claim: one.id for one in edition.events for claim in one.claims}
    witness_of = {claim: one.id for one in edition.witnesses for claim in one.claims}
    source_of = {one.id: one.source for one in edition.reports}
    for claim in edition.claims:
        row = {**_words(claim), **_number(claim), **_days(claim), **_place(claim)}
        row |= {"event": event_of.get(claim.id), "witness": witness_of.get(claim.id), "source": source_of.get(claim.report)}
        row |= {"constructed": edition.constructed, "internal": INTERNAL if edition.internal else None}
        yield {name: row.get(name) for name in COLUMNS}


def _words(claim: Claim) -> dict[str, Cell]:
    span = claim.sentence
    fixed = {name: getattr(claim, name) for name in ("report", "kind", "type", "polarity", "modality")}
    return {"claim": claim.id, **fixed, "groups": ";".join(claim.groups), "words": span.words, "start": span.start, "end": span.end}


def _number(claim: Claim) -> dict[str, Cell]:
    told = claim.quantity
    return {} if told is None else {"measure": told.measure, "low": told.low, "high": told.high, "complete": told.complete}


def _days(claim: Claim) -> dict[str, Cell]:
    when = claim.when
    days = {"said": claim.said} if when is None else {"said": claim.said, **{n: getattr(when, n) for n in ("earliest", "latest", "since", "as_of")}}
    return {name: day.isoformat() if day else None for name, day in days.items()}


def _place(claim: Claim) -> dict[str, Cell]:
    if not claim.where:
        return {}
    first, ids = claim.where[0], path_ids(claim.where[0])
    named = {"place_name": first.name, "place_level": first.level, "lat": first.lat, "lon": first.lon}
    return {"place": ";".join(one.id for one in claim.where), **named, "country": ids.get("country"), "province": ids.get("province")}
