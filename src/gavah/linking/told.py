"""A claim as linking keeps it: what comparisons need, values shared between claims, no words but a sentence's set of different ones.

A case of a hundred thousand claims fits so into a few hundred bytes a claim; the claims themselves stay on the disk.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from sys import intern
from typing import Any, TypeVar

from gavah.linking.anchors import is_anchor, word_hash
from gavah.linking.parameters import parameters
from gavah.linking.skeleton import skeletons
from gavah.model import COUNTABLE, LEVELS, Claim, Party, Where, folded
from gavah.ontology import family_of as ontology_family
from gavah.ontology import groups_of, is_type

_WORD = re.compile(r"[^\W\d]{3,}")
_AGE = re.compile(
    r"\b(\d{1,2})[- ]?years?[- ]?olds?\b|\baged (\d{1,2})\b|(?<=[^\W\d], )(?:who (?:is|was) )?(\d{1,2})(?=,)|\b(\d{1,2}) ?ساله\b|\bسن (\d{1,2}) سال"
)
"""How a sentence (folded, so with plain digits) tells a person's age."""
_TELLING = 40  # characters of a sentence below which equal words say little
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
CITY = _DEPTH["city"]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a claim: its id, the ids it lies in (with its own), its depth from country 0 to site 4, its city if it has one. `here`: its own
    sentence names it."""

    id: str
    name: str
    path: tuple[str, ...]
    depth: int
    city: str
    sure: bool
    here: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, in order of the alphabet, each once; `key` is of the folded sentence. Claims with equal words share one."""

    key: bytes
    words: tuple[str, ...]
    telling: bool
    persian: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim without its spans. [`start`, `end`): its sentence in the report. `passage`: where the passage begins that holds it.

    Days are ordinals, None = open: `first` … `last` may have the day it was said for its end, `latest` is the end the claim itself gives.
    `soft`: the day was inferred. `form`: a key of the sentence without its numbers, days and places, 0 if little is left.
    `groups`: the (axis, group) pairs of those it tells of, and ("trade", …) for what they do. `ages`: of the one person it tells of.
    `actors`, `persons`: the words that describe who did it and to whom, without names, numbers and words for anyone.
    `tells`: it tells of one occurrence. `denied` claims attach to events but never join two of them.
    """

    id: str
    report: str
    start: int
    end: int
    passage: int
    kind: str
    tells: bool
    denied: bool
    type: str
    family: str
    measures: frozenset[str]
    low: int | None
    high: int | None
    first: int | None
    last: int | None
    latest: int | None
    inherited: bool | None
    soft: bool
    places: tuple[Place, ...]
    groups: frozenset[tuple[str, str]]
    ages: frozenset[int]
    victims: frozenset[tuple[str, ...]]
    victims_complete: bool
    listed: tuple[str, ...]
    issuers: tuple[str, ...]
    recipients: tuple[str, ...]
    actors: frozenset[str]
    persons: frozenset[str]
    text: Sentence
    form: int

    @property
    def words(self) -> tuple[str, ...]:
        """The different words of its sentence."""
        return self.text.words

    @property
    def persian(self) -> bool:
        """Is its sentence in Persian script?"""
        return self.text.persian

    @property
    def outlet(self) -> str:
        """Who published it."""
        return self.issuers[0] if self.issuers else self.report

    @property
    def speaker(self) -> str:
        """Who says so: the last in its chain of issuers, folded."""
        return _folded(self.issuers[-1]) if self.issuers else ""

    def days(self) -> int | None:
        """Length of its window in days; None = open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


