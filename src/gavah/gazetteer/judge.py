"""Whether a name is a place here: what the words beside it, its fame and the rest of the text say."""

from itertools import pairwise

from gavah.gazetteer.cues import is_day_of_month
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.ordinary import (
    NOUNS_BEHIND_DAR,
    are_alike,
    are_two_words,
    fits_region,
    is_common,
    is_filed,
    is_odd,
    is_of_province,
    is_quarter_of,
    is_said_to_be_one,
    is_seldom,
    is_set_off,
    reaches,
)
from gavah.gazetteer.persons import is_free_before, is_other, is_people, is_person, is_placed, is_surname_here
from gavah.gazetteer.scan import UPPER_KEYS, Page
from gavah.gazetteer.shelf import words
from gavah.gazetteer.told import NEXT_WORD, stands_as_town

LARGE, TOWN, SMALL, VILLAGE = 1_000_000, 100_000, 30_000, 10_000
SHORTEST_BARE = 5
"""Letters of a small listed town of Iran that a bare capitalised word may mean."""


def judge(page: Page, hits: list[Hit]) -> None:
    """Marks the hits taken to be places; a name taken once lends its support to where it stands bare."""
    for hit in hits:
        day = is_day_of_month(hit.found.key) and not hit.type
        hit.other = True if day else hit.other
        hit.strong = not day and _strong(page, hit)
        hit.taken = hit.strong or (not day and _bare(page, hit))
    persons = {hit.found.key for hit in hits if hit.found.cased and not hit.found.people and is_surname_here(page, hit)}
    for hit in hits:
        if hit.taken and hit.found.key in persons and not is_placed(hit) and hit.people < LARGE:
            hit.strong = hit.taken = False
            hit.other = True
    sure = {hit.found.key for hit in hits if hit.strong and not hit.found.people}
    provinces = {row.province for hit in hits if hit.taken for row in hit.rows if row.country == "IR" and hit.strong}
    named = {row.province for hit in hits if hit.taken for row in hit.rows[:3] if row.level != "country"}
    for hit in hits:
        if not hit.taken and _county_alone(hit) and hit.found.cased and not is_common(hit) and not is_other(page, hit):
            hit.taken = any(row.province in named for row in hit.rows) and _stands_alone(page, hit)
    for before, hit, behind in zip(hits, hits[1:], hits[2:], strict=False):
        if not hit.taken and not hit.found.latin and before.taken and behind.taken and hit.listed and behind.listed and not hit.found.people:
            hit.taken = is_common(hit) and is_seldom(page, hit)
    for hit, behind in pairwise(hits):
        if hit.taken and behind.taken and is_quarter_of(page, hit, behind):
            hit.strong = hit.taken = False
            hit.other = True
    for before, hit in pairwise(hits):
        if are_two_words(page, before, hit):
            before.taken = hit.taken = True
    for before, hit in pairwise(hits):
        if not hit.taken and before.taken and (hit.listed or reaches(page, before, hit)) and not hit.found.latin and not hit.found.people:
            hit.taken = _continues(page, hit, before)
    for hit, behind in reversed(list(pairwise(hits))):
        if not hit.taken and behind.taken and (behind.listed or reaches(page, hit, behind)) and not hit.found.latin and not hit.found.people:
            rare = hit.found.key not in NOUNS_BEHIND_DAR and hit.found.key not in words("given_names.txt")
            hit.taken = is_common(hit) and (are_alike(hit, behind) or (rare and behind.listed and behind.has("city") and is_seldom(page, hit)))
    for hit in hits:
        if not hit.taken and not is_other(page, hit):
            hit.taken = (hit.found.key in sure and not is_common(hit)) or fits_region(page, hit, provinces) or is_of_province(page, hit, provinces)


def _continues(page: Page, hit: Hit, before: Hit) -> bool:
    """«در کلن و لاهه»: a known town, in a list that a place began."""
    if is_common(hit):
        return are_alike(hit, before) and (hit.found.key not in NOUNS_BEHIND_DAR or stands_as_town(page, hit))
    if hit.found.key in words("given_names.txt") or len(hit.found.key) < 3 or is_other(page, hit):
        return False
    return _enough(hit)


