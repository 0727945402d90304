"""A report's text cut for a page: lines of runs, each with the claims that stand on its words. Together the runs are the text, letter for letter."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from gavah.casefile.decided import Mark
from gavah.model import Claim, Report, Span
from gavah.reading.sentences import sentences

PART = 20_000
"""Characters of a text that stand on one page, more or less: a part ends where a line does."""
Look = Literal["event", "total", "statement", "denied", "planned"]
NOT_YET = frozenset({"possible", "hypothetical", "planned", "called-for"})
_ORDER = ("event", "total", "statement", "denied", "planned")


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Words from `start` on. `look`: how they are marked, "" for no claim. `sentence`: its number where one begins here. `ends`: claims whose
    sentence ends with it. `amount`: they tell a number. `person`: the class somebody gave to the person named. `chosen`: the claim asked for."""

    start: int
    words: str
    look: Look | Literal[""] = ""
    sentence: int = 0
    claims: tuple[str, ...] = ()
    ends: tuple[Claim, ...] = ()
    amount: bool = False
    person: str = ""
    approved: bool = False
    chosen: bool = False


def look_of(claim: Claim) -> Look:
    """How a claim is told apart: what it is, or what keeps it from being counted."""
    if claim.polarity == "denied":
        return "denied"
    return "planned" if claim.modality in NOT_YET else claim.kind


def part_ends(text: str) -> list[int]:
    """Where the parts of a long text end: at a line end, or where a line is longer than a part."""
    ends: list[int] = []
    at = 0
    while len(text) - at > PART * 3 // 2:
        found = text.find("\n", at + PART, at + PART * 3 // 2)
        at = found + 1 if found >= 0 else at + PART
        ends.append(at)
    return [*ends, len(text)]


def part_with(ends: Sequence[int], offset: int) -> int:
    """The part (from 0) that holds `offset`."""
    return min(bisect_right(ends, offset), len(ends) - 1)


def numbered(text: str) -> list[tuple[int, int]]:
    """The sentences of a text; the first is number 1."""
    return [(one.start, one.end) for one in sentences(text)]


def lines(
    report: Report, claims: Sequence[Claim], marks: Iterable[Mark], start: int, end: int, *, found: Sequence[tuple[int, int]], chosen: str = ""
) -> list[list[Run]]:
    """The lines of [start, end) with what stands on them. `found`: the sentences of the whole text. Cost: n log n in what is marked."""
    given = list(marks)
    cuts = {start, end}
    for first, last in (*found, *((one.start, one.end) for one in given), *((s.start, s.end) for c in claims for s in _shown(c))):
        cuts.update(at for at in (first, last) if start < at < end)
    breaks = [at + 1 for at in range(start, end) if report.text[at] == "\n"]
    cuts.update(at for at in breaks if at < end)
    ordered = sorted(cuts)
    numbers = {first: number for number, (first, _) in enumerate(found, 1)}
    spread = [_Cover(c.sentence.start, c.sentence.end, c) for c in claims if c.sentence.start < end and start < c.sentence.end]
    runs = [_run(report, given, spread, numbers, a, b, chosen) for a, b in pairwise(ordered)]
    return _in_lines(runs)


class _Cover(msgspec.Struct, frozen=True):
    start: int
    end: int
    claim: Claim


def _shown(claim: Claim) -> list[Span]:
    return [claim.sentence, *(span for span in claim.spans[1:] if span.field == "quantity")]


def _run(report: Report, marks: Sequence[Mark], covers: Sequence[_Cover], numbers: dict[int, int], start: int, end: int, chosen: str) -> Run:
    over = [one.claim for one in covers if one.start <= start and end <= one.end]
    looks = {look_of(one) for one in over}
    named = next((one.value for one in marks if one.verb == "class" and one.start <= start and end <= one.end), "")
    return Run(
        start=start,
        words=report.text[start:end],
        look=next((one for one in _ORDER if one in looks), ""),
        sentence=numbers.get(start, 0),
        claims=tuple(one.id for one in over),
        ends=tuple(one for one in over if one.sentence.end == end),
        amount=any(s.field == "quantity" and s.start <= start and end <= s.end for one in over for s in one.spans[1:]),
        person=named,
        approved=any(one.verb == "approve" and one.start <= start and end <= one.end for one in marks),
        chosen=any(one.id == chosen for one in over),
    )


def _in_lines(runs: Iterable[Run]) -> list[list[Run]]:
    made: list[list[Run]] = [[]]
    for one in runs:
        made[-1].append(one)
        if one.words.endswith("\n"):
            made.append([])
    return [line for line in made if line]
