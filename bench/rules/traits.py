"""What speaks for a group of phrases in a role: seven numbers by hand-written tables, and the chance that a fitted weight for each makes of them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from bench.fillers.marks import names
from bench.fillers.mentions import Floats
from bench.incidents import ROLES
from bench.rules.scenes import Scene

TRAITS = ("fits", "strong", "weak", "beside", "against", "early", "story")
_TOLD = ("kill", "bomb", "kidnap", "attack", "shoot", "wound", "damage")
_SIGNS = ("strong", "weak", "beside", "against")
_MOST, _FAR = 3, 6.0


class _Role(NamedTuple):
    """How well each kind of phrase fits a role, and the columns of the marks that are its signs."""

    fits: dict[str, float]
    signs: list[list[int]]


@cache
def _roles() -> list[_Role]:
    tables = _table("incident_traits")
    return [_Role(t["fits"], [[names()[m] for m in t[kind]] for kind in _SIGNS]) for t in (tables[role] for role in ROLES)]


@cache
def _weights() -> tuple[Floats, Floats]:
    """Roles × traits, and what is added for each role."""
    table = _table("incident_weights")
    return np.array([table[role]["weights"] for role in ROLES]), np.array([table[role]["base"] for role in ROLES])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("bench").joinpath("data", f"{name}.toml").read_text("utf-8"))


def traits(scene: Scene) -> Floats:
    """Groups × roles × traits."""
    out = np.zeros((len(scene.grouped), len(ROLES), len(TRAITS)))
    for number, members in enumerate(scene.grouped):
        own = scene.marks[members]
        every = own.max(axis=0)
        first = scene.found[members[0]].sentence
        shared = [np.exp(-first / _FAR), _violence(every)]
        for r, role in enumerate(_roles()):
            fits = fitting(scene, members, r)
            signs = (float((fits * np.minimum(2, (own[:, columns] > 0).sum(axis=1))).max()) for columns in role.signs)
            out[number, r] = [fits.max(), *signs, *shared]
    return out


def fitting(scene: Scene, members: list[int], role: int) -> Floats:
    """How well the kind of each of `members` fits a role (its number)."""
    return np.array([_roles()[role].fits.get(scene.deeds.kinds[m], 0.0) for m in members])


def best_of(scene: Scene, members: list[int], role: int) -> int:
    """The member of a group that shows best that it fills a role, the first of them."""
    signs = (scene.marks[members][:, _roles()[role].signs[0]] > 0).any(axis=1)
    return members[int((fitting(scene, members, role) * (1 + signs)).argmax())]


def chances(scene: Scene) -> Floats:
    """Groups × roles: the chance that a group fills a role."""
    weights, base = _weights()
    return np.asarray(1 / (1 + np.exp(-(traits(scene) * weights).sum(axis=2) - base)))


def _violence(marks: Any) -> float:  # noqa: ANN401 - a row of marks
    """How much a story tells of harm to civilians, and how little of war and of what came after."""
    hit, clash, after = (float(marks[names()[f"story: {name}"]]) for name in ("civilians hit", "clash", "aftermath"))
    deeds = sum(min(_MOST, int(marks[names()[f"story of {deed}"]])) for deed in _TOLD)
    return float(0.7 * np.log1p(hit) + 0.5 * np.log1p(deeds) - 0.5 * np.log1p(clash) - 0.2 * np.log1p(after))
