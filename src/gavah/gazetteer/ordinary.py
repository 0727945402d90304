"""Ordinary words that are also places: when such a word means the place here."""

import re

from gavah.gazetteer.cues import REACH, cues, ends_in
from gavah.gazetteer.entry import Row
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import Page
from gavah.gazetteer.shelf import words
from gavah.gazetteer.told import goes_on, is_told_of, opens_sentence, stands_as_town

_TOWN, _SMALL = 100_000, 30_000
_SEAT = 60_000  # people of a town that a text means by an ordinary word behind در
_ALONE_BEHIND = re.compile(r"[,.;:!?]|$| [a-z]")
"""Behind a name that goes on neither with a capital nor with a number."""
NEVER_A_SITE = frozenset({"مرکزی", "زنان", "شهر", "شهرستان", "شهرک", "میدان", "بزرگ", "شهید", "central", "women", "city"})
_BEHIND_TOWN = re.compile(
    r"\s+(?:\d|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|چند|چندین|ده ها|صدها|هزاران|دست کم|دستکم|حداقل|بیش|حدود|نزدیک|شماری|تعدادی|گروهی|جمعی|عده ای|همه"
    r"|نیروهای|ماموران|پلیس|معترضان|کارگران|معلمان|دانشجویان|تظاهرات|اعتراض|اعتصاب|زلزله|سیل|انفجار|تیراندازی|برف|باران|هم|نیز|را|برای|پس|پیش|شب|صبح)\b|"
    r"\s*(?:[.,;:!?،؛؟()«»\n-]|$)|\s+(?:بر|به|با|که|و|وقتی|هنگام|هنگامی|توسط|هدف|کشته|بازداشت|دستگیر|زخمی|مجروح|جان|جانباخت|اعدام|شد|شدند|بود|بودند|برگزار|تجمع)\b"
)
_DEED = re.compile(r"\s+(?:اعدام|بازداشت|دستگیری|تجمع|محاکمه|آزادی)\b(?!\s+(?:شد|شده|کرد|کرده|گرد|می|نمی|خواه|برگزار|صورت|انجام|را))")
"""A deed that a noun before it belongs to: «در آستانهٔ اعدام قرار دارند», not «در آستانه اعدام شدند»."""
_ENTRY = re.compile(r"(?:^|[.!?؟\n\r،؛,;])[ \"*«(\[#•-]{0,4}$")
_TALLY = re.compile(r" ?[:(]? ?(?:\d+|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده) ?(?:نفر|تن|مورد|کشته|زخمی|بازداشتی|بازداشت|مجروح|جان باخته|اعدام)(?!\w)")
_ROADS = (" محور ", " جاده ", " اتوبان ", " آزادراه ", " مسیر ", " بزرگراه ")
_HAS_OBJECT = re.compile(r" (?:او|وی|آنها|آنان|ایشان) را(?!\w)")
"""A pronoun behind a name that is the object of the sentence: «دادگاه انقلاب خوی او را محکوم کرد»."""
_TIME_WORDS = frozenset(["بهار", "مهر", "تیر", "دی", "آذر", "آبان", "شهریور", "خرداد", "راه", "مرکزی", "انقلاب", "آزادی", "روز", "شب"])
NOUNS_BEHIND_DAR = frozenset(
    "محلات سراب میانه صحنه خور بن ایوان گرمی راز خانه سرباز انار نقاب نور بازرگان کشت گشت سنگر ربط جراحی شهر شهرک شهرستان استان روستا محله بخش"
    " خیابان بازار میدان باغ پارک مسجد بندر جزیره ساحل دشت کوه".split()
)
"""Ordinary words that stand behind در more often than the small town so called."""
_NO_HOME = NOUNS_BEHIND_DAR - frozenset("سراب میانه صحنه خور بن ایوان گرمی راز انار نقاب نور".split())
"""… and behind "the people of" as well."""


def is_common(hit: Hit) -> bool:
    """Whether the name is an ordinary word of its language."""
    return hit.found.key in words("common_en.txt" if hit.found.latin else "common_fa.txt")


def is_odd(hit: Hit) -> bool:
    """An ordinary word beside a type word, or before a place that may hold it, that means no place: "the police prison", «زندان زنان»."""
    if not is_common(hit):
        return False
    if hit.type.startswith("site"):
        return hit.found.key in NEVER_A_SITE or not (_known(hit) or hit.has_site)
    if hit.type == "county":
        return not (hit.has("county") or _known(hit))
    return not (hit.has(hit.type) if hit.type in ("country", "province") else _known(hit) or hit.has("province") or hit.has_site)


