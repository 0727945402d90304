"""The words around a name (`data/cues.toml`), compiled: what stands before it and what behind it."""

import re
from functools import cache
from typing import Any, NamedTuple

from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import DATA, table, toml

REACH = 40
"""How many characters before and behind a name its cues may stand in."""


class Cues(NamedTuple):
    """Compiled patterns of one language. `before` ends and `behind` starts at the name."""

    types_before: re.Pattern[str]
    types_behind: re.Pattern[str] | None
    place: re.Pattern[str]
    within: re.Pattern[str]
    titles: re.Pattern[str]
    body: re.Pattern[str]
    speech: re.Pattern[str]
    types: dict[str, str]


@cache
def cues(lang: str) -> Cues:
    """The cues of `lang`, "en" or "fa"."""
    words: dict[str, Any] = toml("cues.toml")[lang]
    before = {_plain(word): level for level, group in words["before"].items() for word in group}
    behind = {_plain(word): level for level, group in words.get("after", {}).items() for word in group}
    optional = r"(?:(?:the|both|provincial|nearby|neighboring|small|western|eastern|northern|southern|iranian) )?" if lang == "en" else ""
    return Cues(
        types_before=re.compile(rf"(?<!\w)(?:{_any(before)}) {optional}$"),
        types_behind=re.compile(rf"(?P<gap> ?)(?P<type>{_any(behind)})(?!\w)") if behind else None,
        place=re.compile(rf"(?<!\w)(?:{_any(words['place'])}) {'(?:the )?' if lang == 'en' else ''}$"),
        within=re.compile(rf"(?:, ?|، ?| )(?:(?:{_any(words['within'])}) )?"),
        titles=re.compile(rf"(?<![\w])(?:{_any(words['titles'])}) $"),
        body=re.compile(rf" (?:{_any(words['body'])})(?!\w)"),
        speech=_speech(lang, words),
        types=before | {f"{word}>": level for word, level in behind.items()},
    )


def _speech(lang: str, words: dict[str, Any]) -> re.Pattern[str]:
    verbs = _any(words["speech"])
    if lang == "en":
        return re.compile(rf",? (?:(?:{_any(words['auxiliaries'])}),? ){{0,2}}(?:{verbs})(?!\w)")
    return re.compile(rf" [^.!?؟؛\n]{{0,{int(words['speech_window'])}}}?(?<!\w)(?:{verbs})(?!\w)")


def _any(words: Any) -> str:  # noqa: ANN401  a list or a table of words
    return "|".join(re.escape(word) for word in sorted((_plain(word) for word in words), key=lambda word: (-len(word), word)))


def _plain(word: str) -> str:
    return key(word)


def type_before(lang: str, before: str) -> tuple[str, int] | None:
    """Level or site kind that the type word ending `before` gives, and the word's length; None without one."""
    found = cues(lang).types_before.search(before)
    if found is None:
        return None
    words = found.group().strip()
    for size in range(len(words), 0, -1):
        if words[:size] in cues(lang).types:
            return cues(lang).types[words[:size]], len(found.group())
    return None


def type_behind(lang: str, behind: str) -> tuple[str, int] | None:
    """The same for the type word that `behind` starts with."""
    pattern = cues(lang).types_behind
    found = pattern.match(behind) if pattern else None
    return (cues(lang).types[found["type"] + ">"], found.end()) if found else None


def strip_type(name: str) -> tuple[str, str]:
    """A key without its type word, and the level that it named ("" if none): «استان کرمان» → «کرمان», province."""
    for lang in ("en", "fa"):
        table = cues(lang).types
        for word in sorted(table, key=len, reverse=True):
            bare = name.removesuffix(" " + word[:-1]) if word.endswith(">") else name.removeprefix(word + " ")
            if bare != name and not table[word].startswith("site"):
                return bare, table[word]
    return name, ""


@cache
def demonyms() -> dict[str, str]:
    """Names of peoples of countries in both scripts, to the country's code."""
    found: dict[str, str] = {}
    for row in table(DATA / "countries.csv"):
        for word in filter(None, (*row["demonyms"].split(";"), *row["demonyms_fa"].split(";"))):
            found.setdefault(key(word), row["code"])
    return found


@cache
def demonym_endings() -> tuple[str, ...]:
    """What a Persian place name may end in to be the name of its people, longest first."""
    endings: list[str] = toml("cues.toml")["fa"]["demonym_endings"]
    return tuple(sorted(endings, key=len, reverse=True))
