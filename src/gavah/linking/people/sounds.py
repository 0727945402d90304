"""How a word of a name sounds, as far as its letters say.

Neither script determines the other: Latin spellings follow a dozen systems, Persian leaves short vowels out. So nothing is rewritten into
the other script; both are read as sounds, and what a script leaves open costs nothing when sounds are compared (`likeness`).
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial

from gavah.linking.people.parameters import read_data
from gavah.model import folded

_PERSIAN = re.compile("[\u0600-\u06ff]")
_OPEN = frozenset("aeiouUEAIWYQ'Hvy")
"""Vowels, and what may be one in the other script: left out of the bones."""


def is_persian(word: str) -> bool:
    """Whether `word` is written in the Persian (Arabic) script."""
    return bool(_PERSIAN.search(word))


def plain(text: str) -> str:
    """`text` folded and without accents: «ó» is o. Persian letters, «آ» among them, stay."""
    if text.isascii():
        return text.lower()
    text = folded(text)
    if text.isascii() or is_persian(text):
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def sounds(word: str) -> str:
    """The sounds of one folded word, a character each: "Khosrow" → xosro, «خسرو» → xsrW."""
    if is_persian(word):
        return _persian(word)
    for change in _latin_rules():
        word = change(word)
    return word


@cache
def bones(word: str) -> str:
    """The consonants of one folded word, equal in both scripts: "Khosrow" and «خسرو» → xsr. A word without any keeps its sounds."""
    heard = sounds(word)
    kept = "".join(sound for sound in heard if sound not in _OPEN)
    return re.sub(r"(.)\1+", r"\1", kept) or f"~{len(heard)}"


def _persian(word: str) -> str:
    for change in _persian_rules():
        word = change(word)
    letters = _letters()
    return re.sub(r"(.)\1+", r"\1", "".join(letters.get(c, c) for c in word))


@cache
def _latin_rules() -> list[Callable[[str], str]]:
    return [_change(pattern, sound) for pattern, sound in read_data("names.toml")["latin"]["sounds"]]


@cache
def _persian_rules() -> list[Callable[[str], str]]:
    return [_change(pattern, sound) for pattern, sound in read_data("names.toml")["persian"]["first"]]


def _change(pattern: str, sound: str) -> Callable[[str], str]:
    """What a rule does to a word; bare letters need no regular expression."""
    if pattern.isalpha():
        return lambda word: word.replace(pattern, sound)
    return partial(re.compile(pattern).sub, sound)


@cache
def _letters() -> dict[str, str]:
    letters: dict[str, str] = read_data("names.toml")["persian"]["letters"]
    return letters
