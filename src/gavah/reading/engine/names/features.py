"""Features of words: numbers made of the columns of a word and its neighbours, as `templates.toml` says."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy

from gavah.reading.engine.names.columns import COLUMNS, LIST_COLUMNS, Codes, code, word_codes

Template = tuple[tuple[int, int], ...]
"""(column, distance) of each part."""
_REACH = 2
_SPREAD, _STIR, _SEED = numpy.uint32(0x9E3779B1), numpy.uint32(0x85EBCA6B), 2_654_435_761
_PART = re.compile(r"(\w+?)([+-]\d)$")
_NO_WORD = 7


@cache
def templates(*passes: str) -> tuple[Template, ...]:
    """The templates of the named passes ("first", "second")."""
    table = tomllib.loads(files(__package__).joinpath("templates.toml").read_text("utf-8"))
    written = [template for name in passes for template in re.split(r"[|\n]", table[name]) if template.strip()]
    return tuple(tuple(_part(part) for part in template.split()) for template in written)


def _part(words: str) -> tuple[int, int]:
    found = _PART.match(words)
    if found is None or abs(int(found[2])) > _REACH:
        raise ValueError(f"templates.toml: {words!r} is no column with a distance up to {_REACH}")
    return COLUMNS.index(found[1]), int(found[2])


def columns(words: Sequence[str], places: Sequence[str], instances: Sequence[str]) -> Codes:
    """The codes of a sentence's words: words × (word and list columns)."""
    listed = [[code(LIST_COLUMNS[0], place), code(LIST_COLUMNS[1], instance)] for place, instance in zip(places, instances, strict=True)]
    return numpy.hstack([numpy.stack([word_codes(word) for word in words]), numpy.array(listed, numpy.uint32)])


def features(sentences: Sequence[Codes], wanted: Sequence[Template], known: Codes | None = None) -> Codes:
    """Words × templates, the words of all sentences one below the other. No feature reaches over a sentence's end.

    `known` are the features of the same sentences for the first of the templates, where they have been made already.
    """
    gap = numpy.full((_REACH, sentences[0].shape[1]), _NO_WORD, numpy.uint32)
    table = numpy.vstack([gap, *(part for sentence in sentences for part in (sentence, gap))])
    ends = numpy.cumsum([_REACH + len(sentence) for sentence in sentences])
    rows = numpy.concatenate([numpy.arange(end - len(one), end) for end, one in zip(ends, sentences, strict=True)])
    found = numpy.empty((len(rows), len(wanted)), numpy.uint32)
    made = 0
    if known is not None:
        made = known.shape[1]
        found[:, :made] = known
    for at, template in enumerate(wanted[made:], made):
        mixed = numpy.full(len(rows), (at + 1) * _SEED & 0xFFFFFFFF, numpy.uint32)
        for column, distance in template:
            mixed = (mixed ^ table[rows + distance, column]) * _SPREAD
            mixed ^= mixed >> numpy.uint32(15)
        mixed *= _STIR
        found[:, at] = mixed ^ (mixed >> numpy.uint32(13))
    return found
