"""What a page sent → decisions of the person logged in. Exactly what the person had before them is overridden, never more."""

from collections.abc import Iterable, Mapping, Sequence

from starlette.datastructures import FormData
from starlette.requests import Request

from gavah.casefile import Case
from gavah.casefile.judgements import Judged
from gavah.model import Decision, GavahError, QuestionError
from gavah.pipeline import judging

MOST_REASON = 2_000


def seen_field(decisions: Iterable[Judged]) -> str:
    """The names of the decisions that a page shows: goes with each of its forms as `seen`."""
    return " ".join(one.name for one in decisions if one.holds)


def append(case: Case, form: FormData, decisions: Sequence[Decision]) -> None:
    """Append `decisions`, all or none. Each overrides those on its target that the page had shown, and no others."""
    shown = set(typed(form, "seen").split())
    with case.writing():
        for one in decisions:
            case.decide(one, seen=[name for name in judging.seen_with(case, one) if name in shown])


def take_back(request: Request, case: Case, names: Sequence[str], reason: str = "") -> list[Decision]:
    """Take decisions back by their names, all or none. Raises `GavahError` where one of them is for editors and the person is none."""
    if any(not request.state.user.may_take_back(judging.decision_called(case, name).decision.verb) for name in names):
        raise GavahError("only an editor takes this back", remedy="ask one of them")
    made = [judging.undo(case, name, by=actor(request), reason=reason) for name in names]
    case.decide_all(made)  # each names what it takes back
    return made


def typed(form: FormData, name: str) -> str:
    """One field without the blanks around it; "" where it was not sent."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def reason_of(form: FormData) -> str:
    """Why, in the person's words."""
    return typed(form, "reason")[:MOST_REASON]


def count_of(form: FormData, name: str) -> int | None:
    """A whole number, in the digits of either language; None where nothing was typed. Raises `QuestionError` for anything else."""
    words = typed(form, name).replace(",", "").replace("٬", "")
    if not words:
        return None
    if not words.isdecimal() or len(words) > 9:
        raise QuestionError(f"{words!r} is not a number", remedy="write it in digits")
    return int(words)


def offsets_of(given: Mapping[str, object] | FormData) -> tuple[int, int]:
    """The words meant, from `start` and `end`. Raises `GavahError` where none are."""
    start, end = str(given.get("start") or ""), str(given.get("end") or "")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        raise GavahError("no words are chosen", remedy="select words of the text, or name a sentence by its number")
    return int(start), int(end)


def actor(request: Request) -> str:
    """Who decides."""
    return str(request.state.user.name)
