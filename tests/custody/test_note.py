"""Signed notes are those of C2SP: form, key ids, several signatures, and nothing that does not hold."""

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gavah.custody.note import Checkpoint, Key, Note, cosign, opened, private_key, public_key, read_checkpoint, read_note, sign, time_of
from gavah.custody.proofs import GrowthProof, LeafProof, read_growth_proof, read_leaf_proof
from gavah.custody.tree import ProofError, consistency_proof, inclusion_proof, leaf_hash, root_of

# The example of the signed-note specification (the key of Go's sumdb/note tests).
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def desk(name: str, seed: int):
    signer = private_key(bytes([seed]) * 32)
    return Key(name, public_key(signer)), signer


def test_the_example_of_the_specification_is_read_and_its_signature_holds():
    key = Key.decoded(PETER)
    assert key.encoded() == PETER
    note = read_note(NOTE)
    assert note.signed_by(key) is not None
    assert note.encoded() == NOTE


def test_a_changed_note_or_key_is_refused():
    key = Key.decoded(PETER)
    with pytest.raises(ProofError, match="does not hold"):
        read_note(NOTE.replace("answer", "Answer")).signed_by(key)
    with pytest.raises(ProofError, match="copied wrongly"):
        Key.decoded(PETER.replace("ARpc", "ARpd"))


def test_a_checkpoint_carries_the_desks_signature_and_another_desks_countersignature():
    (ours, signer), (theirs, other) = desk("f00d", 1), desk("beef", 2)
    point = Checkpoint("f00d", 7, bytes(range(32)))
    note = Note(point.text(), (sign(point.text(), ours, signer),))
    both = note.with_signatures([cosign(point.text(), theirs, other, 86_400 * 3)])
    words = both.encoded()
    assert opened(words, [ours, theirs.cosigning()]) == point
    assert [time_of(one) for one in read_note(words).signatures] == [None, 259_200]
    assert words.splitlines()[:3] == ["f00d", "7", base64.b64encode(bytes(range(32))).decode()]
    with pytest.raises(ProofError, match="not signed by beef"):
        opened(note.encoded(), [ours, theirs.cosigning()])
    later = both.signatures[1].data[:7] + b"\x01" + both.signatures[1].data[8:]
    forged = Note(both.text, (both.signatures[0], type(both.signatures[1])("beef", theirs.cosigning().id, later)))
    with pytest.raises(ProofError, match="does not hold"):
        opened(forged.encoded(), [theirs.cosigning()])


@pytest.mark.parametrize("words", ["", "a", "a\n\n", "a\n\nb\n", "a\n\n\u2014 x !!\n", "a\x01\n\n\u2014 x AAAAAAAA\n"])
def test_what_is_no_note_is_refused(words):
    with pytest.raises(ProofError):
        read_note(words)


@pytest.mark.parametrize(
    "text", ["o\n01\n" + "A" * 43 + "=\n", "o\n-1\nAAAA\n", "o\n1\nAAAA\n", "o\n٣\n" + "A" * 43 + "=\n", "\n1\n" + "A" * 43 + "=\n"]
)
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(ProofError):
        read_checkpoint(text)


@given(some.text(max_size=200))
def test_no_words_whatever_make_the_reader_crash(words):
    for read in (read_note, read_leaf_proof, read_growth_proof, Key.decoded, read_checkpoint):
        with contextlib.suppress(ProofError):
            read(words)


@given(some.integers(1, 40), some.data())
def test_a_proof_survives_its_file(size, data):
    key, signer = desk("f00d", 3)
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    point = Checkpoint("f00d", size, root_of(leaves))
    words = Note(point.text(), (sign(point.text(), key, signer),)).encoded()
    index, old = data.draw(some.integers(0, size - 1)), data.draw(some.integers(0, size))
    leaf = LeafProof(index, tuple(inclusion_proof(index, leaves)), words)
    growth = GrowthProof(old, tuple(consistency_proof(old, leaves)), words)
    assert read_leaf_proof(leaf.encoded()) == leaf
    assert read_growth_proof(growth.encoded()) == growth
    leaf.check(leaves[index], [key])
    growth.check(root_of(leaves[:old]), [key])
    with pytest.raises(ProofError):
        leaf.check(leaf_hash(b"another"), [key])
