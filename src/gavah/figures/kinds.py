"""Kinds and groups: which cells the type and the groups of a claim leave. Kinds are read from `kinds.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

import msgspec

from gavah.figures.regions import Kinds
from gavah.model import Claim
from gavah.ontology import axes, groups_of

OTHER, ANY, UNSAID = "other", "any", "unsaid"


class _Table(msgspec.Struct, frozen=True):
    kinds: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]]
    measures: dict[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8")), _Table)


def is_under(name: str, other: str) -> bool:
    """Whether type `name` is `other` or below it: "killing.in-custody" is under "killing"."""
    return name == other or (name.startswith(other) and name[len(other)] in ".-")


def _longest(name: str, table: Mapping[str, Iterable[str]]) -> str | None:
    fitting = [(len(prefix), key) for key, prefixes in table.items() for prefix in prefixes if is_under(name, prefix)]
    return max(fitting)[1] if fitting else None


@cache
def kind_of(name: str) -> str:
    """The exclusive kind of an event type; "other", or "any" for a type too wide to exclude one."""
    if name in _table().kinds[ANY]:
        return ANY
    return _longest(name, {kind: names for kind, names in _table().kinds.items() if kind != ANY}) or OTHER


def _kind(claim: Claim) -> str:
    """The exclusive kind of what `claim` counts: that of its type, unless the type is one of things and persons are counted."""
    kind = kind_of(claim.type)
    things = _table().things.get(kind)
    return ANY if things and claim.quantity and claim.quantity.measure not in things else kind


@cache
def measure_of(name: str) -> str | None:
    """What an event of this type and unknown number counts; None if nothing."""
    return _longest(name, _table().measures)


class Axes:
    """The kinds that the claims of one question tell apart: exclusive types × sex × age, each only if some claim names it."""

    def __init__(self, claims: Iterable[Claim], named: Mapping[str, Iterable[str]] | None = None) -> None:
        """The axes of `claims`, or of those that once gave `named`."""
        self.named = self._named(claims) if named is None else {axis: tuple(values) for axis, values in named.items()}
        kinds = set(self.named["kind"]) - {ANY}
        self._values = {"kind": tuple(sorted(kinds | {OTHER}))} if len(kinds) > 1 else {}
        for axis in sorted(self.named.keys() - {"kind"}):
            # nobody's words make a sex exhaustive, so its rest is a value; an age is one or the other
            self._values[axis] = tuple(sorted((*axes()[axis], *((UNSAID,) if axis != "age" else ()))))

    def _named(self, claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
        """What the claims name on each axis."""
        named: dict[str, set[str]] = {"kind": set()}
        for claim in claims:
            named["kind"].add(_kind(claim))
            for axis, group in self._groups(claim):
                named.setdefault(axis, set()).add(group)
        return {axis: tuple(sorted(named[axis])) for axis in sorted(named)}

    @staticmethod
    def _groups(claim: Claim) -> set[tuple[str, str]]:
        return {pair for word in claim.groups for pair in groups_of(word)}

    @property
    def all(self) -> frozenset[str]:
        """Every kind that can be told apart."""
        return self._kinds({})

    def of(self, claim: Claim) -> Kinds:
        """The kinds a claim allows; None = every kind."""
        allowed: dict[str, set[str]] = {}
        if _kind(claim) != ANY:
            allowed["kind"] = {_kind(claim)}
        for axis, group in self._groups(claim):
            allowed.setdefault(axis, set()).add(group)
        return self._kinds(allowed) if any(axis in self._values for axis in allowed) else None

    def _kinds(self, allowed: Mapping[str, set[str]]) -> frozenset[str]:
        axes = [[value for value in values if axis not in allowed or value in allowed[axis]] for axis, values in self._values.items()]
        return frozenset("/".join(parts) for parts in product(*axes))
