"""Bodies found of people who had disappeared: they died on some day between the two, not on that of the finding."""

import re
from collections.abc import Sequence

from gavah.reading.frames.frame import FrameHit
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import DIED_OF, is_single
from gavah.reading.inheritance.told_days import days_between
from gavah.reading.told import Told

_FOUND = re.compile(
    r"(?i)\b(?:bod(?:y|ies)|corpses?|remains)\b[^.;]{0,60}\b(?:found|discovered|recovered|pulled|dug up)\b|"
    r"\b(?:found|discovered|recovered|pulled|dug up)\b[^.;]{0,40}\b(?:bod(?:y|ies)|corpses?|remains)\b|"
    r"\b(?:found|identified)\b[^.;]{0,30}\b(?:morgue|mortuary)\b|"
    r"(?:پیکر|جسد|جنازه|اجساد|سردخانه|سردخونه)[^.؛!؟]{0,90}(?:پیدا|یافت|کشف|شناسایی)"
)


def between_loss_and_finding(around: Around, told: Sequence[Told]) -> None:
    """Give a death whose day is that of the body's finding all days since the disappearance told before it."""
    for i, one in enumerate(told):
        day = one.times[0] if one.times else None
        if one.hit.measure != "dead" or day is None or day.granularity not in ("day", "week") or not tells_of_finding(around, one):
            continue
        lost = next((t for t in reversed(told[:i]) if _is_lost(t.hit, one.hit) and t.times), None)
        since = lost.times[0] if lost is not None else None
        if since is not None and since.earliest and day.latest and since.earliest < day.latest:
            one.times = (days_between(day, since.earliest, day.latest),)


def tells_of_finding(around: Around, one: Told) -> bool:
    """Whether the sentence of a death tells that the body was found."""
    return _FOUND.search(around.text[slice(*one.hit.sentence)]) is not None


def _is_lost(lost: FrameHit, dead: FrameHit) -> bool:
    """Whether as many had gone missing as are dead, or the one who is dead was shot or taken before."""
    one = lost.number.low if lost.number else 1
    alone = lost.measure in DIED_OF and is_single(lost) and is_single(dead)
    return (lost.measure == "missing" or alone) and lost.kind == "event" and one == (dead.number.low if dead.number else 1)
