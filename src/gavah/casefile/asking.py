"""A question to a case: only the claims that can matter leave the disk, and a person's judgements come first."""

import msgspec

from gavah.casefile.case import Case
from gavah.figures import ask
from gavah.model import Decision, Figure, Question, Source


def ask_case(case: Case, question: Question) -> Figure:
    """The figure for `question`. Claims without a quantity matter too: an event of unknown number is [1, none].

    Claims that a person rejected are left out; sources carry the grade a person gave them last. Claims and events stream from the disk.
    """
    decisions = case.decisions
    rejected = rejected_claims(decisions)
    measures = question.measure.split("|")
    where = f"measure IS NULL OR kind = 'event' AND ? OR {' OR '.join('measure LIKE ?' for _ in measures)}"
    values = ("events" in measures, *(f"%{measure}%" for measure in measures))
    claims = (claim for claim in case.claims_where(where, values) if claim.id not in rejected)
    sources = graded(list(case.sources), decisions)
    figure = ask(claims, case.events_where(where, values), question, links=case.proven_links(), witnesses=case.witnesses, sources=sources)
    case.keep_figure(figure)
    return figure


def rejected_claims(decisions: list[Decision]) -> frozenset[str]:
    """Claims whose latest judgement is `reject`."""
    latest = {decision.on: decision.verb for decision in decisions if decision.verb in ("accept", "reject")}
    return frozenset(claim for claim, verb in latest.items() if verb == "reject")


def graded(sources: list[Source], decisions: list[Decision]) -> list[Source]:
    """Sources with the grade a person gave them last; the others as they came."""
    grades = {decision.on: decision.value for decision in decisions if decision.verb == "grade"}
    return [msgspec.structs.replace(source, grade=grades.get(source.id, source.grade)) for source in sources]
