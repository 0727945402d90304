"""Events as one line each, which most formats want: where, when, of what type, and what was told of each measure."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from gavah.model import COUNTABLE, LEVELS, Claim, Where
from gavah.release.edition import INTERNAL, Edition

UNTOLD = (1, None)
"""An unknown number: somebody, and no more is known (CONTRACT.md)."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """An event with what its claims say together. `told`: measure → lowest and highest number told, None = open, and no entry where none was.

    `where` is the finest place told, None if none was. `firm`: is any of its claims affirmed, and not only possible?
    """

    id: str
    type: str
    earliest: date | None
    latest: date | None
    where: Where | None
    told: dict[str, tuple[int, int | None]]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    witnesses: int
    firm: bool

    @property
    def told_in_words(self) -> list[str]:
        """What was told, a measure each; no number where none was."""
        return [f"{measure}: {_in_words(*number)}" for measure, number in self.told.items()]


def _in_words(low: int, high: int | None) -> str:
    if (low, high) == UNTOLD:
        return "some; how many is not told"
    return f"at least {low}" if high is None else str(low) if low == high else f"{low} to {high}"


def occurrences(edition: Edition) -> Iterator[Occurrence]:
    """The events of `edition`, by first day and id; those without a day last."""
    claims = {one.id: one for one in edition.claims}
    witness_of = {claim: one.id for one in edition.witnesses for claim in one.claims}
    source_of = {one.id: one.source for one in edition.reports}
    made = [_occurrence(event.id, event.type, [claims[name] for name in event.claims], witness_of, source_of) for event in edition.events]
    yield from sorted(made, key=lambda one: (one.earliest is None, one.earliest, one.id))


def _occurrence(id_: str, type_: str, claims: list[Claim], witness_of: dict[str, str], source_of: dict[str, str]) -> Occurrence:
    counted = [one for one in claims if one.polarity == "affirmed" and one.modality in COUNTABLE]
    days = [one.when for one in claims if one.when]
    return Occurrence(
        id=id_,
        type=type_,
        earliest=min((one.earliest for one in days if one.earliest), default=None),
        latest=max((one.latest for one in days if one.latest), default=None),
        where=max((place for one in claims for place in one.where), key=lambda place: (LEVELS.index(place.level), place.id), default=None),
        told=_told(counted),
        sources=tuple(sorted({source_of[one.report] for one in claims})),
        claims=tuple(sorted(one.id for one in claims)),
        witnesses=len({witness_of.get(one.id, one.id) for one in claims}),
        firm=bool(counted),
    )


def _told(claims: Iterable[Claim]) -> dict[str, tuple[int, int | None]]:
    told: dict[str, tuple[int, int | None]] = {}
    for one in claims:
        if one.quantity:
            low, high = told.get(one.quantity.measure, (one.quantity.low, one.quantity.high))
            highest = None if high is None or one.quantity.high is None else max(high, one.quantity.high)
            told[one.quantity.measure] = (min(low, one.quantity.low), highest)
    return dict(sorted(told.items()))


def path_ids(place: Where | None) -> dict[str, str]:
    """Level → id, for a place and all it lies in; empty for none."""
    if place is None:
        return {}
    ids = dict(zip(LEVELS, place.path, strict=False))
    return ids if ids.get(place.level) == place.id else {LEVELS[0]: place.path[0], place.level: place.id}


def point(place: Where | None) -> tuple[float, float] | None:
    """(latitude, longitude) of a city or site; a province or country is never pinned to a point."""
    if place is None or place.level not in ("city", "site") or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def marks(edition: Edition) -> dict[str, Any]:
    """What every row has to say of itself: that it is constructed, or internal."""
    said: dict[str, Any] = {"constructed": edition.constructed}
    if edition.internal:
        said["internal"] = INTERNAL
    return said
