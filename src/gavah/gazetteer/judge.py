"""Whether a name is a place here: capitals, cues, ordinary words, persons' names."""

import re
from functools import cache

from gavah.gazetteer.cues import REACH, cues
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import UPPER_KEYS, Page
from gavah.gazetteer.shelf import words

LARGE, TOWN, SMALL, VILLAGE = 1_000_000, 100_000, 30_000, 10_000
_LAST_WORD = re.compile(r"([\w.']+) $")
_NEXT_WORD = re.compile(r" (\w+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:؟;\"»)\n-]\s*)$")
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
NEVER_A_SITE = frozenset({"مرکزی", "زنان", "شهر", "شهرستان", "بزرگ", "central", "women", "city"})
_TIME_WORDS = frozenset(["بهار", "مهر", "تیر", "دی", "آذر", "آبان", "شهریور", "خرداد", "نور", "راه", "مرکزی", "انقلاب", "آزادی", "روز", "شب"])


def judge(page: Page, hits: list[Hit]) -> None:
    """Marks the hits taken to be places; a name taken once lends its support to where it stands bare."""
    for hit in hits:
        hit.strong = _strong(page, hit)
        hit.taken = hit.strong or _bare(page, hit)
    sure = {hit.found.key for hit in hits if hit.strong and not hit.found.people}
    provinces = {row.province for hit in hits if hit.taken for row in hit.rows if row.country == "IR" and hit.strong}
    for hit in hits:
        if not hit.taken and not _person(page, hit) and not _body(page, hit):
            hit.taken = (hit.found.key in sure and not _common(hit)) or _fits_region(hit, provinces)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return words("common_en.txt"), words("common_fa.txt"), words("given_names.txt"), words("surnames.txt")


def _common(hit: Hit) -> bool:
    return hit.found.key in _lists()[0 if hit.found.latin else 1]


def _strong(page: Page, hit: Hit) -> bool:
    if hit.found.people:
        return hit.found.people != "*" or _is_people(page, hit)
    if hit.found.latin and len(hit.found.key) == 2 and hit.found.key not in UPPER_KEYS:
        return hit.strong and hit.found.cased and page.upper(hit.found.start, hit.found.end)  # ", LA"
    if hit.strong or hit.inside or (hit.type and not _odd_type(hit)):
        return not _person(page, hit)
    if hit.role == "dateline":
        return not _common(hit) or page.upper(hit.found.start, hit.found.end)
    key = hit.found.key
    if hit.found.latin and len(key) <= 4 and key.replace(".", "") in UPPER_KEYS and not page.upper(hit.found.start, hit.found.end):
        return False
    return hit.cue and not hit.listed and not _common(hit) and _enough(hit) and not _person(page, hit) and not _body(page, hit)


def _odd_type(hit: Hit) -> bool:
    """A type word that fits no place of that name, beside an ordinary word: "the police prison", «زندان زنان»."""
    fits = hit.has(hit.type) if not hit.type.startswith("site") else hit.people >= SMALL and (hit.has("city") or hit.has("site"))
    return _common(hit) and (not fits or (hit.found.key in NEVER_A_SITE and hit.type.startswith("site")))


def _enough(hit: Hit) -> bool:
    """Large enough for a word of place to decide."""
    if hit.found.latin and hit.found.cased:
        return len(hit.found.key) > 2
    large = hit.has("country") or hit.has("province") or hit.has("county") or hit.has_site
    named = hit.found.key in _lists()[2] or hit.found.key in _lists()[3]
    if hit.found.latin:
        return len(hit.found.key) > 3 and (hit.people >= LARGE or (not named and (large or hit.people >= SMALL)))
    return large or hit.people >= TOWN or _iranian_town(hit, VILLAGE)


def _iranian_town(hit: Hit, people: int) -> bool:
    """A place of Iran that is more than a village bearing an ordinary word's name."""
    return any(row.country == "IR" and (row.level != "city" or row.population >= people) for row in hit.rows)


