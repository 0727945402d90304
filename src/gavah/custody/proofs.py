"""Proofs as plain files: C2SP tlog-proof for one leaf, and for consistency the lines a witness is asked with (tlog-witness).

c2sp.org/tlog-proof@v1        old 5
index 3                       base64 of a hash, a line each
base64 of a hash, a line each
                              (empty line)
(empty line)                  the later checkpoint, a signed note
the checkpoint, a signed note
"""

import base64
import binascii
from collections.abc import Sequence

import msgspec

from gavah.custody.note import Key, opened
from gavah.custody.tree import HASH_BYTES, ProofError, check_consistency, check_inclusion

_HEADER = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 64


class LeafProof(msgspec.Struct, frozen=True):
    """That a leaf stands at `index` of the tree of `checkpoint` (a signed note)."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str

    def encoded(self) -> str:
        """The file."""
        return f"{_HEADER}\nindex {self.index}\n{_lines(self.path)}\n{self.checkpoint}"

    def check(self, leaf: bytes, keys: Sequence[Key]) -> None:
        """Raise `ProofError` unless `leaf` (its hash) stands there, under a checkpoint that `keys` signed."""
        point = opened(self.checkpoint, keys)
        check_inclusion(leaf, self.index, point.size, self.path, point.root)


class GrowthProof(msgspec.Struct, frozen=True):
    """That the log of `checkpoint` (a signed note) begins with its first `old` leaves as they were."""

    old: int
    path: tuple[bytes, ...]
    checkpoint: str

    def encoded(self) -> str:
        """The file."""
        return f"old {self.old}\n{_lines(self.path)}\n{self.checkpoint}"

    def check(self, old_root: bytes, keys: Sequence[Key]) -> None:
        """Raise `ProofError` unless the log grew out of the tree of `old` leaves under `old_root`."""
        point = opened(self.checkpoint, keys)
        check_consistency(self.old, point.size, old_root, point.root, self.path)


def read_leaf_proof(words: str) -> LeafProof:
    """The proof in the words of its file. Raises `ProofError`."""
    head, body = words.split("\n\n", 1) if "\n\n" in words else ("", "")
    lines = [line for line in head.split("\n") if not line.startswith("extra ")]
    if len(lines) < 2 or lines[0] != _HEADER:
        raise ProofError("this is no proof of a leaf", where=words[:40])
    return LeafProof(_number(lines[1], "index"), _hashes(lines[2:]), body)


def read_growth_proof(words: str) -> GrowthProof:
    """The proof in the words of its file. Raises `ProofError`."""
    head, body = words.split("\n\n", 1) if "\n\n" in words else ("", "")
    lines = head.split("\n")
    return GrowthProof(_number(lines[0], "old"), _hashes(lines[1:]), body)


def _number(line: str, word: str) -> int:
    digits = line.removeprefix(f"{word} ")
    if not line.startswith(f"{word} ") or not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        raise ProofError(f"the proof lacks its line “{word} N”", where=line[:40])
    return int(digits)


def _lines(hashes: Sequence[bytes]) -> str:
    return "".join(f"{base64.b64encode(one).decode()}\n" for one in hashes)


def _hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    try:
        hashes = tuple(base64.b64decode(line, validate=True) for line in lines)
    except (binascii.Error, ValueError) as error:
        raise ProofError("a line of the proof is no hash") from error
    if len(hashes) > MOST_HASHES or any(len(one) != HASH_BYTES for one in hashes):
        raise ProofError("a line of the proof is no hash")
    return hashes
