"""Other projects' points for words that name no number: "hundreds" is 100 to ACLED and 200 to the Crowd Counting Consortium (`words.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from gavah.model import Claim, Quantity, folded


class _Table(msgspec.Struct, frozen=True):
    phrases: dict[str, tuple[str, ...]]
    projects: dict[str, dict[str, int]]


@cache
def _table() -> _Table:
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8")), _Table)


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    named = {folded(phrase): name for name, phrases in _table().phrases.items() for phrase in phrases}
    longest_first = sorted(named, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), named


def projects() -> tuple[str, ...]:
    """The projects whose words are known."""
    return tuple(_table().projects)


def worded(claim: Claim, project: str) -> Claim:
    """`claim` with the point that `project` reads in its words; the claim itself where they name a number, or a word it has no point for."""
    if claim.quantity is None:
        return claim
    point = _point(claim.quantity, project)
    return claim if point is None else msgspec.structs.replace(claim, quantity=point)


def _point(quantity: Quantity, project: str) -> Quantity | None:
    words = folded(quantity.words)
    pattern, named = _pattern()
    found = pattern.search(words)
    if found is None or any(char.isdigit() for char in words):
        return None
    number = _table().projects[project].get(named[found.group()])
    if number is None:
        return None
    return msgspec.structs.replace(quantity, low=number, high=None if quantity.high is None else number)
