"""Exchange, backup and erasure from the command line, by file alone."""

import json
import shutil
from datetime import date

import pytest
from cli_world import call

from gavah.casefile import Case
from gavah.field.paper import new_identity, recipient_of
from gavah.model import Decision, Report, content_id

DAY = "2071-10-23"
WORDS = "Seven people were arrested in Shiraz. Zarrintaj Tamrini was among them."


def make(folder, text=WORDS):
    import hashlib

    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=content_id("r", sha256), sha256=sha256, media_type="text/plain", source="tamrin-wire", text=text, constructed=True, found="a.txt"
    )
    with Case.create(folder, day=date(2071, 10, 23)) as case:
        case.add_reports([(report, text.encode())])
        case.decide(Decision(verb="grade", on="tamrin-wire", by="a", at=DAY, value="B"))
    return report.id


@pytest.fixture
def desks(tmp_path):
    make(tmp_path / "a")
    with Case.create(tmp_path / "b", day=date(2071, 10, 23)):
        pass
    for one, other in (("a", "b"), ("b", "a")):
        card = call("exchange", "card", case=tmp_path / other).stdout.strip()
        assert call("exchange", "meet", card, "--name", other, case=tmp_path / one).exit_code == 0
    return tmp_path


def test_a_file_goes_from_desk_to_desk_and_nowhere_else(desks):
    assert call("exchange", "out", "b", desks / "x.age", case=desks / "a").exit_code == 0
    assert b"Shiraz" not in (desks / "x.age").read_bytes()
    assert call("exchange", "in", desks / "x.age", case=desks / "a").exit_code == 1
    came = json.loads(call("exchange", "in", desks / "x.age", "--json", case=desks / "b").stdout)
    assert (came["reports"], came["forked"]) == (1, [])
    assert "Shiraz" in call("reports", "--json", case=desks / "b").stdout
    again = json.loads(call("exchange", "in", desks / "x.age", "--json", case=desks / "b").stdout)
    assert (again["entries"], again["reports"]) == (0, 0)
    assert call("verify", case=desks / "b").exit_code == 0
    digests = [call("verify", "--digest", case=desks / name).stdout.split()[0] for name in "ab"]
    assert digests[0] == digests[1]
    assert call("exchange", "peers", case=desks / "b").stdout.split()[1] != "0"
    assert call("exchange", "forks", case=desks / "b").stdout == ""


def test_a_backup_says_nothing_and_comes_back_whole(desks):
    (desks / "words").write_text("seven random tamrin words\n", encoding="utf-8")
    (desks / "other").write_text("seven other words\n", encoding="utf-8")
    assert call("backup", desks / "k.age", "--backup-passphrase-file", desks / "words", case=desks / "a").exit_code == 0
    assert b"Shiraz" not in (desks / "k.age").read_bytes()
    before = call("verify", "--digest", case=desks / "a").stdout
    shutil.rmtree(desks / "a")
    assert call("restore", desks / "k.age", "--backup-passphrase-file", desks / "other", case=desks / "a").exit_code == 1
    assert not (desks / "a").exists()
    done = call("restore", desks / "k.age", "--backup-passphrase-file", desks / "words", case=desks / "a")
    assert done.exit_code == 0, done.output
    assert call("verify", "--digest", case=desks / "a").stdout == before
    assert (desks / "a" / "keys" / "log.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "words",
    [
        ("release",),
        ("export", "csv", "-o"),
        ("export", "csv", "--internal", "--yes", "-o"),
        ("backup", "--backup-passphrase-file", "words"),
        ("log", "export"),
        ("log", "checkpoint", "-o"),
        ("log", "stamp", "--out"),
        ("keys", "card", "-o"),
        ("keys", "page", "card", "-o"),
        ("exchange", "out", "b"),
    ],
)
@pytest.mark.parametrize("place", ["a/out", "a/keys/deep/out", "link/out"])
def test_nothing_that_leaves_is_written_into_the_case(desks, monkeypatch, words, place):
    monkeypatch.chdir(desks)
    (desks / "words").write_text("six words\n", encoding="utf-8")
    (desks / "link").symlink_to(desks / "a")
    done = call(*words, place, case=desks / "a")
    assert (done.exit_code, done.error.remedy) == (4, f"name a place beside {desks / 'a'}")
    assert not [path for path in desks.rglob("*") if path.name.startswith((".", "out", "INTERNAL", "deep"))]


def test_no_folder_is_replaced_in_which_the_case_lies(desks):
    assert call("release", desks, case=desks / "a").error.what == "the case lies in this folder, which would be replaced"


def test_a_damaged_backup_leaves_nothing_behind(desks):
    identity = new_identity()
    (desks / "key").write_text(f"{identity}\n", encoding="utf-8")
    call("backup", desks / "k.age", "--to", recipient_of(identity), case=desks / "a")
    whole = (desks / "k.age").read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:-1], whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:]):
        (desks / "k.age").write_bytes(damaged)
        done = call("restore", desks / "k.age", "--identity-file", desks / "key", case=desks / "new")
        assert done.exit_code == 1, done.output
        assert not list(desks.glob("new*"))
    (desks / "k.age").write_bytes(whole)
    assert call("restore", desks / "k.age", "--identity-file", desks / "key", case=desks / "new").exit_code == 0


def test_an_erasure_from_the_command_line_asks_and_leaves_no_word(desks):
    from cli_world import really

    (report,) = [json.loads(line)["id"] for line in call("reports", "--json", case=desks / "a").stdout.splitlines()]
    assert call("erase", report, case=desks / "a").exit_code == 2
    assert really("erase", report, "--reason", "other", "--case", desks / "a", stdin=-3).returncode == 130
    done = call("erase", report, "--reason", "consent-withdrawn", "--yes", "--json", case=desks / "a")
    assert json.loads(done.stdout)["reports"] == [report]
    assert not any(b"Zarrintaj" in path.read_bytes() for path in (desks / "a").rglob("*") if path.is_file())
    assert call("verify", case=desks / "a").exit_code == 0
    assert call("erase", "--overdue", case=desks / "a").stdout == ""
