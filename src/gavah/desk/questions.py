"""An address → a question, and what a person typed → an address. Addresses hold ids and fixed choices alone; what cannot be asked is said."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from starlette.datastructures import FormData, QueryParams

from gavah.casefile import Case
from gavah.desk.naming import gazetteer_of
from gavah.figures.admission import GRADES
from gavah.figures.rivals import RULES
from gavah.model import MEASURES, Question, QuestionError
from gavah.ontology import is_type
from gavah.pipeline.questions import day_of, place_of

JOINED = ("dead|executed",)
"""Two measures asked as one."""
MEASURES_ASKED = (*MEASURES, *JOINED)
MOST_WITNESSES = 9
Value = TypeVar("Value")


def question_of(given: QueryParams, case: Case) -> Question:
    """The question of a permanent address. Raises `QuestionError` where it holds anything else than ids and fixed choices."""
    place = given.get("place") or None
    found = gazetteer_of(case.folder).place(place) if place else None
    if place and found is None:
        raise QuestionError(f"no place has the id {place!r}", remedy="choose the place anew")
    start, end = day_of_address(given.get("from")), day_of_address(given.get("to"))
    if start and end and start > end:
        raise QuestionError(f"the window ends ({end}) before it starts ({start})", remedy="exchange the two days")
    sources, without = tuple(given.getlist("source")), tuple(given.getlist("without"))
    _check_sources(case, (*sources, *without))
    return Question(
        measure=_one_of(given.get("measure", ""), "measure", lambda value: value in MEASURES_ASKED),
        start=start,
        end=end,
        place=found.id if found else None,
        place_path=found.path if found else (),
        type=_one_of(given["type"], "event type", is_type) if given.get("type") else None,
        sources=sources,
        not_sources=without,
        min_witnesses=int(_one_of(given.get("witnesses") or "1", "number of witnesses", lambda value: value in _WITNESSES)),
        grade=_one_of(given["grade"], "grade", lambda value: value in tuple(GRADES)) if given.get("grade") else None,
        rule=_one_of(given.get("rule") or RULES[0], "rule", lambda value: value in RULES),
    )


_WITNESSES = tuple(str(least) for least in range(1, MOST_WITNESSES + 1))


def _one_of(value: str, what: str, fits: Callable[[str], bool]) -> str:
    if not fits(value):
        raise QuestionError(f"no {what} is called {value!r}", remedy="choose one of the list")
    return value


def day_of_address(value: str | None) -> date | None:
    """The day of an address. Raises `QuestionError` for anything else."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise QuestionError(f"{value!r} is not a day of an address", remedy="choose the days anew") from None


def _check_sources(case: Case, asked: tuple[str, ...]) -> None:
    for source in dict.fromkeys(asked):
        if case.db.execute("SELECT 1 FROM source WHERE id = ?", (source,)).fetchone() is None:
            raise QuestionError(f"this case has no source {source!r}", remedy="choose the sources anew")


def settled_days(form: FormData) -> dict[str, str]:
    """The typed window as days of an address; either calendar, any digits."""
    found = {name: _typed(form, name) for name in ("from", "to")}
    days = {name: day_of(words).isoformat() if words else "" for name, words in found.items()}
    if days["from"] and days["to"] and days["from"] > days["to"]:
        raise QuestionError(f"the window ends ({days['to']}) before it starts ({days['from']})", remedy="exchange the two days")
    return days


def settled_place(form: FormData, case: Case) -> str:
    """The place that was typed as an id; the one chosen before where nothing new was typed. Raises `QuestionError` where several are meant."""
    words = _typed(form, "place_words")
    if not words:
        return ""
    return place_of(words, gazetteer_of(case.folder)).id


def _typed(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
