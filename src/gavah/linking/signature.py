"""What linking keeps of a report: its words as hashes with their offsets, its numbers and days, never its text."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

import numpy as np
import numpy.typing as npt

from gavah.linking.anchors import Anchor, anchors, calls_itself_later, word_hash
from gavah.model import Report, View, fold

Words = npt.NDArray[np.uint32]
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Text:
    """A text that one or more reports hold word for word: hashes and stored offsets of its words, and its anchors."""

    words: Words
    starts: Words
    ends: Words
    anchors: tuple[Anchor, ...]


@dataclass(slots=True)
class Signature:
    """A report without its text. `key` is equal for equal folded texts; `cites` are the ids of sources that it names;
    `later` says that it calls itself an update."""

    id: str
    source: str
    language: str
    published: date | None
    forward_of: str
    key: bytes
    text: Text
    cites: frozenset[str] = frozenset()
    later: bool = False


@dataclass(slots=True)
class Signatures:
    """The signatures of all reports by id. Equal texts share their arrays, so that repeated reports cost little."""

    by_id: dict[str, Signature] = field(default_factory=dict)
    _texts: dict[bytes, Text] = field(default_factory=dict)
    _read: dict[bytes, tuple[bytes, frozenset[str], bool]] = field(default_factory=dict)

    def add(self, report: Report, names: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> None:
        """Keep what is needed of `report`. `names`: first folded word → (the name's words, source id)."""
        stored = _digest(report.text)
        if stored not in self._read:
            self._read[stored] = self._new(report, names)
        key, cites, later = self._read[stored]
        self.by_id[report.id] = Signature(
            id=report.id,
            source=report.source,
            language=report.language,
            published=report.published or report.latest,
            forward_of=report.forward_of,
            key=key,
            text=self._texts[key],
            cites=cites,
            later=later,
        )

    def _new(self, report: Report, names: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> tuple[bytes, frozenset[str], bool]:
        """Read a text not seen before: the key of its folded words, the sources it names, whether it calls itself an update."""
        view = fold(report.text)
        found = list(_WORD.finditer(view.text))
        words = [match.group() for match in found]
        key = _digest(" ".join(words))
        if key not in self._texts:
            self._texts[key] = _text(report, view, words, [m.span() for m in found])
        return key, _cited(words, names), calls_itself_later(words)

    def sorted(self) -> list[Signature]:
        """All signatures in id order."""
        return [self.by_id[key] for key in sorted(self.by_id)]


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _text(report: Report, view: View, words: list[str], spans: list[tuple[int, int]]) -> Text:
    if len(view.text) != len(report.text):
        spans = [view.span(*span) for span in spans]
    hashes = np.fromiter(map(word_hash, words), np.uint32, len(words))
    bounds = np.fromiter(chain.from_iterable(spans), np.uint32, 2 * len(spans)).reshape(-1, 2)
    return Text(hashes, bounds[:, 0].copy(), bounds[:, 1].copy(), anchors(words))


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
