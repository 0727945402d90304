"""Which items are one photo or film: same bytes, same samples, or perceptual hashes so near that one was made of the other."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

import msgspec

from gavah.media.record import MediaRecord

Key = TypeVar("Key", bound=Hashable)


class Distinct(msgspec.Struct, frozen=True, kw_only=True):
    """One photo or film: its items by id, and what made them one ("bytes", "samples", "perceptual hash"; none for a single item)."""

    items: tuple[str, ...]
    because: tuple[str, ...] = ()


def distinct(held: Mapping[str, tuple[str, MediaRecord]]) -> list[Distinct]:
    """Items grouped into distinct photos and films, in the order of `held` (id → SHA-256 and record)."""
    ids = list(held)
    place = {name: number for number, name in enumerate(ids)}
    leader = list(range(len(ids)))
    because: dict[int, set[str]] = defaultdict(set)

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    for why, pairs in _pairs(ids, held):
        for left, right in pairs:
            first, second = sorted((lead(left), lead(right)))
            leader[second] = first
            because[first] |= {why} | because.pop(second, set()) if second != first else {why}
    groups: dict[int, list[str]] = defaultdict(list)
    for name in ids:
        groups[lead(place[name])].append(name)
    return [Distinct(items=tuple(names), because=tuple(sorted(because.get(number, ())))) for number, names in groups.items()]


def _pairs(ids: list[str], held: Mapping[str, tuple[str, MediaRecord]]) -> list[tuple[str, list[tuple[int, int]]]]:
    from gavah.media.likeness import near_pairs  # numpy: every `gavah add` and each of its workers imports this room

    shas, payloads = [held[name][0] for name in ids], [held[name][1].payload for name in ids]
    hashed = [(record.dhash, record.phash) for _, record in (held[name] for name in ids)]
    return [("bytes", _equal(shas)), ("samples", _equal(payloads)), ("perceptual hash", near_pairs(hashed))]


def _equal(values: list[str]) -> list[tuple[int, int]]:
    first: dict[str, int] = {}
    return [(first.setdefault(value, number), number) for number, value in enumerate(values) if value and first.setdefault(value, number) != number]
