"""Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature v1), with Ed25519.

A note is text, an empty line, and one line a signature: `— name base64(key id ‖ signature)`. A checkpoint's text is three lines: the
origin of the log, its size, the root of its tree in base64. A cosignature also signs a time; the desk gives it the day's first second, since
no entry carries a clock time.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gavah.custody.tree import HASH_BYTES, ProofError

MOST_BYTES, MOST_SIGNATURES = 1_000_000, 100
_DASH = "\u2014 "
_SIGNED, _COSIGNED = 0x01, 0x04
_TIME_BYTES, _SIGNATURE_BYTES, _ID_BYTES = 8, 64, 4
Kind = Literal["signature", "cosignature"]
_TYPE: dict[Kind, int] = {"signature": _SIGNED, "cosignature": _COSIGNED}


class Signer(Protocol):
    """Whatever holds a private key and signs with it: a file, a key box."""

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of `message`, 64 bytes."""
        ...


class Key(msgspec.Struct, frozen=True):
    """A public key with the name of who holds it, as notes know it."""

    name: str
    public: bytes
    kind: Kind = "signature"

    def __post_init__(self) -> None:
        if not self.name or "+" in self.name or any(char.isspace() for char in self.name):
            raise ProofError(f"{self.name!r} is no name for a key", remedy="a name has no blank and no +")
        if len(self.public) != HASH_BYTES:
            raise ProofError("an Ed25519 key has 32 bytes")

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart: of SHA-256(name ‖ newline ‖ type ‖ key)."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([_TYPE[self.kind]]) + self.public).digest()[:_ID_BYTES]

    @property
    def words(self) -> str:
        """Whose key it is and which of theirs, for people."""
        return f"log {self.name}, key {self.id.hex()}"

    def encoded(self) -> str:
        """The key in one line: name+id+base64(type ‖ key)."""
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([_TYPE[self.kind]]) + self.public)}"

    @classmethod
    def decoded(cls, words: str) -> "Key":
        """The key that `encoded` wrote; raises `ProofError` where it is none."""
        name, _, rest = words.strip().partition("+")
        digits, _, body = rest.partition("+")
        data = _bytes_of(body)
        kinds = {number: kind for kind, number in _TYPE.items()}
        if not data or data[0] not in kinds:
            raise ProofError("this is no key that signs notes", where=words[:80])
        key = cls(name, data[1:], kinds[data[0]])
        if key.id.hex() != digits:
            raise ProofError("the key was copied wrongly: its id does not fit", where=words[:80])
        return key

    def cosigning(self) -> "Key":
        """The same key as one that countersigns."""
        return Key(self.name, self.public, "cosignature")


class Signature(msgspec.Struct, frozen=True):
    """One signature line."""

    name: str
    id: bytes
    data: bytes

    def line(self) -> str:
        """As it stands in the note."""
        return f"{_DASH}{self.name} {_base64(self.id + self.data)}\n"


class Note(msgspec.Struct, frozen=True):
    """Text that ends with a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def encoded(self) -> str:
        """The note as it is written."""
        return f"{self.text}\n{''.join(one.line() for one in self.signatures)}"

    def signed_by(self, key: Key) -> "Signature | None":
        """The signature of `key`, checked; None if there is none. Raises `ProofError` where one bears its name and id and does not hold."""
        for one in self.signatures:
            if (one.name, one.id) == (key.name, key.id):
                _check(self.text, one, key)
                return one
        return None

    def with_signatures(self, more: Iterable[Signature]) -> "Note":
        """The note with further signatures behind its own, each once."""
        return Note(self.text, tuple(dict.fromkeys((*self.signatures, *more))))


class Checkpoint(msgspec.Struct, frozen=True):
    """What a log says of itself: whose, how many leaves, under which root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


def private_key(seed: bytes) -> Ed25519PrivateKey:
    """The private key of 32 random bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_key(signer: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public key."""
    return signer.public_key().public_bytes_raw()


def sign(text: str, key: Key, signer: Signer) -> Signature:
    """`key`'s signature of `text`."""
    return Signature(key.name, key.id, signer.sign(text.encode()))


def cosign(text: str, key: Key, signer: Signer, time: int) -> Signature:
    """A countersignature of a checkpoint's `text`; `time` in seconds since 1970."""
    key = key.cosigning()
    return Signature(key.name, key.id, time.to_bytes(_TIME_BYTES, "big") + signer.sign(_cosigned(text, time)))


def time_of(signature: Signature) -> int | None:
    """The time of a cosignature; None for a plain signature."""
    return int.from_bytes(signature.data[:_TIME_BYTES], "big") if len(signature.data) == _TIME_BYTES + _SIGNATURE_BYTES else None


def read_note(words: str) -> Note:
    """The note written in `words`, nothing checked but its form. Raises `ProofError`."""
    head, blank, tail = words.rpartition("\n\n")
    if not blank or len(words) > MOST_BYTES or any(ord(char) < 32 and char != "\n" for char in words) or not tail.endswith("\n"):
        raise ProofError("this is no signed note", where=words[:40])
    lines = tail.splitlines()
    if len(lines) > MOST_SIGNATURES:
        raise ProofError(f"a note with more than {MOST_SIGNATURES} signatures is not read")
    return Note(head + "\n", tuple(_signature(line) for line in lines))


def _signature(line: str) -> Signature:
    name, _, body = line.removeprefix(_DASH).partition(" ")
    data = _bytes_of(body)
    if not line.startswith(_DASH) or not name or len(data) <= _ID_BYTES:
        raise ProofError("this is no signature line", where=line[:80])
    return Signature(name, data[:_ID_BYTES], data[_ID_BYTES:])


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint in a note's text. Raises `ProofError`."""
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0] or not lines[1].isascii() or not lines[1].isdigit() or (len(lines[1]) > 1 and lines[1][0] == "0"):
        raise ProofError("this is no checkpoint", where=text[:40])
    root = _bytes_of(lines[2])
    if len(root) != HASH_BYTES or len(lines[1]) > 18:
        raise ProofError("this is no checkpoint", where=text[:40])
    return Checkpoint(lines[0], int(lines[1]), root)


def opened(words: str, keys: Sequence[Key]) -> Checkpoint:
    """The checkpoint in `words`, signed by every key of `keys`. Raises `ProofError` where a signature is missing or wrong."""
    note = read_note(words)
    for key in keys:
        if note.signed_by(key) is None:
            raise ProofError(f"the checkpoint is not signed by {key.name}")
    return read_checkpoint(note.text)


def _check(text: str, signature: Signature, key: Key) -> None:
    data, message = signature.data, text.encode()
    if key.kind == "cosignature":
        time = int.from_bytes(data[:_TIME_BYTES], "big")
        data, message = data[_TIME_BYTES:], _cosigned(text, time)
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(data, message)
    except (InvalidSignature, ValueError) as error:
        raise ProofError(f"the {key.kind} of {key.name} does not hold") from error


def _cosigned(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes_of(words: str) -> bytes:
    try:
        return base64.b64decode(words, validate=True)
    except (binascii.Error, ValueError):
        return b""
