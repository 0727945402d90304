"""A quarter, a hospital, a cemetery or a small town said directly beside a town of another province: a namesake that the gazetteer does not have."""

import re
from itertools import pairwise

from gavah.gazetteer.entry import Row
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import Page

COMMON_KINDS = frozenset({"neighbourhood", "hospital", "street", "square", "site"})
"""Kinds of sites whose names many towns share (cemeteries are kind "site")."""
SMALL, LARGE = 30_000, 60_000
"""People of a town that is no more than a namesake, and of one that the words beside may stand in."""
_BESIDE_FA = re.compile(r"[ِ ]? ?(?:(?P<nth>اول|دوم|سوم|چهارم|پنجم|ششم)ِ? )?\(?(?:در |شهر |شهرستان |استان )?")
_BESIDE_EN = re.compile(
    r",? (?:(?:area|district|neighborhood|neighbourhood|quarter|cemetery|hospital|square|street|village|township) ?)?(?:of |in |near )?"
)


def leave_strangers(page: Page, hits: list[Hit]) -> None:
    """Leaves no row to a name that is directly followed by a town or province of Iran in which none of its places lies."""
    for hit, behind in pairwise(hits):
        if hit.found.people or behind.found.people or hit.inside or not hit.rows or behind.role or _is_origin(page, hit):
            continue
        gap = page.matching[hit.last : behind.first]
        beside = (_BESIDE_EN if hit.found.latin else _BESIDE_FA).fullmatch(gap)
        numbered = beside is not None and bool(beside.groupdict().get("nth"))  # «رباط سومِ ملک‌شهر» is a quarter, whatever else is named so
        if gap and beside and _are_strangers(hit, behind, numbered):
            if hit.has_site:  # «باغ رضوان رشت»: nor is Rasht a surname
                behind.other = False
            hit.rows = []


def _is_origin(page: Page, hit: Hit) -> bool:
    """ "from Tamrin village in Arak": without it, Arak would be where something happened."""
    return page.matching.endswith("from ", 0, hit.first)


def _are_strangers(hit: Hit, behind: Hit, numbered: bool) -> bool:
    """Whether all places of the first name are common or small, or the name has a number behind it, and none lies in a province of the second's."""
    provinces = {row.province or row.id for row in behind.rows if _holds(row)}
    known = provinces and all(row.country == "IR" for row in behind.rows)
    return bool(known) and all((numbered or _is_namesake(row)) and row.province not in provinces for row in hit.rows)


def _holds(row: Row) -> bool:
    large = row.level == "city" and (row.listed or row.population >= LARGE)
    return row.country == "IR" and (large or row.level in ("province", "county") or (row.level == "site" and bool(row.province)))


def _is_namesake(row: Row) -> bool:
    if row.country != "IR":
        return row.level == "city" and not row.main and not row.listed
    return row.kind in COMMON_KINDS if row.level == "site" else row.level == "city" and row.population < SMALL
