"""The time that a passage as a whole, or a long happening in it, gives to what it tells without a day of its own."""

import re
from datetime import date, timedelta
from itertools import islice

import msgspec

from gavah.model import TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.compared import is_compared
from gavah.reading.frames.frame import Sentence
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import is_apart, is_real
from gavah.reading.inheritance.passing import is_earlier
from gavah.reading.patterns import patterns
from gavah.reading.scan import LEAD
from gavah.reading.told import Told

_DAYS = re.compile(r"P(\d+)D")
_IN_DAYS = re.compile(r"(?i)(?:^\W*|\b(?:in|within|over|during|of|the|these|those|just|only)\s+|(?:^|\s)(?:در|طی|ظرف|طول|این|تنها)\s+)$")
_BACK = 2  # sentences before in which a stretch may open
_FEW = 2  # who is told of alone is no count
_MONTH = timedelta(days=31)
_MANY = 14  # days that a text may tell one by one
_BEGUN = 120  # characters behind a long happening in which its beginning is told
_ADDING = re.compile(
    r"(?i)\W*(?:in addition|additionally|moreover|furthermore|besides|apart from (?:this|that|these)|also)\b"
    r"|\W*(?:همچنین|افزون بر (?:این|آن)|علاوه بر (?:این|آن)|به‌?علاوه)\s?"
)
_OPENED = 1_000  # characters in which a monthly compilation names its month


