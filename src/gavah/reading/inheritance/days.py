"""The day an event takes from the words around it; each step says so by its rule."""

import msgspec

from gavah.model import COUNTABLE, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.compared import is_compared
from gavah.reading.frames.english.part_times import is_time_apart
from gavah.reading.frames.frame import Sentence
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.covered import (
    as_sum,
    days_during,
    days_of_bulletin,
    days_summed,
    month_of_chronicle,
    since_its_beginning,
    stretch_of_counts,
    stretch_of_title,
)
from gavah.reading.inheritance.ends import is_end, is_month, only_day
from gavah.reading.inheritance.hits import (
    FEW,
    FEW_EVENTS,
    HURT,
    LAST,
    RECENT,
    is_apart,
    is_dated,
    is_held,
    is_of_a_scene,
    is_real,
    is_single,
    is_sum,
    is_zero,
    kin,
    may_be_one_place,
)
from gavah.reading.inheritance.laid_out import (
    as_of,
    day_of_digest,
    day_of_line,
    day_of_log,
    day_of_meeting,
    day_of_named,
    day_of_section,
    day_of_words,
    days_of_tally,
    month_of_report,
)
from gavah.reading.inheritance.parts_of_day import day_of_part
from gavah.reading.inheritance.passing import is_attribute, is_before_story, is_earlier, is_late_death, is_perfect
from gavah.reading.inheritance.retold import day_again, tells_on
from gavah.reading.inheritance.rows import day_of_whole, is_one_more
from gavah.reading.inheritance.running import goes_on_apart, reaches
from gavah.reading.inheritance.same_person import is_one_person, name_of
from gavah.reading.inheritance.told_days import (
    all_near,
    days_but_births,
    hull,
    is_date_line,
    is_recent,
    is_said,
    is_saying,
    of_another,
    only_a_day,
    within,
    yearless_of,
)
from gavah.reading.patterns import patterns
from gavah.reading.scan import LEAD
from gavah.reading.told import Told

_BOUNDS = frozenset({"since", "until", "after", "before"})
_REACH = 1_200  # characters over which a story goes on without telling its day again
_HEADING = 80  # characters of a heading that tells a day


def give_day(around: Around, told: list[Told], i: int) -> None:
    """Give `told[i]` the day its own words lack, from the nearest words that may tell it.

    "No one was killed" takes a single day alone: it is said of the event, not of every day that a heading spans or that has passed since.
    """
    one = told[i]
    if is_held(one.hit):
        return  # since when, nobody tells
    _take_day(around, told, i)
    if is_zero(one.hit) and one.when_rule and any(t.earliest != t.latest or t.relation in _BOUNDS for t in one.times):
        one.times, one.when_rule = (), ""


