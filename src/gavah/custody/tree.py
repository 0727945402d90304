"""The Merkle tree of RFC 9162, section 2.1: SHA-256, leaves prefixed with 0x00 and nodes with 0x01.

A `Frontier` is all that appending needs: the roots of the complete subtrees at the tree's right edge, largest first, one for each bit of
its size. Proofs are made from the leaf hashes.
"""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from gavah.model import GavahError

HASH_BYTES = 32
_LEAF, _NODE = b"\x00", b"\x01"
EMPTY_ROOT = hashlib.sha256(b"").digest()


class ProofError(GavahError):
    """A proof, checkpoint or signature that does not hold."""

    exit_code = 3


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds `data`."""
    return hashlib.sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of the node over two subtrees."""
    return hashlib.sha256(_NODE + left + right).digest()


class Frontier(msgspec.Struct, frozen=True):
    """The right edge of a tree of `size` leaves: as many hashes as `size` has bits set, of its largest complete subtree first."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count() or any(len(one) != HASH_BYTES for one in self.hashes):
            raise ProofError(f"this is no right edge of a tree of {self.size} leaves")

    def extended(self, leaves: Iterable[bytes]) -> "Frontier":
        """The edge after `leaves` (hashes) were appended: one node hash a leaf in the long run, made level by level."""
        row, waiting, bits = list(leaves), list(self.hashes), self.size
        size, edge, sha256 = self.size + len(row), [], hashlib.sha256
        while row or bits:
            if bits & 1:
                row.insert(0, waiting.pop())
            if len(row) & 1:
                edge.append(row.pop())
            pairs = iter(row)
            row = [sha256(_NODE + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
            bits >>= 1
        return Frontier(size, tuple(reversed(edge)))

    @property
    def root(self) -> bytes:
        """The hash of the whole tree."""
        return _folded(self.hashes) if self.hashes else EMPTY_ROOT

    def encoded(self) -> bytes:
        """The hashes one after the other; the size says how many there are."""
        return b"".join(self.hashes)

    @classmethod
    def decoded(cls, size: int, data: bytes) -> "Frontier":
        """The edge that `encoded` wrote."""
        return cls(size, tuple(data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)))


def _folded(hashes: Sequence[bytes]) -> bytes:
    """The root over subtrees, the last two joined first."""
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    return Frontier().extended(leaves).root


def _split(size: int) -> int:
    """The largest power of two below `size` (two at least)."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The audit path of leaf `index` in the tree over `leaves` (hashes), nearest node first (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise ProofError(f"a tree of {len(leaves)} leaves has no leaf {index}")
    start, end, path = 0, len(leaves), []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(root_of(leaves[middle:end]))
            end = middle
        else:
            path.append(root_of(leaves[start:middle]))
            start = middle
    return path[::-1]


def check_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Raise `ProofError` unless `path` shows `leaf` at `index` of the tree of `size` leaves with `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise ProofError(f"a tree of {size} leaves has no leaf {index}")
    first, last, made = index, size - 1, leaf
    for beside in path:
        if last == 0:
            raise ProofError("the proof is too long")
        if first & 1 or first == last:
            made = node_hash(beside, made)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            made = node_hash(made, beside)
        first, last = first >> 1, last >> 1
    if last:
        raise ProofError("the proof is too short")
    if made != root:
        raise ProofError(f"the proof leads from leaf {index} to another root")


def consistency_proof(first: int, leaves: Sequence[bytes]) -> list[bytes]:
    """What shows that the tree over `leaves` begins with its own first `first` leaves (RFC 9162, 2.1.4.1)."""
    if not 0 <= first <= len(leaves):
        raise ProofError(f"a tree of {len(leaves)} leaves never had {first}")
    if first in (0, len(leaves)):
        return []
    start, end, path, whole = 0, len(leaves), [], True
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            path.append(root_of(leaves[middle:end]))
            end = middle
        else:
            path.append(root_of(leaves[start:middle]))
            start, whole = middle, False
    if not whole:
        path.append(root_of(leaves[start:end]))
    return path[::-1]


def check_consistency(first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]) -> None:
    """Raise `ProofError` unless `path` shows that the tree of `second` leaves begins with the one of `first` (RFC 9162, 2.1.4.2)."""
    if not 0 <= first <= second:
        raise ProofError(f"a tree of {second} leaves cannot begin with one of {first}")
    if first in (0, second):
        trivial = not path and (first_root == EMPTY_ROOT if first == 0 else first_root == second_root)
        if not trivial:
            raise ProofError("the two checkpoints are not of one log")
        return
    rest = list(path)
    if first & (first - 1) == 0:
        rest.insert(0, first_root)
    if not rest:
        raise ProofError("the proof is too short")
    left, right = first - 1, second - 1
    while left & 1:
        left, right = left >> 1, right >> 1
    old = new = rest[0]
    for beside in rest[1:]:
        if right == 0:
            raise ProofError("the proof is too long")
        if left & 1 or left == right:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while left and not left & 1:
                left, right = left >> 1, right >> 1
        else:
            new = node_hash(new, beside)
        left, right = left >> 1, right >> 1
    if right:
        raise ProofError("the proof is too short")
    if old != first_root or new != second_root:
        raise ProofError("the two checkpoints are not of one log")
