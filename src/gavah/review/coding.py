"""What a coder says of some words, field by field, and how two codings are compared.

The unit is a sentence. A coder says how many claims of an event, total or statement it makes (`claims`, 0 if none) and gives the fields of the
first of them. A field that the words do not tell is coded as such (null); a coder who cannot tell leaves it out, and it counts as missing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from gavah.model import LEVELS, MEASURES, MODALITIES, Claim, InputError
from gavah.review.alpha import Agreement, LevelOfMeasurement, agreement

NOT_TOLD = "not told"
OPEN = 2**62
"""An upper end that is open lies above every number."""

LEVEL_OF: dict[str, LevelOfMeasurement] = {
    "claims": "ordinal",
    "kind": "nominal",
    "type": "nominal",
    "polarity": "nominal",
    "modality": "nominal",
    "measure": "nominal",
    "low": "ordinal",
    "high": "ordinal",
    "complete": "nominal",
    "earliest": "interval",
    "latest": "interval",
    "place": "nominal",
    "issuer": "nominal",
}
"""Numbers of people are ordinal: 3 and 4 are as far apart as the codings between them, so that one "thousands" does not drown all else."""

_CLOSED: Mapping[str, Sequence[str]] = {
    "kind": ("event", "total", "statement"),
    "polarity": ("affirmed", "denied"),
    "modality": MODALITIES,
}


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """One coder's fields of one unit, as JSON values. `issuer` is the body quoted, "" for the outlet itself; `place` an id."""

    by: str
    fields: dict[str, Any]


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` as they may be kept. Raises `InputError` for what no coder can say."""
    unknown = sorted(set(fields) - set(LEVEL_OF))
    if unknown:
        raise InputError(f"{unknown[0]!r} is no field that is coded", remedy=f"one of: {', '.join(LEVEL_OF)}")
    number = fields.get("claims")
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise InputError("a coding says how many claims the words make", remedy="0 if they make none; leave the other fields out then")
    if number == 0 and len(fields) > 1:
        raise InputError("words that make no claim have no fields", remedy="say 0 claims alone, or how many there are")
    for name, value in fields.items():
        if value is not None and not _fits(name, value):
            raise InputError(f"{value!r} is no {name}", remedy=f"one of: {', '.join(_CLOSED[name])}" if name in _CLOSED else "see docs/review.md")
    low, high = fields.get("low"), fields.get("high")
    if low is not None and high is not None and high < low:
        raise InputError(f"no number lies in [{low}, {high}]", remedy="put the lower one first")
    return dict(sorted(fields.items()))


def _fits(name: str, value: object) -> bool:
    if name in _CLOSED:
        return value in _CLOSED[name]
    if name == "measure":
        return isinstance(value, str) and set(value.split("|")) <= set(MEASURES)
    if name in ("low", "high", "claims"):
        return isinstance(value, int) and value >= 0
    if name in ("earliest", "latest"):
        return _day(value) is not None
    return isinstance(value, bool if name == "complete" else str)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def compared(name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """`value` of the field `name` as α compares it; None where it is missing for this level of measurement."""
    if LEVEL_OF[name] == "interval":
        day = _day(value)
        return day.toordinal() if day else None
    if name == "high" and value is None:
        return OPEN
    if LEVEL_OF[name] == "ordinal":
        return value
    return NOT_TOLD if value is None else value


def agreements(units: Sequence[Sequence[Coding]], *, seed: int = 0) -> dict[str, Agreement]:
    """α of every field over the codings of each unit. A field a coder left out is missing there; a day or number not told is missing too."""
    found = {}
    for name, level in LEVEL_OF.items():
        values = [[compared(name, one.fields[name]) for one in unit if name in one.fields] for unit in units]
        found[name] = agreement([[value for value in unit if value is not None] for unit in values], level, seed=seed)
    return found


def differing(one: Coding, other: Coding) -> list[str]:
    """The fields in which two codings of a unit differ, or that one of them left out."""
    missing = object()
    return [name for name in LEVEL_OF if one.fields.get(name, missing) != other.fields.get(name, missing)]


def of_claim(claim: Claim) -> dict[str, Any]:
    """The fields of a claim as a coder would give them, without `claims`."""
    quantity, when = claim.quantity, claim.when
    fields: dict[str, Any] = {"kind": claim.kind, "type": claim.type, "polarity": claim.polarity, "modality": claim.modality}
    fields |= {name: getattr(quantity, name) if quantity else None for name in ("measure", "low", "high", "complete")}
    fields |= {name: day.isoformat() if when and (day := getattr(when, name)) else None for name in ("earliest", "latest")}
    place = max(claim.where, key=lambda where: LEVELS.index(where.level), default=None)
    return fields | {"place": place.id if place else None, "issuer": claim.issuers[-1] if len(claim.issuers) > 1 else ""}
