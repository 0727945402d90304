"""Days that hang on how a text is laid out or on who speaks: a line's opening day, "as of", a meeting's day, the month of an undated report."""

import re
from itertools import islice

import msgspec

from gavah.model import TimeMention
from gavah.reading.frames.frame import Sentence
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import FEW
from gavah.reading.inheritance.told_days import is_said, of_another
from gavah.reading.patterns import patterns
from gavah.reading.scan import LEAD
from gavah.reading.told import Told

_DIGEST = re.compile(
    r"(?i)\b(?:events|news|at a glance|in brief|round-?up|digest|chronicle|yesterday)\b|رویداد|رويداد|اخبار|خبرها|وقایع|وقايع|گزیده|مرور|در یک نگاه"
)
_TOWN = re.compile(r"[ \t*•–—-]*[^\n:.،]{2,25}:\s")
_TALLIED = 3  # sentences behind a count in which the days of it and of those beside it are told
_SECTION = 1_200  # characters of a day's section
_BESIDE = 4  # characters beside its day that a section's head may have
_DAY_LINE = re.compile(r"(?m)^[ \t*•#]*(?P<day>[^\n:]{4,40}):[ \t]*$")
_OPENING = 24  # characters of a sentence's start in which "as of" has its day
_HOUR = re.compile(r"[ \t*•\[(]*(?:ساعت\s[\d۰-۹]{1,2}|[\d۰-۹]{1,2}[:.][\d۰-۹]{2})(?![\d۰-۹])")
_LABEL = re.compile(r"[\])]?(?:\s?[،,]\s?(?:ساعت\s)?[\d۰-۹:.]{1,5})?\s?[:|–—-]\s")


