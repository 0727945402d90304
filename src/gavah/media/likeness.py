"""Perceptual hashes: 64 bits that a smaller, re-encoded or slightly brighter copy of a picture keeps, nearly.

dHash (is each cell brighter than its left neighbour?) and pHash (signs of the lowest 64 frequencies of a cosine transform). They compare whole
pictures, never what is in them. Two different hashes must both agree: alone each takes pictures of one layout for copies.
"""

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_APART: Final = 10
"""Bits of 64 by which copies may differ, in each of the two hashes."""
_LEAST_CONTRAST: Final = 4.0
"""Standard deviation of grey levels (of 255) below which a picture has nothing to compare."""


def hashes(picture: "Image") -> tuple[str, str]:
    """(dHash, pHash) in hex; both "" for a picture of one tone."""
    grey = picture.convert("L")
    cells = np.asarray(grey.resize((9, 8)), dtype=np.float64)
    if np.asarray(grey.resize((32, 32)), dtype=np.float64).std() < _LEAST_CONTRAST:
        return "", ""
    return _hex(cells[:, 1:] > cells[:, :-1]), _frequencies(grey)


def _frequencies(grey: "Image") -> str:
    from scipy.fft import dctn

    low = dctn(np.asarray(grey.resize((32, 32)), dtype=np.float64))[:8, :8]
    return _hex(low > np.median(low.ravel()[1:]))


def _hex(bits: npt.NDArray[np.bool_]) -> str:
    return np.packbits(bits.ravel()).tobytes().hex()


def near_pairs(hashed: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """Pairs of indices whose dHash and pHash are both within `MOST_APART` bits. Rows without hashes pair with nothing."""
    at = [number for number, pair in enumerate(hashed) if all(pair)]
    if len(at) < 2:
        return []
    both = [np.array([int(hashed[number][which], 16) for number in at], dtype=np.uint64) for which in (0, 1)]
    pairs = []
    for row in range(len(at) - 1):
        apart = [np.bitwise_count(values[row + 1 :] ^ values[row]) for values in both]
        near = np.flatnonzero((apart[0] <= MOST_APART) & (apart[1] <= MOST_APART))
        pairs += [(at[row], at[row + 1 + int(one)]) for one in near]
    return pairs
