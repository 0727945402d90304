"""Is a name that must not leave in what was built? Every file is read as its most patient reader would: undone escapes, tags, other scripts.

A canary is a person's name that must stay. It is sought squeezed to its letters (so no blank, ZWNJ, line or tag hides it) and by how it sounds
(so no other script does), in every view of every file and in the files' names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import marisa_trie
import msgspec

from gavah.linking.people.likeness import unlikeness
from gavah.linking.people.names import word
from gavah.linking.people.sounds import bones
from gavah.model import folded
from gavah.release.views import views

_LETTERS = re.compile(r"[^\W\d_]+")
LONG_ENOUGH = 7
"""Letters of a name from which on its squeezed form is a name and no chance; shorter ones are sought word by word."""
ALIKE = 0.03
"""How unlike a word of a name may be to be it in another script or spelling (`gavah.linking.people.likeness`)."""
_REACH = 80


class Leak(msgspec.Struct, frozen=True, order=True):
    """A canary that came through: in which file, seen how, after how many letters, and as which words there."""

    file: str
    view: str
    at: int
    words: str


class Canaries:
    """The names that must not leave."""

    def __init__(self, names: Iterable[str]) -> None:
        split = {name: tuple(_LETTERS.findall(folded(name))) for name in names}
        self._words = {parts for parts in split.values() if parts}
        squeezed = {"".join(parts) for parts in self._words}
        self._squeezed = marisa_trie.Trie([one for one in squeezed if len(one) >= LONG_ENOUGH])
        self._heard: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for parts in sorted(self._words):
            if len(parts) > 1:
                self._heard.setdefault(tuple(map(_bones, parts)), []).append(parts)
        self._lengths = sorted({len(one) for one in self._words})

    def in_text(self, text: str) -> Iterator[tuple[int, str]]:
        """Where in `text` (in words from its start) a canary sings, and the words there."""
        words = _LETTERS.findall(folded(text))
        bones_of = [_bones(word) for word in words]
        letters = "".join(words)
        at = 0
        for number, one in enumerate(words):
            for length in self._lengths:
                there = tuple(words[number : number + length])
                if there in self._words or self._sounds_like(there, tuple(bones_of[number : number + length])):
                    yield number, " ".join(there)
            for inside in range(len(one)):
                if hit := self._squeezed.prefixes(letters[at + inside : at + inside + _REACH]):
                    yield number, hit[-1]
            at += len(one)

    def _sounds_like(self, there: tuple[str, ...], bones_there: tuple[str, ...]) -> bool:
        return any(all(unlikeness(word(a), word(b)) <= ALIKE for a, b in zip(name, there, strict=True)) for name in self._heard.get(bones_there, ()))

    def in_folder(self, folder: Path, shipped: Mapping[str, bytes] = MappingProxyType({})) -> list[Leak]:
        """Every leak in the files under `folder` and in their names. `shipped`: path → bytes of files of the program's own; what is still the same,
        byte for byte, holds nothing of a case."""
        leaks: set[Leak] = set()
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = path.relative_to(folder).as_posix()
            leaks.update(Leak(name, "file name", at, words) for at, words in self.in_text(name))
            if name in shipped and path.read_bytes() == shipped[name]:
                continue
            for view, text in views(path):
                leaks.update(Leak(name, view, at, words) for at, words in self.in_text(text))
        return sorted(leaks)


@lru_cache(maxsize=200_000)
def _bones(word: str) -> str:
    return bones(word)
