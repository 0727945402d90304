"""Two neighbouring words that the lists elsewhere write as one are one: «تمرین زاده» where Tamrinzadeh occurs, Amir Hossein beside Amirhossein.

Otherwise half a surname would count as a word of its own, rarer than the whole, and two relatives would seem to share two rare words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from gavah.linking.people.likeness import unlikeness
from gavah.linking.people.names import joined
from gavah.linking.people.record import Name, Record, Word

_ALIKE = 0.1
_VOWELS = frozenset("aeiou")
_CONSONANTS = 3  # fewer say too little about which word it is


def as_written_together(lists: Sequence[Sequence[Record]]) -> list[list[Record]]:
    """The lists with such neighbours joined."""
    known: defaultdict[str, set[Word]] = defaultdict(set)
    for word in {word for records in lists for record in records for name in record.names for word in name}:
        if len(word.bones) >= _CONSONANTS:
            known[word.bones].add(word)
    return [[_joined(record, known) for record in records] for records in lists]


def _joined(record: Record, known: dict[str, set[Word]]) -> Record:
    names = tuple(_name(name, known) for name in record.names)
    return record if names == record.names else msgspec.structs.replace(record, names=names)


def _name(name: Name, known: dict[str, set[Word]]) -> Name:
    found: list[Word] = []
    for word in name:
        both = _whole(found[-1], word, known) if found else None
        if both:
            found[-1] = both
        else:
            found.append(word)
    return tuple(found)


def _whole(first: Word, second: Word, known: dict[str, set[Word]]) -> Word | None:
    bones = first.bones + (second.bones[1:] if first.bones[-1] == second.bones[0] else second.bones)
    if first.optional or second.optional or (bones not in known and not _ends_silent(first.text)):
        return None
    both = joined(first, second)
    return both if _any_alike(both, known.get(both.bones, ())) else None


def _ends_silent(text: str) -> bool:
    """Whether the last letter is an h that is heard only within a word."""
    return text[-1] == "ه" or (text[-1] == "h" and text[-2:-1] in _VOWELS)


def _any_alike(word: Word, others: Iterable[Word]) -> bool:
    return any(unlikeness(word, other) < _ALIKE for other in others)
