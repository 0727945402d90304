"""What stands around each name: type words, words of place, lists, containment, role."""

import re
from itertools import pairwise

from gavah.gazetteer.cues import REACH, cues, ends_in, heads, tails, type_before, type_behind
from gavah.gazetteer.entry import Row
from gavah.gazetteer.gazetteer import Gazetteer
from gavah.gazetteer.government import is_government, is_national_capital, may_govern
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import UPPER_KEYS, Found, Page
from gavah.gazetteer.shelf import words
from gavah.gazetteer.squares import seat_squares
from gavah.gazetteer.strangers import leave_strangers

_LIST = re.compile(r"(?: ?[,،/] ?|,? and | و |، و |,? n?or | یا | و نه | و هم )")
_DATELINE = re.compile(
    r"(?:, ?[\w .'’]{2,30})?(?:,? ?\w{3,9}\.? \d{1,2}(?:, \d{4})?)?(?: ?\([\w .,/]{2,30}\)| ?/[\w .]{2,20}/)? ?(?:--?|:|\|)(?: |$)"
)
_LINE_START = re.compile(
    r"(?:^|[\n\r])(?:[ \"*«(\[•▪◾●]|[\u2600-\u27bf\ufe0f]|[\U0001f4cc-\U0001f4cd\U0001f534-\U0001f53b\U0001f6a8\U0001f7e0-\U0001f7eb]){0,4}$"
)
"""A line's head, behind quotes, brackets, bullets and the marks that posts begin with."""
_PLURALS = frozenset(
    {
        "provinces",
        "provinces of",
        "states of",
        "counties",
        "counties of",
        "cities",
        "cities of",
        "towns",
        "towns of",
        "villages of",
        "departments",
        "departments of",
        "governorates",
    }
)
_WITHOUT_TYPE = frozenset({"department", "departments", "governorate", "governorates"})
_WORD = re.compile(r"[\w.']+ $")
_STATED = re.compile(r" in (?:the province of |the state of )?| ?\(| ?#")
_COUNTED = re.compile(r"(?<!\w)(?:\d+|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|چند|چندین|همه|two|three|four|five|six|several|all|both) (?:\S+ ){1,2}$")
_LEVELS = {"استان": "province", "province": "province", "شهرستان": "county", "county": "county"}
TOWN, LARGE = 100_000, 1_000_000


def read_hits(page: Page, founds: list[Found], gazetteer: Gazetteer) -> list[Hit]:
    """The hits with their surroundings; those without any place behind their key are left out."""
    kept = [found for at, found in enumerate(founds) if not _idle(page, founds, at) or _in_news(found, gazetteer)]
    hits = [hit for found in kept if (hit := _hit(page, found, gazetteer)) is not None]
    for before, hit in zip([None, *hits], hits, strict=False):
        _continue_list(page, before, hit)
    for hit, behind in reversed(list(pairwise(hits))):
        _pass_type_back(page, hit, behind)
        _pass_role_back(hit, behind)
    _list_provinces(hits)
    for hit, behind in pairwise(hits):
        _contain(page, hit, behind, gazetteer)
    seat_squares(page, hits, gazetteer)
    leave_strangers(page, hits)
    return [hit for hit in hits if hit.rows]


def _idle(page: Page, founds: list[Found], at: int) -> bool:
    """An ordinary word with nothing beside it that could make it a place: no cue, type, line's start nor other name. Most such words are."""
    found = founds[at]
    if found.people or found.key not in words("common_en.txt" if found.latin else "common_fa.txt") or found.key.replace(".", "") in UPPER_KEYS:
        return False
    matching, start, end = page.matching, found.start, found.end
    before = matching[max(0, start - REACH) : start]
    if tails(before) or type_behind("en" if found.latin else "fa", matching[end : end + REACH]) or not before.strip(' "*«(['):
        return False
    if _LINE_START.search(page.view.text[max(0, start - 4) : start]) or (found.cased and _behind_capital(page, start)):
        return False
    gaps = [matching[founds[at - 1].end : start]] if at else []
    gaps += [matching[end : founds[at + 1].start]] if at + 1 < len(founds) else []
    return all(len(gap) > REACH or "." in gap for gap in gaps)


