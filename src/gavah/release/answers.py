"""The figures of an edition, from its claims alone: what `gavah verify` works out again from the bundle."""

from collections.abc import Iterable, Iterator

import msgspec

from gavah.casefile.moves import question_id
from gavah.figures.ask import ask
from gavah.model import COUNTABLE, NOT_SUMMED, Figure, Question
from gavah.release.edition import Edition, Published

BY = (None, "province", "month", "type", "source")
"""How the standing figures are broken down."""


def standing_questions(edition: Edition) -> list[Question]:
    """What every release answers: each measure that is claimed, whole and broken down."""
    measures = {one.quantity.measure for one in edition.claims if one.quantity and one.polarity == "affirmed" and one.modality in COUNTABLE}
    single = sorted({part for measure in measures for part in measure.split("|")})
    return [Question(measure, by=by) for measure in single for by in (BY if measure not in NOT_SUMMED else (None,))]


def answered(edition: Edition, questions: Iterable[Question], time_limit: float) -> Edition:
    """`edition` with the answers to `questions`, each once."""
    return msgspec.structs.replace(edition, figures=tuple(_answers(edition, questions, time_limit)))


def _answers(edition: Edition, questions: Iterable[Question], time_limit: float) -> Iterator[Published]:
    # the permanent id of a published figure is that of its question alone, which holds ids and fixed choices and no typed words
    by_id = {question_id(question): question for question in questions}
    for name, question in sorted(by_id.items()):
        figure = answer(edition, question, time_limit)
        if figure.status != "nothing":  # absent is not zero
            yield Published(id=name, figure=figure)


def answer(edition: Edition, question: Question, time_limit: float) -> Figure:
    """The answer to `question` from the edition alone."""
    return ask(
        edition.claims,
        edition.events,
        question,
        links=edition.links,
        witnesses=edition.witnesses,
        sources=edition.sources,
        time_limit=time_limit,
    )
