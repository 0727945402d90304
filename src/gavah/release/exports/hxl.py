"""CSV with HXL hashtags (Humanitarian Exchange Language 1.1) in the second line."""

from collections.abc import Iterator
from pathlib import Path

from gavah.release.edition import INTERNAL, Edition
from gavah.release.exports.claim_rows import Cell
from gavah.release.exports.csv_table import write_table
from gavah.release.exports.occurrences import occurrences, path_ids, point

_COUNTED = {"dead": "#affected+killed", "executed": "#affected+executed", "injured": "#affected+injured", "arrested": "#affected+detained"}
_TAGS = {
    "event": "#event+id",
    "type": "#event+type",
    "earliest": "#date+start",
    "latest": "#date+end",
    "country": "#country+code",
    "province": "#adm1+code",
    "place": "#loc+name",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    **{f"{measure}_{end}": f"{tag}+{end}" for measure, tag in _COUNTED.items() for end in ("min", "max")},
    "sources": "#meta+source",
    "witnesses": "#indicator+witnesses+num",
    "constructed": "#status+constructed",
    "internal": "#status+internal",
}


def write(edition: Edition, path: Path) -> int:
    """An event a row. An empty `max` beside a `min` is open; both empty: nobody told."""
    return write_table(path, list(_TAGS), _rows(edition), above=[list(_TAGS.values())])


def _rows(edition: Edition) -> Iterator[dict[str, Cell]]:
    for one in occurrences(edition):
        ids, at = path_ids(one.where), point(one.where)
        counted: dict[str, Cell] = {}
        for measure in _COUNTED:
            counted[f"{measure}_min"], counted[f"{measure}_max"] = one.told.get(measure, (None, None))
        yield {
            "event": one.id,
            "type": one.type,
            "earliest": one.earliest.isoformat() if one.earliest else None,
            "latest": one.latest.isoformat() if one.latest else None,
            "country": ids.get("country"),
            "province": ids.get("province"),
            "place": one.where.name if one.where else None,
            "lat": at[0] if at else None,
            "lon": at[1] if at else None,
            **counted,
            "sources": "; ".join(one.sources),
            "witnesses": one.witnesses,
            "constructed": edition.constructed,
            "internal": INTERNAL if edition.internal else None,
        }
