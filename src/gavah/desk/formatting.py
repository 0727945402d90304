"""Numbers, days and foreign words as a page shows them, in the language of the page."""

from datetime import date

from markupsafe import Markup, escape

from gavah.desk.wording import is_word, one_of, say
from gavah.model import Claim, Quantity
from gavah.model.calendars import gregorian_to_solar
from gavah.ontology import label
from gavah.pictures import labels
from gavah.pictures.labels import digits


def number(value: int | None, lang: str) -> str:
    """A count with the digits of the language; None is open."""
    return digits(f"{value:,}", lang) if value is not None else str(say(lang, "base.open"))


def decimal(value: str, lang: str) -> str:
    """A number with a fraction, written "0.67", as the language writes it."""
    shown = value.replace("-", "−")
    return digits(shown.replace(".", "٫"), lang) if lang == "fa" else shown


def between(low: int, high: int | None, lang: str) -> str:
    """An interval as people write it."""
    if high is None:
        return str(say(lang, "base.at_least", n=number(low, lang)))
    if low == high:
        return number(low, lang)
    return str(say(lang, "base.between", low=number(low, lang), high=number(high, lang)))


def quantity(value: Quantity | None, lang: str) -> Markup:
    """What a claim counts: "12 dead"; "" for no number."""
    if value is None:
        return Markup("")
    one = value.low == 1 and value.high in (1, None) and is_word("vocabulary.measure_one", value.measure)
    counted = one_of(lang, "vocabulary.measure_one", value.measure) if one else measure(value.measure, lang)
    return Markup("{} {}").format(between(value.low, value.high, lang), counted)


def measure(name: str, lang: str) -> str:
    """A measure in words; two joined by "|" are "… or …"."""
    parts = [str(one_of(lang, "vocabulary.measure", part)) for part in name.split("|")]
    return str(say(lang, "base.or_")).join(parts)


def event_type(name: str, lang: str) -> str:
    """What an event type is called."""
    return label(name, lang)


def solar(day: date, lang: str) -> str:
    """A day of the Solar Hijri calendar in words: "11 Mehr 1450"."""
    year, month, number_ = gregorian_to_solar(day)
    return digits(f"{number_} {one_of(lang, 'vocabulary.solar_month', str(month))} {year}", lang)


def gregorian(day: date, lang: str) -> str:
    """A day of the Gregorian calendar in words: "3 October 2071"."""
    return digits(f"{day.day} {one_of(lang, 'vocabulary.month', str(day.month))} {day.year}", lang)


def day(value: date | None, lang: str) -> Markup:
    """A day in the calendar of the page's language."""
    if value is None:
        return say(lang, "base.no_day")
    shown = solar(value, lang) if lang == "fa" else gregorian(value, lang)
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), shown)


def day_of_text(value: str, lang: str) -> Markup:
    """A day that is kept as ISO text, as decisions keep theirs."""
    try:
        return day(date.fromisoformat(value), lang)
    except ValueError:
        return bidi(value)


def both_days(value: date | None, lang: str) -> Markup:
    """A day in both calendars, that of the page's language first."""
    if value is None:
        return say(lang, "base.no_day")
    other = gregorian(value, lang) if lang == "fa" else solar(value, lang)
    return Markup('{} <span class="other-calendar">{}</span>').format(day(value, lang), other)


def days(earliest: date | None, latest: date | None, lang: str) -> Markup:
    """One day, or from the first to the last; an open end is said."""
    if earliest == latest:
        return day(earliest, lang)
    if earliest is None:
        return say(lang, "base.until", day=day(latest, lang))
    if latest is None:
        return say(lang, "base.since", day=day(earliest, lang))
    return say(lang, "base.from_to", first=day(earliest, lang), last=day(latest, lang))


def bidi(text: object, lang: str = "") -> Markup:
    """Words of a report, kept apart: they neither turn the line around nor are turned, and are spoken in their own language."""
    spoken = Markup(' lang="{}"').format(lang) if lang in ("en", "fa") else ""
    return Markup('<bdi dir="auto"{}>{}</bdi>').format(spoken, escape(text))


def short_day(value: date | None, lang: str) -> str:
    """A day as it is typed: ISO, or Solar Hijri with slashes on Persian pages; "" for none."""
    return labels.day(value, lang) if value else ""


def bin_day(name: str, by: str, lang: str) -> Markup:
    """The name of a bin of time: a day, or a month of the Gregorian calendar."""
    if by == "day":
        return both_days(date.fromisoformat(name), lang)
    year, month = name.split("-")
    return Markup.escape(digits(f"{one_of(lang, 'vocabulary.month', str(int(month)))} {year}", lang))


def when(claim: Claim, lang: str) -> Markup:
    """The days a claim tells of."""
    told = claim.when
    return days(told.earliest, told.latest, lang) if told else say(lang, "base.no_day")


def standing(claim: Claim, lang: str) -> str:
    """What keeps a claim from being a plain assertion: "denied", "planned" …; "" if nothing does."""
    marks = [
        str(one_of(lang, f"vocabulary.{field}", value))
        for field, value, plain in (("polarity", claim.polarity, "affirmed"), ("modality", claim.modality, "asserted"))
        if value != plain
    ]
    return str(say(lang, "base.comma")).join(marks)
