"""What gavah's own lists say of each word: the gazetteer's places, given names and surnames. The names model sees it beside the word."""

from collections.abc import Sequence
from functools import cache

from gavah.gazetteer import Gazetteer, places
from gavah.gazetteer.shelf import words

_COUNTRY, _PLACE, _PEOPLE = "c", "p", "d"


@cache
def _persons() -> tuple[frozenset[str], frozenset[str]]:
    return words("given_names.txt"), words("surnames.txt")


def flags(text: str, starts: Sequence[int], forms: Sequence[str], gazetteer: Gazetteer | None = None) -> list[str]:
    """A short mark for each word of `text`.

    c or p where a country or another place begins, d where the name of a people does, capitals inside them; g for a given name, s for a surname.
    """
    given, surnames = _persons()
    place = _placed(text, gazetteer)
    marks = []
    for start, form in zip(starts, forms, strict=True):
        low = form.lower()
        marks.append(place.get(start, "") + ("g" if low in given else "") + ("s" if low in surnames else "") or "-")
    return marks


def _placed(text: str, gazetteer: Gazetteer | None) -> dict[int, str]:
    """Offset → mark, for every character of a place."""
    found: dict[int, str] = {}
    for one in places(text, lang="en", gazetteer=gazetteer):
        mark = _PEOPLE if one.role == "demonym" else _COUNTRY if one.level == "country" else _PLACE
        found.update(dict.fromkeys(range(one.start + 1, one.end), mark.upper()))
        found[one.start] = mark
    return found