def _strong(page: Page, hit: Hit) -> bool:
    if hit.found.people:
        return hit.found.people != "*" or is_people(page, hit)
    if hit.found.latin and len(hit.found.key) == 2 and hit.found.key not in UPPER_KEYS:
        return hit.strong and hit.found.cased and page.upper(hit.found.start, hit.found.end)  # ", LA"
    if hit.strong or ((hit.inside or hit.type) and not is_odd(hit)):
        return not is_person(page, hit)
    if _acronym(page, hit):
        return False
    if is_said_to_be_one(page, hit):
        return not is_other(page, hit)
    if hit.role == "dateline":
        return not is_common(hit) or page.upper(hit.found.start, hit.found.end) or is_filed(page, hit)
    key = hit.found.key
    if hit.found.latin and len(key) <= 4 and key.replace(".", "") in UPPER_KEYS and not page.upper(hit.found.start, hit.found.end):
        return False
    return hit.cue and not hit.listed and (not is_common(hit) or is_set_off(page, hit)) and _enough(hit) and not is_other(page, hit)


def _enough(hit: Hit) -> bool:
    """Large enough for a word of place to decide."""
    if hit.found.latin and hit.found.cased:
        return len(hit.found.key) > 2
    county = hit.has("county") and (hit.in_iran or not hit.found.latin)
    large = hit.has("country") or hit.has("province") or county or hit.has_site
    named = hit.found.key in words("given_names.txt") or hit.found.key in words("surnames.txt")
    if hit.found.latin:
        known = large or hit.people >= SMALL or (hit.known.in_news and len(hit.found.key) >= SHORTEST_BARE)
        return len(hit.found.key) > 3 and (hit.people >= LARGE or (not named and known))
    return large or hit.people >= TOWN or _iranian_town(hit, VILLAGE) or any(row.listed for row in hit.rows)


def _iranian_town(hit: Hit, people: int) -> bool:
    """A place of Iran that is more than a village bearing an ordinary word's name."""
    return any(row.country == "IR" and (row.level != "city" or row.population >= people) for row in hit.rows)


def _bare(page: Page, hit: Hit) -> bool:
    if hit.found.people or is_other(page, hit):
        return False
    return _bare_latin(page, hit) if hit.found.latin else _bare_persian(hit)


def _bare_persian(hit: Hit) -> bool:
    if is_common(hit) or (len(hit.found.key) < 3 and hit.people < LARGE and not (hit.cue and hit.has("county"))):
        return False
    if _iranian_town(hit, SMALL) or hit.known.in_news or hit.role == "metonym" or (hit.known.governs and len(hit.found.key) > 3):
        return True
    return hit.has("country") or hit.has("province") or (hit.people >= LARGE and len(hit.found.key) > 3)


def _bare_latin(page: Page, hit: Hit) -> bool:
    key, large = (
        hit.found.key,
        hit.has("country") or hit.people >= LARGE or (hit.in_iran and (hit.has("county") or hit.has("province") or hit.has_site)),
    )
    if len(key) <= 4 and key.replace(".", "") in UPPER_KEYS:
        return hit.found.cased and page.upper(hit.found.start, hit.found.end)
    if len(key) < 3 or is_common(hit) or key in words("surnames.txt") or _acronym(page, hit):
        return False
    if _county_alone(hit):
        return False
    if key in words("given_names.txt"):
        return hit.has("country") or (hit.found.cased and hit.people >= LARGE)
    if not hit.found.cased:
        return len(key) > 3 and (large or hit.has("province") or hit.people >= LARGE // 2)
    listed = hit.known.in_news and len(key) >= SHORTEST_BARE
    if (" " not in key and key in page.lower_words) or (hit.people < VILLAGE and hit.in_iran and not hit.cue and not listed):
        return large
    return large or _stands_alone(page, hit)


def _acronym(page: Page, hit: Hit) -> bool:
    """A short word in capitals among words that are not: NGO, but US."""
    found = hit.found
    short = found.cased and found.end - found.start <= 5 and found.key.replace(".", "") not in UPPER_KEYS and "." not in found.key
    return short and hit.role != "dateline" and page.upper(found.start, found.end)


def _county_alone(hit: Hit) -> bool:
    """ "Hawkins" without its "County": a county only where the text is about its state."""
    return all(row.level == "county" and row.country != "IR" for row in hit.rows)


def _stands_alone(page: Page, hit: Hit) -> bool:
    """Not part of a longer capitalised name: no capital directly before (but at a sentence's start) nor behind."""
    if not is_free_before(page, hit):
        return False
    behind = NEXT_WORD.match(page.matching, hit.found.end)
    return not (behind and page.capital(behind.start(1)) and not hit.type)
