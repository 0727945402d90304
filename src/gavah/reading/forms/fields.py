"""The fields of a form or a tally → frames: a label that names an event, and the number behind its colon. Labels are data: `labels.toml`."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.frame import FrameHit, Range, Scan, Sentence

_M = TypeVar("_M", TimeMention, PlaceMention)

_GAP = 3
"""How many characters stand at most between a colon and the value of its field."""
_RECORD = 240
"""How many characters behind a count its form may name day and place, or before it the event."""


class _Label(msgspec.Struct, frozen=True):
    """An event's label, and what a number behind it counts."""

    words: re.Pattern[str]
    type: str
    measure: str


class _Labels(msgspec.Struct, frozen=True):
    """The labels of a language: every event label in one pattern, each for itself, and those of count, event, time, place and of accidents."""

    every: re.Pattern[str]
    events: tuple[_Label, ...]
    count: re.Pattern[str]
    event: re.Pattern[str]
    when: re.Pattern[str]
    where: re.Pattern[str]
    accident: re.Pattern[str]


def form_hits(scan: Scan, told: list[FrameHit]) -> list[FrameHit]:
    """`told`, and the counts behind labels in the passage of `scan` that it does not hold already; sorted by sentence where there are any."""
    labels = _labels("fa" if scan.language == "fa" else "en")
    start, end = scan.passage.start, scan.passage.end
    values = [*(n.start for n in scan.numbers), *(p.start for p in scan.places)]
    if not any(":" in scan.text[max(0, at - _GAP) : at] for at in values):
        return told
    used = {hit.number.start for hit in told if hit.number}
    found = [hit for match in labels.every.finditer(scan.text, start, end) for hit in _hits(scan, labels, match)]
    entered = [hit for hit in found if hit.number is not None and hit.number.start not in used]
    if not entered:
        return told
    labelled = {hit.trigger for hit in entered}  # the label's own word tells of nobody else
    rest = [hit for hit in told if hit.number or not any(a <= hit.trigger[0] < b for a, b in labelled)]
    return sorted([*rest, *entered], key=lambda hit: hit.sentence)


def _hits(scan: Scan, labels: _Labels, match: re.Match[str]) -> list[FrameHit]:
    """The count behind a label, or those of a list of places: "Arrests today: A five, B three"."""
    one = _hit(scan, labels, match)
    return [one] if one is not None else _by_place(scan, labels, match)


def _by_place(scan: Scan, labels: _Labels, match: re.Match[str]) -> list[FrameHit]:
    """A hit for each number with a place right before it behind the label at `match`; () where fewer than two stand so."""
    label, sentence = _label(scan, labels, match), _sentence_at(scan, match.start("label"))
    if label is None or sentence is None:
        return []
    inside = [n for n in scan.numbers if match.end() <= n.start < sentence.end and n.kind == "count" and _ends_field(scan.text, n.end)]
    pairs = [(n, p) for n in inside for p in scan.places if p.start >= match.end() and 0 < n.start - p.end <= _GAP and not p.role]
    edges = [match.end(), *(n.end for n, _ in pairs)]
    if len(pairs) < 2:
        return []
    bare = _entered(label, match, sentence, "form:listed")
    return [
        msgspec.structs.replace(
            bare,
            number=number,
            complete=number.complete,
            times=_dated(scan, (edge, place.start)) or _dated(scan, match.span()),
            places=(place,),
        )
        for (number, place), edge in zip(pairs, edges, strict=False)
    ]


def _entered(label: _Label, match: re.Match[str], sentence: Sentence, rule: str) -> FrameHit:
    """The event that a label names, still without its value."""
    return FrameHit(type=label.type, trigger=match.span("label"), sentence=(sentence.start, sentence.end), measure=label.measure, rule=rule)


def _dated(scan: Scan, where: Range) -> tuple[TimeMention, ...]:
    """The last day named in a range."""
    return tuple(t for t in scan.times if where[0] <= t.start and t.end <= where[1] and t.earliest)[-1:]