def days_of_tally(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """The days that the words behind give to counts told without any: "Freed: five. That is the tally for 5 May", "Source: A, 1 to 9 May"."""
    if one.hit.number is None:
        return ()
    sentence = around.after(here)
    for _ in range(_TALLIED):
        if sentence is None:
            return ()
        named = patterns().tally_of.match(around.text, sentence.start, sentence.end)
        told = {(t.earliest, t.latest): t for t in around.dates_told(sentence.start, sentence.end)} if named else {}
        if named:
            return tuple(told.values()) if len(told) == 1 else ()
        sentence = around.after(sentence) if not around.dates_told(sentence.start, sentence.end) else None
    return ()


def day_of_line(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The day that opens the line of the sentence, as a chronicle's or a log's does: "6 Oct: Students … By dusk 37 had been hauled off"."""
    start = around.text.rfind("\n", 0, here.start) + 1
    if start >= here.start:
        return ()
    opening = [t for t in around.times(start, here.start) + around.yearless(start, here.start) if t.granularity == "day"]
    return tuple(t for t in opening if not around.text[start : t.start].strip(" \t*•-–—[(") and _LABEL.match(around.text, t.end))[:1]


def day_of_log(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The day of a log's line that opens with an hour alone: that of the last line above that opens with a day ("Friday 8 May, 23:00 | …")."""
    start = around.text.rfind("\n", 0, here.start) + 1
    if _HOUR.match(around.text, start) is None:
        return ()
    while start > around.scan.passage.start:
        end, start = start - 1, around.text.rfind("\n", 0, start - 1) + 1
        days = [t for t in around.times(start, end) + around.yearless(start, end) if t.granularity == "day" and t.type == "DATE"]
        opening = [t for t in days if not around.text[start : t.start].strip(" \t*•-–—[(")]
        if opening:
            beside = [t for t in days if t.start > opening[0].end and not around.text[opening[0].end : t.start].strip(" ,،")]
            return tuple((beside or opening)[:1])  # "Sunday, 17 May"
        if _HOUR.match(around.text, start) is None and around.text[start:end].strip():
            return ()
    return ()


def day_of_section(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The day that heads the lines above as a line of its own with a colon: "Monday, 8 June:", «دوشنبه ۱۸ خرداد:»."""
    start = max(around.scan.passage.start, here.start - _SECTION)
    for line in reversed(list(_DAY_LINE.finditer(around.text, start, here.start))):
        told = [t for t in around.times(line.start(), line.end()) + around.yearless(line.start(), line.end()) if t.granularity == "day"]
        rest = around.text[line.start("day") : line.end("day")]
        if told and len(rest.replace(told[0].words, "")) < _BESIDE:
            return (told[0],)
        filed = around.scanned.dateline
        if around.said is not None and line.start() <= filed.end <= line.end() + 1 and filed.day == around.said:
            value = around.said.isoformat()
            return (
                TimeMention(
                    start=line.start("day"), end=line.end("day"), words=rest, type="DATE", value=value, earliest=around.said, latest=around.said,
                    granularity="day", relation="on", lead=line.start("day"), rule="section",
                ),
            )  # fmt: skip
    return ()


def day_of_digest(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The one day that a digest's title names, for its lines by town: "Yesterday's events (Thursday, 11 June)" over "Qom: …", «قم: …»."""
    first = around.sentences[0] if around.sentences else None
    if first is None or here.start <= first.end or _DIGEST.search(around.text, first.start, first.end) is None:
        return ()
    start = around.text.rfind("\n", 0, here.start) + 1
    days = [t for t in around.times(first.start, first.end) if t.earliest == t.latest]
    one = len({t.earliest for t in days}) == 1 and all(days[0].earliest == t.earliest for t in around.dates_told(first.start, first.end))
    return (days[-1],) if one and _TOWN.match(around.text, start) else ()


def as_of(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """ "As of September 30, … had died": the day up to which the sentence counts, or the one right before it."""
    for sentence in (here, next(around.before(here), None)):
        if sentence is None or patterns().as_of.match(around.text[sentence.start : sentence.end]) is None:
            continue
        days = [*around.times(sentence.start, sentence.end), *around.yearless(sentence.start, sentence.end)]
        if days and days[0].start - sentence.start < _OPENING:
            return (msgspec.structs.replace(days[0], relation="until"),)
    return ()


def day_of_meeting(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The one day of the meeting at which something was said, told before it: "The second debate was held in A on May 3. … He called for …"."""
    meeting = around.meeting_before(here)
    if meeting is None:
        return ()
    days = around.times(meeting.start, meeting.end) + around.yearless(meeting.start, meeting.end)
    return (days[0],) if len(days) == 1 and days[0].granularity == "day" and not of_another(around, days[0], meeting.start) else ()


def day_of_words(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The day of the saying, where the sentences before or the lead tell that somebody spoke on it: "A said today … He also denied …"."""
    if around.scan.language != "en" or around.said is None:
        return ()
    before = list(islice(around.before(here), FEW))
    lead = [s for s in around.sentences[:LEAD] if s.end <= here.start]
    for sentence in [*before, *reversed(lead)]:
        passed = [t for t in around.times(sentence.start, here.start) if t.earliest and t.earliest <= around.said]
        if days := [t for t in passed if t.start < sentence.end]:
            said = [t for t in days if t.earliest == t.latest == around.said and is_said(around, t, sentence)]
            return (said[0],) if said and all(t.earliest == around.said for t in passed) else ()
    return ()


def month_of_report(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The month told last in the paragraph, without its year, where nobody tells when the report was written: "In September, … Then he …"."""
    if around.said is not None or around.yearless(here.start, here.end) or patterns().past.search(around.text[here.start : here.end]):
        return ()
    for sentence in around.before(here):
        told = [t for t in around.yearless(sentence.start, sentence.end) if t.relation == "on" or t.start == sentence.start]
        told = [t for t in told if not t.rule.startswith("dir") and not of_another(around, t, sentence.start)]
        pluperfect = patterns().pluperfect.search(around.text[sentence.start : sentence.end])
        if around.tells_full_years(sentence.start, sentence.end) or len(told) > 1 or (told and pluperfect):
            return ()
        if told:
            return (msgspec.structs.replace(told[0], value=told[0].value[:7], granularity="month"),)
    return ()


def day_of_named(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """ "In that event, he killed one": the date of the one happening that the sentence before names by it, "the August 2017 rally"."""
    if not patterns().that_event.search(around.text[slice(*one.hit.sentence)]):
        return ()
    sentence = next(around.before(here), None) or next(around.paragraph_before(here), None)
    named = around.dates(sentence.start, sentence.end) if sentence else []
    named = [t for t in named if patterns().names_event.match(around.text, t.end)]
    return (named[0],) if len(named) == 1 else ()
