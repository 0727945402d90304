"""Which types of incident a story tells: the words of the story and the best of its phrases and sentences, averaged."""

from collections.abc import Sequence

import numpy as np

from bench.claim_kinds import kind_of, types_told
from bench.fillers.mentions import Floats, Page, Scores
from bench.incidents import ROLES, TYPES

_TOP = 3


def summary(page: Page, scores: Scores) -> list[float]:
    """What a story holds, as numbers: its types by its words, its best phrases a role, its best sentences a type, its claims."""
    row = [float(x) for x in scores.types]
    for role in range(len(ROLES)):
        row += _best(scores.roles[:, role])
    for kind in range(3):
        row += [*_best(scores.sentences[:, kind]), float(np.argmax(scores.sentences[:, kind]))]
    row += [float(np.log1p(np.exp(scores.roles)).sum()), len(scores.sentences), len(page.found)]
    told, ruled = [kind_of(c) for c in page.story.claims], types_told(page.story)
    for name in TYPES[:4]:
        row += [told.count(name), name in ruled]
    sure = sum(c.modality == "asserted" and c.polarity == "affirmed" for c in page.story.claims)
    return [*row, sure, len(page.story.claims)]


def _best(odds: Floats) -> list[float]:
    ordered = np.sort(odds)[::-1][:_TOP]
    return [*(float(x) for x in ordered), *([-12.0] * (_TOP - len(ordered)))]


class StoryModel:
    """A logistic model a type over summaries, averaged with what the story's words say."""

    def fit(self, rows: Sequence[Sequence[float]], truth: Floats) -> "StoryModel":
        """`truth`: stories × (types, any)."""
        from sklearn.linear_model import LogisticRegression

        matrix = np.array(rows, dtype=float)
        self._mean, spread = matrix.mean(axis=0), matrix.std(axis=0)
        self._spread = np.where(spread > 0, spread, 1.0)
        even = (matrix - self._mean) / self._spread
        models = [LogisticRegression(C=0.05, max_iter=500).fit(even, column) if 0 < column.sum() < len(column) else None for column in truth.T]
        self._known = np.array([m is not None for m in models])
        self._weights = np.array([m.coef_[0] if m else np.zeros(matrix.shape[1]) for m in models])
        self._base = np.array([float(m.intercept_[0]) if m else 0.0 for m in models])
        return self

    def chances(self, row: Sequence[float], words: Floats) -> Floats:
        """Probabilities of the types and of any incident."""
        odds = self._weights @ ((np.array(row, dtype=float) - self._mean) / self._spread) + self._base
        own = np.where(self._known, 1 / (1 + np.exp(-odds)), words)
        return np.asarray((own + words) / 2)
