"""`--place NAME` or id → one place of the gazetteer, or an error that lists the candidates."""

from gavah.casefile import Case
from gavah.gazetteer import Place, lookup, place
from gavah.model import QuestionError
from gavah.pipeline import gazetteer_of


def place_of(case: Case, words: str) -> Place:
    """The place called `words` (an id or a name in either script). Raises `QuestionError` if none or several are meant."""
    gazetteer = gazetteer_of(case)
    known = place(words, gazetteer=gazetteer)
    if known:
        return known
    candidates = lookup(words, gazetteer=gazetteer)
    if not candidates:
        raise QuestionError(f"no place called {words!r} is known", remedy="try another spelling, or add it with --gazetteer FILE")
    first, others = candidates[0], candidates[1:]
    if others and others[0].score > first.score / 2:
        options = "; ".join(f"{c.id} = {c.name} ({c.level})" for c in candidates[:8])
        raise QuestionError(f"{words!r} may mean several places", remedy=f"name one by its id: {options}")
    found = place(first.id, gazetteer=gazetteer)
    if found is None:
        raise QuestionError(f"no place has the id {first.id!r}", remedy="`gavah doctor` checks the gazetteer")
    return found
