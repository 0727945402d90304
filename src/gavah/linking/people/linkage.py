"""What comes back: the pairs with their probabilities, and the persons they make."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from gavah.model.vocabulary import Verdict


class RowKey(NamedTuple):
    """A row: the name of its list, its id there."""

    list: str
    id: str


class PersonLink(msgspec.Struct, frozen=True, kw_only=True):
    """Two rows of two lists. `p`: probability that they are one person, given that a row is one person at most; never rounded to a verdict.

    `chosen`: whether the pair is in the one-to-one assignment. `same` says more than a high `p`: names agree and so does a second field.
    """

    left: RowKey
    right: RowKey
    p: float
    verdict: Verdict
    chosen: bool
    reasons: tuple[str, ...]


class ListLinkage(msgspec.Struct, frozen=True, kw_only=True):
    """The lists with their numbers of rows, and every pair that was worth keeping, likeliest first."""

    lists: dict[str, int]
    links: tuple[PersonLink, ...]
    rows: tuple[RowKey, ...]

    def persons(self, least: float = 0.5) -> list[tuple[RowKey, ...]]:
        """The rows grouped by person: pairs of at least `least`, likeliest first, never two rows of one list. Rows alone are persons too."""
        group = {row: [row] for row in self.rows}
        for link in self.links:
            if link.p < least or not link.chosen:
                continue
            a, b = group[link.left], group[link.right]
            if a is not b and {row.list for row in a}.isdisjoint(row.list for row in b):
                a += b
                group.update(dict.fromkeys(b, a))
        return [tuple(sorted(rows)) for rows in {id(rows): rows for rows in group.values()}.values()]

    def patterns(self, least: float = 0.5) -> Mapping[tuple[int, ...], int]:
        """How many persons stand in which lists (0 or 1 a list, in the order of `lists`): what estimation counts on."""
        found: dict[tuple[int, ...], int] = {}
        for rows in self.persons(least):
            held = {row.list for row in rows}
            pattern = tuple(int(listed in held) for listed in self.lists)
            found[pattern] = found.get(pattern, 0) + 1
        return found
