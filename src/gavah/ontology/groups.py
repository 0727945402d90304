"""Groups of persons that exclude each other, read from `groups.toml`: one person is in one group of each axis."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from gavah.model import folded

Axes = dict[str, dict[str, tuple[str, ...]]]


@cache
def axes() -> Axes:
    """Axis → group → the words for it."""
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("groups.toml").read_text("utf-8")), Axes)


@cache
def groups_of(word: str) -> tuple[tuple[str, str], ...]:
    """The (axis, group) pairs that `word` means; none for a word that excludes nobody ("prisoners")."""
    return tuple((axis, group) for axis, groups in axes().items() for group, words in groups.items() if folded(word) in words)
