"""`verify` sees what was changed behind the case's back, wherever it was changed."""

import hashlib
import sqlite3
import subprocess
import sys
from datetime import date

import pytest

from gavah.casefile import Case, alone, spots
from gavah.model import Decision, Report, Span, content_id, make_claim

DAY = date(2071, 10, 23)
OPEN = "DROP TRIGGER entry_never_changes"
TEXT = "At least 24 people were killed in Rasht, the group said. " * 3
LONG = "Seven people were arrested in Shiraz. " + "x" * 70_000


def report_of(text: str) -> tuple[Report, bytes]:
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    name = content_id("r", sha256)
    return Report(id=name, sha256=sha256, media_type="text/plain", source="tamrin-wire", text=text, found="a.txt", constructed=True), data


@pytest.fixture
def folder(tmp_path):
    with Case.create(tmp_path / "case", day=DAY) as case:
        received = [report_of(TEXT), report_of(LONG)]
        case.add_reports(received)
        report = received[0][0]
        claim = make_claim(report=report.id, kind="event", type="arrest", spans=(Span(report, 0, 20),))
        run = case.start_run("read", {"reader": "r 1"})
        case.add_claims([(report, [claim])], reader="r 1", run=run)
        case.end_run(run, [claim.id])
        case.decide(Decision(verb="reject", on="c-1", by="a", at="2071-10-23"))
        assert case.verify() == []
    return tmp_path / "case"


def verified(folder) -> list[str]:
    with Case.open(folder, day=DAY) as case:
        return case.verify()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE blob SET bytes = replace(bytes, '24', '25') WHERE bytes IS NOT NULL", "not what it was"),
        ("UPDATE report SET text = replace(text, 'Rasht', 'Resht')", "text of report"),
        ("UPDATE report SET text = replace(text, '24', '42')", "text of report"),
        ("UPDATE report SET published = '2071-01-01'", "columns of report"),
        ("UPDATE report SET body = replace(body, '\"constructed\"', '\"xonstructed\"')", "names that no report has"),
        ("UPDATE claim SET body = replace(body, '\"recipient\"', '\"Recipient\"')", "names that no claim has"),
        ("UPDATE report SET body = replace(body, 'text/plain', 'Iext/plain')", "not described as it was added"),
        ('UPDATE report SET body = replace(body, \'"notes":[]\', \'"notes":["x"]\')', "not described as it was added"),
        ("DROP INDEX report_source", "report_source of the database"),
        ("UPDATE found SET place = 'elsewhere.txt'", "not found where it says"),
        ("UPDATE reading SET report = 'r-none'", "not here"),
        ("UPDATE reading SET run = 7", "run 7 is none of the reader"),
        ("UPDATE reading SET reader = 'gavah-rules 9'", "none of the reader gavah-rules 9"),
        ("UPDATE run SET day = '2071-01-01' WHERE id = 1", "run 1 is not"),
        ("UPDATE run SET id = 99 WHERE id = 1", "run 99 is not"),
        ("INSERT INTO overridden (name) VALUES ('x')", "overridden"),
        ("UPDATE meta SET value = '2071-10-24' WHERE key = 'created'", "first entry"),
        ("UPDATE report SET source = 'tamrin-state'", "columns of report"),
        ("UPDATE claim SET body = replace(body, 'arrest', 'riot')", "not what its id says"),
        ("UPDATE claim SET measure = 'dead'", "columns of claim"),
        ("UPDATE claim SET place = '/IR/'", "columns of claim"),
        ("DELETE FROM report WHERE seq = 2", "is gone"),
        ("DELETE FROM blob WHERE bytes IS NULL", "no original"),
        ("UPDATE entry_body SET body = '{}' WHERE seq = 1", "body of entry 1"),
        ("UPDATE report SET body = '{' WHERE seq = 1", "no further"),
        ("DROP TRIGGER entry_never_goes; DELETE FROM entry WHERE seq = 1", "entry 1 is missing"),
        ("DROP TRIGGER entry_never_changes; UPDATE entry SET line = replace(line, 'local', 'other') || ' ' WHERE seq = 1", "canonical"),
    ],
)
def test_a_change_in_the_database_is_found(folder, change, found):
    with sqlite3.connect(folder / "case.db") as db:
        db.executescript(change)
    db.close()
    assert any(found in words for words in verified(folder))


def test_a_missing_original_is_found(folder):
    (file,) = [path for path in (folder / "blobs").rglob("*") if path.is_file()]
    file.unlink()
    assert any("cannot be read" in words for words in verified(folder))


