"""Pairs of reports that may tell one story, and what speaks for and against each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array

from gavah.linking.stories.profile import StoryProfile

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FEATURES = (
    "words",
    "lead",
    "names",
    "rare_names",
    "numbers",
    "no_number",
    "cities",
    "provinces",
    "same_city",
    "other_city",
    "other_province",
    "days",
    "days_3",
    "days_7",
    "days_45",
    "length",
    "closest",
    "closest_lead",
)
"""`words`, `lead`, `names`, `cities`, `provinces`: cosine by rarity. `rare_names`: what the shared names weigh by rarity. `numbers`: how many are
shared; `no_number`: none, though both have some. `days`: ln(1 + days apart), `days_n`: within n days. `length`: ln of the words of the shorter.
`closest`: how near the pair comes to the likest pair of either."""

_COMMON = 0.2
"""Share of reports from which a word says nothing."""
_NAME = 0.05
_NAMES_AT_MOST = 400  # reports: what keeps the cost linear in a large case
_PLAIN = 3
"""A name is written large so many times as often as small."""
_REACH = 45
"""Days apart; beyond it only names lead from one report to another."""
_FAR = 1_500
_LIKE, _NAMED, _NAMED_FAR = 0.06, 30.0, 60.0
_BLOCK = 2_000
Weighted = Mapping[int, int] | Mapping[str, int]


class Pairs:
    """The pairs (`left`, `right`: indexes of the profiles, left < right) and their features, one row a pair in the order of `FEATURES`."""

    def __init__(self, profiles: Sequence[StoryProfile]) -> None:
        self.profiles = profiles
        self._day = np.array([p.day if p.day is not None else np.nan for p in profiles], float)
        names = _name_words(profiles)
        own = [{w: n for w, n in p.words.items() if w in names} if p.names else p.words for p in profiles]
        most = min(_NAME, _NAMES_AT_MOST / max(len(profiles), 1))
        self._weighted = {
            "words": _rarity([p.words for p in profiles], _COMMON),
            "lead": _rarity([p.lead for p in profiles], _COMMON),
            "names": _rarity(own, _COMMON),
            "cities": _rarity([dict.fromkeys(p.cities, 1) for p in profiles], 0.5),
            "provinces": _rarity([p.provinces for p in profiles], 1.0),
        }
        self._rare_names = _rarity([dict.fromkeys(w, 1) for w in own], most, normed=False)
        self.left, self.right = self._candidates()
        self.features = self._features()

    def _candidates(self) -> tuple[Ints, Ints]:
        """Reports within `_REACH` days that share words, or names at any time."""
        words = self._weighted["words"]
        rows: list[Ints] = []
        columns: list[Ints] = []
        for at in range(0, len(self.profiles), _BLOCK):
            named = (self._rare_names[at : at + _BLOCK] @ self._rare_names.T).tocoo()
            like = _rows_within(words, at, _BLOCK, self._day)
            for row, column, value, least in ((named.row, named.col, named.data, _NAMED), (*like, _LIKE)):
                kept = (value >= least) & (row + at < column)
                rows.append(row[kept].astype(np.int64) + at)
                columns.append(column[kept].astype(np.int64))
        pairs = np.unique(np.column_stack([np.concatenate(rows), np.concatenate(columns)]), axis=0) if rows else np.empty((0, 2), np.int64)
        left, right = pairs[:, 0], pairs[:, 1]
        apart = np.abs(self._day[left] - self._day[right])
        near = ~(apart > _REACH)  # an unknown day is near
        far = (apart <= _FAR) & (_products(self._rare_names, left, right) >= _NAMED_FAR)
        return left[near | far], right[near | far]

    def _features(self) -> Floats:
        left, right = self.left, self.right
        found: dict[str, Floats] = {name: _products(matrix, left, right) for name, matrix in self._weighted.items()}
        found["rare_names"] = _products(self._rare_names, left, right)
        numbers = self._counts(lambda p: p.numbers)
        cities, provinces = self._counts(lambda p: p.cities), self._counts(lambda p: p.provinces)
        apart = np.abs(self._day[left] - self._day[right])
        known = np.where(np.isnan(apart), _REACH, apart)
        sizes = np.array([sum(p.words.values()) for p in self.profiles], float)
        found |= {
            "numbers": numbers[0],
            "no_number": _none(numbers),
            "same_city": (cities[0] > 0).astype(float),
            "other_city": _none(cities),
            "other_province": _none(provinces),
            "days": np.log1p(known),
            "days_3": (known <= 3).astype(float),
            "days_7": (known <= 7).astype(float),
            "days_45": (known > _REACH).astype(float),
            "length": np.log1p(np.minimum(sizes[left], sizes[right])),
            "closest": self._closest(found["words"]),
            "closest_lead": self._closest(found["lead"]),
        }
        return np.column_stack([found[name] for name in FEATURES]) if len(left) else np.empty((0, len(FEATURES)))

    def _counts(self, of: Callable[[StoryProfile], Iterable[object]]) -> tuple[Floats, Floats]:
        """How many members two sets share, and how many the smaller has."""
        sets = [frozenset(of(p)) for p in self.profiles]
        pairs = list(zip(self.left.tolist(), self.right.tolist(), strict=True))
        return (
            np.array([len(sets[i] & sets[j]) for i, j in pairs], float),
            np.array([min(len(sets[i]), len(sets[j])) for i, j in pairs], float),
        )

    def _closest(self, likeness: Floats) -> Floats:
        best = np.full(len(self.profiles), 1e-9)
        np.maximum.at(best, self.left, likeness)
        np.maximum.at(best, self.right, likeness)
        share: Floats = np.maximum(likeness / best[self.left], likeness / best[self.right])
        return share


def _name_words(profiles: Sequence[StoryProfile]) -> frozenset[int]:
    """Words that the reports together write as names."""
    large: Counter[int] = Counter()
    small: Counter[int] = Counter()
    for one in profiles:
        large.update(one.names)
        small.update(one.plain)
    return frozenset(word for word, count in large.items() if count > _PLAIN * small[word])


def _rarity(rows: Sequence[Weighted], common: float, *, normed: bool = True) -> csr_array:
    """One row a report: (1 + ln times) · ln(reports / reports with it) of each word that two or more and at most the share `common` have."""
    held: Counter[int | str] = Counter(word for row in rows for word in row)
    most = max(2.0, common * len(rows))
    column = {word: at for at, word in enumerate(sorted((w for w, n in held.items() if 2 <= n <= most), key=str))}
    data, indices, bounds = [], [], [0]
    for row in rows:
        for word, times in row.items():
            if word in column:
                indices.append(column[word])
                data.append((1 + np.log(times)) * np.log(len(rows) / held[word]))
        bounds.append(len(indices))
    matrix = csr_array((np.array(data, float), np.array(indices, np.int64), np.array(bounds, np.int64)), shape=(len(rows), max(len(column), 1)))
    matrix.sort_indices()
    if not normed:
        return matrix
    length = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    length[length == 0] = 1
    return csr_array(diags_array(1 / length) @ matrix)


def _rows_within(matrix: csr_array, at: int, size: int, day: Floats) -> tuple[Ints, Ints, Floats]:
    """Products of the rows [at, at + size) with the rows of days near theirs: (row in the block, row, value)."""
    own = day[at : at + size]
    first, last = (np.nanmin(own), np.nanmax(own)) if not np.isnan(own).all() else (np.nan, np.nan)
    near = np.flatnonzero(np.isnan(day) | ~((day < first - _REACH) | (day > last + _REACH))) if not np.isnan(own).any() else np.arange(len(day))
    found = (matrix[at : at + size] @ matrix[near].T).tocoo()
    return found.row, near[found.col], found.data


def _products(matrix: csr_array, left: Ints, right: Ints) -> Floats:
    """The inner products of the rows `left` and `right`, pair by pair."""
    parts = [
        np.asarray(matrix[left[at : at + 50_000]].multiply(matrix[right[at : at + 50_000]]).sum(axis=1)).ravel() for at in range(0, len(left), 50_000)
    ]
    return np.concatenate(parts) if parts else np.empty(0)


def _none(counts: tuple[Floats, Floats]) -> Floats:
    return ((counts[0] == 0) & (counts[1] > 0)).astype(float)
