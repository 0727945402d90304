"""Whether a name is a place here: capitals, cues, ordinary words, persons' names."""

import re
from functools import cache
from itertools import pairwise

from gavah.gazetteer.cues import REACH, cues, ends_in
from gavah.gazetteer.entry import Row
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import UPPER_KEYS, Page
from gavah.gazetteer.shelf import words

LARGE, TOWN, SMALL, VILLAGE = 1_000_000, 100_000, 30_000, 10_000
SHORTEST_BARE = 5
"""Letters of a small listed town of Iran that a bare capitalised word may mean."""
_SEAT = 60_000  # people of a town that a text means by an ordinary word behind در
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
NEVER_A_SITE = frozenset({"مرکزی", "زنان", "شهر", "شهرستان", "شهرک", "میدان", "بزرگ", "شهید", "central", "women", "city"})
_BEHIND_TOWN = re.compile(
    r"\s+(?:\d|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|چند|چندین|ده ها|صدها|هزاران|دست کم|دستکم|حداقل|بیش|حدود|نزدیک|شماری|تعدادی|گروهی|جمعی|عده ای|همه"
    r"|نیروهای|ماموران|پلیس|معترضان|کارگران|معلمان|دانشجویان|تظاهرات|اعتراض|اعتصاب|زلزله|سیل|انفجار|تیراندازی|برف|باران|هم|نیز|را|برای|پس|پیش|شب|صبح)\b|"
    r"\s*(?:[.,;:!?،؛؟()«»\n-]|$)|\s+(?:بر|به|با|که|و|وقتی|هنگام|هنگامی|توسط|هدف|کشته|بازداشت|دستگیر|زخمی|مجروح|جان|جانباخت|اعدام|شد|شدند|بود|بودند|برگزار|تجمع)\b"
)
_TIME_WORDS = frozenset(["بهار", "مهر", "تیر", "دی", "آذر", "آبان", "شهریور", "خرداد", "نور", "راه", "مرکزی", "انقلاب", "آزادی", "روز", "شب"])
_NOUNS_BEHIND_DAR = frozenset(
    "محلات سراب میانه صحنه خور بن ایوان گرمی راز خانه سرباز انار نقاب بازرگان کشت گشت سنگر ربط شهر شهرک شهرستان استان روستا محله بخش"
    " خیابان بازار میدان باغ پارک مسجد بندر جزیره ساحل دشت کوه".split()
)
"""Ordinary words that stand behind در more often than the small town so called."""
_NO_SURNAME = frozenset({"های", "ی", "ای"})


_DAY_OF_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
"""What a town may be called that nobody means by it: "October 6", a town of Egypt."""


def judge(page: Page, hits: list[Hit]) -> None:
    """Marks the hits taken to be places; a name taken once lends its support to where it stands bare."""
    for hit in hits:
        day = _DAY_OF_MONTH.fullmatch(hit.found.key) is not None and not hit.type
        hit.other = True if day else hit.other
        hit.strong = not day and _strong(page, hit)
        hit.taken = hit.strong or (not day and _bare(page, hit))
    persons = {hit.found.key for hit in hits if hit.found.cased and not hit.found.people and _surname_here(page, hit)}
    for hit in hits:
        if hit.taken and hit.found.key in persons and not _placed(hit) and hit.people < LARGE:
            hit.strong = hit.taken = False
            hit.other = True
    sure = {hit.found.key for hit in hits if hit.strong and not hit.found.people}
    provinces = {row.province for hit in hits if hit.taken for row in hit.rows if row.country == "IR" and hit.strong}
    named = {row.province for hit in hits if hit.taken for row in hit.rows[:3] if row.level != "country"}
    for hit in hits:
        if not hit.taken and _county_alone(hit) and hit.found.cased and not _common(hit) and not _other(page, hit):
            hit.taken = any(row.province in named for row in hit.rows) and _stands_alone(page, hit)
    for before, hit, behind in zip(hits, hits[1:], hits[2:], strict=False):
        if not hit.taken and not hit.found.latin and before.taken and behind.taken and hit.listed and behind.listed and not hit.found.people:
            hit.taken = _common(hit) and _seldom(page, hit)
    for before, hit in pairwise(hits):
        if _two_words(page, before, hit):
            before.taken = hit.taken = True
    for before, hit in pairwise(hits):
        if not hit.taken and before.taken and (hit.listed or _reaches(page, before, hit)) and not hit.found.latin and not hit.found.people:
            hit.taken = _continues(page, hit, before)
    for hit, behind in reversed(list(pairwise(hits))):
        if not hit.taken and behind.taken and (behind.listed or _reaches(page, hit, behind)) and not hit.found.latin and not hit.found.people:
            rare = hit.found.key not in _NOUNS_BEHIND_DAR and hit.found.key not in _lists()[2]
            hit.taken = _common(hit) and (_alike(hit, behind) or (rare and behind.listed and behind.has("city") and _seldom(page, hit)))
    for hit in hits:
        if not hit.taken and not _other(page, hit):
            hit.taken = (hit.found.key in sure and not _common(hit)) or _fits_region(hit, provinces)


