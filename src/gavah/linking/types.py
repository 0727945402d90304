"""How two types of one family relate. The families themselves are the ontology's (`gavah.ontology.family_of`)."""

from fnmatch import fnmatchcase
from functools import cache

from gavah.linking.parameters import parameters


@cache
def type_relation(left: str, right: str) -> str:
    """How two types of one family relate: "type_equal", "type_wide" (one leaves open what the other says), "type_near" or "type_far"."""
    if left == right:
        return "type_equal"
    if not {left, right}.isdisjoint(parameters().wide):
        return "type_wide"
    return "type_near" if _near(left, right) else "type_far"


def prior(family: str) -> float:
    """What is added to the log-odds of two claims of this family."""
    return parameters().priors.get(family, 0.0)


@cache
def _near(left: str, right: str) -> bool:
    return any(_in(left, group) and _in(right, group) for group in parameters().near)


def _in(type_: str, group: tuple[str, ...]) -> bool:
    return any(fnmatchcase(type_, pattern) for pattern in group)
