"""`--place NAME` or id → one place, by the gazetteer of the case."""

from gavah.casefile import Case
from gavah.gazetteer import Place
from gavah.pipeline.places import gazetteer_of
from gavah.pipeline.questions import place_of as named


def place_of(case: Case, words: str) -> Place:
    """The place called `words`. Raises `QuestionError` if none or several are meant."""
    return named(words, gazetteer_of(case))
