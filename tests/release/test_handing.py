"""Exports leave the house like releases do: each is a line of the log, and is compared with all that left before."""

import csv
import hashlib
from datetime import date

import msgspec
import pytest

from gavah.casefile import ledger
from gavah.release import archive
from gavah.release.handing import hand_out
from gavah.release.make import make_release

AS_OF = date(2071, 11, 20)


def _claims(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("internal", [False, True])
def test_an_export_is_a_line_of_the_log_with_the_digest_of_its_file(case, tmp_path, internal):
    path = tmp_path / "x.csv"
    written = hand_out(case, "csv", path, as_of=AS_OF, internal=internal)
    ((entry, body),) = ledger.entries(case.db, kind="export")
    assert entry.on == "csv"
    assert msgspec.json.decode(body) == {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "rows": written, "internal": internal}


def test_what_left_by_export_is_remembered_by_the_next_release(case, tmp_path):
    hand_out(case, "csv", tmp_path / "x.csv", as_of=AS_OF, internal=False)
    hand_out(case, "hxl", tmp_path / "y.csv", as_of=AS_OF, internal=False)
    (cells,) = archive.left_before(case)
    assert len(_claims(tmp_path / "x.csv")) == sum(map(len, cells.values())) == 1
    make_release(case, tmp_path / "out", as_of=AS_OF)
    assert len(archive.left_before(case)) == 2


def test_an_internal_export_says_nothing_to_the_next(case, tmp_path):
    hand_out(case, "csv", tmp_path / "x.csv", as_of=AS_OF, internal=True)
    assert archive.left_before(case) == []