class Slimmer:
    """Claims → what is kept of them. Equal values of different claims become one object."""

    def __init__(self) -> None:
        self.named: set[tuple[str, str]] = set()
        """Every (name, place id) that a claim called a place by."""
        self._shared: dict[object, Any] = {}
        self._sentences: dict[bytes, Sentence] = {}

    def slim(self, claim: Claim, report: str, passage: int = 0) -> Told:
        """What linking keeps of `claim`. `report`: its report's id, the object kept with the report; `passage`: where its passage begins."""
        quantity, when = claim.quantity, claim.when
        self.named.update((name, where.id) for where in claim.where for name in (where.name, where.words))
        sentence = folded(claim.sentence.words)
        text = self._sentence(sentence, len(claim.sentence.words))
        return Told(
            id=claim.id,
            report=report,
            start=claim.sentence.start,
            end=claim.sentence.end,
            passage=self._share(passage),
            kind=intern(claim.kind),
            tells=tells_an_event(claim),
            denied=claim.polarity == "denied",
            type=intern(claim.type),
            family=family_of(claim.type),
            measures=_measures(quantity.measure) if quantity else frozenset(),
            low=self._share(quantity.low) if quantity else None,
            high=self._share(quantity.high) if quantity else None,
            first=self._share(_first_day(claim)),
            last=self._share(_last_day(claim)),
            latest=self._share(when.latest.toordinal()) if when and when.latest else None,
            inherited=when.rule.startswith("inherited") if when else None,
            soft=when is None or when.rule.startswith("inherited:published"),
            places=self._share(_places(claim)),
            groups=self._share(_groups(claim.groups)),
            ages=self._share(_ages(claim, sentence)),
            victims=self._share(frozenset(skeletons(name) for name in claim.victims)),
            victims_complete=claim.victims_complete and bool(claim.victims),
            listed=self._share(tuple(sorted(claim.victims))),
            issuers=self._share(claim.issuers),
            recipients=self._share(tuple(sorted(party.words for party in claim.recipient))),
            actors=self._share(_described(claim.actor, frozenset())),
            persons=self._share(_described(claim.recipient, frozenset(_WORD.findall(folded(" ".join(claim.victims)))))),
            text=text,
            form=self._share(_form(text.words, claim)),
        )

    def _share(self, value: Value) -> Value:
        """The first value that equals `value`."""
        return self._shared.setdefault(value, value)  # type: ignore[no-any-return]

    def _sentence(self, text: str, length: int) -> Sentence:
        """What is kept of a sentence: of its folded `text` and its `length` as it stands."""
        key = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key not in self._sentences:
            parts = tuple(sorted({intern(word) for word in _WORD.findall(text)}))
            persian = any("\u0600" <= c <= "\u06ff" for c in text[:40])
            self._sentences[key] = Sentence(key, parts, length >= _TELLING, persian)
        return self._sentences[key]


def tells_an_event(claim: Claim) -> bool:
    """Does `claim` tell of one occurrence? Totals, statements, plans, calls, derived numbers and zeros do not."""
    nothing = claim.quantity is not None and claim.quantity.high == 0
    return claim.kind == "event" and claim.modality in COUNTABLE and not claim.derived and not nothing


@cache
def family_of(type_: str) -> str:
    """The ontology's family of an event type; a type that it does not list is its own."""
    return ontology_family(type_) if is_type(type_) else type_


@cache
def _measures(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


@lru_cache(1 << 10)
def _groups(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    trades = parameters().trades
    return frozenset({pair for word in words for pair in groups_of(word)} | {("trade", word) for word in words if word in trades})


def _ages(claim: Claim, sentence: str) -> frozenset[int]:
    """The age of a single person, as the folded sentence gives it; none where it gives several."""
    if claim.quantity is None or (claim.quantity.low, claim.quantity.high) != (1, 1):
        return frozenset()
    found = {int(next(filter(None, match.groups()))) for match in _AGE.finditer(sentence)}
    return frozenset(found) if len(found) == 1 else frozenset()


def _described(parties: tuple[Party, ...], names: frozenset[str]) -> frozenset[str]:
    """The words of `parties` that tell them from others; none of a party that is called by one of the `names`."""
    told = [_WORD.findall(_folded(party.words)) for party in parties]
    return frozenset(word for words in told if names.isdisjoint(words) for word in words if not is_anchor(word)) - _anyone()


@cache
def _anyone() -> frozenset[str]:
    return frozenset(folded(word) for word in parameters().anyone)


@lru_cache(1 << 12)
def _folded(words: str) -> str:
    return folded(words)


def _first_day(claim: Claim) -> int | None:
    return claim.when.earliest.toordinal() if claim.when and claim.when.earliest else None


def _last_day(claim: Claim) -> int | None:
    """The latest day as an ordinal; the day it was said if no other is given."""
    if claim.when and claim.when.latest:
        return claim.when.latest.toordinal()
    first = _first_day(claim)
    if claim.said is None:
        return None
    return claim.said.toordinal() if first is None else max(first, claim.said.toordinal())


def _places(claim: Claim) -> tuple[Place, ...]:
    """The places of `claim`, in id order, each once."""
    if len(claim.where) == 1:
        return (_place(claim.where[0]),)
    found = {where.id: _place(where) for where in claim.where}
    return tuple(found[key] for key in sorted(found))


@lru_cache(1 << 12)
def _place(where: Where) -> Place:
    path = where.path if where.id in where.path else (*where.path, where.id)
    depth = _DEPTH[where.level]
    city = where.id if depth == CITY else path[-2] if depth > CITY and len(path) > 1 else ""
    return Place(where.id, where.name, path, depth, city, where.confidence >= 0.5, not where.rule.startswith("inherited"))


def _form(words: tuple[str, ...], claim: Claim) -> int:
    """A key of the words that are neither numbers, days nor places; 0 for fewer than four."""
    places_named = {word for where in claim.where for word in _WORD.findall(_folded(where.words))}
    rest = [word for word in words if word not in places_named and not is_anchor(word)]
    return word_hash(" ".join(rest)) if len(rest) >= 4 else 0