def _two_words(page: Page, hit: Hit, behind: Hit) -> bool:
    """«از سراب تا میانه», «نور و نکا»: two ordinary words that are listed towns of one province, said together behind a word of place."""
    if hit.taken or behind.taken or hit.found.latin or behind.found.latin or hit.found.people or behind.found.people:
        return False
    if not (hit.cue and (behind.listed or _reaches(page, hit, behind)) and _common(hit) and _common(behind)):
        return False
    here = {row.province for row in hit.rows if row.country == "IR" and row.listed and not row.alias}
    return any(row.listed and not row.alias and row.province in here for row in behind.rows) and not _goes_on(page, behind.found.end)


def _reaches(page: Page, hit: Hit, behind: Hit) -> bool:
    """«از بافت تا رابر»."""
    return page.matching[hit.last : behind.first] == " تا "


def _alike(hit: Hit, other: Hit) -> bool:
    """Two provinces, or two towns of one that our own file lists, beside each other in a list: then an ordinary word means its place too."""
    if hit.has("province") and other.has("province"):
        return True
    here = {row.province for row in other.rows if row.country == "IR" and row.level in ("city", "county")}
    return any(row.listed and row.province in here for row in hit.rows)


def _continues(page: Page, hit: Hit, before: Hit) -> bool:
    """«در کلن و لاهه»: a known town, in a list that a place began."""
    if _common(hit):
        return _alike(hit, before) and hit.found.key not in _NOUNS_BEHIND_DAR
    if hit.found.key in _lists()[2] or len(hit.found.key) < 3 or _other(page, hit):
        return False
    return _enough(hit)


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
    if hit.strong or ((hit.inside or hit.type) and not _odd(hit)):
        return not _person(page, hit)
    if _acronym(page, hit):
        return False
    if hit.role == "dateline":
        return not _common(hit) or page.upper(hit.found.start, hit.found.end) or _filed(page, hit)
    key = hit.found.key
    if hit.found.latin and len(key) <= 4 and key.replace(".", "") in UPPER_KEYS and not page.upper(hit.found.start, hit.found.end):
        return False
    return hit.cue and not hit.listed and (not _common(hit) or _set_off(page, hit)) and _enough(hit) and not _other(page, hit)


def _filed(page: Page, hit: Hit) -> bool:
    """«خوی - …», «بهار / …»: a listed town at a line's head before a dash; before a colon it may be who speaks."""
    dash = page.view.text[hit.last : hit.last + 3].strip()[:1] in ("-", "/")
    return dash and not hit.found.latin and hit.found.key not in _TIME_WORDS and any(row.listed and row.country == "IR" for row in hit.rows)


def _led(page: Page, hit: Hit) -> bool:
    """Behind a word that only a place follows, in Persian: «در مهران», but «به مهران» may be said to a person."""
    return f" {page.matching[max(0, hit.found.start - 6) : hit.found.start]}".endswith((" در ", " ساکن ", " اهل ", " راهی ", " شهر "))


def _set_off(page: Page, hit: Hit) -> bool:
    """An ordinary word that a town bears, in capitals between a word of place and a comma: "in Reading, police said"."""
    if not hit.found.latin:
        return _set_off_persian(page, hit)
    town = hit.found.cased and any(row.level == "city" and row.population >= TOWN and not row.alias for row in hit.rows)
    before = f" {page.matching[max(0, hit.found.start - 6) : hit.found.start]}"
    return town and before.endswith((" in ", " near ", " from ")) and page.matching[hit.found.end : hit.found.end + 1] in (",", ".", ";")


def _set_off_persian(page: Page, hit: Hit) -> bool:
    """«در خوی کشته شد»: a large town or a province behind در, with no noun behind that would make it an ordinary word's phrase."""
    end = hit.found.end
    rare = hit.found.key not in _NOUNS_BEHIND_DAR  # a person's name, or a word that در seldom leads
    town = any(_seat(row) or (rare and row.listed) for row in hit.rows)
    before = page.matching[max(0, hit.first - REACH) : hit.first]
    listed = any(row.listed and row.country == "IR" for row in hit.rows)
    own = cues("fa")
    if listed and (ends_in(own.office, before) or (rare and ends_in(own.inhabitants, before))):
        return True
    if hit.found.key in _TIME_WORDS:
        return False
    seldom = rare and _seldom(page, hit)
    named = hit.found.key in _lists()[2]
    if seldom and (ends_in(own.public, before) or (not named and f" {before}".endswith((" به ", " از ", " در ")))):
        return not (named and before.endswith(("مادران ", "خانواده های ")))
    if not (town and _led(page, hit)):
        return False
    stands = named and any(row.listed for row in hit.rows)  # no person stands behind در
    return stands or _BEHIND_TOWN.match(page.matching, end) is not None