def _bare(page: Page, hit: Hit) -> bool:
    if hit.found.people or _person(page, hit) or _body(page, hit):
        return False
    return _bare_latin(page, hit) if hit.found.latin else _bare_persian(hit)


def _bare_persian(hit: Hit) -> bool:
    if _common(hit) or (len(hit.found.key) < 3 and not (hit.cue and hit.has("county"))):
        return False
    if _iranian_town(hit, SMALL):
        return True
    return hit.has("country") or hit.has("province") or (hit.people >= LARGE and len(hit.found.key) > 3)


def _bare_latin(page: Page, hit: Hit) -> bool:
    key, large = (
        hit.found.key,
        hit.has("country") or hit.people >= LARGE or (hit.in_iran and (hit.has("county") or hit.has("province") or hit.has_site)),
    )
    if len(key) <= 4 and key.replace(".", "") in UPPER_KEYS:
        return hit.found.cased and page.upper(hit.found.start, hit.found.end)
    if len(key) < 3 or _common(hit) or key in _lists()[3]:
        return False
    if key in _lists()[2]:
        return hit.has("country") or hit.people >= LARGE
    if not hit.found.cased:
        return len(key) > 3 and (large or hit.has("province") or hit.people >= LARGE // 2)
    if (" " not in key and key in page.lower_words) or (hit.people < VILLAGE and hit.in_iran and not hit.cue):
        return large
    return large or _stands_alone(page, hit)


def _stands_alone(page: Page, hit: Hit) -> bool:
    """Not part of a longer capitalised name: no capital directly before (but at a sentence's start) nor behind."""
    before = page.matching[max(0, hit.found.start - REACH) : hit.found.start]
    last = _LAST_WORD.search(before)
    if last and last.group(1) not in _ALONE_BEFORE:
        at = hit.found.start - len(last.group(1)) - 1
        if page.capital(at) and not _SENTENCE_START.search(page.view.text[max(0, at - 3) : at]):
            return False
    behind = _NEXT_WORD.match(page.matching, hit.found.end)
    return not (behind and page.capital(behind.start(1)) and not hit.type)


def _person(page: Page, hit: Hit) -> bool:
    """A name of a person: behind a given name or title, or itself a given name before a surname."""
    lang, start = ("en" if hit.found.latin else "fa"), hit.found.start
    if hit.first < start or hit.inside or hit.has_site:
        return False
    before = page.matching[max(0, start - REACH) : start]
    if cues(lang).titles.search(before) and not hit.found.people:
        return True
    last = _LAST_WORD.search(before)
    given = last is not None and last.group(1) in _lists()[2] and last.group(1) not in _lists()[0]
    if given and last is not None and (not hit.found.cased or page.capital(start - len(last.group(1)) - 1)) and not hit.has("country"):
        return True
    behind = _NEXT_WORD.match(page.matching, hit.found.end)
    if hit.found.key not in _lists()[2] or behind is None or hit.type:
        return False
    return page.capital(behind.start(1)) if hit.found.cased else False


def _body(page: Page, hit: Hit) -> bool:
    """The name of a paper, street or body that only begins with a place: "Boston Globe"."""
    if hit.type or hit.has_site:
        return False
    behind = cues("en" if hit.found.latin else "fa").body.match(page.matching, hit.found.end)
    return behind is not None and (not hit.found.cased or page.capital(hit.found.end + 1))


def _is_people(page: Page, hit: Hit) -> bool:
    """«تهرانی» names people; «علی تهرانی» is a person, «نوری» a word."""
    large = any(row.country == "IR" and (row.level in ("province", "county") or row.population >= TOWN) for row in hit.rows)
    return large and len(hit.found.key) > 2 and not _common(hit) and not _person(page, hit)


def _fits_region(hit: Hit, provinces: set[str]) -> bool:
    """An ordinary word that is also a town, behind a word of place, in a text about its province."""
    if hit.found.people or not hit.cue or hit.found.key in _TIME_WORDS or (hit.found.latin and not hit.found.cased):
        return False
    return any(row.province in provinces and row.level in ("city", "county") and row.population >= SMALL for row in hit.rows if row.country == "IR")