def _hit(scan: Scan, labels: _Labels, match: re.Match[str]) -> FrameHit | None:
    number = _number_at(scan, match.end())
    label = _label(scan, labels, match)
    sentence = _sentence_at(scan, match.start("label"))
    if number is None or label is None or sentence is None or not _ends_field(scan.text, number.end):
        return None
    record = (max(scan.passage.start, match.start() - _RECORD), min(scan.passage.end, number.end + _RECORD))
    if labels.accident.search(scan.text[slice(*record)].lower()):
        return None
    later = labels.every.search(scan.text, number.end, record[1])
    until = later.start() if later is not None else record[1]
    times = _valued(scan, labels.when, scan.times, number.end, until) or _shared(scan, labels.when, scan.times, record)
    places = _valued(scan, labels.where, scan.places, number.end, until) or _shared(scan, labels.where, scan.places, record)
    dated = tuple(t for t in times if t.earliest or t.latest)[:1]
    bare = _entered(label, match, sentence, "form")
    return msgspec.structs.replace(bare, number=number, complete=number.complete, times=dated, places=places[:1])


def _label(scan: Scan, labels: _Labels, match: re.Match[str]) -> _Label | None:
    """What the label at `match` counts; for "Number:" the event that a field before it names."""
    words = match.group("label").lower()
    own = next((label for label in labels.events if label.words.fullmatch(words)), None)
    if own is not None or not labels.count.fullmatch(words):
        return own
    before = scan.text[max(scan.passage.start, match.start() - _RECORD) : match.start()].lower()
    named = list(labels.event.finditer(before))
    value = re.split(r"[.؛;|\n]", before[named[-1].end() :], maxsplit=1)[0] if named else ""
    return next((label for label in labels.events if label.words.search(value)), None) if value else None


def _number_at(scan: Scan, at: int) -> NumberMention | None:
    """The count that begins right behind offset `at`."""
    first = bisect_left(scan.numbers, at, key=lambda n: n.start)
    number = scan.numbers[first] if first < len(scan.numbers) else None
    return number if number is not None and number.kind == "count" and number.start - at <= _GAP else None


_FIELD_END = re.compile(
    r"(?:\s*(?:people|persons|men|women|prisoners|workers|students|pupils|نفر|تن|مورد|زندانی|معترض|دانشجو|شهروند|کارگر|معلم))?"
    r"\s*(?:[.؛;،,|/()\n•–-]|$)"
)


def _ends_field(text: str, at: int) -> bool:
    return _FIELD_END.match(text, at) is not None


def _sentence_at(scan: Scan, offset: int) -> Sentence | None:
    at = bisect_right(scan.sentences, offset, key=lambda s: s.start) - 1
    return scan.sentences[at] if at >= 0 and offset < scan.sentences[at].end else None


def _valued(scan: Scan, label: re.Pattern[str], mentions: tuple[_M, ...], start: int, end: int) -> tuple[_M, ...]:
    """The mentions that are the values of fields named `label` in [start, end)."""
    ends = [match.end() for match in label.finditer(scan.text, start, end)]
    return tuple(m for m in mentions if any(0 <= m.start - at <= _GAP for at in ends))


def _shared(scan: Scan, label: re.Pattern[str], mentions: tuple[_M, ...], record: Range) -> tuple[_M, ...]:
    """The value of the record's one field named `label`, which then holds for all its counts; () for none or several."""
    found = _valued(scan, label, mentions, *record)
    return found if len(found) == 1 else ()


@cache
def _labels(language: str) -> _Labels:
    data = tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))[language]
    every = "|".join([*(row["words"] for row in data["event"]), data["count"]])
    return _Labels(
        every=re.compile(rf"(?:^|(?<=[.؛;،,|/()\n•–-])|(?<=[.؛;،,|/()\n•–-] ))(?P<label>{every})\s?:", re.IGNORECASE | re.MULTILINE),
        events=tuple(_Label(re.compile(row["words"]), row["type"], row["measure"]) for row in data["event"]),
        count=re.compile(data["count"]),
        event=re.compile(rf"(?:{data['what']})\s?:\s?"),
        when=re.compile(rf"(?:{data['when']})\s?:", re.IGNORECASE),
        where=re.compile(rf"(?:{data['where']})\s?:", re.IGNORECASE),
        accident=re.compile(data["accident"]),
    )
