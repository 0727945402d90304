"""A written name → its words, in any order: titles may be left out, words in brackets or after "aka" are other names of the same person."""

import re
from functools import cache

from gavah.linking.people.parameters import read_data
from gavah.linking.people.record import Name, Word
from gavah.linking.people.sounds import bones, is_persian, plain, sounds

_BESIDE = re.compile(r"[(\[«\"]([^)\]»\"]*)[)\]»\"]")
_MARKS = re.compile(r"['`ʻʿ´.]")
_INITIAL = re.compile(r"(?<=\b\w)\.")
_WORD = re.compile(r"[^\W\d_]+")


def name(written: str) -> Name:
    """The words of a name as a list writes it; () where it names nobody. "Name unknown, Tamrini" has one word."""
    text = plain(written)
    half, around = _nobody()
    if any(part in text for part in half):
        text = " ".join(token for token in _WORD.findall(text) if token not in around)
    if text.replace(" ", "").isalpha() and _also_starts().isdisjoint(tokens := text.split()):
        return tuple(word(token) for token in tokens if token not in _particles())
    return _taken_apart(text)


def _taken_apart(text: str) -> Name:
    text = _MARKS.sub("", _INITIAL.sub(" ", text))
    beside = _BESIDE.findall(text)
    text, *also = _also().split(_BESIDE.sub(" ", text))
    words = [word(token) for token in _tokens(text)]
    others = [token for token in dict.fromkeys(_tokens(" ".join([*beside, *also]))) if token not in {said.text for said in words}]
    return (*words, *(word(token, optional=True) for token in others))


@cache
def word(token: str, *, optional: bool = False) -> Word:
    """One folded word of a name."""
    return Word(token, sounds(token), bones(token), optional or token in _optional(), is_persian(token))


def joined(left: Word, right: Word) -> Word:
    """Two words written as one: "Tamrini Zadeh" as "Tamrinizadeh"."""
    return word(left.text + right.text)


def _tokens(text: str) -> list[str]:
    return [token for token in _WORD.findall(text) if token not in _particles()]


@cache
def _nobody() -> tuple[tuple[str, ...], frozenset[str]]:
    data = read_data("columns.toml")["nothing"]
    return tuple(data["parts"]), frozenset([*data["parts"], *data["around"]])


@cache
def _optional() -> frozenset[str]:
    return frozenset(read_data("names.toml")["optional"]["words"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_data("names.toml")["optional"]["particles"])


@cache
def _also() -> re.Pattern[str]:
    said = "|".join(re.escape(words) for words in sorted(read_data("names.toml")["optional"]["also"], key=len, reverse=True))
    return re.compile(rf"\b(?:{said})\b")


@cache
def _also_starts() -> frozenset[str]:
    return frozenset(words.split()[0] for words in read_data("names.toml")["optional"]["also"])
