"""How well each phrase fits each role: a logistic model a role over hashed evidence, and the same for sentences and types of incident.

Scores of the stories that a model was fitted on come from folds that left them out, so that what is fitted on the scores next sees honest ones.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.fillers.deeds import deeds_in
from bench.fillers.evidence import TRIGGER, evidence
from bench.fillers.marks import Marks, marked
from bench.fillers.phrases import Phrase, phrases
from bench.fillers.text import Text
from bench.incidents import Story

Floats = NDArray[np.float64]
_WIDTH = 2**20
_NEVER = -12.0
_SURE = 15.0
_STEP = 0.05
"""Small even steps: with scikit-learn's own the log odds are far too sure (log loss .10 against .02), and three of four fillers fell out."""
_ROUNDS, _ROWS = 8, 40_000
"""Rounds over the rows; more where there are fewer than so many."""
UNKNOWN = 0.5
"""A phrase that shares only its head with a filler teaches nothing."""


class Page(NamedTuple):
    """One story as the models see it: its text, its phrases, and their evidence (rows of a sparse matrix), the evidence of its sentences.

    `views`: the evidence of the phrases by where it comes from (`Evidence`), of which `rows` is all but the deeds'; `marks`: phrases × marks.
    """

    story: Story
    text: Text
    found: list[Phrase]
    rows: Any
    sentences: Any
    views: tuple[Any, ...]
    marks: Marks


class Scores(NamedTuple):
    """Of one story: phrases × roles (log odds), sentences × types (log odds), types and any incident (probabilities).

    `views`: phrases × roles of each view (log odds), one beside the other.
    """

    roles: Floats
    sentences: Floats
    types: Floats
    views: Floats


def hasher() -> Any:  # noqa: ANN401 - scikit-learn's
    """Words → columns."""
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(_WIDTH, input_type="string", alternate_sign=False)


def page_of(story: Story, text: Text) -> Page:
    """The page of a story."""
    found = phrases(text)
    deeds = deeds_in(text, found)
    views = tuple(hasher().transform(view or [["nothing"]]) for view in evidence(text, found, story.claims, deeds))
    rows, sentences = sum(views[1:-1], views[0]), hasher().transform(sentence_rows(text) or [["nothing"]])
    return Page(story, text, found, rows, sentences, views, marked(story, text, found, deeds))


def sentence_rows(text: Text) -> list[list[str]]:
    """The features of each sentence: its words and pairs, the words of its neighbours."""
    words = [text.words[a:b] for a, b in text.parsed.sentences]
    rows: list[list[str]] = []
    for i, said in enumerate(words):
        row = [
            f"p:{min(i, 4)}",
            *said,
            *(f"{a} {b}" for a, b in itertools.pairwise(said)),
            *(f"T:{w[:5]}" for w in said if TRIGGER.match(w)),
        ]
        for step in (-1, 1):
            if 0 <= i + step < len(words):
                row += [f"{step}:{w}" for w in words[i + step] if len(w) > 3]
        rows.append(row)
    return rows


class Machines:
    """One logistic model a column, fitted by averaged stochastic descent."""

    def __init__(self, alpha: float) -> None:
        self._alpha = alpha

    def fit(self, rows: Any, truth: Floats) -> "Machines":  # noqa: ANN401 - a sparse matrix
        """Fit on `truth` (rows × columns; 1 right, 0 wrong, `UNKNOWN` left out)."""
        from sklearn.linear_model import SGDClassifier

        rounds = _ROUNDS * min(20, max(1, _ROWS // max(rows.shape[0], 1)))
        weights = np.zeros((rows.shape[1], truth.shape[1]), dtype=np.float32)
        common = np.flatnonzero(np.bincount(rows.indices, minlength=rows.shape[1]) > 1)
        rows = rows[:, common]  # what is seen once teaches nothing, and costs a sixth of the time
        base = np.full(truth.shape[1], _NEVER)
        for number, column in enumerate(truth.T):
            known = np.flatnonzero(column != UNKNOWN)
            labels = column[known] == 1
            if len(set(labels.tolist())) == 2:
                model = SGDClassifier(
                    loss="log_loss", alpha=self._alpha, learning_rate="constant", eta0=_STEP, max_iter=rounds, tol=None, average=True, random_state=1
                )
                model.fit(rows[known], labels)
                weights[common, number], base[number] = model.coef_[0], float(model.intercept_[0])
        self._weights, self._base = weights, base
        return self

    def odds(self, rows: Any) -> Floats:  # noqa: ANN401 - a sparse matrix
        """Log odds, rows × columns; a column never seen right is never chosen."""
        return np.asarray(np.clip(rows @ self._weights + self._base, -_SURE, _SURE), dtype=float)


class TypeModel:
    """Which types of incident a story tells, and whether any: words of its violent sentences, all its words, its claims."""

    def __init__(self, telling: Callable[[Story], str], claimed: Callable[[Story], dict[str, float]]) -> None:
        self._telling, self._claimed = telling, claimed

    def fit(self, stories: Sequence[Story], truth: Floats) -> "TypeModel":
        """Fit on `truth`: stories × (types, any)."""
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        shape = {"sublinear_tf": True, "token_pattern": r"(?u)\b\w[\w'-]+\b"}
        self._near = TfidfVectorizer(ngram_range=(1, 2), min_df=1 if len(stories) < 50 else 2, **shape).fit([self._telling(s) for s in stories])
        self._all = TfidfVectorizer(min_df=1 if len(stories) < 50 else 3, **shape).fit([s.text for s in stories])
        self._given = DictVectorizer().fit([self._claimed(s) for s in stories])
        rows = self._rows(stories)
        self._models = [
            LogisticRegression(C=4, solver="liblinear").fit(rows, column) if 0 < column.sum() < len(column) else float(column.mean())
            for column in truth.T
        ]
        return self

    def chances(self, stories: Sequence[Story]) -> Floats:
        """Probabilities: stories × (types, any)."""
        rows = self._rows(stories)
        return np.stack([np.full(len(stories), m) if isinstance(m, float) else m.predict_proba(rows)[:, 1] for m in self._models], axis=1)

    def _rows(self, stories: Sequence[Story]) -> Any:  # noqa: ANN401 - a sparse matrix
        from scipy.sparse import hstack

        near, every = self._near.transform([self._telling(s) for s in stories]), self._all.transform([s.text for s in stories])
        return hstack([near, every * 0.7, self._given.transform([self._claimed(s) for s in stories]) * 0.2]).tocsr()
