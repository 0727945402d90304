"""Claims that say the same in the same words are compared once: one of them stands for all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from gavah.linking.told import CITY, Told

RootOf = Callable[[str], str]
"""A report → the report that it repeats as a whole, itself if none."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """`told`: the claims that stand for others or for themselves, in id order. `alike`: id → the claims it stands for, itself left out."""

    told: list[Told]
    alike: dict[str, tuple[Told, ...]] = field(default_factory=dict)


def build_profiles(claims: Iterable[Told], root_of: RootOf) -> Profiles:
    """Claims of different reports with equal words and fields become one where those fields leave no doubt (a day, a city) or one report
    copies the other."""
    by_words: dict[bytes, list[Told]] = defaultdict(list)
    for claim in claims:
        by_words[claim.text.key].append(claim)
    told: list[Told] = []
    alike: dict[str, tuple[Told, ...]] = {}
    for claims_ in by_words.values():
        for group in _groups(claims_, root_of):
            first, *others = sorted(group, key=lambda c: (c.report, c.id))
            told.append(first)
            if others:
                alike[first.id] = tuple(others)
    return Profiles(sorted(told, key=lambda c: c.id), alike)


def _groups(claims: list[Told], root_of: RootOf) -> Iterator[list[Told]]:
    """Claims of equal words → those of equal content; the n-th such claim of one report with the n-th of another."""
    if len(claims) == 1:
        yield claims
        return
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    nth: dict[tuple[object, ...], int] = defaultdict(int)
    for claim in sorted(claims, key=lambda c: c.id):
        key = _content(claim, root_of)
        count = (claim.report, *key)
        groups[(*key, nth[count])].append(claim)
        nth[count] += 1
    yield from groups.values()


def _content(claim: Told, root_of: RootOf) -> tuple[object, ...]:
    days = claim.days()
    sharp = days is not None and days <= 3 and bool(claim.places) and all(place.depth >= CITY for place in claim.places)
    return (
        claim.type,
        claim.denied,
        claim.measures,
        claim.low,
        claim.high,
        claim.first,
        claim.last,
        claim.inherited,
        tuple(place.id for place in claim.places),
        claim.groups,
        claim.listed,
        claim.recipients,
        "" if sharp and claim.text.telling else root_of(claim.report),
    )
