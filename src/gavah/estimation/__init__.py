"""Estimation: lists → what nobody documented (multiple-systems estimation). Functions of their arguments; see docs/estimation.md.

    answer = estimate_table(from_csv(path), seed=1)      # every method, side by side
    estimate_by(from_patterns({(1, 0, 0): 40, …}), "bic")  # one of them

A table of capture patterns (`table`) is checked (`connected`, `overlaps`), then asked by each method: formulas (`simple`), log-linear models
(`loglinear`), decomposable graphs (`decomposable`), latent classes (`latent`). Doubt about links is carried by drawing tables (`pooling`).
"""

from gavah.estimation.answers import Estimate
from gavah.estimation.estimate import METHODS, TWO_LISTS, Answer, Effort, estimate_by, estimate_table, method_called
from gavah.estimation.pooling import estimate_draws, summed
from gavah.estimation.strata import strata_from_csv
from gavah.estimation.table import Patterns, Table, from_csv, from_patterns, merged, of_records, table

__all__ = [
    "METHODS",
    "TWO_LISTS",
    "Answer",
    "Effort",
    "Estimate",
    "Patterns",
    "Table",
    "estimate_by",
    "estimate_draws",
    "estimate_table",
    "from_csv",
    "from_patterns",
    "merged",
    "method_called",
    "of_records",
    "strata_from_csv",
    "summed",
    "table",
]
