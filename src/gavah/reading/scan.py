"""A report → scans: sentences chosen by a cheap trigger, and the times, numbers, places and attributions around them."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, TypeVar

import msgspec

from gavah.gazetteer import Gazetteer, default, places
from gavah.model import Attribution, NumberMention, PlaceMention, Report, TimeMention, View, fold
from gavah.model.report import Passage
from gavah.reading.abroad import without_strays
from gavah.reading.capitals import with_capitals
from gavah.reading.compared_times import without_compared
from gavah.reading.dateline import Dateline, dateline, reach
from gavah.reading.day_of_month import days_of_month
from gavah.reading.frames.frame import Range, Scan, Sentence
from gavah.reading.furniture import furniture
from gavah.reading.passage_times import across_paragraphs
from gavah.reading.sentences import sentences
from gavah.reading.since_clauses import with_since_clauses
from gavah.reading.surnames import without_surnames
from gavah.reading.unlisted import home_of, relayed, with_unlisted
from gavah.reading.yearless import with_years

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z]")
_LEANING = 5_000
"""How many characters of a passage are looked at for the country it writes of."""

LEAD = 3
"""How many sentences of a passage, a heading among them, are its lead."""

_HEADINGS = 300
"""How many characters headings may take before a dateline."""

_EDITED = re.compile(r"(?i)\[(?:(?:date |day |name |year )?as (?:heard|received|published|printed|given|spoken)|sic|کذا)\]")

_M = TypeVar("_M", TimeMention, NumberMention, PlaceMention)


class _Words:
    """The data of `scan.toml`, compiled."""

    def __init__(self) -> None:
        data = tomllib.loads(files(__package__).joinpath("scan.toml").read_text("utf-8"))
        self.leaning = {country: re.compile(pattern) for country, pattern in data["leaning"].items()}
        self.spoken = tuple(data["places"]["spoken"].items())
        self.directions = re.compile(data["places"]["directions"], re.IGNORECASE)


@cache
def _words() -> _Words:
    return _Words()


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """A scan, its sentences that can tell of an event, its dateline, its gazetteer, and the country it writes of ("" = not known)."""

    scan: Scan
    selected: tuple[Sentence, ...]
    dateline: Dateline
    gazetteer: Gazetteer
    country: str = ""


def language_of(text: str, start: int, end: int, default: str) -> str:
    """ "fa" or "en" by the script most letters of `text[start:end]` are in; `default` for neither."""
    part = text[start:end]
    arabic = len(_ARABIC.findall(part))
    latin = len(_LATIN.findall(part))
    if arabic == latin:
        return default
    return "fa" if arabic > latin else "en"


def scans(report: Report, *, gazetteer: Gazetteer | None = None, at: Sequence[int] | None = None) -> Iterator[Scanned]:
    """The scans of `report`, one for each passage and language that holds a sentence worth reading.

    `at`: offsets that a reader found worth reading by other means; then the sentences over them are selected, not those with event words.
    """
    text = report.text
    if at is None and not _worth_reading(text):
        return
    view = fold(text)
    fallback = report.language if report.language in ("en", "fa") else "en"
    one_story = report.published is None and all(passage.published is None for passage in report.passages)
    day: date | None = None
    for passage, rows in _by_passage(report, sentences(text)):
        languages = {s: language_of(text, s.start, s.end, fallback) for s in rows}
        for language in sorted(set(languages.values())):
            mine = tuple(s for s in rows if languages[s] == language)
            selected = _selected(text, view, mine, language) if at is None else _over(mine, at)
            if selected:
                scanned = _scan(text, view, passage, language, mine, selected, gazetteer or default(), day)
                day = day or (scanned.dateline.day if one_story else None)
                yield scanned


def _worth_reading(text: str) -> bool:
    from gavah.reading.frames.english.lexicon import lexicon

    return _ARABIC.search(text) is not None or lexicon().trigger.search(text) is not None


def _by_passage(report: Report, rows: list[Sentence]) -> Iterator[tuple[Passage, list[Sentence]]]:
    """Sentences in runs of one passage."""
    run: list[Sentence] = []
    current: Passage | None = None
    for sentence in rows:
        passage = report.passage_at(sentence.start)
        if current is not None and passage != current:
            yield current, run
            run = []
        current = passage
        run.append(sentence)
    if current is not None:
        yield current, run


def _over(rows: tuple[Sentence, ...], at: Sequence[int]) -> tuple[Sentence, ...]:
    """The sentences that hold one of the offsets `at`."""
    return tuple(s for s in rows if any(s.start <= offset < s.end for offset in at))


def _selected(text: str, view: View, rows: tuple[Sentence, ...], language: str) -> tuple[Sentence, ...]:
    """The sentences in which the language's trigger finds an event word."""
    starts = [s.start for s in rows]
    if not starts:
        return ()
    hit: set[int] = set()
    for offset in _triggers(text, view, language, rows[0].start, rows[-1].end):
        at = bisect_right(starts, offset) - 1
        if at >= 0 and offset < rows[at].end:
            hit.add(at)
    beside = furniture(text, rows) if hit else frozenset()
    hit = {i for i in hit if rows[i] not in beside}
    return tuple(rows[i] for i in sorted(hit))


