"""What a story is known by: the words of a report in their order, the places, days and ages that it names, and the day it is of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gavah.linking.anchors import word_hash
from gavah.model import NumberMention, PlaceMention, Report, TimeMention, folded

_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*|\d+")
_MOST = 3_000
"""Words read of one report; what is longer is a compilation."""
_PAST = 400
"""Days before publication that a day named may be the story's."""

Named = tuple[tuple[int, int], ...]
"""(index of the word, what is named there)."""


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """A report as a story. `words`: 32-bit hashes in the order of the text; `cities`, `provinces`: hashes of place ids;
    `days`: ordinals."""

    id: str
    source: str
    day: int | None
    words: bytes
    cities: Named = ()
    provinces: Named = ()
    days: Named = ()
    ages: Named = ()

    @property
    def hashes(self) -> npt.NDArray[np.uint32]:
        """`words` as an array."""
        return np.frombuffer(self.words, np.uint32)


def profile(report: Report, places: Iterable[PlaceMention], times: Iterable[TimeMention] = (), numbers: Iterable[NumberMention] = ()) -> StoryProfile:
    """The profile of `report`; `places`, `times` and `numbers` are those its text names."""
    found = list(_WORD.finditer(report.text))[:_MOST]
    starts = np.array([match.start() for match in found])
    end = found[-1].end() if found else 0

    def at(start: int) -> int:
        return int(np.searchsorted(starts, start, "right")) - 1

    day = report.published.toordinal() if report.published else None
    located = [place for place in places if place.role != "dateline" and place.start < end]
    return StoryProfile(
        id=report.id,
        source=report.source,
        day=day,
        words=np.array([word_hash(folded(match.group())) for match in found], np.uint32).tobytes(),
        cities=tuple((at(p.start), word_hash(p.id)) for p in located if p.level in ("county", "city", "site")),
        provinces=tuple((at(p.start), word_hash(p.path[1])) for p in located if len(p.path) > 1),
        days=tuple((at(t.start), known) for t in times if t.start < end and (known := _single_day(t, day)) is not None),
        ages=tuple((at(n.start), n.low) for n in numbers if n.start < end and n.kind == "age" and n.low is not None and n.low == n.high),
    )


def _single_day(mention: TimeMention, published: int | None) -> int | None:
    """The one day that `mention` names, not after publication and not long before it."""
    if mention.type not in ("DATE", "TIME") or mention.earliest is None or mention.earliest != mention.latest:
        return None
    named = mention.earliest.toordinal()
    return named if published is None or 0 <= published - named <= _PAST else None
