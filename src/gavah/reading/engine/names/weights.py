"""What was learnt: for each pass, the features that carry weight and what each says of every label."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from gavah.reading.engine.load import model_folder
from gavah.reading.engine.names.chain import Array, Chain
from gavah.reading.engine.names.columns import Codes
from gavah.reading.engine.names.features import Template, templates

PASSES = (("first",), ("first", "second"), ("first",))
"""The templates of the first pass, the second, and the other opinion."""
FILE = "names.npz"
_WORDS_AT_ONCE = 1_000
_SIEVE_SHIFT = 10


@dataclass(frozen=True)
class Pass:
    """One chain. `keys` are sorted; the weights of feature `keys[i]` are row i + 1, row 0 is for features without weight."""

    wanted: tuple[Template, ...]
    keys: Codes
    weights: NDArray[numpy.float32]
    chain: Chain

    def scores(self, seen: Codes) -> Array:
        """Words × labels; `seen` are the words' features for `wanted`."""
        parts = (self._weighed(seen[at : at + _WORDS_AT_ONCE]) for at in range(0, len(seen), _WORDS_AT_ONCE))
        return numpy.concatenate(list(parts)).astype(numpy.float64)

    @cached_property
    def _sieve(self) -> NDArray[numpy.bool_]:
        """Whether any key has these upper bits: most features have no weight, and need not be searched for."""
        sieve = numpy.zeros((0xFFFFFFFF >> _SIEVE_SHIFT) + 1, numpy.bool_)
        sieve[self.keys >> _SIEVE_SHIFT] = True
        return sieve

    def _weighed(self, seen: Codes) -> NDArray[numpy.float32]:
        words, templates = numpy.nonzero(self._sieve[seen >> _SIEVE_SHIFT])
        asked = seen[words, templates]
        near = numpy.minimum(numpy.searchsorted(self.keys, asked), len(self.keys) - 1)
        known = self.keys[near] == asked
        words, found = words[known], self.weights[near[known] + 1]
        total: NDArray[numpy.float32] = numpy.zeros((len(seen), found.shape[1]), numpy.float32)
        some, starts = numpy.unique(words, return_index=True)
        total[some] = numpy.add.reduceat(found, starts, 0) if len(starts) else 0
        return total


class Model(NamedTuple):
    """The chains and their labels: "O", or B, I, L, U (begin, inside, last, one-word) with a type."""

    labels: tuple[str, ...]
    first: Pass
    second: Pass
    opinion: Pass


@cache
def model() -> Model:
    """The model of the package gavah-engine."""
    with numpy.load(model_folder("english") / FILE) as file:
        passes = [
            Pass(templates(*names), file[f"keys{at}"], file[f"weights{at}"].astype(numpy.float32), Chain(file[f"follow{at}"], file[f"start{at}"]))
            for at, names in enumerate(PASSES)
        ]
        return Model(tuple(file["labels"].tolist()), *passes)
