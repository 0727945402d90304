"""Ids that are hashes of content: the same thing has the same id on every machine.

80 bits of SHA-256 behind one letter for the kind of thing: `r-` report, `c-` claim, `e-` event, `w-` witness, `f-` figure.
Two different claims meet by chance with probability below 1e-12 in a case of a million.
"""

import hashlib
from typing import Literal

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")
Kind = Literal["r", "c", "e", "w", "f", "m"]


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no blanks: the bytes that are hashed.

    Not RFC 8785 for floats in general; hashed values hold strings, integers, booleans, null and coordinates as printed by Python.
    """
    return _ENCODER.encode(value)


def content_id(kind: Kind, value: object) -> str:
    """The id of `value`: `kind`, a dash and 20 hex digits."""
    return f"{kind}-{hashlib.sha256(canonical(value)).hexdigest()[:20]}"
