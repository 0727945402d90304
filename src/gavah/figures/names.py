"""What tells named persons apart, as the programs see it: rolls of names.

A *roll* holds names of one town in one script. On it every name is in one *class*, and two of different classes surely name two persons
(`namesakes.py` proves it). So a roll with m classes stands for a pair between any two of them, and is handed on as what it is: m classes.
An account is on one roll at most. A loose event bears the names of its accounts, one a roll.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Label = tuple[str, str]
"""A roll, and a class on it."""
Borne = tuple[Label, ...]
"""The names an item bears, sorted: at most one a roll."""
Names = Mapping[int, Borne]
"""Of every item that bears a name, those it bears."""
NO_NAMES: Names = {}
Roll = tuple[tuple[str, str, str], ...]
"""Account ids, each with its roll and class, sorted."""


def names_among(names: Names, keep: Sequence[int]) -> Names:
    """The names of `keep`, renumbered to its places."""
    return {new: names[old] for new, old in enumerate(keep) if old in names} if names else NO_NAMES


def borne_by(ids: Iterable[str], label: Mapping[str, Label]) -> Borne:
    """The names that the accounts `ids` of one event bear."""
    return tuple(sorted({label[one] for one in ids if one in label}))


def greatest_by_class(items: Iterable[int], names: Names, lows: Sequence[int]) -> dict[Label, int]:
    """Of every class among `items`, the item with the greatest low: so many units, class by class, the items own at least."""
    found: dict[Label, int] = {}
    for item in items:
        for label in names.get(item, ()):
            if label not in found or lows[item] > lows[found[label]]:
                found[label] = item
    return found


def told_apart(names: Roll, claims: Iterable[str]) -> int:
    """How many persons `claims` tell of whom only different names on one roll tell apart."""
    given = set(claims)
    rolls = Counter(roll for roll, _ in {(roll, name) for one, roll, name in names if one in given})
    return sum(count for count in rolls.values() if count > 1)
