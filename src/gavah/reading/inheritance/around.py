"""The sentences, days and places of one passage, looked up by offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.frame import Range, Sentence
from gavah.reading.lives import is_of_a_life
from gavah.reading.passage_times import titled_stretch
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.scan import Scanned, anchor_of
from gavah.reading.yearless import is_yearless, value_of

SHORT = 2_500
"""Up to so many characters a passage is short enough to have one day and one city."""


FEW_DAYS = 3
"""Up to so many days a window still says when something happened."""
_MEETING = 6_000  # characters over which what is said is said at the meeting told of


class Around:
    """The sentences, days and places of one passage, looked up by offset."""

    def __init__(self, scanned: Scanned) -> None:
        self.scanned, self.scan, self.said = scanned, scanned.scan, anchor_of(scanned)
        self.text = scanned.scan.text
        self.sentences = scanned.scan.sentences
        self._starts = [s.start for s in self.sentences]
        self._times = [t.start for t in self.scan.times]
        self._places = [p.start for p in self.scan.places]
        self._origins: dict[int, bool] = {}
        self._scenes: dict[tuple[int, int, str], bool] = {}

    @cached_property
    def titled(self) -> TimeMention | None:
        """The stretch of days that the passage's title says it covers."""
        return titled_stretch(self.scan.times, self.sentences, self.text, self.said)

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`."""
        n = bisect_right(self._starts, offset) - 1
        return self.sentences[n] if n >= 0 and offset < self.sentences[n].end else None

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the same paragraph before `sentence`, the nearest first."""
        n = bisect_right(self._starts, sentence.start) - 2
        while n >= 0 and self.sentences[n].paragraph == sentence.paragraph and sentence.start - self.sentences[n].start < SHORT:
            yield self.sentences[n]
            n -= 1

    @cached_property
    def _meetings(self) -> list[Sentence]:
        """The sentences that tell when or where a meeting was held: one that tells neither only speaks of it again."""
        words = ((s, self.text[s.start : s.end]) for s in self.sentences)
        held = [s for s, said in words if patterns().meeting.search(said) and patterns().held.search(said)]
        return [s for s in held if self.places(s.start, s.end) or self.times(s.start, s.end) or self.yearless(s.start, s.end)]

    def meeting_before(self, sentence: Sentence) -> Sentence | None:
        """The nearest sentence before in the passage that tells of a meeting being held: the scene of what is said behind it."""
        n = bisect_left(self._meetings, sentence.start, key=lambda s: s.start) - 1
        return self._meetings[n] if n >= 0 and sentence.start - self._meetings[n].start < _MEETING else None

    def after(self, sentence: Sentence) -> Sentence | None:
        """The sentence behind `sentence`, in its paragraph or the next."""
        n = bisect_right(self._starts, sentence.start)
        return self.sentences[n] if n < len(self.sentences) else None

    def paragraph_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the paragraph before that of `sentence`, the nearest first."""
        n = bisect_right(self._starts, sentence.paragraph[0] - 1) - 1
        if n >= 0:
            yield self.sentences[n]
            yield from self.before(self.sentences[n])

    def _told(self, start: int, end: int) -> Sequence[TimeMention]:
        """All time expressions that begin in [start, end)."""
        low, high = (bisect_right(self._times, at - 1) for at in (start, end))
        return self.scan.times[low:high]

    def times(self, start: int, end: int) -> list[TimeMention]:
        """The full days told in [start, end)."""
        return [t for t in self._told(start, end) if t.earliest and t.latest and t.granularity == "day" and t.type in ("DATE", "TIME")]

    def parts(self, start: int, end: int) -> list[TimeMention]:
        """The parts of a day told in [start, end) without it: "by midnight"."""
        return [t for t in self._told(start, end) if t.type == "TIME" and t.earliest is None]

    def windows(self, start: int, end: int) -> list[TimeMention]:
        """The windows of a few days told in [start, end): "the past few hours", "over the weekend"."""
        found = [t for t in self._told(start, end) if t.earliest and t.latest and t.granularity == "window"]
        return [t for t in found if t.earliest and t.latest and (t.latest - t.earliest).days <= FEW_DAYS]

    def covered(self, start: int, end: int) -> list[TimeMention]:
        """The windows and months told in [start, end) with both their ends."""
        found = [t for t in self._told(start, end) if t.type == "DATE" and t.granularity in ("window", "week", "month")]
        return [t for t in found if t.earliest and t.latest]

    def spans(self, start: int, end: int) -> list[TimeMention]:
        """The spans up to the saying told in [start, end): "over the past three years"."""
        return [t for t in self._told(start, end) if t.latest and t.relation == "within" and t.type == "DURATION"]

    def stretches(self, start: int, end: int) -> list[TimeMention]:
        """The stretches longer than a day told in [start, end): windows, weeks, months, years, and what has gone on since a day."""
        found = [t for t in self._told(start, end) if t.earliest and t.latest and t.rule != "reference"]
        return [t for t in found if t.earliest != t.latest or t.relation == "since"]

    def lengths(self, start: int, end: int) -> list[TimeMention]:
        """The lengths of time told in [start, end) that no day is known of: "in five days"."""
        return [t for t in self._told(start, end) if t.type == "DURATION" and t.earliest is t.latest is None]

    def undated(self, start: int, end: int) -> list[TimeMention]:
        """The words in [start, end) for some time behind another: "several days later"."""
        return [t for t in self._told(start, end) if t.value == "FUTURE_REF"]

    def dates_told(self, start: int, end: int) -> list[TimeMention]:
        """The days, months and years told in [start, end), against another day or in full."""
        return [t for t in self._told(start, end) if t.type == "DATE" and t.earliest and t.latest]

    def references(self, start: int, end: int) -> list[TimeMention]:
        """The words for the time of telling in [start, end): "now"."""
        return [t for t in self._told(start, end) if t.rule == "reference"]

    def yearless(self, start: int, end: int) -> list[TimeMention]:
        """The days and months told in [start, end) without their year, each once."""
        found = [t for t in self._told(start, end) if is_yearless(t) and value_of(t) and t.relation not in ("since", "until", "before", "after")]
        return list({t.value: t for t in found}.values())

    def dated(self, start: int, end: int) -> list[TimeMention]:
        """The days, windows and months told in [start, end), with a year or without."""
        full = [t for t in self._told(start, end) if t.earliest and t.latest and t.type == "DATE" and not t.relative]
        return [t for t in full if t.granularity in ("day", "window", "month")] + self.yearless(start, end)

    def tells_years(self, start: int, end: int) -> bool:
        """Whether [start, end) names a year or a month of its own: "in 1984"."""
        return any(t.granularity in ("year", "month") and t.type == "DATE" for t in self._told(start, end))

    def dates(self, start: int, end: int) -> list[TimeMention]:
        """The days, months and years told in [start, end) in full, not against another day."""
        return [t for t in self._told(start, end) if t.type == "DATE" and t.earliest and t.latest and not t.relative]

    def tells_full_years(self, start: int, end: int) -> bool:
        """Whether something happened in a year told in [start, end), or in a month or on a day with its year."""
        return any(t.relation == "on" for t in self.dates(start, end))

    def places(self, start: int, end: int, *, homes: bool = False, courts: bool = False, care: bool = False) -> list[PlaceMention]:
        """The places told in [start, end), without datelines, demonyms, metonyms and hospitals; those of a life or a court only if asked for.

        `care`: the towns of hospitals too, as of those who work in them.
        """
        low, high = (bisect_right(self._places, at - 1) for at in (start, end))
        named = [p for p in self.scan.places[low:high] if p.role == "" and (homes or not self.is_origin(p) or (care and self._is_at_work(p)))]
        return [p for p in named if self._may_be_scene(p) and (courts or not self.is_court(p))]

    def _is_at_work(self, place: PlaceMention) -> bool:
        """Whether `place` is that of hospitals: "three hospitals in A"."""
        return place_patterns().hospitals_in.search(self.text, max(0, place.start - 45), place.start) is not None

    def _may_be_scene(self, place: PlaceMention) -> bool:
        """Whether `place` is none that measures the way, is charged with spying or names a street.

        Kept: each event of a passage asks of each place.
        """
        key = (place.start, place.end, place.level)
        if key not in self._scenes:
            self._scenes[key] = not self.is_away(place) and not charged(self.scanned, place) and not self.is_no_scene(place)
        return self._scenes[key]

    def is_origin(self, place: PlaceMention) -> bool:
        """Whether `place` tells where a person comes from or studies, not where something happened."""
        if place.start not in self._origins:
            self._origins[place.start] = self._tells_origin(place)
        return self._origins[place.start]

    def _tells_origin(self, place: PlaceMention) -> bool:
        sentence = self.at(place.start)
        own = self.text[max(0, place.start - 45) : place.start]
        return (
            patterns().origin.search(own) is not None
            or place_patterns().comes_from.search(own) is not None
            or self.is_haunt(place)
            or is_of_a_life(self.text, sentence.start if sentence else place.start, place)
        )

    def is_haunt(self, place: PlaceMention) -> bool:
        """Whether `place` is only where somebody spends his time."""
        return patterns().haunt.search(self.text[max(0, place.start - 60) : place.start]) is not None

    def is_court(self, place: PlaceMention) -> bool:
        """Whether `place` is where a court sits."""
        before = self.text[max(0, place.start - 60) : place.start]
        return patterns().court_before.search(before) is not None or patterns().court_behind.match(self.text, place.end) is not None

    def is_no_scene(self, place: PlaceMention) -> bool:
        """Whether `place` is only the name of a street, a body or a hospital."""
        named = (patterns().street, patterns().body)
        return self.is_of_care(place) or (place.level != "site" and any(pattern.match(self.text, place.end) for pattern in named))

    def is_of_care(self, place: PlaceMention) -> bool:
        """Whether `place` is a hospital's: "a Rasht hospital"."""
        return place.level != "site" and patterns().care_behind.match(self.text, place.end) is not None

    def is_away(self, place: PlaceMention) -> bool:
        """Whether `place` only measures the way ("16 km north of …"), is where somebody was going («به رشت سفر کند») or is meant from afar."""
        before = self.text[max(0, place.start - 45) : place.start]
        going = patterns().way.search(before) is not None and patterns().assailed.match(self.text, place.end) is None
        return going or patterns().away.search(before) is not None or place_patterns().meant.search(before) is not None

    def is_heading(self, sentence: Range) -> bool:
        """Whether `sentence` stands near the passage's start and ends without a full stop."""
        first = self.scan.passage.start
        return sentence[0] - first < 160 and self.text[sentence[1] - 1] not in '.!?؟»"'


def charged(scanned: Scanned, place: PlaceMention) -> bool:
    """Whether `place` is the country of a charge: "for spying for …", where nothing happened."""
    return patterns().charge.search(scanned.scan.text[max(0, place.start - 45) : place.start]) is not None
