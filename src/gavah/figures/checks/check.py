"""What a check gives."""

from datetime import date
from typing import Literal

import msgspec

Verdict = Literal["fits", "differs", "open"]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a comparison: the days `first` … `last`, the `claimed` figure there [floor, ceiling] (None = nothing is claimed; a ceiling of
    None = open), and what the other side and the percentage `implied` for it.
    """

    first: date
    last: date
    claimed: tuple[int, int | None] | None
    implied: tuple[int, int | None] | None


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One derived claim beside what it implies. `kind`: percentage, share, day-counter, anniversary or weekday.

    `words`: the number as said. `says`: the comparison in the program's voice. `assumed`: what the words leave open and was filled in ("" =
    nothing). `now`, `then`: the two sides of a percentage. `implied`: the day that a counter, an anniversary or a date implies; `beside`: the
    days told elsewhere for it. `against`: the claims it was compared with.
    """

    claim: str
    kind: str
    words: str
    says: str
    verdict: Verdict
    assumed: str = ""
    now: Side | None = None
    then: Side | None = None
    implied: date | None = None
    beside: tuple[date, ...] = ()
    against: tuple[str, ...] = ()
