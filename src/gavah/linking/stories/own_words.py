"""Which words of a report are its own: neither page furniture nor the standing phrases of its trade ("in the 1400 block of")."""

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

from gavah.linking.parameters import FurnitureParameters, parameters
from gavah.linking.shingles import mark_furniture, page_words, shingled
from gavah.linking.stories.profile import StoryProfile

Words = npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]
_RUN = 5
"""Words of a standing phrase."""
_TEXTS, _TEXTS_OF_SOURCE = 6, 3
"""Reports that hold a standing phrase: fewer than make page furniture in copies, since here only likeness hangs on it."""
_HOLDERS, _MONTHS = 5, 60
"""Reports and days apart that show a standing phrase."""
_WINDOW, _SHARE = 12, 0.25
"""So many words, of which this share speaks of the page itself, are furniture however few pages hold them."""


def own_words(profiles: Sequence[StoryProfile]) -> list[Mask]:
    """For each report the words that are its own, seen beside the other reports; versions of one text keep theirs."""
    texts = shingled([one.words for one in profiles], _RUN)
    standing = _standing([text.kept for text in texts], [one.day for one in profiles])
    mark_furniture(texts, [frozenset([one.source]) if one.source else frozenset() for one in profiles], _limits())
    return [
        ~(_covered(~text.plain | _among(text.hashes, standing), _RUN, len(one.hashes)) | _of_the_page(one.hashes))
        for one, text in zip(profiles, texts, strict=True)
    ]


def _among(words: Words, ordered: Words) -> Mask:
    """Which of `words` stand in `ordered`; numpy's isin costs a table for each call."""
    at = np.searchsorted(ordered, words)
    found: Mask = np.zeros(len(words), np.bool_) if not len(ordered) else ordered[np.minimum(at, len(ordered) - 1)] == words
    return found


def _standing(kept: list[Words], days: list[int | None]) -> Words:
    """Phrases that several reports hold months apart: pages without a story share all they have, as copies do, but copies come together."""
    dated = [(words, day) for words, day in zip(kept, days, strict=True) if day is not None]
    phrases = np.concatenate([*(words for words, _ in dated), np.empty(0, np.uint32)])
    day = np.repeat([day for _, day in dated], [len(words) for words, _ in dated])
    order = np.lexsort((day, phrases))
    phrases, day = phrases[order], day[order]
    first = np.flatnonzero(np.concatenate([[True], phrases[1:] != phrases[:-1]])) if len(phrases) else np.empty(0, np.int64)
    last = np.concatenate([first[1:], [len(phrases)]]) - 1
    held = last - first + 1 >= _HOLDERS
    first, last = first[held], last[held]
    found: Words = phrases[first[day[last - 1] - day[first + 1] > _MONTHS]]  # but for the earliest and the latest: one stray reprint proves nothing
    return found


@cache
def _limits() -> FurnitureParameters:
    return msgspec.structs.replace(parameters().furniture, min_texts=_TEXTS, min_texts_source=_TEXTS_OF_SOURCE)


def _of_the_page(words: Words) -> Mask:
    """Words in a window that speaks of its page: menus, share buttons, legal lines."""
    window = min(_WINDOW, len(words))
    before = np.concatenate([[0], np.cumsum(_among(words, _page_words()))])
    cues = before[window:] - before[: len(before) - window]
    return _covered(cues >= _SHARE * _WINDOW, window, len(words))


def _covered(starts: Mask, size: int, count: int) -> Mask:
    """The `count` words covered by runs of `size` words that begin where `starts` is true."""
    edges = np.zeros(count + 1, np.int64)
    at = np.flatnonzero(starts)
    np.add.at(edges, at, 1)
    np.add.at(edges, np.minimum(at + size, count), -1)
    covered: Mask = np.cumsum(edges[:count]) > 0
    return covered


@cache
def _page_words() -> Words:
    return np.array(sorted(page_words()[0]), np.uint32)
