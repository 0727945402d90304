"""The day that an event's own sentence tells outside its clause: of the attack that killed, of the murder carried out, of what went on."""

import re

import msgspec

from gavah.model import TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.english.afterwards import came_before, only_later
from gavah.reading.frames.english.part_times import is_time_apart
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.afterwards import came_later, came_upon
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import is_apart, is_plan, is_real, is_sum, kin
from gavah.reading.inheritance.told_days import adverbial, is_recent, is_saying, of_another, within
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

_NEAR = 160  # characters behind an event's word in which its day may stand
_BODIES = frozenset({"dead", "executed"})
_NOUNS = (":of", ":possessed")
_FOLLOWING = ("release", "charge", "sentence", "sanction")  # what follows upon a day of arrests or unrest, on another day
_ANSWERS = ("arrest", "charge", "sentence", "release")  # what a state does upon a deed


def day_beside(around: Around, one: Told, beside: list[Told]) -> tuple[TimeMention, ...]:
    """The day of the sentence for an event whose clause has none, best first."""
    if is_sum(one.hit) or "+remembered" in one.hit.rule:
        return ()
    found = _shared(one, beside) or _of_saying(around, one, beside) or (_only(around, one) if _agree(around, one, beside) else ())
    found = found or _of_noun(around, one) or _of_deed(around, one, beside) or _over(around, one) or _year(around, one)
    found = found or _after_deed(around, one) or _now(around, one)
    return tuple(t for t in found if not is_of_what_is_said(around, t, one.hit) and not _came_later(around, t, one.hit))


