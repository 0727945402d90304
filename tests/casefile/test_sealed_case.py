"""A flip of any bit of a sealed case is seen, and nothing in it can be read without its box."""

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from light_age import lighten

from gavah.casefile import Case
from gavah.field.box import Box, Recovery, lock, new_box, renewed, unlock
from gavah.field.paper import new_identity, recipient_of
from gavah.ingest.item import AddOptions
from gavah.ingest.veil import veiled_file
from gavah.model import CaseError, GavahError
from gavah.pipeline import add

DAY = date(2071, 10, 27)
FLIPS = 120
WORDS = "six quiet words"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Box]:
    """A sealed case with a small and a large original, and its box."""
    home = tmp_path_factory.mktemp("flips")
    (home / "in").mkdir()
    (home / "in" / "a.txt").write_text("Twelve people were arrested in Rasht on October 2, 2071.\n", encoding="utf-8")
    (home / "in" / "b.txt").write_text("Nothing happened in Tamrin street. " * 3000, encoding="utf-8")
    box = lock(home / "case", renewed(new_box([Recovery(recipient=recipient_of(new_identity()))]), DAY), WORDS)
    lighten(home / "case", box, WORDS)
    with Case.create(home / "case", day=DAY, box=box) as case:
        add(case, [home / "in"], options=AddOptions(constructed=True))
        assert case.count("report") == 2
    return home / "case", box


def differs(folder: Path, box: Box) -> bool:
    """Is anything seen to be wrong, by a clear word?"""
    try:
        with Case.open(folder, day=DAY, unlock=lambda _folder: box) as case:
            return bool(case.verify())
    except CaseError:
        return True


def test_a_flip_of_any_bit_of_database_originals_and_recovery_copies_is_seen(made, tmp_path):
    folder, box = made
    assert not differs(Path(shutil.copytree(folder, tmp_path / "whole")), box)
    files = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size and path.name != "passphrase.age"]
    assert {path.suffix for path in files} == {".db", ".age", ""}
    chance = random.Random(7)
    for number in range(FLIPS):
        path = chance.choice(files)
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data)) if number >= 40 else min(number * 4, len(data) - 1)  # heads too, not only bodies
        data[at] ^= 1 << chance.randrange(8)
        case = Path(shutil.copytree(folder, tmp_path / "case"))
        (case / path.relative_to(folder)).write_bytes(data)
        assert differs(case, box), (path.name, at)
        shutil.rmtree(case)


def test_a_flip_in_the_key_box_opens_nothing(made, tmp_path):
    folder, _ = made
    data = (folder / "keys" / "passphrase.age").read_bytes()
    (tmp_path / "keys").mkdir()
    for at in (0, 40, 70, len(data) - 1):
        (tmp_path / "keys" / "passphrase.age").write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(GavahError):
            unlock(tmp_path, WORDS)


def test_a_sealed_case_is_not_opened_without_a_box_nor_with_another(made):
    folder, _ = made
    with pytest.raises(CaseError, match="sealed"):
        Case.open(folder, day=DAY)
    with pytest.raises(CaseError, match="cannot be used"):
        Case.open(folder, day=DAY, unlock=lambda _folder: new_box())


def test_where_nothing_may_be_written_a_sealed_case_can_still_be_read(made, monkeypatch):
    folder, box = made
    monkeypatch.setattr("gavah.casefile.database._may_write", lambda _path: False)
    with Case.open(folder, day=DAY, unlock=lambda _folder: box) as case:
        assert case.read_only
        assert case.search("Rasht")


def test_temporary_files_of_a_sealed_case_show_no_word_on_the_disk(tmp_path):
    data = random.Random(3).randbytes(5) + b"a word of a report " * 200_000
    with veiled_file(str(tmp_path)) as file:
        file.write(data)
        file.flush()
        raw = file.raw._file
        raw.seek(0)
        held = raw.read()
        assert len(held) == len(data)
        assert b"report" not in held
        for at, count in ((0, 10), (17, 33), (len(data) - 5, 50), (1_000_001, 2_000_000)):
            file.seek(at)
            assert file.read(count) == data[at : at + count]
    assert not list(tmp_path.iterdir())
