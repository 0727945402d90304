"""Files under a passphrase: plain age both ways, the same lock on every machine, and each failure in its own words."""

import base64
import resource
import subprocess
import sys

import pyrage
import pytest

from gavah.field import passphrases
from gavah.field.passphrases import FACTOR, HIGHEST, WrongPassphrase, locked, opened, work_factor
from gavah.model import CaseError

WORDS = "درخت بلند خاموش"
LIGHT = 10


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_another_age_opens_what_is_locked_here_whatever_its_length(length):
    data = bytes(range(256)) * 800
    file = locked(data[:length], WORDS, factor=LIGHT)
    assert pyrage.passphrase.decrypt(file, WORDS) == opened(file, WORDS) == data[:length]


BUSY = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBhK0VzeEUvOW1tYnFGbkc2UGFQNDNRIDE0CmdGOWl4QzAwMUI3dm1kMHZKUVc0TGZtMjZ6bVVXd3QyTXk2Qkk4eGZ2VzQKLS0tIEVYb1Ft"
    "VzdvZnhrOFJoTFhVSHY5TllyYWdYTHRCb25wYnRFWTh2NnIzL0UKxv1PCgJvywhS7Y50aksUJhn9MxpQlK/lQsmLJtMRohn50lFtg5qb27SLQ/oiBkWF"
)
"""Locked by pyrage 1.4.0, one of sixteen at once on two cores: it chose 14 (the others 19)."""


def test_what_another_age_locked_is_opened_whatever_work_it_chose():
    assert (opened(BUSY, WORDS), work_factor(BUSY)) == (b"an older key box", 14)


def test_the_factor_is_the_same_however_busy_or_fast_the_machine_is():
    assert work_factor(locked(b"box", WORDS)) == FACTOR == 18


def test_a_wrong_passphrase_is_said_to_be_wrong():
    with pytest.raises(WrongPassphrase, match=r"does not open this file · type it again"):
        opened(locked(b"box", WORDS, factor=LIGHT), WORDS + " ")


def test_a_factor_beyond_reach_is_refused_at_once_and_not_blamed_on_the_passphrase():
    file = locked(b"box", WORDS, factor=LIGHT).replace(b" 10\n", b" %d\n" % (HIGHEST + 1), 1)
    with pytest.raises(CaseError, match=r"work factor of 23 \(8 GB of memory\).*Nothing is said about the passphrase.*recovery key") as refused:
        opened(file, WORDS)
    assert not isinstance(refused.value, WrongPassphrase)


def test_a_lack_of_memory_is_named_as_such_and_not_blamed_on_the_passphrase():
    tried = "from gavah.field.passphrases import locked\ntry: locked(b'box', 'words')\nexcept Exception as error: print(type(error).__name__, error)"
    few = 200 * 2**20
    run = subprocess.run(
        [sys.executable, "-c", tried],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (few, few)),
    )
    assert run.stdout.startswith("CaseError the lock takes 256 MB of memory")
    assert "ulimit" in run.stdout


@pytest.mark.parametrize("bit", [1, 2, 4])
def test_every_flip_of_a_bit_is_seen_wherever_it_is(bit):
    file = locked(b"box" * 40, WORDS, factor=LIGHT)
    for at in range(len(file)):
        with pytest.raises(CaseError):
            opened(file[:at] + bytes([file[at] ^ bit]) + file[at + 1 :], WORDS)


def test_a_damaged_file_is_not_blamed_on_a_right_passphrase():
    file = locked(b"box" * 40, WORDS, factor=LIGHT)
    with pytest.raises(CaseError, match="the passphrase is right, but the file is damaged"):
        opened(file[:-1] + bytes([file[-1] ^ 1]), WORDS)
    with pytest.raises(CaseError, match="the passphrase is right, but the file is damaged"):
        opened(file[:-20], WORDS)


def test_chunks_cannot_be_left_out_doubled_or_changed_about():
    file = locked(bytes(3 * 65_536), WORDS, factor=LIGHT)
    head = len(file) - 3 * (65_536 + 16)
    first, second, third = (file[head + at * 65_552 : head + (at + 1) * 65_552] for at in range(3))
    for chunks in ([first, second], [first, third], [second, first, third], [first, second, second, third], [first, second, third, third]):
        with pytest.raises(CaseError, match="damaged"):
            opened(file[:head] + b"".join(chunks), WORDS)


@pytest.mark.parametrize("file", [b"", b"words", pyrage.encrypt(b"box", [pyrage.x25519.Identity.generate().to_public()])])
def test_what_no_passphrase_opens_is_called_that(file):
    with pytest.raises(CaseError, match="no age file that a passphrase opens"):
        passphrases.opened(file, WORDS)