def _came_later(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    start, end = hit.trigger
    between = around.text[time.end : start]
    if time.end > start:
        return False
    if around.scan.language == "fa":
        return came_later(time, hit.type, between) or came_upon(between)
    return only_later(time, around.text[start:end], between) or came_before(between)


_CALENDAR = frozenset({"month", "quarter", "season", "year"})
_FEW = 2
_OPENED = 80  # characters before the time that opens a sentence
_LONG = 31  # days from which on a count over a stretch is a sum


_RECORDED = re.compile(
    r"(?i)\b(?:verified|recorded|documented|registered|confirmed|counted|noted|logged|listed|established|gathered|learned of|heard of)[^.;:,]{0,40}$"
)
"""Behind these a noun counts what happened in the stretch that opens the sentence: "During May the office verified the killing of nine"."""


def opening_stretch(around: Around, one: Told) -> Told:
    """`one` with the stretch that opens its sentence, where its own clause tells no time: "In May 71 were hanged, and 18 were condemned to death"."""
    hit, start = one.hit, one.hit.sentence[0]
    recorded = hit.number is not None and _RECORDED.search(around.text[start : hit.trigger[0]]) is not None
    if hit.number is None or hit.kind == "statement" or not is_real(hit) or (is_apart(hit) and not recorded):
        return one
    told = around.stretches(start, hit.sentence[1])
    if one.times:
        one.times = _begun_with(around, one, told)
        return one
    days = [t for t in around.times(start, hit.sentence[1]) if t not in told]
    if not told or days or told[0].start - start > _OPENED or told[0].end > hit.trigger[0] or len(told) > 1 or _came_later(around, told[0], hit):
        return one
    if patterns().opens.fullmatch(around.text[start : told[0].start]) is None or (not recorded and is_saying(around, told[0], hit)):
        return one
    one.times = (told[0],)
    first, last = told[0].earliest, told[0].latest
    long = told[0].relation == "since" or (first is not None and last is not None and (last - first).days >= _LONG)
    if long and hit.kind == "event" and hit.number.low > 1:
        one.hit = msgspec.structs.replace(hit, kind="total")
    return one


def sum_since_beginning(around: Around, one: Told) -> None:
    """Make a count of what long unrest has cost since it began a sum: "at least 31 were killed in protests that erupted on 3 June"."""
    if one.hit.kind == "event" and is_real(one.hit) and any(_is_of_eruption(around, t, one.hit) for t in one.times):
        one.hit = msgspec.structs.replace(one.hit, kind="total")


def _is_of_eruption(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` is the beginning of the unrest in which so many were killed, hurt or taken."""
    many = hit.number is not None and hit.number.low >= _FEW and time.start > hit.trigger[0]
    return many and patterns().erupted.search(around.text[hit.trigger[1] : time.start]) is not None


def _begun_with(around: Around, one: Told, told: list[TimeMention]) -> tuple[TimeMention, ...]:
    """The times of `one`; of a day up to which it counts, from the beginning of the stretch told before: "in the summer, until 20 September"."""
    last = one.times[0]
    opened = [t for t in told if last.relation == "until" and t.end <= last.start and within(last, t) and t.granularity in _CALENDAR]
    if not opened or last.start - opened[-1].end > _OPENED:
        return one.times
    return (msgspec.structs.replace(last, earliest=opened[-1].earliest, granularity="window", relation="within"),)


def _over(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one span up to the saying that the sentence tells before several of a kind: "which over the past weeks have set off 30 bombs"."""
    spans = [t for t in around.spans(*one.hit.sentence) if t.end <= one.hit.trigger[0] and t.latest == around.said]
    several = (one.hit.number is not None and one.hit.number.low > 1) or one.hit.note == "plural"
    many = one.hit.kind == "event" and spans and patterns().many.search(around.text[spans[-1].end : one.hit.trigger[0]])
    return tuple(spans) if (several or many) and len(spans) == 1 and not around.times(*one.hit.sentence) else ()


def _year(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one year or month that opens the event's clause: "It is recalled that in 1980, four nuns who … were killed"."""
    days = around.dates(*one.hit.sentence)
    if len(days) != 1 or days[0].end > one.hit.trigger[0] or days[0].granularity not in ("year", "month"):
        return ()
    if is_apart(one.hit):
        return (days[0],) if patterns().with_the.match(around.text[days[0].end : one.hit.trigger[0]]) else ()
    before = around.text[one.hit.sentence[0] : days[0].start]
    return (days[0],) if patterns().in_year.search(before) and not around.times(*one.hit.sentence) else ()


def _after_deed(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The day since which an arrest, a sentence or a protest may lie: "arrested after the mayor was stabbed last night"."""
    days = [t for t in around.times(*one.hit.sentence) if not is_saying(around, t, one.hit)]
    if len(days) != 1 or days[0].start < one.hit.trigger[1] or not is_recent(around, days[0]):
        return ()
    return (msgspec.structs.replace(days[0], relation="since"),) if _follows(around, days[0], one.hit) else ()


def _follows(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time`, behind the event's word, is that of a deed which the event followed."""
    answers = hit.type.startswith(_ANSWERS) or family_of(hit.type) == "protest"
    return answers and hit.kind == "event" and patterns().followed.search(around.text[hit.trigger[1] : time.start]) is not None


def _now(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The day of the telling, for what goes on "right now"."""
    words = around.text[slice(*one.hit.sentence)]
    if around.said is None or one.hit.kind != "event" or not patterns().right_now.search(words) or not patterns().going_on.search(words):
        return ()
    now = [t for t in around.references(*one.hit.sentence) if t.latest == around.said]
    return (msgspec.structs.replace(now[0], earliest=around.said, granularity="day"),) if now else ()


def is_of_office(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` is when somebody took an office or claimed a deed: "the judge, who took office on Friday, was wounded"."""
    if time.relation == "since":
        return False  # "since he took office on Friday, nine have been wounded"
    own = hit.type == "charge" and around.text[hit.trigger[1] : time.start].strip() in ("", "on", "in")  # "charged on Monday with …"
    return not own and patterns().office_day.search(around.text[max(0, time.start - 60) : time.start]) is not None


def is_of_what_is_said(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` belongs to what a statement speaks of: "called for a strike tomorrow", "claimed responsibility for Monday's attack"."""
    bare = hit.kind == "statement" and hit.measure is None and not is_plan(hit)
    if not bare or hit.modality != "asserted" or around.scan.language != "en" or time.start < hit.trigger[1]:
        return False
    to_come = around.said is not None and time.latest is not None and time.latest > around.said
    between = around.text[hit.trigger[1] : time.start]
    done = patterns().carried_out.search(between) is not None
    return to_come or done or time.granularity == "year" or patterns().names_event.match(around.text, time.end) is not None


def told_as(around: Around, time: TimeMention, hit: FrameHit) -> TimeMention:
    """`time` with its relation to this event.

    "After the 31 October attack" is the attack's day; "the offensive begun on Monday has left ten dead" counts since Monday.
    """
    at = hit.trigger[0]
    if time.start >= hit.trigger[1] and time.relation in ("on", "") and time.granularity == "day" and _follows(around, time, hit):
        return msgspec.structs.replace(time, relation="since")
    if time.start > at and _is_of_eruption(around, time, hit) and time.relation in ("on", ""):
        return msgspec.structs.replace(time, relation="since")
    if time.end > at or time.relation == "until":
        return time
    if patterns().as_of.fullmatch(around.text[hit.sentence[0] : time.start].rstrip()):
        return msgspec.structs.replace(time, relation="until")
    between, before = around.text[time.end : at], around.text[max(hit.sentence[0], time.start - _NEAR) : time.start]
    if patterns().began.search(before) and patterns().so_far.search(between):
        return msgspec.structs.replace(time, relation="since")
    named = time.relation in ("after", "before") and patterns().names_event.match(around.text, time.end) is not None
    if named or (time.relation in ("since", "after") and patterns().when.match(between) and not _counts_from(around, time, between)):
        return msgspec.structs.replace(time, relation="on")
    return time


def _counts_from(around: Around, time: TimeMention, between: str) -> bool:
    """Whether a day is the one since which something has gone on: "since 4 May, when the strike began, 31 have been held"; likewise in Persian."""
    if time.relation != "since":
        return False
    if around.scan.language == "fa":
        return patterns().begun_then.match(between) is not None
    return patterns().when_begun.match(between) is not None or patterns().when_over.match(between) is not None


def is_of_other_act(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` is the day of what stands beside the event: of the sentence for it, its announcement, the finding of the body."""
    if hit.measure in ("dead", "executed") and patterns().captive_since.search(around.text[hit.sentence[0] : time.start]):
        return True  # "imprisoned since 2067, is no longer alive"
    if hit.type.startswith(_FOLLOWING) and hit.kind != "statement" and _is_of_answered(around, time, hit):
        return True
    if time.end <= hit.trigger[0]:
        between = around.text[time.end : hit.trigger[0]]
        if around.scan.language == "fa" and hit.kind != "statement" and _is_of_persian_report(around, time, hit):
            return True
        return patterns().ground.search(between) is not None or (hit.kind != "statement" and patterns().announced.search(between) is not None)
    after = around.text[hit.trigger[1] : time.start]
    if around.scan.language == "en" and is_apart(hit) and patterns().next_clause.search(after):
        return True
    if patterns().who_had.search(around.text[hit.sentence[0] : hit.trigger[0]]) and patterns().main_verb.search(after):
        return True
    return hit.measure in _BODIES and (patterns().found_dead.search(after) is not None or of_another(around, time, hit.trigger[1]))


def _is_of_answered(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` is that of what a release, charge or sentence answers: "six of those held in Friday's raid were freed"."""
    text, low = around.text, max(hit.sentence[0], time.start - _NEAR)
    if hit.trigger[0] <= time.start < hit.trigger[1] or time.relation == "until":
        return False
    if patterns().answered_behind.match(text, time.end, hit.sentence[1]):
        return True
    taken = hit.type.startswith("release") or around.scan.language == "fa"
    return taken and patterns().answered_before.search(text, max(low, hit.trigger[1] if time.start > hit.trigger[1] else low), time.start) is not None


def _is_of_persian_report(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether a day before a Persian event is that of its report: «در نشست خبری دوشنبه از دستگیری ده نفر خبر داد»."""
    text = around.text
    if patterns().spoke_on.search(text[max(hit.sentence[0], time.start - _NEAR // 2) : time.start]):
        return True
    named = patterns().of_noun.search(text[time.end : hit.trigger[0]]) is not None
    return named and patterns().reported_of.search(text[hit.trigger[1] : hit.sentence[1]]) is not None


def _shared(one: Told, beside: list[Told]) -> tuple[TimeMention, ...]:
    """ "Two were killed and nine injured in Rasht today": one day for both."""
    for other in beside:
        near = other.hit.kind == one.hit.kind == "event" and abs(other.hit.trigger[0] - one.hit.trigger[0]) < 120
        if near and other.hit.times and {one.hit.measure, other.hit.measure} == {"dead", "injured"}:
            return other.hit.times
    return ()


def _of_saying(around: Around, one: Told, beside: list[Told]) -> tuple[TimeMention, ...]:
    """ "Today they demanded higher wages and called for a strike": what is said in one breath is said on one day."""
    said = [t for t in beside if t.hit.kind == one.hit.kind == "statement" and t.hit.measure is one.hit.measure is None]
    said = [t for t in said if t.hit.trigger[0] < one.hit.trigger[0] and t.hit.times and t.hit.times[0].end <= one.hit.trigger[0]]
    times = said[-1].hit.times if said else ()
    return times if all(not is_of_what_is_said(around, t, said[-1].hit) for t in times) else ()


def _only(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one day of the sentence, unless it is the day of the saying or long before it."""
    hit = one.hit
    days = [t for t in around.times(*hit.sentence) if not is_saying(around, t, hit) and not is_of_what_is_said(around, t, hit)]
    days = [t for t in days if hit.kind == "statement" or not is_of_office(around, t, hit)]
    if around.scan.language == "en":
        days = [t for t in days if t.start < hit.trigger[1] or not is_time_apart(around.text[hit.trigger[1] : t.start])]
    one_day = len({(t.earliest, t.latest) for t in days}) == 1  # "today, Sunday"
    if not one_day or is_apart(hit) or is_of_other_act(around, days[0], hit):
        return ()
    return (days[0],) if adverbial(around, days[0]) and is_recent(around, days[0]) else ()


def _agree(around: Around, one: Told, beside: list[Told]) -> bool:
    """Whether no other event of the sentence has a day of its own, but the one it begins with, before what that led to."""
    dated = [t for t in beside if t.hit.times]
    led = all(
        t.hit.trigger[0] < one.hit.trigger[0] and t.hit.times[0].start < one.hit.trigger[0] and kin(t, one) and t.hit.kind == "event" for t in dated
    )
    return not dated or (led and all(t.hit.polarity == "affirmed" and not is_apart(t.hit) for t in dated))


def _days(around: Around, one: Told) -> list[TimeMention]:
    """The days that may be the event's; without a year only in English, where a month's name is nothing else: «یک تیر» is also one shot."""
    full = [t for t in around.times(*one.hit.sentence) if is_recent(around, t) or (not t.relative and t.earliest)]
    return full + (around.yearless(*one.hit.sentence) if around.scan.language == "en" else [])


def _of_noun(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The day of the noun that the event is told of: "the 31 October attack that left ten dead", "a shooting on Friday, which caused two deaths"."""
    text, (start, _), at = around.text, one.hit.sentence, one.hit.trigger[0]
    for day in reversed([t for t in _days(around, one) if t.end <= at]):
        behind, before = text[day.end : at], text[max(start, day.start - _NEAR) : day.start]
        if patterns().of_dated.match(behind) or (patterns().dated.search(before) and patterns().led_to.match(behind)):
            return (day,)
    return ()


def _of_deed(around: Around, one: Told, beside: list[Told]) -> tuple[TimeMention, ...]:
    """ "the murder of two men, carried out on Monday", "wounded in the clashes that took place last night": a day told behind the event's word."""
    end = min(
        [
            one.hit.trigger[1] + 2 * _NEAR,
            one.hit.sentence[1],
            *(t.hit.trigger[0] for t in beside if t.hit.trigger[0] > one.hit.trigger[1] and t.hit.times),
        ]
    )
    for day in _days(around, one):
        between = around.text[one.hit.trigger[1] : day.start] if one.hit.trigger[1] <= day.start < end else "."
        if patterns().carried_out.search(between) and not patterns().said.search(between):
            return (day,)
        noun = any(mark in one.hit.rule for mark in _NOUNS)
        if noun and patterns().placed_on.match(between):
            return (day,)
        if noun and patterns().placed.search(between) and not patterns().finite.search(between) and len(between) < _NEAR:
            return (day,)
    return ()
