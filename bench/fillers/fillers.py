"""Which fillers a story has: every group of mentions is judged for every role, on the scores of all its mentions and of the story."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from bench.fillers.blend import Blend
from bench.fillers.groups import groups
from bench.fillers.mentions import UNKNOWN, Floats, Page, Scores
from bench.incidents import ROLES
from gavah.reading.frames.english.lexicon import lexicon

_KINDS = ("np", "per", "org", "title", "mod", "tail")
_NOUNS = ("person", "group", "site", "vehicle", "bomb", "thing", "other", "places", "tally", "container")
_NONE = -12.0
_HOPELESS = -6.0
_HOPELESS_HERE = -8.0
"""A group without a mention above these log odds fills nothing; nor, above the lower ones of a role, that role."""
_MOST = 12
"""Mentions whose marks are looked at."""
_RARE = 50
"""Groups in which a feature must be other than in most, to be learned from."""
_SHARE, _STRICT, _WIDEST = 0.2, 0.005, 5.0


class Filler(NamedTuple):
    """A group of phrases that fills `role` with probability `chance`: `best` is the likeliest of `members` (positions in the page's phrases)."""

    role: str
    chance: float
    best: int
    members: tuple[int, ...]
    words: str
    start: int


def groups_of(page: Page, scores: Scores, aliases: Mapping[str, str]) -> list[list[int]]:
    """The groups of a page that are not hopeless."""
    top = scores.roles.max(axis=1)
    return [g for g in groups(page.text, page.found, aliases) if top[g].max() > _HOPELESS]


def described(page: Page, scores: Scores, grouped: Sequence[Sequence[int]]) -> Floats:
    """Groups × roles × features: the scores of all mentions, what is seen of the best one, the marks of all."""
    if not grouped:
        return np.zeros((0, len(ROLES), 1), dtype=np.float32)
    odds, sentences = scores.roles, scores.sentences
    best = np.array([odds[g].max(axis=0) for g in grouped])
    rank = np.argsort(-best, axis=0).argsort(axis=0)
    top, here = best.max(axis=0), sentences.max(axis=1)
    story = [len(sentences), *scores.types, *sentences.max(axis=0)[:3]]
    rows: list[list[list[float]]] = []
    for number, members in enumerate(map(list, grouped)):
        own = odds[members]
        ordered = -np.sort(-own, axis=0)
        second = ordered[1] if len(members) > 1 else np.full(len(ROLES), _NONE)
        total = np.log1p(np.exp(np.clip(own, -15, 8)).sum(axis=0))
        named = sum(page.found[m].kind == "per" for m in members) / len(members)
        shared = [*best[number], len(members), page.found[members[0]].sentence, named, *story]
        shared += [*scores.views[members].max(axis=0), *scores.views[members].mean(axis=0), *page.marks[members[:_MOST]].max(axis=0)]
        rows.append(
            [
                [ordered[0, r], second[r], total[r], rank[number, r], top[r] - ordered[0, r], own[0, r], *shared, *_seen(page, sentences, here, at)]
                for r, at in enumerate(members[int(i)] for i in own.argmax(axis=0))
            ]
        )
    return np.array(rows, dtype=np.float32)


def _seen(page: Page, sentences: Floats, here: Floats, at: int) -> list[float]:
    """What is seen of a group's best mention."""
    phrase = page.found[at]
    noun = lexicon().noun(page.text.words[phrase.head])
    kind = [_KINDS.index(phrase.kind), _NOUNS.index(noun.group) if noun else -1, int(noun.plural) if noun else -1]
    where = [phrase.sentence, phrase.sentence / len(sentences), phrase.last - phrase.first + 1, phrase.longest - phrase.last]
    return [*where, *kind, *sentences[phrase.sentence], here[phrase.sentence], here[max(0, phrase.sentence - 1)]]


class FillerModel:
    """Trees and a logistic model a role over groups.

    By two folds of dev, average precision and logarithmic loss a filler of the six roles: trees alone .640 and .602, 2.19 and 2.31; with a third of
    the logistic model .641 and .605, 2.18 and 2.29.
    """

    def fit(self, rows: Sequence[Floats], truth: Sequence[Floats]) -> "FillerModel":
        """`rows`: for each page groups × roles × features; `truth`: groups × roles (1, `UNKNOWN`, 0)."""
        every, right = np.concatenate([r for r in rows if len(r)]), np.concatenate([t for t, r in zip(truth, rows, strict=True) if len(r)])
        self._models: list[_Judge | None] = []
        for role in range(len(ROLES)):
            known = (right[:, role] != UNKNOWN) & _hopeful(every, role)
            labels = right[known, role] == 1
            self._models.append(_Judge().fit(every[known, role], labels) if 0 < labels.sum() < len(labels) else None)
        return self

    def chances(self, rows: Floats) -> Floats:
        """Groups × roles."""
        out = np.zeros((len(rows), len(ROLES)))
        for role, model in enumerate(self._models if len(rows) else ()):
            asked = _hopeful(rows, role)
            if model and asked.any():
                out[asked, role] = model.of(rows[asked, role])
        return out


class _Judge:
    """Two thirds of trees and one of a logistic model, on the features that tell groups apart."""

    def fit(self, rows: Floats, labels: Any) -> "_Judge":  # noqa: ANN401 - an array of truth values
        from sklearn.linear_model import LogisticRegression

        varied = (rows != np.median(rows, axis=0)).sum(axis=0)
        self._kept = np.flatnonzero(varied >= min(_RARE, varied.max()))
        kept = rows[:, self._kept]
        self._middle, self._scale = kept.mean(axis=0), kept.std(axis=0) + 1e-6
        self._trees = Blend(share=_SHARE).fit(kept, labels)
        self._plain = LogisticRegression(C=_STRICT, max_iter=300).fit(self._even(kept), labels)
        return self

    def of(self, rows: Floats) -> Floats:
        """The chance of each row."""
        kept = rows[:, self._kept]
        plain = self._plain.predict_proba(self._even(kept))[:, 1]
        return np.asarray((2 * self._trees.of(kept) + plain) / 3)

    def _even(self, kept: Floats) -> Floats:
        return np.asarray(np.clip((kept - self._middle) / self._scale, -_WIDEST, _WIDEST))


def _hopeful(rows: Floats, role: int) -> Any:  # noqa: ANN401 - an array of truth values
    """Which groups have a mention that could fill `role`: the others, three in five, only cost time."""
    return rows[:, role, 0] > _HOPELESS_HERE