@pytest.mark.parametrize("words", [b"24 people were killed", b"sha256", b"tamrin-wire", b"Seven people"])
def test_a_byte_flipped_anywhere_in_the_file_ends_verify_with_3(folder, words):
    path = folder / "case.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    data = bytearray(path.read_bytes())
    places = [at for at in range(len(data)) if data.startswith(words, at)]
    assert places
    for at in places[:4]:
        flipped = bytearray(data)
        flipped[at + 1] ^= 0x04
        path.write_bytes(flipped)
        with Case.open(folder, day=DAY) as case:
            changed = case.verify()
        if changed:
            done = subprocess.run([sys.executable, "-m", "gavah.cli.main", "verify", "--case", folder], capture_output=True, text=True)
            assert (done.returncode, done.stdout.splitlines()) == (3, changed)
            return
    raise AssertionError(f"no flip in {words!r} was found")


def test_a_page_of_rubbish_is_a_difference_and_no_crash(folder):
    path = folder / "case.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xaa" * 4096
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-m", "gavah.cli.main", "verify", "--case", folder], capture_output=True, text=True)
    assert done.returncode in (1, 3)
    assert "Traceback" not in done.stderr
    assert done.stdout or "case.db" in done.stderr


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            "DROP TRIGGER entry_never_changes; UPDATE entry SET line = replace(line, 'reject', 'accept'), kind = 'decisiom' WHERE kind = 'decision'",
            "columns of",
        ),
        (
            "DROP TRIGGER entry_never_changes; UPDATE entry SET line = CAST(replace(line, '2071', '2072') AS BLOB) WHERE seq = 2",
            "entry 2 is not the one whose leaf",
        ),
        ("UPDATE leaf_page SET hashes = zeroblob(length(hashes))", "entry 0 is not the one whose leaf"),
        ("DELETE FROM leaf_page", "leaves"),
        ("UPDATE tree SET edge = zeroblob(length(edge))", "right edge"),
        ("UPDATE tree SET note = replace(note, '4', '5')", "checkpoint"),
        ("DROP TRIGGER entry_never_goes; DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)", "leaves for"),
        ("DELETE FROM entry_body WHERE seq = 2", "no erasure says so"),
        ("UPDATE meta SET value = replace(value, '+', '+0') WHERE key = 'log_key'", "further"),
    ],
)
def test_a_change_in_the_log_is_found(folder, change, found):
    with sqlite3.connect(folder / "case.db") as db:
        db.executescript(change)
    db.close()
    assert any(found in words for words in verified(folder)), verified(folder)


def test_a_changed_entry_is_named_and_a_byte_in_it_too(folder):
    with sqlite3.connect(folder / "case.db") as db:
        db.executescript("DROP TRIGGER entry_never_changes; UPDATE entry SET line = CAST(' ' || line AS BLOB) WHERE seq = 1")
    db.close()
    assert "entry 1 is not in canonical form from byte 0 on" in verified(folder)


def test_a_case_from_before_custody_gets_its_key_and_tree_when_it_is_opened(folder):
    with sqlite3.connect(folder / "case.db") as db:
        tables = ("leaf_page", "tree", "checkpoint", "stamp", "peer", "peer_entry", "peer_body", "fork", "erased")
        db.executescript("".join(f"DROP TABLE {table};" for table in tables))
        db.executescript("ALTER TABLE figure DROP COLUMN digest")
        db.executescript("DELETE FROM meta WHERE key = 'log_key'; DELETE FROM migration WHERE number IN (30, 85, 86)")
        db.executescript("DROP INDEX entry_added; DROP INDEX entry_media_added; DROP INDEX report_private; DROP INDEX packet_set_day")
    db.close()
    (folder / "keys" / "log.key").unlink()
    with Case.open(folder, day=DAY) as case:
        assert [entry.kind for entry in case.entries()][-1] == "key"
        assert case.verify() == []


def test_rows_that_were_computed_once_are_still_those(folder):
    with Case.open(folder, day=DAY) as case:
        with case.writing():
            spots.fill(case.db)
        alone.fill(case.db)
        assert case.verify() == []
        case.db.execute("INSERT INTO spot_type (id, type) VALUES (99, 'arrest')")
        assert any("spot" in words for words in case.verify())
        with case.writing():
            spots.fill(case.db)
        assert case.verify() == []


def test_a_blank_of_the_schema_that_is_another_is_found(folder):
    db = sqlite3.connect(folder / "case.db")
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET sql = replace(sql, 'WITHOUT ROWID', 'WITHOUT' || char(13) || 'ROWID') WHERE name = 'source'")
    db.commit()
    db.close()
    assert verified(folder) == ["source of the database is not made as this program makes it"]


def test_a_report_made_private_later_is_as_it_was_added(folder):
    with Case.open(folder, day=DAY) as case:
        case.keep_private(next(iter(case.reports)).id)
        assert case.verify() == []
