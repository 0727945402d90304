"""What is seen of a single word, whatever stands around it: its form, its ends, its shape, and what the engine's word table says.

Every property is a number: a checksum of the column's name and its value. Features are made of these numbers (`features.py`).
"""

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

import numpy
from numpy.typing import NDArray

from gavah.gazetteer.shelf import words
from gavah.reading.engine.names.table import Known, known

Codes = NDArray[numpy.uint32]
WORD_COLUMNS = (
    *("form", "lower", "shape", "outline", "head2", "head3", "head4", "tail2", "tail3", "tail4"),
    *("class", "class4", "class7", "capital_class", "capital_class4", "capital_class7", "case", "commonness", "person", "census", "sense"),
)
LIST_COLUMNS = ("place", "instance")
DOCUMENT_COLUMNS = ("elsewhere", "elsewhere_name", "elsewhere_best", "first_pass", "opinion")
COLUMNS = (*WORD_COLUMNS, *LIST_COLUMNS, *DOCUMENT_COLUMNS)
_DIGIT = re.compile(r"\d")
_LONGEST_RUN = 4
_SHOWN_LETTERS = 30


class _Case(NamedTuple):
    """How often the table's corpus writes a word with a capital, and how common it is."""

    case: str
    commonness: str


def code(column: str, value: object) -> int:
    """The number that stands for `value` in `column`."""
    return crc32(f"{column}={value}".encode())


@lru_cache(maxsize=65_536)
def word_codes(word: str) -> Codes:
    """The codes of `WORD_COLUMNS`."""
    low = word.lower()
    entry = known(low)
    digits = _DIGIT.sub("0", low)
    shape = _shape(word)
    own = entry.lower if word == low else entry.upper if word.isupper() and len(word) > 1 else entry.title
    capital = entry.title or entry.upper
    case = _case(entry)
    values = (
        *(_DIGIT.sub("0", word), digits, shape, "".join(kind for kind, _ in groupby(shape))),
        *(digits[:2], digits[:3], digits[:4], digits[-2:], digits[-3:], digits[-4:]),
        *(own, own & 15, own & 127, capital, capital & 15, capital & 127),
        *(case.case, case.commonness, _person(low), entry.census, entry.sense or known(low.rstrip("s")).sense),
    )
    return numpy.array([code(column, value) for column, value in zip(WORD_COLUMNS, values, strict=True)], numpy.uint32)


def _shape(word: str) -> str:
    """ "Xxxxx" for "Tehran", "dd/dd" for "12/07": a run of one kind counts up to four."""
    kinds = ("X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char for char in word[:_SHOWN_LETTERS])
    return "".join(kind * min(_LONGEST_RUN, len(list(run))) for kind, run in groupby(kinds))


def _case(entry: Known) -> _Case:
    if not entry.commonness:
        return _Case("?", "?")
    return _Case(f"{entry.capital}{entry.acronym}", str(entry.commonness))


def _person(low: str) -> str:
    """Whether gavah's short lists, of the English-speaking world and Iran, have it as a given name (g) or surname (s)."""
    return ("g" if low in words("given_names.txt") else "") + ("s" if low in words("surnames.txt") else "")
