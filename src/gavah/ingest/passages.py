"""A page that compiles many items, cut into passages with their own headings and days."""

from datetime import date, timedelta
from typing import Final

import msgspec

from gavah.ingest.blocks import Block
from gavah.ingest.dates import DayWords, full_dates
from gavah.ingest.dating import Dated, Lead, heading_days, lead, nearest
from gavah.model import Passage

_SEEMS, _LEAD = 6, 7  # levels: a line that only looks like a heading; a paragraph that begins with a dateline
_LONGEST_HEADING: Final = 300
_BULLET_SIGNS: Final = 6  # a dateline that begins later has a place before its day
_STORY: Final = 240
_ENOUGH_STORY: Final = 40
_DAY: Final = timedelta(days=1)


class Mark(msgspec.Struct, kw_only=True):
    """Where a passage begins. `days` its heading or dateline names; `only_date`: a line that is nothing but a date, for all below it.

    `top`: such a line above everything else, which dates the whole report unless there are more of its kind.
    """

    start: int
    end: int
    heading: str
    level: int
    days: list[DayWords]
    only_date: bool = False
    top: bool = False
    said: Dated = Dated()


def find_marks(text: str, blocks: tuple[Block, ...], title: str) -> list[Mark]:
    """Where passages begin; nothing where the text is one item."""
    return _worth_cutting(_marks(text, blocks, title), len(text))


def above_items(blocks: tuple[Block, ...], marks: list[Mark]) -> tuple[Block, ...]:
    """The parts that can date the whole: all of an article, but of a page that compiles dated items only what stands above the first."""
    dated = [mark.start for mark in marks if mark.days]
    return blocks if len(dated) < 2 else tuple(block for block in blocks if block.start < dated[0])


def cut(text: str, marks: list[Mark], report: Dated, title: str, retrieved: date | None) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages of a text and notes on how they were dated. `report`: when the whole came out."""
    if not marks:
        return (), ()
    limit = report.published or report.latest or retrieved
    notes = _date(text, marks, report, limit)
    ends = [*(mark.start for mark in marks[1:]), len(text)]
    compiled = any(mark.said.basis == "stated" for mark in marks)
    passages = [_passage(text, mark, end, report, compiled, limit) for mark, end in zip(marks, ends, strict=True)]
    if text[: marks[0].start].strip():
        passages.insert(0, _dated_passage(0, marks[0].start, title, report))
    return tuple(passages), tuple(notes)


def _marks(text: str, blocks: tuple[Block, ...], title: str) -> list[Mark]:
    marks: list[Mark] = []
    headings = [block for block in blocks if block.kind == "heading"]
    alone = len(headings) > 0 and all(block.level > headings[0].level for block in headings[1:])
    fresh = 0  # parts since the last heading, captions not counted
    for number, block in enumerate(blocks):
        words = text[block.start : block.end]
        if block.kind == "caption":
            continue
        if block.kind == "heading":
            if marks or block is not headings[0] or not _is_title(words, title, number, alone):
                marks.append(_heading_mark(block, words))
            fresh = 0
            continue
        fresh += 1
        found = lead(words)
        if found is None or (block.kind == "item" and not _is_story(words, found)):
            continue
        if marks and fresh <= 2 and marks[-1].level < _LEAD and not marks[-1].days and (found.whole or fresh == 1):
            marks[-1].days = [found.day]  # the dateline under a heading
        elif not found.whole:
            heading = words[: found.end].strip(" -–—:|*_•·")
            marks.append(Mark(start=block.start, end=block.end, heading=heading, level=_LEAD, days=[found.day]))
        else:
            top = not marks and number <= 3
            marks.append(Mark(start=block.start, end=block.end, heading=_clean(words), level=_SEEMS, days=[found.day], only_date=True, top=top))
    return marks


def _is_story(item: str, found: Lead) -> bool:
    """Whether a dated bullet tells a story of its own ("Rasht – 3 October: …"); "September 30: four in Shiraz" only lists a day."""
    return found.day.start > _BULLET_SIGNS or len(item) >= _STORY


def _is_title(words: str, title: str, number: int, alone: bool) -> bool:
    """The first heading is the whole report's if no other has its rank, or if it is the title and names no day of its own."""
    return number <= 3 and (alone or (_clean(words) == title.strip() and not heading_days(words)))


def _heading_mark(block: Block, words: str) -> Mark:
    found = lead(words)
    days = heading_days(words)
    return Mark(
        start=block.start,
        end=block.end,
        heading=_clean(words),
        level=block.level or _SEEMS,
        days=days,
        only_date=bool(days) and found is not None and found.whole,
    )


