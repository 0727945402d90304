"""Which words are coded, and by whom: a sample that its seed gives again, each unit to two coders."""

from collections.abc import Sequence
from itertools import combinations

import msgspec
import numpy as np

from gavah.model import InputError
from gavah.model.people import people


class Unit(msgspec.Struct, frozen=True, order=True):
    """Words of a report to be coded, and who codes them."""

    report: str
    start: int
    end: int
    coders: tuple[str, ...] = ()


def assigned(units: Sequence[Unit], coders: Sequence[str], *, seed: int) -> tuple[Unit, ...]:
    """`units` in an order by chance, each with two of `coders`: every pair of coders equally often, one unit more or less."""
    names = sorted(set(coders))
    if people(names) < len(names):
        raise InputError("two coders have the same name, spelt otherwise", remedy="each codes under a name of their own")
    if len(names) < 2:
        raise InputError("double coding needs two coders", remedy="name two or more: --coder ada --coder bea")
    chance = np.random.default_rng(seed)
    pairs = list(combinations(names, 2))
    ordered = sorted(set(units))
    shuffled = [ordered[at] for at in chance.permutation(len(ordered))]
    first = int(chance.integers(0, len(pairs)))
    return tuple(msgspec.structs.replace(unit, coders=pairs[(first + at) % len(pairs)]) for at, unit in enumerate(shuffled))


def drawn(weights: Sequence[int], number: int, *, seed: int) -> list[int]:
    """`number` positions among `weights`, with replacement, each as likely as its weight says; in the order drawn."""
    total = sum(weights)
    if not total or number <= 0:
        return []
    share = np.array(weights, dtype=float) / total
    return [int(at) for at in np.random.default_rng(seed).choice(len(weights), size=number, p=share)]
