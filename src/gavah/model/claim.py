"""The claim: the unit of record."""

from datetime import date
from typing import Any

import msgspec

from gavah.model.errors import SpanError
from gavah.model.ids import content_id
from gavah.model.report import Report, Span
from gavah.model.vocabulary import Calendar, ClaimKind, Level, Measure, Modality, Polarity


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many, of what. `high` None = open. Absent is never zero: no quantity is None, not [0, 0].

    `measure` may join two of the closed list with "|" where a source counts two as one ("imprisoned|missing").
    `complete`: the words exclude more ("only", "in all"). Units: whole persons, events, sites, months, hours.
    """

    measure: str
    low: int
    high: int | None
    words: str
    rule: str
    complete: bool = False

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"no quantity lies in [{self.low}, {self.high}] ({self.words!r})")


class When(msgspec.Struct, frozen=True, kw_only=True):
    """Days, inclusive; None = open. For an event the days it may have happened on; for a total the window it covers.

    `rule` says where it comes from: the time rule's id, with "inherited:paragraph|passage|lead|person|published" in front where the words stand
    elsewhere. Running counts carry `since`, `as_of` and the `series` they belong to. `value` is what the words name, in `calendar`:
    "1404-10-18", "2026-01", and "XXXX-10-18" or "XXXX-10-18/XXXX-10-19" where nobody told the year (then the days stay open); "" for what
    names no day, month or year.
    """

    earliest: date | None
    latest: date | None
    words: str = ""
    calendar: Calendar = "gregorian"
    granularity: str = "day"
    rule: str = ""
    since: date | None = None
    as_of: date | None = None
    series: str = ""
    value: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"no day lies in {self.earliest} … {self.latest} ({self.words!r})")


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place: gazetteer id, the path of ids from the country down to itself, its level and coordinates (degrees, WGS 84)."""

    id: str
    name: str
    level: Level
    path: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    words: str = ""
    rule: str = ""
    confidence: float = 1.0


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or recipient as the words name it. `kind`: person, group, body, site. `person_class` as in SAFETY.md, "" = private."""

    words: str
    start: int
    end: int
    kind: str = ""
    person_class: str = msgspec.field(default="", name="class")


class ReaderVersion(msgspec.Struct, frozen=True):
    """Which reader made a claim; not part of the claim's identity."""

    name: str
    version: str


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says a field is: its JSON, who and when. `contested`: people disagree, or it fits no claim: the machine's reading holds."""

    field: str
    value: str
    by: str
    at: str
    contested: bool = False


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says happened, as it says it. Immutable; see `make_claim` for the id.

    `spans`: the first is the sentence; the others, by their `field`, the words each part stands on.
    `issuers`: outlet, body quoted, its own source. `derived` marks percentages and differences: they enter no figure.
    `victims` are the names listed as the persons counted; `victims_complete` when the list is the whole count.
    `corrected`: which fields are a person's and no longer the machine's (`gavah.model.corrections`); no part of the claim's identity.
    """

    id: str
    report: str
    kind: ClaimKind
    type: str
    spans: tuple[Span, ...]
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    quantity: Quantity | None = None
    when: When | None = None
    said: date | None = None
    where: tuple[Where, ...] = ()
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    issuers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    derived: bool = False
    victims: tuple[str, ...] = ()
    victims_complete: bool = False
    notes: tuple[str, ...] = ()
    reader: ReaderVersion = ReaderVersion("", "")
    corrected: tuple[Correction, ...] = ()

    @property
    def sentence(self) -> Span:
        """The sentence the claim stands on."""
        return self.spans[0]

    def check_against(self, report: Report) -> None:
        """Raise `SpanError` unless every span's words stand at its offsets in `report`."""
        if not self.spans:
            raise SpanError("a claim without words", where=self.id)
        for span in self.spans:
            if span.report != report.id:
                raise SpanError(f"span of report {span.report} in a claim of {report.id}", where=self.id)
            Span(report, span.start, span.end, span.words)


def make_claim(**fields: Any) -> Claim:  # noqa: ANN401 - the fields of Claim, checked by its constructor
    """A claim with its id: a hash of everything but the reader and corrections, so that a second reading gives the same ids.

    `When.value` enters it only where the days are open, so that it is no second telling of them.
    Takes every field of `Claim` but `id`. Raises `SpanError` when there are no spans.
    """
    draft = Claim(id="", **fields)
    if not draft.spans:
        raise SpanError("a claim without words", where=draft.report)
    return msgspec.structs.replace(draft, id=id_of(draft))


def id_of(claim: Claim) -> str:
    """The id that the content of `claim` gives, whatever id it bears."""
    content = msgspec.to_builtins(claim)
    del content["id"], content["reader"], content["corrected"]
    when = claim.when
    if when is not None and (not when.value or when.earliest is not None):
        del content["when"]["value"]
    return content_id("c", content)


__all__ = ["Claim", "Correction", "Measure", "Party", "Quantity", "ReaderVersion", "When", "Where", "id_of", "make_claim"]
