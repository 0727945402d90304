"""The log's proofs from the command line: what one desk gives, another checks, by this program and without it."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from datetime import date

import pytest
from cli_world import call

from gavah.casefile import Case
from gavah.casefile.ledger import Draft
from gavah.model import Decision

DAY = date(2071, 10, 23)


def grown(case: Case, more: int) -> None:
    for n in range(more):
        case.decide(Decision(verb="grade", on=f"tamrin-{n}", by="a", at="2071-10-23", value="B"))


@pytest.fixture
def desks(tmp_path):
    for name in ("a", "b"):
        with Case.create(tmp_path / name, day=DAY) as case:
            grown(case, 5)
    return tmp_path


def key_of(folder) -> str:
    return call("log", "key", case=folder).stdout.strip()


def given(folder, file) -> None:
    assert call("log", "checkpoint", "-o", file, "--as-of", "2071-10-23", case=folder).exit_code == 0


def refused(*words, case=None) -> str:
    done = call(*words, case=case)
    assert done.exit_code == 3, done.output
    return str(done.error)


def test_the_case_may_be_named_before_or_behind_the_command_of_a_group(desks):
    said = {call("log", "--case", desks / "a", "key").stdout, call("log", "key", "--case", desks / "a").stdout}
    assert said == {key_of(desks / "a") + "\n"}
    assert call("log", "--case", desks / "b", "key", case=desks / "a").stdout == key_of(desks / "b") + "\n"


def test_an_exported_log_verifies_and_no_changed_byte_of_it_does(desks):
    assert call("log", "export", desks / "x", case=desks / "a").exit_code == 0
    assert call("verify", desks / "x", "--key", key_of(desks / "a")).exit_code == 0
    assert call("verify", desks / "x", "--key", key_of(desks / "b")).exit_code == 3
    for path in sorted(path for path in (desks / "x").rglob("*") if path.is_file()):
        whole = path.read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 12)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert call("verify", desks / "x").exit_code == 3, (path.name, at)
        path.write_bytes(whole)
    assert call("verify", desks / "x").exit_code == 0


@pytest.mark.skipif(not (shutil.which("openssl") and shutil.which("sha256sum")), reason="openssl and sha256sum are the sceptic's tools")
def test_a_sceptic_needs_sha256sum_and_openssl_alone(desks):
    call("log", "export", desks / "x", case=desks / "a")
    hand = r"""
    n=0
    while IFS= read -r line; do
      n=$((n + 1))
      leaf=$( (printf '\000'; printf '%s' "$line") | sha256sum | cut -d' ' -f1)
      [ "$leaf" = "$(sed -n "${n}p" leaves.txt)" ] || exit 9
    done < entries.jsonl
    [ "$n" = "$(sed -n 2p signed.txt)" ] || exit 8
    openssl pkeyutl -verify -rawin -pubin -inkey key.pem -sigfile signature.bin -in signed.txt
    """
    done = subprocess.run(["sh", "-c", hand], cwd=desks / "x", capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "Signature Verified Successfully"), done.stderr


def test_a_proof_of_an_entry_needs_no_case_and_holds_for_no_other(desks):
    assert call("log", "prove", "tamrin-2", "-o", desks / "p", case=desks / "a").exit_code == 0
    call("log", "export", desks / "x", case=desks / "a")
    lines = (desks / "x" / "entries.jsonl").read_bytes().splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if json.loads(line)["on"] == "tamrin-2")
    (desks / "line").write_bytes(lines[number])
    (desks / "other").write_bytes(lines[number + 1])
    assert call("log", "check", desks / "p", "--key", key_of(desks / "a"), "--entry", desks / "line").exit_code == 0
    refused("log", "check", desks / "p", "--key", key_of(desks / "a"), "--entry", desks / "other")
    refused("log", "check", desks / "p", "--key", key_of(desks / "b"), "--entry", desks / "line")


def test_growth_is_proven_to_whoever_kept_an_earlier_checkpoint(desks):
    given(desks / "a", desks / "old")
    with Case.open(desks / "a", day=DAY) as case:
        grown(case, 30)
    call("log", "prove", "--from", "6", "-o", desks / "p", case=desks / "a")
    assert call("log", "check", desks / "p", "--key", key_of(desks / "a"), "--old", desks / "old").exit_code == 0
    assert call("verify", "--checkpoint", desks / "old", case=desks / "a").exit_code == 0
    assert call("verify", "--key", key_of(desks / "b"), case=desks / "a").exit_code == 3


def test_another_desk_countersigns_what_only_grew_and_the_signature_comes_home(desks):
    key = key_of(desks / "a")
    given(desks / "a", desks / "one")
    signed = call("log", "countersign", desks / "one", "--key", key, "-o", desks / "signed", "--as-of", "2071-10-23", case=desks / "b")
    assert signed.exit_code == 0
    home = call("log", "checkpoint", "--add", desks / "signed", "--by", key_of(desks / "b"), case=desks / "a")
    assert home.exit_code == 0, home.output
    assert (desks / "signed").read_text().count("\u2014 ") == 2
    with Case.open(desks / "a", day=DAY) as case:
        grown(case, 3)
        assert [entry.kind for entry in case.entries()].count("countersigned") == 1
    given(desks / "a", desks / "two")
    assert "missing" in refused("log", "countersign", desks / "two", "--key", key, case=desks / "b")
    call("log", "prove", "--from", "6", "-o", desks / "growth", case=desks / "a")
    assert (
        call("log", "countersign", desks / "two", "--key", key, "--proof", desks / "growth", "-o", desks / "again", case=desks / "b").exit_code == 0
    )
    assert call("verify", case=desks / "a").exit_code == 0
    assert call("verify", case=desks / "b").exit_code == 0
    with Case.open(desks / "b", day=DAY) as case:
        bodies = [json.loads(body) for (body,) in case.db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'countersign'")]
    assert [body["size"] for body in bodies] == [6, 10]


def test_a_log_rewritten_as_a_whole_with_its_own_key_is_seen_by_whoever_kept_a_checkpoint(desks):
    given(desks / "a", desks / "kept")
    with Case.open(desks / "a", day=DAY) as case:
        with case.writing():
            for table in ("leaf_page", "tree", "checkpoint"):
                case.db.execute(f"DELETE FROM {table}")
            (guard,) = case.db.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_never_goes'").fetchone()
            case.db.execute("DROP TRIGGER entry_never_goes")
            case.db.execute("DELETE FROM entry WHERE seq > 0")
            case.db.execute(guard)  # verify would see that it is gone
            case.db.execute("DELETE FROM entry_body WHERE seq > 0")
            from gavah.casefile import judgements
            from gavah.casefile.ledger import complete_tree

            judgements.fill(case.db)
            complete_tree(case.db, case.origin, case.desk.note_of)
            case.append([Draft(kind="source", on="tamrin-0", body={"id": "tamrin-0", "name": f"Tamrin {n}"}) for n in range(7)])
        assert case.verify() == []
    found = call("verify", "--checkpoint", desks / "kept", case=desks / "a")
    assert (found.exit_code, "rewritten" in found.stdout) == (3, True)
    assert "not of this log as it stands" in refused("log", "checkpoint", "--add", desks / "kept", case=desks / "a")


def _stamped(file, answer):
    """An OpenTimestamps proof that a block holds `file`."""
    magic = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
    block = b"\x00" + bytes.fromhex("0588960d73d71901") + b"\x01\x07"
    answer.write_bytes(magic + b"\x01\x08" + hashlib.sha256(file.read_bytes()).digest() + b"\xf0\x01x\x08" + block)


def test_a_stamp_goes_out_and_comes_back_as_files(desks):
    assert call("log", "stamp", "--out", desks / "s", case=desks / "a").exit_code == 0
    (file,) = (desks / "s").glob("*.txt")
    assert file.with_suffix(".tsq").stat().st_size > 50
    _stamped(file, desks / "back.ots")
    done = call("log", "stamp", desks / "back.ots", "--of", file, case=desks / "a")
    assert (done.exit_code, "Bitcoin block 7" in done.stdout) == (0, True)
    (desks / "wrong.ots").write_bytes((desks / "back.ots").read_bytes()[:-12])  # the attestation is cut short
    refused("log", "stamp", desks / "wrong.ots", "--of", file, case=desks / "a")
    refused("log", "stamp", desks / "back.ots", "--of", desks / "wrong.ots", case=desks / "a")
    call("log", "export", desks / "x", case=desks / "a")
    assert len(list((desks / "x" / "checkpoints").glob("*.ots"))) == 1
    assert call("verify", desks / "x").exit_code == 0
    assert call("verify", case=desks / "a").exit_code == 0
    for path in sorted((desks / "x" / "checkpoints").glob("*-stamped-*")):
        whole = path.read_bytes()
        for changed in (whole[:-1] + bytes([whole[-1] ^ 1]), None):
            path.unlink() if changed is None else path.write_bytes(changed)
            assert path.name in call("verify", desks / "x").stdout
        path.write_bytes(whole)
    (desks / "x" / "more.txt").write_text("more")
    assert "more.txt" in call("verify", desks / "x").stdout


@pytest.mark.parametrize("column", ["stamped", "answer", "size", "kind", None])
def test_a_kept_timestamp_that_was_changed_or_is_gone_is_a_difference(desks, column):
    call("log", "stamp", "--out", desks / "s", case=desks / "a")
    (file,) = (desks / "s").glob("*.txt")
    _stamped(file, desks / "back.ots")
    call("log", "stamp", desks / "back.ots", "--of", file, case=desks / "a")
    with sqlite3.connect(desks / "a" / "case.db") as db:
        row = db.execute("SELECT stamped, answer, size FROM stamp").fetchone()
        changes = {"stamped": row[0] + b"\n", "answer": row[1][:-1] + b"\x08", "size": row[2] + 1, "kind": "rfc3161"}
        if column:
            db.execute(f"UPDATE stamp SET {column} = ?", (changes[column],))
        else:
            db.execute("DELETE FROM stamp")
    db.close()
    found = call("verify", case=desks / "a")
    assert (found.exit_code, "timestamp" in found.stdout) == (3, True)


def test_the_digest_is_of_what_is_held_and_not_of_what_a_desk_notes_for_itself(desks):
    before = call("verify", "--digest", "--json", case=desks / "a").stdout
    given(desks / "a", desks / "one")
    call("log", "countersign", desks / "one", "--key", key_of(desks / "a"), case=desks / "a")
    assert call("verify", "--digest", "--json", case=desks / "a").stdout == before
    with Case.open(desks / "a", day=DAY) as case:
        grown(case, 1)
    assert call("verify", "--digest", "--json", case=desks / "a").stdout != before
