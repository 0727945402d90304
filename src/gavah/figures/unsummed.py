"""Measures that are never summed (participants, months, hours): an interval per event."""

from gavah.figures.admission import Admitted
from gavah.figures.regions import inside, meets
from gavah.figures.settled import LooseEvent, settle
from gavah.model import Figure, Question


def largest_event(admitted: Admitted, question: Question) -> Figure:
    """A row per event inside the question, and at the top the largest single event: the one number that needs no sum."""
    scope = (admitted.case.scope,)
    settled = settle(admitted.case)
    events = [event for event in settled.loose if inside(event.region, scope)]
    touched = [one for one in admitted.case.accounts if meets(one.region, scope)]
    highs = [part.reading.high for event in events for part in event.parts]
    return Figure(
        question=question,
        evidence=max((event.low for event in events), default=0),
        floor=max((event.low for event in events), default=0),
        best=max((_best(event) for event in events), default=0),
        named=max((part.reading.named for event in events for part in event.parts), default=0),
        ceiling=None if any(high is None for high in highs) else max((high for high in highs if high is not None), default=0),
        straddling=tuple(one.id for one in touched if one.kind == "total"),
        status="proven" if touched else "nothing",
        disputes=tuple(tuple(one.id for one in event.accounts) for event in settled.strict if event.reading.dispute),
        claims=len(touched),
        events=len(events),
        witnesses=len({one.witness for one in touched}),
        rows=tuple(_row(event) for event in events),
    )


def _best(event: LooseEvent) -> int:
    return max(part.reading.best for part in event.parts)


def _row(event: LooseEvent) -> dict[str, object]:
    highs = [part.reading.high for part in event.parts]
    return {
        "bin": event.name,
        "floor": event.low,
        "best": _best(event),
        "named": max(part.reading.named for part in event.parts),
        "ceiling": None if any(high is None for high in highs) else max(high for high in highs if high is not None),
        "claims": [one.id for one in event.accounts],
    }
