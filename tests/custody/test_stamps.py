"""Timestamps go out and come back as files; what comes back is of this checkpoint or refused."""

import contextlib
import hashlib
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gavah.custody.stamps import _OTS_MAGIC, query, read_stamp
from gavah.custody.tree import ProofError

NOTE = b"f00d\n7\nAAAA\n\n\xe2\x80\x94 f00d BBBB\n"
OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed: nobody else reads the request here")
CONFIG = """
[req]
distinguished_name = who
x509_extensions = stamping
prompt = no
[who]
CN = Tamrin time authority
[stamping]
extendedKeyUsage = critical,timeStamping
basicConstraints = CA:FALSE
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/cert.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
certs = {folder}/cert.pem
"""


def openssl(*words, folder):
    return subprocess.run([OPENSSL, *map(str, words)], cwd=folder, capture_output=True, text=True, timeout=60, check=True)


@needs_openssl
def test_openssl_reads_the_request(tmp_path):
    (tmp_path / "request.tsq").write_bytes(query(NOTE, 2**63 + 5))
    said = openssl("ts", "-query", "-in", "request.tsq", "-text", folder=tmp_path).stdout
    assert "Hash Algorithm: sha256" in said
    assert "Nonce: 0x8000000000000005" in said
    assert "Certificate required: yes" in said
    digits = "".join(line.split(" - ")[1][:49].strip() for line in said.splitlines() if line.startswith("    00"))
    assert hashlib.sha256(NOTE).hexdigest() == digits.replace("-", "").replace(" ", "")[:64]


@needs_openssl
def test_an_answer_of_a_real_authority_is_read_and_is_of_these_bytes_only(tmp_path):
    (tmp_path / "c").write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "serial").write_text("01\n", encoding="utf-8")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-config", "c", folder=tmp_path)
    (tmp_path / "q.tsq").write_bytes(query(NOTE, 77))
    openssl("ts", "-reply", "-config", "c", "-queryfile", "q.tsq", "-out", "a.tsr", folder=tmp_path)
    answer = (tmp_path / "a.tsr").read_bytes()
    stamp = read_stamp(answer, NOTE)
    assert stamp.kind == "rfc3161"
    assert "seen at 2" in stamp.says[0]
    with pytest.raises(ProofError, match="other bytes"):
        read_stamp(answer, NOTE + b" ")
    for size in range(len(answer) // 2):
        with contextlib.suppress(ProofError):
            read_stamp(answer[:size], NOTE)
    (tmp_path / "q.tsq").write_bytes(query(NOTE, 77).replace(b"\x30", b"\x31", 1))
    refused = b"\x30\x05\x30\x03\x02\x01\x02"
    with pytest.raises(ProofError, match="status 2"):
        read_stamp(refused, NOTE)


def proof(data: bytes = NOTE) -> bytes:
    """append 'ab' → SHA-256 → (promised by a calendar | prepend 'cd' → block 123456)."""
    pending = b"\x00" + bytes.fromhex("83dfe30d2ef90c8e") + b"\x10" + b"\x0fhttps://tamrin."[:1] + b"https://tamrin."
    bitcoin = b"\x00" + bytes.fromhex("0588960d73d71901") + b"\x03" + bytes([0xC0, 0xC4, 0x07])
    return _OTS_MAGIC + b"\x01\x08" + hashlib.sha256(data).digest() + b"\xf0\x02ab\x08" + b"\xff" + pending + b"\xf1\x02cd" + bitcoin


def test_a_proof_from_elsewhere_says_which_block_must_hold_what():
    stamp = read_stamp(proof(), NOTE)
    inner = b"cd" + hashlib.sha256(hashlib.sha256(NOTE).digest() + b"ab").digest()
    assert stamp.kind == "ots"
    assert any(f"Bitcoin block 123456 has the Merkle root {inner[::-1].hex()}" in words for words in stamp.says)
    assert any("promised by https://tamrin." in words for words in stamp.says)
    with pytest.raises(ProofError, match="other bytes"):
        read_stamp(proof(), b"other")


@given(some.binary(max_size=200), some.integers(0, 200), some.booleans())
def test_no_bytes_whatever_make_the_reader_crash(noise, cut, in_ots):
    with contextlib.suppress(ProofError):
        read_stamp(proof()[: len(_OTS_MAGIC) + 34] + noise if in_ots else noise, NOTE)
    with contextlib.suppress(ProofError):
        read_stamp(proof()[:cut] + noise, NOTE)
