"""A claim as linking sees it: type family, number, days, places, names and rare words, ready for cheap comparison."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from sys import intern

from gavah.linking.anchors import is_anchor, word_hash
from gavah.linking.parameters import Family, parameters
from gavah.linking.skeleton import skeletons
from gavah.model import COUNTABLE, LEVELS, Claim, Where, folded

_WORD = re.compile(r"[^\W\d]{3,}")
_SENTENCE = 0  # where the folded sentence stands in `_content`
_TELLING = 40  # characters of a sentence below which equal words say little
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
CITY = _DEPTH["city"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a claim: its id, the ids it lies in (with its own), its depth from country 0 to site 4, its city if it has one."""

    id: str
    name: str
    path: tuple[str, ...]
    depth: int
    city: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One or more claims that say the same in the same words; `id` is the one that stands for them. Days are ordinals; None = open.

    `soft`: the day was inferred. `form`: a key of the sentence without its numbers, days and places, 0 if little is left.
    `denied` profiles attach to events but never join two of them.
    """

    id: str
    claims: tuple[str, ...]
    report: str
    sentence: tuple[int, int]
    passage: int
    type: str
    family: str
    measures: frozenset[str]
    low: int | None
    high: int | None
    first: int | None
    last: int | None
    soft: bool
    places: tuple[Place, ...]
    groups: frozenset[str]
    victims: frozenset[tuple[str, ...]]
    victims_complete: bool
    outlet: str
    speaker: str
    parties: frozenset[str]
    words: tuple[str, ...]
    form: int
    persian: bool
    denied: bool

    def days(self) -> int | None:
        """Length of its window in days; None = open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


def first_day(claim: Claim) -> int | None:
    """The earliest day as an ordinal."""
    return claim.when.earliest.toordinal() if claim.when and claim.when.earliest else None


def last_day(claim: Claim) -> int | None:
    """The latest day as an ordinal; the day it was said if no other is given."""
    if claim.when and claim.when.latest:
        return claim.when.latest.toordinal()
    first = first_day(claim)
    if claim.said is None:
        return None
    return claim.said.toordinal() if first is None else max(first, claim.said.toordinal())


def places(claim: Claim) -> tuple[Place, ...]:
    """The places of `claim`, in id order, each once."""
    if len(claim.where) == 1:
        return (_place(claim.where[0]),)
    found = {where.id: _place(where) for where in claim.where}
    return tuple(found[key] for key in sorted(found))


@lru_cache(1 << 16)
def _place(where: Where) -> Place:
    path = where.path if where.id in where.path else (*where.path, where.id)
    depth = _DEPTH[where.level]
    city = where.id if depth == CITY else path[-2] if depth > CITY and len(path) > 1 else ""
    return Place(where.id, where.name, path, depth, city, where.confidence >= 0.5)


def tells_an_event(claim: Claim) -> bool:
    """Does `claim` tell of one occurrence? Totals, statements, plans, calls, derived numbers and zeros do not."""
    nothing = claim.quantity is not None and claim.quantity.high == 0
    return claim.kind == "event" and claim.modality in COUNTABLE and not claim.derived and not nothing


@cache
def family_of(type_: str) -> Family:
    """The family of an event type; a type that no family names is its own."""
    for family in parameters().families:
        if any(fnmatchcase(type_, pattern) for pattern in family.types):
            return family
    return Family(name=type_, types=(type_,))


@cache
def _near(left: str, right: str) -> bool:
    return any(any(fnmatchcase(left, p) for p in group) and any(fnmatchcase(right, p) for p in group) for group in family_of(left).near)


def type_relation(left: str, right: str) -> str:
    """How two types of one family relate: "type_equal", "type_near" or "type_far"."""
    if left == right:
        return "type_equal"
    return "type_near" if _near(left, right) or _near(right, left) else "type_far"


def build_profiles(claims: Iterable[Claim], root_of: dict[str, str], passage_of: dict[str, int]) -> list[Profile]:
    """Profiles in id order. Claims of different reports with equal words and fields become one where those fields leave no doubt (a day, a
    city) or one report copies the other (`root_of`: report → the report it repeats as a whole)."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    nth: dict[tuple[object, ...], int] = defaultdict(int)
    for claim in claims:
        key = _content(claim, root_of.get(claim.report, claim.report))
        count = (claim.report, *key)
        groups[(*key, nth[count])].append(claim)
        nth[count] += 1
    return sorted((_profile(group, str(key[_SENTENCE]), passage_of) for key, group in groups.items()), key=lambda p: p.id)


def _content(claim: Claim, root: str) -> tuple[object, ...]:
    quantity = claim.quantity
    first, last = first_day(claim), last_day(claim)
    sharp = (
        first is not None and last is not None and last - first < 3 and bool(claim.where) and all(w.level in ("city", "site") for w in claim.where)
    )
    telling = sharp and len(claim.sentence.words) >= _TELLING
    return (
        folded(claim.sentence.words),
        claim.type,
        claim.polarity,
        (quantity.measure, quantity.low, quantity.high) if quantity else None,
        (first, last, claim.when.rule.startswith("inherited") if claim.when else None),
        tuple(place.id for place in places(claim)),
        tuple(sorted(claim.groups)),
        tuple(sorted(claim.victims)),
        tuple(sorted(party.words for party in claim.recipient)),
        "" if telling else root,
    )


def _profile(group: list[Claim], sentence: str, passage_of: dict[str, int]) -> Profile:
    claim = min(group, key=lambda c: (c.report, c.id))
    quantity = claim.quantity
    words = tuple(sorted({intern(word) for word in _WORD.findall(sentence)}))
    return Profile(
        id=claim.id,
        claims=tuple(sorted(c.id for c in group)),
        report=claim.report,
        sentence=(claim.sentence.start, claim.sentence.end),
        passage=passage_of.get(claim.id, 0),
        type=claim.type,
        family=family_of(claim.type).name,
        measures=frozenset(quantity.measure.split("|")) if quantity else frozenset(),
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
        first=first_day(claim),
        last=last_day(claim),
        soft=claim.when is None or claim.when.rule.startswith("inherited:published"),
        places=places(claim),
        groups=frozenset(claim.groups),
        victims=frozenset(skeletons(name) for name in claim.victims),
        victims_complete=claim.victims_complete and bool(claim.victims),
        outlet=claim.issuers[0] if claim.issuers else claim.report,
        speaker=folded(claim.issuers[-1]) if claim.issuers else "",
        parties=frozenset(w for party in (*claim.recipient, *claim.actor) for w in _WORD.findall(folded(party.words))),
        words=words,
        form=_form(words, claim),
        persian=any("\u0600" <= c <= "\u06ff" for c in sentence[:40]),
        denied=claim.polarity == "denied",
    )


def _form(words: tuple[str, ...], claim: Claim) -> int:
    """A key of the words that are neither numbers, days nor places; 0 for fewer than four."""
    places_named = {word for where in claim.where for word in _WORD.findall(folded(where.words))}
    rest = [word for word in words if word not in places_named and not is_anchor(word)]
    return word_hash(" ".join(rest)) if len(rest) >= 4 else 0
