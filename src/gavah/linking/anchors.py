"""Numbers, days and months in a text: what tells one report from another written in the same form."""

import zlib
from functools import cache, lru_cache

from gavah.linking.parameters import read_data

_HEAD = 40  # words
Anchor = tuple[int, str]
"""The index of a word in its text, and its value: "12", "friday", "mehr"."""


def anchors(words: list[str]) -> tuple[Anchor, ...]:
    """The anchors of folded `words` in order. "twenty two", «بیست و دو» and 22 have one value."""
    singles, pairs, numbers, starts = _days(), _day_pairs(), _numbers(), _starts()
    found: list[Anchor] = []
    skip = -1
    for i in [i for i, word in enumerate(words) if word in starts or word[0].isdigit()]:
        if i <= skip:
            continue
        word = words[i]
        if word in pairs and i + 1 < len(words) and (value := pairs[word].get(words[i + 1])):
            found.append((i, value))
            skip = i + 1
        elif word in singles:
            found.append((i, singles[word]))
        elif word in numbers:
            value_, skip = _numeral(words, i)
            found.append((i, str(value_)))
        elif word[0].isdigit():
            found.append((i, word.lstrip("0") or "0"))
    return tuple(found)


def calls_itself_later(words: list[str]) -> bool:
    """Does a text say near its head that it updates or corrects an earlier one?"""
    phrases, begins = _versions()
    if begins.isdisjoint(words[:_HEAD]):
        return False
    head = f" {' '.join(words[:_HEAD])} "
    return any(f" {phrase} " in head for phrase in phrases)


@cache
def _versions() -> tuple[tuple[str, ...], frozenset[str]]:
    """What later versions call themselves, and the words it begins with."""
    phrases = tuple(read_data("anchors.toml")["versions"]["words"])
    return phrases, frozenset(phrase.split()[0] for phrase in phrases)


def _numeral(words: list[str], at: int) -> tuple[int, int]:
    """The value of the number words from `at` on, and the index of the last: twenty two, صد و بیست و پنج."""
    numbers = _numbers()
    total = numbers[words[at]]
    last = smallest = at
    smallest = total
    while True:
        step = 2 if last + 2 < len(words) and words[last + 1] in ("و", "and") else 1
        if last + step >= len(words) or (value := numbers.get(words[last + step])) is None or value >= smallest or smallest < 20:
            return total, last
        total, last, smallest = total + value, last + step, value


@cache
def _numbers() -> dict[str, int]:
    tables = read_data("anchors.toml")["numbers"]
    return {word: value for table in tables.values() for word, value in table.items()}


@cache
def _days() -> dict[str, str]:
    table = read_data("anchors.toml")["days"]
    return {spelling: day for day, spellings in table.items() for spelling in spellings if " " not in spelling}


@cache
def _day_pairs() -> dict[str, dict[str, str]]:
    """Days written in two words («سه شنبه»): first word → second word → day."""
    pairs: dict[str, dict[str, str]] = {}
    for day, spellings in read_data("anchors.toml")["days"].items():
        for first, _, second in (spelling.partition(" ") for spelling in spellings if " " in spelling):
            pairs.setdefault(first, {})[second] = day
    return pairs


@cache
def _starts() -> frozenset[str]:
    """Every word that a number, day or month may start with."""
    return frozenset(_numbers().keys() | _days().keys() | _day_pairs().keys())


@lru_cache(1 << 16)
def word_hash(word: str) -> int:
    """32 bits of a word, the same on every machine."""
    return zlib.crc32(word.encode())


def is_anchor(word: str) -> bool:
    """Is the folded `word` a number, a day or a month by itself?"""
    return word[0].isdigit() or word in _numbers() or word in _days()
