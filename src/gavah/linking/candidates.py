"""Pairs of texts worth comparing: MinHash buckets for whole texts, sampled shingles for lifted passages. Near linear in the texts.

A bucket of many texts gives each of them its nearest neighbours in the order given and the first of the bucket, not all pairs.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from gavah.linking.parameters import CopyParameters
from gavah.linking.signature import Words

Pair = tuple[int, int]
Numbers = npt.NDArray[np.int64]
_CHUNK = 4096  # texts whose signatures are made at one time
_BLOCK = 1 << 20  # entries of buckets whose pairs are counted at one time


def candidate_pairs(kept: Sequence[Words], limits: CopyParameters) -> Iterator[Pair]:
    """Index pairs (i < j) of texts that may repeat each other, by j. `kept[i]`: the sorted, different shingles of text i, oldest text first."""
    passages, texts, keys = _passages(kept, limits), *_bands(kept, limits)
    for block in _blocks(passages[1], len(kept)):
        codes = [_pairs(*_in_order(band, texts), len(kept), limits.reach, block) for band in keys.T]
        whole, counts = np.unique(np.concatenate([*codes, np.zeros(0, np.int64)]), return_counts=True)
        shared, times = np.unique(_pairs(*passages, len(kept), limits.reach, block), return_counts=True)
        strong = (times >= limits.min_shared) | np.isin(shared, whole, assume_unique=True)
        found, at = np.unique(np.concatenate([whole, shared[strong]]), return_inverse=True)
        seen = np.bincount(at, np.concatenate([counts, times[strong]]), minlength=len(found)).astype(np.int64)
        yield from _likeliest(found, seen, kept, limits.most_originals)


def _likeliest(codes: Numbers, seen: Numbers, kept: Sequence[Words], most: int) -> Iterator[Pair]:
    """Of the pairs of each later text those that share the most buckets; of equals the oldest. `codes`: later text × texts + earlier one."""
    later, earlier = np.divmod(codes, max(1, len(kept)))
    bounds = np.flatnonzero(np.r_[True, later[1:] != later[:-1], True]) if len(later) else np.zeros(1, np.int64)
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        text = int(later[start])
        allowed = most + len(kept[text]) // 50
        chosen = earlier[start:end]
        if len(chosen) > allowed:
            chosen = np.sort(chosen[np.lexsort((chosen, -seen[start:end]))[:allowed]])
        for other in chosen.tolist():
            yield other, text


def _bands(kept: Sequence[Words], limits: CopyParameters) -> tuple[Numbers, Numbers]:
    """The texts that have shingles, and texts × bands the keys of their MinHash signatures (rensa, pinned seed)."""
    texts = np.array([i for i, k in enumerate(kept) if len(k)], np.int64)
    if len(texts) < 2:
        return texts, np.zeros((len(texts), 0), np.int64)
    rows = limits.permutations // limits.bands
    chunks = (texts[at : at + _CHUNK].tolist() for at in range(0, len(texts), _CHUNK))
    return texts, np.concatenate([_keys(_digests([kept[i] for i in chunk], limits).reshape(len(chunk), -1, rows)) for chunk in chunks])


def _in_order(keys: Numbers, texts: Numbers) -> tuple[Numbers, Numbers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], texts[order]


def _keys(parts: npt.NDArray[np.uint32]) -> Numbers:
    """texts × bands × rows → one 64-bit key for each band. Two different bands share one by chance about never, and then only cost a
    comparison."""
    keys = np.zeros(parts.shape[:2], np.uint64)
    for row in range(parts.shape[2]):
        keys = (keys ^ parts[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    return keys.view(np.int64)


def _digests(kept: list[Words], limits: CopyParameters) -> npt.NDArray[np.uint32]:
    from rensa import RMinHash

    flat = np.concatenate(kept).astype(np.uint64)
    offsets = np.r_[0, np.cumsum([len(k) for k in kept])].astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, limits.permutations, limits.seed)
    return np.array(matrix.to_rows(), np.uint32)


def _passages(kept: Sequence[Words], limits: CopyParameters) -> tuple[Numbers, Numbers]:
    """The sampled shingles in order, and the text of each."""
    sampled = [k[(k % limits.sample) == 0] for k in kept]
    hashes = np.concatenate([*sampled, np.empty(0, np.uint32)])
    texts = np.repeat(np.arange(len(kept)), [len(s) for s in sampled])
    order = np.argsort(hashes, kind="stable")
    return hashes[order].astype(np.int64), texts[order]


def _blocks(texts: Numbers, count: int) -> Iterator[Pair]:
    """Ranges of texts that stand `_BLOCK` times in `texts`, and no more than so many texts."""
    ends = np.cumsum(np.bincount(texts, minlength=count) + 32)
    start = 0
    while start < count:
        end = int(np.searchsorted(ends, (ends[start - 1] if start else 0) + _BLOCK, side="right"))
        yield start, max(end, start + 1)
        start = max(end, start + 1)


def _pairs(groups: Numbers, texts: Numbers, count: int, reach: int, block: Pair) -> Numbers:
    """Codes of the pairs whose later text lies in `block` [start, end): within each run of equal `groups`, every text with the `reach` before it
    and with the first. Texts of a run are different and in order."""
    first = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]) if len(groups) else np.zeros(0, np.int64)
    heads = np.repeat(first, np.diff(np.r_[first, len(groups)]))
    at = np.flatnonzero((texts >= block[0]) & (texts < block[1]))
    heads = heads[at]
    near = [np.stack([at[at - step >= heads] - step, at[at - step >= heads]]) for step in range(1, reach + 1)]
    far = at - reach > heads
    ends = np.concatenate([*near, np.stack([heads[far], at[far]])], axis=1)
    codes: Numbers = texts[ends[1]] * count + texts[ends[0]]
    return codes