def _take_day(around: Around, told: list[Told], i: int) -> None:
    one = told[i]
    here = around.at(one.hit.sentence[0])
    if here is None or "+remembered" in one.hit.rule:
        return
    if one.hit.kind != "statement" and (found := as_of(around, here)):
        one.times, one.when_rule = found, "" if found[0].start >= here.start else "inherited:paragraph"
        return
    if found := since_its_beginning(around, one):
        one.times, one.when_rule = found, "inherited:passage"
        return
    if is_sum(one.hit) and not _is_of_one_day(around, one):
        _give_sum(around, told, i, here)
        return
    if one.hit.kind == "statement":
        _give_statement(around, one, here)
        return
    if found := day_of_whole(told, i):
        one.times, one.when_rule = found, "inherited:paragraph"
        return
    if found := _day_of_person(around, told, i) or day_of_named(around, one, here):
        one.times, one.when_rule = found, "inherited:person"
        return
    if found := day_of_part(around, one, [t for t in told if t is not one and t.hit.sentence == one.hit.sentence]):
        one.times, one.when_rule = found, "inherited:paragraph"
        return
    days = days_but_births(around, here.start, _own_end(around, one, here))
    if days := [t for t in days if not _is_of_later_clause(around, t, one)]:
        if not any(_may_be_own(around, t, one) for t in days) and (found := _day_behind(around, told, i, here)):
            one.times, one.when_rule = found, "inherited:lead"
        return
    if found := day_of_line(around, here) or day_of_log(around, here) or day_of_section(around, here) or day_of_digest(around, here):
        one.times, one.when_rule = found, "inherited:paragraph"
        return
    if (own := yearless_of(around, one, here)) and not is_saying(around, own[0], one.hit):
        one.times = own
        return
    if found := days_during(around, told, i):
        one.times, one.when_rule = found, "inherited:passage"
        return
    if found := stretch_of_counts(around, told, i, here):
        one.times, one.when_rule = found, "inherited:paragraph"
        as_sum(one)
        return
    if is_before_story(around, one) and any(t.hit.kind == "event" and not is_before_story(around, t) for t in told):
        return
    if is_perfect(around, one) or is_attribute(around, one):
        _from_behind(around, told, i, here)
        return
    if around.tells_years(here.start, one.hit.trigger[0]) or patterns().at_burial.search(around.text[slice(*one.hit.sentence)]):
        return
    if found := _day_at_once(around, told, i):
        one.times, one.when_rule = found, "inherited:paragraph"
        return
    if found := _day_of_paragraph(around, told, i, here):
        one.times, one.when_rule = found, "inherited:paragraph"
        return
    words = around.text[slice(*one.hit.sentence)].lower()
    then = patterns().then.search(words) is not None
    if patterns().definite.search(words) and (found := _day_of_last(around, told, i)):
        one.times, one.when_rule = found, "inherited:paragraph"
        return
    found = (() if then else stretch_of_title(around, one)) or _day_of_passage(around, told, i, then=then) or _day_of_heading(around, one, here)
    if found:
        one.times, one.when_rule = found, "inherited:passage"
        as_sum(one)
        return
    found = _day_of_lead(around, told, i, here) or _day_of_story(around, told, i) or _day_behind(around, told, i, here) or _only_day(around, told, i)
    if found:
        one.times, one.when_rule = found, "inherited:lead"
    elif one.hit.modality in COUNTABLE and (found := month_of_report(around, here)):
        one.times, one.when_rule = found, "inherited:paragraph"
    elif found := days_of_tally(around, one, here):
        one.times, one.when_rule = found, "inherited:paragraph"
        as_sum(one)
    elif found := month_of_chronicle(around, one, here):
        one.times, one.when_rule = found, "inherited:passage"
    elif found := days_of_bulletin(around, one):
        one.times, one.when_rule = found, "inherited:passage"
        if one.hit.number is not None and one.hit.number.high != 1:  # what many days brought is a sum
            one.hit = msgspec.structs.replace(one.hit, kind="total")


