"""age files that a passphrase opens, with a work factor that is always the same.

pyrage measures how fast the machine is at that moment: under load it writes a weak factor, and refuses one of a faster machine as if the passphrase
were wrong. It offers no way to say which. So the scrypt recipient of age v1 (C2SP, age.md: header, scrypt stanza, STREAM payload) stands here; age,
rage and pyrage open what is written, and what they wrote is opened.
"""

import base64
import hmac
import re
import secrets
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from gavah.model import CaseError

FACTOR: Final = 18
"""log2 of scrypt's N: age's own. Takes 256 MB of memory, and about a second of one core."""
HIGHEST: Final = 22
"""The highest that is tried (4 GB), as age has it: the file names its factor before anything in it is known to be true."""

_CHUNK: Final = 64 * 1024
_TAG: Final = 16
_KEY: Final = 16
_LABEL: Final = b"age-encryption.org/v1/scrypt"
_HEADER: Final = re.compile(
    rb"(?P<bound>age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<factor>[1-9][0-9]?)\n(?P<wrapped>[A-Za-z0-9+/]{43})\n---)"
    rb" (?P<mac>[A-Za-z0-9+/]{43})\n"
)


class WrongPassphrase(CaseError):
    """The passphrase is not the one that the file was locked with."""


class _Header(NamedTuple):
    bound: bytes
    salt: bytes
    factor: int
    wrapped: bytes
    mac: bytes
    length: int


def locked(data: bytes, passphrase: str, *, factor: int = FACTOR, where: str = "") -> bytes:
    """`data` as an age file that `passphrase` opens. Raises `CaseError` where the memory for it is not to be had."""
    file_key, salt, nonce = (secrets.token_bytes(_KEY) for _ in range(3))
    wrapped = ChaCha20Poly1305(_wrapping(passphrase, salt, factor, where)).encrypt(bytes(12), file_key, None)
    bound = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_base64(salt), factor, _base64(wrapped))
    return b"%s %s\n" % (bound, _base64(_mac(file_key, bound))) + nonce + _streamed(file_key, nonce, data)


def opened(data: bytes, passphrase: str, *, where: str = "") -> bytes:
    """What `locked`, age or another program that writes age files put under `passphrase`.

    Raises `WrongPassphrase`, or `CaseError` where the file asks for more work or memory than there is, is damaged, or opens by no passphrase.
    """
    header = _header(data, where)
    if header.factor > HIGHEST:
        raise CaseError(
            f"this file asks for scrypt with a work factor of {header.factor} ({_memory(header.factor)} of memory); gavah writes {FACTOR} "
            f"and tries no more than {HIGHEST}. Nothing is said about the passphrase",
            where=where,
            remedy="it was changed, or written by another program: take it from a backup, or open the case with a recovery key (gavah keys recover)",
        )
    wrapping = _wrapping(passphrase, header.salt, header.factor, where)
    try:
        file_key = ChaCha20Poly1305(wrapping).decrypt(bytes(12), header.wrapped, None)
    except InvalidTag as error:
        raise WrongPassphrase("the passphrase does not open this file", where=where, remedy="type it again") from error
    if len(file_key) != _KEY or not hmac.compare_digest(_mac(file_key, header.bound), header.mac):
        raise _damaged(where)
    return _read(file_key, data[header.length :], where)


def work_factor(data: bytes) -> int:
    """The factor that an age file under a passphrase names. Raises `CaseError` where it is none."""
    return _header(data, "").factor


def _header(data: bytes, where: str) -> _Header:
    found = _HEADER.match(data)
    read = [base64.b64decode(words + b"=" * (-len(words) % 4)) for words in found.group("salt", "wrapped", "mac")] if found else []
    if found is None or [_base64(one) for one in read] != [*found.group("salt", "wrapped", "mac")]:  # age allows one way to write each
        raise CaseError("this is no age file that a passphrase opens, or its head is damaged", where=where, remedy="take it from a backup")
    salt, wrapped, mac = read
    return _Header(found["bound"], salt, int(found["factor"]), wrapped, mac, found.end())


def _wrapping(passphrase: str, salt: bytes, factor: int, where: str) -> bytes:
    try:
        return Scrypt(salt=_LABEL + salt, length=32, n=1 << factor, r=8, p=1).derive(passphrase.encode())
    except MemoryError as error:
        raise CaseError(
            f"the lock takes {_memory(factor)} of memory for a moment, and this machine did not give it. Nothing is said about the passphrase",
            where=where,
            remedy="close other programs or raise the limit on memory (ulimit -v, the container's); else work on a machine with more",
        ) from error


def _memory(factor: int) -> str:
    megabytes = 1 << max(factor - 10, 0)
    return f"{megabytes:,} MB" if megabytes < 1024 else f"{megabytes // 1024:,} GB"


def _streamed(file_key: bytes, nonce: bytes, data: bytes) -> bytes:
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    starts = range(0, max(len(data), 1), _CHUNK)
    return b"".join(cipher.encrypt(_counted(number, at == starts[-1]), data[at : at + _CHUNK], None) for number, at in enumerate(starts))


def _read(file_key: bytes, payload: bytes, where: str) -> bytes:
    cipher, sealed = ChaCha20Poly1305(_derived(file_key, payload[:_KEY], b"payload")), payload[_KEY:]
    starts = range(0, max(len(sealed), 1), _CHUNK + _TAG)
    try:
        return b"".join(cipher.decrypt(_counted(number, at == starts[-1]), sealed[at : at + _CHUNK + _TAG], None) for number, at in enumerate(starts))
    except InvalidTag as error:
        raise _damaged(where) from error


def _counted(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _mac(file_key: bytes, bound: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), bound, "sha256")


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _damaged(where: str) -> CaseError:
    return CaseError("the passphrase is right, but the file is damaged", where=where, remedy="take it from a backup")
