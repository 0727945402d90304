"""How far one partition agrees with another: B³ (Bagga and Baldwin 1998), MUC (Vilain et al. 1995), CEAF-e (Luo 2005), pairs.

CoNLL F1 is the mean of the first three.

Every function takes two lists of labels of the same items, found and gold, in the same order. Shares are in [0, 1].
"""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Labels = Sequence[Hashable]
Scores = tuple[float, float, float]
"""Precision, recall and F1."""


def b_cubed(found: Labels, gold: Labels) -> Scores:
    """Each item's share of its cluster that belongs there, averaged over the items."""
    shared, mine, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    items = max(len(found), 1)
    precision = sum(n * n / mine[f] for (f, _), n in shared.items()) / items
    recall = sum(n * n / theirs[g] for (_, g), n in shared.items()) / items
    return _scores(precision, recall)


def pairwise(found: Labels, gold: Labels) -> Scores:
    """Pairs of items that are put together."""
    right = sum(map(_pairs, Counter(zip(found, gold, strict=True)).values()))
    return _scores(_share(right, sum(map(_pairs, Counter(found).values()))), _share(right, sum(map(_pairs, Counter(gold).values()))))


def muc(found: Labels, gold: Labels) -> Scores:
    """Links of a spanning tree that both have; a cluster of one has none."""
    parts = Counter(f for f, _ in set(zip(found, gold, strict=True))), Counter(g for _, g in set(zip(found, gold, strict=True)))
    kept = [sum(n - part[label] for label, n in whole.items()) for whole, part in zip((Counter(found), Counter(gold)), parts, strict=True)]
    links = [sum(n - 1 for n in whole.values()) for whole in (Counter(found), Counter(gold))]
    return _scores(_share(kept[0], links[0]), _share(kept[1], links[1]))


def ceaf_e(found: Labels, gold: Labels) -> Scores:
    """The best one-to-one matching of clusters, a pair worth twice its common items over both sizes."""
    mine, theirs = Counter(found), Counter(gold)
    total = 0.0
    for group in _components(found, gold):
        worth = np.zeros((len(group[0]), len(group[1])))
        own, other = {f: i for i, f in enumerate(group[0])}, {g: i for i, g in enumerate(group[1])}
        for f, g, n in group[2]:
            worth[own[f], other[g]] = 2 * n / (mine[f] + theirs[g])
        total += float(worth[linear_sum_assignment(worth, maximize=True)].sum())
    return _scores(_share(total, len(mine)), _share(total, len(theirs)))


def conll(found: Labels, gold: Labels) -> dict[str, float]:
    """The F1 of MUC, B³ and CEAF-e, and before them their mean."""
    f1 = {"muc": muc(found, gold)[2], "b_cubed": b_cubed(found, gold)[2], "ceaf_e": ceaf_e(found, gold)[2]}
    return {"conll": sum(f1.values()) / len(f1), **f1}


def agreement(found: Labels, gold: Labels) -> dict[str, float]:
    """The measures of clustering in percent, with the number of clusters beside the gold's."""
    pairs, cubed = pairwise(found, gold), b_cubed(found, gold)
    clusters, truth = len(set(found)), len(set(gold))
    return {
        "b_cubed": 100 * cubed[2],
        "pairwise": 100 * pairs[2],
        "pairwise_precision": 100 * pairs[0],
        "pairwise_recall": 100 * pairs[1],
        "clusters": clusters,
        "gold_clusters": truth,
        "clusters_off_percent": 100 * (clusters / truth - 1) if truth else 0.0,
    }


def _components(found: Labels, gold: Labels) -> list[tuple[list[Hashable], list[Hashable], list[tuple[Hashable, Hashable, int]]]]:
    """Groups of clusters of both sides that share items, with how many each pair shares: the matching never crosses them."""
    shared = Counter(zip(found, gold, strict=True))
    mine, theirs = list(dict.fromkeys(found)), list(dict.fromkeys(gold))
    row, column = {f: i for i, f in enumerate(mine)}, {g: i for i, g in enumerate(theirs)}
    joined = coo_array(
        ([1] * len(shared), ([row[f] for f, _ in shared], [len(mine) + column[g] for _, g in shared])), shape=(len(row) + len(column),) * 2
    )
    count, of = connected_components(joined, directed=False)
    groups: list[tuple[list[Hashable], list[Hashable], list[tuple[Hashable, Hashable, int]]]] = [([], [], []) for _ in range(count)]
    for f in mine:
        groups[of[row[f]]][0].append(f)
    for g in theirs:
        groups[of[len(mine) + column[g]]][1].append(g)
    for (f, g), n in shared.items():
        groups[of[row[f]]][2].append((f, g, n))
    return groups


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _scores(precision: float, recall: float) -> Scores:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
