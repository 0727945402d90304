"""The set fills and numbers of MUC-4: a logistic model a slot and value, on a filler's words and, but for types, its evidence and sentences."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bench.fillers.mentions import Page
from bench.fillers.phrases import Phrase
from bench.incidents import Entity, Story
from bench.muc4.fill import by_words, number_of

NULL = "-"
COUNTED = "NUM"
"""The number that the words before the filler give."""
NUMBERS = frozenset({14, 21})
_RULED = frozenset({11, 16, 23})
_EVERYWHERE = frozenset({11, 16})
"""Told at any mention, not at the best alone.

By folds of dev, of the key's own fillers: 53 of 100 confidences of organisations right (best mention 49), 62 effects on things (60). Types of things
lose by it; effects on persons and types of persons stay.
"""
_WORDED = frozenset({7, 13, 20})
"""Types of instruments, things and persons: told by the filler's own words, whose stems and endings carry over to others.

By folds of dev, of the key's own fillers right: instruments 80 of 100 (on all evidence of the mention 74), things 78 (72), persons 87 (82). Effects
and confidence lose by it.
"""
_MOST = 20
_WIDTH = 2**16
_TOLD = re.compile(
    r"kill\w*|murder\w*|wound\w*|injur\w*|dead|died?|destroy\w*|damag\w*|releas\w*|freed|claim\w*|accus\w*|suspect\w*|attribut\w*|unharmed|"
    r"escaped|blam\w*|allegedly|presum\w*|respons\w*"
)
Row = tuple[Any, list[str]]
"""Evidence of a mention (a sparse row, or None), words."""


def of_filler(page: Page, best: int, members: Sequence[int], slot: int, kind: str, title: str, *, name: bool) -> Row:
    """The row of a filler's best mention, for some slots of all its `members`, for some none but its words; `title`: what stands before a name."""
    phrase = page.found[best]
    sentence = _sentence(page, phrase.sentence)
    words = f"{title} {page.text.said(phrase.first, phrase.longest)}".strip().lower()
    said = words.split()
    if slot in _WORDED:
        return None, [*_spelt(said), f"kind:{kind}", f"name:{name}", f"rule:{by_words(slot, words, sentence, kind)}"]
    row = [f"kind:{kind}", f"name:{name}", *(f"w:{w}" for w in said), *(f"last:{w}" for w in said[-1:]), *(f"s:{w}" for w in set(sentence.split()))]
    row += [f"k:{kind}:{w}" for w in set(_TOLD.findall(sentence))]
    if slot in _RULED:
        row.append(f"rule:{by_words(slot, words, sentence, kind)}")
    if slot in NUMBERS:
        row.append(f"number:{_class(counted(page, phrase))}")
    if slot not in _EVERYWHERE:
        return page.rows[best], row
    everywhere = [m for m in members[:_MOST] if m != best] + [best]
    return _together(page, everywhere), [*row, *sorted(_told_of(page, everywhere, slot, kind))]


def _spelt(said: Sequence[str]) -> list[str]:
    """The words of a filler, their pairs, stems and endings, those of the last apart."""
    row = [f"{mark}:{part}" for w in said for mark, part in (("w", w), ("stem", w[:4]), ("end", w[-3:]))]
    row += [f"b:{a} {b}" for a, b in itertools.pairwise(said)]
    return row + [f"last {mark}:{part}" for w in said[-1:] for mark, part in (("w", w), ("stem", w[:5]), ("end", w[-4:]))]


def _together(page: Page, members: Sequence[int]) -> Any:  # noqa: ANN401 - a sparse row
    return page.rows[list(members)].max(axis=0).tocsr() if len(members) > 1 else page.rows[members[0]]


def _told_of(page: Page, members: Sequence[int], slot: int, kind: str) -> set[str]:
    """What the sentences of all mentions tell, and those beside them."""
    found: set[str] = set()
    for at in {page.found[m].sentence for m in members}:
        sentence = _sentence(page, at)
        found |= {f"here:{w}" for w in _TOLD.findall(sentence)} | {f"somewhere:{by_words(slot, '', sentence, kind)}"}
        found |= {f"near:{w}" for step in (-1, 1) for w in _TOLD.findall(_sentence(page, at + step))}
    return found