def _seldom(page: Page, hit: Hit) -> bool:
    """Whether a word that is also a listed town, by its proper name, is one that a report seldom uses otherwise, and stands for itself here."""
    proper = any(row.listed and row.country == "IR" and not row.alias for row in hit.rows)
    return proper and hit.found.key not in cues("fa").no_town and hit.found.key not in _TIME_WORDS and not _goes_on(page, hit.found.end)


def _goes_on(page: Page, end: int) -> bool:
    """Whether the word behind belongs to an ordinary word at `end`: a pronoun, an adjective in ی («خوی انسانی», not «خوی برای»)."""
    behind, own = _NEXT_WORD.match(page.matching, end), cues("fa")
    word = behind.group(1) if behind else ""
    return word in own.goes_on or (len(word) > 3 and word.endswith("ی") and not word.endswith("های") and word not in own.no_adjective)


def _seat(row: Row) -> bool:
    """A town of some size or a province of Iran; or a town abroad that our own file lists."""
    if row.country != "IR":
        return row.listed and not row.alias
    return row.level == "province" or (row.level == "city" and row.population >= _SEAT and not row.alias)


def _odd(hit: Hit) -> bool:
    """An ordinary word beside a type word, or before a place that may hold it, that means no place: "the police prison", «زندان زنان»."""
    if not _common(hit):
        return False
    if hit.type.startswith("site"):
        return hit.found.key in NEVER_A_SITE or not (_known(hit) or hit.has_site)
    return not (hit.has(hit.type) if hit.type in ("country", "province", "county") else _known(hit) or hit.has("province") or hit.has_site)


def _known(hit: Hit) -> bool:
    """A town well known enough to be meant by an ordinary word: a large one, or in Iran a county or a seat."""
    return any(
        row.population >= (TOWN if row.country != "IR" else SMALL) or (row.country == "IR" and (row.level == "county" or row.listed))
        for row in hit.rows
    )


def _enough(hit: Hit) -> bool:
    """Large enough for a word of place to decide."""
    if hit.found.latin and hit.found.cased:
        return len(hit.found.key) > 2
    county = hit.has("county") and (hit.in_iran or not hit.found.latin)
    large = hit.has("country") or hit.has("province") or county or hit.has_site
    named = hit.found.key in _lists()[2] or hit.found.key in _lists()[3]
    if hit.found.latin:
        return len(hit.found.key) > 3 and (hit.people >= LARGE or (not named and (large or hit.people >= SMALL)))
    return large or hit.people >= TOWN or _iranian_town(hit, VILLAGE) or any(row.listed for row in hit.rows)


def _iranian_town(hit: Hit, people: int) -> bool:
    """A place of Iran that is more than a village bearing an ordinary word's name."""
    return any(row.country == "IR" and (row.level != "city" or row.population >= people) for row in hit.rows)


def _bare(page: Page, hit: Hit) -> bool:
    if hit.found.people or _other(page, hit):
        return False
    return _bare_latin(page, hit) if hit.found.latin else _bare_persian(hit)


def _acronym(page: Page, hit: Hit) -> bool:
    """A short word in capitals among words that are not: NGO, but US."""
    found = hit.found
    short = found.cased and found.end - found.start <= 5 and found.key.replace(".", "") not in UPPER_KEYS and "." not in found.key
    return short and hit.role != "dateline" and page.upper(found.start, found.end)


def _bare_persian(hit: Hit) -> bool:
    if _common(hit) or (len(hit.found.key) < 3 and hit.people < LARGE and not (hit.cue and hit.has("county"))):
        return False
    if _iranian_town(hit, SMALL) or any(row.listed and row.country == "IR" and not row.alias for row in hit.rows):
        return True
    return hit.has("country") or hit.has("province") or (hit.people >= LARGE and len(hit.found.key) > 3)


