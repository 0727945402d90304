"""Hierarchical log-linear models on capture patterns: their terms, and the design of the 2^k cells.

Fienberg 1972, Biometrika 59:591-603; Bishop, Fienberg & Holland 1975, chapter 6. A term is a set of lists, as bits; a model holds every subset of
each of its terms, all single lists, and never the term of all lists together, which the cell that nobody saw leaves open.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

Terms = tuple[int, ...]


@cache
def design(k: int) -> npt.NDArray[np.float64]:
    """A row for each pattern, a column for each term (both by number): 1 where the pattern holds all lists of the term. Column 0 is the constant."""
    number = np.arange(1 << k)
    return np.asarray((number[:, None] & number) == number, dtype=np.float64)


@cache
def hierarchical(k: int) -> tuple[Terms, ...]:
    """Every hierarchical model with all main effects and without the saturated term: 1, 8, 113 for k = 2, 3, 4; each as its terms, ascending."""
    higher = sorted((term for term in range(1, (1 << k) - 1) if term.bit_count() > 1), key=lambda term: (term.bit_count(), term))
    models = [frozenset(main_effects(k))]
    for term in higher:
        models += [model | {term} for model in models if all(part in model for part in _below(term))]
    return tuple(tuple(sorted(model)) for model in models)


def pairs(k: int) -> Terms:
    """The terms of two lists."""
    return tuple(term for term in range(1 << k) if term.bit_count() == 2)


def main_effects(k: int) -> Terms:
    """The model of independent lists."""
    return (0, *(1 << at for at in range(k)))


def generators(terms: Iterable[int]) -> Terms:
    """The terms that no other term of the model holds."""
    kept = list(terms)
    return tuple(sorted(t for t in kept if t and not any(t != other and t & other == t for other in kept)))


def named(terms: Iterable[int], lists: tuple[str, ...]) -> str:
    """The model as statisticians write it: its generators in brackets."""
    return " ".join("[" + ",".join(name for at, name in enumerate(lists) if term >> at & 1) + "]" for term in generators(terms))


def _below(term: int) -> list[int]:
    return [term & ~(1 << at) for at in range(term.bit_length()) if term >> at & 1]
