"""A claim as people corrected it. The machine's reading is never touched: the corrected claim is a view of both, with the same id."""

from collections.abc import Iterable
from typing import Any

import msgspec

from gavah.model.claim import Claim, Correction, Quantity, When, Where
from gavah.model.errors import InputError
from gavah.model.vocabulary import MEASURES

BY_PERSON = "person"
"""The rule of a value that a person gave."""
FIELDS = ("quantity", "when", "where", "type", "polarity", "modality", "kind", "issuers", "derived")


def corrected(claim: Claim, corrections: Iterable[Correction]) -> Claim:
    """`claim` with the fields people corrected, and who did. A contested correction, and one that makes no claim, changes nothing but is told."""
    told = tuple(sorted(corrections, key=lambda one: (one.field, one.by, one.at)))
    for one in told:
        if not one.contested:
            try:
                claim = _with(claim, one.field, msgspec.json.decode(one.value))
            except (msgspec.MsgspecError, ValueError, TypeError):
                told = tuple(msgspec.structs.replace(each, contested=True) if each is one else each for each in told)
    return msgspec.structs.replace(claim, corrected=told)


def checked_correction(claim: Claim, field: str, value: object) -> str:
    """`value` (JSON) as the text of a correction of `field`. Raises `InputError` where it gives no claim."""
    if field not in FIELDS:
        raise InputError(f"{field!r} is no field that can be corrected", remedy=f"one of: {', '.join(FIELDS)}")
    try:
        made = _with(claim, field, value)
        if made.quantity is not None and not set(made.quantity.measure.split("|")) <= set(MEASURES):
            raise ValueError(f"nothing is measured as {made.quantity.measure!r}")
    except (msgspec.MsgspecError, ValueError, TypeError) as error:
        raise InputError(f"this is no {field}: {error}", remedy=_SHAPES.get(field, "see docs/judgements.md")) from error
    return msgspec.json.encode(value, order="sorted").decode()


_SHAPES = {
    "quantity": 'such as {"measure": "executed", "low": 2, "high": null}, or null for no number',
    "when": 'such as {"earliest": "2071-10-03", "latest": null}',
    "where": "a list of places, each with id, name, level and path",
}


def _with(claim: Claim, field: str, value: Any) -> Claim:  # noqa: ANN401 - any JSON value; checked by the conversion
    made = {"quantity": _quantity, "when": _when, "where": _where}.get(field, _plain)(claim, value)
    fields = {**msgspec.to_builtins(claim), field: made}
    return msgspec.convert(fields, type=Claim)


def _plain(_claim: Claim, value: Any) -> Any:  # noqa: ANN401
    return value


def _quantity(claim: Claim, value: Any) -> Any:  # noqa: ANN401
    """The quantity named; its words stay those of the report, also where a person reads them otherwise."""
    if value is None:
        return None
    words = claim.quantity.words if claim.quantity else ""
    return msgspec.to_builtins(msgspec.convert({"words": words, **value, "rule": BY_PERSON}, type=Quantity))


def _when(claim: Claim, value: Any) -> Any:  # noqa: ANN401
    """The days named. What the machine read of a total's start and day goes with the days it replaces."""
    if value is None:
        return None
    base = {"words": claim.when.words, "calendar": claim.when.calendar, "series": claim.when.series} if claim.when else {}
    return msgspec.to_builtins(msgspec.convert({"earliest": None, "latest": None, **base, **value, "rule": BY_PERSON}, type=When))


def _where(_claim: Claim, value: Any) -> Any:  # noqa: ANN401
    return [msgspec.to_builtins(msgspec.convert({"rule": BY_PERSON, **place}, type=Where)) for place in value]
