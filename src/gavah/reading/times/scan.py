"""Times of a text: rules match, overlaps are settled, then each match is read from left to right against the anchor and what was read before."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from gavah.model import TimeMention
from gavah.reading.grammar import Found, Tokens, language, settled, tokens_of
from gavah.reading.times import dates, ended, periods, relative, shares, spans, windows
from gavah.reading.times.context import anniversary, governor, open_end, tense
from gavah.reading.times.reading import Anchor, Reading, Slots, State

Builder = Callable[[Slots, State], Reading | None]

_BUILDERS: Final[dict[str, Builder]] = {
    "date": dates.read_date,
    "numeric": dates.read_numeric,
    "year": dates.read_year,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "season": periods.read_season,
    "quarter": periods.read_quarter,
    "week-of-month": dates.read_week_of_month,
    "latest": periods.read_latest_quarter,
    "day-of-month": shares.read_day_of_month,
    "share-of-year": shares.read_share_of_year,
    "day-ago": relative.read_day_ago,
    "year-ago": periods.read_year_ago,
    "weekend": relative.read_weekend,
    "days": windows.read_days,
    "years": windows.read_years,
    "months": windows.read_months,
    "day": relative.read_day,
    "weekday": relative.read_weekday,
    "unit": relative.read_unit,
    "shift": relative.read_shift,
    "apart": spans.read_apart_or_length,
    "same": relative.read_same,
    "told-or-running": relative.read_told_or_running,
    "same-day": relative.read_same_part,
    "next-part": relative.read_next_part,
    "duration": spans.read_duration,
    "again": spans.read_again,
    "within": spans.read_within,
    "first-of-month": dates.read_first_of_month,
    "weekday-of-week": relative.read_weekday_of_week,
    "ended": ended.read_ended,
    "set": spans.read_set,
    "reference": spans.read_reference,
    "clock": spans.read_clock,
    "part": spans.read_part,
    "nth-day": spans.read_nth_day,
    "holiday": spans.read_holiday,
}


_BIRTH_REACH: Final = 3  # tokens between "born" and the date


def times(text: str, *, lang: str, anchor: date | Anchor | None = None) -> list[TimeMention]:
    """The time expressions of `text`, in order, with their days as far as `anchor` (when it was written) lets them be known.

    `lang`: "en" or "fa". `anchor`: a day, bounds, or None; without it relative expressions keep no days, and a year-less date takes the year of
    the last full date before it. "From X to Y" comes as one mention over both days. Offsets are code points of `text`. Raises `InputError` for
    a language without a grammar. Values follow TIMEX3 (ISO-TimeML); Hijri months and years are ISO 8601 intervals of Gregorian days.
    """
    said = anchor.day if isinstance(anchor, Anchor) else anchor
    return windows.again(windows.joined(parts(text, lang=lang, anchor=anchor), tokens_of(text, language(lang)), said))


def parts(text: str, *, lang: str, anchor: date | Anchor | None = None) -> list[TimeMention]:
    """Like `times`, with the two ends of "from X to Y" as two mentions, as TimeML has them."""
    tokens = tokens_of(text, language(lang))
    found = matches(tokens)
    bounds = anchor if isinstance(anchor, Anchor) else Anchor(day=anchor)
    if bounds.day is not None or (bounds.earliest is None and bounds.latest is None):
        return _read(found, tokens, State(anchor=bounds.day, limit=bounds.day))
    late = _read(found, tokens, State(anchor=bounds.latest, limit=bounds.latest, collected=True))
    early = _read(found, tokens, State(anchor=bounds.earliest, limit=bounds.earliest))
    alone = _read(found, tokens, State(anchor=None, limit=None))
    return windows.between_bounds(early, late, alone, bounds)


@lru_cache(maxsize=4)
def matches(tokens: Tokens) -> tuple[Found, ...]:
    """The rules that stand, traps included. The last few texts are kept, since numbers ask again."""
    return tuple(settled(tokens, "times"))


def _read(found: Sequence[Found], tokens: Tokens, state: State) -> list[TimeMention]:
    out: list[TimeMention] = []
    for one in found:
        builder = _BUILDERS.get(one.pattern.build)
        if builder is None:
            continue
        state.tense = tense(tokens, one)
        state.open_end = open_end(tokens, one)
        reading = _built(builder, Slots(one, tokens), state)
        if reading is None:
            continue
        mention = _mention(one, reading, tokens)
        if mention.rule == "holiday" and _is_somebodys_name(tokens.text, mention):
            continue
        out.append(mention)
        if not _of_birth(tokens, one):
            _remember(mention, state)
    return out


_FEAST = re.compile(r"(?i)\b(?:on|at|during|of|for|before|after|since|until|this|last|in|the|by|from|every|celebrat\w+|mark\w*|observ\w+)\s$")
_SURNAME = re.compile(r"\s(?!Night|Eve|Holiday|Celebration|Festival|Ceremon|Prayer|Day)[A-Z][a-z]+")


def _is_somebodys_name(text: str, feast: TimeMention) -> bool:
    """Whether the one word of a feast is part of a name: "Yalda Tamrini was killed", "a daughter named Yalda"."""
    before = text[max(0, feast.start - 24) : feast.start]
    if " " in feast.words or not feast.words[:1].isupper() or not feast.words.isascii() or _FEAST.search(before):
        return False
    return before.rstrip().endswith(("named", "called")) or _SURNAME.match(text, feast.end) is not None


def _of_birth(tokens: Tokens, found: Found) -> bool:
    """Whether the date is that of a birth: it lends no year to what is told after it."""
    births = tokens.language.members.get("birth", "")
    return any(code in births for code in tokens.codes[max(0, found.first - _BIRTH_REACH) : found.first])


def _built(builder: Builder, slots: Slots, state: State) -> Reading | None:
    """The reading, or None where no calendar has such a day (30 February, the year 0)."""
    try:
        return builder(slots, state)
    except (ValueError, OverflowError):
        return None


def _mention(found: Found, reading: Reading, tokens: Tokens) -> TimeMention:
    start, end = tokens.span(found.first, found.end)
    relation, lead = governor(tokens, found.first, found.end)
    if relation in ("after", "before") and "T" in reading.value and reading.type == "TIME":
        relation = "on"  # "after midnight on Friday" is that Friday still
    rule = "anniversary" if anniversary(tokens, found) else found.pattern.name
    return TimeMention(
        start=start,
        end=end,
        words=tokens.text[start:end],
        type=reading.type,
        value=reading.value,
        earliest=reading.earliest,
        latest=reading.latest,
        calendar=reading.calendar,
        granularity=reading.granularity,
        relation=reading.relation or relation,
        lead=start if lead is None else lead,
        ordinal_day=reading.ordinal_day,
        weekday=reading.weekday,
        relative=reading.relative,
        rule=f"{rule}:{reading.note}" if reading.note else rule,
    )


def _remember(mention: TimeMention, state: State) -> None:
    """A dated mention is what "the previous day" hangs on; an explicit full one lends its year."""
    if mention.rule.startswith("anniversary") or mention.earliest is None or mention.latest is None or mention.type == "DURATION":
        return
    if mention.value[4:6] == "-Q":
        if mention.rule in {"quarter", "latest-quarter"}:
            state.last_quarter = (int(mention.value[:4]), int(mention.value[6:]))
        return
    state.last = mention
    if mention.granularity in ("day", "week", "month"):
        state.last_month = mention
    if mention.earliest == mention.latest:
        state.last_day = mention
    if not mention.relative and mention.granularity == "year":
        state.last_year = mention
    if not mention.relative and mention.granularity in {"day", "month"}:
        state.year_from = mention.earliest
