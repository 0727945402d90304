"""Two rows → what speaks for and against their being one person: numbers without words, and the alignment they come from."""

import math
from functools import cache
from typing import NamedTuple

from gavah.linking.people.alignment import UNLIKE_FROM, Alignment, align
from gavah.linking.people.likeness import unlikeness
from gavah.linking.people.names import word
from gavah.linking.people.rarity import Rarities
from gavah.linking.people.record import Days, Part, Range, Record, Word
from gavah.linking.people.towns import relation

NEAR_DAYS, NEAR_YEARS = 3, 2
_PLACE_UNLIKE = 0.2  # of places whose consonants are the same
_APART = frozenset({"day_apart", "age_apart", "sex_apart"})
_MOST_WORDS = 3

Values = dict[str, float]


class Comparison(NamedTuple):
    """The features of a pair, and the words that were matched (None where a name is missing)."""

    values: Values
    names: Alignment | None


def compare(left: Record, right: Record, rarities: Rarities) -> Comparison:
    """The features of two rows. Symmetric. What is missing on one side gives no feature, except a name: `name_unknown`."""
    values, names = compare_names(left, right, rarities)
    return Comparison(compare_rest(left, right, rarities) | values, names)


def compare_rest(left: Record, right: Record, rarities: Rarities) -> Values:
    """The features beside those of the names."""
    values = _age(left, right, rarities) | _days(left, right, rarities) | _place(left, right, rarities)
    if left.sex and right.sex and left.sex != right.sex:
        values["sex_apart"] = 1.0
    return values


def compare_names(left: Record, right: Record, rarities: Rarities) -> Comparison:
    """The features of the names: of the best of the ways in which two rows write them."""
    if not left.names or not right.names:
        return Comparison({"name_unknown": 1.0}, None)
    tried = [_named(align(a, b), rarities) for a in left.names for b in right.names]
    return max(tried, key=lambda one: one.values.get("name_agreed", 0.0) - 4 * one.values.get("name_torn", 0.0) - one.values.get("name_more", 0.0))


def _named(found: Alignment, rarities: Rarities) -> Comparison:
    agreed = [rarities.word(m.left.bones, m.right.bones) * (1 - m.unlike / UNLIKE_FROM) for m in found.matches]
    torn = min(len(found.left_over), len(found.right_over))
    values = {
        "name_agreed": sum(agreed),
        "name_misspelt": min(1.0, sum(m.unlike for m in found.matches)),
        "name_torn": float(min(torn, _MOST_WORDS)),
        "name_more": float(min(max(len(found.left_over), len(found.right_over)) - torn, _MOST_WORDS)),
        "name_initials": float(found.initials),
    }
    return Comparison({name: value for name, value in values.items() if value}, found)


def _age(left: Record, right: Record, rarities: Rarities) -> Values:
    if not left.age or not right.age:
        return {}
    gap = years_between(left.age, right.age)
    if gap <= 0:
        return {"age_same": rarities.age(left.age, right.age)}
    if gap <= NEAR_YEARS:
        return {"age_near": 1.0}
    return {"age_apart": min(math.log(gap / NEAR_YEARS), 3.0)}


def _days(left: Record, right: Record, rarities: Rarities) -> Values:
    nearest = nearest_days(left, right)
    if nearest is None:
        return {}
    gap, a, b = nearest
    if gap <= 0:
        return {"day_same": rarities.days(a, b)}
    if gap <= NEAR_DAYS:
        return {"day_near": rarities.days(a, b)}
    return {"day_apart": math.log(gap / NEAR_DAYS), "day_elsewhen": 1.0}


def years_between(left: Range, right: Range) -> int:
    """Years between two ranges of age; 0 or less where they touch."""
    return max(left.low, right.low) - min(left.high, right.high)


def nearest_days(left: Record, right: Record) -> tuple[int, Days, Days] | None:
    """The two days of the rows that lie nearest, and how many days lie between; None where one has none."""
    return min(((gap_between(a, b), a, b) for a in left.days for b in right.days), default=None)


def shared_parts(left: Record, right: Record) -> list[tuple[Part, Part]]:
    """The parts of both rows' places that are one."""
    return [(a, b) for a in left.place for b in right.place if a[1] == b[1] and same_part(a, b)]


def gap_between(left: Days, right: Days) -> int:
    """Days between two ranges; 0 where they touch."""
    return max(0, (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days)


def _place(left: Record, right: Record, rarities: Rarities) -> Values:
    if not left.place or not right.place:
        return {}
    shared = shared_parts(left, right)
    if not shared:
        return {"place_apart" if len(left.place) > 1 and len(right.place) > 1 else "place_elsewhere": 1.0}
    rarest = max(rarities.part(a) for a, _ in shared)
    finest = any(a == left.place[0] or b == right.place[0] for a, b in shared)
    return {"place_same": rarest} if finest else {"place_around": rarest}


def place_by_gazetteer(found: Comparison, left: Record, right: Record, rarities: Rarities) -> Comparison:
    """The comparison with other words for one place taken for that place, where names agree and nothing else speaks against the pair."""
    values = found.values
    if "place_elsewhere" not in values or "name_torn" in values or not values.get("name_agreed") or _APART & values.keys():
        return found
    known = relation(left, right)
    if not known:
        return found
    shares = [rarities.part(record.place[0]) for record in (left, right)]
    rest = {name: value for name, value in values.items() if name != "place_elsewhere"}
    return Comparison(rest | ({"place_same": max(shares)} if known == "same" else {"place_around": min(shares)}), found.names)


def same_part(left: Part, right: Part) -> bool:
    """Whether two parts of places are spellings of one: "Saqez", "Saqqez", «سقز»."""
    if left == right:
        return True
    if left[1] != right[1]:
        return False
    return unlikeness(_in_one(left[0]), _in_one(right[0])) < _PLACE_UNLIKE


@cache
def _in_one(part: str) -> Word:
    return word(part.replace(" ", ""))
