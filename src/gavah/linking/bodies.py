"""Keys for bodies quoted: "the prosecutor of Marand" and «دادستان مرند» are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from gavah.gazetteer import default
from gavah.linking.parameters import read_data
from gavah.linking.skeleton import skeleton
from gavah.model import folded

_WORD = re.compile(r"\w+(?:'s\b)?")


@dataclass(frozen=True, slots=True)
class Body:
    """A body's key. `office` is set for those that every place has; `place` is the key of the place named with it; `of_province` marks a force
    with one command in a province, `of_event` those that every event has: the family, the lawyer."""

    key: str
    office: str = ""
    place: str = ""
    of_province: bool = False
    of_event: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    key: str
    scope: str
    seat: str = ""


class Bodies:
    """Words → bodies. Places in them are known from the gazetteer, else from the claims (every spelling seen with an id leads to it)."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named`: the (name, place id) that claims give their places."""
        ids: dict[str, set[str]] = {}
        for name, id_ in named:
            for key in _spellings(name):
                ids.setdefault(key, set()).add(id_)
        self._place_of = {key: min(found) for key, found in ids.items() if len(found) == 1}
        self._known: dict[str, Body | None] = {}

    def named(self, words: str) -> Body | None:
        """The body that `words` name; None where they name nobody in particular ("local sources")."""
        if words not in self._known:
            self._known[words] = self._read(words)
        return self._known[words]

    def _read(self, words: str) -> Body | None:
        found = _WORD.findall(folded(words))
        kinds, rest = _split(found)
        if not found or (_anonymous(found) and not any(kind.scope in ("local", "national") for kind in kinds)):
            return None
        rest = [word for word in rest if word not in _dropped() and word not in _nobody()]
        if any(kind.scope == "event" for kind in kinds):
            return Body(key=next(kind.key for kind in kinds if kind.scope == "event"), of_event=True)
        national = [kind.key for kind in kinds if kind.scope == "national"]
        local = [kind.key for kind in kinds if kind.scope == "local"]
        if national:
            return Body(key=national[0])
        if local:
            commanded = any(kind.seat == "province" for kind in kinds if kind.key == local[0])
            place = self._place(rest, wide=not _provincial().isdisjoint(found)) if rest else ""
            return Body(key=local[0], office=local[0], place=_province(place) if commanded else place, of_province=commanded)
        named = sorted({kind.key for kind in kinds} | {skeleton(word) for word in rest})
        return Body(key="+".join(named)) if named else None

    def _place(self, words: list[str], *, wide: bool) -> str:
        """The key of the place among `words`: the longest name that the gazetteer or the claims know, else the consonants of all of them.

        `wide`: it is a province.

        The gazetteer first: it reads a name alike in both scripts, where claims may have shown one script a city and the other its province.
        """
        for length in range(len(words), 0, -1):
            for at in range(len(words) - length + 1):
                part = " ".join(words[at : at + length])
                bones = "~" + " ".join(skeleton(word) for word in words[at : at + length])
                if id_ := _likeliest(part, wide=wide) or self._place_of.get(part) or self._place_of.get(bones):
                    return id_
        return "~" + " ".join(skeleton(word) for word in words)


@cache
def _likeliest(name: str, *, wide: bool) -> str:
    """The id of the place that `name` most likely means, the same in both scripts; "" if none is called so. `wide`: a province, if one is."""
    found = default().lookup(name)
    found = [place for place in found if place.level == "province"] or found if wide else found
    return found[0].id if found else ""


def _province(place: str) -> str:
    """The province that the place of this id lies in; itself if the gazetteer knows none."""
    found = default().place(place) if place and not place.startswith("~") else None
    return found.path[1] if found and len(found.path) > 1 else place


def _spellings(name: str) -> list[str]:
    words = [word for word in _WORD.findall(folded(name)) if word not in _dropped()]
    return [" ".join(words), "~" + " ".join(skeleton(word) for word in words)] if words else []


def _anonymous(words: list[str]) -> bool:
    """Do the words name nobody, by themselves or followed by where they are ("sources in Marand", «منابع محلی در مرند»)?"""
    rest = [word for word in words if word not in _articles()]
    nobody = _nobody()
    return not rest or any(" ".join(rest[:end]) in nobody for end in (len(rest), *_before_preposition(rest)))


def _before_preposition(words: list[str]) -> list[int]:
    return [at for at, word in enumerate(words) if word in ("in", "at", "near", "inside", "close", "on", "در", "داخل", "نزدیک", "from", "از")]


def _split(words: list[str]) -> tuple[list[_Kind], list[str]]:
    """The institution phrases in `words`, longest first, and the words left over."""
    phrases = _phrases()
    kinds: list[_Kind] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(6, len(words) - at), 0, -1):
            if kind := phrases.get(" ".join(words[at : at + length])):
                kinds.append(kind)
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return kinds, [word.removesuffix("'s") for word in rest]


@cache
def _phrases() -> dict[str, _Kind]:
    entries = read_data("institutions.toml")["body"]
    return {
        " ".join(_WORD.findall(folded(words))): _Kind(entry["key"], entry["scope"], entry.get("seat", ""))
        for entry in entries
        for words in entry["words"]
    }


@cache
def _provincial() -> frozenset[str]:
    return frozenset(folded(word) for word in read_data("institutions.toml")["province"])


@cache
def _dropped() -> frozenset[str]:
    return frozenset(word for phrase in read_data("institutions.toml")["drop"] for word in _WORD.findall(folded(phrase)))


@cache
def _articles() -> frozenset[str]:
    return frozenset(folded(word) for word in read_data("institutions.toml")["articles"])


@cache
def _nobody() -> frozenset[str]:
    return frozenset(folded(phrase) for phrase in read_data("institutions.toml")["anonymous"])
