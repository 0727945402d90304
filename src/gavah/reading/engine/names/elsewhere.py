"""What the first pass says of the same word elsewhere in the document: a name told plainly once helps where it stands bare. And another opinion."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

import numpy
from numpy.typing import NDArray

from gavah.reading.engine.names.columns import DOCUMENT_COLUMNS, Codes, code

_ELSEWHERE, _NAME, _BEST, _FIRST, _OPINION = DOCUMENT_COLUMNS
_PLAINLY_NONE = 0.05
"""Where all occurrences together have less than this of being in a name, the word is none anywhere."""


def document_columns(
    sentences: Sequence[Sequence[str]], documents: Sequence[Hashable], kinds: NDArray[numpy.float64], opinions: NDArray[numpy.float64]
) -> list[Codes]:
    """Words × DOCUMENT_COLUMNS of each sentence.

    `kinds` are words × (no name, kinds of name), how likely the first pass finds each; `opinions` words × labels, the same of the other chain.
    """
    places: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
    starts = [0]
    for words, document in zip(sentences, documents, strict=True):
        for at, word in enumerate(words, starts[-1]):
            if len(word) > 1 and word[0].isalpha():
                places[document, word.lower()].append(at)
        starts.append(starts[-1] + len(words))
    found = numpy.empty((starts[-1], len(DOCUMENT_COLUMNS)), numpy.uint32)
    found[:, :3] = [code(name, "none") for name in (_ELSEWHERE, _NAME, _BEST)]
    found[:, 3] = [code(_FIRST, f"{kind},{sure}") for kind, sure in zip(kinds.argmax(1), (kinds.max(1) * 4).astype(int), strict=True)]
    found[:, 4] = [code(_OPINION, f"{label},{sure}") for label, sure in zip(opinions.argmax(1), (opinions.max(1) * 3).astype(int), strict=True)]
    for rows in places.values():
        if len(rows) > 1:
            _compare(found, rows, kinds[rows])
    return [found[first:last] for first, last in pairwise(starts)]


def _compare(found: Codes, rows: list[int], here: NDArray[numpy.float64]) -> None:
    """Fills the columns of the occurrences `rows` of one word, each from all the others."""
    total = here.sum(0)
    if total[0] > len(rows) - _PLAINLY_NONE:
        found[rows, 0] = code(_ELSEWHERE, "O")
        return
    others = (total - here) / (len(rows) - 1)
    ranked = numpy.sort(here, 0)
    for at, row in enumerate(rows):
        mean = others[at]
        best = numpy.where(here[at] == ranked[-1], ranked[-2], ranked[-1])
        kind, top = int(mean[1:].argmax()) + 1, int(best[1:].argmax()) + 1
        found[row, 0] = code(_ELSEWHERE, int(mean.argmax()))
        found[row, 1] = code(_NAME, f"{kind},{int(mean[kind] * 5)}")
        found[row, 2] = code(_BEST, f"{top},{int(best[top] * 4)}")
