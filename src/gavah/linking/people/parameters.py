"""The rules and weights that linking people rests on, read from `data/`."""

from functools import cache
from typing import Any

import msgspec

from gavah.linking.parameters import read_data as linking_data


class Blocking(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are compared at all. Counts of rows and pairs, slack in days."""

    common_word: int
    common_pair: int
    day_slack: int


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """Link probabilities from which a pair is *same*, and below which it is *distinct*; pairs below `kept` are not kept."""

    same: float
    distinct: float
    kept: float


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """All of them: log-odds by feature name, and the limits beside them."""

    blocking: Blocking
    verdicts: Verdicts
    weights: dict[str, float]


def read_data(name: str) -> dict[str, Any]:
    """The TOML file `name` of this room's data folder."""
    return linking_data(name, "gavah.linking.people")


@cache
def shipped() -> Weights:
    """The shipped weights, read once."""
    return msgspec.convert(read_data("weights.toml"), Weights)
