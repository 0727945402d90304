"""Pairs of texts worth comparing: MinHash buckets for whole texts, sampled shingles for lifted passages. Near linear in the texts.

A bucket of many texts gives each of them its nearest neighbours in the order given and the first of the bucket, not all pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from gavah.linking.parameters import CopyParameters
from gavah.linking.signature import Words

Pair = tuple[int, int]
_CHUNK = 4096


def candidate_pairs(kept: Sequence[Words], limits: CopyParameters) -> list[Pair]:
    """Index pairs (i < j) of texts that may repeat each other. `kept[i]`: the sorted, different shingles of text i, oldest text first."""
    seen = Counter(_whole(kept, limits))
    for pair, shared in _passages(kept, limits).items():
        if shared >= limits.min_shared or pair in seen:
            seen[pair] += shared
    by_later: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(seen):
        by_later[pair[1]].append(pair)
    return sorted(pair for later, pairs in by_later.items() for pair in _likeliest(pairs, seen, limits.most_originals + len(kept[later]) // 50))


def _likeliest(pairs: list[Pair], seen: Counter[Pair], most: int) -> list[Pair]:
    """The `most` pairs that share the most buckets; of equals the oldest."""
    return pairs if len(pairs) <= most else sorted(pairs, key=lambda pair: (-seen[pair], pair))[:most]


def _whole(kept: Sequence[Words], limits: CopyParameters) -> Iterator[Pair]:
    """Pairs that share a band of their MinHash signatures (rensa, pinned seed)."""
    filled = [i for i, k in enumerate(kept) if len(k)]
    if len(filled) < 2:
        return
    rows = limits.permutations // limits.bands
    signatures = np.concatenate([_digests([kept[i] for i in filled[at : at + _CHUNK]], limits) for at in range(0, len(filled), _CHUNK)])
    texts = np.array(filled)
    for band in range(limits.bands):
        yield from _neighbours(_keys(signatures[:, band * rows : (band + 1) * rows]), texts, limits.reach)


def _keys(part: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """One 64-bit key a row. Two different rows share one by chance about never, and then only cost a comparison."""
    keys = np.zeros(len(part), np.uint64)
    for column in part.T:
        keys = (keys ^ column) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    return keys.view(np.int64)


def _digests(kept: list[Words], limits: CopyParameters) -> npt.NDArray[np.uint32]:
    from rensa import RMinHash

    flat = np.concatenate(kept).astype(np.uint64)
    offsets = np.r_[0, np.cumsum([len(k) for k in kept])].astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, limits.permutations, limits.seed)
    return np.array(matrix.to_rows(), np.uint32)


def _passages(kept: Sequence[Words], limits: CopyParameters) -> Counter[Pair]:
    """How many sampled shingles each pair shares."""
    sampled = [k[(k % limits.sample) == 0] for k in kept]
    hashes = np.concatenate([*sampled, np.empty(0, np.uint32)])
    texts = np.repeat(np.arange(len(kept)), [len(s) for s in sampled])
    order = np.argsort(hashes, kind="stable")
    return Counter(_neighbours(hashes[order].astype(np.int64), texts[order], limits.reach, sorted_=True))


def _neighbours(groups: npt.NDArray[np.int64], texts: npt.NDArray[np.int64], reach: int, *, sorted_: bool = False) -> Iterator[Pair]:
    """Within each group of equal values: every text with the `reach` before it and with the first."""
    order = np.arange(len(groups)) if sorted_ else np.argsort(groups, kind="stable")
    groups, texts = groups[order], texts[order]
    bounds = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1], True]) if len(groups) else np.zeros(1, np.int64)
    several = np.flatnonzero(np.diff(bounds) > 1)
    for start, end in zip(bounds[several].tolist(), bounds[several + 1].tolist(), strict=True):
        yield from _star(texts[start:end].tolist(), reach)


def _star(members: list[int], reach: int) -> Iterator[Pair]:
    for at, later in enumerate(members):
        for earlier in {members[0], *members[max(0, at - reach) : at]}:
            if earlier != later:
                yield (min(earlier, later), max(earlier, later))
