"""Pairs of reports that may tell one story, and what speaks for and against each."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from gavah.linking.shingles import shingles
from gavah.linking.stories.own_words import Mask, own_words
from gavah.linking.stories.profile import Named, StoryProfile
from gavah.linking.stories.weighing import Floats, Ints, by_rarity, held_by, normed, overlap, products, table

FEATURES = (
    "words",
    "rare_words",
    "closest",
    "same_city",
    "other_city",
    "other_province",
    "same_day",
    "other_day",
    "same_age",
    "other_age",
    "days",
    "days_3",
    "days_7",
    "small",
    "small_words",
    "small_rare_words",
    "small_closest",
)
"""`words`: cosine by rarity. `rare_words`: ln(1 + what those shared weigh, in the weight of the rarest) of those that few reports
hold. `closest`: how near the leads come to the likest lead of either. `same_…`: one of them is named in both; `other_…`: none, though both
name some. `days`: ln(1 + days apart), `days_n`: within n days. `small`: ln(2,000 / reports), at least 0, alone and times three others: of few
reports one cannot tell which words are rare, and each has a closest."""

_COMMON, _COMMON_PHRASE = 0.2, 0.05
"""Share of reports from which a word says nothing."""
_SOUGHT = 400
"""Reports: a word that more hold leads to no pair, which keeps the cost near linear in a large case."""
_RARE_WORD, _RARE_PHRASE, _FEW = 0.05, 0.01, 20
_MANY = 2_000
"""Reports from which rarity is known."""
_AT_LEAST = 5
"""Reports that a word may be held by however small the case."""
_LEAD = 80
"""Words that a story's first paragraphs have."""
_REACH, _FAR = 45, 1_500
"""Days apart; beyond the first only rare phrases lead from one report to another."""
_MOST = 200
"""Reports that one is compared with, of its day and later: the likest."""
_UNKNOWN = 7
"""Days apart taken where a day is not known."""
_LIKE, _RARELY = 0.05, 1.3
"""Cosine of words; weight of rare phrases in those of the rarest."""
_ALIKE = 0.5
"""Cosine of phrases from which two reports are one form, filled in anew, if days or cities speak against them."""
_BLOCK = 500


