"""The key box: who opens it, what a slip or a flip does, how intake keys end, and recovery from paper."""

import shutil
from datetime import date, timedelta
from itertools import combinations

import pytest

from gavah.field.box import Recovery, damaged_copies, lock, new_box, renewed, unlock, unlock_by_recovery, without_expired
from gavah.field.paper import identity_from, joined, new_identity, recipient_of, shares
from gavah.model import CaseError, InputError

DAY = date(2071, 10, 1)
WORDS = "درخت بلند خاموش"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A locked box with one recovery key, and that key. Tests must not change it."""
    folder, identity = tmp_path_factory.mktemp("box"), new_identity()
    box = lock(folder, renewed(new_box([Recovery(recipient=recipient_of(identity))]), DAY), WORDS)
    return folder, box, identity


def test_the_passphrase_and_the_recovery_key_open_the_same_box(kept):
    folder, box, identity = kept
    assert unlock(folder, WORDS) == box
    recovered = unlock_by_recovery(folder, identity)
    assert (recovered.database, recovered.identity, recovered.intake) == (box.database, box.identity, box.intake)
    assert not list(damaged_copies(folder, box))


def test_a_wrong_passphrase_or_key_opens_nothing_and_leaves_no_trace(kept):
    folder, _, _ = kept
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(CaseError, match="does not open"):
        unlock(folder, "another")
    with pytest.raises(CaseError, match="opens no copy"):
        unlock_by_recovery(folder, new_identity())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()} == before


def test_a_flip_in_a_recovery_copy_is_seen_while_the_passphrase_still_works(kept, tmp_path):
    folder, box, _ = kept
    (tmp_path / "keys").mkdir()
    data = (folder / "keys" / "recovery-1.age").read_bytes()
    for at in range(0, len(data), 97):
        (tmp_path / "keys" / "recovery-1.age").write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert list(damaged_copies(tmp_path, box))


def test_an_intake_key_is_renewed_after_thirty_days_and_destroyed_after_sixty():
    box = renewed(new_box(), DAY)
    assert renewed(box, DAY + timedelta(days=30)) is box
    second = renewed(box, DAY + timedelta(days=31))
    assert len(second.intake) == 2
    assert second.card().newest.first == DAY + timedelta(days=31)
    assert without_expired(second, DAY + timedelta(days=59)) is second
    third = without_expired(second, DAY + timedelta(days=60))
    assert third.intake == second.intake[1:]
    assert len(renewed(third, DAY + timedelta(days=62)).intake) == 2


def test_at_no_time_does_a_desk_hold_more_than_two_key_periods_of_intake():
    box = new_box()
    for days in range(400):
        day = DAY + timedelta(days=days)
        box = renewed(box, day)
        assert min(key.offered.first for key in box.intake) > day - timedelta(days=60)
        assert len(box.intake) <= 2


def test_a_destroyed_key_is_in_no_file_of_the_box(kept, tmp_path):
    folder, box, identity = kept
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    later = lock(tmp_path, without_expired(box, DAY + timedelta(days=60)), WORDS)
    assert later.intake == ()
    assert unlock(tmp_path, WORDS).intake == unlock_by_recovery(tmp_path, identity).intake == ()
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {"passphrase.age", "recovery-1.age"}


def test_any_two_of_three_shares_give_the_key_back_and_one_does_not():
    identity = new_identity()
    made = shares(identity)
    for pair in combinations(made, 2):
        assert joined([share.upper() for share in pair]) == identity
    for few in (made[:1], [made[0], shares(new_identity())[1]], [made[0], made[1].replace(made[1].split()[5], "zero")], [made[0], "no words"]):
        with pytest.raises(InputError, match="give no key back"):
            joined(few)


def test_a_key_typed_from_paper_is_taken_with_blanks_and_refused_with_a_slip():
    identity = new_identity()
    typed = " ".join(identity[at : at + 4] for at in range(0, len(identity), 4)).lower()
    assert identity_from(typed) == identity
    with pytest.raises(InputError, match="no recovery key"):
        identity_from(identity[:-3] + ("Q" if identity[-3] != "Q" else "P") + identity[-2:])


def test_an_original_has_another_name_in_another_case():
    digest = "ab" * 32
    assert new_box().hidden_name(digest) != new_box().hidden_name(digest) != digest


def test_a_box_is_never_written_in_the_clear(kept):
    folder, box, _ = kept
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret in (box.database, bytes.fromhex(box.database), box.identity, box.name, box.intake[0].identity):
        assert (secret if isinstance(secret, bytes) else secret.encode()) not in held
