"""What to look at first: what a claim would move if it fell, times how doubtful it is.

Movement is a share of the figure's best number. For claims that were left out one by one and the program solved again it is what moved, exactly
(`exact`); for all others it is the claim's own lower number over the best: what it could add at most if nothing else told of it, and no bound on
what its loss could join or part.
"""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from gavah.model import Claim, Figure

UNSURE = 0.7
"""A place of less confidence may be another."""


class Weights(msgspec.Struct, frozen=True):
    """`doubts.toml`."""

    base: float
    doubt: dict[str, float]


class Queued(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that waits. `score` = `share` × `doubt`. `figure`: the one it moves most; `moves`: its old and new numbers, if it was
    solved anew. `figures`: all that it touches, the one of which its number is the largest share first.
    """

    claim: str
    score: float
    share: float
    doubt: float
    exact: bool
    figure: str
    reasons: tuple[str, ...]
    moves: dict[str, tuple[int | None, int | None]] = {}
    figures: tuple[str, ...] = ()


@cache
def weights() -> Weights:
    """How much each doubt weighs."""
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("doubts.toml").read_text("utf-8")), Weights)


class Stake(NamedTuple):
    """A figure asked before, and the claims that are something to it."""

    name: str
    best: int
    leading: frozenset[str]
    straddling: frozenset[str]
    contradicted: frozenset[str]


def stake_of(name: str, figure: Figure) -> Stake:
    """`figure`, whose id is `name`, as the queue looks at it."""
    against = frozenset(claim for group in figure.contradictions for claim in group)
    return Stake(name, figure.best, frozenset(figure.leading), frozenset(figure.straddling), against)


def doubts(claim: Claim, stakes: Sequence[Stake], *, possible: bool, contested: bool) -> tuple[str, ...]:
    """What is doubtful about `claim`, by the names of `doubts.toml`. `possible`: a link to another claim is; `contested`: people disagree."""
    quantity, when = claim.quantity, claim.when
    found = {
        "contested": contested or any(one.contested for one in claim.corrected),
        "contradiction": any(claim.id in one.contradicted for one in stakes),
        "possible": possible,
        "straddling": any(claim.id in one.straddling for one in stakes),
        "inherited-day": bool(when and when.rule.startswith("inherited")),
        "no-day": when is None or (when.earliest is None and when.latest is None),
        "no-place": not claim.where,
        "unsure-place": any(where.confidence < UNSURE for where in claim.where),
        "open": bool(quantity and quantity.high is None),
        "vague": bool(quantity and quantity.high is not None and quantity.high >= 2 * max(quantity.low, 1)),
        "hedged": claim.modality != "asserted",
        "model": claim.reader.name.startswith("llm"),
    }
    return tuple(name for name, holds in found.items() if holds)


def doubtfulness(found: Iterable[str]) -> float:
    """How likely a look changes something, by hand-set weights."""
    given = weights()
    sure = 1 - given.base
    for name in found:
        sure *= 1 - given.doubt[name]
    return 1 - sure


def estimated(claim: Claim, stakes: Sequence[Stake], *, possible: bool = False, contested: bool = False) -> Queued:
    """`claim` by its own number, in the one of the figures in which that is most."""
    low = claim.quantity.low if claim.quantity else 1
    shares = sorted(((low / max(one.best, low, 1), one.name) for one in stakes), reverse=True)
    share, name = shares[0] if shares else (0.0, "")
    touched = tuple(each for _, each in shares)
    found = doubts(claim, stakes, possible=possible, contested=contested)
    doubt = doubtfulness(found)
    reasons = (*(["leads a floor"] if any(claim.id in one.leading for one in stakes) else []), *found)
    return Queued(claim=claim.id, score=share * doubt, share=share, doubt=doubt, exact=False, figure=name, reasons=reasons, figures=touched)


def measured(one: Queued, figure: str, before: dict[str, int | None], after: dict[str, int | None]) -> Queued:
    """`one` by what its loss did to the numbers of `figure`."""
    moves = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    whole = max(before.get("best") or 0, 1)
    sizes = (abs(old - new) if old is not None and new is not None else whole for old, new in moves.values())
    share = min(1.0, max(sizes, default=0) / whole)
    return msgspec.structs.replace(one, share=share, score=share * one.doubt, exact=True, figure=figure, moves=moves)


def ordered(queue: Iterable[Queued]) -> list[Queued]:
    """What moves most first; ids decide between equals."""
    return sorted(queue, key=lambda one: (-one.score, -one.share, one.claim))
