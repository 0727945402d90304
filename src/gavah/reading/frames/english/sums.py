"""Sums told behind what is summed: "…, which takes the total to 31", "making 12 in all", "the figure has doubled to 64", "raised that to 19"."""

import re
from collections.abc import Callable

from gavah.model import BEFALLEN, NumberMention
from gavah.reading.frames.english.attach import times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import filled, parts
from gavah.reading.frames.frame import FrameHit, of_others

_ROW = parts("sum")
_PATTERNS = tuple(re.compile(filled(pattern, _ROW)) for pattern in _ROW["patterns"])


def sum_hits(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """The sums that the sentence tells of an event it or a sentence before it names, and that no hit counts yet."""
    found: list[FrameHit] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(p.low):
            number = _number(p, p.sentence.start + match.start("at"))
            if number is None or any(h.number and h.number.start == number.start for h in [*hits, *found]):
                continue
            model = _model(p, hits, match, lead)
            if model is not None:
                found.append(_total(p, model, number, (p.sentence.start + match.start(), number.end)))
    return found


def _number(p: Parsed, at: int) -> NumberMention | None:
    number = next((t.mention for t in p.tokens if t.end > at and t.tag == "#"), None)
    return number if isinstance(number, NumberMention) and number.start <= at + 1 and number.kind == "count" else None


def _model(p: Parsed, hits: list[FrameHit], match: re.Match[str], lead: Callable[[], FrameHit | None]) -> FrameHit | None:
    """What is summed: the event counted last before the words in this sentence, or the one that the sentences before name."""
    at = p.sentence.start + match.start()
    own = [h for h in hits if h.measure in _SUMMED and h.polarity == "affirmed" and h.modality not in ("planned", "called-for", "hypothetical")]
    before = [h for h in own if h.trigger[0] < at and (h.number is None or h.number.start < at)]
    if before:
        return before[-1]
    return lead() if not own else own[0]


_SUMMED = BEFALLEN | {"events"}


def _total(p: Parsed, model: FrameHit, number: NumberMention, told: tuple[int, int]) -> FrameHit:
    """The sum as a total: the words' own window or none."""
    opening = told[0] < number.start and p.tokens and any(t.start == told[0] or t.lead == told[0] for t in p.scan.times)
    near = times_of(p, number.start, number.end)
    times = near[:1] if opening else tuple(t for t in near if t.start > told[0] and (t.relation in ("since", "within") or t.granularity != "day"))
    return of_others(
        model,
        number,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        kind="total",
        times=times,
        places=() if len(model.places) == 1 and model.places[0].level not in ("country", "region", "province") else model.places,
        modality="alleged" if model.modality == "alleged" else "asserted",
        rule="tally:sum",
    )
