"""What bound words make of a number: the interval of each rule of `NORMS`."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Final

Interval = tuple[int, int | None]

_NEARLY: Final = Fraction(9, 10)
_ABOUT: Final = Fraction(1, 10)

COMPLETE: Final = frozenset({"only", "no-more-than", "less-than", "exactly"})
"""Rules whose words exclude more."""

VAGUE: Final[dict[str, Interval]] = {
    "one-of": (1, 1),
    "chand": (3, 9),
    "several": (3, 9),
    "a-few": (3, 9),
    "couple": (2, 3),
    "dah-ha": (20, 99),
    "chand-dah": (30, 99),
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens-of-thousands": (20_000, 99_999),
    "hundreds-of-thousands": (200_000, 999_999),
    "chand-sad": (300, 999),
    "chand-hezar": (3_000, 9_999),
    "tens-of-millions": (20_000_000, 99_999_999),
    "hundreds-of-millions": (200_000_000, 999_999_999),
    "millions": (2_000_000, 9_999_999),
}
"""Words for a number without a numeral."""

_RULES: Final[dict[str, Callable[[int, int | None], Interval]]] = {
    "exact": lambda low, high: (low, high),
    "only": lambda low, high: (low, high),
    "exactly": lambda low, high: (low, high),
    "at-least": lambda low, high: (low, None),
    "more-than": lambda low, high: (low + 1, None),
    "up-to": lambda low, high: (min(1, low), high),
    "no-more-than": lambda low, high: (min(1, low), high),
    "less-than": lambda low, high: (min(1, max(low - 1, 0)), max((high or low) - 1, 0)),
    "and-some": lambda low, high: (low + 1, None if high is None else high + 9),
    "nearly": lambda low, high: (ceil(low * _NEARLY), high),
    "about": lambda low, high: (floor(low * (1 - _ABOUT)), None if high is None else ceil(high * (1 + _ABOUT))),
}


def bounded(rule: str, low: int, high: int | None) -> Interval:
    """The interval that `rule` makes of a number (low = high) or of a vague one.

    "About" is rounded outwards, ±10 %; an unknown rule changes nothing.
    """
    make = _RULES.get(rule)
    return make(low, high) if make else (low, high)
