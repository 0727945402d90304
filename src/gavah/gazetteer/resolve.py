"""Which of the places of one name is meant: type words, containment, the other places of the text, people, the prior country."""

from collections.abc import Mapping, Sequence
from math import log2

from gavah.gazetteer.entry import Row
from gavah.gazetteer.gazetteer import Gazetteer
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.prior import prior

SHARPNESS = 3.5
PRIOR_COUNTRY, SAME_COUNTRY, SAME_PROVINCE, NAMED_PROVINCE = 0.5, 0.18, 0.30, 0.40
LONELY, ECHO = -0.45, 1.0
"""A country of which nothing else speaks, where much speaks of another that has a place of the name: "Georgia" among towns of the South."""
ROUNDS = 2
TOWN, LARGE = 100_000, 1_000_000
FAINT, FAINT_LISTED = 1_000, 30
DOUBTFUL = 0.35
MOST_CANDIDATES = 20


def resolve(hits: list[Hit], gazetteer: Gazetteer, country: str) -> None:
    """Ranks each hit's rows, the likeliest first, with a probability each in `scores`. Cost linear in the hits."""
    for hit in hits:
        rows = _of_type(hit, gazetteer)
        hit.rows = rows if hit.inside or hit.type else _well_known(rows, country)
    alike: dict[tuple[int, ...], Hit] = {}  # a name said again with the same rows is weighed once
    one = {id(hit): alike.setdefault(tuple(map(id, hit.rows)), hit) for hit in hits}
    several = [hit for hit in alike.values() if len(hit.rows) > 1]
    base = {id(hit): [prior(row) + (PRIOR_COUNTRY if country and row.country == country else 0.0) for row in hit.rows] for hit in several}
    weights = {id(hit): _shares(base.get(id(hit), [1.0] * len(hit.rows))) for hit in alike.values()}
    for _ in range(ROUNDS):
        region = _region(hits, {at: weights[id(first)] for at, first in one.items()})
        weights |= {id(hit): _shares(_scores(hit, base[id(hit)], region, weights[id(hit)])) for hit in several}
    weights = {at: weights[id(first)] for at, first in one.items()}
    _one_sense(hits, weights)
    for hit in hits:
        mine, rows = weights[id(hit)], hit.rows
        order = sorted(range(len(rows)), key=lambda at: (-mine[at], rows[at].id)) if len(rows) > 1 else range(len(rows))
        hit.scores = [mine[at] for at in order]
        hit.rows = [rows[at] for at in order]


def at_home(hits: list[Hit], country: str) -> list[Hit]:
    """The resolved hits without the lesser towns abroad that nothing in the text speaks for; all of them where `country` is ""."""
    hits = [hit for hit in hits if hit.rows]
    if not country:
        return hits
    named = {hit.rows[0].country for hit in hits if hit.rows[0].level == "country" or hit.inside or _great(hit)}
    return [hit for hit in hits if hit.rows[0].country in {country, *named} or not _lesser(hit)]


def _great(hit: Hit) -> bool:
    return hit.rows[0].level == "city" and hit.rows[0].population >= LARGE


def _lesser(hit: Hit) -> bool:
    """A town or county below `LARGE`, or below `TOWN` where a word of place is beside it, not said to lie anywhere; or one of many alike."""
    best = hit.rows[0]
    if best.level != "country" and not hit.inside and hit.scores[0] < DOUBTFUL:
        return True
    shown = bool(hit.cue or hit.type or hit.role == "dateline")
    return best.level in ("city", "county") and not hit.inside and best.population < (TOWN if shown else LARGE)


def _well_known(rows: Sequence[Row], country: str) -> Sequence[Row]:
    """`rows` without the villages of `country` where the name is that of a city a thousand times as large: "Baghdad" is no hamlet of Iran.

    Where our own file lists a city abroad by that name («نجف»), it is no village at home that we do not list, nor a town a thirtieth of it.
    """
    if len(rows) == 1 or not country:
        return rows
    great = max((row.population for row in rows if row.level == "city" and not row.alias), default=0)
    abroad = max((row.population for row in rows if row.listed and not row.alias and row.country != "IR"), default=0) if country == "IR" else 0
    return [row for row in rows if row.country != country or row.level != "city" or not _outshone(row, great, abroad)]


