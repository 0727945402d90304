"""A question to a case: only the claims that can matter leave the disk, and a person's judgements come first."""

from time import monotonic

from gavah.casefile.case import Case
from gavah.casefile.judgements import graded, rejected_claims, standing
from gavah.casefile.linkages import witness_claims
from gavah.figures import ask
from gavah.model import Figure, Question


def ask_case(case: Case, question: Question, *, time_limit: float = 120.0) -> Figure:
    """The figure for `question`, within `time_limit` seconds. Claims without a quantity matter too: an event of unknown number is [1, none].

    Claims that a person rejected are left out; sources carry the grade a person gave them last. Claims and events stream from the disk.
    """
    decisions = standing(case.db).attached
    rejected = rejected_claims(decisions)
    measures = question.measure.split("|")
    where = f"measure IS NULL OR kind = 'event' AND ? OR {' OR '.join('measure LIKE ?' for _ in measures)}"
    values = ("events" in measures, *(f"%{measure}%" for measure in measures))
    claims = (claim for claim in case.claims_where(where, values) if claim.id not in rejected)
    sources = graded(list(case.sources), decisions)
    figure = ask(
        claims,
        case.events_where(where, values),
        question,
        links=case.proven_links(),
        witnesses=witness_claims(case.db),
        sources=sources,
        time_limit=time_limit,
        clock=monotonic,
    )
    case.keep_figure(figure)
    return figure