def _known(hit: Hit) -> bool:
    """A town well known enough to be meant by an ordinary word: a large one, or in Iran a county or a seat; in Persian one abroad that we list."""
    return any(_is_known(row, latin=hit.found.latin) for row in hit.rows)


def _is_known(row: Row, *, latin: bool) -> bool:
    if not latin and (row.alias or row.country != "IR"):
        return row.listed and not row.alias
    return row.population >= (_TOWN if row.country != "IR" else _SMALL) or (row.country == "IR" and (row.level == "county" or row.listed))


def is_set_off(page: Page, hit: Hit) -> bool:
    """An ordinary word that a town bears, in capitals between a word of place and a comma: "in Reading, police said"."""
    if not hit.found.latin:
        return _set_off_persian(page, hit)
    before = f" {page.matching[max(0, hit.found.start - 6) : hit.found.start]}"
    led = before.endswith((" in ", " near ", " from "))
    if not hit.found.cased or not (led or (hit.known.in_news and ends_in(cues("en").of_town, page.matching[max(0, hit.first - REACH) : hit.first]))):
        return False
    town = any(row.level == "city" and row.population >= _TOWN and not row.alias for row in hit.rows)
    listed = hit.known.in_news and hit.found.key not in page.lower_words
    alone = _ALONE_BEHIND.match(page.letters, hit.found.end) is not None and not page.upper(hit.found.start, hit.found.end)
    return (town and page.matching[hit.found.end : hit.found.end + 1] in (",", ".", ";")) or (listed and alone)


def _set_off_persian(page: Page, hit: Hit) -> bool:
    """«در خوی کشته شد»: a large town or a province behind در, with no noun behind that would make it an ordinary word's phrase."""
    end = hit.found.end
    rare = hit.found.key not in NOUNS_BEHIND_DAR  # a person's name, or a word that در seldom leads
    town = any(_seat(row) or (rare and row.listed and not row.alias) for row in hit.rows)
    before = page.matching[max(0, hit.first - REACH) : hit.first]
    listed = hit.known.in_news and hit.found.key not in cues("fa").adjectives
    own = cues("fa")
    if listed and (ends_in(own.office, before) or (hit.found.key not in _NO_HOME and ends_in(own.inhabitants, before))):
        return True
    if hit.found.key in _TIME_WORDS:
        return False
    if hit.known.in_news and is_told_of(page, hit, before):
        return True
    seldom = rare and (is_seldom(page, hit) or (_is_seldom_word(hit) and ends_in(own.public, before) and _HAS_OBJECT.match(page.matching, end)))
    named = hit.found.key in words("given_names.txt")
    if seldom and (ends_in(own.public, before) or (not named and f" {before}".endswith((" به ", " از ", " در ")))):
        return not (named and before.endswith(("مادران ", "خانواده های ")))
    if not (town and _led(page, hit)):
        return False
    if hit.found.key in own.no_town and _DEED.match(page.matching, end):
        return False
    stands = named and any(row.listed and not row.alias for row in hit.rows)  # no person stands behind در
    return stands or _BEHIND_TOWN.match(page.matching, end) is not None


def is_said_to_be_one(page: Page, hit: Hit) -> bool:
    """What can be said of a town alone: "Nur, a town in …", «بهار، شهری …»; in Persian also «خوی: ۳ نفر» in a tally, «خوی شاهد … بود»."""
    if hit.found.people or not (hit.has("city") or hit.has("county")) or (hit.found.latin and not hit.found.cased):
        return False
    own = cues("en" if hit.found.latin else "fa")
    if own.apposition.match(page.matching, hit.found.end):
        return hit.found.latin or any(row.listed for row in hit.rows)
    if hit.found.latin or own.town_does is None or not hit.known.in_news or hit.found.key in own.no_town | _TIME_WORDS:
        return False
    before = page.view.text[max(0, hit.found.start - 6) : hit.found.start]
    named = hit.found.key in words("given_names.txt")
    tally = _TALLY.match(page.matching, hit.found.end) if _ENTRY.search(before) else None
    if tally and (not named or set(tally.group()) & {":", "("}):
        return True
    if named or (hit.found.key in NOUNS_BEHIND_DAR and hit.found.key not in own.hardly):
        return False
    if (hit.found.key not in own.persons and own.done_to.match(page.matching, hit.found.end)) or (
        _tagged(page, hit, before) and is_seldom(page, hit) and hit.found.key not in own.hardly
    ):
        return True
    return opens_sentence(page, hit) and own.town_does.match(page.matching, hit.found.end) is not None


def _tagged(page: Page, hit: Hit, before: str) -> bool:
    """«#خوی», but not «#خوی_انسانی»."""
    return before.endswith("#") and page.letters[hit.found.end : hit.found.end + 1] != "_"


