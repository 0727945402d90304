"""Who speaks, what was received, and the spans of its words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec

from gavah.model.errors import SpanError

DateBasis = Literal["stated", "given", "inferred", "none"]
"""How a report or passage got its date: its own words or metadata; the person who added it; bounds worked out; not at all."""


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who speaks: an outlet, body, person in office or sealed contributor.

    `side` is what the source itself stands for (state, opposition, independent, unknown); it never weights a number.
    `family` names sources of one owner or network. `grade` is the Admiralty reliability A–F, "" while nobody judged; `grades` are those for a
    subject: an event type or the first part of one ("execution", "execution.judicial").
    """

    id: str
    name: str
    name_fa: str = ""
    kind: str = "unknown"
    owner: str = ""
    side: str = "unknown"
    lang: str = ""
    family: str = ""
    grade: str = ""
    constructed: bool = False
    grades: dict[str, str] = {}

    def grade_for(self, event_type: str) -> str:
        """The reliability for this subject: the grade of the narrowest that was judged, else that in all."""
        parts = event_type.split(".")
        subjects = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((self.grades[one] for one in subjects if one in self.grades), self.grade)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a report's text with its own heading and date. Offsets are code points of the report's text.

    `published` is the passage's one day, if known; else it lies in [`earliest`, `latest`] (either may be open).
    """

    start: int
    end: int
    heading: str = ""
    published: date | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: DateBasis = "none"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One received item. `sha256` is of the original bytes, which are kept untouched.

    `found` is where it was found: an address, or the path inside what was added. `published` as for a passage. `retrieved` is the day
    the item was collected. `notes` says in words what ingest decided (how it was dated, cut, decoded). `forward_of` names the channel a
    forwarded message came from: a forward is a copy, not a witness. `private`: its words are never sent to another machine.
    """

    id: str
    sha256: str
    media_type: str
    source: str
    text: str
    found: str = ""
    external_id: str = ""
    title: str = ""
    language: str = "und"
    published: date | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: DateBasis = "none"
    retrieved: date | None = None
    passages: tuple[Passage, ...] = ()
    forward_of: str = ""
    constructed: bool = False
    private: bool = False
    notes: tuple[str, ...] = ()

    def span(self, start: int, end: int, field: str = "") -> "Span":
        """The span [start, end) of this report's text."""
        return Span(self, start, end, field=field)

    def passage_at(self, offset: int) -> Passage:
        """The innermost passage over `offset`; a passage of the whole report where none was cut."""
        over = [p for p in self.passages if p.start <= offset < p.end]
        if over:
            return min(over, key=lambda p: p.end - p.start)
        return Passage(
            start=0,
            end=len(self.text),
            heading=self.title,
            published=self.published,
            earliest=self.earliest,
            latest=self.latest,
            basis=self.basis,
        )


@dataclass(frozen=True, slots=True, init=False)
class Span:
    """Words and where they stand: a W3C Web Annotation position and quote selector.

    Built only from the report itself, so words that are not at their offsets cannot exist. (Decoding a stored span checks its length
    only; the case checks the words before it stores them.) `field` says what the words are evidence of: "sentence", "event",
    "quantity", "when", "where", "actor", "recipient", "issuer" or "cue".
    """

    report: str
    start: int
    end: int
    words: str
    field: str = ""

    def __init__(self, report: Report, start: int, end: int, words: str | None = None, *, field: str = "") -> None:
        if not 0 <= start < end <= len(report.text):
            raise SpanError(f"no span [{start}, {end}) in a text of {len(report.text)} characters", where=report.id)
        found = report.text[start:end]
        if words is not None and words != found:
            raise SpanError(f"the words {words!r} are not at [{start}, {end}); there stands {found!r}", where=report.id)
        for name, value in (("report", report.id), ("start", start), ("end", end), ("words", found), ("field", field)):
            object.__setattr__(self, name, value)

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.words) or not self.words:
            raise SpanError(f"[{self.start}, {self.end}) cannot hold {len(self.words)} characters", where=self.report)
