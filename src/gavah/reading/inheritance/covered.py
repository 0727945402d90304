"""The time that a passage as a whole, or a long happening in it, gives to what it tells without a day of its own."""

import re

import msgspec

from gavah.model import TimeMention
from gavah.reading.frames.frame import Sentence
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import is_apart, is_real
from gavah.reading.inheritance.passing import is_earlier
from gavah.reading.patterns import patterns
from gavah.reading.scan import LEAD
from gavah.reading.told import Told

_BEGUN = 120  # characters behind a long happening in which its beginning is told
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