def _led(page: Page, hit: Hit) -> bool:
    """Behind a word that only a place follows, in Persian: «در مهران», but «به مهران» may be said to a person."""
    return f" {page.matching[max(0, hit.found.start - 6) : hit.found.start]}".endswith((" در ", " ساکن ", " اهل ", " راهی ", " شهر "))


def _seat(row: Row) -> bool:
    """A town of some size or a province of Iran; or a town abroad that our own file lists."""
    if row.country != "IR":
        return row.listed and not row.alias
    return row.level == "province" or (row.level == "city" and row.population >= _SEAT and not row.alias)


def is_seldom(page: Page, hit: Hit) -> bool:
    """Whether a word that is also a listed town, by its proper name, is one that a report seldom uses otherwise, and stands for itself here."""
    return _is_seldom_word(hit) and not goes_on(page, hit.found.end)


def _is_seldom_word(hit: Hit) -> bool:
    return hit.known.in_news and hit.found.key not in cues("fa").no_town and hit.found.key not in _TIME_WORDS


def is_filed(page: Page, hit: Hit) -> bool:
    """«خوی - …», «بهار / …»: a listed town at a line's head before a dash; before a colon it may be who speaks."""
    dash = page.view.text[hit.last : hit.last + 3].strip()[:1] in ("-", "/", "|")
    return dash and not hit.found.latin and hit.found.key not in _TIME_WORDS and hit.known.in_news


def are_two_words(page: Page, hit: Hit, behind: Hit) -> bool:
    """«از سراب تا میانه», «نور و نکا»: two ordinary words that are listed towns of one province, said together behind a word of place."""
    if hit.taken or behind.taken or hit.found.latin or behind.found.latin or hit.found.people or behind.found.people:
        return False
    if not (hit.cue and (behind.listed or reaches(page, hit, behind)) and is_common(hit) and is_common(behind)):
        return False
    here = {row.province for row in hit.rows if row.country == "IR" and row.listed and not row.alias}
    return any(row.listed and not row.alias and row.province in here for row in behind.rows) and not goes_on(page, behind.found.end)


def is_quarter_of(page: Page, hit: Hit, behind: Hit) -> bool:
    """«گلستان اسلام‌شهر», «بیمارستان توحید سنندج»: an ordinary word directly before a town that does not lie in it names something in that town."""
    if hit.found.latin or hit.found.people or hit.inside or hit.type or not is_common(hit):
        return False
    if page.matching[hit.last : behind.first] != " " or behind.found.people or not behind.has("city"):
        return False
    return not {row.province for row in hit.rows if row.level == "province"} & {row.province for row in behind.rows}


def reaches(page: Page, hit: Hit, behind: Hit) -> bool:
    """«از بافت تا رابر», «از میانه به تبریز», «محور خوی - سلماس»."""
    gap, before = page.matching[hit.last : behind.first], f" {page.matching[max(0, hit.first - 10) : hit.first]}"
    return gap == " تا " or (gap == " به " and before.endswith(" از ")) or (gap.strip() in ("", "–") and 0 < len(gap) < 4 and before.endswith(_ROADS))


def are_alike(hit: Hit, other: Hit) -> bool:
    """Two provinces, or two towns of one that our own file lists, beside each other in a list: then an ordinary word means its place too."""
    if hit.has("province") and other.has("province"):
        return True
    here = {row.province for row in other.rows if row.country == "IR" and row.level in ("city", "county")}
    return any(row.listed and not row.alias and row.province in here for row in hit.rows)


def fits_region(page: Page, hit: Hit, provinces: set[str]) -> bool:
    """An ordinary word that is also a town, behind a word of place, in a text about its province."""
    if hit.found.people or not hit.cue or hit.found.key in _TIME_WORDS or (hit.found.latin and not hit.found.cased):
        return False
    noun = hit.found.key in NOUNS_BEHIND_DAR
    if noun and not stands_as_town(page, hit):
        return False
    rare = not noun or hit.found.key in cues("fa").hardly
    here = [row for row in hit.rows if row.country == "IR" and row.province in provinces and row.level in ("city", "county")]
    return any(not row.alias and (row.population >= _SMALL or (rare and row.listed)) for row in here)


def is_of_province(page: Page, hit: Hit, provinces: set[str]) -> bool:
    """«در استان آذربایجان غربی … خوی آرام بود»: a word seldom used otherwise, where the text names the province of the town so called."""
    if hit.found.latin or hit.found.people or hit.found.key in NOUNS_BEHIND_DAR or hit.found.key in words("given_names.txt") or not is_common(hit):
        return False
    return is_seldom(page, hit) and any(
        row.listed and not row.alias and row.province in provinces for row in hit.rows if row.level in ("city", "county")
    )
