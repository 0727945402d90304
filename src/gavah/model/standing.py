"""What stands: a pure fold over the *set* of decisions (SAFETY.md, "Desks, logs, merge").

A decision overrides exactly those it names in `after`; the rest are heads. Heads that say the same stand together. Heads that disagree are
*contested*, and until one decision names them all the cautious reading holds. Order, repetition and clocks change nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from gavah.model.ledger import Decision

PAIRED = frozenset({"merge", "split"})
UNDO = "undo"
"""Takes back what it names in `after`; `value` is the verb taken back. Nothing older comes back: it is as if nobody had decided."""

CONTESTED = "contested"

_ASPECT = {
    **dict.fromkeys(("accept", "reject", "cannot-tell"), "standing"),
    **dict.fromkeys(PAIRED, "pair"),
    **dict.fromkeys(("erase", "withdraw", "restore", "redact", "release"), "report"),
    **dict.fromkeys(("consent", "withdraw-consent"), "consent"),
}
"""Verbs that speak of one thing, and so may disagree; any other verb is an aspect of its own."""
_BY_FIELD = frozenset({"correct", "grade", "shows", "retention"})
_BY_SPAN = frozenset({"class", "approve", "code", "adjudicate"})
_BY_PERSON = frozenset({"approve", "code", "publish"})
"""Each person has one of these: two approvals, or two blind codings, do not override one another."""

CAUTION = ("erase", "withdraw", "redact", "release", "restore", "")
"""What holds of a report, the most cautious first."""
SCOPES = ("withdrawn", "internal", "partners", "court", "public")
"""How far a consent reaches, the narrowest first."""
FIRST_CLASSES = ("minor", "witness")
"""Classes of persons that win over every other."""


class Held(NamedTuple):
    """A decision and its name: the hash of its entry."""

    name: str
    decision: Decision


class Standing(msgspec.Struct, frozen=True):
    """What holds of one target. `verb` "" = nothing: the machine's reading. `by`: who say so. `heads`: all of them, by name."""

    target: str
    verb: str
    value: str = ""
    by: tuple[str, ...] = ()
    contested: bool = False
    heads: tuple[Held, ...] = ()


def target_of(decision: Decision) -> str:
    """What `decision` is about, and in which respect: "standing|c-…", "pair|c-…|c-…", "correct:quantity|c-…", "class|r-…:10-24"."""
    verb = decision.value if decision.verb == UNDO else decision.verb
    aspect = _ASPECT.get(verb, verb)
    if aspect in _BY_FIELD:
        aspect = f"{aspect}:{decision.field}"
    things = sorted({decision.on, decision.other}) if verb in PAIRED else [decision.on]
    if aspect in _BY_SPAN:
        things = [f"{decision.on}:{decision.start}-{decision.end}"]
    if aspect in _BY_PERSON:
        things.append(decision.other if decision.verb == UNDO else decision.by)
    return "|".join((aspect, *things))


def overridden(held: Iterable[Held]) -> frozenset[str]:
    """The names of all decisions that another one names in its `after`."""
    return frozenset(name for _, decision in held for name in decision.after)


def fold(held: Iterable[Held], also: Iterable[str] = ()) -> dict[str, Standing]:
    """What stands, by target. `also`: names overridden by decisions whose bodies are gone."""
    given = set(held)
    gone = overridden(given) | frozenset(also)
    by_target: dict[str, set[Held]] = {}
    for one in given:
        if one.name not in gone:
            by_target.setdefault(target_of(one.decision), set()).add(one)
    return {target: settled(target, heads) for target, heads in sorted(by_target.items())}


def settled(target: str, heads: Iterable[Held]) -> Standing:
    """What holds of `target`, whose heads are given."""
    ordered = tuple(sorted(set(heads)))
    said = {_said(one.decision) for one in ordered}
    if not said:
        return Standing(target, "")
    contested = len(said) > 1
    verb, value = _cautious(target.partition("|")[0].partition(":")[0], said) if contested else next(iter(said))
    by = tuple(sorted({one.decision.by for one in ordered if _said(one.decision) == (verb, value) or contested}))
    return Standing(target, verb, value, by, contested, ordered)


def _said(decision: Decision) -> tuple[str, str]:
    return ("", "") if decision.verb == UNDO else (decision.verb, decision.value)


Said = tuple[str, str]


def _cautious(aspect: str, said: set[Said]) -> Said:
    """The reading that holds while people disagree; where none is named, the machine's."""
    return _CAUTIOUS.get(aspect, _nothing)(said)


def _nothing(_said: set[Said]) -> Said:
    return "", ""


def _possible(_said: set[Said]) -> Said:
    return CONTESTED, ""


def _most_cautious(said: set[Said]) -> Said:
    return min(said, key=lambda one: (CAUTION.index(one[0]) if one[0] in CAUTION else 0, one))


def _lowest_grade(said: set[Said]) -> Said:
    return max(said, key=lambda one: (one[1], one))  # A is the best; an undo says no grade


def guarded(*classes: str) -> str:
    """The class that holds of a person who was given all of `classes`: minor and witness win, and others that disagree leave him private."""
    found = set(classes)
    return found.pop() if len(found) == 1 else next((one for one in FIRST_CLASSES if one in found), "private")


def _guarded_class(said: set[Said]) -> Said:
    return "class", guarded(*(value for _, value in said))


def _narrowest(said: set[Said]) -> Said:
    return min(said, key=lambda one: (SCOPES.index(_scope(one)), one))


def _scope(said: Said) -> str:
    """The scope a consent names; what cannot be read, and an undone one, reaches no further than this desk."""
    if said[0] == "withdraw-consent":
        return "withdrawn"
    try:
        scope = msgspec.json.decode(said[1])["scope"]
    except (msgspec.DecodeError, KeyError, TypeError):
        return "internal"
    return scope if scope in SCOPES else "internal"


_CAUTIOUS: Mapping[str, Callable[[set[Said]], Said]] = {
    "pair": _possible,
    "report": _most_cautious,
    "grade": _lowest_grade,
    "class": _guarded_class,
    "consent": _narrowest,
}
