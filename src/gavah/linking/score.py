"""From features to a score in [0, 1] and one of three verdicts."""

import math

from gavah.linking.features import Comparison, compare
from gavah.linking.parameters import Parameters
from gavah.linking.surroundings import Surroundings
from gavah.linking.told import Told
from gavah.model import Link
from gavah.model.vocabulary import Verdict

_FLOOR = 0.02  # no rule is sure beyond this
_AGAINST = frozenset({"names_apart", "parties_apart", "trades_apart", "age_apart", "number_conflict", "type_far", "low_confidence"})
"""What speaks against a pair; without any of them a low score means that nothing speaks for it, which is no *distinct*."""


def judge(left: Told, right: Told, around: Surroundings, given: Parameters, *, copied: bool = False) -> Link:
    """The judgement on two profiles of one family, as a link of their least claims. Symmetric in its arguments."""
    if right.id < left.id:
        left, right = right, left
    found = compare(left, right, around, given.events, copied=copied)
    return _verdict(left.id, right.id, found, given)


def _verdict(left: str, right: str, found: Comparison, given: Parameters) -> Link:
    score = _score(found, given)
    if found.apart:
        like = [r for r in found.reasons if not found.proven]
        return Link(left=left, right=right, verdict="distinct", score=min(score, _FLOOR), reasons=(*found.apart, *like), proven=found.proven)
    limits = given.verdict
    if found.vague and not ("copied" in found.values and score >= limits.same):
        score = min(score, limits.vague_most)
    low: Verdict = "distinct" if _AGAINST & found.values.keys() else "possible"
    verdict: Verdict = "same" if score >= limits.same else "possible" if score >= limits.possible else low
    return Link(left=left, right=right, verdict=verdict, score=round(score, 4), reasons=tuple(found.reasons))


def _score(found: Comparison, given: Parameters) -> float:
    weights = given.weights
    odds = weights["base"] + found.prior
    for name, value in found.values.items():
        added = weights[name] * value
        if name == "number_specific":
            added = min(added, weights["number_specific_most"])
        elif name == "number_conflict_ratio":
            added = weights[name] * min(value, weights["number_ratio_most"])
        odds += added
    return 1.0 / (1.0 + math.exp(-odds))