class Pairs:
    """The pairs (`left`, `right`: indexes of `profiles`, left < right), their features, one row a pair in the order of `FEATURES`, and which of
    them are told `apart`."""

    def __init__(self, profiles: Sequence[StoryProfile]) -> None:
        self.profiles = profiles
        self._day = np.array([p.day if p.day is not None else np.nan for p in profiles], float)
        own = own_words(profiles)
        words = [p.hashes[mask].astype(np.int64) for p, mask in zip(profiles, own, strict=True)]
        self._words = table(words)
        self._lead = table([row[:_LEAD] for row in words])
        self._phrases = table([_phrases(p, mask) for p, mask in zip(profiles, own, strict=True)])
        self._rare_phrases = self._rare(held_by(self._phrases, _at_most(_RARE_PHRASE, len(profiles), _FEW)))
        self._cities, self._provinces, self._days, self._ages = (
            table([_named(found, mask) for found, mask in zip(each, own, strict=True)])
            for each in zip(*((p.cities, p.provinces, p.days, p.ages) for p in profiles), strict=True)
        )
        self.left, self.right = self._candidates()
        found = self._features()
        self.features = np.column_stack([found[name] for name in FEATURES])
        self.apart: Mask = (found["phrases"] >= _ALIKE) & (found["other_city"] + found["other_day"] > 0)

    def _candidates(self) -> tuple[Ints, Ints]:
        """Reports within `_REACH` days that share words, or rare phrases at any time."""
        words = normed(by_rarity(held_by(self._words, _at_most(_COMMON, len(self.profiles), _SOUGHT))))
        found = [*_pairs(words, self._day, _REACH, _LIKE), *_pairs(self._rare_phrases, self._day, _FAR, _RARELY)]
        pairs = np.unique(np.concatenate(found), axis=0)
        return pairs[:, 0], pairs[:, 1]

    def _features(self) -> dict[str, Floats]:
        left, right, count = self.left, self.right, len(self.profiles)
        apart = np.abs(self._day[left] - self._day[right])
        apart = np.where(np.isnan(apart), _UNKNOWN, apart)
        words, lead = (products(normed(by_rarity(held_by(each, _at_most(_COMMON, count)))), left, right) for each in (self._words, self._lead))
        rare_words = self._rare(held_by(self._words, _at_most(_RARE_WORD, count)))
        found = {
            "words": words,
            "phrases": products(normed(by_rarity(held_by(self._phrases, _at_most(_COMMON_PHRASE, count)))), left, right),
            "rare_words": np.log1p(products(rare_words, left, right)),
            "closest": self._closest(lead),
            **self._agreeing("city", self._cities),
            **self._agreeing("province", self._provinces),
            **self._agreeing("day", self._days),
            **self._agreeing("age", self._ages),
            "days": np.log1p(apart),
            "days_3": (apart <= 3).astype(float),
            "days_7": (apart <= 7).astype(float),
        }
        small = max(0.0, math.log(_MANY / count))
        by_size = {"small": np.full(len(left), small), **{f"small_{name}": small * found[name] for name in ("words", "rare_words", "closest")}}
        return found | by_size

    def _rare(self, counts: csr_array) -> csr_array:
        """By rarity, in units of what is as rare as can be: a large case and a small one have one measure."""
        counts.data = np.ones_like(counts.data)
        return csr_array(by_rarity(counts) / np.log(max(len(self.profiles), 3) / 2))

    def _agreeing(self, name: str, named: csr_array) -> dict[str, Floats]:
        shared, fewer = overlap(named, self.left, self.right)
        return {f"same_{name}": (shared > 0).astype(float), f"other_{name}": ((shared == 0) & (fewer > 0)).astype(float)}

    def _closest(self, likeness: Floats) -> Floats:
        best = np.full(len(self.profiles), 1e-9)
        np.maximum.at(best, self.left, likeness)
        np.maximum.at(best, self.right, likeness)
        share: Floats = np.maximum(likeness / best[self.left], likeness / best[self.right])
        return share


def _phrases(one: StoryProfile, own: Mask) -> Ints:
    """Hashes of every two neighbouring words that are the report's own."""
    found: Ints = shingles(one.hashes, 2)[own[:-1] & own[1:]].astype(np.int64)
    return found


def _named(found: Named, own: Mask) -> Ints:
    return np.array([thing for at, thing in found if own[at]], np.int64)


def _at_most(share: float, reports: int, most: float = math.inf) -> float:
    return max(_AT_LEAST, min(share * reports, most))


def _pairs(matrix: csr_array, day: Floats, reach: int, least: float) -> Iterator[Ints]:
    """Rows no further apart than `reach` days whose product is `least` or more, as (first, second); an unknown day is near every other."""
    order = np.argsort(day, kind="stable")  # unknown days last
    known = day[order][~np.isnan(day[order])]
    for at in range(0, len(order), _BLOCK):
        block = order[at : at + _BLOCK]
        dated = not np.isnan(day[block]).any()
        end = int(np.searchsorted(known, day[block[-1]] + reach, "right")) if dated else len(order)
        near = np.concatenate([order[at:end], order[max(end, len(known)) :]])
        product = (matrix[block] @ matrix[near].T).tocoo()
        first, second = block[product.row], near[product.col]
        kept = (product.data >= least) & (first != second) & ~(np.abs(day[first] - day[second]) > reach)
        kept &= _likest(product.row, np.where(kept, product.data, 0.0))
        yield np.sort(np.column_stack([first[kept], second[kept]]).astype(np.int64), axis=1)


def _likest(row: Ints, value: Floats) -> Mask:
    """Which values are among the `_MOST` greatest of their row."""
    order = np.lexsort((-value, row))
    first = np.flatnonzero(np.concatenate([[True], row[order][1:] != row[order][:-1]])) if len(row) else np.empty(0, np.int64)
    rank = np.arange(len(row)) - np.repeat(first, np.diff(np.concatenate([first, [len(row)]])))
    kept = np.zeros(len(row), np.bool_)
    kept[order] = rank < _MOST
    return kept
