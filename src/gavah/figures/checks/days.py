"""Days that words count out: "the 12th day", "the second anniversary", "Tuesday, September 30". Each implies a day; it stands beside what is told."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from gavah.figures.admission import Admitted
from gavah.figures.checks.check import Check, Verdict
from gavah.figures.checks.wording import Sentence, any_of, cues, dated, pattern, sentence_of, weekday_in, years_before
from gavah.figures.regions import days, meets
from gavah.model import Claim, TimeMention, When, folded

NEAR = 1
"""Days: counters begin with the day itself or the day after, and an evening belongs to both."""
FORTY = 40
YEARS_NEAR = 2
MISMATCH = "weekday-mismatch"


def day_checks(claims: Iterable[Claim], admitted: Admitted) -> Iterator[Check]:
    """The checks of day counters, anniversaries and weekdays among `claims`, one a sentence and kind."""
    counters: list[tuple[Claim, Check]] = []
    seen: set[tuple[str, int]] = set()
    for claim in claims:
        if claim.when is not None and claim.when.rule.endswith(MISMATCH):
            yield _weekday(claim)
        place = (claim.report, claim.sentence.start)
        if place in seen or not _worth_reading(claim):
            continue
        seen.add(place)
        sentence = sentence_of(claim)
        if sentence.plain:
            counters += [(claim, one) for one in [_counter(claim, sentence)] if one is not None]
            yield from (one for one in [_anniversary(claim, sentence, admitted)] if one is not None)
    yield from _among(counters)


def _worth_reading(claim: Claim) -> bool:
    """Whether the words could count days at all: scanning every sentence of a large case would take minutes."""
    words = claim.sentence.words.lower()
    return any(pattern(cues(lang).counting).search(words) for lang in ("en", "fa"))


def _weekday(claim: Claim) -> Check:
    """The date as read (the weekday lost), what weekday it has, and the near days that both would fit."""
    when = claim.when
    assert when is not None
    told = when.earliest
    if told is None:
        return Check(claim=claim.id, kind="weekday", words=when.words, says="weekday and date do not fit", verdict="differs")
    return Check(
        claim=claim.id,
        kind="weekday",
        words=when.words,
        says=f"weekday and date do not fit: {told} is a {told:%A}",
        verdict="differs",
        implied=told,
        beside=tuple(_fitting(told, when)),
    )


def _fitting(told: date, when: When) -> Iterator[date]:
    """Days with the weekday named: the same date in another year near, and the nearest day of the same week."""
    lang = "fa" if when.calendar == "solar-hijri" and pattern(r"[\u0600-\u06ff]").search(when.words) else "en"
    named = weekday_in(folded(when.words), lang)
    if named is None:
        return
    yield told + timedelta(days=(named - told.weekday() + 3) % 7 - 3)
    for years in (-YEARS_NEAR, -1, 1, YEARS_NEAR):
        other = years_before(told, -years, "fa" if when.calendar == "solar-hijri" else "en")
        if other.weekday() == named:
            yield other


# --- "the 262nd day" ---------------------------------------------------------------------------------------------------------


def _counter(claim: Claim, sentence: Sentence) -> Check | None:
    found = _ordinal_day(sentence)
    if found is None or pattern(cues(sentence.lang).fortieth).search(sentence.plain):
        return None
    number, start, end = found
    begun = next((first for time, first, last in dated(sentence.times) if first == last and _is_start(sentence, time)), None)
    other = [(time, first) for time, first, last in dated(sentence.times) if first == last and not _is_start(sentence, time)]
    at = min(other, key=lambda one: min(abs(one[0].start - end), abs(start - one[0].end)), default=None)
    day = at[1] if at else claim.said
    if day is None or number < 2:
        return None
    implied = day - timedelta(days=number - 1)
    assumed = "" if at else "the words name no day; taken: the day it was said"
    says = f"day {number} on {day} means that it began on {implied} (the day before, if the first day is not counted)"
    words = sentence.words[start:end]
    if begun is None:
        return Check(claim=claim.id, kind="day-counter", words=words, says=says, verdict="open", assumed=assumed, implied=implied)
    fits = -NEAR <= (implied - begun).days <= NEAR
    return Check(
        claim=claim.id,
        kind="day-counter",
        words=words,
        says=says,
        verdict=_verdict(fits, assumed),
        assumed=assumed,
        implied=implied,
        beside=(begun,),
    )


def _verdict(fits: bool, assumed: str) -> Verdict:
    """What does not fit differs only where nothing had to be assumed."""
    return "fits" if fits else "open" if assumed else "differs"


def _ordinal_day(sentence: Sentence) -> tuple[int, int, int] | None:
    """The count of days, and where it stands: an ordinal right before "day", or in Persian right after it."""
    known = cues(sentence.lang)
    for one in sentence.numbers:
        if one.kind == "ordinal" and one.low == one.high and pattern(known.day).search(sentence.plain[one.end : one.end + 40]):
            return one.low, one.start, one.end
    for time in sentence.times:
        if time.earliest is None and (time.rule == "nth-day" or (time.rule == "nth" and _lasts(sentence, time))):
            number = _ordinal_in(sentence.words[time.start : time.end], sentence.lang)
            if number is not None and pattern(known.a_day).search(sentence.plain[time.start : time.end]):
                return number, time.start, time.end
    return None


def _lasts(sentence: Sentence, time: TimeMention) -> bool:
    """Whether "the twelfth day" is of something that lasts, not of a month."""
    known = cues(sentence.lang)
    before, after = sentence.plain[: time.start], sentence.plain[time.end :]
    return pattern(known.entered).search(before) is not None or pattern(known.lasting).search(after) is not None


def _ordinal_in(words: str, lang: str) -> int | None:
    """The ordinal in words that a time rule took whole ("the 262nd day", «روز دوازدهم»): read again without "day"."""
    from gavah.reading.numbers import numbers

    bare = pattern(cues(lang).a_day).sub(" ", words)
    found = [one for one in numbers(bare, lang=lang) if one.low == one.high]
    return found[0].low if len(found) == 1 else None


def _is_start(sentence: Sentence, time: TimeMention) -> bool:
    """Whether the mention is told as a beginning."""
    known = cues(sentence.lang)
    before, after = sentence.plain[: time.start], sentence.plain[time.end : time.end + 16]
    return any_of(known.start, before) or pattern(known.started).search(after) is not None


def _among(counters: list[tuple[Claim, Check]]) -> Iterator[Check]:
    """Counters without a beginning of their own, beside those of the same thing in the same place."""
    groups: dict[tuple[str, tuple[str, ...]], list[Check]] = {}
    for claim, check in counters:
        place = claim.where[0].path if claim.where else ()
        groups.setdefault((claim.type, place), []).append(check)
    for group in groups.values():
        for check in group:
            others = [one for one in group if one.claim != check.claim and one.implied is not None]
            if check.verdict != "open" or check.implied is None or not others:
                yield check
                continue
            told = tuple(sorted({day for one in others for day in (one.implied, *one.beside) if day is not None}))
            fits = any(abs((day - check.implied).days) <= NEAR for day in told)
            against = tuple(one.claim for one in others)
            yield msgspec.structs.replace(check, verdict=_verdict(fits, check.assumed), beside=told, against=against)


# --- anniversaries -----------------------------------------------------------------------------------------------------------


def _anniversary(claim: Claim, sentence: Sentence, admitted: Admitted) -> Check | None:
    """ "The second anniversary", «چهلم»: the day it implies, beside a date of the sentence or an event told of that day."""
    known = cues(sentence.lang)
    forty = pattern(known.fortieth).search(sentence.plain)
    found = forty or pattern(known.anniversary).search(sentence.plain)
    if found is None:
        return None
    years = None if forty else _years(sentence, found.start(), found.end())
    if not forty and years is None:
        return None
    exact = [first for _, first, last in dated(sentence.times) if first == last]
    at = next((day for day in reversed(exact) if claim.said is None or abs((claim.said - day).days) <= FORTY), None) or claim.said
    if at is None:
        return None
    implied = at - timedelta(days=FORTY) if forty else years_before(at, years or 1, sentence.lang)
    words = sentence.words[found.start() : found.end()]
    assumed = "" if at in exact else "the words name no day; taken: the day it was said"
    told = f"{f'{FORTY} days' if forty else f'{years} year(s)'} before {at} is {implied}"
    named = [day for day in exact if day != at]
    if named:
        near = min(abs((day - implied).days) for day in named) <= NEAR
        return Check(
            claim=claim.id, kind="anniversary", words=words, says=told, verdict=_verdict(near, assumed), assumed=assumed,
            implied=implied, beside=tuple(named),
        )  # fmt: skip
    against = _told_on(implied, claim, admitted)
    return Check(
        claim=claim.id, kind="anniversary", words=words, says=told, verdict="fits" if against else "open", assumed=assumed,
        implied=implied, against=against,
    )  # fmt: skip


def _years(sentence: Sentence, start: int, end: int) -> int | None:
    """The ordinal beside "anniversary"; 1 for "first"."""
    near = [one for one in sentence.numbers if one.kind in ("ordinal", "count") and 0 <= start - one.end <= 3]
    near += [one for one in sentence.numbers if one.kind == "ordinal" and 0 <= one.start - end <= 3]
    if near and near[0].low == near[0].high and 0 < near[0].low < 200:
        return near[0].low
    return 1 if pattern(cues(sentence.lang).first).search(sentence.plain[max(0, start - 14) : start]) else None


def _told_on(day: date, claim: Claim, admitted: Admitted) -> tuple[str, ...]:
    """Events of the question told of that day or the next to it, in the claim's place if it names one."""
    first, last = day.toordinal() - NEAR, day.toordinal() + NEAR
    places = [where.path for where in claim.where if where.path]
    found = []
    for one in admitted.case.accounts:
        start, end = days(one.region)
        here = not places or any(meets(one.region, (box._replace(place=path, first=start, last=end),)) for box in one.region[:1] for path in places)
        if one.kind == "event" and one.id != claim.id and first <= start and end <= last and here:
            found.append(one.id)
    return tuple(sorted(found))
