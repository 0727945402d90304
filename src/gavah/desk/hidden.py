"""Words that the desk's processes share without writing them anywhere in clear: sealed under a key that is in memory alone and ends with the desk."""

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gavah.desk.settings import Settings

_NONCE = 12
_ROUND = 256
"""Sealed lengths are multiples of this, so that they tell little."""


def seal(settings: Settings, words: str, to: str) -> bytes:
    """`words` sealed so that only this desk, while it runs, opens them, and only for `to` (a session's secret, the name of a table)."""
    plain = words.encode("utf-8", "surrogatepass")
    padded = len(plain).to_bytes(4, "big") + plain
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(settings, to).encrypt(nonce, padded + bytes(-len(padded) % _ROUND), None)


def opened(settings: Settings, sealed: bytes, to: str) -> str | None:
    """What was sealed for `to`; None if it was not."""
    try:
        padded = _cipher(settings, to).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except InvalidTag:
        return None
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode("utf-8", "surrogatepass")


def _cipher(settings: Settings, to: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(hmac.digest(settings.hidden, to.encode(), "sha256"))
