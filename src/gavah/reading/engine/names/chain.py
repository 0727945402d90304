"""A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the likeliest labels, and how likely each label is.

Sentences are computed side by side, a word at a time: step t holds the t-th word of every sentence that has one, longest sentences first.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

Array = NDArray[numpy.float64]
Indices = NDArray[numpy.intp]
NEVER = -30.0
"""The score of a step from one label to another that cannot follow it."""


class Chain(NamedTuple):
    """Scores of label after label (labels × labels) and of a label at a sentence's start."""

    follow: Array
    start: Array


class Beliefs(NamedTuple):
    """What forward and backward passes give: log of the sum over all labellings, and the expected counts."""

    log_sum: float
    labels: Array
    follow: Array
    start: Array


def steps(lengths: Sequence[int]) -> list[Indices]:
    """For each step, the rows of the words at it; words of all sentences are numbered through."""
    sizes = numpy.asarray(lengths)
    order = numpy.argsort(-sizes, kind="stable")
    starts = (numpy.cumsum(sizes) - sizes)[order]
    falling = -sizes[order]
    return [starts[: int(numpy.searchsorted(falling, -t))] + t for t in range(int(sizes.max(initial=0)))]


def beliefs(scores: Array, chain: Chain, lengths: Sequence[int]) -> Beliefs:
    """Expected counts under the chain; `scores` are words × labels. Every sentence has at least one word."""
    walk = steps(lengths)
    follow = numpy.exp(chain.follow)
    tops = scores.max(1, keepdims=True)
    each = numpy.exp(scores - tops)
    forward: list[Array] = []
    scales: list[Array] = []
    ahead = each[walk[0]] * numpy.exp(chain.start)
    for t, rows in enumerate(walk):
        if t:
            ahead = (ahead[: len(rows)] @ follow) * each[rows]
        scale = ahead.sum(1, keepdims=True)
        ahead = ahead / scale
        forward.append(ahead)
        scales.append(scale)
    labels = numpy.empty_like(each)
    pairs = numpy.zeros_like(follow)
    behind = numpy.ones((0, len(follow)))
    for t in range(len(walk) - 1, -1, -1):
        here = numpy.ones((len(walk[t]), len(follow)))
        if t + 1 < len(walk):
            weighted = each[walk[t + 1]] * behind / scales[t + 1]
            pairs += follow * (forward[t][: len(weighted)].T @ weighted)
            here[: len(weighted)] = weighted @ follow.T
        labels[walk[t]] = forward[t] * here
        behind = here
    log_sum = float(tops.sum() + sum(float(numpy.log(scale).sum()) for scale in scales))
    return Beliefs(log_sum, labels, pairs, labels[walk[0]].sum(0))


def likeliest(scores: Array, chain: Chain, lengths: Sequence[int]) -> list[int]:
    """The labels of the likeliest labelling of every sentence (Viterbi), numbered through."""
    walk = steps(lengths)
    best = scores[walk[0]] + chain.start
    trails: list[Indices] = []
    ends: list[Array] = []
    for t in range(1, len(walk)):
        alive = len(walk[t])
        ends.append(best[alive:])
        through = best[:alive, :, None] + chain.follow
        trails.append(through.argmax(1))
        best = through.max(1) + scores[walk[t]]
    ends.append(best)
    found = numpy.zeros(len(scores), numpy.intp)
    label = numpy.zeros(0, numpy.intp)
    for t in range(len(walk) - 1, -1, -1):
        inherited = numpy.take_along_axis(trails[t], label[:, None], 1)[:, 0] if t < len(trails) else label
        label = numpy.concatenate([inherited, ends[t].argmax(1)]) if len(ends[t]) else inherited
        found[walk[t]] = label
    return [int(one) for one in found]
