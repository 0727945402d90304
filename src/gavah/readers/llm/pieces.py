"""A report → pieces that fit into a model's window: whole paragraphs of one passage, sentences where a paragraph alone is too long."""

from collections.abc import Iterator
from itertools import groupby

from gavah.model import Report
from gavah.reading.frames.frame import Range
from gavah.reading.sentences import sentences

LONGEST = 4_000
"""Characters of a piece: 1,000 tokens of English, twice that of Persian."""


def pieces(report: Report) -> list[Range]:
    """The ranges of `report` that are asked about, in order; together they hold every sentence once."""
    found: list[Range] = []
    for passage, rows in groupby(sentences(report.text), key=lambda s: report.passage_at(s.start)):
        del passage
        paragraphs = groupby(rows, key=lambda s: s.paragraph)
        found += _packed(part for _, run in paragraphs for part in _parts([(s.start, s.end) for s in run]))
    return found


def _parts(rows: list[Range]) -> Iterator[Range]:
    """A paragraph whole, or its sentences one by one where it is too long."""
    if rows[-1][1] - rows[0][0] <= LONGEST:
        yield rows[0][0], rows[-1][1]
    else:
        yield from rows


def _packed(parts: Iterator[Range]) -> list[Range]:
    """Neighbours together, as many as fit."""
    packed: list[Range] = []
    for start, end in parts:
        if packed and end - packed[-1][0] <= LONGEST:
            packed[-1] = packed[-1][0], end
        else:
            packed.append((start, end))
    return packed
