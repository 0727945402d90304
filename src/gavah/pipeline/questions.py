"""A question as a person asks it → a question that can be solved: days as days, the place as an id with its path."""

from datetime import date

import msgspec

from gavah.gazetteer import Gazetteer, Place, default
from gavah.model import Question, QuestionError, folded
from gavah.model.calendars import solar_to_gregorian

SOLAR_BEFORE = 1700  # a year below this is Solar Hijri (CONTRACT.md)
CLEARLY = 2.0  # the first candidate must be this much likelier than the second


def day_of(words: str) -> date:
    """The day that `words` name, ISO or Solar Hijri, in any digits; raises `QuestionError` if there is none."""
    parts = folded(words.strip()).replace("/", "-").split("-")
    try:
        year, month, day = map(int, parts)
        return solar_to_gregorian(year, month, day) if year < SOLAR_BEFORE else date(year, month, day)
    except (ValueError, TypeError):
        raise QuestionError(f"{words!r} is not a day", remedy="write 2071-10-03 or 1450-07-11") from None


def coarse_day(words: str) -> str:
    """`words` if they name a year, a month or a day, ISO or Solar Hijri, in any digits; raises `QuestionError` if they name none of these."""
    parts = folded(words.strip()).replace("/", "-").split("-")
    if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isdecimal() for part in parts) or int(parts[0]) < 1000:
        raise _no_coarse_day(words)
    try:
        day_of("-".join((*parts, "1", "1")[:3]))
    except QuestionError as error:
        raise _no_coarse_day(words) from error
    return words.strip()


def _no_coarse_day(words: str) -> QuestionError:
    return QuestionError(
        f"{words!r} is no day, month or year", remedy="write it as coarse as you like: 2071-10-03, 2071-10, 2071, or 1450-07-11, 1450-07, 1450"
    )


def place_of(words: str, gazetteer: Gazetteer | None = None) -> Place:
    """The place called `words` (an id, or a name in either script). Raises `QuestionError`, with candidates, if none or several are meant."""
    gazetteer = gazetteer or default()
    known = gazetteer.place(words)
    if known:
        return known
    candidates = gazetteer.lookup(words)
    if not candidates:
        raise QuestionError(f"no place called {words!r} is known", remedy="try another spelling, or add it with --gazetteer FILE")
    first = candidates[0]
    if len(candidates) > 1 and candidates[1].score * CLEARLY > first.score:
        options = "; ".join(f"{c.id} = {c.name} ({c.level})" for c in candidates[:8])
        raise QuestionError(f"{words!r} may mean several places", remedy=f"name one by its id: {options}")
    found = gazetteer.place(first.id)
    if found is None:
        raise QuestionError(f"no place has the id {first.id!r}", remedy="`gavah doctor` checks the gazetteer")
    return found


def settled(question: Question, gazetteer: Gazetteer | None = None) -> Question:
    """`question` with days and place resolved; as it is where they are already."""
    start, end = (day_of(day) if isinstance(day, str) else day for day in (question.start, question.end))
    if start and end and start > end:
        raise QuestionError(f"the window ends ({end}) before it starts ({start})", remedy="exchange the two")
    chosen = place_of(question.place, gazetteer) if question.place and not question.place_path else None
    if chosen is None:
        return msgspec.structs.replace(question, start=start, end=end)
    return msgspec.structs.replace(question, start=start, end=end, place=chosen.id, place_path=chosen.path)
