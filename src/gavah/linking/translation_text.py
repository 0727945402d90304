"""What speaks for a translation in the wording of two texts, and what against: the same words of another day, town or number."""

import math
from collections.abc import Mapping

from gavah.linking.facts import Facts
from gavah.linking.parallel import Lines, Parallel, best_run, line, worth
from gavah.linking.pivots import DAY, NUMBER, PLACE, kind, place_code
from gavah.linking.signature import Signature

_LIKENESS, _SHARED = 14.0, 1.2
"""Log-odds a unit of likeness, and of the logarithm of what is shared: chosen on the constructed pairs of half "a" (`bench translations`)."""
_EVEN_LIKENESS, _EVEN_SHARED = 0.55, 9.0
"""Where the odds are even."""
_FEWEST = 8.0
"""What two texts share at least; below it no run of theirs is looked for."""
_KEPT = 0.75
"""Share of numbers, days and places that a long translation keeps; a short one keeps all."""
_SHORT = 6
"""Sentences of a short one."""


class Reader:
    """Reads texts as lines of pivots, each once, and sets two beside one another."""

    def __init__(self, signatures: Mapping[str, Signature], facts: Facts) -> None:
        self._signatures, self._facts = signatures, facts
        self._lines: dict[str, Lines] = {}
        self._codes: dict[str, frozenset[int]] = {}

    def parallel(self, english: str, persian: str) -> Parallel | None:
        """The best run of the two reports; None where they share too little for one."""
        if worth(self._all(english) & self._all(persian)) < _FEWEST:
            return None
        return best_run(self._of(english), self._of(persian))

    def _all(self, report: str) -> frozenset[int]:
        if report not in self._codes:
            self._codes[report] = self._signatures[report].text.pivots.all()
        return self._codes[report]

    def _of(self, report: str) -> Lines:
        if report not in self._lines:
            signature = self._signatures[report]
            told = [(claim.start, place) for claim in self._facts.get(report, ()) for place in claim.places]
            places = [(start, place_code(place.city)) for start, place in told if place.city and place.here]
            lines = []
            for first, end, codes in signature.text.pivots.sentences():
                start, stop = signature.text.stored(first, end)
                here = frozenset(code for at, code in places if start <= at < stop)
                lines.append(line(first, end, codes, here, persian=signature.language == "fa"))
            self._lines[report] = Lines(lines)
        return self._lines[report]


def chance_of_translation(run: Parallel) -> float:
    """The probability that the run is a translation. One sentence alone is never one: two who saw the same may say so."""
    if len(run.pairs) <= 1:
        return 0.0
    odds = _LIKENESS * (run.likeness - _EVEN_LIKENESS) + _SHARED * math.log(run.shared / _EVEN_SHARED)
    return 1 / (1 + math.exp(-odds))


def tells_of_another_occasion(run: Parallel) -> bool:
    """Do sentences that match give another day, place or number where the other has its own? Then a form may have been filled anew."""
    kept = most = swapped = 0
    for one, other in run.pairs:
        for each in (NUMBER, DAY, PLACE):
            mine, theirs = _of_kind(one.sure, each), _of_kind(other.sure, each)
            common = len(mine & theirs)
            kept, most = kept + common, most + max(len(mine), len(theirs))
            swapped += len(mine) > common and len(theirs) > common
    return swapped > 0 and (len(run.pairs) <= _SHORT or kept < _KEPT * most)


def _of_kind(codes: frozenset[int], wanted: int) -> frozenset[int]:
    return frozenset(code for code in codes if kind(code) == wanted)
