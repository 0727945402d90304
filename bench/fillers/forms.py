"""In which words a filler is told: its likeliest mentions, each with and without what "of" adds and the number before it; a fitted model chooses.

"The group of armed men" is told whole, "the mayor of a town" without the town, "two men" with their number, "two judges" without.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from bench.fillers.lessons import Credit
from bench.fillers.mentions import Floats, Page
from bench.fillers.phrases import Phrase
from bench.incidents import ROLES

_MOST = 5
"""Mentions looked at, the likeliest first."""
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several some many various".split())
_FEW = 50
_LONG = frozenset({"Weapon", "PerpInd", "Target", "Description"})


class Form(NamedTuple):
    """Tokens [first, last] of a mention (its position in the page's phrases)."""

    mention: int
    first: int
    last: int


class Forms:
    """Of the forms of a filler, the one likeliest to be right as it stands."""

    def fit(self, lessons: Sequence[tuple[Sequence[Mapping[str, float]], Sequence[bool]]]) -> "Forms":
        """`lessons`: for each filler the features of its forms, and which of them are right."""
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression

        told = [(rows, right) for rows, right in lessons if any(right) and not all(right)]  # others teach no choice
        self._model: tuple[Any, Any] | None = None
        if len(told) > _FEW:
            rows = [row for own, _ in told for row in own]
            weights = [1 / len(own) for own, _ in told for _ in own]
            words = DictVectorizer().fit(rows)
            labels = np.array([one for _, right in told for one in right])
            self._model = words, LogisticRegression(C=1, solver="liblinear").fit(_narrow(words.transform(rows)), labels, weights)
        return self

    def best(self, page: Page, members: Sequence[int], odds: Floats, role: str) -> Form:
        """The form to tell; the likeliest mention as it stands where nothing was learned."""
        every = list(forms_of(page, members, odds))
        if self._model is None or len(every) < 2:
            return every[0]
        words, model = self._model
        return every[int(model.decision_function(words.transform(described(page, every, odds, role))).argmax())]


def forms_of(page: Page, members: Sequence[int], odds: Floats) -> Iterator[Form]:
    """The forms of a filler, those of its likeliest mention first."""
    for mention in sorted(members, key=lambda m: -odds[m])[:_MOST]:
        phrase = page.found[mention]
        first = phrase.first - 1 if phrase.first and page.text.words[phrase.first - 1] in _NUMBERS else phrase.first
        for start in dict.fromkeys((phrase.first, first, phrase.whole[0])):
            for last in phrase.lasts:
                yield Form(mention, start, last)


def spans(phrase: Phrase, role: str, *, exact: bool) -> list[tuple[int, int]]:
    """The tokens, first and last, in which a phrase may fill a role.

    Where the score forgives more words, a name is not told with what stands about it: "the home of the mayor" would be the mayor.
    """
    return phrase.forms if exact or role in _LONG else [(phrase.first, phrase.last)]


def fullest(page: Page, members: Sequence[int], odds: Floats, role: str) -> Form:
    """The form to tell where more words about the same head are as right: the fullest name, else the likeliest mention, rather a long one."""
    shown = max(members, key=lambda m: _worth(page.found[m], role, float(odds[m])))
    phrase = page.found[shown]
    return Form(shown, *phrase.whole) if role in _LONG else Form(shown, phrase.first, phrase.last)


def _worth(phrase: Phrase, role: str, odds: float) -> float:
    if role == "Name":
        return 3.0 * (phrase.kind == "per") + 0.5 * (phrase.last - phrase.first) + 0.2 * odds
    if role == "PerpOrg":
        return odds + 0.3 * (phrase.last - phrase.first)
    return odds + 0.5 * min(phrase.longest - phrase.last, 4)


def described(page: Page, forms: Sequence[Form], odds: Floats, role: str) -> list[dict[str, float]]:
    """The features of each form."""
    said = [page.text.words[f.first : f.last + 1] for f in forms]
    longest, top = max(map(len, said)), max(odds[f.mention] for f in forms)
    rows: list[dict[str, float]] = []
    for form, words in zip(forms, said, strict=True):
        phrase = page.found[form.mention]
        shape = f"{phrase.kind}:{form.first < phrase.first}:{form.last > phrase.last}"
        head, tail = page.text.words[phrase.head], words[-1]
        marks = [shape, f"{role}:{shape}", f"head:{shape}:{head}", f"head:{role}:{head}", f"tail:{form.last > phrase.last}:{tail}"]
        marks += [f"first:{words[0]}", f"first:{role}:{words[0]}", f"words:{role}:{min(len(words), 6)}", f"longest:{role}:{len(words) == longest}"]
        marks += [f"mark:{any(not w[:1].isalnum() for w in words)}", f"more:{role}:{phrase.longest > phrase.last}:{form.last > phrase.last}"]
        same = sum(other == words for other in said) / len(said)
        rows.append({**dict.fromkeys(marks, 1.0), "odds": odds[form.mention] / 5, "below": (odds[form.mention] - top) / 5, f"same:{role}": same})
    return rows


def lesson_of(
    page: Page, members: Sequence[int], odds: Floats, role: int, mentions: Sequence[str], credit: Credit
) -> tuple[list[dict[str, float]], list[bool]]:
    """The features of a filler's forms, and which are one of `mentions`."""
    every = list(forms_of(page, members, odds))
    right = [any(credit(ROLES[role], page.text.said(f.first, f.last), m) == 1 for m in mentions) for f in every]
    return described(page, every, odds, ROLES[role]), right


def _narrow(matrix: Any) -> Any:  # noqa: ANN401 - a sparse matrix
    """The same matrix with the narrow indices that liblinear asks for."""
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return matrix