def _in_news(found: Found, gazetteer: Gazetteer) -> bool:
    """Whether a Persian word is also a town that our own file lists: what the text says elsewhere may still decide."""
    return not found.latin and gazetteer.known(found.key).in_news


def _behind_capital(page: Page, start: int) -> bool:
    """Whether the word before `start` has a capital: then it may be a person's name, and the text uses it so."""
    word = _WORD.search(page.matching, max(0, start - REACH), start)
    return word is not None and page.capital(word.start())


def _hit(page: Page, found: Found, gazetteer: Gazetteer) -> Hit | None:
    rows = gazetteer.rows(found.key) if found.people in ("", "*") else [row for row in [gazetteer.row(found.people)] if row]
    said = _said_level(found.key, gazetteer)
    rows = said or rows
    if not rows:
        return None
    hit = Hit(found, rows, found.start, found.end)
    if not said and found.people != found.key and found.people in ("", "*"):
        hit.sum, hit.sum_of = gazetteer.known(found.key), rows
    if found.people:
        hit.role = "demonym"
        return hit
    lang = "en" if found.latin else "fa"
    if _street(page, hit, lang) or _titled(page, hit, lang):
        return None
    _read_type(page, hit, lang)
    before = page.matching[max(0, hit.first - REACH) : hit.first]
    hit.cue = ends_in(cues(lang).place, before)
    _read_role(page, hit, lang, before)
    return hit


def _said_level(key: str, gazetteer: Gazetteer) -> list[Row]:
    """«استان کرمانشاه», "Kermanshah Province" as a name of its own in the gazetteer is still that of the level it says."""
    if " " not in key:
        return []
    for word, level in _LEVELS.items() if any(word in key for word in _LEVELS) else ():
        name = key.removeprefix(word + " ") if key.startswith(word + " ") else key.removesuffix(" " + word) if key.endswith(" " + word) else ""
        if name:
            return [row for row in gazetteer.rows(name) if row.level == level]
    return []


def _street(page: Page, hit: Hit, lang: str) -> bool:
    """ "Evin Boulevard", «خیابان دانشگاه تهران»: a street, whatever it is named after. What is no site in English is a body's name."""
    street = cues(lang).street
    if lang == "fa":
        return ends_in(street, page.matching[max(0, hit.first - REACH) : hit.first])
    if not hit.has_site or page.matching[hit.last : hit.last + 1] != " " or (hit.found.cased and not page.capital(hit.last + 1)):
        return False
    return not street.isdisjoint(heads(page.matching[hit.last : hit.last + REACH]))


def _titled(page: Page, hit: Hit, lang: str) -> bool:
    """«روزنامه خراسان», "the weekly Khorasan": a paper, a house, a lake of that name; the place after which it is called is not meant.

    Several of them are a town's: «دو هفته‌نامه شیراز».
    """
    own, before = cues(lang), page.matching[max(0, hit.first - REACH) : hit.first]
    if hit.has_site or not ends_in(own.titled, before) or _COUNTED.search(before):
        return False
    behind = page.matching[hit.last : hit.last + REACH]
    following = behind[1:].split(" ", 1)[0]
    return lang == "fa" or behind[:1] != " " or following in own.titled_verbs or (hit.found.cased and page.capital(hit.last + 1))


def _read_type(page: Page, hit: Hit, lang: str) -> None:
    matching = page.matching
    before = type_before(lang, matching[max(0, hit.first - REACH) : hit.first])
    behind = type_behind(lang, matching[hit.last : hit.last + REACH]) if before is None else None
    if behind and not _may_be(hit, *behind):
        behind = None
    if before:
        hit.type, said = before
        hit.plural = said.strip() in _PLURALS or said.endswith((" های ", "های "))
        hit.first -= len(said) if _belongs(hit) else 0
    elif behind and not (hit.found.cased and behind[0] == "city" and not page.capital(hit.last + 1)):
        hit.type, said = behind
        hit.plural = said.strip() in _PLURALS
        hit.last += len(said) if _belongs(hit) else 0


def _may_be(hit: Hit, level: str, said: str) -> bool:
    """Departments are provinces only where there is one ("State Department"); a university abroad is no town ("Lincoln University")."""
    if level == "site:university":
        return hit.in_iran or hit.has_site
    return hit.has("province") or said.strip() not in _WITHOUT_TYPE


