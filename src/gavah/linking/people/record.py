"""One row of a list of the dead, as it is compared."""

from datetime import date
from typing import NamedTuple

import msgspec


class Word(msgspec.Struct, frozen=True, eq=False):
    """One word of a name: folded `text`, its `sounds`, its consonants (`bones`), whether it may be left out, whether the script is Persian.

    One object a word (`names.word`), equal by identity: words are looked up a million times.
    """

    text: str
    sounds: str
    bones: str
    optional: bool
    persian: bool


Name = tuple[Word, ...]
"""One way a row writes the name; a row may have several (two scripts)."""


class Range(NamedTuple):
    """An age in years, from `low` to `high`."""

    low: int
    high: int


class Days(NamedTuple):
    """The days a cell may mean, both ends included."""

    earliest: date
    latest: date


Part = tuple[str, str]
"""A part of a place, as written (folded) and its bones: ("saqqez", "sqz")."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A row: its list, its id there, and what its cells say. An empty or unknown cell is absent, never a value.

    `days` holds several ranges where the year is not said. `place` goes from the finest part to the coarsest.
    """

    list: str
    id: str
    names: tuple[Name, ...] = ()
    written: str = ""
    age: Range | None = None
    days: tuple[Days, ...] = ()
    place: tuple[Part, ...] = ()
    sex: str = ""
