"""Which types of incident a story tells: the words of the story and the best of its phrases and sentences, averaged."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.fillers.mentions import Floats, Page, Scores
from bench.incidents import ROLES, TYPES
from bench.incidents_rules import incidents, kind_of

_TOP = 3


def summary(page: Page, scores: Scores) -> list[float]:
    """What a story holds, as numbers: its types by its words, its best phrases a role, its best sentences a type, its claims."""
    row = [float(x) for x in scores.types]
    for role in range(len(ROLES)):
        row += _best(scores.roles[:, role])
    for kind in range(3):
        row += [*_best(scores.sentences[:, kind]), float(np.argmax(scores.sentences[:, kind]))]
    row += [float(np.log1p(np.exp(scores.roles)).sum()), len(scores.sentences), len(page.found)]
    told, ruled = [kind_of(c) for c in page.story.claims], {i.type for i in incidents(page.story)}
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
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        matrix = np.array(rows, dtype=float)
        self._models: list[Any] = [
            make_pipeline(StandardScaler(), LogisticRegression(C=0.05, max_iter=500)).fit(matrix, column) if 0 < column.sum() < len(column) else None
            for column in truth.T
        ]
        return self

    def chances(self, row: Sequence[float], words: Floats) -> Floats:
        """Probabilities of the types and of any incident."""
        matrix = np.array([row], dtype=float)
        own = np.array([m.predict_proba(matrix)[0, 1] if m else words[i] for i, m in enumerate(self._models)])
        return np.asarray((own + words) / 2)
