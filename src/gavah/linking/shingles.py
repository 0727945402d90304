"""Word shingles as 32-bit hashes, and the furniture among them.

A shingle at index i covers the words i … i + k − 1. Furniture (menus, share buttons, standing paragraphs, legal lines) is found by how
many texts hold it: many texts of one source, or of any, that share little else. Syndicated stories share nearly everything, so that
fifty copies of one story are never mistaken for furniture.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from gavah.linking.anchors import word_hash
from gavah.linking.parameters import FurnitureParameters, read_data
from gavah.linking.signature import Words

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(slots=True)
class Shingled:
    """The shingles of one text. `plain` marks those that are not furniture."""

    text: int
    hashes: Words
    plain: npt.NDArray[np.bool_]
    kept: Words
    """The different shingles that are not furniture, sorted."""

    def unmark(self, plain: npt.NDArray[np.bool_]) -> None:
        """Keep only those of `plain`."""
        if not plain.all():
            self.plain &= plain
            self.kept = np.unique(self.hashes[self.plain])


def shingled(text: int, words: Words, size: int) -> Shingled:
    """The shingles of `words`, none of them furniture yet."""
    hashes = shingles(words, size)
    return Shingled(text, hashes, np.ones(len(hashes), np.bool_), np.unique(hashes))


def shingles(words: Words, size: int) -> Words:
    """The hashes of every run of `size` words; a shorter text has none."""
    if len(words) < size:
        return np.empty(0, np.uint32)
    wide = words.astype(np.uint64)
    mixed = wide[: len(wide) - size + 1].copy()
    for i in range(1, size):
        mixed = mixed * _STEP + wide[i : len(wide) - size + 1 + i]
    mixed ^= mixed >> np.uint64(30)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(27)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def mark_furniture(texts: list[Shingled], sources: list[frozenset[str]], limits: FurnitureParameters) -> None:
    """Unmark the furniture in `texts`; `sources[i]` are the sources that hold text i."""
    by_source: dict[str, list[Shingled]] = defaultdict(list)
    for text, holders in zip(texts, sources, strict=True):
        for source in holders:
            by_source[source].append(text)
    for own in by_source.values():
        share = max(limits.min_texts_source, min(limits.share_source * len(own), limits.max_texts_source))
        _unmark(own, _boilerplate(own, share, limits.max_overlap_source, limits.tried_pairs))
    _unmark(texts, _boilerplate(texts, limits.min_texts, limits.max_overlap, limits.tried_pairs))


def speaks_of_its_page(words: Words) -> bool:
    """Is a run of words furniture by what it says ("subscribe", "all rights reserved"), however few texts hold it?"""
    cues, share, least = _page_words()
    count = sum(word in cues for word in words.tolist())
    return count >= least and count >= share * len(words)


@cache
def _page_words() -> tuple[frozenset[int], float, int]:
    data = read_data("furniture.toml")
    return frozenset(word_hash(word) for word in data["words"]), data["share"], data["least"]


def _unmark(texts: list[Shingled], furniture: Words) -> None:
    if not len(furniture):
        return
    ends = np.cumsum([len(t.hashes) for t in texts])
    unlike = np.isin(np.concatenate([t.hashes for t in texts]), furniture, invert=True)
    for text, plain in zip(texts, np.split(unlike, ends[:-1]), strict=True):
        text.unmark(plain)


def _boilerplate(texts: list[Shingled], at_least: float, most: float, pairs: int) -> Words:
    """Shingles in `at_least` texts that share little else: whose neighbours overlap by `most` in the median."""
    kept = [t.kept for t in texts]
    if len(kept) < at_least:
        return np.empty(0, np.uint32)
    hashes = np.concatenate(kept)
    owners = np.repeat(np.arange(len(kept), dtype=np.uint32), [len(k) for k in kept])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(hashes)])
    seen: dict[tuple[int, int], float] = {}
    frequent = sizes >= at_least
    out = [
        hashes[start]
        for start, size in zip(starts[frequent].tolist(), sizes[frequent].tolist(), strict=True)
        if _median_overlap(kept, owners[start : start + size], pairs, seen) <= most
    ]
    return np.array(out, np.uint32)


def _median_overlap(kept: list[Words], owners: Words, pairs: int, seen: dict[tuple[int, int], float]) -> float:
    """The median containment of neighbouring texts among `owners`, over at most `pairs` pairs spread evenly."""
    step = max(1, (len(owners) - 1) // pairs)
    overlaps = []
    for at in range(0, len(owners) - 1, step):
        pair = (int(owners[at]), int(owners[at + 1]))
        if pair not in seen:
            left, right = kept[pair[0]], kept[pair[1]]
            seen[pair] = len(np.intersect1d(left, right, assume_unique=True)) / max(1, min(len(left), len(right)))
        overlaps.append(seen[pair])
    return float(np.median(overlaps))
