"""The words of derived claims, from `wording.toml`, and the sentence they are looked for in."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from gavah.model import Claim, NumberMention, TimeMention, folded
from gavah.model.calendars import solar_months_before


class Period(msgspec.Struct, frozen=True):
    """ "The same month last year": `now` is the stretch meant (month, week, given), `back` how far the other lies behind it."""

    lang: str
    words: str
    now: str
    back: str


class Cues(msgspec.Struct, frozen=True):
    """The cue patterns of a language."""

    less: tuple[str, ...]
    more: tuple[str, ...]
    compared: tuple[str, ...]
    start: tuple[str, ...]
    day: str
    a_day: str
    counting: str
    anniversary: str
    fortieth: str
    first: str
    weekdays: tuple[str, ...]
    """From Monday, as `date.weekday` counts."""
    started: str = r"(?!)"
    entered: str = r"(?!)"
    lasting: str = r"(?!)"


class _Table(msgspec.Struct, frozen=True):
    en: Cues
    fa: Cues
    periods: tuple[Period, ...]


@cache
def _table() -> _Table:
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("wording.toml").read_text("utf-8")), _Table)


@cache
def pattern(words: str) -> re.Pattern[str]:
    """A compiled pattern."""
    return re.compile(words)


def cues(lang: str) -> Cues:
    """The cues of `lang`."""
    return _table().fa if lang == "fa" else _table().en


def periods(lang: str) -> list[Period]:
    """The comparisons without dates that `lang` knows."""
    return [one for one in _table().periods if one.lang == lang]


class Sentence(msgspec.Struct, frozen=True):
    """The words a claim stands on: stored and folded (as long, or `plain` is empty), with their numbers and times by the day they were said."""

    words: str
    plain: str
    lang: str
    numbers: tuple[NumberMention, ...]
    times: tuple[TimeMention, ...]


def sentence_of(claim: Claim) -> Sentence:
    """The sentence of `claim`, scanned. Its language is told by its letters: a claim keeps none."""
    from gavah.reading.numbers import numbers
    from gavah.reading.times import times

    words = claim.sentence.words
    lang = "fa" if pattern(r"[\u0600-\u06ff]").search(words) else "en"
    plain = folded(words)
    return Sentence(
        words=words,
        plain=plain if len(plain) == len(words) else "",
        lang=lang,
        numbers=tuple(numbers(words, lang=lang)),
        times=tuple(times(words, lang=lang, anchor=claim.said)),
    )


def any_of(patterns: Iterable[str], text: str) -> bool:
    """Whether any of `patterns` is in `text`."""
    return any(pattern(one).search(text) for one in patterns)


def weekday_in(text: str, lang: str) -> int | None:
    """The one weekday named in folded `text`, from Monday = 0; None for none or several."""
    found = {number for number, one in enumerate(cues(lang).weekdays) if pattern(rf"(?<!\w)(?:{one})(?!\w)").search(text)}
    return found.pop() if len(found) == 1 else None


def dated(times: Iterable[TimeMention]) -> list[tuple[TimeMention, date, date]]:
    """The mentions that name days, with their first and last."""
    return [(one, one.earliest, one.latest) for one in times if one.earliest is not None and one.latest is not None]


def years_before(day: date, years: int, lang: str) -> date:
    """The same day `years` before, in the calendar of the language; of a day that year has not, its month's last."""
    if lang == "fa":
        return solar_months_before(day, 12 * years)
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year - years, day=last)
