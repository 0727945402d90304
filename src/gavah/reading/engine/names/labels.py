"""Labels of words and the names that they make. A name is marked B (begin), I (inside), L (last) or U (one word), with its type."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

import numpy
from numpy.typing import NDArray

from gavah.reading.engine.parsed import NameType

OTHER = "OTH"
"""Names of other things (peoples, products, feasts) are learnt too, so that they are told apart, and not given back."""
TYPES = ("PER", "LOC", "ORG", OTHER)
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BILU"))


class Span(NamedTuple):
    """A name of a sentence: its first word, the word behind its last, and its type."""

    first: int
    last: int
    type: NameType


def may_follow(before: str, behind: str) -> bool:
    """Whether a word labelled `behind` can stand after one labelled `before`."""
    inside = before[0] in "BI"
    return behind[0] in "IL" and behind[2:] == before[2:] if inside else behind[0] in "OBU"


def spans(labels: Sequence[str]) -> Iterator[Span]:
    """The names of a sentence, without `OTHER`. Labels that make no whole name are passed over."""
    start = 0
    for at, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark in ("B", "U"):
            start = at
        if mark in ("L", "U") and kind != OTHER:
            yield Span(start, at + 1, cast("NameType", kind))


def marked(size: int, names: Iterable[tuple[int, int, str]]) -> list[str]:
    """The labels of a sentence of `size` words with `names` (first, behind last, type)."""
    labels = ["O"] * size
    for first, last, kind in names:
        inner = [f"I-{kind}"] * (last - first - 2)
        labels[first:last] = [f"U-{kind}"] if last == first + 1 else [f"B-{kind}", *inner, f"L-{kind}"]
    return labels


def kinds(labels: Sequence[str]) -> NDArray[numpy.float64]:
    """Labels × (no name, types): sums the likelihoods of labels to those of kinds."""
    table = numpy.zeros((len(labels), len(TYPES) + 1))
    for at, label in enumerate(labels):
        table[at, 0 if label == "O" else TYPES.index(label[2:]) + 1] = 1
    return table
