"""Persons told apart by their names: claims that each tell of one who died, by his whole name, tell of as many as there are names that surely differ.

A claim that counts one person and names him lists its victims fully, so two such with different names are proven distinct (DESIGN.md,
"Figures"). Spellings vary, so names count as different only where no reading makes them one: the same script; no word of the family name
shared, alike in sound or near in letters, also where words are joined or parted; unlike family names all the more where the given names are
alike; and not the same two words the other way round. Names in two scripts are never held against each other: of a town the script with
more names serves. What somebody, or the linker for sure, holds to be one stays one.

From such pairs a roll is made (`names.py`): names that differ from all on it open a class, first those that are like fewest others; the
rest join the class they are like, or, like several, no class. So any two of different classes differ, whatever was left out.

One person told under two unlike names is what this cannot see; a decision mends it. Names are compared, never given out.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from gavah.figures.names import Roll
from gavah.figures.regions import Path
from gavah.linking.people.names import name as words_of
from gavah.linking.people.names import word
from gavah.model import Claim, folded

PERSONS = frozenset({"dead", "executed"})
"""Measures of which each person counts once in his life; one may be hurt, arrested, missing or released again and again."""
_TOWN = 3
"""Steps of a place's path down to the town."""
MOST_NAMES = 600
"""Names of one roll that are compared, those with a known first day before others; the rest prove nothing."""
_BESIDE = re.compile(r"[()\[\]{}«»\"“”/،,؛;:|]|\d")

_AROUND = " #\"'“”«»…."


class WholeName(NamedTuple):
    """A given name and what follows it, folded. `family`: its words joined; `sounds`: the consonants of each, and of all."""

    given: str
    family: str
    sounds: frozenset[str]
    latin: bool


class Told(NamedTuple):
    """Who a claim names, the towns it may lie in, and whether its first day is known."""

    name: WholeName
    towns: tuple[Path, ...]
    dated: bool


def told_by_name(claim: Claim) -> Told | None:
    """Whom `claim` names, if it counts one person who died, and tells his whole name and the town."""
    one = claim.quantity
    if claim.kind != "event" or one is None or one.measure not in PERSONS or (one.low, one.high) != (1, 1) or len(claim.victims) != 1:
        return None
    towns = {where.path[:_TOWN] for where in claim.where}
    if len(towns) != 1 or len(next(iter(towns))) < _TOWN:
        return None
    name = whole_name(claim.victims[0])
    return None if name is None else Told(name, tuple(towns), claim.when is not None and claim.when.earliest is not None)


@cache
def whole_name(written: str) -> WholeName | None:
    """The name that `written` is; None where it is one word (or one and the common end of a family name), or more than a name (kin, a second
    name)."""
    plain = folded(written.replace("_", " ").strip(_AROUND))
    if _BESIDE.search(plain) or not _rules().unsure.isdisjoint(plain.split()):
        return None
    words = [one.text for one in words_of(_rules().before.sub(" ", plain)) if not one.optional]
    telling = [one for one in words[1:] if one not in _rules().ends]
    if not telling or any(len(one) < 2 for one in words) or len({one.isascii() for one in words}) > 1:
        return None
    family = "".join(words[1:])
    heard = {word(one).bones for one in telling} | {word(family).bones}
    return WholeName(words[0], family, frozenset(heard), words[0].isascii())


