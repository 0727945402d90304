"""The engine's word table: what other works know of a word. `scripts/build_word_table.py` makes it and says from what.

For a word without regard to case: its class (of a thousand, from words' company in much text) when lower-cased, capitalised and in capitals; which of
these is the commonest and how common; whether the census of the United States has it as a given name or surname; what kind of thing WordNet's
first sense is. And phrases that WordNet has as the name of one thing ("Abraham Lincoln", "Rhine").
"""

from functools import cache, lru_cache
from typing import Any, NamedTuple

from gavah.reading.engine.load import model_folder


class Known(NamedTuple):
    """A row. Classes are paths in a tree, the first branch in the lowest bit; 0 is none."""

    lower: int = 0
    title: int = 0
    upper: int = 0
    capital: int = 0
    """Log of how much oftener it is capitalised than lower-cased, from -6 to 6."""
    acronym: int = 0
    """2 where it is mostly in capitals, 1 where it often is."""
    commonness: int = 0
    """Log of its frequency, negative; 0 where it is unknown."""
    census: int = 0
    """Sum of 1 (a woman's given name), 2 (a man's), 4 (a common surname), 8 (another surname)."""
    sense: int = 0
    """WordNet's file of its first sense as a noun, from 3 to 28."""


_NONE = Known()


@cache
def _rows() -> tuple[Any, Any, list[int]]:
    import marisa_trie
    import numpy

    trie = marisa_trie.Trie()
    trie.load(str(model_folder("english") / "words.marisa"))
    with numpy.load(model_folder("english") / "words.npz") as file:
        return trie, numpy.stack([file[name] for name in Known._fields], 1), file["paths"].tolist()


@lru_cache(maxsize=65_536)
def known(low: str) -> Known:
    """The row of the lower-cased word `low`."""
    trie, rows, paths = _rows()
    at = trie.get(low)
    if at is None:
        return _NONE
    row = rows[at].tolist()
    return Known(paths[row[0]], paths[row[1]], paths[row[2]], *row[3:])


@cache
def instances() -> Any:  # noqa: ANN401 - marisa's tries are untyped
    """Lower-cased phrases → [(kinds,)]: bits for what WordNet says the phrase names."""
    import marisa_trie

    trie = marisa_trie.RecordTrie("<H")
    trie.load(str(model_folder("english") / "instances.marisa"))
    return trie


@cache
def instance_starts() -> frozenset[str]:
    """The first words of `instances`."""
    return frozenset(phrase.split(" ")[0] for phrase in instances().keys())  # noqa: SIM118 - a trie