def _outshone(row: Row, great: int, abroad: int) -> bool:
    if great >= LARGE and row.population * FAINT < great:
        return True
    return bool(abroad) and (not row.listed or row.population * FAINT_LISTED < abroad)


def _of_type(hit: Hit, gazetteer: Gazetteer) -> Sequence[Row]:
    rows = hit.rows
    if not hit.type and len(rows) <= MOST_CANDIDATES:
        return rows
    if len(rows) > MOST_CANDIDATES or hit.type.startswith("site:"):
        rows = sorted(rows, key=lambda row: (-prior(row), row.id))[:MOST_CANDIDATES]
    if hit.type.startswith("site:"):
        return _sites(hit, [row for row in rows if row.level in ("site", "city")] or rows, gazetteer)
    named = [row for row in rows if row.level == hit.type]
    if hit.type == "province":
        named = named or [row for row in rows if row.level == "county"]
    return named or rows


def _sites(hit: Hit, rows: Sequence[Row], gazetteer: Gazetteer) -> Sequence[Row]:
    """The site of that kind in the likeliest city if it has only one; else the city."""
    kind = hit.type.removeprefix("site:")
    own = [row for row in rows if row.level == "site" and row.kind == kind]
    if own or not rows or rows[0].level != "city":
        return own or rows
    inside = [row for id in gazetteer.children(rows[0].id) if (row := gazetteer.row(id)) and row.kind == kind]
    return inside if len(inside) == 1 else rows


def _region(hits: list[Hit], weights: Mapping[int, list[float]]) -> dict[str, float]:
    """How much of the text lies in each country and province ("=" before a province's id: it is named itself); every name counts once."""
    region: dict[str, float] = {}
    for hit in {hit.found.key: hit for hit in hits}.values():
        _tally(region, hit.rows, weights[id(hit)])
    for hit in hits:  # a name may stand for another place where its province is said with it
        for row in hit.rows:
            region.setdefault(row.country, 0.0)
    return region


def _tally(region: dict[str, float], rows: Sequence[Row], weights: list[float]) -> None:
    for row, weight in zip(rows, weights, strict=True):
        region[row.country] = region.get(row.country, 0.0) + weight
        if row.province and row.level != "country":
            region[row.province] = region.get(row.province, 0.0) + weight
        if row.level == "province":
            region["=" + row.id] = region.get("=" + row.id, 0.0) + weight


def _scores(hit: Hit, base: list[float], region: Mapping[str, float], own: list[float]) -> list[float]:
    """The base scores raised by what the *other* names of the text say of each row's country and province."""
    mine: dict[str, float] = {}
    _tally(mine, hit.rows, own)
    found = []
    crowd = max((region[row.country] - mine[row.country] for row in hit.rows), default=0.0)
    for row, score in zip(hit.rows, base, strict=True):
        country = max(region[row.country] - mine[row.country], 0.0)
        province = max(region.get(row.province, 0.0) - mine.get(row.province, 0.0), 0.0) if row.province else 0.0
        named = "=" + row.province
        stated = min(max(region.get(named, 0.0) - mine.get(named, 0.0), 0.0), 1.0) if row.level in ("city", "county", "site") else 0.0
        lonely = LONELY if row.level == "country" and country < ECHO <= crowd else 0.0
        found.append(score + lonely + SAME_COUNTRY * log2(1 + country) + SAME_PROVINCE * log2(1 + province) + NAMED_PROVINCE * stated)
    return found


def _shares(scores: list[float]) -> list[float]:
    if len(scores) < 2:
        return [1.0] * len(scores)
    top = max(scores)
    odds = [10 ** (SHARPNESS * (score - top)) for score in scores]
    whole = sum(odds)
    return [one / whole for one in odds]


def _one_sense(hits: list[Hit], weights: dict[int, list[float]]) -> None:
    """A bare name means what the same name said with its province means elsewhere in the text."""
    said: dict[str, str] = {}
    for hit in hits:
        if hit.inside and hit.rows:
            said.setdefault(hit.found.key, hit.rows[max(range(len(hit.rows)), key=weights[id(hit)].__getitem__)].id)
    for hit in hits:
        meant = said.get(hit.found.key)
        ids = [row.id for row in hit.rows]
        if meant in ids and not hit.inside and not hit.type:
            weights[id(hit)] = [0.9 if id_ == meant else 0.1 / max(len(ids) - 1, 1) for id_ in ids]
