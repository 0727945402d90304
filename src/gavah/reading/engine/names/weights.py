"""What was learnt: for each pass, the features that carry weight and what each says of every label."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from gavah.reading.engine.load import model_folder
from gavah.reading.engine.names.chain import Array, Chain
from gavah.reading.engine.names.columns import Codes
from gavah.reading.engine.names.features import Template, features, templates

PASSES = (("first",), ("first", "second"))
"""The templates of each pass."""
FILE = "names.npz"
_SENTENCES_AT_ONCE = 64


class Pass(NamedTuple):
    """One chain. `keys` are sorted; the weights of feature `keys[i]` are row i + 1, row 0 is for features without weight."""

    wanted: tuple[Template, ...]
    keys: Codes
    weights: NDArray[numpy.float32]
    chain: Chain

    def rows(self, sentences: Sequence[Codes]) -> NDArray[numpy.intp]:
        """The rows of the features of all words: words × templates."""
        seen = features(sentences, self.wanted)
        near = numpy.minimum(numpy.searchsorted(self.keys, seen), len(self.keys) - 1)
        return numpy.where(self.keys[near] == seen, near + 1, 0)

    def scores(self, sentences: Sequence[Codes]) -> Array:
        """Words × labels."""
        parts = (sentences[at : at + _SENTENCES_AT_ONCE] for at in range(0, len(sentences), _SENTENCES_AT_ONCE))
        return numpy.concatenate([self.weights[self.rows(part)].sum(1, dtype=numpy.float32).astype(numpy.float64) for part in parts])


class Model(NamedTuple):
    """Both passes and their labels: "O", or B, I, L, U (begin, inside, last, one-word) with a type."""

    labels: tuple[str, ...]
    first: Pass
    second: Pass


@cache
def model() -> Model:
    """The model of the package gavah-engine."""
    with numpy.load(model_folder("english") / FILE) as file:
        passes = [
            Pass(templates(*names), file[f"keys{at}"], file[f"weights{at}"].astype(numpy.float32), Chain(file[f"follow{at}"], file[f"start{at}"]))
            for at, names in enumerate(PASSES)
        ]
        return Model(tuple(file["labels"].tolist()), *passes)
