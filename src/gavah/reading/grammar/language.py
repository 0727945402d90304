"""A language's data file, read and compiled: classes, values, numerals, patterns."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

import msgspec

from gavah.model import InputError, folded
from gavah.reading.grammar.classes import every_numeral_class_set
from gavah.reading.grammar.numerals import Numeral, NumeralWords
from gavah.reading.grammar.pattern import literals, to_regex
from gavah.reading.grammar.shapes import pieces

Classes = tuple[str, ...]
Value = int | str
_FIRST_CODE = 0xE000  # the private use area: one character a class set
_SHAPES = ("iso", "slashed", "clock", "decade", "punct", "w", "w-s", "w-ed", "w-ing", "w-ly")


class Pattern(msgspec.Struct, frozen=True):
    """A rule: what to match, which builder reads it, its fixed arguments, its rank among overlapping rules.

    A text without a character of each set in `needs` cannot match.
    """

    name: str
    regex: re.Pattern[str]
    build: str
    priority: int
    arguments: Mapping[str, Any]
    slots: Mapping[str, tuple[str, ...]]
    needs: tuple[frozenset[str], ...]


class Language(msgspec.Struct, frozen=True, eq=False):
    """One language compiled. `codes` gives the character of a class set, `words` the classes of a word, `values` what a word means in a class."""

    name: str
    words: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    values: Mapping[tuple[str, str], Value]
    numerals: NumeralWords
    classes: Mapping[str, frozenset[str]]
    codes: Mapping[frozenset[str], str]
    members: Mapping[str, str]
    patterns: Mapping[str, tuple[Pattern, ...]]
    settings: Mapping[str, Any]
    glued: Mapping[str, int]
    """Number words written as one with the word they count: where the number ends."""


@cache
def language(name: str) -> Language:
    """The compiled language `name` ("en", "fa"). Raises `InputError` where there is no such data file."""
    file = resources.files(__package__).joinpath(f"{name}.toml")
    if not file.is_file():
        raise InputError(f"no grammar for the language {name!r}", where="gavah.reading.grammar", remedy="use one of: en, fa")
    return _compile(name, tomllib.loads(file.read_text(encoding="utf-8")))


def _compile(name: str, data: dict[str, Any]) -> Language:
    rows = {room: data.get(room, []) for room in ("times", "kinds", "bounds", "marks")}
    words, values = _word_classes(data)
    settings = data.get("settings", {})
    numerals = _numerals(data.get("numerals", {}))
    for row in chain.from_iterable(rows.values()):
        for literal in literals(row["match"]):
            words.setdefault(literal, set()).add("=" + literal)
    for word, found in words.items():
        if word.endswith("ed") and len(word) > len("need") and "no-verb" not in found:
            found.add("w-ed")  # a listed verb is still a verb form
    codes = _codes(words, numerals)
    members: dict[str, str] = {}
    for classes, code in codes.items():
        for one in classes:
            members[one] = members.get(one, "") + code
    return Language(
        name=name,
        words={word: codes[frozenset(classes)] for word, classes in words.items()},
        phrases=_phrases([*words, *numerals]),
        values=values,
        numerals=NumeralWords(numerals, frozenset(_split(settings.get("and", ""))), settings.get("strict", False), _tails(numerals)),
        classes={word: frozenset(classes) for word, classes in words.items()},
        codes=codes,
        members=members,
        patterns={room: tuple(_pattern(row, members) for row in listed) for room, listed in rows.items()},
        settings=settings,
        glued=_glued(numerals, words, settings.get("glued_to_numbers", [])),
    )


def _tails(numerals: Mapping[str, Numeral]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.split()) for word, one in numerals.items() if one.role == "over")


def _glued(numerals: Mapping[str, Numeral], words: Mapping[str, set[str]], counted: list[str]) -> dict[str, int]:
    plain = {word: one for word, one in numerals.items() if not one.ordinal and " " not in word}
    heads = [word for word, one in plain.items() if one.role in {"unit", "teen", "tens", "half", "hundreds"} and word not in _NOT_GLUED]
    tails = [word for word, classes in words.items() if classes.intersection(counted) and " " not in word]
    return {head + tail: len(head) for head in heads for tail in tails if head + tail not in words and head + tail not in numerals}


_NOT_GLUED = frozenset({"یک"})
"""«یکتا» is a name and «یکتن» a weight."""


def _word_classes(data: dict[str, Any]) -> tuple[dict[str, set[str]], dict[tuple[str, str], Value]]:
    words: dict[str, set[str]] = {}
    values: dict[tuple[str, str], Value] = {}
    for name, spellings in data.get("classes", {}).items():
        for word in _split(spellings):
            words.setdefault(word, set()).add(name)
    for name, meanings in data.get("values", {}).items():
        for meaning, spellings in meanings.items():
            for word in _split(spellings):
                words.setdefault(word, set()).add(name)
                values[name, word] = int(meaning) if re.fullmatch(r"-?\d+", meaning) else meaning
    return words, values


def _split(spellings: str) -> list[str]:
    return [" ".join(pieces(folded(word))) for word in re.split(r",\s+|\s*\n\s*", spellings) if word.strip(" ,\n")]


def _numerals(data: dict[str, Any]) -> dict[str, Numeral]:
    out: dict[str, Numeral] = {}
    for role, meanings in data.items():
        ordinal = role.startswith("ordinal-")
        for meaning, spellings in meanings.items():
            for word in _split(spellings):
                out[word] = Numeral(role.removeprefix("ordinal-"), float(meaning), ordinal)
    return out


def _codes(words: Mapping[str, set[str]], numerals: Mapping[str, Numeral]) -> dict[frozenset[str], str]:
    sets = {frozenset(classes) for classes in words.values()} | {frozenset([shape]) for shape in _SHAPES} | {frozenset(["break", "stop"])}
    numeric = every_numeral_class_set()
    sets |= {frozenset(one) for one in numeric}
    # a number word that has classes of its own ("second": an ordinal and a unit) keeps both
    sets |= {frozenset(words[word]) | frozenset(one) for word in numerals if word in words for one in numeric}
    ordered = sorted(sets, key=lambda one: (len(one), sorted(one)))
    return {classes: chr(_FIRST_CODE + number) for number, classes in enumerate(ordered)}


def _phrases(entries: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Entries of several words by their first one, longest first; the tokeniser makes one token of each."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tuple(entry.split())
        if len(parts) > 1:
            out.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in out.items()}


def _pattern(row: dict[str, Any], members: Mapping[str, str]) -> Pattern:
    compiled = to_regex(row["match"], members)
    arguments = {key: value for key, value in row.items() if key not in {"name", "match", "build", "priority"}}
    return Pattern(row["name"], re.compile(compiled.source), row.get("build", ""), row.get("priority", 0), arguments, compiled.slots, compiled.needs)