def _triggers(text: str, view: View, language: str, start: int, end: int) -> Iterable[int]:
    if language == "en":
        from gavah.reading.frames.english.lexicon import lexicon

        return (m.start() for m in lexicon().trigger.finditer(text, start, end))
    return (s.start for s in sentences(text, start, end))


def _scan(
    text: str,
    view: View,
    passage: Passage,
    language: str,
    rows: tuple[Sentence, ...],
    selected: tuple[Sentence, ...],
    gazetteer: Gazetteer,
    carried: date | None,
) -> Scanned:
    """The scan of one passage. `carried`: the day of the dateline above, where a story of one day was cut into passages without their own."""
    from gavah.reading.attribution import attributions
    from gavah.reading.numbers import numbers
    from gavah.reading.times import Anchor, times

    country = _country(text, passage)

    def where(part: str) -> Sequence[PlaceMention]:
        found = places(_as_written(part), lang=language, context={"country": country} if country else None, gazetteer=gazetteer)
        own = [msgspec.structs.replace(place, words=part[place.start : place.end]) for place in found]
        return [place for place in own if not _words().directions.fullmatch(place.words)]

    ranges = _told_around(rows, selected)
    filed = Dateline(passage.start)
    for start in _openings(passage, rows):
        head = (start, reach(text, start, passage.end))
        if head[1] > head[0]:
            read = dateline(text, *head, _shifted(lambda t: times(t, lang=language, anchor=None), text, [head]), _shifted(where, text, [head]))
            if read.end > start:
                filed = read
                break
    if filed.day is None and carried is not None:
        filed = msgspec.structs.replace(filed, day=carried)
    day = passage.published or filed.day
    if passage.published is not None and filed.end > passage.start:
        published = Anchor(day=passage.published)
        dated = _shifted(lambda t: times(t, lang=language, anchor=published), text, [(passage.start, filed.end)])
        day = _filed_near(passage.published, filed, dated) or day
    anchor = Anchor(day=day, earliest=passage.earliest, latest=passage.latest)
    ranges = [(max(a, filed.end) if a < filed.end < b else a, b) for a, b in ranges]
    found = _shifted(where, text, ranges)
    if language == "en":
        found = without_strays(text, without_surnames(text, ranges, found), filed.place, gazetteer)
        filed = msgspec.structs.replace(filed, place=relayed(text, filed.end, filed.place, gazetteer) or filed.place)
    capital = with_capitals(text, ranges, found, home_of(found, filed.place), language, gazetteer)
    placed = with_unlisted(text, ranges, capital, filed.place, language)
    told = with_years(_shifted(lambda t: _own_words(times(_unedited(t), lang=language, anchor=anchor), t), text, ranges), text, language)
    told = with_since_clauses(days_of_month(told, text, ranges, day or anchor.latest) if language == "en" else told, text)
    told = across_paragraphs(without_compared(told, text, language), rows, text, language, day)
    return Scanned(
        scan=Scan(
            text=text,
            view=view,
            language=language,
            passage=passage,
            sentences=rows,
            times=told,
            numbers=_shifted(lambda t: numbers(t, lang=language), text, [(_behind_mark(text, s), s.end) for s in _counting(text, rows, selected)]),
            places=placed,
            attributions=_attributions(lambda t: attributions(t, lang=language), text, ranges, placed),
        ),
        selected=selected,
        dateline=filed,
        gazetteer=gazetteer,
        country=country,
    )


_OF_THOSE = re.compile(r"(?i)\b(?:they|them|all|everyone|every one|everybody|the whole|the entire)\b")


def _counting(text: str, rows: tuple[Sentence, ...], selected: tuple[Sentence, ...]) -> list[Sentence]:
    """The sentences whose numbers are read: those worth reading, and one before that counts whom "they" or "all" takes up."""
    chosen = {s.start for s in selected}
    taken_up = {s.start for s in selected if _OF_THOSE.search(text, s.start, s.end)}
    before = {a.start for a, b in pairwise(rows) if b.start in taken_up and a.paragraph == b.paragraph}
    return [s for s in rows if s.start in chosen or s.start in before]


