"""A sealed case from the command line: made, filled, asked, locked, recovered; and what lies on the disk."""

import json
import random
import sqlite3
import zipfile
from pathlib import Path

import pytest
from cli_world import DAY, call, really, reports_folder
from light_age import lighten

from gavah.field.box import new_box, renewed, unlock
from gavah.field.sealing import TEXT_MOST

WORDS = "six words that nobody else knows\n"
SECRET = "Twelve people were arrested at the Tamrin bridge in Rasht on October 2, 2071."
PERSIAN = "دوازده نفر کنار پل تمرین در رشت بازداشت شدند."


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A sealed case with reports and an opened packet, its passphrase file, recovery key and card. Tests must not change it."""
    home = tmp_path_factory.mktemp("sealed")
    (home / "words").write_text(WORDS, encoding="utf-8")
    (home / "text").write_text(f"{SECRET}\n{PERSIAN}", encoding="utf-8")
    (home / "photo.jpg").write_bytes(random.Random(1).randbytes(200_000))
    key = ("--passphrase-file", home / "words")
    case, words = home / "case", WORDS.strip()
    _done("new", "--sealed", "--case", case, *key, "--recovery-key-to", home / "paper", "--shares-to", home / "shares", "--desk", "Tamrin")
    _done("keys", "--case", case, *key, "card", "-o", home / "card")
    lighten(case, unlock(case, words), words)
    _done("run", _with_nested_archive(home / "reports"), "--case", case, *key, "--as-of", DAY)
    _done("seal", "--to", home / "card", "--text-file", home / "text", "-o", home / "in", home / "photo.jpg")
    _done("unseal", home / "in", "--constructed", "--case", case, *key)
    _done("read", "--case", case, *key)
    _done("link", "--case", case, *key)
    return home


def _done(*words: object) -> None:
    done = really(*words)
    assert done.returncode == 0, (words, done.stderr)


def _with_nested_archive(folder: Path) -> Path:
    """The constructed reports, and one more inside an archive inside an archive."""
    reports_folder(folder)
    with zipfile.ZipFile(folder / "inner.zip", "w") as inner:
        inner.writestr("nested.txt", "Nine people were killed in Karaj on October 5, 2071.")
    with zipfile.ZipFile(folder / "outer.zip", "w") as outer:
        outer.write(folder / "inner.zip", "inner.zip")
    (folder / "inner.zip").unlink()
    return folder


def key(home: Path) -> tuple[object, ...]:
    return ("--case", home / "case", "--passphrase-file", home / "words")


def test_a_sealed_case_answers_as_a_plain_one_does(home):
    asked = json.loads(call("ask", "arrested", "--json", *key(home)).stdout)
    assert asked["evidence"] >= 12
    assert call("verify", *key(home)).exit_code == 0


def test_no_byte_of_the_folder_holds_a_word_of_its_reports(home):
    from gavah.casefile import Case

    words = {word for line in (SECRET, PERSIAN, "Two prisoners executed Karaj Tabriz market arrested") for word in line.split() if len(word) > 4}
    files = [path for path in (home / "case").rglob("*") if path.is_file()]
    assert len(files) >= 4
    held = b"".join(path.read_bytes() for path in files) + "\n".join(str(path) for path in files).encode()
    for word in words:
        for spelling in (word.encode(), word.encode("utf-16-le"), word.lower().encode()):
            assert spelling not in held, word
    plain = b"".join(path.read_bytes() for path in (home / "reports").iterdir())
    assert any(word.encode() in plain for word in words)  # the same look finds them where they are not sealed
    assert Case.is_sealed(home / "case")
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(home / "case" / "case.db") as db:
        db.execute("SELECT * FROM report")


def test_no_original_is_named_after_its_hash(home):
    import hashlib

    digest = hashlib.sha256((home / "photo.jpg").read_bytes()).hexdigest()
    names = [path.name for path in (home / "case" / "blobs").rglob("*") if path.is_file()]
    assert len(names) == 1
    assert digest not in names


def test_a_wrong_passphrase_ends_one_and_says_so(home, tmp_path):
    (tmp_path / "wrong").write_text("six other words that do nothing", encoding="utf-8")
    done = call("reports", "--case", home / "case", "--passphrase-file", tmp_path / "wrong")
    assert done.exit_code == 1
    assert "does not open" in done.error.what
    assert call("reports", "--case", home / "case").exit_code == 1


@pytest.mark.parametrize("day", ["99", "yesterday"])
def test_a_day_that_is_none_is_not_sealed(home, tmp_path, day):
    done = call("seal", "--to", home / "card", "--text-file", home / "text", "-o", tmp_path / "in", "--day", day)
    assert (done.exit_code, "as coarse as you like" in done.stderr.replace("\n", " ")) == (2, True)
    assert not (tmp_path / "in").exists()


def test_doctor_names_the_work_of_the_lock_and_says_where_it_is_weak(home):
    said = " ".join(call("doctor", "--case", home / "case").stdout.split())
    assert "work factor 10, weaker than the 18 of today: gavah keys passphrase locks it anew" in said


def test_the_recovery_key_and_any_two_shares_open_it_with_a_new_passphrase(home, tmp_path):
    import shutil

    (tmp_path / "new").write_text("a new passphrase altogether", encoding="utf-8")
    papers = [[home / "paper"], [home / "shares" / "share-3.txt", home / "shares" / "share-1.txt"]]
    for number, paper in enumerate(papers):
        case = Path(shutil.copytree(home / "case", tmp_path / str(number)))
        assert call("keys", "--case", case, "recover", *paper, "--new-passphrase-file", tmp_path / "new").exit_code == 0
        assert call("reports", "--case", case, "--passphrase-file", home / "words").exit_code == 1
        assert call("verify", "--case", case, "--passphrase-file", tmp_path / "new").exit_code == 0
    one_share = call("keys", "--case", home / "case", "recover", home / "shares" / "share-2.txt", "--new-passphrase-file", tmp_path / "new")
    assert one_share.exit_code == 1


def test_a_sealed_case_without_any_recovery_needs_the_whole_sentence(home, tmp_path):
    made = ("new", "--sealed", "--passphrase-file", home / "words", "--case")
    assert "needs a recovery key" in call(*made, tmp_path / "a").error.what
    assert "not the sentence" in call(*made, tmp_path / "a", "--accept-loss", "yes").error.what
    assert not (tmp_path / "a" / "case.db").exists()
    assert call(*made, tmp_path / "a", "--accept-loss", "I accept the loss").exit_code == 0
    assert call(*made, tmp_path / "b", "--accept-loss", "از دست رفتن را می‌پذیرم").exit_code == 0
    assert call(*made, tmp_path / "c", "--recovery-key-to", tmp_path / "c" / "paper").exit_code == 1


def test_a_plain_case_refuses_packets_with_code_four(home, tmp_path):
    assert call("new", "--plain", "--case", tmp_path / "plain").exit_code == 0
    done = call("unseal", home / "in", "--case", tmp_path / "plain")
    assert done.exit_code == 4
    assert "plain" in done.error.what


def test_who_seals_for_one_desk_is_warned_and_for_long_ended_keys_refused(home, tmp_path):
    from datetime import date, timedelta

    from gavah.field.desks import offered, signed_card, written

    recipient = json.loads((home / "card").read_text(encoding="utf-8"))["keys"][0]["key"]
    for days, code, words in ((0, 0, "only one desk"), (40, 0, "get its new card"), (70, 0, "destroyed"), (125, 4, "more than 90 days")):
        card = signed_card("Tamrin Two", "", bytes(range(32)), (offered(recipient, date.today() - timedelta(days=days)),))
        (tmp_path / "old").write_bytes(written(card))
        done = call("seal", "--to", tmp_path / "old", "--text-file", home / "text", "-o", tmp_path / "out", width=400)
        assert done.exit_code == code
        assert words in (done.stderr if code == 0 else done.error.what)
    both = call("seal", "--to", tmp_path / "old", "--to", home / "card", "--text-file", home / "text", "-o", tmp_path / "out")
    assert both.exit_code == 4  # one desk of long ended keys is one too many


def test_a_long_text_goes_as_an_attachment_and_becomes_a_report_all_the_same(home, tmp_path):
    import shutil

    case = Path(shutil.copytree(home / "case", tmp_path / "case"))
    long = "Five people were injured in Tabriz on October 7, 2071. " * (TEXT_MOST // 50)
    (tmp_path / "text").write_text(long, encoding="utf-8")
    assert call("seal", "--to", home / "card", "--text-file", tmp_path / "text", "-o", tmp_path / "in").exit_code == 0
    done = json.loads(call("unseal", tmp_path / "in", "--constructed", "--json", "--case", case, "--passphrase-file", home / "words").stdout)
    assert (done["new"], done["attachments"], len(done["reports"])) == (1, 1, 1)


def test_what_the_keys_command_shows_holds_no_secret(home):
    shown = json.loads(call("keys", "--json", *key(home)).stdout)
    assert len(shown["words"].split()) == len(shown["words_fa"].split()) == 8
    assert [held["state"] for held in shown["intake"]] == ["live"]
    assert shown["recovery"] == ["key", "shares"]
    assert "SECRET" not in json.dumps(shown)
    words = call("keys", "words", home / "card").stdout
    assert shown["words"] in words
    assert shown["words_fa"].split()[0] in words


def test_a_key_that_has_run_out_is_shown_as_ended_and_the_next_card_offers_another(tmp_path):
    from datetime import date, timedelta

    from gavah.casefile import Case

    (tmp_path / "words").write_text(WORDS, encoding="utf-8")
    (tmp_path / "case" / "keys").mkdir(parents=True)
    box = renewed(new_box(), date.today() - timedelta(days=31))
    lighten(tmp_path / "case", box, WORDS.strip())
    Case.create(tmp_path / "case", day=date.today(), box=box).close()
    keys = ("keys", "--case", tmp_path / "case", "--passphrase-file", tmp_path / "words")
    assert [held["state"] for held in json.loads(call(*keys, "--json").stdout)["intake"]] == ["ended"]
    assert call(*keys, "card", "-o", tmp_path / "card").exit_code == 0
    given = json.loads((tmp_path / "card").read_text(encoding="utf-8"))["keys"]
    assert [key["first"] for key in given] == [str(date.today() - timedelta(days=31)), str(date.today())]


def test_the_first_command_after_its_days_destroys_an_intake_key_and_says_so(tmp_path):
    from datetime import date, timedelta

    from gavah.casefile import Case

    (tmp_path / "words").write_text(WORDS, encoding="utf-8")
    (tmp_path / "case" / "keys").mkdir(parents=True)
    box = renewed(new_box(), date.today() - timedelta(days=61))
    lighten(tmp_path / "case", box, WORDS.strip())
    Case.create(tmp_path / "case", day=date.today(), box=box).close()
    assert len(unlock(tmp_path / "case", WORDS.strip()).intake) == 1
    done = call("reports", "--case", tmp_path / "case", "--passphrase-file", tmp_path / "words", width=400)
    assert (done.exit_code, "destroyed" in done.stderr) == (0, True)
    left = unlock(tmp_path / "case", WORDS.strip())
    assert left.intake == ()
    lighten(tmp_path / "case", left, WORDS.strip())
    (tmp_path / "new").write_text("quite another passphrase", encoding="utf-8")
    changed = call(
        "keys", "--case", tmp_path / "case", "--passphrase-file", tmp_path / "words", "passphrase", "--new-passphrase-file", tmp_path / "new"
    )
    assert changed.exit_code == 0
    shown = call("keys", "--case", tmp_path / "case", "--passphrase-file", tmp_path / "new", "renew", "--desk", "Tamrin")
    assert (shown.exit_code, "(live)" in shown.stdout) == (0, True)
