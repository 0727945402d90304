"""When a string, date, place or number of a response is right: the interactive scorer's guidelines (version 7) made deterministic.

1992's scorer asked a person about each mismatch. Here (each is a choice; "if you have any doubt, count it incorrect" decided the rest):

- *Strings* are compared in capitals, without quotes, brackets and nonessential modifiers (articles, quantifiers, numbers, nationalities).
  Equal, or with more words around the same head noun and no comma: correct. The same head with a comma and more, or with words missing: partial.
  A name that is part of the fuller name of the key: partial. In a target's or instrument's slot a shared head noun: partial. Else incorrect.
- *Dates*: equal: correct; inside the key's range, or a default ("- DATE") whose anchor is the key's last day: partial.
- *Places*: the same country and the same most specific place (CITY = TOWN): correct, as containing areas follow from it; the same
  country or the same place: partial.
- *Numbers*: equal: correct; an end of the key's range, or the key's number under "~": partial.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from bench.muc4.nationalities import NATIONALITIES

CORRECT, PARTIAL, INCORRECT = 1.0, 0.5, 0.0

_NONESSENTIAL = (
    frozenset(
        "A AN THE THIS THAT THESE THOSE SOME SEVERAL VARIOUS MANY ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE DOZEN DOZENS "
        "ABOUT OTHER ANOTHER AT LEAST NEARLY ALL BOTH MR MRS HIS HER THEIR OUR ITS".split()
    )
    | NATIONALITIES
)
_ENDS_HEAD = frozenset("OF IN ON AT FROM FOR TO WITH BY WHO WHICH THAT WHERE NEAR BELONGING LOCATED WEARING CALLED NAMED AND".split())
_WORD = re.compile(r"[A-Z0-9&'.-]*[A-Z0-9&]")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The essential words of a string fill, in capitals; all its words if none is essential."""
    every = tuple(_WORD.findall(text.upper().replace("[", " ").replace("]", " ")))
    return tuple(w for w in every if w not in _NONESSENTIAL and not w.isdigit()) or every


@lru_cache(maxsize=65_536)
def head_of(text: str) -> str:
    """The head noun: the last essential word before a preposition, a relative or a comma."""
    words = words_of(text.upper().split(",")[0]) or words_of(text)
    stop = next((i for i, w in enumerate(words) if i and w in _ENDS_HEAD), len(words))
    return words[stop - 1] if words else ""


def match_string(response: str, key: str, *, name: bool = False, heads: bool = True) -> float:
    """Credit of a string for one alternative of the key; `name`: the key is a proper name; `heads`: a shared head noun is worth half."""
    said, asked = words_of(response), words_of(key)
    if said == asked:
        return CORRECT
    if not said or not asked:
        return INCORRECT
    if name:
        if _within(asked, said):
            return CORRECT if "," not in response else PARTIAL
        return PARTIAL if _within(said, asked) else INCORRECT
    if head_of(response) == head_of(key):
        if set(asked) <= set(said):
            return PARTIAL if "," in response else CORRECT
        if set(said) <= set(asked) or heads:
            return PARTIAL
    return PARTIAL if heads and (_within(asked, said) or _within(said, asked)) else INCORRECT


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def match_date(response: str, key: str) -> float:
    """Credit of a date by section 3.2.2."""
    said, asked = _range(response), _range(key)
    if said == asked:
        return CORRECT
    if said is None or asked is None:
        return INCORRECT
    (said_from, said_to), (asked_from, asked_to) = said, asked
    if said_from is None:
        return PARTIAL if said_to == asked_to else INCORRECT
    if asked_from is None:
        return PARTIAL if timedelta(0) <= asked_to - said_from and asked_to - said_to <= timedelta(7) and said_to <= asked_to else INCORRECT
    return PARTIAL if asked_from <= said_from and said_to <= asked_to else INCORRECT


def days_of(text: str) -> date | None:
    """The last day of a date as the task writes it."""
    found = _range(text)
    return found[1] if found else None


def _range(text: str) -> tuple[date | None, date] | None:
    days = [_day(*m) for m in _DAY.findall(text)]
    found = [d for d in days if d]
    if not found:
        return None
    if text.strip().startswith("-"):
        return None, found[0]
    return found[0], found[-1]


def _day(number: str, month: str, year: str) -> date | None:
    try:
        return date(1900 + int(year), _MONTHS.index(month) + 1, int(number))
    except ValueError:
        return None


def match_place(response: str, key: str) -> float:
    """Credit of a location by section 3.2.3."""
    said_country, said = _parts(response)
    asked_country, asked = _parts(key)
    same_country = said_country == asked_country
    if same_country and (said == asked or (said and asked and said[-1] == asked[-1] and " - " not in key)):
        return CORRECT
    if same_country or (said and asked and said[-1] == asked[-1]):
        return PARTIAL
    return INCORRECT


def _parts(text: str) -> tuple[str, tuple[str, ...]]:
    country, *rest = (" ".join(p.split()) for p in re.sub(r"\(TOWN\)", "(CITY)", text.upper()).split(":"))
    return country.strip(), tuple(p.strip() for p in rest if p.strip())


def match_number(response: str, key: str) -> float:
    """Credit of a number by sections 3.2.14 and 3.2.21."""
    said, asked = response.replace(" ", ""), key.replace(" ", "")
    if said == asked:
        return CORRECT
    return PARTIAL if said.isdigit() and said in asked.replace("~", "-").split("-") else INCORRECT
