"""The tree is that of RFC 9162: the reference vectors of Certificate Transparency, and what must hold for any tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gavah.custody.tree import (
    EMPTY_ROOT,
    Frontier,
    ProofError,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
)

# The eight leaves, the roots and the proofs that the reference implementations of Certificate Transparency are tested with.
LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


def reference(size: int) -> list[bytes]:
    return [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]


def test_the_empty_tree_has_the_hash_of_nothing():
    assert root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" == EMPTY_ROOT.hex()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference(size):
    assert root_of(reference(size)).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_proofs_are_those_of_the_reference(index, size):
    path = inclusion_proof(index, reference(size))
    assert [one.hex() for one in path] == INCLUSION[index, size]
    check_inclusion(reference(size)[index], index, size, path, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("first", "second"), CONSISTENCY)
def test_consistency_proofs_are_those_of_the_reference(first, second):
    path = consistency_proof(first, reference(second))
    assert [one.hex() for one in path] == CONSISTENCY[first, second]
    check_consistency(first, second, bytes.fromhex(ROOTS[first - 1]), bytes.fromhex(ROOTS[second - 1]), path)


def rfc_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 9162, 2.1.1, written down as it stands there."""
    from hashlib import sha256

    if len(leaves) <= 1:
        return sha256(b"\x00" + leaves[0]).digest() if leaves else sha256(b"").digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha256(b"\x01" + rfc_root(leaves[:k]) + rfc_root(leaves[k:])).digest()


leaves_of = some.lists(some.binary(max_size=6), max_size=70)


@given(leaves_of, some.integers(0, 70))
def test_appending_in_any_batches_gives_the_root_of_the_definition(leaves, cut):
    edge = Frontier().extended(map(leaf_hash, leaves[:cut]))
    edge = Frontier.decoded(edge.size, edge.encoded()).extended(map(leaf_hash, leaves[cut:]))
    assert edge.root == rfc_root(leaves)
    assert edge.size == len(leaves)


@given(leaves_of.filter(len), some.data())
def test_every_leaf_is_proven_and_nothing_else_is(leaves, data):
    hashes = [leaf_hash(leaf) for leaf in leaves]
    root, index = root_of(hashes), data.draw(some.integers(0, len(leaves) - 1))
    path = inclusion_proof(index, hashes)
    check_inclusion(hashes[index], index, len(hashes), path, root)
    wrong = [
        (leaf_hash(b"another leaf"), index, path),
        (hashes[index], index, [*path, root]),
        (hashes[index], len(hashes), path),
        *([(hashes[index], index, path[:-1])] if path else []),
        *([(hashes[index], index, [bytes(32), *path[1:]])] if path else []),
    ]
    for leaf, at, proof in wrong:
        with pytest.raises(ProofError):
            check_inclusion(leaf, at, len(hashes), proof, root)


@given(leaves_of, some.data())
def test_growth_is_proven_and_a_rewritten_past_is_not(leaves, data):
    hashes = [leaf_hash(leaf) for leaf in leaves]
    first = data.draw(some.integers(0, len(hashes)))
    path = consistency_proof(first, hashes)
    old, new = root_of(hashes[:first]), root_of(hashes)
    check_consistency(first, len(hashes), old, new, path)
    if first:
        changed = data.draw(some.integers(0, first - 1))
        rewritten = [*hashes[:changed], leaf_hash(b"rewritten past"), *hashes[changed + 1 :]]
        with pytest.raises(ProofError):
            check_consistency(first, len(hashes), old, root_of(rewritten), consistency_proof(first, rewritten))
    with pytest.raises(ProofError):
        check_consistency(first, len(hashes), old, new, [*path, bytes(32)])
