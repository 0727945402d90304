"""How a label is decided from rules and a head: the blend and the threshold with the best document F1 on rows the head was not fitted on."""

from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

BLENDS = ((0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
"""Weights of a head's margin and of the rules' answer (0 or 1): the rules alone, the head alone, both."""
_WORTH = 0.02
"""F1 by which a blend must beat the ones before it: a few dozen documents with the label cannot tell less apart, and rules do not move with them."""


class Choice(NamedTuple):
    """A label is said where `head` times the margin plus `rules` times the rules' answer is above `threshold`."""

    head: float
    rules: float
    threshold: float

    def says(self, margin: float, ruled: bool) -> bool:
        """Whether the label is said of a row."""
        return self.head * margin + self.rules * ruled > self.threshold


def chosen(docs: Sequence[Hashable], gold: Collection[Hashable], margins: Sequence[float], ruled: Sequence[bool], *, alone: bool) -> Choice:
    """The choice for rows of `docs`, of which `gold` have the label; `alone` keeps the rules out."""
    best, found = Choice(1.0, 0.0, 0.0), -1.0
    for head, rules in ((1.0, 0.0),) if alone else BLENDS:
        at, score = threshold(docs, gold, [head * m + rules * r for m, r in zip(margins, ruled, strict=True)])
        if found < 0 or score > found + _WORTH:
            best, found = Choice(head, rules, at), score
    return best


def threshold(docs: Sequence[Hashable], gold: Collection[Hashable], scores: Sequence[float]) -> tuple[float, float]:
    """The cut between two documents' best scores that gives the best F1 over documents, and that F1."""
    best: dict[Hashable, float] = {}
    for doc, score in zip(docs, scores, strict=True):
        best[doc] = max(best.get(doc, score), score)
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    right, top, at = 0, 0.0, 0.0
    for said, (doc, score) in enumerate(ranked, 1):
        right += doc in gold
        following = ranked[said][1] if said < len(ranked) else score - 1
        f = 2 * right / (said + len(gold)) if gold else 0.0
        if f > top and following < score:
            top, at = f, (score + following) / 2
    return at, top
