"""Clauses of a Persian sentence: each ends with its verb; a که opens one inside another."""

import msgspec

from gavah.reading.frames.persian.triggers import Trigger
from gavah.reading.frames.persian.words import Verb, Word

_OPENERS = frozenset({"که", "اینکه", "آنکه", "هنگامیکه", "درحالیکه", "زمانیکه"})
_BREAKS = frozenset({"؛", ":", ".", "!", "؟", ";", "?"})


class Clause(msgspec.Struct):
    """Words by index, in order. `parent`: the clause a که opened it in; `before`: the coordinate clause before it (by number)."""

    number: int
    words: list[int]
    parent: int | None = None
    before: int | None = None
    verb: Verb | None = None
    closed: bool = False


def clauses(found: tuple[Word, ...], verbs: dict[int, Verb], events: list[Trigger]) -> list[Clause]:
    """The clauses, in the order they open. Every word lies in exactly one, but که and breaks in none."""
    ends = _ends(found, verbs, events)
    maker = _Maker(found, ends)
    for at in range(len(found)):
        maker.take(at)
    return maker.made


def _ends(found: tuple[Word, ...], verbs: dict[int, Verb], events: list[Trigger]) -> dict[int, Verb | None]:
    """Index of the last word of each predicate → its verb (None where the light verb is elided)."""
    ends: dict[int, Verb | None] = {v.last - 1: v for v in verbs.values() if v.finite or _closes(found, v)}
    for event in events:
        if event.elided:
            ends[event.last - 1] = None
        elif event.verb and event.form == "verb" and event.verb.tense == "participle":
            ends[event.last - 1] = event.verb
    return ends


def _closes(found: tuple[Word, ...], verb: Verb) -> bool:
    """A bare participle before «و» or که is a perfect without its auxiliary."""
    return verb.tense == "participle" and verb.infinitive != "کشتن" and verb.last < len(found) and found[verb.last].text in ("و", "که")


class _Maker:
    def __init__(self, found: tuple[Word, ...], ends: dict[int, Verb | None]) -> None:
        self._found = found
        self._ends = ends
        self._last_ends = sorted(ends)
        self.made: list[Clause] = [Clause(0, [])]
        self._now = self.made[0]

    def take(self, at: int) -> None:
        text = self._found[at].text
        if text == "نه" and self._now.closed and self._follows(at, "کسی"):
            self._open(None, self._now.number)
        if text in _BREAKS:
            self._open(None, None)
        elif text in _OPENERS:
            self._open(self._now.number, None)
        else:
            if self._now.closed:
                self._after_close(at, text)
            self._now.words.append(at)
        if at in self._ends:
            self._now.verb, self._now.closed = self._ends[at], True

    def _follows(self, at: int, text: str) -> bool:
        return at + 1 < len(self._found) and self._found[at + 1].text == text

    def _open(self, parent: int | None, before: int | None) -> None:
        if not self._now.words and not self._now.closed and self._now.parent is None and parent is None:
            return
        self._now = Clause(len(self.made), [], parent, before)
        self.made.append(self._now)

    def _after_close(self, at: int, text: str) -> None:
        """A closed relative clause gives the word back to its open parent, unless «و» goes on inside it."""
        parent = self._open_parent(self._now)
        left = sum(1 for end in self._last_ends if end >= at)
        goes_on = (text == "و" and left >= 2) or self._now.verb is None
        if parent is not None and not goes_on:
            self._now = parent
        else:
            self._open(self._now.parent, self._now.number)

    def _open_parent(self, clause: Clause) -> Clause | None:
        while clause.parent is not None:
            clause = self.made[clause.parent]
            if not clause.closed:
                return clause
        return None
