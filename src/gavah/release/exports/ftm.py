"""FollowTheMoney entities, a line each: events, and the organisations that told of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from gavah.release.edition import Edition
from gavah.release.exports.occurrences import Occurrence, occurrences, path_ids


def write(edition: Edition, path: Path) -> int:
    """Entities of the schemata Organization (sources) and Event."""
    written = 0
    with path.open("wb") as file:
        for entity in (*_organisations(edition), *(_event(one, edition) for one in occurrences(edition))):
            file.write(msgspec.json.encode(entity) + b"\n")
            written += 1
    return written


def _organisations(edition: Edition) -> Iterator[dict[str, Any]]:
    for one in edition.sources:
        names = [name for name in (one.name, one.name_fa) if name]
        yield {"id": f"gavah-source-{one.id}", "schema": "Organization", "properties": {"name": names, **_notes(edition)}}


def _event(one: Occurrence, edition: Edition) -> dict[str, Any]:
    country = path_ids(one.where).get("country", "")
    found = {
        "name": [f"{one.type} {one.earliest or ''}".strip()],
        "startDate": [one.earliest.isoformat()] if one.earliest else [],
        "endDate": [one.latest.isoformat()] if one.latest else [],
        "location": [one.where.name] if one.where else [],
        "country": [country.lower()] if len(country) == 2 else [],
        "summary": one.told_in_words,
        "publisher": list(one.sources),
        **_notes(edition),
    }
    return {"id": f"gavah-{one.id}", "schema": "Event", "properties": {name: values for name, values in found.items() if values}}


def _notes(edition: Edition) -> dict[str, list[str]]:
    return {"notes": edition.cautions} if edition.cautions else {}
