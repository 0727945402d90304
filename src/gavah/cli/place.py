"""`--place NAME` or id → one place, by the gazetteer of the case; and back."""

from typing import TYPE_CHECKING

from gavah.casefile import Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gavah.gazetteer import Place


def place_of(case: Case, words: str) -> "Place":
    """The place called `words`. Raises `QuestionError` if none or several are meant."""
    from gavah.pipeline import gazetteer_of
    from gavah.pipeline.questions import place_of as named

    return named(words, gazetteer_of(case))


def place_name(case: Case, place: str | None) -> str:
    """The name of the place with the id `place`; "everywhere" for none."""
    if not place:
        return "everywhere"
    from gavah.pipeline import gazetteer_of

    found = gazetteer_of(case).place(place)
    return found.name if found else place


def place_names_of(case: Case, places: "Iterable[str]", lang: str = "en") -> dict[str, str]:
    """The names of the places with these ids, in English or Persian; an id that nothing knows names itself. Opens the gazetteer once."""
    from gavah.pipeline import gazetteer_of

    gazetteer = gazetteer_of(case)
    found = {one: gazetteer.place(one) for one in dict.fromkeys(places)}
    return {one: one if at is None else (at.name_fa or at.name if lang == "fa" else at.name) for one, at in found.items()}
