"""Timestamps of a checkpoint by others, by file alone: RFC 3161 and OpenTimestamps. Nothing here opens a connection.

The stamped bytes are the checkpoint file as it was written; the request holds only their SHA-256. What comes back is read and compared with
that hash. Whether an authority's signature holds is for `openssl ts -verify` with the authority's certificate; whether a block has the root
named here is for anyone with a copy of the chain.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from gavah.custody import der
from gavah.custody.tree import ProofError

_OTS_MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
_OTS_SHA256, _APPEND, _PREPEND, _FORK, _ATTESTATION = 0x08, 0xF0, 0xF1, 0xFF, 0x00
_ONE_WAY = {0x02: "sha1", 0x03: "ripemd160", 0x08: "sha256"}
_BITCOIN, _PENDING = bytes.fromhex("0588960d73d71901"), bytes.fromhex("83dfe30d2ef90c8e")
MOST_BYTES, _MOST_STEPS, _MOST_MESSAGE, _DEEP = 1_000_000, 10_000, 4096, 200


class Stamp(msgspec.Struct, frozen=True):
    """What a timestamp says: `kind` rfc3161 or ots, and one sentence for each thing it says."""

    kind: str
    says: tuple[str, ...]


def query(data: bytes, nonce: int) -> bytes:
    """An RFC 3161 request (TimeStampReq, section 2.4.1) for `data`, asking for the certificate; `nonce` below 2⁶⁴."""
    imprint = der.put(der.SEQUENCE, der.put(der.SEQUENCE, der.put(der.OID, der.SHA256), der.put(der.NULL)), der.put(der.OCTETS, _sha256(data)))
    return der.put(der.SEQUENCE, der.integer(1), imprint, der.integer(nonce), der.put(der.BOOLEAN, b"\xff"))


def read_stamp(answer: bytes, data: bytes) -> Stamp:
    """What `answer`, an RFC 3161 response or an OpenTimestamps proof, says of `data`. Raises `ProofError` if it is of other bytes, or refuses."""
    if len(answer) > MOST_BYTES:
        raise ProofError("no timestamp is that large")
    if answer.startswith(_OTS_MAGIC):
        return Stamp("ots", tuple(_ots(answer, data)))
    return Stamp("rfc3161", (_response(answer, data),))


def stamp_body(size: int, said: Stamp, stamped: bytes, answer: bytes) -> dict[str, object]:
    """What the log says of a timestamp: of the checkpoint at how many entries, what it says, and the SHA-256 of both files."""
    files = {"stamped": _sha256(stamped).hex(), "answer": _sha256(answer).hex()}
    return {"size": size, "kind": said.kind, "says": list(said.says), **files}


def _response(answer: bytes, data: bytes) -> str:
    body = der.inner(answer, der.SEQUENCE)
    parts = list(der.elements(body))
    status = int.from_bytes(der.inner(parts[0][1], der.INTEGER), "big") if parts else -1
    if status not in (0, 1) or len(parts) < 2:
        raise ProofError(f"the authority did not stamp it (status {status})")
    signed = der.inner(parts[1][1], der.INSIDE, der.SEQUENCE)
    content = der.inner(signed, der.SEQUENCE)
    if der.inner(content, der.OID) != der.TST_INFO:
        raise ProofError("the answer holds no timestamp")
    info = list(der.elements(der.inner(content, der.INSIDE, der.OCTETS, der.SEQUENCE)))
    if len(info) < 5:
        raise ProofError("the timestamp lacks a part")
    imprint = info[2][1]
    if der.inner(imprint, der.SEQUENCE, der.OID) != der.SHA256 or der.inner(imprint, der.OCTETS) != _sha256(data):
        raise ProofError("the timestamp is of other bytes than this checkpoint")
    return f"an authority says: seen at {_time(info[4][1])} (UTC); its signature is for `openssl ts -verify`"


def _time(value: bytes) -> str:
    words = value.decode("ascii", "replace").removesuffix("Z").partition(".")[0]
    try:
        return datetime.strptime(words, "%Y%m%d%H%M%S").replace(tzinfo=UTC).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError as error:
        raise ProofError("the timestamp has no time") from error


def _ots(answer: bytes, data: bytes) -> Iterator[str]:
    reader = _Reader(answer, len(_OTS_MAGIC))
    if reader.number() != 1 or reader.byte() != _OTS_SHA256:
        raise ProofError("this proof is of a version or hash that is not read here")
    if reader.take(32) != _sha256(data):
        raise ProofError("the timestamp is of other bytes than this checkpoint")
    found = sorted(set(reader.attestations(_sha256(data), 0)))
    if not found:
        raise ProofError("the proof says nothing")
    yield from found


class _Reader:
    """An OpenTimestamps proof, read from the left."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at, self.steps = data, at, 0

    def take(self, size: int) -> bytes:
        part = self.data[self.at : self.at + size]
        if len(part) != size:
            raise ProofError("the proof is cut short")
        self.at += size
        return part

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if not byte & 128:
                return value
            if shift > 56:
                raise ProofError("the proof has a number without end")

    def words(self) -> bytes:
        size = self.number()
        if size > _MOST_MESSAGE * 2:
            raise ProofError("the proof has a part that is too long")
        return self.take(size)

    def attestations(self, message: bytes, depth: int) -> Iterator[str]:
        """What stands at the ends of the tree of operations over `message`."""
        if depth > _DEEP:
            raise ProofError("the proof is too deep")
        tag = self.byte()
        while tag == _FORK:
            yield from self._branch(self.byte(), message, depth)
            tag = self.byte()
        yield from self._branch(tag, message, depth)

    def _branch(self, tag: int, message: bytes, depth: int) -> Iterator[str]:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise ProofError("the proof has too many steps")
        if tag == _ATTESTATION:
            yield self._attestation(self.take(8), self.words(), message)
            return
        yield from self.attestations(self._applied(tag, message), depth + 1)

    def _applied(self, tag: int, message: bytes) -> bytes:
        if tag in (_APPEND, _PREPEND):
            more = self.words()
            made = message + more if tag == _APPEND else more + message
            if len(made) > _MOST_MESSAGE:
                raise ProofError("the proof has a message that is too long")
            return made
        if tag not in _ONE_WAY:
            raise ProofError(f"the proof has a step ({tag:#x}) that is not read here")
        try:
            return hashlib.new(_ONE_WAY[tag], message).digest()
        except ValueError as error:
            raise ProofError(f"this machine has no {_ONE_WAY[tag]}") from error

    def _attestation(self, kind: bytes, payload: bytes, message: bytes) -> str:
        inside = _Reader(payload, 0)
        if kind == _BITCOIN:
            return f"Bitcoin block {inside.number()} has the Merkle root {message[::-1].hex()}, if this holds: compare it with the chain"
        if kind == _PENDING:
            return f"promised by {inside.words().decode('utf-8', 'replace')}, not yet in any chain: let it be completed elsewhere"
        return "an attestation of a kind that is not read here"


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
