"""A question to a case: only the claims that can matter leave the disk, and a person's judgements come first."""

from collections.abc import Iterator, Sequence
from time import monotonic

import msgspec

from gavah.casefile.case import Case
from gavah.casefile.judgements import graded, heads
from gavah.casefile.linkages import witness_claims
from gavah.casefile.moves import here
from gavah.figures.admission import Admitted, admit
from gavah.figures.ask import answer
from gavah.figures.program import Budget
from gavah.model import Claim, Event, Figure, Link, Question, Source, Witness


class Material(msgspec.Struct, frozen=True):
    """What the case holds that can matter to a question. Claims and events stream from the disk, once; claims as people corrected them, without
    those that do not stand."""

    claims: Iterator[Claim]
    events: Iterator[Event]
    links: list[Link]
    witnesses: Iterator[Witness]
    sources: list[Source]
    """With the grade that a person gave them last."""


def material(case: Case, question: Question) -> Material:
    """The claims, events, judgements, witnesses and sources that `question` can rest on. Claims without a quantity matter too: an event of
    unknown number is [1, none].
    """
    measures = question.measure.split("|")
    where = f"measure IS NULL OR kind = 'event' AND ? OR {' OR '.join('measure LIKE ?' for _ in measures)}"
    return material_where(case, where, ("events" in measures, *(f"%{measure}%" for measure in measures)))


def material_where(case: Case, where: str, values: Sequence[object] = ()) -> Material:
    """What can matter of the claims and events for which `where` (SQL) holds."""
    return Material(
        claims=case.claims_where(f"stands = 1 AND ({where})", values),
        events=case.events_where(where, values),
        links=case.proven_links(),
        witnesses=witness_claims(case.db),
        sources=graded(list(case.sources), heads(case.db, ["grade"])),
    )


def ask_case(case: Case, question: Question, *, time_limit: float = 120.0) -> Figure:
    """The figure for `question`, within `time_limit` seconds; it is kept in the case."""
    return answer_of(case, question, time_limit)[0]


def answer_of(case: Case, question: Question, time_limit: float) -> tuple[Figure, Admitted, list[Source]]:
    """The same with the claims it rests on, for what is asked beside it, and the sources with their grades."""
    at = here(case.db)
    figure, admitted, sources = solved(case, question, time_limit)
    case.keep_figure(figure, at)
    return figure, admitted, sources


def solved(case: Case, question: Question, time_limit: float) -> tuple[Figure, Admitted, list[Source]]:
    """The same, and nothing is kept."""
    given = material(case, question)
    budget = Budget(time_limit, monotonic)
    admitted = admit(given.claims, given.events, question, links=given.links, witnesses=given.witnesses, sources=given.sources)
    return answer(question, admitted, given.sources, budget), admitted, given.sources
