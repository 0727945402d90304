"""The country an event lies in where no nearer words tell: weighed over all that the passage says of countries."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice

from gavah.model import PlaceMention
from gavah.reading.inheritance.around import Around, charged
from gavah.reading.inheritance.told_places import is_tongue
from gavah.reading.scan import LEAD
from gavah.reading.told import Told

_BEFORE = 3  # sentences right before the event's
_CHAIN = 4  # characters between "Rasht" and "Iran" in "Rasht, Iran", which is one mention
_LED = 15  # characters before the affected in which their country stands: "Afghan workers"
_MOST = 2
_BRACKETED = re.compile(r"(?:\s+[\w.]{1,4})?\s*\([^()\d]{3,30}\)\s*[,،]")


@cache
def weights() -> dict[str, float]:
    """How much each thing said of a country speaks for it."""
    return tomllib.loads(files(__package__).joinpath("countries.toml").read_text("utf-8"))


def country_of(around: Around, one: Told) -> PlaceMention | None:
    """The mention that shows the likeliest country of `one`; None where the passage names none."""
    said = said_of(around, one)
    if not said:
        return None
    best = max(said, key=lambda country: sum(weights()[name] * value for name, value in said[country].items()))
    filed = around.scanned.dateline.place
    named = [*around.scan.places, *([filed] if filed is not None else [])]
    return next(p for p in named if p.path and p.path[0] == best)


def said_of(around: Around, one: Told) -> dict[str, dict[str, float]]:
    """What the passage says of each country, seen from `one`, by the names of `weights`."""
    said: dict[str, dict[str, float]] = {}
    start, end = one.hit.sentence
    here = around.at(start)
    before = list(islice(around.before(here), _BEFORE)) if here else []
    lead = around.sentences[:LEAD]
    sources = [s for a in around.scan.attributions for s in a.source]
    for place in _mentions(around):
        counts = said.setdefault(place.path[0], dict.fromkeys(weights(), 0.0))
        kind = "people" if place.role in ("demonym", "metonym") else "place"
        counts["people" if kind == "people" else "places"] += 1
        if start <= place.start < end:
            if not any(s <= place.start < e for s, e in sources):
                counts[f"own_{kind}"] += 1
            if any(a.start - _LED <= place.start < a.end for a in one.hit.affected):
                counts["affected"] = 1
        elif any(b.start <= place.start < b.end for b in before):
            counts["near_place"] += kind == "place"
        elif any(s.start <= place.start < s.end for s in lead):
            counts[f"lead_{kind}"] += 1
    filed = around.scanned.dateline.place
    if filed is not None and filed.path and not is_abroad(around):
        said.setdefault(filed.path[0], dict.fromkeys(weights(), 0.0))["filed"] = 1
    totals = {name: sum(counts[name] for counts in said.values()) or 1 for name in ("people", "places")}
    return {c: {n: v / totals[n] if n in totals else min(v, _MOST) for n, v in counts.items()} for c, counts in said.items()}


def is_abroad(around: Around) -> bool:
    """Whether the dateline has to say which country its town lies in, as of one abroad: "HAVANA (CUBA), 3 MAY"."""
    filed = around.scanned.dateline
    return filed.place is not None and filed.place.level != "country" and _BRACKETED.match(around.text, filed.place.end, filed.end) is not None


def _mentions(around: Around) -> Iterator[PlaceMention]:
    """The places, peoples and governments of the passage; "Rasht, Iran" is one."""
    last: PlaceMention | None = None
    for place in around.scan.places:
        chained = last is not None and last.path[0] == (place.path or ("",))[0] and 0 <= place.start - last.end <= _CHAIN
        if place.path and not (chained or charged(around.scanned, place) or around.is_haunt(place) or is_tongue(around.text, place)):
            yield place
        last = place if place.path else None
