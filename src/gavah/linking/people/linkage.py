"""What comes back: the pairs with their probabilities, and the persons they make."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from gavah.model.vocabulary import Verdict


class RowKey(NamedTuple):
    """A row: the name of its list, its id there."""

    list: str
    id: str


class PersonLink(msgspec.Struct, frozen=True, kw_only=True):
    """Two rows of two lists.

    `p`: probability that they are one person, given that a row is one person at most; never rounded to a verdict. `log_odds`: of the pair
    alone, without its rivals. `chosen`: whether the pair is in the one-to-one assignment. `same` says more than a high `p`: the names agree
    and so does a second field.
    """

    left: RowKey
    right: RowKey
    p: float
    log_odds: float
    verdict: Verdict
    chosen: bool
    reasons: tuple[str, ...]


Person = tuple[RowKey, ...]
"""The rows that are one person, at most one a list; sorted."""


class ListLinkage(msgspec.Struct, frozen=True, kw_only=True):
    """The lists with their numbers of rows, and every pair that was worth keeping, likeliest first."""

    lists: dict[str, int]
    links: tuple[PersonLink, ...]
    rows: tuple[RowKey, ...]

    def persons(self, least: float = 0.5) -> list[Person]:
        """The rows grouped by person, by the chosen pairs of at least `least`. A row alone is a person too."""
        return grouped(self.rows, (link for link in self.links if link.chosen and link.p >= least))

    def patterns(self, least: float = 0.5) -> dict[tuple[int, ...], int]:
        """How many persons stand in which lists: what estimation counts on (`capture_patterns`)."""
        return capture_patterns(self.persons(least), tuple(self.lists))


def grouped(rows: Iterable[RowKey], links: Iterable[PersonLink]) -> list[Person]:
    """The rows grouped by `links` in their order, passing over those that would put two rows of one list together."""
    group = {row: [row] for row in rows}
    for link in links:
        a, b = group[link.left], group[link.right]
        if a is not b and {row.list for row in a}.isdisjoint(row.list for row in b):
            a += b
            group.update(dict.fromkeys(b, a))
    return sorted(tuple(sorted(members)) for members in {id(members): members for members in group.values()}.values())


def capture_patterns(persons: Iterable[Person], lists: tuple[str, ...]) -> dict[tuple[int, ...], int]:
    """Persons counted by the lists that hold them: a 0 or 1 a list, in the order of `lists`."""
    found: dict[tuple[int, ...], int] = {}
    for rows in persons:
        held = {row.list for row in rows}
        pattern = tuple(int(listed in held) for listed in lists)
        found[pattern] = found.get(pattern, 0) + 1
    return dict(sorted(found.items(), reverse=True))