def days_of_bulletin(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The days that a compilation says in its first sentence it covers, for what it tells without a day of its own."""
    first = around.sentences[0] if around.sentences else None
    if first is None or not is_real(one.hit) or one.hit.sentence[0] < first.end:
        return ()
    if patterns().bulletin.search(around.text[first.start : first.end]) is None or patterns().long_ago.search(around.text[slice(*one.hit.sentence)]):
        return ()
    covered = around.covered(first.start, first.end)
    return (covered[0],) if len(covered) == 1 else ()


def stretch_of_counts(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[TimeMention, ...]:
    """The stretch over which the count told last in the paragraph runs, for a share of it or one more count beside it.

    "In May 71 were hanged. Fars leads with twelve …", "Within the year 29 died. We also verified the killing of 57 …".
    """
    one = told[i]
    if one.hit.number is None or one.hit.number.low < _FEW or not is_real(one.hit) or "+remembered" in one.hit.rule or is_earlier(around, one):
        return ()
    reach = {s.start for s in (around.paragraph_before(here) if _adds(around, here) else around.before(here))}
    lenders = [t for t in told[:i] if t.times and t.hit.kind != "statement" and not is_compared(t.hit)]
    near = next((t for t in reversed(lenders) if t.hit.sentence[0] in reach), None)
    if near is None:
        return _opened_before(around, here)
    lender = next(t for t in lenders if t.hit.sentence == near.hit.sentence)
    if patterns().besides.search(around.text[slice(*one.hit.sentence)]) is None:
        within = (t for t in reversed(lenders) if t.hit.sentence[0] in reach)
        return next((t.times for t in (lender, *within) if _is_whole_of(t, one) and _is_long(t.times[0])), ())
    return lender.times if lender.hit.number and _is_long(lender.times[0]) else ()


def _is_whole_of(lender: Told, one: Told) -> bool:
    """Whether `one` may be a share of what `lender` counts."""
    mine, theirs = one.hit, lender.hit
    counts = theirs.measure == mine.measure and family_of(theirs.type) == family_of(mine.type)
    return counts and mine.number is not None and theirs.number is not None and theirs.number.low > mine.number.low


def _adds(around: Around, here: Sentence) -> bool:
    """Whether a sentence opens its paragraph as one that adds to the one before: "In addition, 640 death sentences came to our knowledge"."""
    return here.start == here.paragraph[0] and _ADDING.match(around.text, here.start, here.end) is not None


def _opened_before(around: Around, here: Sentence) -> tuple[TimeMention, ...]:
    """The stretch that opens a sentence right before: "Within six months, from July to December, I signed 14 papers. Four had …"."""
    for sentence in islice(around.before(here), _BACK):
        told = [t for t in around.stretches(sentence.start, sentence.end) if _is_long(t)]
        if around.times(sentence.start, sentence.end):
            return ()
        if told and patterns().opens.fullmatch(around.text[sentence.start : told[0].start]):
            return (told[0],)
    return ()


def days_during(around: Around, told: list[Told], i: int) -> tuple[TimeMention, ...]:
    """The days of the outage or strike told before, "during" which the event happened."""
    named = patterns().during.search(around.text[slice(*told[i].hit.sentence)])
    if named is None or not is_real(told[i].hit):
        return ()
    types = ("internet-cut", "censorship") if named["net"] or named["net2"] or named["net3"] else ("protest",)
    near = (t for t in reversed(told[:i]) if t.hit.type.startswith(types) and t.times and t.hit.sentence != told[i].hit.sentence)
    lender = max(near, key=lambda t: t.times[0].latest or date.min, default=None)
    return lender.times if lender is not None and lender.times[0].relation not in ("since", "until") else ()


def as_sum(one: Told) -> None:
    """Make what is counted over more than a month a sum."""
    first, last = (one.times[0].earliest, one.times[0].latest) if one.times else (None, None)
    many = one.hit.kind == "event" and one.hit.number is not None and one.hit.number.low >= _FEW
    if many and first is not None and last is not None and last - first > _MONTH:
        one.hit = msgspec.structs.replace(one.hit, kind="total")


def _is_long(time: TimeMention) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days > 1 and time.relation != "since"


def days_summed(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The days told one by one before or behind a sum over so many of them: "On Friday … on Saturday … on Sunday … In all, 19 in three days"."""
    length = _length_told(around, one)
    if length is None:
        return ()
    start, end = around.scan.passage.start, around.scan.passage.end
    told = [t for t in around.times(start, end) if t.earliest == t.latest and t.earliest and (around.said is None or t.earliest <= around.said)]
    days = sorted({t.earliest for t in told if t.earliest})
    for last in reversed(days):
        run = [last - timedelta(days=n) for n in range(length)]
        if all(day in days for day in run):
            whole = next(t for t in told if t.earliest == run[-1])
            value = f"{run[-1].isoformat()}/{last.isoformat()}"
            return (msgspec.structs.replace(whole, latest=last, granularity="window", relation="within", value=value),)
    return ()


def _length_told(around: Around, one: Told) -> int | None:
    """In how many days the sentence says that a sum came together: "in five days", «در پنج روز»."""
    text, at = around.text, one.hit.trigger
    lengths = [t for t in around.lengths(*one.hit.sentence) if _IN_DAYS.search(text[one.hit.sentence[0] : t.start])]
    lengths = [t for t in lengths if ";" not in text[min(at[1], t.start) : max(at[0], t.start)]]
    found = _DAYS.fullmatch(lengths[0].value) if len(lengths) == 1 else None
    return int(found[1]) if found and 1 < int(found[1]) <= _MANY else None


def stretch_of_title(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The days that the passage's title covers, for what it tells without any time of its own: "Court watch, 19 to 24 December"."""
    titled = around.titled
    if titled is None or not is_real(one.hit) or one.hit.sentence[0] < titled.start or one.hit.kind == "statement":
        return ()
    if is_earlier(around, one) or patterns().long_ago.search(around.text[slice(*one.hit.sentence)]):
        return ()
    return (titled,)


def month_of_chronicle(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """The month that a monthly compilation opens with, for what it tells without any time of its own: "As the campaign entered June, …"."""
    opening = around.sentences[:LEAD]
    if not is_real(one.hit) or not opening or here == opening[0]:
        return ()
    if is_apart(one.hit) or is_earlier(around, one) or patterns().long_ago.search(around.text[here.start : here.end]):
        return ()
    if patterns().chronicle.search(around.text[opening[0].start : opening[-1].end]) is None or around.tells_years(here.start, here.end):
        return ()
    rows = (around.dated(s.start, s.end) for s in around.sentences if s.start < min(here.start, opening[0].start + _OPENED))
    return next(((t,) for row in rows for t in row if t.granularity == "month"), ())


def since_its_beginning(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The beginning, told elsewhere, of what an event is told to lie in: "since the offensive began", "during the strike"."""
    named = patterns().long_one.search(around.text, *one.hit.sentence)
    what = (named["what"] or named["chi"]) if named else ""
    if not what or not is_real(one.hit):
        return ()
    passage = around.scan.passage
    for told in re.finditer(rf"(?i)(?<!\w){what.rstrip('s')}", around.text[passage.start : passage.end]):
        at = passage.start + told.end()
        sentence = around.at(at)
        days = around.dates_told(at, min(at + _BEGUN, sentence.end)) if sentence else []
        if days and (patterns().begun.search(around.text[at : days[0].start]) or patterns().begun_behind.match(around.text, days[0].end)):
            return (msgspec.structs.replace(days[0], relation="since"),)
    return ()
