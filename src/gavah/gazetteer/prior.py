"""How likely a name means a place before the text is looked at."""

from math import log10

from gavah.gazetteer.entry import Row

LEVEL = {"country": 0.45, "province": -0.12, "county": -0.30, "city": 0.0, "site": 0.25}
ALIAS, CAPITAL, LISTED = -0.25, 0.15, 0.15


def prior(row: Row) -> float:
    """A score in about [-0.5, 1.7]: people on a log scale, level, capitals and our own towns of Iran above, aliases below.

    A tenth is a factor of 1.6 in odds.
    """
    size = log10(max(row.population, 100)) / 7 if row.level != "site" else 0.6
    size += LISTED if row.listed and row.country == "IR" else 0.0
    return size + LEVEL[row.level] + (ALIAS if row.alias else 0.0) + (CAPITAL if row.main and row.level == "city" else 0.0)
