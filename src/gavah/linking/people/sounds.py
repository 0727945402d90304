"""How a word of a name sounds, as far as its letters say.

Neither script determines the other: Latin spellings follow a dozen systems, Persian leaves short vowels out. So nothing is rewritten into
the other script; both are read as sounds, and what a script leaves open costs nothing when sounds are compared (`likeness`).
"""

import re
import unicodedata
from functools import cache

from gavah.linking.people.parameters import read_data

_PERSIAN = re.compile("[\u0600-\u06ff]")
_OPEN = frozenset("aeiouEAIWY'Hvy")
"""Vowels, and what may be one in the other script: left out of the bones."""


def is_persian(word: str) -> bool:
    """Whether `word` is written in the Persian (Arabic) script."""
    return bool(_PERSIAN.search(word))


def plain(text: str) -> str:
    """Folded `text` without accents: «ó» is o. Persian letters, «آ» among them, stay."""
    if text.isascii() or is_persian(text):
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def sounds(word: str) -> str:
    """The sounds of one folded word, a character each: "Khosrow" → xosro, «خسرو» → xsrW."""
    if is_persian(word):
        return _persian(word)
    for pattern, sound in _latin_rules():
        word = pattern.sub(sound, word)
    return word


@cache
def bones(word: str) -> str:
    """The consonants of one folded word, equal in both scripts: "Khosrow" and «خسرو» → xsr. A word without any keeps its sounds."""
    heard = sounds(word)
    kept = "".join(sound for sound in heard if sound not in _OPEN)
    return re.sub(r"(.)\1+", r"\1", kept) or f"~{len(heard)}"


def _persian(word: str) -> str:
    for pattern, sound in _persian_rules():
        word = pattern.sub(sound, word)
    letters = _letters()
    return re.sub(r"(.)\1+", r"\1", "".join(letters.get(c, c) for c in word))


@cache
def _latin_rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), sound) for pattern, sound in read_data("names.toml")["latin"]["sounds"]]


@cache
def _persian_rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), sound) for pattern, sound in read_data("names.toml")["persian"]["first"]]


@cache
def _letters() -> dict[str, str]:
    letters: dict[str, str] = read_data("names.toml")["persian"]["letters"]
    return letters
