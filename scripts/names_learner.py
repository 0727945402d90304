"""Learns the weights of a linear chain by stochastic steps: FTRL-Proximal (McMahan and others 2013), which sets most weights to zero exactly.

Single-threaded, in a fixed order: the same data, numpy and scipy give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gavah.reading.engine.names.chain import NEVER, Chain, beliefs
from gavah.reading.engine.names.labels import may_follow

RATE, LEAST, SHRINK, SOFTEN = 0.1, 1.0, 2.0, 0.1
"""FTRL's alpha, lambda 1, lambda 2 and beta."""
ROUNDS = 4
WORDS_AT_ONCE = 4_000


class Batch(NamedTuple):
    """Some sentences: words × the features that occur here, and which features those are."""

    present: NDArray[numpy.intp]
    words: csr_matrix
    features: csr_matrix
    gold: NDArray[numpy.intp]
    lengths: list[int]


class Learnt(NamedTuple):
    """Weights: features × labels, row 0 for features not counted; and the chain."""

    weights: NDArray[numpy.float32]
    chain: Chain


def batches(rows: NDArray[numpy.int32], gold: NDArray[numpy.intp], lengths: Sequence[int], rng: numpy.random.Generator) -> list[Batch]:
    """Sentences drawn together at random; `rows` are words × templates, 0 where a feature is not counted."""
    ends = numpy.cumsum(lengths)
    made: list[Batch] = []
    mine: list[int] = []
    for at, sentence in enumerate(order := rng.permutation(len(lengths)).tolist()):
        mine.append(sentence)
        if sum(lengths[one] for one in mine) >= WORDS_AT_ONCE or at == len(order) - 1:
            words = numpy.concatenate([numpy.arange(ends[one] - lengths[one], ends[one]) for one in mine])
            made.append(_batch(rows[words], gold[words], [lengths[one] for one in mine]))
            mine = []
    return made


def _batch(rows: NDArray[numpy.int32], gold: NDArray[numpy.intp], lengths: list[int]) -> Batch:
    present, where = numpy.unique(rows, return_inverse=True)
    counted = rows > 0
    starts = numpy.concatenate([[0], numpy.cumsum(counted.sum(1))])
    columns = where.reshape(rows.shape)[counted].astype(numpy.int32)
    words = csr_matrix((numpy.ones(len(columns), numpy.float32), columns, starts), shape=(len(rows), len(present)))
    return Batch(present, words, words.T.tocsr(), gold, lengths)


def learn(drawn: Sequence[Batch], size: int, labels: Sequence[str], rng: numpy.random.Generator) -> Learnt:
    """The mean of the weights after each round; `size` is the number of features and the row 0."""
    weights, sums, squares = (numpy.zeros((size, len(labels)), numpy.float32) for _ in range(3))
    mean = numpy.zeros_like(weights)
    barred = numpy.array([[0.0 if may_follow(a, b) else NEVER for b in labels] for a in labels])
    follow, start = numpy.zeros_like(barred), numpy.zeros(len(labels))
    follow_squares, start_squares = numpy.ones_like(barred), numpy.ones(len(labels))
    for _ in range(ROUNDS):
        for at in rng.permutation(len(drawn)).tolist():
            one = drawn[at]
            scores = (one.words @ weights[one.present]).astype(numpy.float64)
            found = beliefs(scores, Chain(follow + barred, start), one.lengths)
            follow_seen, start_seen = _counted(one, len(labels))
            found.labels[numpy.arange(len(one.gold)), one.gold] -= 1
            _step(weights, sums, squares, one.present, one.features @ found.labels.astype(numpy.float32))
            for value, total, slope in ((follow, follow_squares, found.follow - follow_seen), (start, start_squares, found.start - start_seen)):
                total += slope * slope
                value -= RATE * slope / numpy.sqrt(total)
        mean += weights / ROUNDS
    mean[0] = 0
    return Learnt(mean, Chain(follow + barred, start))


def _step(
    weights: NDArray[numpy.float32],
    sums: NDArray[numpy.float32],
    squares: NDArray[numpy.float32],
    present: NDArray[numpy.intp],
    slope: NDArray[numpy.float32],
) -> None:
    before = squares[present]
    behind = before + slope * slope
    total = sums[present] + slope - (numpy.sqrt(behind) - numpy.sqrt(before)) / RATE * weights[present]
    sums[present], squares[present] = total, behind
    pull = (SOFTEN + numpy.sqrt(behind)) / RATE + SHRINK
    weights[present] = numpy.where(numpy.abs(total) <= LEAST, 0, -(total - numpy.sign(total) * LEAST) / pull)


def _counted(one: Batch, size: int) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
    """How often each label follows each, and starts a sentence."""
    follow, start = numpy.zeros((size, size)), numpy.zeros(size)
    at = 0
    for length in one.lengths:
        labels = one.gold[at : at + length]
        start[labels[0]] += 1
        numpy.add.at(follow, (labels[:-1], labels[1:]), 1)
        at += length
    return follow, start
