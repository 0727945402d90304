"""A contributor's hand: an Ed25519 key made anew each time from a passphrase and one desk's name key, stored nowhere.

It says "the same hand wrote these" to who opens the packets, and proves nothing on a seized device.
"""

import hashlib
import unicodedata
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gavah.field.manifest import Hand, Manifest, encoded, signed_words

SCRYPT: Final = {"n": 2**17, "r": 8, "p": 1, "maxmem": 2**28}


def hand_key(passphrase: str, name_key: bytes) -> Ed25519PrivateKey:
    """The key of the hand that knows `passphrase`, for the desk with `name_key` (its 32 public bytes)."""
    words = unicodedata.normalize("NFKC", passphrase.strip()).encode("utf-8")
    return Ed25519PrivateKey.from_private_bytes(hashlib.scrypt(words, salt=name_key, dklen=32, **SCRYPT))


def signed(manifest: Manifest, key: Ed25519PrivateKey) -> Hand:
    """The hand's mark under `manifest`."""
    return Hand(key=key.public_key().public_bytes_raw().hex(), signature=key.sign(signed_words(encoded(manifest))).hex())


def hand_of(manifest: Manifest, raw: bytes) -> str:
    """The key of the hand whose signature holds over the manifest's own bytes; "" if unsigned, or if it does not hold."""
    if manifest.hand is None:
        return ""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest.hand.key))
        key.verify(bytes.fromhex(manifest.hand.signature), signed_words(raw))
    except (InvalidSignature, ValueError):
        return ""
    return manifest.hand.key
