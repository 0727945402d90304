"""A claim as it leaves: its fields, on a text made for the release. Default deny: words go only where a person approved exactly these.

Each step closes one way by which words could leave. They are a list so that a test can leave each out and see the canaries come through.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from gavah.model import Claim, Quantity, Report, When, Where

Value = TypeVar("Value", Quantity, When, Where)

BLOCK = "▮▮▮"
"""What stands for anything withheld; always as long, so that its length tells nothing."""


def mark(of: str) -> str:
    """The block for something of class `of`: "▮▮▮[private]"."""
    return f"{BLOCK}[{of}]"


WORDS = mark("words")
QUOTED = mark("quoted")


class Names(msgspec.Struct, frozen=True):
    """What the release calls things: running counts by random names; `sources` (id of the case → published id): who is not there is quoted."""

    series: Mapping[str, str]
    sources: Mapping[str, str]


Step = Callable[[Claim, Names], Claim]


def without_numbers_words(claim: Claim, _names: Names) -> Claim:
    """The number stays, the words that told it go."""
    quantity = claim.quantity
    return claim if quantity is None else _with(claim, quantity=_with_value(quantity, words=""))


def without_times_words(claim: Claim, names: Names) -> Claim:
    """The days stay; the words go, and a running count is named anew."""
    when = claim.when
    if when is None:
        return claim
    return _with(claim, when=_with_value(when, words="", value="", series=names.series.get(when.series, "")))


def without_places_words(claim: Claim, _names: Names) -> Claim:
    """A place stays as the gazetteer knows it."""
    return _with(claim, where=tuple(_with_value(place, words="") for place in claim.where))


def without_parties(claim: Claim, _names: Names) -> Claim:
    """Who did it and whom it befell are words of the report."""
    return _with(claim, actor=(), recipient=())


def without_victims(claim: Claim, _names: Names) -> Claim:
    """Names of victims go only inside approved words."""
    return _with(claim, victims=(), victims_complete=False)


def without_speakers(claim: Claim, names: Names) -> Claim:
    """Outlets stay by their published name; whoever they quote is somebody quoted."""
    return _with(claim, issuers=tuple(names.sources.get(one, QUOTED) for one in claim.issuers))


def without_notes(claim: Claim, _names: Names) -> Claim:
    """Notes of the reader hold words, and who corrected a claim is nobody's business."""
    return _with(claim, notes=(), corrected=())


STEPS: tuple[Step, ...] = (
    without_numbers_words,
    without_times_words,
    without_places_words,
    without_parties,
    without_victims,
    without_speakers,
    without_notes,
)


def redacted(claim: Claim, names: Names, steps: tuple[Step, ...] = STEPS) -> Claim:
    """`claim` without the words of its report. Its spans are still the report's: `published` puts it on the text of the release."""
    for step in steps:
        claim = step(claim, names)
    return claim


def published(claim: Claim, id_: str, report: Report, start: int, end: int) -> Claim:
    """`claim` under its random id, standing on [start, end) of the published text."""
    return _with(claim, id=id_, report=report.id, spans=(report.span(start, end, "sentence"),))


def _with(claim: Claim, /, **fields: object) -> Claim:
    return msgspec.structs.replace(claim, **fields)


def _with_value(value: Value, /, **fields: object) -> Value:
    return msgspec.structs.replace(value, **fields)
