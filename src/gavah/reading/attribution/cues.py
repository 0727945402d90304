"""The cues of attribution, read from their data files, with every form of each verb."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from gavah.model import folded

_VOWELS = "aeiou"


ACTS = frozenset({"asked", "infinitive", "thing"})
"""What may follow that makes a call or a plan of a verb which otherwise only says: "told them to go"."""


class Cue(msgspec.Struct, frozen=True):
    """A cue verb: what it does to its content for each thing that may follow it (`takes` → stance)."""

    lemma: str
    takes: dict[str, str]

    def stance(self, take: str) -> str:
        """The stance towards a content read by `take`: the act's own, else the strongest the verb has for words said."""
        if take in ACTS:
            return self.takes[take]
        said = [stance for name, stance in self.takes.items() if name not in ACTS]
        return next((stance for stance in said if stance != "say"), "say")


class EnglishCues(msgspec.Struct, frozen=True):
    """`verbs` and `nouns` by form; `tense` of each form; `phrases` as word tuples; the word lists."""

    verbs: dict[str, Cue]
    tense: dict[str, str]
    nouns: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    particles: dict[str, list[tuple[tuple[str, ...], Cue]]]
    words: dict[str, frozenset[str]]


@cache
def table(name: str) -> dict[str, Any]:
    """A data file of this room."""
    return tomllib.loads(files("gavah.reading.attribution").joinpath(name).read_text("utf-8"))


@cache
def english() -> EnglishCues:
    """The English cues."""
    data = table("cues_en.toml")
    verbs: dict[str, Cue] = {}
    tense: dict[str, str] = {}
    particles: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for stance, lists in data["stance"].items():
        for takes, entries in lists.items():
            for entry in entries:
                _enter(verbs, tense, particles, entry, stance, takes)
    for stance, lists in data["adjectives"].items():
        for takes, entries in lists.items():
            for word in entries:
                before = verbs[word].takes if word in verbs else {}
                verbs[word] = Cue(word, {**before, takes: stance})
                tense[word] = "present"
    nouns = {form: stance for stance, entries in data["nouns"].items() for noun in entries for form in (noun, _plural(noun))}
    return EnglishCues(verbs, tense, nouns, _phrases(data["phrases"]), particles, {k: frozenset(v) for k, v in data["words"].items()})


def _phrases(entries: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for stance, texts in entries.items():
        for text in texts:
            words = tuple(folded(text).split())
            out.setdefault(words[0], []).append((words, stance))
    for group in out.values():
        group.sort(key=lambda e: -len(e[0]))
    return out


def _enter(
    verbs: dict[str, Cue], tense: dict[str, str], particles: dict[str, list[tuple[tuple[str, ...], Cue]]], entry: str, stance: str, takes: str
) -> None:
    """One entry under all its forms; a verb named again gains what it may take."""
    words = entry.split()
    irregular = len(words) == 3
    particle = () if irregular else tuple(words[1:])
    for form, kind in _forms(words[0], words[1:] if irregular else []).items():
        key = " ".join((form, *particle))
        known = verbs.get(key)
        before = known.takes if known else {}
        cue = Cue(entry, {**before, takes: stance if before.get(takes, "say") == "say" else before[takes]})
        verbs[key] = cue
        tense.setdefault(form, kind)
        if particle:
            group = particles.setdefault(form, [])
            group[:] = [g for g in group if g[0] != particle] + [(particle, cue)]


def _forms(base: str, irregular: list[str]) -> dict[str, str]:
    """Every form with its tense: base, present, gerund, past, participle."""
    past, participle = irregular or (_past(base), _past(base))
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye")) else _doubled(base)
    return {base: "base", _plural(base): "present", stem + "ing": "gerund", participle: "past", past: "past"}


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _doubled(base: str) -> str:
    short = len(base) < 5 and len(base) > 2 and base[-1] not in "wxy" + _VOWELS and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return base + base[-1] if short or base in ("admit", "rebut") else base


def _plural(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"
