"""Times that a clause counts from: "since the start of the year on 21 March", «از زمانی که او در ۱۵ تیر بر سر کار آمد»."""

import re
from collections.abc import Iterable

import msgspec

from gavah.model import TimeMention

_REACH = 110  # characters before a time in which its clause begins
_LED = re.compile(
    r"(?:^|[،؛.:«(\n]\s*)(?:و\s+|تنها\s+)?(?:از|پس از|بعد از)\s+"
    r"(?:(?:زمان|وقت|روز|هنگام|موقع)ی?[\s\u200c]+که\s|(?:آغاز|شروع|ابتدای|بدو|زمان|روی کار آمدن|به قدرت رسیدن)\s)"
    r"[^،؛.:\n\d۰-۹]{0,70}?$"
)


_LED_EN = re.compile(
    r"(?i)\bsince\s+(?:(?:the|its|their|this)\s+)?(?:start|beginning|outbreak|onset|launch|eruption|opening)\s+of\b[^.;:,\d]{2,60}?\s(?:on|in)\s+(?:the\s+)?$"
    r"|\bsince\s[^.;:,\d]{3,60}?\b(?:began|started|erupted|broke out|flared up|took (?:office|power)|came to power|was (?:launched|imposed|declared))"
    r"\s(?:on|in)\s+(?:the\s+)?$"
)


def with_since_clauses(found: Iterable[TimeMention], text: str) -> tuple[TimeMention, ...]:
    """`found`, each time since which its clause counts with the relation "since"."""
    return tuple(msgspec.structs.replace(t, relation="since") if _counts_from(t, text) else t for t in found)


def _counts_from(time: TimeMention, text: str) -> bool:
    if time.relation not in ("", "on") or time.earliest is None or time.type == "DURATION":
        return False
    before = text[max(0, time.start - _REACH) : time.start]
    return _LED.search(before) is not None or _LED_EN.search(before) is not None
