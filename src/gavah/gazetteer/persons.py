"""Whether a name is a person's, a people's or a body's here, and no place."""

import re

from gavah.gazetteer.cues import REACH, cues, ends_in
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.ordinary import is_common
from gavah.gazetteer.scan import Page
from gavah.gazetteer.shelf import words
from gavah.gazetteer.told import NEXT_WORD

_LARGE, _TOWN = 1_000_000, 100_000
_LAST_WORD = re.compile(r"([\w.']+) $")
_SENTENCE_START = re.compile(r"(?:^|[.!?:؟;\"»)\n-]\s*)$")
_CLOSING = re.compile(r"[^\W\d_]{5,}\.")
"""A word that ends a sentence, too long for a title or an initial: "in March. Evin accounts for five"."""
_ALONE_BEFORE = frozenset(
    [
        "the",
        "in",
        "at",
        "from",
        "near",
        "to",
        "of",
        "for",
        "and",
        "or",
        "by",
        "with",
        "on",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "greater",
        "downtown",
        "old",
        "new",
        "mid",
        "former",
        "occupied",
        "western-most",
        "inner",
        "outer",
        "pro",
        "anti",
        "post",
        "non",
        "via",
    ]
)
_NO_SURNAME = frozenset({"های", "ی", "ای"}) | {"مرکزی", "شمالی", "جنوبی", "شرقی", "غربی", "مرزی", "صنعتی", "قدیمی", "علیا", "مرزبانی"}
_PLACING = frozenset({"در", "از", "شهر", "شهرستان", "شهرک", "استان", "روستای", "بخش", "اهل", "ساکن", "مرز", "زندان", "خیابان", "توابع"})
"""Words behind which a given name is a town's."""
_SHORT = 3


def is_other(page: Page, hit: Hit) -> bool:
    """Whether the name is part of a person's or a body's; asked once."""
    if hit.other is None:
        hit.other = is_person(page, hit) or _body(page, hit)
    return hit.other


def is_person(page: Page, hit: Hit) -> bool:
    """A name of a person: behind a given name or title, or itself a given name before a surname."""
    lang, start = ("en" if hit.found.latin else "fa"), hit.found.start
    if hit.first < start or hit.inside or hit.has_site:
        return False
    before = page.matching[max(0, start - REACH) : start]
    if not hit.found.people and ends_in(cues(lang).titles, before):
        return True
    if hit.found.people and not hit.found.latin and _second_surname(before):
        return True
    last = _LAST_WORD.search(before)
    given = (
        last is not None
        and last.group(1) in words("given_names.txt")
        and (last.group(1) not in words("common_en.txt") or last.group(1) in cues(lang).given)
    )
    if given and last is not None and (not hit.found.cased or page.capital(start - len(last.group(1)) - 1)) and not _great(hit):
        return True
    behind = NEXT_WORD.match(page.matching, hit.found.end)
    if hit.found.key not in words("given_names.txt") or behind is None or hit.type:
        return False
    return page.capital(behind.start(1)) if hit.found.cased else _before_surname(behind.group(1), last)


def _before_surname(word: str, last: re.Match[str] | None) -> bool:
    """«سوران احمدی را»: a given name before what may be a surname; not behind a word that places it («در مهران مرزی»)."""
    placed = last is not None and last.group(1) in _PLACING
    return word.endswith("ی") and len(word) > _SHORT and word not in _NO_SURNAME and word not in words("common_fa.txt") and not placed


def _second_surname(before: str) -> bool:
    """«قاضی تمرینی اردبیلی», «علی تمرینی شیرازی»: a title or a given name stands before the word before."""
    said = before[:-1].rsplit(" ", 2)[-2:] if before.endswith(" ") else []
    if len(said) < 2 or not said[1].endswith("ی"):
        return False
    first, surname = said[0].lstrip("([«\"'"), said[1]
    return surname not in _NO_SURNAME and surname not in words("common_fa.txt") and (first in words("given_names.txt") or first in cues("fa").titles)


def _great(hit: Hit) -> bool:
    """A country, or in Persian a province or a city of a million: who is called so bears «ی» at the end, and «میدان معراج مشهد» is no person."""
    return hit.has("country") or (not hit.found.latin and not hit.found.people and (hit.has("province") or hit.people >= _LARGE))


def _body(page: Page, hit: Hit) -> bool:
    """The name of a paper, street or body that only begins with a place: "Boston Globe"."""
    if hit.type or hit.has_site:
        return False
    behind = cues("en" if hit.found.latin else "fa").body.match(page.matching, hit.found.end)
    return behind is not None and (not hit.found.cased or page.capital(hit.found.end + 1))


def is_surname_here(page: Page, hit: Hit) -> bool:
    """Whether the text uses the name behind a given name, a title or a capitalised word: then it is a person's where it stands bare."""
    if is_placed(hit) or hit.has("country"):
        return False
    return is_other(page, hit) or not is_free_before(page, hit)


def is_placed(hit: Hit) -> bool:
    """Shown to be a place by the words beside it, whatever its name."""
    return bool(hit.type or hit.inside or hit.cue or hit.role == "dateline")


def is_free_before(page: Page, hit: Hit) -> bool:
    """No capitalised word directly before, but at a sentence's start."""
    last = _LAST_WORD.search(page.matching[max(0, hit.found.start - REACH) : hit.found.start])
    if last is None or last.group(1) in _ALONE_BEFORE or last.group(1).endswith("'s"):  # "Ahvaz's Green Square"
        return True
    if _CLOSING.fullmatch(last.group(1)):
        return True
    at = hit.found.start - len(last.group(1)) - 1
    return not page.capital(at) or _SENTENCE_START.search(page.view.text[max(0, at - 3) : at]) is not None


def is_people(page: Page, hit: Hit) -> bool:
    """«تهرانی» names people; «علی تهرانی» is a person, «نوری» a word."""
    large = any(row.country == "IR" and (row.level in ("province", "county") or row.listed or row.population >= _TOWN) for row in hit.rows)
    if page.matching[hit.found.start : hit.found.end] in words("common_fa.txt"):
        return False
    return large and (len(hit.found.key) > 2 or hit.people >= _LARGE) and not is_common(hit) and not is_person(page, hit)
