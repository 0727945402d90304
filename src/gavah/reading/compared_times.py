"""Times that only say with what a count is compared: "a third more than the year before", «دو برابر سال قبل». They date nothing."""

import re
from collections.abc import Iterable

from gavah.model import TimeMention

_REACH = 90  # characters before a time in which what is compared stands
_FILLER = (
    r"(?:(?:in|on|during|over|at|for|the|that|those|this|it|they|of|did|were|was|had|been|figures?|numbers?|totals?|counts?|tolls?|rates?|levels?|ones?|"
    r"(?:execut|record|count|register|report|arrest|hang|detain|kill)ed|seen|same|corresponding|comparable|equivalent|all|whole|entire|full) ){0,6}"
)
_AMOUNT = (
    r"(?:per ?cent|%|percentage points|third|half|quarter|fifth|tenth|times|twice|double|triple|two|three|four|five|six|seven|eight|nine|ten|\d)"
)
_THAN = re.compile(
    r"\b(?:more|fewer|less|higher|lower|larger|smaller|greater|worse|bloodier|deadlier)\b[^.;:\d]{0,40}?\bthan "
    + _FILLER
    + r"$|\b(?:as|so) (?:many|much|high|often|heavy|bad)\b[^.;:\d]{0,30}? as "
    + _FILLER
    + r"$|\b(?:double|twice|triple|treble|half|times) (?:the|that) (?:\w+ ){0,2}(?:of|for|in) (?:the )?$",
    re.IGNORECASE,
)
_BY_SO_MANY = re.compile(_AMOUNT + r" (?:more|fewer|less|higher|lower)\b[^.;:\d]{0,40}?\bthan (?:\w+ ){0,2}$", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:\b(?:rise|increase|jump|surge|growth|drop|fall|decline|decrease|up|down)\b|\bper ?cent\b|%)[^.;:]{0,50}?"
    r"(?:\b(?:on|over|from|against)|\bcompared (?:with|to)|\brelative to|\bin comparison (?:with|to)) " + _FILLER + "$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"(?:\bthan (?:in |at |on |during )?any\b|\bthe (?:highest|most|largest|deadliest|bloodiest|worst|lowest|biggest|heaviest|first)\b)"
    r"[^.;,:\d]{0,50}?\bsince (?:the )?$",
    re.IGNORECASE,
)
_PERSIAN_RECORD = re.compile(r"(?:بیشترین|بالاترین|مرگبارترین|خونین.?ترین|هر (?:ماه|سال|هفته|روز) دیگری?)[^.؛،\d۰-۹]{0,40}\sاز\s(?:سال\s)?$")
_AGAINST = re.compile(
    r"(?i)\b(?:against|versus|compared (?:with|to)|(?:up|down) from)\s+(?:\S+\s+){1,3}?(?:in|for|during|over)\s+(?:the\s+)?$"
    r"|(?:در برابر|در مقابل|در مقایسه با|نسبت به)\s+(?:\S+\s+){1,3}?(?:در|طی)\s+$"
)
_WORST_OF = re.compile(
    r"(?i)\b(?:highest|most|largest|deadliest|bloodiest|worst|lowest|biggest|heaviest|hardest|darkest)\b[^.;,:\d]{0,40}?\b(?:of|in|for|since)\s+(?:the\s+)?$"
)
_ONLY_COMPARED = re.compile(r"\b(?:compared (?:with|to)|relative to|in comparison (?:with|to)) " + _FILLER + "$", re.IGNORECASE)
_PERSIAN = re.compile(
    r"(?:نسبت.به|در (?:مقایسه|قیاس) با|بیش(?:.?تر)? از|کم.?تر از|(?:دو|سه|چهار|پنج|چند|[۰-۹\d]+) ?برابرِ?)\s"
    r"(?:(?:کل|تمام|همین|همان|رقم|شمار|تعداد|آمار|مدت|دوره|دورهٔ|دوره‌ی|بازه|زمان|مشابه|در|آن)\s){0,4}$"
)
_PERSIAN_AMOUNT = re.compile(r"(?:درصد|برابر|مورد|نفر|تن)\s(?:بیش(?:.?تر)?|کم.?تر) از\s$")
_COUNTED = re.compile(r"\s*[,،]?\s*(?:\(|:|when\b|with\b|که\b|با\b)?\s*(?:the figure was |it was |only |just |at least |تنها |فقط )?[\d۰-۹]")
_COUNTED_BACK = frozenset({"ago", "earlier", "later", "within", "duration", "from-now"})
_BEFORE = frozenset({"unit", "day-before", "previous-day", "earlier", "again"})


def without_compared(found: Iterable[TimeMention], text: str, language: str) -> tuple[TimeMention, ...]:
    """`found` without the times that something is compared with; a time with a count of its own stays ("in 2070: 40")."""
    return tuple(t for t in found if not _is_compared(t, text, language))


def counted_against(found: Iterable[TimeMention], text: str) -> frozenset[int]:
    """Where the times start that something is only set against: "61 executions, against 43 in March", "the worst month of the past two years"."""
    return frozenset(t.start for t in found if any(p.search(text, max(0, t.start - _REACH), t.start) for p in (_AGAINST, _WORST_OF)))


def _is_compared(time: TimeMention, text: str, language: str) -> bool:
    before = text[max(0, time.start - _REACH) : time.start]
    if (_PERSIAN_RECORD if language == "fa" else _RECORD).search(before):
        return True
    if language == "fa":
        led = _PERSIAN_AMOUNT if _counts_back(time) else _PERSIAN
        return led.search(before) is not None and _COUNTED.match(text, time.end) is None
    if _counts_back(time):
        led_by = _BY_SO_MANY.search(before)
    else:
        led_by = _THAN.search(before) or _ONLY_COMPARED.search(before) or (_CHANGE.search(before) if time.rule.split(":")[0] in _BEFORE else None)
    return led_by is not None and _COUNTED.match(text, time.end) is None


def _counts_back(time: TimeMention) -> bool:
    """Whether the words may themselves be what "more than" bounds: "more than two years ago"."""
    return time.rule.split(":")[0] in _COUNTED_BACK or time.type == "DURATION" or time.words[:1].isdigit()
