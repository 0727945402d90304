"""GeoJSON (RFC 7946): an event a feature. A province is no point: such a feature has no geometry, and says where it lies by id."""

from pathlib import Path

import msgspec

from gavah.release.edition import Edition
from gavah.release.exports.occurrences import marks, occurrences, path_ids, point


def write(edition: Edition, path: Path) -> int:
    """One FeatureCollection."""
    features = []
    for one in occurrences(edition):
        at = point(one.where)
        features.append(
            {
                "type": "Feature",
                "id": one.id,
                "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
                "properties": {
                    "type": one.type,
                    "earliest": one.earliest,
                    "latest": one.latest,
                    "place": one.where.name if one.where else None,
                    "level": one.where.level if one.where else None,
                    "path": path_ids(one.where),
                    "told": {measure: {"low": low, "high": high} for measure, (low, high) in one.told.items()},
                    "sources": one.sources,
                    "witnesses": one.witnesses,
                    **marks(edition),
                },
            }
        )
    path.write_bytes(msgspec.json.encode({"type": "FeatureCollection", "features": features}))
    return len(features)
