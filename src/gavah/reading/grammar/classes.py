"""Which word classes a numeral has by its value and form. The same for every language."""

from typing import Final

YEARS: Final = range(1500, 2200)
"""Four digits that may be a Gregorian year."""

HIJRI_YEARS: Final = range(1200, 1500)
"""Four digits that may be a Solar or Lunar Hijri year."""

IMPERIAL_YEARS: Final = range(2535, 2640)
"""Years of the count from Cyrus, in use beside the Solar Hijri one since 1976: 1,180 years ahead of it."""


def numeral_classes(value: float, form: str) -> tuple[str, ...]:
    """The classes of a numeral. `form`: digits, words, grouped (1,200), decimal, ordinal or pair (nineteen eighty).

    num: any cardinal; int: a whole one; ord: an ordinal; dom: may be a day of a month; mon: 1–12 in digits; hour, minute;
    yy: two digits; year, hyear: four digits that may be a Gregorian or a Hijri year;
    round: forty, two hundred, three thousand in words; wyear, whyear: such a year in words; pair: a year said as two numbers.
    """
    if form == "decimal":
        return ("num", "decimal")
    whole = int(value)
    out = ["ord" if form == "ordinal" else "num"]
    if form == "ordinal":
        return ("ord", "dom", "word-ord") if 1 <= whole <= 31 else ("ord", "word-ord")
    out.append("int")
    if form == "pair":
        return (*out, "wyear", "pair")
    if form == "grouped":
        return (*out, "grouped")
    if 1 <= whole <= 31:
        out.append("wdom" if form == "words" else "dom")
    if form == "words" and is_round(whole):
        out.append("round")
    if 0 <= whole <= 24:
        out.append("hour")
    if 0 <= whole < 60:
        out.append("minute")
    if form == "digits":
        out.append("digits")
        out += ["mon"] if 1 <= whole <= 12 else []
        out += ["yy"] if whole < 100 else []
        out += ["year"] if whole in YEARS else []
        out += ["hyear"] if whole in HIJRI_YEARS or whole in IMPERIAL_YEARS else []
    elif whole in YEARS or whole in HIJRI_YEARS:
        out.append("wyear" if whole in YEARS else "whyear")
    return tuple(out)


def is_round(whole: int) -> bool:
    """Whether a number above thirty has one digit and zeros, or a half of a hundred: those that are told in pairs («پنجاه شصت نفر»)."""
    return (40 <= whole < 100 and whole % 10 == 0) or (100 <= whole < 1000 and whole % 50 == 0) or (1000 <= whole < 10_000 and whole % 1000 == 0)


def every_numeral_class_set() -> frozenset[tuple[str, ...]]:
    """All class sets that numerals can have, so that each gets its character when a language is compiled."""
    values = (
        *range(101),
        150,
        1000,
        2000,
        3000,
        HIJRI_YEARS.start,
        HIJRI_YEARS.stop - 1,
        HIJRI_YEARS.start - 1,
        IMPERIAL_YEARS.start,
        YEARS.start,
        YEARS.stop,
    )
    forms = ("digits", "words", "grouped", "ordinal", "decimal", "pair")
    return frozenset(numeral_classes(value, form) for value in values for form in forms)
