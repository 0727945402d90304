"""JSON Lines in PLOVER's shape (manual of 2024-02-04): an event a line, with our interval beside it."""

from pathlib import Path
from typing import Any

import msgspec

from gavah.model import Where
from gavah.ontology import crosswalk
from gavah.release.edition import Edition
from gavah.release.exports.occurrences import marks, occurrences, path_ids, point


def write(edition: Edition, path: Path) -> int:
    """An event a line. Who did it and to whom are words of reports and are not in a release: `source` and `target` are empty lists."""
    written = 0
    with path.open("wb") as file:
        for one in occurrences(edition):
            event, _, mode = crosswalk(one.type).plover.partition("-")
            line = {
                "id": one.id,
                "date": one.earliest,
                "date_end": one.latest,
                "event": event or None,
                "mode": mode or None,
                "gavah_type": one.type,
                "source": [],
                "target": [],
                "location": _location(one.where),
                "magnitude": {measure: {"low": low, "high": high} for measure, (low, high) in one.told.items()},
                "publication": list(one.sources),
                "witnesses": one.witnesses,
                "claims": list(one.claims),
                **marks(edition),
            }
            file.write(msgspec.json.encode(line) + b"\n")
            written += 1
    return written


def _location(place: Where | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"id": place.id, "name": place.name, "level": place.level, "path": path_ids(place), "point": point(place)}
