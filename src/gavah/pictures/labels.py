"""Words and numbers of a picture in its language; strange characters of labels are made harmless."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from gavah.model.calendars import gregorian_to_solar

LANGUAGES = ("en", "fa")
_PERSIAN = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029, *range(0xD800, 0xE000)), " ")
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))


@cache
def words(lang: str) -> Mapping[str, str]:
    """The words of pictures in `lang` (en, fa)."""
    table: dict[str, dict[str, str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {name: row[lang] for name, row in table.items()}


def clean(text: str) -> str:
    """One line of `text` without characters that command a viewer or turn the line around."""
    return " ".join(text.translate(_CONTROLS).translate(_TURNS).split())


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of `text` is written from the right."""
    letter = next((char for char in text if char.isalpha()), "")
    return "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc"


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters."""
    line = clean(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def number(value: int | None, lang: str) -> str:
    """A number as the language writes it; None is open."""
    if value is None:
        return words(lang)["open"]
    return digits(f"{value:,}", lang)


def digits(text: str, lang: str) -> str:
    """`text` with the digits of the language."""
    return text.translate(_PERSIAN) if lang == "fa" else text


def between(low: int, high: int | None, lang: str) -> str:
    """An interval as people write it."""
    if high is None:
        return f"{words(lang)['at_least']} {number(low, lang)}"
    if low == high:
        return number(low, lang)
    joint = " تا " if lang == "fa" else "–"  # a dash between numbers turns them around in Persian
    return f"{number(low, lang)}{joint}{number(high, lang)}"


def day(when: date, lang: str) -> str:
    """A day: ISO in English, Solar Hijri in Persian."""
    if lang != "fa":
        return when.isoformat()
    year, month, number_ = gregorian_to_solar(when)
    return digits(f"{year}/{month:02d}/{number_:02d}", lang)
