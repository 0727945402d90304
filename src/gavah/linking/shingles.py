"""Word shingles as 32-bit hashes, and the furniture among them.

A shingle at index i covers the words i … i + k − 1. Furniture (menus, share buttons, standing paragraphs, legal lines) is found by how
many texts hold it: many texts of one source, or of any, that share little else. Syndicated stories share nearly everything, so that
fifty copies of one story are never mistaken for furniture.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from gavah.arrays import distinct
from gavah.linking.anchors import word_hash
from gavah.linking.parameters import FurnitureParameters, read_data
from gavah.linking.signature import Words

_STEP = np.uint64(0x9E3779B97F4A7C15)
_RANGE = 1 << 20  # shingles sorted at one time
_TEXTS = 1 << 12  # texts searched at one time
_MIX = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(slots=True)
class Shingled:
    """The shingles of one text, worked out from its `words` (packed hashes) when asked for; held are only those that count."""

    words: bytes
    size: int
    packed: bytes
    marks: bytes = b""

    @property
    def hashes(self) -> Words:
        """The shingles in the order of the text."""
        return _hashes(self.words, self.size)

    @property
    def plain(self) -> npt.NDArray[np.bool_]:
        """Which of them are not furniture."""
        return np.frombuffer(self.marks, np.bool_) if self.marks else np.ones(len(self.hashes), np.bool_)

    @property
    def kept(self) -> Words:
        """The different shingles that are not furniture, sorted."""
        return np.frombuffer(self.packed, np.uint32)


def shingled(words: list[bytes], size: int) -> list[Shingled]:
    """The shingles of each text of `words` (hashes, 32 bits each), none of them furniture yet."""
    texts = [Shingled(each, size, b"") for each in words]
    _unmark(texts, np.empty(0, np.uint32))
    return texts


@lru_cache(1 << 12)
def _hashes(words: bytes, size: int) -> Words:
    return shingles(np.frombuffer(words, np.uint32), size)


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
        _leave_out(own, _boilerplate(own, share, limits.max_overlap_source, limits.tried_pairs))
    _leave_out(texts, _boilerplate(texts, limits.min_texts, limits.max_overlap, limits.tried_pairs))


def _leave_out(texts: list[Shingled], furniture: Words) -> None:
    if len(furniture):
        _unmark(texts, furniture)


def speaks_of_its_page(words: Words) -> bool:
    """Is a run of words furniture by what it says ("subscribe", "all rights reserved"), however few texts hold it?"""
    cues, share, least = page_words()
    count = sum(word in cues for word in words.tolist())
    return count >= least and count >= share * len(words)


@cache
def page_words() -> tuple[frozenset[int], float, int]:
    """Hashes of the words that pages say of themselves, the share of a run that shows furniture, and the least of them."""
    data = read_data("furniture.toml")
    return frozenset(word_hash(word) for word in data["words"]), data["share"], data["least"]


def _unmark(texts: list[Shingled], furniture: Words) -> None:
    """Keep only shingles outside `furniture`. Many texts at a time: a call of numpy costs more than a text."""
    for at in range(0, len(texts), _TEXTS):
        some = texts[at : at + _TEXTS]
        hashes, owners = _laid_out(some)
        plain = np.concatenate([text.plain if text.marks else np.ones(length, np.bool_) for text, length in zip(some, _lengths(some), strict=True)])
        if len(furniture):
            plain &= np.isin(hashes, furniture, invert=True)
        keys = distinct(owners[plain].astype(np.uint64) << np.uint64(32) | hashes[plain])
        values, held = keys.astype(np.uint32), (keys >> np.uint64(32)).astype(np.int64)
        bounds, cuts = np.searchsorted(owners, np.arange(len(some) + 1)).tolist(), np.searchsorted(held, np.arange(len(some) + 1)).tolist()
        for i, text in enumerate(some):
            marks = plain[bounds[i] : bounds[i + 1]]
            text.marks = b"" if marks.all() else marks.tobytes()
            text.packed = values[cuts[i] : cuts[i + 1]].tobytes()


def _lengths(texts: list[Shingled]) -> list[int]:
    """How many shingles each text has."""
    return [max(0, len(text.words) // 4 - text.size + 1) for text in texts]


def _laid_out(texts: list[Shingled]) -> tuple[Words, npt.NDArray[np.int64]]:
    """The shingles of all `texts`, one text after the other, and the index of the text of each."""
    size = texts[0].size
    words = np.frombuffer(b"".join(text.words for text in texts), np.uint32)
    owners = np.repeat(np.arange(len(texts)), [len(text.words) // 4 for text in texts])
    hashes = shingles(words, size)
    owners, ends = owners[: len(hashes)], owners[size - 1 :]
    whole = owners == ends[: len(hashes)]
    return hashes[whole], owners[whole]


def _boilerplate(texts: list[Shingled], at_least: float, most: float, pairs: int) -> Words:
    """Shingles in `at_least` texts that share little else: whose neighbours overlap by `most` in the median."""
    kept = [t.kept for t in texts]
    if len(kept) < at_least:
        return np.empty(0, np.uint32)
    seen: dict[tuple[int, int], float] = {}
    found = (
        value
        for hashes, owners in _by_hash(kept)
        for value, start, end in _frequent(hashes, at_least)
        if _median_overlap(kept, owners[start:end], pairs, seen) <= most
    )
    return np.fromiter(found, np.uint32)


def _by_hash(kept: list[Words]) -> Iterator[tuple[Words, npt.NDArray[np.uint32]]]:
    """All shingles in order with the index of the text that holds each; a range of them at a time, so that memory holds one range."""
    ranges = 1 + sum(map(len, kept)) // _RANGE
    bounds = np.linspace(0, 1 << 32, ranges + 1)[1:-1].astype(np.uint32)
    cuts = np.array([k.searchsorted(bounds) for k in kept], np.int64).reshape(len(kept), -1)
    cuts = np.column_stack([np.zeros(len(kept), np.int64), cuts, [len(k) for k in kept]])
    for at in range(ranges):
        parts = [k[start:end] for k, start, end in zip(kept, cuts[:, at].tolist(), cuts[:, at + 1].tolist(), strict=True)]
        hashes = np.concatenate(parts)
        order = np.argsort(hashes, kind="stable")
        yield hashes[order], np.repeat(np.arange(len(kept), dtype=np.uint32), [len(part) for part in parts])[order]


def _frequent(hashes: Words, at_least: float) -> Iterator[tuple[int, int, int]]:
    """(value, start, end) of each run of equal values in sorted `hashes` that is at least so long."""
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, np.int64)
    ends = np.r_[starts[1:], len(hashes)]
    long = ends - starts >= at_least
    return zip(hashes[starts[long]].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)


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
