"""Who is named by the words of a party ("the general Kaveh Tamrini", «معلم بازنشسته کاوه تمرینی»), and by which of them?

In Latin script capitals tell; Persian has none, so a given name that the reader knows, or the end of a surname, has to stand there. What is no name
is none in either script: a false one would be looked for in all that leaves, and keep it back.
"""

import re
from collections.abc import Iterator
from functools import cache

from gavah.gazetteer.shelf import words as listed
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.persian.lexicon import Phrase, event_words, given_names, person_groups, words
from gavah.reading.frames.persian.words import words_of

_CAPITALS = re.compile(r"(?<![\w'’.-])[A-Z][\w'’.-]+(?: (?!and |or )(?:[a-z]{2,3}[ -])?[A-Z][\w'’.-]+)+")
_PERSIAN = re.compile(r"[\u0600-\u06ff]")
_GRAMMAR = (("function", "prepositions"), ("function", "stops"), ("function", "not_names"), ("anaphora", "pronouns"))
_ENOUGH = 4
"""Letters from which on an ending («زاده») makes a word a surname."""


def whole_names(said: str) -> Iterator[str]:
    """The names of persons in the words of a party, each of two words or more, without titles and descriptions."""
    return _in_persian(said) if _PERSIAN.search(said) else _in_latin(said)


def _in_latin(said: str) -> Iterator[str]:
    """Capitals from a known given name on; English puts the name last, so those at the end name somebody without one ("Judge Ruzbehan Tamrini")."""
    for found in _CAPITALS.finditer(said):
        parts = found.group().split(" ")
        first = next((at for at, part in enumerate(parts[:-1]) if part.lower() in _given()), None)
        ends = said[found.end() :][:1] in ("", ",") and lexicon().noun(parts[-1].lower()) is None  # not "Tamrin Valley Police", "TWO MEN"
        if first is not None or ends:
            yield " ".join(parts[first or 0 :])


@cache
def _given() -> frozenset[str]:
    return listed("given_names.txt") - listed("common_en.txt")


def _in_persian(said: str) -> Iterator[str]:
    """From a known given name to the first word behind it that is none; or the two words before what ends as only surnames do."""
    found = words_of(said, 0, len(said))
    texts = tuple(word.text for word in found)
    at = 0
    while at < len(texts):
        last = _end_of_name(texts, at)
        if last:
            yield said[found[at].start : found[last - 1].end]
        at = last or at + 1


def _end_of_name(texts: Phrase, first: int) -> int:
    """Where the name ends that begins at `first`; 0 where none does. A second word of the surname is left: what is sought is found without it."""
    at, parts = first, 0
    while length := _given_at(texts, at):
        at, parts = at + length, parts + 1
    if at < len(texts) and _may_be_surname(texts[at]):
        if parts:
            return at + 1
        if at + 1 < len(texts) and _may_be_surname(texts[at + 1]) and _is_surname(texts, at + 1):
            return at + 2
    return at if parts > 1 else 0


def _given_at(texts: Phrase, at: int) -> int:
    """How many words the given name at `at` has: «روح الله» has two; 0 for none."""
    if at == len(texts) or _tells(texts[at]):
        return 0
    if at + 1 < len(texts) and " ".join(texts[at : at + 2]) in given_names():
        return 2
    return int(texts[at] in given_names())


def _may_be_surname(word: str) -> bool:
    return word.isalpha() and not (_tells(word) or word in _things() or (word,) in person_groups())


def _tells(word: str) -> bool:
    """A word of grammar or of an event is no part of a name."""
    return word in _grammar() or word in event_words()


def _is_surname(texts: Phrase, at: int) -> bool:
    """Whether the word ends as only surnames do, in one word or (behind a ZWNJ) in two: «تمرینی زاده»."""
    ends = words("function", "surname_ends")
    return (len(texts[at]) > _ENOUGH and texts[at].endswith(tuple(ends))) or (at + 1 < len(texts) and texts[at + 1] in ends)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(word for section, name in _GRAMMAR for word in words(section, name))


@cache
def _things() -> frozenset[str]:
    """Nouns of things, and of places that are attacked: «امید زندگی», «شعبه»."""
    return words("things", "any") | words("sites", "any")
