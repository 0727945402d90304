"""Task heads: small linear models that `--train` or `--folds` fits on a benchmark's own training part.

They live and die with the benchmark: cached under the user's cache folder, never in the repository, never shipped, and never used by
`gavah.read`. They need scikit-learn (the `bench` extra).
"""

import pickle
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from bench.reading import cache_folder

Head = TypeVar("Head")
Features = Mapping[str, float]


class Decider(Protocol):
    """A fitted linear model: rows → scores by class."""

    classes: list[str]

    def decide(self, texts: Sequence[str], features: Sequence[Features]) -> list[dict[str, float]]:
        """For each row class → score (larger is likelier)."""
        ...


def need() -> None:
    """Raise a readable error where scikit-learn is missing."""
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        raise click.ClickException('--train and --folds need scikit-learn: pip install "gavah[bench]"') from error


def seen_in(folder: Path) -> str:
    """What a head fitted on `folder` depends on: its files and the code of this package."""
    files = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    code = sorted(p for p in Path(__file__).parent.rglob("*") if p.suffix in {".py", ".toml"})
    return "|".join(sha256(p.read_bytes()).hexdigest() for p in [*files, *code] if p.is_file())


def cached(task: str, seen: str, fit: Callable[[], Head]) -> Head:
    """The head of `task` fitted on what `seen` describes (file names, sizes, code), from the cache or fitted now."""
    path: Path = cache_folder() / f"head-{task}-{sha256(seen.encode()).hexdigest()[:16]}.pickle"
    if path.exists():
        loaded: Head = pickle.loads(path.read_bytes())  # our own file, written below
        return loaded
    head = fit()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(head))
    return head


class TextHead:
    """TF-IDF of words (1–2) and of characters (2–5 within words) beside given features, in one linear support vector machine a class."""

    def __init__(self, *, words: float = 1.0, characters: float = 1.0, given: float = 1.0, c: float = 1.0) -> None:
        self._weights = (words, characters, given)
        self._c = c
        self._parts: list[tuple[Any, float]] = []
        self._models: dict[str, Any] = {}
        self.classes: list[str] = []

    def fit(self, texts: Sequence[str], features: Sequence[Features], labels: Sequence[str]) -> "TextHead":
        """Fit on rows with one label each."""
        return self.fit_labels(texts, features, [frozenset({label}) for label in labels], sorted(set(labels)))

    def fit_labels(self, texts: Sequence[str], features: Sequence[Features], labels: Sequence[frozenset[str]], classes: Sequence[str]) -> "TextHead":
        """Fit on rows with any number of labels each: one machine a class, all over one set of features."""
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        words, characters, _ = self._weights
        if words:
            self._parts.append(
                (TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"(?u)\b\w[\w'-]+\b").fit(texts), words)
            )
        if characters:
            self._parts.append((TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2).fit(texts), characters))
        self._given = DictVectorizer().fit([dict(f) for f in features])
        matrix = self._matrix(texts, features)
        for label in classes:
            truth = [label in row for row in labels]
            if len(set(truth)) == 2:
                self._models[label] = LinearSVC(C=self._c, class_weight="balanced", random_state=1).fit(matrix, truth)
        self.classes = list(classes)
        return self

    def decide(self, texts: Sequence[str], features: Sequence[Features]) -> list[dict[str, float]]:
        """For each row class → margin; a class never seen is never chosen."""
        matrix = self._matrix(texts, features)
        margins = {label: model.decision_function(matrix) for label, model in self._models.items()}
        return [{label: float(margins[label][i]) if label in margins else -9.0 for label in self.classes} for i in range(len(texts))]

    def _matrix(self, texts: Sequence[str], features: Sequence[Features]) -> Any:  # noqa: ANN401 - a scipy sparse matrix
        from scipy.sparse import hstack

        parts = [vectorizer.transform(texts) * weight for vectorizer, weight in self._parts]
        if self._weights[2]:
            parts.append(self._given.transform([dict(f) for f in features]) * self._weights[2])
        return hstack(parts).tocsr()
