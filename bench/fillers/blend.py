"""The mean of two kinds of trees, boosted small ones and random ones, which is better than either: they err in different places.

By folds of dev, average precision of fillers: boosted .53, random .55, their mean .55 and the least log loss. Several seeds, since with
one a fold's F was 49.0, 51.0 or 51.2 by the seed of the second look alone; with four 51.1 and 51.5.
"""

from typing import Any

import numpy as np

from bench.fillers.mentions import Floats


class Blend:
    """Chances (of labels) or worth (of numbers), rows → a number; `leaf`: rows that a leaf of a random tree holds at least."""

    def __init__(self, *, worth: bool = False, leaves: int = 8, leaf: int = 5, share: float = 0.35) -> None:
        self._worth, self._leaves, self._leaf, self._share = worth, leaves, leaf, share

    def fit(self, rows: Floats, truth: Floats, weights: Floats | None = None) -> "Blend":
        """Fit on `truth`: labels, or numbers where `worth` is asked."""
        from sklearn import ensemble

        kind = "Regressor" if self._worth else "Classifier"
        boosted = [
            getattr(ensemble, f"HistGradientBoosting{kind}")(
                max_iter=200,
                learning_rate=0.04,
                max_leaf_nodes=self._leaves,
                min_samples_leaf=30,
                l2_regularization=10,
                max_features=0.3,
                random_state=seed,
            )
            for seed in _SEEDS
        ]
        random = getattr(ensemble, f"ExtraTrees{kind}")(_TREES, min_samples_leaf=self._leaf, max_features=self._share, random_state=1)
        self.boosted: list[Any] = [model.fit(rows, truth, sample_weight=weights) for model in boosted]
        self.random: Any = random.fit(rows, truth, sample_weight=weights)
        return self

    def of(self, rows: Floats) -> Floats:
        """The chance or worth of each row."""
        # a tree itself is asked: the forest's own way costs ten milliseconds a call, and calls are many and small
        narrow = np.ascontiguousarray(rows, dtype=np.float32)
        voted = np.mean([tree.tree_.predict(narrow)[:, -1] for tree in self.random.estimators_], axis=0)
        raised = np.mean([m.predict(rows) if self._worth else m.predict_proba(rows)[:, 1] for m in self.boosted], axis=0)
        return np.asarray((raised + voted) / 2)


_SEEDS = (1, 2, 3, 4)
_TREES = 150
