"""Rules at work: every place where a pattern matches, and which of the overlapping ones stand."""

import re
from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from gavah.reading.grammar.language import Language, Pattern
from gavah.reading.grammar.tokens import Tokens


class Found(NamedTuple):
    """A pattern that matched tokens `first` to `end` (exclusive)."""

    pattern: Pattern
    first: int
    end: int
    match: re.Match[str]
    order: int

    def at(self, slot: str) -> int | None:
        """The token of a slot, or None where the pattern lacks it or it matched nothing."""
        if slot not in self.pattern.slots:
            return None
        start = self.match.start(slot)
        return None if start < 0 else start


def candidates(tokens: Tokens, room: str) -> list[Found]:
    """All matches of the rules of `room` ("times", "kinds", "bounds", "marks"), overlaps included. Cost: rules × tokens, in C."""
    found: list[Found] = []
    codes = tokens.codes
    meets, rules = _plan(tokens.language, room)
    met = 0
    for code in set(codes):
        met |= meets.get(code, 0)
    for order, (needs, pattern) in enumerate(rules):
        if needs & met == needs:
            for match in pattern.regex.finditer(codes):
                found.append(Found(pattern, match.start(), match.end(), match, order))
    return found


@cache
def _plan(language: Language, room: str) -> tuple[dict[str, int], tuple[tuple[int, Pattern], ...]]:
    """Which needs each character meets and each rule of `room` has, a bit a need: what a text lacks is then known by two numbers."""
    rules = language.patterns[room]
    bits = {need: 1 << number for number, need in enumerate(dict.fromkeys(need for rule in rules for need in rule.needs))}
    meets: dict[str, int] = {}
    for need, bit in bits.items():
        for code in need:
            meets[code] = meets.get(code, 0) | bit
    return meets, tuple((reduce(or_, (bits[need] for need in rule.needs), 0), rule) for rule in rules)


def settled(tokens: Tokens, room: str) -> list[Found]:
    """The matches of `room` that stand. A match that lost only some of its tokens is looked for again in those that are left.

    «ساعت ۷ عصر فردا»: the clock takes «عصر» away from «عصر فردا», and «فردا» is still a day.
    """
    found = candidates(tokens, room)
    kept = settle(found)
    taken = {at for one in kept for at in range(one.first, one.end)}
    again: list[Found] = []
    for lost in found:
        if lost.first in taken or (lost.end - 1) in taken:
            for first, end in _free_runs(lost, taken):
                again += [Found(lost.pattern, m.start(), m.end(), m, lost.order) for m in lost.pattern.regex.finditer(tokens.codes, first, end)]
    return sorted([*kept, *settle(again)], key=lambda one: one.first) if again else kept


def _free_runs(lost: Found, taken: set[int]) -> list[tuple[int, int]]:
    """The stretches (first, end) of a match whose tokens no other match has taken."""
    out: list[tuple[int, int]] = []
    for at in range(lost.first, lost.end):
        if at not in taken:
            first = out.pop()[0] if out and out[-1][1] == at else at
            out.append((first, at + 1))
    return out


def settle(found: Iterable[Found]) -> list[Found]:
    """Of overlapping matches the one with the highest priority stands, then the longest, then the earlier rule, then the earlier place."""
    taken: set[int] = set()
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (-one.pattern.priority, one.first - one.end, one.order, one.first)):
        if taken.isdisjoint(range(one.first, one.end)):
            taken.update(range(one.first, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)
