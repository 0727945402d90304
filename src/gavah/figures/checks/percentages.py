""" "Up 83 percent on the year before": what it implies for either side, beside what is claimed of that side elsewhere."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

import msgspec

from gavah.figures.admission import Admitted
from gavah.figures.checks.check import Check, Side, Verdict
from gavah.figures.checks.wording import Period, Sentence, any_of, cues, dated, pattern, periods, sentence_of, years_before
from gavah.figures.program import Budget
from gavah.figures.regions import Box
from gavah.figures.solution import Numbers, numbers_of
from gavah.figures.sums import Meeting
from gavah.model import Claim, NumberMention, TimeMention
from gavah.model.calendars import gregorian_to_solar, solar_to_gregorian

PART = "checks"
Stretch = tuple[date, date]
Claimed = tuple[int, int | None]
Ratio = tuple[Fraction, Fraction | None]


class Comparison(msgspec.Struct, frozen=True):
    """What the words compare: the ratio now ÷ then as an interval, the two stretches of days, and what had to be assumed."""

    words: str
    ratio: Ratio
    now: Stretch
    then: Stretch
    assumed: str


def percentage_checks(claims: Iterable[Claim], admitted: Admitted, budget: Budget) -> Iterator[Check]:
    """A check for each derived claim among `claims` whose words give a percentage."""
    elsewhere = _Elsewhere(admitted, budget)
    for claim in claims:
        if claim.derived and budget.suffices(PART):
            found = _check(claim, admitted, elsewhere)
            if found is not None:
                yield found


class _Elsewhere:
    """What is claimed of other days and of all that is asked about. Many percentages are held against the same: each is worked out once."""

    def __init__(self, admitted: Admitted, budget: Budget) -> None:
        self._case, self._budget = admitted.case, budget
        self._known: dict[Box, Claimed | None] = {}

    @cached_property
    def whole(self) -> Numbers:
        """The numbers of the question itself."""
        return numbers_of(self._case, self._budget, PART)

    @cached_property
    def _touching(self) -> Meeting:
        return Meeting([one.region for one in self._case.accounts])

    def of(self, scope: Box) -> Claimed | None:
        """What is claimed of these days: floor and ceiling; None if no claim lies in them or says anything of how many."""
        if scope not in self._known:
            self._known[scope] = self._claimed(scope)
        return self._known[scope]

    def _claimed(self, scope: Box) -> Claimed | None:
        met = (self._case.accounts[at] for at in self._touching.of((scope,)).tolist())
        touching = [one for one in met if one.kind == "event" or _within(one.region, scope)]
        if not touching:
            return None
        numbers = numbers_of(msgspec.structs.replace(self._case.among(touching), scope=scope), self._budget, PART)
        return None if numbers.named == 0 or (numbers.floor == 0 and numbers.ceiling is None) else (numbers.floor, numbers.ceiling)


def _check(claim: Claim, admitted: Admitted, elsewhere: _Elsewhere) -> Check | None:
    """The check of one derived claim; None where its words hold no percentage."""
    sentence = sentence_of(claim)
    share = _percent(sentence, claim)
    if share is None:
        return None
    found = comparison(sentence, share, claim.said)
    if found is None:
        return _share(claim, share, elsewhere.whole)
    box = _place(claim, admitted)
    now_claimed, then_claimed = (
        elsewhere.of(box._replace(first=first.toordinal(), last=last.toordinal())) for first, last in (found.now, found.then)
    )
    low, high = found.ratio
    implied_then = None if now_claimed is None else _divided(now_claimed, low, high)
    implied_now = None if then_claimed is None else _multiplied(then_claimed, low, high)
    return Check(
        claim=claim.id,
        kind="percentage",
        words=found.words,
        says=_says(found),
        verdict=_verdict(then_claimed, implied_then),
        assumed=found.assumed,
        now=Side(first=found.now[0], last=found.now[1], claimed=now_claimed, implied=implied_now),
        then=Side(first=found.then[0], last=found.then[1], claimed=then_claimed, implied=implied_then),
    )


def _multiplied(claimed: Claimed, low: Fraction, high: Fraction | None) -> Claimed:
    """now = ratio × then, rounded outwards: a percentage of small numbers is itself rounded."""
    return floor(claimed[0] * low), None if claimed[1] is None or high is None else ceil(claimed[1] * high)


def _divided(claimed: Claimed, low: Fraction, high: Fraction | None) -> Claimed:
    """then = now ÷ ratio, rounded outwards; a ratio of unknown size bounds it from above only."""
    return floor(claimed[0] / high) if high else 0, None if claimed[1] is None or not low else ceil(claimed[1] / low)


def _share(claim: Claim, share: NumberMention, whole: Numbers) -> Check:
    """A part of a whole, or a change against nothing that is named: there is nothing to hold it against."""
    low, high = _bounds(share)
    top = None if high is None or whole.ceiling is None else floor(whole.ceiling * high / 100)
    implied = (ceil(whole.floor * max(low, Fraction(0)) / 100), top)
    of = f"at least {implied[0]:,}" if top is None else f"{implied[0]:,} to {top:,}"
    said = f"no comparison in these words; if it is a share of all that is asked about, then {of}"
    return Check(claim=claim.id, kind="share", words=share.words, says=said, verdict="open")


def _verdict(claimed: Claimed | None, implied: Claimed | None) -> Verdict:
    if claimed is None or implied is None:
        return "open"
    apart = (claimed[1] is not None and implied[0] > claimed[1]) or (implied[1] is not None and claimed[0] > implied[1])
    return "differs" if apart else "fits"


def _says(found: Comparison) -> str:
    low, high = found.ratio
    times = f"{float(low):.4g}" if high == low else f"{float(low):.4g} or more" if high is None else f"{float(low):.4g} to {float(high):.4g}"
    return f"{found.now[0]} … {found.now[1]} is said to have {times} times as many as {found.then[0]} … {found.then[1]}"


def _within(region: tuple[Box, ...], scope: Box) -> bool:
    return all(box.first >= scope.first and box.last <= scope.last for box in region)


def _place(claim: Claim, admitted: Admitted) -> Box:
    """The place its own words name, or the question's: a percentage without a place is of the whole."""
    own = [where.path or (where.id,) for where in claim.where if not where.rule.startswith("inherited")]
    return admitted.case.scope._replace(place=own[0]) if len(own) == 1 else admitted.case.scope