def _sentence(page: Page, number: int) -> str:
    sentences = page.text.parsed.sentences
    return " ".join(page.text.words[slice(*sentences[number])]) if 0 <= number < len(sentences) else ""


def of_incident(page: Page, sentences: Sequence[int], kind: str, perpetrators: Sequence[str]) -> Row:
    """The row of an incident: the words of its sentences and perpetrators."""
    words = [w for i in sorted(set(sentences)) for w in page.text.words[slice(*page.text.parsed.sentences[i])]]
    row = [f"kind:{kind}", *(f"w:{w}" for w in set(words)), *(f"b:{a} {b}" for a, b in set(itertools.pairwise(words)))]
    row += [f"perp:{w}" for p in perpetrators for w in p.split()] + [f"last:{p.split()[-1]}" for p in perpetrators if p.split()]
    return None, [*row, f"count:{min(len(perpetrators), 2)}"]


def counted(page: Page, phrase: Phrase) -> str:
    """The number of a filler by the words before it."""
    story = Story(page.story.id, page.story.text, [])
    return number_of(story, Entity(page.text.said(phrase.whole[0], phrase.longest).lower(), page.text.tokens[phrase.whole[0]].start))


def _class(number: str) -> str:
    return number if number in {"1", "PLURAL"} else COUNTED


def class_of(value: str) -> str:
    """What a number of the key teaches."""
    return value if value in {"1", "PLURAL", NULL} else COUNTED


class SetFills:
    """Slot → value → a logistic model."""

    def fit(self, lessons: Mapping[int, Sequence[tuple[Row, str]]]) -> "SetFills":
        """`lessons`: slot → (row, value) of each filler of a key."""
        from sklearn.linear_model import LogisticRegression

        self._models: dict[int, tuple[list[str], Any, Any]] = {}
        for slot, rows in lessons.items():
            counts = Counter(value for _, value in rows)
            kept = [(row, value) for row, value in rows if counts[value] > 2]
            values = sorted({value for _, value in kept})
            if len(values) < 2:
                self._models[slot] = (values, None, None)
                continue
            matrix, said = _matrix([row for row, _ in kept]), np.array([value for _, value in kept])
            models = [LogisticRegression(C=1 if slot in _WORDED else 0.3, solver="liblinear").fit(matrix, said == v) for v in values]
            self._models[slot] = (values, np.stack([m.coef_[0] for m in models], axis=1), np.array([m.intercept_[0] for m in models]))
        return self

    def likeliest(self, slot: int, row: Row) -> tuple[str, float]:
        """The likeliest value that is not null, "" if there is none, and its probability."""
        values, weights, base = self._models.get(slot, ([], None, None))
        if weights is None:
            return (values[0], 1.0) if values and values[0] != NULL else ("", 0.0)
        chances = 1 / (1 + np.exp(-np.asarray(_matrix([row]) @ weights)[0] - base))
        shares = dict(zip(values, (chances / chances.sum()).tolist(), strict=True))
        best = max((v for v in values if v != NULL), key=lambda v: shares[v])
        return best, float(shares[best])


def _matrix(rows: Sequence[Row]) -> Any:  # noqa: ANN401 - a sparse matrix
    from scipy.sparse import csr_matrix, hstack, vstack
    from sklearn.feature_extraction import FeatureHasher

    words = FeatureHasher(_WIDTH, input_type="string", alternate_sign=False).transform([said for _, said in rows])
    if rows[0][0] is None:
        return words
    evidence = vstack([one for one, _ in rows]).tocsr()
    narrow = csr_matrix((evidence.data, evidence.indices % _WIDTH, evidence.indptr), shape=(evidence.shape[0], _WIDTH))
    return hstack([narrow, words]).tocsr()