def _belongs(hit: Hit) -> bool:
    """Whether the type word is part of the name of a site."""
    return hit.type.startswith("site") and not hit.has_site


def _read_role(page: Page, hit: Hit, lang: str, before: str) -> None:
    line = page.view.text
    if _LINE_START.search(line[max(0, hit.first - 6) : hit.first]) and _DATELINE.match(line[hit.last : hit.last + 80]):
        hit.role = "dateline"
    elif is_government(page, hit, lang, before):
        hit.role = "metonym"


def _gap(page: Page, hit: Hit, behind: Hit) -> str:
    return page.view.text[hit.last : behind.first]


def _continue_list(page: Page, before: Hit | None, hit: Hit) -> None:
    if before is None or not _LIST.fullmatch(_gap(page, before, hit)) or before.role == "demonym":
        return
    hit.listed = True
    hit.cue = hit.cue or before.cue
    if before.role == "metonym" and not hit.type and is_national_capital(hit):
        hit.role = "metonym"  # "relations between Tehran and Ankara"
    if before.plural and not hit.type:
        hit.type, hit.plural = before.type, True


def _pass_role_back(hit: Hit, behind: Hit) -> None:
    """ "Tehran and Ankara agreed": who speaks with a government is one."""
    if behind.role == "metonym" and behind.listed and not behind.cue and not hit.role and not hit.type and not hit.cue and may_govern(hit):
        hit.role = "metonym"


def _pass_type_back(page: Page, hit: Hit, behind: Hit) -> None:
    """ "Kerman, Yazd and Fars provinces"."""
    if behind.plural and behind.found.latin and not hit.type and not hit.role and _LIST.fullmatch(_gap(page, hit, behind)):
        hit.type, hit.plural = behind.type, True


def _list_provinces(hits: list[Hit]) -> None:
    """In a list of provinces one of which no town is called ("Kerman, Yazd and Fars"), the others are provinces too."""
    at = 0
    while at < len(hits):
        end = at + 1
        while end < len(hits) and hits[end].listed:
            end += 1
        chain = hits[at:end]
        if len(chain) > 1 and all(hit.has("province") and not hit.type for hit in chain) and not all(hit.has("city") for hit in chain):
            for hit in chain:
                hit.type = "province"
        at = end


def _contain(page: Page, hit: Hit, behind: Hit, gazetteer: Gazetteer) -> None:
    lang = "en" if hit.found.latin else "fa"
    gap = page.matching[hit.last : hit.last + max(0, behind.found.start - hit.last)]
    if hit.found.people or behind.found.people or len(gap) > REACH or not gap or not cues(lang).within.fullmatch(gap):
        return
    if (gap == " " and not behind.type and lang == "en") or {row.id for row in hit.rows} & {row.id for row in behind.rows if not behind.type}:
        return
    pairs = [(row, outer) for row in hit.rows for outer in behind.rows if row.id != outer.id and _holds(outer, row, gazetteer)]
    pairs = [pair for pair in pairs if _fits(hit, pair[0])] or pairs
    if pairs:
        widest = [outer for _, outer in pairs if outer.level in ("country", "province")] or [outer for _, outer in pairs]
        hit.inside = widest[0].id
        inner = {row.id for row, outer in pairs}
        hit.rows = [row for row in hit.rows if row.id in inner]
        behind.rows = [row for row in behind.rows if row.id in {outer.id for _, outer in pairs}]
        behind.strong = True
    elif _STATED.fullmatch(gap) and _small(hit, behind) and _is_area(behind):
        hit.rows = []  # not the village of that name elsewhere: ours is too small for the gazetteer


def _small(hit: Hit, area: Hit) -> bool:
    """No large city, nor a town in the country of the area named."""
    countries = {row.country for row in area.rows}
    return hit.people < LARGE and all(row.population < TOWN for row in hit.rows if row.country in countries) and not hit.has("country")


def _is_area(hit: Hit) -> bool:
    return not hit.role and (hit.has("country") or hit.has("province"))


def _holds(outer: Row, row: Row, gazetteer: Gazetteer) -> bool:
    if outer.level in ("country", "province"):
        return outer.id in (row.country, row.province)
    return outer.id in gazetteer.path(row.id)


def _fits(hit: Hit, row: Row) -> bool:
    return not hit.type or row.level == hit.type
