"""Derived claims, checked: percentages, day counters, anniversaries, weekdays. What they imply stands beside what is claimed elsewhere.

A check never changes a figure. "Differs" says that two claims do not fit together, not which of them is wrong.
"""

from gavah.figures.checks.check import Check, Side
from gavah.figures.checks.days import day_checks
from gavah.figures.checks.percentages import percentage_checks

__all__ = ["Check", "Side", "day_checks", "percentage_checks"]