def _bare_latin(page: Page, hit: Hit) -> bool:
    key, large = (
        hit.found.key,
        hit.has("country") or hit.people >= LARGE or (hit.in_iran and (hit.has("county") or hit.has("province") or hit.has_site)),
    )
    if len(key) <= 4 and key.replace(".", "") in UPPER_KEYS:
        return hit.found.cased and page.upper(hit.found.start, hit.found.end)
    if len(key) < 3 or _common(hit) or key in _lists()[3] or _acronym(page, hit):
        return False
    if _county_alone(hit):
        return False
    if key in _lists()[2]:
        return hit.has("country") or (hit.found.cased and hit.people >= LARGE)
    if not hit.found.cased:
        return len(key) > 3 and (large or hit.has("province") or hit.people >= LARGE // 2)
    listed = any(row.listed and row.country == "IR" and not row.alias for row in hit.rows) and len(key) >= SHORTEST_BARE
    if (" " not in key and key in page.lower_words) or (hit.people < VILLAGE and hit.in_iran and not hit.cue and not listed):
        return large
    return large or _stands_alone(page, hit)


def _placed(hit: Hit) -> bool:
    """Shown to be a place by the words beside it, whatever its name."""
    return bool(hit.type or hit.inside or hit.cue or hit.role == "dateline")


def _surname_here(page: Page, hit: Hit) -> bool:
    """Whether the text uses the name behind a given name, a title or a capitalised word: then it is a person's where it stands bare."""
    if _placed(hit) or hit.has("country"):
        return False
    return _other(page, hit) or not _free_before(page, hit)


def _county_alone(hit: Hit) -> bool:
    """ "Hawkins" without its "County": a county only where the text is about its state."""
    return all(row.level == "county" and row.country != "IR" for row in hit.rows)


def _stands_alone(page: Page, hit: Hit) -> bool:
    """Not part of a longer capitalised name: no capital directly before (but at a sentence's start) nor behind."""
    if not _free_before(page, hit):
        return False
    behind = _NEXT_WORD.match(page.matching, hit.found.end)
    return not (behind and page.capital(behind.start(1)) and not hit.type)


def _free_before(page: Page, hit: Hit) -> bool:
    """No capitalised word directly before, but at a sentence's start."""
    last = _LAST_WORD.search(page.matching[max(0, hit.found.start - REACH) : hit.found.start])
    if last is None or last.group(1) in _ALONE_BEFORE or last.group(1).endswith("'s"):  # "Ahvaz's Green Square"
        return True
    at = hit.found.start - len(last.group(1)) - 1
    return not page.capital(at) or _SENTENCE_START.search(page.view.text[max(0, at - 3) : at]) is not None


def _other(page: Page, hit: Hit) -> bool:
    if hit.other is None:
        hit.other = _person(page, hit) or _body(page, hit)
    return hit.other


def _person(page: Page, hit: Hit) -> bool:
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
    given = last is not None and last.group(1) in _lists()[2] and (last.group(1) not in _lists()[0] or last.group(1) in cues(lang).given)
    if given and last is not None and (not hit.found.cased or page.capital(start - len(last.group(1)) - 1)) and not _great(hit):
        return True
    behind = _NEXT_WORD.match(page.matching, hit.found.end)
    if hit.found.key not in _lists()[2] or behind is None or hit.type:
        return False
    return page.capital(behind.start(1)) if hit.found.cased else False


def _second_surname(before: str) -> bool:
    """«قاضی تمرینی اردبیلی», «علی تمرینی شیرازی»: a title or a given name stands before the word before."""
    words = before[:-1].rsplit(" ", 2)[-2:] if before.endswith(" ") else []
    if len(words) < 2 or not words[1].endswith("ی"):
        return False
    first, surname = words[0].lstrip("([«\"'"), words[1]
    return surname not in _NO_SURNAME and surname not in _lists()[1] and (first in _lists()[2] or first in cues("fa").titles)


def _great(hit: Hit) -> bool:
    """A country, or in Persian a province or a city of a million: who is called so bears «ی» at the end, and «میدان معراج مشهد» is no person."""
    return hit.has("country") or (not hit.found.latin and not hit.found.people and (hit.has("province") or hit.people >= LARGE))


def _body(page: Page, hit: Hit) -> bool:
    """The name of a paper, street or body that only begins with a place: "Boston Globe"."""
    if hit.type or hit.has_site:
        return False
    behind = cues("en" if hit.found.latin else "fa").body.match(page.matching, hit.found.end)
    return behind is not None and (not hit.found.cased or page.capital(hit.found.end + 1))


def _is_people(page: Page, hit: Hit) -> bool:
    """«تهرانی» names people; «علی تهرانی» is a person, «نوری» a word."""
    large = any(row.country == "IR" and (row.level in ("province", "county") or row.listed or row.population >= TOWN) for row in hit.rows)
    if page.matching[hit.found.start : hit.found.end] in _lists()[1]:
        return False
    return large and (len(hit.found.key) > 2 or hit.people >= LARGE) and not _common(hit) and not _person(page, hit)


def _fits_region(hit: Hit, provinces: set[str]) -> bool:
    """An ordinary word that is also a town, behind a word of place, in a text about its province."""
    if hit.found.people or not hit.cue or hit.found.key in _TIME_WORDS or (hit.found.latin and not hit.found.cased):
        return False
    rare = hit.found.key not in _NOUNS_BEHIND_DAR
    here = [row for row in hit.rows if row.country == "IR" and row.province in provinces and row.level in ("city", "county")]
    return any(row.population >= SMALL or (rare and row.listed) for row in here)