_ITEM_MARK = re.compile(r"[\s•▪*]*\d{1,2}\s?[/)\]ـ–—-]\s+(?=[^\W\d])")
"""The number of an item at the start of its line: "2) Four men …", «۲/ چهار نفر …»."""


def _behind_mark(text: str, sentence: Sentence) -> int:
    """Where the words of a sentence begin behind the number that it bears as an item of a list, which counts nothing."""
    mark = _ITEM_MARK.match(text, sentence.start, sentence.end)
    return mark.end() if mark is not None else sentence.start


def _as_written(part: str) -> str:
    """`part`, letter for letter, with the spoken words for squares and streets as they are written: «میدون» is «میدان»."""
    for spoken, written in _words().spoken:
        part = part.replace(spoken, written)
    return part


def _told_around(rows: tuple[Sentence, ...], selected: tuple[Sentence, ...]) -> list[Range]:
    """The paragraphs of the sentences worth reading, those beside them, and the lead: where a day or place may stand that an event lacks."""
    own = {s.paragraph for s in selected}
    beside = {p for a, b in pairwise(rows) for p in (a.paragraph, b.paragraph) if own & {a.paragraph, b.paragraph}}
    return sorted(own | beside | {s.paragraph for s in rows[:LEAD]})


_LATE = 21
"""How many days behind its dateline a report is published at most."""


def _filed_near(published: date, filed: Dateline, told: Sequence[TimeMention]) -> date | None:
    """The day a dateline gives, with its year or without ("LIMA, 5 OCT --"), where it lies shortly before publication: "today" is that day."""
    days = [filed.day] if filed.day else [t.earliest for t in told if t.type == "DATE" and t.granularity == "day" and t.earliest == t.latest]
    return next((d for d in days if d is not None and 0 <= (published - d).days <= _LATE), None)


def _openings(passage: Passage, rows: tuple[Sentence, ...]) -> list[int]:
    """Where a dateline may begin: at the passage's start, or behind a heading or two."""
    starts = dict.fromkeys([passage.start, *(s.paragraph[0] for s in rows[:8])])
    return [start for start in starts if passage.start <= start < passage.start + _HEADINGS][:4]


def _country(text: str, passage: Passage) -> str:
    """The country the passage's own words lean to ("" = none): ambiguous names are looked up there first."""
    part = text[passage.start : passage.end][:_LEANING]
    return next((country for country, pattern in _words().leaning.items() if pattern.search(part)), "")


def _shifted(find: Callable[[str], Sequence[_M]], text: str, ranges: Sequence[Range]) -> tuple[_M, ...]:
    """What `find` gives for each range, moved to the offsets of the whole text."""
    found: list[_M] = []
    for start, end in ranges:
        found.extend(_moved(mention, start) for mention in find(text[start:end]))
    return tuple(found)


def _unedited(part: str) -> str:
    """`part` with what an editor put between its words as spaces: "23 [as heard] May"."""
    return _EDITED.sub(lambda m: " " * len(m.group()), part)


def _own_words(found: Sequence[TimeMention], part: str) -> list[TimeMention]:
    """`found` with the words that stand at their offsets in `part`."""
    return [msgspec.structs.replace(t, words=part[t.start : t.end]) for t in found]


def _moved(mention: _M, by: int) -> _M:
    if not by:
        return mention
    moved: dict[str, Any] = {"start": mention.start + by, "end": mention.end + by}
    if isinstance(mention, TimeMention):
        moved["lead"] = mention.lead + by if mention.lead >= 0 else -1
    if isinstance(mention, NumberMention):
        moved["core"] = (mention.core[0] + by, mention.core[1] + by)
    return msgspec.structs.replace(mention, **moved)


def _attributions(
    find: Callable[[str], Sequence[Attribution]], text: str, ranges: Sequence[Range], places: Sequence[PlaceMention]
) -> tuple[Attribution, ...]:
    """Who said what. «Khuzestan: protesters shot» tells where: a place before a colon is nobody who speaks."""
    found: list[Attribution] = []
    headings = {(place.start, place.end) for place in places}
    for start, end in ranges:
        for one in find(text[start:end]):
            parts = {name: tuple((a + start, b + start) for a, b in getattr(one, name)) for name in ("source", "cue", "content")}
            heads = headings.issuperset(parts["source"]) and [text[a:b] for a, b in parts["cue"]] == [":"]
            if not heads:
                found.append(msgspec.structs.replace(one, **parts))
    return tuple(found)


def anchor_of(scanned: Scanned) -> date | None:
    """The day the passage was said, from its own date or its dateline."""
    return scanned.scan.passage.published or scanned.dateline.day
