"""Words of both languages for one thing: "prison" and «زندان»."""

from functools import cache, lru_cache

from gavah.linking.cluster import Components
from gavah.linking.parameters import read_data
from gavah.model import folded

_SHORTEST = 2
"""Letters of the shortest beginning that may stand for a word."""


@lru_cache(1 << 16)
def concept(word: str) -> int:
    """The number of the thing that the folded `word` is for; 0 if it is for none that the list knows. The longest row wins."""
    whole, beginnings = _rows()
    if found := whole.get(word):
        return found
    return next((found for end in range(len(word), _SHORTEST - 1, -1) if (found := beginnings.get(word[:end]))), 0)


@cache
def _rows() -> tuple[dict[str, int], dict[str, int]]:
    """Word → thing, and beginning of words → thing. Rows that share a word are one thing."""
    rows = [[folded(word) for word in row.replace("|", " ").split()] for field in read_data("concepts.toml").values() for row in field]
    things = Components()
    for row in rows:
        for word in row:
            things.join(row[0], word)
    number: dict[str, int] = {}
    spelled = [(word, number.setdefault(things.find(word), len(number) + 1)) for row in rows for word in row]
    whole = {word: found for word, found in spelled if not word.endswith("-")}
    beginnings = {word[:-1]: found for word, found in spelled if word.endswith("-")}
    return whole, beginnings
