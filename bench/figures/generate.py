"""Random cases of the four families (fixed seeds): what a busy desk's claims look like to the programs.

Claims over 31 provinces × 12 cities × some days: 10, 30, 60 % nation, province, city; 1, 1, 1, 2, 3, 7, 14 or 30 days long, cut at the last
day; low = ⌊lognormal⌋ ≥ 1, μ 3.5, 2.2, 1.2, σ .9. *mixed*: of the claims on a province or city 10 % name two or three, and 60 % of all carry
one of four exclusive types. *gap*: odd cycles of claims on two cities each, where halves would do with less.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

PROVINCES, CITIES = 31, 12
LENGTHS = (1, 1, 1, 2, 3, 7, 14, 30)
LEVEL_SHARE, LEVEL_MU, SIGMA = (0.1, 0.3, 0.6), (3.5, 2.2, 1.2), 0.9
TYPES = ("a", "b", "c", "d")
QUESTION: dict[str, Any] = {"place": None, "from": None, "to": None, "type": None}

Record = dict[str, Any]


def plain(size: int, *, seed: int = 0, days: int = 60, mixed: bool = False) -> Record:
    """A case of `size` totals, one witness each. `days` 60 or 365; `mixed` adds several places and types."""
    dice = np.random.default_rng(seed)
    levels = dice.choice(3, size=size, p=LEVEL_SHARE)
    lows = np.maximum(1, np.floor(dice.lognormal(np.array(LEVEL_MU)[levels], SIGMA))).astype(int)
    firsts = dice.integers(1, days + 1, size)
    lasts = np.minimum(days, firsts + dice.choice(LENGTHS, size) - 1)
    claims = [_claim(f"c{n:06d}", _places(dice, int(levels[n]), mixed), firsts[n], lasts[n], lows[n], _type(dice, mixed)) for n in range(size)]
    name = f"{'mixed' if mixed else 'plain'}-{size}-{days}-{seed}"
    return {"case": name, "claims": claims, "links": [], "distinct": [], "question": QUESTION}


def gap(size: int, *, seed: int = 0) -> Record:
    """A case of about `size` totals: odd cycles (3, 5, 7) of claims on two neighbouring cities, some province totals above them."""
    dice = np.random.default_rng(seed)
    claims: list[Record] = []
    while len(claims) < size:
        province, length = int(dice.integers(PROVINCES)), int(dice.choice((3, 3, 3, 5, 5, 7)))
        cities = [int(city) for city in dice.choice(CITIES, length, replace=False)]
        day, low = int(dice.integers(1, 61)), int(dice.integers(1, 12))
        for at in range(length):
            pair = [_path(province, cities[at]), _path(province, cities[(at + 1) % length])]
            claims.append(_claim(f"c{len(claims):06d}", pair, day, min(60, day + int(dice.choice((0, 0, 1, 2)))), low, None))
        if dice.random() < 0.2:
            claims.append(_claim(f"c{len(claims):06d}", [_path(province)], day, day, int(low * length // 3), None))
    return {"case": f"gap-{size}-{seed}", "claims": claims, "links": [], "distinct": [], "question": QUESTION}


def small_gaps(count: int, *, seed: int = 0) -> Iterator[Record]:
    """`count` cases of one cycle with a few plain claims around it: how often evidence stays below the floor."""
    for number in range(count):
        record = gap(3, seed=seed + number)
        extra = plain(4, seed=seed + number)["claims"]
        for at, claim in enumerate(extra):
            claim["id"] = f"x{at}"
        yield {**record, "case": f"gap-small-{seed + number}", "claims": record["claims"] + extra}


def _claim(name: str, places: list[list[str]], first: int, last: int, low: int, type_: str | None) -> Record:
    return {
        "id": name,
        "kind": "total",
        "places": places,
        "from": int(first),
        "to": int(last),
        "type": type_,
        "low": int(low),
        "high": None,
        "complete": False,
        "witness": name,
        "said": None,
    }


def _type(dice: np.random.Generator, mixed: bool) -> str | None:
    return TYPES[int(dice.integers(len(TYPES)))] if mixed and dice.random() < 0.6 else None


def _places(dice: np.random.Generator, level: int, mixed: bool) -> list[list[str]]:
    if level == 0:
        return [_path()]
    count = int(dice.integers(2, 4)) if mixed and dice.random() < 0.1 else 1
    found: dict[tuple[str, ...], None] = {}
    while len(found) < count:
        province = int(dice.integers(PROVINCES))
        found[tuple(_path(province) if level == 1 else _path(province, int(dice.integers(CITIES))))] = None
    return [list(path) for path in found]


def _path(province: int | None = None, city: int | None = None) -> list[str]:
    path = ["IR"]
    if province is not None:
        path.append(f"P{province:02d}")
    if city is not None:
        path.append(f"P{province:02d}C{city:02d}")
    return path
