"""A question to a case: only the claims that can matter leave the disk, and a person's judgements come first."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from time import monotonic

import msgspec

from gavah.casefile import narrow
from gavah.casefile.case import Case
from gavah.casefile.database import glance
from gavah.casefile.judgements import graded, heads
from gavah.casefile.linkages import witness_claims
from gavah.casefile.moves import here
from gavah.casefile.state import state_of
from gavah.figures.admission import Admitted, admit
from gavah.figures.ask import answer, answer_narrow, answer_whole
from gavah.figures.program import Budget
from gavah.figures.whole import is_kept_for, whole_key
from gavah.model import NOT_SUMMED, Claim, Event, Figure, Link, Question, Source, Witness


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
    return material_where(case, *_measured(question))


def _measured(question: Question) -> narrow.Condition:
    """SQL for the claims that may count what is asked."""
    measures = question.measure.split("|")
    where = f"measure IS NULL OR kind = 'event' AND ? OR {' OR '.join('measure LIKE ?' for _ in measures)}"
    return where, ["events" in measures, *(f"%{measure}%" for measure in measures)]


def near_material(case: Case, question: Question) -> Material:
    """Of the same only what touches the question, or may tell of one event or running count with what does."""
    where, values = _measured(question)
    touches, bounds = narrow.touching(question)
    links = case.proven_links()
    near = case.db.execute(f"SELECT id FROM claim WHERE current = 1 AND stands = 1 AND {touches} AND ({where})", [*bounds, *values])
    held = narrow.together(case.db, (name for (name,) in near), links)
    chosen = f"stands = 1 AND id IN (SELECT value FROM json_each(?)) AND ({where})"
    return Material(
        claims=case.claims_where(chosen, (held, *values)),
        events=narrow.events_of(case.db, held),
        links=links,
        witnesses=narrow.witnesses_of(case.db, held),
        sources=graded(list(case.sources), heads(case.db, ["grade"])),
    )


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
    if not is_kept_for(question) or not NOT_SUMMED.isdisjoint(question.measure.split("|")):
        return answer_of(case, question, time_limit)[0]
    budget = Budget(time_limit, monotonic)
    key = whole_key(question, version("gavah"))
    with glance(case.db):
        at, state = here(case.db), state_of(case.db)
        whole = case.whole(key) if narrow.is_narrow(question) else None
        given = material(case, question) if whole is None else near_material(case, question)
        admitted = admit(given.claims, given.events, question, links=given.links, witnesses=given.witnesses, sources=given.sources, whole=whole)
    if whole is not None:
        figure = answer_narrow(question, admitted, given.sources, budget, whole)
    else:
        figure, whole = answer_whole(question, admitted, given.sources, budget)
        if whole is not None:
            case.keep_whole(key, whole, state)
    case.keep_figure(figure, at)
    return figure


def answer_of(case: Case, question: Question, time_limit: float) -> tuple[Figure, Admitted, list[Source]]:
    """The same with the claims it rests on, for what is asked beside it, and the sources with their grades."""
    at = here(case.db)
    figure, admitted, sources = solved(case, question, time_limit)
    case.keep_figure(figure, at)
    return figure, admitted, sources


def solved(case: Case, question: Question, time_limit: float) -> tuple[Figure, Admitted, list[Source]]:
    """The same, and nothing is kept."""
    budget = Budget(time_limit, monotonic)
    with glance(case.db):
        given = material(case, question)
        admitted = admit(given.claims, given.events, question, links=given.links, witnesses=given.witnesses, sources=given.sources)
    return answer(question, admitted, given.sources, budget), admitted, given.sources