def _clean(heading: str) -> str:
    return " ".join(heading.strip().lstrip("#").strip(" *_").split())[:_LONGEST_HEADING]


def _worth_cutting(marks: list[Mark], length: int) -> list[Mark]:
    """Lines that only look like headings, and single datelines, cut nothing unless there are more of their kind or a day in them."""
    lines = [mark for mark in marks if mark.only_date or mark.level == _LEAD]
    if len(lines) == 1:
        marks = [mark for mark in marks if not mark.top]
    seeming = [mark for mark in marks if mark.level == _SEEMS and not mark.days]
    leads = [mark for mark in marks if mark.level == _LEAD]
    others = len(marks) - len(leads)
    if len(leads) == 1 and not others:
        return []
    if len(seeming) == 1 and len(marks) == 1:
        return []
    if len(marks) == 1 and marks[0].only_date and length - marks[0].end < _ENOUGH_STORY:
        return []  # a day at the end of a text signs it
    return marks


def _date(text: str, marks: list[Mark], report: Dated, limit: date | None) -> list[str]:
    """Date every mark that says a day: full dates first, then those without a year by their neighbours. Returns notes."""
    notes: list[str] = []
    for mark in marks:
        mark.said = _full(mark, limit, report, notes)
    chosen = 0
    for number, mark in enumerate(marks):
        if mark.days and mark.said.basis == "none" and all(day.year is None for day in mark.days):
            anchor = _neighbour(marks, number) or report.published or report.earliest  # never the day of collection: pages are collected late
            days = {d for day in mark.days if anchor and (d := nearest(day, anchor, limit))}
            mark.said = _one_or_between(days)
            chosen += bool(days)
    if chosen:
        notes.append(f"the year of {chosen} passage dates was chosen by weekday and the dates beside them")
    _inherit(marks)
    return notes


def _full(mark: Mark, limit: date | None, report: Dated, notes: list[str]) -> Dated:
    """The day or days of a mark that says a year."""
    days: set[date] = set()
    for day in mark.days:
        bounds = day.bounds()
        if day.year is not None and bounds is None:
            notes.append(f"there is no such day as in {mark.heading!r}: dropped")
        elif bounds and limit and bounds[0] > limit + _DAY:
            notes.append(f"the date in {mark.heading!r} lies after the report itself: dropped")
        elif bounds:
            days |= {d for d in bounds if limit is None or d <= limit + _DAY}
            if day.weekday is not None and bounds[0] == bounds[1] and bounds[0].weekday() != day.weekday:
                notes.append(f"in {mark.heading!r} the weekday does not fit the date; the date was kept")
    return _one_or_between(days)


def _one_or_between(days: set[date]) -> Dated:
    if not days:
        return Dated()
    if len(days) == 1:
        return Dated(next(iter(days)), basis="stated")
    return Dated(None, min(days), max(days), "stated")


def _neighbour(marks: list[Mark], number: int) -> date | None:
    """The day of the nearest dated passage, earlier ones first where two are as near."""
    order = sorted(range(len(marks)), key=lambda other: (abs(other - number), other))
    return next((marks[other].said.published for other in order if marks[other].said.published), None)


def _inherit(marks: list[Mark]) -> None:
    """A heading that is only a date dates the passages below it, up to the next heading of its rank or the next date."""
    group: Mark | None = None
    for mark in marks:
        if mark.days:
            below = group is not None and mark.level > group.level
            group = mark if mark.only_date else group if below else None
        elif group and (mark.level > group.level or group.level == mark.level == _SEEMS):
            mark.said = group.said
        else:
            group = None


def _passage(text: str, mark: Mark, end: int, report: Dated, compiled: bool, limit: date | None) -> Passage:
    if mark.said.basis == "stated":
        return _dated_passage(mark.start, end, mark.heading, mark.said)
    if not compiled:
        return _dated_passage(mark.start, end, mark.heading, report)
    mentioned = [found.earliest for found in full_dates(text[mark.start : end]) if limit is None or found.latest <= limit]
    return _dated_passage(
        mark.start, end, mark.heading, Dated(None, max(mentioned, default=None), limit, "inferred" if mentioned or limit else "none")
    )


def _dated_passage(start: int, end: int, heading: str, dated: Dated) -> Passage:
    return Passage(start=start, end=end, heading=heading, published=dated.published, earliest=dated.earliest, latest=dated.latest, basis=dated.basis)
