"""What linking keeps of a report: its words as hashes with their offsets, its numbers and days, never its text."""

import hashlib
import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, pairwise
from sys import intern
from typing import Any, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from gavah.linking.anchors import Anchor, anchors, calls_itself_later
from gavah.linking.pivots import Pivots, pivots
from gavah.linking.worded import Worded, worded
from gavah.model import Report, View, fold

Words = npt.NDArray[np.uint32]
Value = TypeVar("Value")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Text:
    """A text that one or more reports hold word for word: hashes of its words, where they stand, and its anchors.

    `packed`: the hashes, 32 bits each. `steps`: the distance to each word and its length, in turn, each in `step_bytes` bytes.
    """

    packed: bytes
    steps: bytes
    step_bytes: int
    anchors: tuple[Anchor, ...]
    pivots: Pivots

    @property
    def words(self) -> Words:
        """The hashes of its words."""
        return np.frombuffer(self.packed, np.uint32)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """The stored offsets of words [start, end)."""
        bounds = np.cumsum(np.frombuffer(self.steps, f"u{self.step_bytes}"), dtype=np.int64)
        return int(bounds[2 * start]), int(bounds[2 * end - 1])


@dataclass(slots=True)
class Signature:
    """A report without its text. `key` is equal for equal folded texts; `cites` are the ids of sources that it names;
    `later` says that it calls itself an update; `passages` are those it was cut into, [start, end)."""

    id: str
    source: str
    language: str
    published: date | None
    forward_of: str
    key: bytes
    text: Text
    cites: frozenset[str] = frozenset()
    later: bool = False
    passages: tuple[tuple[int, int], ...] = ()

    def passage_at(self, offset: int) -> int:
        """Where the innermost passage over `offset` begins; 0 where none was cut."""
        over = ((end - start, start) for start, end in self.passages if start <= offset < end)
        return min(over, default=(0, 0))[1]


@dataclass(slots=True)
class Signatures:
    """The signatures of all reports by id. Equal texts share their arrays, so that repeated reports cost little."""

    by_id: dict[str, Signature] = field(default_factory=dict)
    _texts: dict[bytes, Text] = field(default_factory=dict)
    _read: dict[bytes, tuple[bytes, frozenset[str], bool]] = field(default_factory=dict)
    _shared: dict[object, Any] = field(default_factory=dict)

    def add(self, report: Report, names: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> None:
        """Keep what is needed of `report`. `names`: first folded word → (the name's words, source id)."""
        stored = _digest(report.text)
        if stored not in self._read:
            self._read[stored] = self._new(report, names)
        key, cites, later = self._read[stored]
        self.by_id[report.id] = Signature(
            id=report.id,
            source=intern(report.source),
            language=intern(report.language),
            published=self._one(report.published or report.latest),
            forward_of=report.forward_of,
            key=key,
            text=self._texts[key],
            cites=cites,
            later=later,
            passages=self._one(tuple((p.start, p.end) for p in report.passages)),
        )

    def _one(self, value: Value) -> Value:
        """The first value that equals `value`."""
        return self._shared.setdefault(value, value)  # type: ignore[no-any-return]

    def _new(self, report: Report, names: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> tuple[bytes, frozenset[str], bool]:
        """Read a text not seen before: the key of its folded words, the sources it names, whether it calls itself an update."""
        view = fold(report.text)
        told = worded(view.text)
        key = _digest(" ".join(told.words))
        if key not in self._texts:
            self._texts[key] = _text(report, view, told)
        return key, _cited(told.words, names), calls_itself_later(told.words)

    def sorted(self) -> list[Signature]:
        """All signatures in id order."""
        return [self.by_id[key] for key in sorted(self.by_id)]


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _text(report: Report, view: View, told: Worded) -> Text:
    found = anchors(told.words)
    same_length = len(view.text) == len(report.text)
    steps = told.steps
    if not same_length:
        bounds = list(chain.from_iterable(view.span(*span) for span in told.spans()))
        steps = [bound - before for before, bound in pairwise((0, *bounds))]
    most = max(steps, default=0)
    stepped = array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", steps)
    hashes = array("I", map(crc32, map(str.encode, told.words)))  # `word_hash`, but a text's words at once
    shared = pivots(told, report.text if same_length else "", found, report.language)
    return Text(hashes.tobytes(), stepped.tobytes(), stepped.itemsize, found, shared)


def _cited(words: list[str], names: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> frozenset[str]:
    found: set[str] = set()
    if names.keys().isdisjoint(words):
        return frozenset()
    for i, word in enumerate(words):
        for name, source in names.get(word, ()):
            if tuple(words[i : i + len(name)]) == name:
                found.add(source)
    return frozenset(found)


def name_index(names: Iterable[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → names that start with it, from (name, source id); one-word names shorter than four letters are left out."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, source in names:
        words = tuple(_WORD.findall(fold(name).text))
        if words and sum(map(len, words)) >= 4:
            index.setdefault(words[0], []).append((words, source))
    return index
