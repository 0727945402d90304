"""The learner of the names model: it learns, and learns the same again."""

import sys
from pathlib import Path

import numpy
import pytest

from gavah.reading.engine.names.chain import likeliest
from gavah.reading.engine.names.labels import LABELS, marked

pytest.importorskip("scipy")
sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
learner = pytest.importorskip("names_learner")


def learnt():
    """A world where word 1 begins a person, word 2 ends one, and word 3 is nothing."""
    draw = numpy.random.default_rng(0)
    rows, gold, lengths = [], [], []
    for _ in range(400):
        named = bool(draw.integers(2))
        rows += [[1], [2]] if named else [[3], [3]]
        gold += [LABELS.index(label) for label in marked(2, [(0, 2, "PER")] if named else [])]
        lengths.append(2)
    words = numpy.array(rows, numpy.int32)
    drawn = learner.batches(words, numpy.array(gold), lengths, numpy.random.default_rng(1))
    return learner.learn(drawn, 4, LABELS, numpy.random.default_rng(1))


def test_it_learns_what_a_word_says_and_is_the_same_twice():
    one, again = learnt(), learnt()
    scores = one.weights[[1, 2, 3]].astype(float)
    assert [LABELS[k] for k in likeliest(scores, one.chain, [3])] == ["B-PER", "L-PER", "O"]
    assert (one.weights == again.weights).all()
    assert (one.chain.follow == again.chain.follow).all()
    assert not one.weights[0].any()
