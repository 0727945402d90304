"""Days as a sentence tells them: when it happened, or when it was said, known, born or buried."""

from datetime import date

import msgspec

from gavah.model import TimeMention
from gavah.reading.frames.frame import FrameHit, Sentence
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import RECENT, is_apart
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_STORY = 2
"""So many days a story may lie over whose days are told as one: "last night and this morning"."""
_DATE_LINE = 16  # characters beside its date that a line which is only a date may have


def adverbial(around: Around, time: TimeMention) -> bool:
    """Whether `time` says when, and is not part of another noun: "the attack of November 3"."""
    if around.scan.language == "fa":
        return time.relation in ("", "on")
    led = around.text[max(0, time.start - 4) : time.start].lower()
    sentence = around.at(time.start)
    if sentence is not None and sentence.start == time.start:
        return True  # "Monday saw the death of …"
    part = patterns().day_part.search(around.text[max(0, time.start - 24) : time.start]) is not None
    return part or ((time.relation == "on" or time.relative) and not led.endswith(("of ", "\u2019s ", "'s ")))


def is_saying(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` is when something was said: beside a verb of saying, and outside what is said."""
    over = [a for a in around.scan.attributions if any(s <= hit.trigger[0] < e for s, e in a.content)]
    if over:
        return not all(any(s <= time.start < e for s, e in a.content) for a in over)
    clause = around.text[max(hit.sentence[0], time.start - 60) : min(hit.sentence[1], time.end + 40)]
    return patterns().said.search(clause) is not None


def is_said(around: Around, time: TimeMention, sentence: Sentence) -> bool:
    """Whether `time` is when the sentence was said, as far as its attributions show; where they do not, whether it stands near a verb of saying."""
    over = [a for a in around.scan.attributions if any(sentence.start <= start < sentence.end for start, _ in (*a.cue, *a.content))]
    if around.scan.language == "fa":
        return _is_said_in_persian(around, time, sentence, [start for a in over for start, _ in a.cue])
    if over:
        return not any(start <= time.start < end for a in over for start, end in a.content)
    return patterns().said.search(around.text[max(sentence.start, time.start - 60) : min(sentence.end, time.end + 40)]) is not None


def _is_said_in_persian(around: Around, time: TimeMention, sentence: Sentence, cues: list[int]) -> bool:
    """A Persian verb of saying stands behind its day, in its clause; before the day only the name of what was written tells when it was."""
    text = around.text
    behind = [m.start() for m in patterns().said.finditer(text, time.end, min(sentence.end, time.end + 40))]
    if any(patterns().said_apart.search(text[time.end : cue]) is None for cue in [*behind, *(c for c in cues if c >= time.end)]):
        return True
    before = patterns().writing.search(text[max(sentence.start, time.start - 60) : time.start])
    return before is not None and patterns().said_apart.search(before.group()) is None


def within(time: TimeMention, outer: TimeMention) -> bool:
    """Whether `time` lies in `outer`."""
    return bool(time.earliest and time.latest and outer.earliest and outer.latest and outer.earliest <= time.earliest <= time.latest <= outer.latest)


def days_between(shown: TimeMention, first: date, last: date) -> TimeMention:
    """Some day from `first` to `last`, told by the words of `shown`."""
    value = f"{first.isoformat()}/{last.isoformat()}"
    return msgspec.structs.replace(shown, earliest=first, latest=last, value=value, granularity="window", relation="within")


def hull(times: tuple[TimeMention, ...], others: list[TimeMention]) -> tuple[TimeMention, ...]:
    """The day of `times` widened to `others` told beside it: a story of last night and today is of both. () where they lie farther apart."""
    days = [t for t in (times[0], *others) if t.earliest and t.latest]
    if not days or times[0].earliest is None:
        return ()
    first, last = min(t.earliest for t in days if t.earliest), max(t.latest for t in days if t.latest)
    if (first, last) == (times[0].earliest, times[0].latest):
        return times
    if (last - first).days >= _STORY:
        return ()
    value = f"{first.isoformat()}/{last.isoformat()}"
    return (msgspec.structs.replace(times[0], earliest=first, latest=last, granularity="window", value=value, relation=""),)


def is_recent(around: Around, time: TimeMention) -> bool:
    """Whether `time` lies no more than `RECENT` days before the saying."""
    return around.said is not None and time.earliest is not None and 0 <= (around.said - time.earliest).days <= RECENT


def days_but_births(around: Around, start: int, end: int) -> list[TimeMention]:
    """The full days told in [start, end) that are nobody's birthday."""
    return [t for t in around.times(start, end) if not is_birth(around, t, start)]


def is_birth(around: Around, time: TimeMention, start: int) -> bool:
    """Whether `time` is somebody's birthday by the words before it, from `start` on, or right behind: it dates nothing else."""
    before = patterns().born.search(around.text[max(start, time.start - 40) : time.start])
    return before is not None or patterns().born_behind.match(around.text, time.end) is not None


def of_another(around: Around, time: TimeMention, start: int) -> bool:
    """Whether the words around a day, from `start` on, make it that of a birth, a burial or a hand-over: «متولد …», "buried on …"."""
    if patterns().other_act.search(around.text[max(start, time.start - 60) : time.start]) is not None:
        return True
    if patterns().before_end.match(around.text, time.end) is not None:
        return True
    sentence = around.at(time.start)
    behind = around.text[time.end : min(sentence.end, time.end + 90)] if sentence else ""
    return around.scan.language == "fa" and patterns().other_act_behind.match(behind) is not None  # a Persian verb stands behind its day


def all_near(around: Around, day: TimeMention) -> bool:
    """Whether no day of the passage lies far from `day`: where nobody tells when it was said, the story is then of one time."""
    first, passage = day.earliest, around.scan.passage
    others = around.times(passage.start, passage.end)
    return all(abs((t.earliest - first).days) <= RECENT for t in others if t.earliest) if first else not others


def yearless_of(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """The one day or month without a year that the event's sentence tells: of an event alone in it, and of nothing remembered or known later."""
    days = around.yearless(here.start, here.end)
    if len(days) != 1 or days_but_births(around, here.start, here.end):
        return ()
    if is_apart(one.hit) and around.text[days[0].end : one.hit.trigger[0]].strip():
        return ()  # "the July 17 death" is of that day
    before = around.text[max(here.start, days[0].start - 60) : days[0].start]
    return () if patterns().learned.search(before) or of_another(around, days[0], here.start) else (days[0],)


def is_date_line(around: Around, sentence: Sentence) -> bool:
    """Whether `sentence` is nothing but a date: when the report was written, not when anything happened."""
    rest = around.text[sentence.start : sentence.end]
    for time in around.times(sentence.start, sentence.end):
        rest = rest.replace(time.words, "")
    return not any(letter.isalnum() for letter in rest)


def only_a_day(around: Around, sentence: Sentence) -> bool:
    """Whether `sentence` is a line with a date and hardly anything else."""
    return any(sentence.end - sentence.start - (t.end - t.start) < _DATE_LINE for t in around.times(sentence.start, sentence.end))
