"""What the places of one name have in common."""

from collections.abc import Sequence
from typing import NamedTuple

from gavah.gazetteer.entry import Row

GOVERNING = 300_000
"""People of a capital whose name may stand for its government."""


class Known(NamedTuple):
    """What is asked again and again of the places of one name."""

    people: int  # of the largest
    in_iran: bool
    levels: frozenset[str]
    capital: bool  # a city of them is one
    governs: bool  # … and may stand for its government, or one is a country
    in_news: bool  # a town of Iran that our own files list has it as a proper name

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Known":
        """The sum of `rows`."""
        capitals = [row.population for row in rows if row.main and row.level == "city"]
        levels = frozenset([row.level for row in rows])
        return cls(
            people=max([row.population for row in rows], default=0),
            in_iran="IR" in [row.country for row in rows],
            levels=levels,
            capital=bool(capitals),
            governs="country" in levels or max(capitals, default=0) > GOVERNING,
            in_news=any(row.listed and row.country == "IR" and not row.alias for row in rows),
        )
