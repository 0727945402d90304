"""Sums told behind what is summed: "… , which takes the total to 31", "making 12 in all", "the figure has since doubled to 64", "raised that to 19"."""

import re
from collections.abc import Callable

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.attach_en import times_of
from gavah.reading.frames.chunks_en import Parsed
from gavah.reading.frames.frame import FrameHit

_SUM = r"(?:total|tally|count|figure|number|toll|sum|overall number|list|record)"
_RISING = r"(?:bring\w*|brought|tak(?:e|es|ing)|took|push\w*|rais(?:e|es|ed|ing)|lift\w*|driv(?:e|es|ing)|drove|increas\w+|put(?:s|ting)?)"
_BOUND = r"(?P<at>)(?=(?:at least |more than |over |nearly |about |around |some |almost |exactly |no fewer than |well over )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a (?:hundred|thousand)))"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_RISING} (?:the|its|our|their|this|that|his) (?:\w+ ){{0,3}}?{_SUM}\b[^.;,\d]{{0,60}}? (?:to|at|up to) {_BOUND}",
        rf"\b(?:and|has|have|had|was|were|since|now|later)(?: since| now| later| been)? (?:raised|revised|increased|updated|corrected|lowered|put) (?:that|it|this|the (?:figure|number|total|count))?(?: up| upwards?| down)? ?to {_BOUND}",
        rf"\b(?:making|for a total of|totalling|totaling|or|that makes|which makes) (?:it )?(?:a total of )?{_BOUND}(?:(?! and )[\w,-]+ ){{1,3}}?(?:in all|in total|altogether|so far|to date|overall|since|this (?:month|year|week))\b",
        rf"\b(?:the|their|its|that) (?:\w+ )?{_SUM}(?: for \w+(?: \w+)?)? (?:has |have |had |is |was |now |since |more |than |nearly |almost |again |then |sharply ){{0,5}}(?:doubled|tripled|trebled|quadrupled|risen|rose|climbed|grown|grew|jumped|gone up|went up|increased|fallen|fell|dropped|declined|stands|stood|come|came|passed|reached|swelled|swollen) (?:from (?:\w+ ){{1,4}})?(?:to|at|by \w+ to) (?:only |just )?{_BOUND}",
        rf"\b(?:the|their|its|our) (?:\w+ )?(?:total|tally|count|toll)(?: (?:for|since|over|of|in) [^.;,]{{2,30}}?)? (?:is|was|stands|now|therefore) (?:now |therefore |then |already )?(?:at )?{_BOUND}",
        rf"\b(?:which|that|this) (?:now )?(?:makes|made|brings (?:it|us) to|is|was) (?:it )?{_BOUND}(?=[\w -]{{0,24}}(?:[.;,]|$))",
        rf"\b(?:on (?:\w+day|the \d\w+)|by (?:\w+day|evening|nightfall|dawn|midnight|morning|noon|now)|yesterday|today|now|this (?:morning|evening)|(?:a|one) (?:week|month|year|day) (?:ago|earlier|later|before)|(?:two|three|four|five|six) (?:days|weeks) (?:ago|later|earlier)|last (?:week|month|year)),? (?:it|that|the (?:figure|number|count|total|toll)|there) (?:already )?(?:was|were|is|are|stood at|had been|had risen to|has reached|reached|has risen to) (?:at )?(?:already )?{_BOUND}(?=[\w, -]*(?:[.;,]|$))",
    )
)


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


_SUMMED = frozenset({"dead", "executed", "injured", "arrested", "missing", "released", "sentenced", "persons", "charged", "events"})


def _total(p: Parsed, model: FrameHit, number: NumberMention, told: tuple[int, int]) -> FrameHit:
    """The sum as a total: the words' own window or none."""
    opening = told[0] < number.start and p.tokens and any(t.start == told[0] or t.lead == told[0] for t in p.scan.times)
    near = times_of(p, number.start, number.end)
    times = near[:1] if opening else tuple(t for t in near if t.start > told[0] and (t.relation in ("since", "within") or t.granularity != "day"))
    return msgspec.structs.replace(
        model,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        kind="total",
        number=number,
        singular=None,
        complete=number.complete,
        affected=(),
        times=times,
        places=() if len(model.places) == 1 and model.places[0].level not in ("country", "region", "province") else model.places,
        groups=(),
        victims=(),
        victims_complete=False,
        anaphor=False,
        modality="alleged" if model.modality == "alleged" else "asserted",
        rule="tally:sum",
        note="",
    )


__all__ = ["sum_hits"]
