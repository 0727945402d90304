"""CSV in ACLED's columns, for those whose tools read ACLED. Not ACLED data, and its notes say so."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from gavah import gazetteer
from gavah.model import Where
from gavah.ontology import crosswalk
from gavah.release.edition import Edition
from gavah.release.exports.claim_rows import Cell
from gavah.release.exports.csv_table import write_table
from gavah.release.exports.occurrences import UNTOLD, Occurrence, occurrences, path_ids, point

_GEO_PRECISION = {"site": 1, "city": 1, "county": 2, "province": 3, "country": 3}
_KILLS = ("dead", "executed")


def write(edition: Edition, path: Path) -> int:
    """An event a row; only events with a day and a counterpart in ACLED, and no demonstration surely of fewer than ACLED records.

    `fatalities` is the lowest number told, empty where none was told: "people were killed" tells none.
    """
    return write_table(path, _table()["columns"], _rows(edition))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("acled.toml").read_text("utf-8"))


def _rows(edition: Edition) -> Iterator[dict[str, Cell]]:
    for one in occurrences(edition):
        sub = crosswalk(one.type).acled
        if sub and one.earliest and one.firm and not _is_too_few(one, sub):
            yield {**_what(one, sub), **_place(one.where), **_notes(one, sub, edition)}


def _is_too_few(one: Occurrence, sub: str) -> bool:
    _, most = one.told.get("participants", (0, None))
    return most is not None and most < _table()["fewest"].get(sub, 0)


def _what(one: Occurrence, sub: str) -> dict[str, Cell]:
    above, disorder = _table()["above"].get(sub, ("", ""))
    last = one.latest or one.earliest
    days = (last - one.earliest).days if one.earliest and last else 0
    killed = [one.told[measure][0] for measure in _KILLS if measure in one.told and one.told[measure] != UNTOLD]
    return {
        "event_id_cnty": one.id,
        "event_date": one.earliest.isoformat() if one.earliest else None,
        "year": one.earliest.year if one.earliest else None,
        "time_precision": 1 if days == 0 else 2 if days < 7 else 3,
        "disorder_type": disorder,
        "event_type": above,
        "sub_event_type": sub,
        "fatalities": max(killed, default=None),  # accounts of one event: who was executed is also told of as dead
    }


def _place(place: Where | None) -> dict[str, Cell]:
    if place is None:
        return {}
    names = {level: held.name for level, id_ in path_ids(place).items() if (held := gazetteer.place(id_))}
    at = point(place)
    return {
        "country": names.get("country"),
        "admin1": names.get("province"),
        "admin2": names.get("county"),
        "location": place.name,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "geo_precision": _GEO_PRECISION[place.level],
    }


def _notes(one: Occurrence, sub: str, edition: Edition) -> dict[str, Cell]:
    told = [f"Told: {'; '.join(one.told_in_words)}."] if one.told else []
    unapplied = _table()["unapplied"]
    said = ["Made by gavah from claims, not by ACLED.", *([unapplied[sub]] if sub in unapplied else []), *told, *edition.cautions]
    return {"source": "; ".join(one.sources), "notes": " ".join(said), "tags": "constructed" if edition.constructed else None}
