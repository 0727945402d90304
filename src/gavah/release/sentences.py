"""Approved sentences, and persons in them: only what a person approved, word for word as it will stand, is published."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gavah.model import Claim, Report, folded
from gavah.model.people import people
from gavah.model.standing import guarded
from gavah.release.judged import NAMED, Judged, Mark
from gavah.release.redaction import mark

Finder = Callable[[str, str], Sequence[tuple[int, int]]]
"""Text and language → ranges that may be persons. It only proposes: what it misses, the reviewer of the sentence sees."""

_WHOLE_NAME = re.compile(r"^[A-Z][\w'’.-]+(?: (?:[a-z]{2,3} )?[A-Z][\w'’.-]+)+$")
APPROVERS_OF_NAMES = 2
"""A dead person is named only where two reviewers approved the words, a living one who is said to have done a wrong likewise (NORMS.md)."""


class Proposal(NamedTuple):
    """A sentence as it would stand, and the classes of the persons blocked in it."""

    words: str
    classes: tuple[str, ...]


def persons_in(report: Report, claims: Iterable[Claim], marks: Iterable[Mark], find: Finder) -> list[tuple[int, int, str]]:
    """Ranges of `report` that name persons, with their classes; "private" where nobody gave one. The same words are one person: what they were
    classed as in one place holds wherever they stand."""
    found = {(one.start, one.end): "private" for one in _parties(claims, report)}
    found.update(dict.fromkeys(find(report.text, report.language), "private"))
    here = [one for one in marks if one.report == report.id]
    classes: dict[str, str] = {}
    for one in here:
        words = _key(report.text[one.start : one.end])
        classes[words] = guarded(classes.get(words, one.person_class), one.person_class)
    named = {span: classes.get(_key(report.text[slice(*span)]), given) for span, given in found.items()}
    named.update({(one.start, one.end): classes[_key(report.text[one.start : one.end])] for one in here})
    named.update(_again(report.text, classes))
    return [(start, end, of) for (start, end), of in sorted(named.items())]


class _Range(NamedTuple):
    start: int
    end: int


def _parties(claims: Iterable[Claim], report: Report) -> Iterable[_Range]:
    for claim in claims:
        if claim.report == report.id:
            yield from (_Range(one.start, one.end) for one in (*claim.actor, *claim.recipient) if one.kind == "person")
            for name in (*claim.victims, *_speakers(claim)):
                yield from (_Range(*hit.span()) for hit in re.finditer(re.escape(name), report.text))


def _speakers(claim: Claim) -> list[str]:
    """Who is quoted, if it may be a person: a whole name in Latin, two words or more in Persian, which has no capitals to go by."""
    return [one for one in claim.issuers[1:] if (_WHOLE_NAME.match(one) if one.isascii() else " " in one)]


def _again(text: str, classes: dict[str, str]) -> dict[tuple[int, int], str]:
    """Marked persons named once more elsewhere in the text, spelt as they were."""
    words = [(hit.start(), hit.end()) for hit in re.finditer(r"[\w\u200c'’-]+", text)]
    again: dict[tuple[int, int], str] = {}
    for name, of in classes.items():
        length = len(name.split())
        for at in range(len(words) - length + 1):
            start, end = words[at][0], words[at + length - 1][1]
            if _key(text[start:end]) == name:
                again[start, end] = of
    return again


def _key(words: str) -> str:
    return " ".join(folded(words).split())


def proposed(report: Report, start: int, end: int, persons: Sequence[tuple[int, int, str]], *, dead_may_stand: bool = False) -> Proposal:
    """The words [start, end) with every person blocked but those who may be named; overlapping ranges are blocked as one."""
    free = NAMED | ({"deceased"} if dead_may_stand else frozenset())
    pieces: list[str] = []
    classes: list[str] = []
    at = start
    for first, last, of in persons:
        if of in free or last <= start or first >= end:
            continue
        if first < at and classes:  # it overlaps the person blocked before
            at = max(at, last)
            continue
        pieces += [report.text[at : max(first, at)], mark(of)]
        classes.append(of)
        at = last
    return Proposal("".join((*pieces, report.text[at:end])), tuple(classes))


def names_the_living(start: int, end: int, persons: Sequence[tuple[int, int, str]]) -> bool:
    """Does a living person stay named in the words [start, end)?"""
    return any(of in NAMED and first < end and last > start for first, last, of in persons)


def approved_words(
    report: Report, start: int, end: int, persons: Sequence[tuple[int, int, str]], judged: Judged, *, accusing: bool = False
) -> str | None:
    """The sentence as it stands in the release, or None: nobody approved these very words, or they would stand otherwise today. `accusing`: they say
    that somebody has done a wrong, so that whoever stays named needs two reviewers."""
    if report.private:
        return None  # words of a sealed packet never go out verbatim
    said = judged.approved.get((report.id, start, end), {})
    plain = proposed(report, start, end, persons).words
    needed = APPROVERS_OF_NAMES if accusing and names_the_living(start, end, persons) else 1
    if people(said.get(plain, ())) >= needed:
        return plain
    named = proposed(report, start, end, persons, dead_may_stand=True).words
    return named if people(said.get(named, ())) >= APPROVERS_OF_NAMES else None
