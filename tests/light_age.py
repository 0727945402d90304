"""age files locked with a passphrase at little cost. gavah's own take a second of scrypt to open, on purpose; a test that opens a case ten times,
and asks something else of it, need not wait for that ten times. Written after the format alone (C2SP age, scrypt recipient, STREAM).
"""

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gavah.field.box import FOLDER, PASSPHRASE, Box

_LOG_N = 10
_CHUNK = 64 * 1024


def locked(data: bytes, passphrase: str) -> bytes:
    """`data` (at most one chunk) as an age file that `passphrase` opens."""
    assert len(data) <= _CHUNK
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    wrapping = hashlib.scrypt(passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << _LOG_N, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {_LOG_N}\n{_base64(wrapped)}\n---".encode()
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    only = bytes(11) + b"\x01"  # the first chunk is the last
    return head + f" {_base64(mac)}\n".encode() + nonce + ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(only, data, None)


def lighten(case: Path, box: Box, passphrase: str) -> None:
    """Let `passphrase` open the key box of `case` at once."""
    (case / FOLDER / PASSPHRASE).write_bytes(locked(msgspec.json.encode(box), passphrase))


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")