def rolls(told: Mapping[str, Told], kept: Iterable[tuple[str, str]]) -> Roll:
    """The rolls of all towns: of every claim id with a class, the town's roll and the class. `kept`: pairs of claims held to be one."""
    towns: dict[Path, dict[bool, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id_ in sorted(told):
        for town in told[id_].towns:
            towns[town][told[id_].name.latin].append(id_)
    one_of: dict[str, list[str]] = defaultdict(list)
    for left, right in kept:
        one_of[left].append(right)
        one_of[right].append(left)
    found: list[tuple[str, str, str]] = []
    for town in sorted(towns):
        tried = [_classes(ids, told, one_of) for _, ids in sorted(towns[town].items())]
        most = max(tried, key=lambda classes: sum(any(told[id_].dated for id_ in one) for one in classes))
        if len(most) > 1:
            found.extend((id_, "/".join(town), min(one)) for one in most for id_ in one)
    return tuple(sorted(found))


def _classes(ids: Sequence[str], told: Mapping[str, Told], one_of: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Classes of claims any two of which name two persons; a claim whose name is like several is in none."""
    by_name: dict[WholeName, list[str]] = defaultdict(list)
    for id_ in ids:
        by_name[told[id_].name].append(id_)
    dated = {name: any(told[id_].dated for id_ in several) for name, several in by_name.items()}
    names = sorted(by_name, key=lambda name: (not dated[name], name.given, name.family))[:MOST_NAMES]
    alike = _alike(names)
    place = {id_: at for at, name in enumerate(names) for id_ in by_name[name]}
    for id_ in place:
        for other in one_of.get(id_, ()):
            if other in place:
                alike[place[id_], place[other]] = True
    return [[id_ for at in one for id_ in by_name[names[at]]] for one in _apart(alike, [dated[name] for name in names])]


def _apart(alike: Any, first: Sequence[bool]) -> list[list[int]]:  # noqa: ANN401 - a square of booleans
    """Groups of places with none of one group like one of another: those like fewest first, what is like one group alone beside it."""
    count = alike.sum(axis=1)
    group = np.full(len(alike), -1)
    opened: list[list[int]] = []
    for at in sorted(range(len(alike)), key=lambda one: (not first[one], count[one], one)):
        if not (group[alike[at]] >= 0).any():
            group[at] = len(opened)
            opened.append([at])
    for at in np.flatnonzero(group < 0).tolist():
        near = set(group[alike[at]].tolist()) - {-1}
        if len(near) == 1:
            group[at] = near.pop()
            opened[group[at]].append(at)
    return opened


def _alike(names: Sequence[WholeName]) -> Any:  # noqa: ANN401 - a square of booleans
    """Which of the names may be one person's, pair by pair."""
    least = _rules().alike
    given, family = [name.given for name in names], [name.family for name in names]
    near = np.maximum(_ratio(given, given), _part(given, given)) >= least["given"]
    ratio = _ratio(family, family)
    letters = np.array([len(one) for one in family])
    within = (_part(family, family) >= least["within"]) & (np.minimum(letters[:, None], letters) >= least["within_letters"])
    swapped = _ratio(given, family) >= least["family"]
    whole = [name.given + name.family for name in names]
    alike = (ratio >= np.where(near, least["family_of_given"], least["family"])) | within | (swapped & swapped.T)
    return alike | (_ratio(whole, whole) >= least["whole"]) | _shared(names)


def _shared(names: Sequence[WholeName]) -> Any:  # noqa: ANN401 - a square of booleans
    """Which of the names share a word of the family name, by its consonants."""
    codes = {part: at for at, part in enumerate(sorted({part for name in names for part in name.sounds}))}
    has = np.zeros((len(names), len(codes)), np.float32)
    for row, name in enumerate(names):
        has[row, [codes[part] for part in name.sounds]] = 1
    return has @ has.T > 0


def _ratio(left: Sequence[str], right: Sequence[str]) -> Any:  # noqa: ANN401 - a matrix
    return process.cdist(left, right, scorer=fuzz.ratio)


def _part(left: Sequence[str], right: Sequence[str]) -> Any:  # noqa: ANN401 - a matrix
    return process.cdist(left, right, scorer=fuzz.partial_ratio)


class _Rules(NamedTuple):
    before: re.Pattern[str]
    unsure: frozenset[str]
    ends: frozenset[str]
    alike: Mapping[str, float]


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files(__package__).joinpath("namesakes.toml").read_text("utf-8"))
    before = "|".join(re.escape(folded(one)) for one in sorted(data["before"], key=len, reverse=True))
    unsure, ends = (frozenset(map(folded, data[key])) for key in ("unsure", "ends"))
    return _Rules(re.compile(rf"(?<!\w)(?:{before})(?!\w)"), unsure, ends, data["alike"])


__all__ = ["MOST_NAMES", "PERSONS", "Told", "WholeName", "rolls", "told_by_name", "whole_name"]
