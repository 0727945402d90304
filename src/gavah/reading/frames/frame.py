"""What the frame readers of both languages take and give. All ranges are code points of the report's stored text."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from gavah.model import Attribution, NumberMention, Party, PlaceMention, TimeMention, View
from gavah.model.report import Passage
from gavah.model.vocabulary import ClaimKind, Modality, Polarity

if TYPE_CHECKING:
    from gavah.reading.engine.parsed import Parsed

PART = "share"
"""The rule by which the parts of a count are told that its own clause does not hold."""
Range = tuple[int, int]
Parser = Callable[[str], "Parsed"]
"""An English sentence → its grammar, in offsets of the sentence."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and the paragraph it stands in, as ranges."""

    start: int
    end: int
    paragraph: Range


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """One report or passage after the scanners: everything sorted by start, offsets into the whole stored text.

    `parser` reads the grammar of one English sentence; None where there is none.
    """

    text: str
    view: View
    language: str
    passage: Passage
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    parser: "Parser | None" = None

    def before(self, sentence: Sentence, most: int) -> Iterator[Sentence]:
        """The sentences before `sentence`, nearest first, at most `most`."""
        at = bisect_left(self.sentences, sentence.start, key=lambda s: s.start)
        return reversed(self.sentences[max(0, at - most) : at])

    def behind(self, sentence: Sentence, most: int) -> tuple[Sentence, ...]:
        """The sentences after `sentence`, at most `most`."""
        at = bisect_left(self.sentences, sentence.end, key=lambda s: s.start)
        return self.sentences[at : at + most]


class FrameHit(msgspec.Struct, frozen=True, kw_only=True):
    """One event told in one sentence, before the document is looked at.

    `number` counts the affected as `measure`; None where the words give no number (an event of unknown number, unless `singular`
    holds the range of a single described victim: [1, 1] by rule `singular`). `times` and `places` are those attached to *this* event,
    best first; several places mean "in one or other of these" (the claim's region is their union). A hit that distributes ("two in A and one
    in B") comes as one hit a part. `anaphor` marks "the two", "the prisoners", "he": the document decides whom it means.
    `kind`: "total" for running counts and sums over a window or several places, "statement" for percentages, calls, plans and the like.
    `derived` marks percentages and differences. `victims` are name ranges listed as the counted persons.
    `note` names what speaks against counting it (for `gavah show --why`). `upto`: where what it brought about begins to be told ("her death
    | sparked protests in A"): no day or place behind is its own.
    """

    type: str
    trigger: Range
    sentence: Range
    kind: ClaimKind = "event"
    measure: str | None = None
    number: NumberMention | None = None
    singular: Range | None = None
    complete: bool = False
    affected: tuple[Party, ...] = ()
    agent: tuple[Party, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    groups: tuple[str, ...] = ()
    victims: tuple[Range, ...] = ()
    victims_complete: bool = False
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    anaphor: bool = False
    derived: bool = False
    rule: str = ""
    note: str = ""
    upto: int | None = None


OVER_BY = ("release", "poisoning")
"""Types of what befalls those told of before: a day by which it is over is its day ("by Friday forty had been freed")."""


def of_others(hit: FrameHit, number: NumberMention, **changes: object) -> FrameHit:
    """`hit` told of others: with this number and nobody whom it names. `changes`: what else differs, by field."""
    nobody: dict[str, object] = {"affected": (), "groups": (), "victims": (), "victims_complete": False, "anaphor": False, "note": ""}
    return msgspec.structs.replace(hit, number=number, singular=None, complete=number.complete, **{**nobody, **changes})


def at_one(one: FrameHit, other: FrameHit) -> bool:
    """Whether two hits are told by the same words."""
    return one.trigger[0] < other.trigger[1] and other.trigger[0] < one.trigger[1]
