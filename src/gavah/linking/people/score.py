"""From features to the odds that two rows are one person."""

import math

from gavah.linking.people.features import Values

_SUREST = 25.0  # log-odds beyond which nothing is added: no list is free of slips


def log_odds(values: Values, weights: dict[str, float], most_rows: int) -> float:
    """The log-odds of a pair alone, in lists of at most `most_rows` rows: of so many rows one can be the person, so each starts at 1 in so many."""
    odds = weights["base"] - math.log(most_rows) + sum([weights[name] * value for name, value in values.items()])
    return max(-_SUREST, min(_SUREST, odds))
