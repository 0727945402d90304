"""An id as a person types it (whole, or as many of its first characters as make it one) → the whole id."""

from gavah.casefile import Case
from gavah.model import GavahError

SHOWN = 8


def whole_id(case: Case, words: str, kinds: str = "cerwf") -> str:
    """The id in `case` that starts with `words` (kinds by their letter). Raises `GavahError` if there is none, or several."""
    found = case.ids(words, kinds)
    if len(found) == 1 or words in found:
        return words if words in found else found[0]
    if not found:
        raise GavahError(
            f"this case has nothing with the id {words!r}", remedy="`gavah claims`, `events`, `reports`, `witnesses` and `figures` list the ids"
        )
    shown = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
    raise GavahError(f"{words!r} is the start of {'several' if len(found) <= SHOWN else 'many'} ids", remedy=f"write one out: {shown}")