# --- the words ---------------------------------------------------------------------------------------------------------------


def _percent(sentence: Sentence, claim: Claim) -> NumberMention | None:
    """The percentage nearest to the words of the event."""
    start = next((span.start for span in claim.spans if span.field == "event"), claim.sentence.start) - claim.sentence.start
    shares = [one for one in sentence.numbers if one.kind == "percent"]
    return min(shares, key=lambda one: abs(one.start - start), default=None)


def comparison(sentence: Sentence, share: NumberMention, said: date | None) -> Comparison | None:
    """What the sentence compares; None where it names no change or nothing that it is a change from."""
    known = cues(sentence.lang)
    less = any_of(known.less, sentence.plain)
    if not less and not any_of(known.more, sentence.plain):
        return None
    stretches = _stretches(sentence, said)
    if stretches is None:
        return None
    low, high = _bounds(share)
    ratio: Ratio = (1 + low / 100, None if high is None else 1 + high / 100)
    if less:
        ratio = (max(Fraction(0), 1 - (Fraction(100) if high is None else high) / 100), 1 - low / 100)
    return Comparison(share.words, ratio, *stretches)


def _bounds(share: NumberMention) -> tuple[Fraction, Fraction | None]:
    """A whole percentage is rounded: "83 percent" is 82.5 to 83.5. Others keep the bounds of their words."""
    if share.low == share.high:
        return Fraction(2 * share.low - 1, 2), Fraction(2 * share.low + 1, 2)
    return Fraction(share.low), None if share.high is None else Fraction(share.high)


def _stretches(sentence: Sentence, said: date | None) -> tuple[Stretch, Stretch, str] | None:
    """Now, then, and what was assumed."""
    named = [one for one in periods(sentence.lang) if pattern(one.words).search(sentence.plain)]
    times = dated(sentence.times)
    if named:
        at = pattern(named[0].words).search(sentence.plain)
        assert at is not None
        own = [(first, last) for time, first, last in times if time.end <= at.start() or time.start >= at.end()]
        return _relative(named[0], own[0] if own else None, sentence.lang, said)
    then = next((days for days in reversed(times) if _is_compared(sentence, days[0])), None)
    if then is None:
        return None
    others = [(first, last) for time, first, last in times if time is not then[0]]
    if others:
        return others[0], (then[1], then[2]), ""
    if said is None or said <= then[2]:
        return None
    length = (then[2] - then[1]).days
    unit = "year" if length > 300 else "month" if length > 26 else "week"
    now = _unit(unit, sentence.lang, said)
    return now, (then[1], then[2]), f"the words do not say which days are compared with it; taken: the {unit} so far"


def _is_compared(sentence: Sentence, time: TimeMention) -> bool:
    """Whether a cue of comparison stands right before the mention."""
    before = sentence.plain[max(0, time.start - 24) : time.start]
    return any(pattern(rf"(?:{one})\W*(?:the|in|during|روز|ماه|سال)?\W*$").search(before) for one in cues(sentence.lang).compared)


def _relative(period: Period, own: Stretch | None, lang: str, said: date | None) -> tuple[Stretch, Stretch, str] | None:
    if own is not None and (period.now == "given" or period.back == "year"):
        return own, (_back(own[0], period.back, lang), _back(own[1], period.back, lang)), ""
    if own is not None:
        return own, _whole_before(own, period.back, lang), ""
    if said is None:
        return None
    unit = "year" if period.now == "given" else period.now
    now = _unit(unit, lang, said)
    calendar = "Solar Hijri" if lang == "fa" else "Gregorian"
    assumed = f"the words do not say which {unit}; taken: the {calendar} {unit} of the day it was said, so far"
    if period.back == "year":
        return now, (_back(now[0], "year", lang), _back(now[1], "year", lang)), assumed
    return now, _whole_before(now, period.back, lang), assumed


def _unit(unit: str, lang: str, said: date) -> Stretch:
    """The week (from Saturday in Persian, else Monday), month or year of `said`, up to it."""
    if unit == "week":
        return said - timedelta(days=(said.weekday() - (5 if lang == "fa" else 0)) % 7), said
    if lang == "fa":
        year, month, _ = gregorian_to_solar(said)
        return solar_to_gregorian(year, 1 if unit == "year" else month, 1), said
    return said.replace(month=1 if unit == "year" else said.month, day=1), said


def _whole_before(now: Stretch, unit: str, lang: str) -> Stretch:
    """The whole week, month or year before the one that `now` begins in."""
    first = _unit(unit, lang, now[0])[0]
    last = first - timedelta(days=1)
    return _unit(unit, lang, last)[0], last


def _back(day: date, unit: str, lang: str) -> date:
    """The same day a year or week before, in the calendar of the language; a day that year has not is its month's last."""
    return day - timedelta(days=7) if unit == "week" else years_before(day, 1, lang)