def _day_of_paragraph(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[TimeMention, ...]:
    """The day told last in the paragraph; what has gone on since a day lends it only where no day in it is told before.

    "The city woke to closed shops today. Weavers have been on strike since Saturday. Toward noon some blocked the road": today.
    """
    one = told[i]
    long: tuple[TimeMention, ...] = ()
    for steps, sentence in enumerate(around.before(here)):
        found = _day_of(around, told[:i], sentence, one, bare=steps < FEW and one.hit.polarity == "affirmed")
        if found and not long and goes_on_apart(around, found[0], sentence, one, told[:i]):
            long = found
            days = [t for t in around.times(sentence.start, sentence.end) if t.start != found[0].start and reaches(around, found[0], t)]
            if len(days) == 1 and days[0].earliest != found[0].earliest:
                return (days[0],)  # "stayed away for a third day today"
        elif found and (not long or (found[0].earliest == found[0].latest and reaches(around, long[0], found[0]))):
            return found
    return long


def _is_of_one_day(around: Around, one: Told) -> bool:
    """Whether a sum only counts several places together: "Nine were held: four in A, three in B and two in C"."""
    several = len({p.path[:4] for p in one.places}) > 1 and "tally" not in one.hit.rule
    return several and patterns().wide.search(around.text[slice(*one.hit.sentence)]) is None


def _give_sum(around: Around, told: list[Told], i: int, here: Sentence) -> None:
    """Give a sum the days that it sums, those of the count before it, or those the title covers, where its own sentence has no time."""
    one = told[i]
    theirs = {t.start for x in told if is_compared(x.hit) and x.hit.sentence == one.hit.sentence for t in x.times}
    dates = [t for t in around.dates_told(here.start, here.end) if t.start not in theirs]
    own = [t for t in dates if "(" not in around.text[one.hit.trigger[1] : t.start]]
    found = days_summed(around, one)
    if found or (not own and (found := stretch_of_counts(around, told, i, here) or stretch_of_title(around, one))):
        one.times, one.when_rule = found, "inherited:passage"


def _from_behind(around: Around, told: list[Told], i: int, here: Sentence) -> None:
    """Give what has been done by now the day that the words behind tell, or the month that all is told of: no day told before is its own."""
    one = told[i]
    found = day_again(around, told, i) or stretch_of_title(around, one) or month_of_report(around, here) or month_of_chronicle(around, one, here)
    if found:
        one.times, one.when_rule = found, "inherited:passage"


def _is_of_later_clause(around: Around, time: TimeMention, one: Told) -> bool:
    """Whether an English day behind the event is of a further clause or of a part: "held forty; by Sunday 31 were free", "two of them on Friday"."""
    if around.scan.language != "en" or time.start < one.hit.trigger[1]:
        return False
    return is_time_apart(around.text[one.hit.trigger[1] : time.start])


def _may_be_own(around: Around, time: TimeMention, one: Told) -> bool:
    """Whether a day in the event's sentence may be the event's: neither to come for what has happened, nor when it was told."""
    to_come = around.said is not None and time.earliest is not None and time.earliest > around.said
    told = around.scan.language == "en" and time.earliest == around.said and is_saying(around, time, one.hit)
    return not (one.hit.modality in COUNTABLE and to_come) and not told


def _give_statement(around: Around, one: Told, here: Sentence) -> None:
    """Give what was said the day that "at the time" points at, or the month in which an undated report goes on."""
    if one.hit.modality not in COUNTABLE or around.times(here.start, here.end) or around.tells_years(here.start, one.hit.trigger[0]):
        return
    then = patterns().then.search(around.text[slice(*one.hit.sentence)].lower()) is not None
    said = () if is_perfect(around, one) else day_of_words(around, here)
    found = (_day_before(around, one) if then else ()) or month_of_report(around, here) or said
    if found:
        one.times, one.when_rule = found, "inherited:paragraph"
    elif found := (day_of_meeting(around, here) if one.hit.measure is None else ()) or month_of_chronicle(around, one, here):
        one.times, one.when_rule = found, "inherited:passage"


def _is_mentioned(one: Told) -> bool:
    """Whether the event is only named in a clause about something else: "the murder of the judges", "the slain senator"."""
    return is_apart(one.hit) or one.hit.rule.endswith((":adjective", ":each"))


def _is_background(around: Around, one: Told) -> bool:
    """Whether the event lies before the story or just goes on: "had protested", "last year", "continue"; reported speech has its own "had"."""
    hit = one.hit
    return patterns().past.search(around.text[slice(*hit.sentence)]) is not None or is_earlier(around, one)


def _day_of_person(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The day on which the same named person died, told of elsewhere in the passage."""
    same = [t for t in told if t is not told[i] and t.times and not t.when_rule and t.times[0].relation in ("", "on", "within")]
    found = next((t.times for t in same if is_one_person(around, t, told[i])), ())
    return found or _day_of_one_death(around, told, i)


def _day_of_one_death(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The day or year of the one death that a short passage tells of, under whatever name: "confessed to killing his sister in 2016"."""
    deaths = [t for t in told if t.hit.measure == "dead" and t.hit.type != "sentence.death"]
    if told[i] not in deaths or not all(is_single(t.hit) for t in deaths) or len({n[-1] for t in deaths if (n := name_of(around, t.hit))}) > 1:
        return ()
    days = {(t.times[0].earliest, t.times[0].latest): t.times for t in deaths if t.times and not t.when_rule and not is_before_story(around, t)}
    return next(iter(days.values())) if len(days) == 1 and len(deaths) <= FEW_EVENTS else ()


def _day_at_once(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The day of the like event told last, for what happened "at the same time", «همزمان»."""
    one = told[i]
    if patterns().at_once.match(around.text[slice(*one.hit.sentence)]) is None:
        return ()
    near = [t for t in told[max(0, i - LAST) : i] if kin(t, one) and is_dated(t) and t.hit.kind == "event"]
    return near[-1].times if near and one.hit.sentence[0] - near[-1].hit.sentence[1] < SHORT // 4 else ()


def _day_of_last(around: Around, told: list[Told], i: int, reach: int = SHORT) -> tuple[TimeMention, ...]:
    """The day of the event told last, where the sentence speaks of it as known: "in the blast", "the attack", «در این درگیری»."""
    one = told[i]
    dated = [t for t in told[max(0, i - LAST) : i] if t.hit.kind == "event" and is_dated(t) and t.times[0].relation not in _BOUNDS]
    last = next((t for t in reversed(dated) if kin(t, one) and not _is_of_other_time(around, t)), None)
    if (
        last is None
        or one.hit.sentence[0] - last.hit.sentence[1] > reach
        or not may_be_one_place(last, one)
        or (around.said is not None and not is_recent(around, last.times[0]))
    ):
        return ()
    return hull(last.times, _event_days(told[:i], last.hit.sentence[1]))


def _is_talk(around: Around, sentence: Sentence) -> bool:
    """Whether a lead is the heading of a talk: its day is when it was held."""
    return around.is_heading((sentence.start, sentence.end)) and patterns().talk.search(around.text[sentence.start : sentence.end]) is not None


def _day_of_lead(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[TimeMention, ...]:
    """The day of the story, told in its lead, for what goes on telling of it: no other event's day stands between, nothing of times before."""
    one = told[i]
    if not is_real(one.hit) or _is_background(around, one):
        return ()
    for sentence in around.sentences[:LEAD]:
        if sentence.start >= here.start:
            return ()
        if sentence.end <= around.scanned.dateline.end or only_a_day(around, sentence) or _is_talk(around, sentence):
            continue  # the day of the saying
        found = _day_of(around, told[:i], sentence, one, bare=not _is_mentioned(one))
        if found:
            far = here.start - sentence.start > SHORT  # far from its lead, a story may have passed on to the next day it names
            between = around.times(sentence.start, here.start) if far else _event_days(told[:i], sentence.end)
            one_day = is_of_a_scene(one) or all(within(t, found[0]) for t in between)
            return hull(found, between) if one_day and is_recent(around, found[0]) else ()
    return ()


def _event_days(told: list[Told], start: int) -> list[TimeMention]:
    """The days that events told behind `start` have of their own: other days belong to what is not told here."""
    return [t.times[0] for t in told if t.hit.sentence[0] >= start and t.times and not t.when_rule and t.times[0].granularity == "day"]


def _day_of_story(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The day of what was told shortly before, for what goes on telling of it."""
    one = told[i]
    if not is_real(one.hit) or _is_background(around, one):
        return ()
    return _day_of_last(around, told, i, reach=_REACH) if is_of_a_scene(one) else ()


def _day_behind(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[TimeMention, ...]:
    """The day that the words behind give what was just told: "The attack took place on Monday"; of a lead also that of the next like event."""
    one = told[i]
    next_ = next(iter(told[i + 1 : i + 2]), None)
    if not is_real(one.hit) or (next_ is not None and one.hit.measure in HURT and next_.hit.measure == "dead" and is_single(next_.hit)):
        return ()  # who was beaten died later
    if (behind := around.after(here)) is not None and tells_on(around, told[i + 1 : i + FEW_EVENTS], behind, one):
        days = around.times(behind.start, behind.end)
        mine = len(days) == 1 and is_recent(around, days[0]) and not of_another(around, days[0], behind.start)
        return (days[0],) if mine else ()
    if found := day_again(around, told, i):
        return found
    if here not in around.sentences[:LEAD] or _is_background(around, one):
        return ()
    same = (t for t in told[i + 1 : i + FEW_EVENTS] if family_of(t.hit.type) == family_of(one.hit.type) and t.hit.kind == "event")
    last = next((t for t in same if t.times and not is_before_story(around, t)), None)
    if (
        last is None
        or last.when_rule
        or last.times[0].granularity == "year"
        or not may_be_one_place(last, one)
        or not is_recent(around, last.times[0])
    ):
        return ()
    between = [t for t in around.times(here.start, last.hit.sentence[0]) if not ((s := around.at(t.start)) and is_said(around, t, s))]
    return last.times if all(within(t, last.times[0]) for t in between) else ()


def _day_of_heading(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """The day or days that a heading above the event tells, alone in the passage's lead: «شورش رشت / ۹ و ۱۰ خرداد ۱۳۷۱».

    A line that is only a date is one where a title stands above it.
    """
    lead = [s for s in around.sentences[:LEAD] if s.end <= here.start and s.end - s.start <= _HEADING and around.is_heading((s.start, s.end))]
    lead = [s for s in lead if s != around.sentences[0] or not is_date_line(around, s)]
    lead = [s for s in lead if not _is_talk(around, s)]
    days = [t for s in lead for t in around.dated(s.start, s.end) if not of_another(around, t, s.start)]
    return (days[0],) if len(days) == 1 and not is_apart(one.hit) else ()


def _own_end(around: Around, one: Told, here: Sentence) -> int:
    """Up to where a day in the sentence is the event's own: a Persian clause has its day before its verb."""
    return one.hit.trigger[1] if around.scan.language == "fa" else here.end


def _day_of(around: Around, earlier: list[Told], sentence: Sentence, one: Told, *, bare: bool) -> tuple[TimeMention, ...]:
    """The day of `sentence`: of an event it tells, else (`bare`) the one day it names."""
    of_event = [t for t in earlier[-LAST:] if t.hit.sentence[0] == sentence.start and t.hit.kind == "event" and is_dated(t)]
    if of_event and not _only_remembers(around, of_event, sentence):
        near = [t for t in of_event if (may_be_one_place(t, one) or is_one_more(around, t, one)) and kin(t, one) and not _is_of_other_time(around, t)]
        return near[-1].times if near and _lends_to(around, near[-1], one) else ()
    days = around.times(sentence.start, sentence.end) + around.yearless(sentence.start, sentence.end)
    days = days or around.windows(sentence.start, sentence.end)
    days = list({(t.earliest, t.latest, t.value): t for t in reversed(days)}.values())  # "on Friday … that day" is one day
    few = around.windows(sentence.start, sentence.end) if len(days) > 1 else []
    days = few if len(few) == 1 and all(within(t, few[0]) for t in days) else days  # "on Sunday and Monday, 12 and 13 October"
    if not bare or len(days) != 1 or is_said(around, days[0], sentence):
        return ()
    if days[0].granularity not in ("day", "window") or (days[0].relation == "since" and around.scan.language == "en"):
        return ()
    if of_another(around, days[0], sentence.start) and not patterns().rite_held.search(around.text[sentence.start : sentence.end]):
        return ()
    if around.said is None:
        return (days[0],) if all_near(around, days[0]) else ()
    reach = RECENT if days[0].relative else 2 * RECENT  # a date with its year is meant, however long ago
    return (days[0],) if days[0].earliest and 0 <= (around.said - days[0].earliest).days <= reach else ()


def _is_of_other_time(around: Around, one: Told) -> bool:
    """Whether an event lies before or behind the story's day, and lends its own to nothing."""
    return is_before_story(around, one) or is_late_death(around, one)


def _only_remembers(around: Around, of_event: list[Told], sentence: Sentence) -> bool:
    """Whether a sentence with a day tells of the events `of_event` by their month alone: "the mourning of two killed in May turned on Friday …"."""
    months = all(t.times[0].granularity == "month" for t in of_event)
    return around.scan.language == "en" and months and len(around.times(sentence.start, sentence.end)) == 1


def _day_before(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The day that the sentences right before name last, for "that day", "at the time"; a full date may lie long before the saying."""
    here = around.at(one.hit.sentence[0])
    for _, sentence in zip(range(FEW), around.before(here) if here else (), strict=False):
        days = around.times(sentence.start, sentence.end) + around.yearless(sentence.start, sentence.end)
        if days:
            last = max(days, key=lambda t: t.start)
            full = last.earliest is None or around.said is None or last.earliest <= around.said
            return (last,) if full and not of_another(around, last, sentence.start) else ()
    return ()


def _day_of_passage(around: Around, told: list[Told], i: int, *, then: bool) -> tuple[TimeMention, ...]:
    """ "that night": the day of the event before. Without such words only where a short passage tells of one other day, and in one place."""
    one, passage = told[i], around.scan.passage
    dated = [t for t in told[:i] if t.hit.kind == "event" and is_dated(t) and kin(t, one) and not is_before_story(around, t)]
    if then and not dated and (around.scan.language == "fa" or one.hit.type.startswith("release")):  # «بازداشت و شب همان روز آزاد کرد»
        dated = [t for t in told[:i] if t.hit.kind == "event" and is_dated(t)]
    if then and dated:
        return dated[-1].times
    if then and not any(is_dated(t) and not t.when_rule for t in told[:i]):
        return _day_before(around, one)
    days = {(t.times[0].earliest, t.times[0].latest) for t in told if t is not one and t.hit.kind == "event" and t.times}
    if is_earlier(around, one):
        return ()
    if passage.end - passage.start > SHORT or not dated or len(days) > 1 or len(told) > FEW_EVENTS or not may_be_one_place(dated[0], one):
        return ()
    return dated[0].times if _lends_to(around, dated[0], one) else ()


def sharpen_day(around: Around, told: list[Told], i: int) -> None:
    """Give one death or injury that is only told of a month the one day in that month which a short Persian passage names."""
    one = told[i]
    if is_month(one) and _is_end(around, one) and (found := only_day(around, one.times[0])):
        one.times, one.when_rule = found, "inherited:passage"


def _only_day(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The one day that a short Persian passage names, for the death or injury it tells of: of a life's end posts often tell the day lines away."""
    return only_day(around) if _is_end(around, told[i]) and not _is_background(around, told[i]) else ()


def _is_end(around: Around, one: Told) -> bool:
    violent = family_of(one.hit.type) in ("violence", "protest")
    return around.scan.language == "fa" and violent and is_end(one.hit) and one.hit.modality in COUNTABLE


def _lends_to(around: Around, lender: Told, one: Told) -> bool:
    """Whether `lender`'s time may be that of `one`: a day any kin event's, a month or more only of what the sentence speaks of as known."""
    if lender.times[0].granularity not in ("month", "season", "quarter"):
        return True
    return around.said is None or patterns().definite.search(around.text[slice(*one.hit.sentence)].lower()) is not None
