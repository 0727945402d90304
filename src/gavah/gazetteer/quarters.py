"""Names of quarters that are also those of a prison or of a town elsewhere: the city they lie in is meant."""

import re

from gavah.gazetteer.entry import Row
from gavah.gazetteer.gazetteer import Gazetteer
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import Page

_REACH = 150
"""Characters around a prison's bare name in which a word of custody may stand."""
_CUSTODY = re.compile(
    r"(?i)prison|jail|inmate|detain|detention|custody|held|hang|execut|sentenc|ward|cell|behind bars|releas|transfer"
    r"|زندان|اعدام|بند|حبس|بازداشت|محبوس|آزاد|حکم|سلول|منتقل|انتقال"
)
_QUARTER_BEFORE = re.compile(r"(?:محله|محله ی|محلهٔ|کوی|منطقه|بلوار|neighborhood of|neighbourhood of|district of|area of) $")
_QUARTER_BEHIND = re.compile(r" (?:area|neighborhood|neighbourhood|district|quarter|boulevard)\b")
_EDGE = 0.2
"""Degrees between a city and the towns at its edge."""
_BESIDE = 40
"""Characters between a quarter and the city named beside it."""


def as_quarters(page: Page, hits: list[Hit], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with the prisons that are no prison here as their city, and without the small towns that are a quarter of a city named beside."""
    for hit in hits:
        if hit.rows and hit.rows[0].kind == "prison" and _is_quarter(page, hit):
            _to_city(hit, gazetteer)
    return [hit for hit in hits if not _of_city_beside(page, hit, hits)]


def _is_quarter(page: Page, hit: Hit) -> bool:
    """Whether a prison's bare name stands for the quarter around it: called one, or with nothing of custody near."""
    if _CUSTODY.search(page.matching[hit.first : hit.last]):
        return False
    around = page.matching[max(0, hit.first - _REACH) : hit.first] + " " + page.matching[hit.last : hit.last + _REACH]
    return _called_quarter(page, hit) or (len(around) > _BESIDE and _CUSTODY.search(around) is None)


def _called_quarter(page: Page, hit: Hit) -> bool:
    before = page.matching[max(0, hit.found.start - 24) : hit.found.start]
    return _QUARTER_BEFORE.search(before) is not None or _QUARTER_BEHIND.match(page.matching, hit.found.end) is not None


def _to_city(hit: Hit, gazetteer: Gazetteer) -> None:
    city = next((row for id_ in reversed(gazetteer.path(hit.rows[0].id)) if (row := gazetteer.row(id_)) and row.level == "city"), None)
    if city is not None:
        hit.rows = [city, *hit.rows[1:]]


def _of_city_beside(page: Page, hit: Hit, hits: list[Hit]) -> bool:
    """«مشهد – محله عباس‌آباد»: a town of that name lies elsewhere, the quarter in the city named beside it. «منطقه فردیس کرج» is the town beside."""
    if not hit.rows or hit.rows[0].level != "city" or not _called_quarter(page, hit):
        return False
    near = [o for o in hits if o is not hit and o.rows and o.rows[0].level == "city" and max(o.first - hit.last, hit.first - o.last) <= _BESIDE]
    return any(o.rows[0].population > hit.rows[0].population and not _are_neighbours(o.rows[0], hit.rows[0]) for o in near)


def _are_neighbours(city: Row, town: Row) -> bool:
    """Whether a town lies at the edge of a city, so that both names together mean it."""
    if city.province != town.province or city.lat is None or town.lat is None or city.lon is None or town.lon is None:
        return False
    return abs(city.lat - town.lat) < _EDGE and abs(city.lon - town.lon) < _EDGE
