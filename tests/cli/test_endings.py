"""How a command ends: 0 done, 1 input, question or machine, 2 usage, 3 a difference, 130 interrupted; and what it says then."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_world import DAY, HOSTILE, REPORTS, call, command, environment, really, reports_folder, rows

SMALL = [("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj on October 3, 2071.")]


def many(path, count: int):
    return rows(path, [(f"s{n % 7}", "2071-10-04", f"{n + 2} prisoners were executed in Karaj on October 3, 2071.") for n in range(count)])


def test_help_is_there_at_once_and_loads_no_room():
    listing = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "gavah.cli.main", "--help"], capture_output=True, text=True, env=environment()
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in listing.stderr.splitlines()}
    assert listing.returncode == 0
    assert not loaded & {"numpy", "rich", "sqlite3", "gavah.pipeline", "gavah.casefile", "gavah.reading", "gavah.ingest", "multiprocessing"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nothing-of-the-kind"], 2, "No such command"),
        (["ask"], 2, "Missing argument"),
        (["ask", "executed", "--from", "2071-13-40"], 2, "not a day"),
        (["ask", "executed", "--by", "mood"], 2, "mood"),
        (["run", "x", "--map", "text"], 2, "FIELD=COLUMN"),
        (["ask", "sorrow"], 1, "executed"),
        (["ask", "executed", "--type", "sorrow"], 1, "doctor --types"),
        (["ask", "executed", "--from", "2071-10-05", "--to", "2071-10-01"], 1, "exchange --from and --to"),
        (["ask", "executed", "--source", "nobody"], 1, "gavah sources"),
        (["ask", "executed", "--place", "Xyzzyabad"], 1, "another spelling"),
        (["show", "c-0000000"], 1, "list the ids"),
        (["show", "nonsense"], 1, "list the ids"),
        (["decide", "reject", "c-0000000"], 1, "list the ids"),
        (["decide", "grade", "tamrin-wire", "--value", "AB"], 1, "no grade"),
        (["decide", "grade", "nobody", "--value", "A"], 1, "gavah sources"),
        (["run", "/nowhere/at/all"], 1, "check the name"),
    ],
)
def test_what_cannot_be_done_says_what_where_and_what_to_do(built, words, code, said):
    done = really(*words, "--case", built)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_mistyped_path_makes_no_case(tmp_path):
    assert really("run", tmp_path / "nowhere", "--case", tmp_path / "case").returncode == 1
    assert not (tmp_path / "case").exists()


def test_an_ambiguous_place_ends_1_with_its_candidates(built):
    done = really("ask", "executed", "--place", "Springfield", "--case", built)
    assert done.returncode == 1
    assert done.stderr.count(" = Springfield") > 1


def test_a_start_of_several_ids_ends_1_with_them(built):
    done = really("show", "r-", "--case", built)
    assert done.returncode == 1
    assert done.stderr.count("r-") > 3


@pytest.mark.parametrize("verb", ["merge", "split"])
def test_a_judgement_on_two_claims_needs_two(built, verb):
    with sqlite3.connect(built / "case.db") as db:
        claim = db.execute("SELECT id FROM claim").fetchone()[0]
    for other in ([], ["--with", claim]):
        done = really("decide", verb, claim, *other, "--case", built)
        assert done.returncode == 1
        assert "--with" in done.stderr


@pytest.mark.parametrize("name", ["ask executed", "claims", "show c-1", "verify", "log", "read", "link"])
def test_without_a_case_it_says_how_to_make_one(tmp_path, name):
    done = really(*name.split(), "--case", tmp_path / "none")
    assert done.returncode == 1
    assert "gavah new" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_second_new_leaves_the_case_alone(built):
    assert really("new", "--case", built).returncode == 1


def test_gavah_case_names_the_case(built):
    assert really("claims", env={"GAVAH_CASE": str(built)}).stdout == really("claims", "--case", built).stdout != ""


def test_what_cannot_be_read_ends_0_and_with_strict_1(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    rows(tmp_path / "b.jsonl", SMALL)
    given = ["run", tmp_path / "a.txt", tmp_path / "b.jsonl", "--case", tmp_path / "case", "--as-of", DAY]
    assert really(*given).returncode == 0
    done = really(*given, "--strict")
    assert done.returncode == 1
    assert "a.txt" in done.stderr


def test_a_case_of_a_newer_version_is_left_alone(case):
    with sqlite3.connect(case / "case.db") as db:
        db.execute("PRAGMA user_version = 999")
    done = really("claims", "--case", case)
    assert done.returncode == 1
    assert "newer gavah" in done.stderr


def test_a_file_that_is_no_case_says_so(tmp_path):
    (tmp_path / "case.db").write_bytes(b"this is no database at all, only words" * 50)
    done = really("claims", "--case", tmp_path)
    assert done.returncode == 1
    assert "case.db" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kill_between_the_file_and_its_first_entry_leaves_a_case(tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.db").write_bytes(b"")
    assert really("run", rows(tmp_path / "a.jsonl", SMALL), "--case", tmp_path / "case", "--as-of", DAY).returncode == 0
    assert really("verify", "--case", tmp_path / "case").returncode == 0


def test_a_reader_that_has_enough_is_no_fault(built):
    done = subprocess.run(
        [
            "bash",
            "-c",
            'set -o pipefail; "$@" | head -c 10 > /dev/null; echo "${PIPESTATUS[0]}"',
            "x",
            *command("reports", "--json", "--case", built),
        ],
        capture_output=True,
        text=True,
        env=environment(PYTHONUNBUFFERED="1"),
    )
    assert done.stdout.strip() == "0"
    assert done.stderr == ""


def test_a_disk_without_room_for_the_answer_is_said(built):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command("claims", "--case", built), stdout=full, stderr=subprocess.PIPE, text=True, env=environment())
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_words_of_a_report_command_no_terminal(tmp_path):
    text = [("tamrin-wire", "2071-10-04", f"Two prisoners were executed in Karaj on October 3, 2071. {HOSTILE}")]
    case = tmp_path / "case"
    folder = tmp_path / "[b] [x]"
    folder.mkdir()
    (folder / "[red].pdf").write_bytes(b"%PDF broken")
    rows(folder / "a.jsonl", text, title=HOSTILE)
    done = really("run", folder, "--case", case, "--as-of", DAY)
    pages = [done.stdout, done.stderr]
    for words in (["reports"], ["claims"], ["problems"], ["search", "prisoners"], ["log"], ["witnesses"], ["ask", "executed"]):
        answer = call(*words, case=case)
        assert answer.exit_code == 0, answer.stderr
        pages.append(answer.stdout)
    shown = call("show", call("reports", "--json", "--source", "tamrin-wire", case=case).stdout.split('"')[3], case=case).stdout
    assert "[/b] [bold]" in shown
    assert ":bomb:" in shown
    for page in [*pages, shown]:
        assert not set(page) & set("\x1b\u202e\u2066\x07")


def test_persian_lines_are_fenced_each_by_itself(built):
    page = really("ask", "executed", "--case", built, env={"COLUMNS": "60"}).stdout + really("claims", "--case", built, env={"COLUMNS": "50"}).stdout
    persian = [line for line in page.splitlines() if any("\u0600" <= char <= "\u06ff" for char in line)]
    assert persian
    assert all(line.count("\u2068") == line.count("\u2069") >= 1 for line in persian)


def test_ctrl_c_ends_130_and_running_again_gives_all(tmp_path):
    path, case = many(tmp_path / "a.jsonl", 200), tmp_path / "case"
    given = command("run", path, "--case", case, "--as-of", DAY)

    def heeding() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs, and what they start, ignore it

    process = subprocess.Popen(
        given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True, preexec_fn=heeding
    )
    wait_for_reports(case)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command again" in said
    assert "Traceback" not in said
    assert really("run", path, "--case", case, "--as-of", DAY).returncode == 0
    with sqlite3.connect(case / "case.db") as db:
        assert db.execute("SELECT count(*) FROM report").fetchone() == db.execute("SELECT count(*) FROM claim").fetchone() == (200,)


def wait_for_reports(case, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with sqlite3.connect(f"file:{case / 'case.db'}?mode=ro", uri=True) as db:
                if db.execute("SELECT count(*) FROM report").fetchone()[0]:
                    return
        except sqlite3.OperationalError:
            pass
        time.sleep(0.02)
    raise AssertionError("nothing was stored")


def test_a_full_disk_names_the_file_and_the_next_run_continues(tmp_path):
    path, case = many(tmp_path / "a.jsonl", 200), tmp_path / "case"
    given = command("run", path, "--case", case, "--as-of", DAY)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (560_000, 560_000))

    done = subprocess.run(given, capture_output=True, text=True, env=environment(), preexec_fn=little_room)
    assert done.returncode == 1
    assert "case.db" in done.stderr
    assert "disk" in done.stderr
    assert "run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert subprocess.run(given, capture_output=True, env=environment()).returncode == 0
    assert really("verify", "--case", case).returncode == 0
    with sqlite3.connect(case / "case.db") as db:
        assert db.execute("SELECT count(*) FROM report").fetchone() == (200,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_small_disk_that_is_full_loses_nothing(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1100k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this machine does not let root mount")
    try:
        path = many(tmp_path / "a.jsonl", 400)
        done = really("run", path, "--case", disk / "case", "--as-of", DAY)
        assert done.returncode == 1
        assert "space" in done.stderr
        shutil.copytree(disk / "case", tmp_path / "case")
    finally:
        subprocess.run(["umount", disk], check=True)
    assert really("run", path, "--case", tmp_path / "case", "--as-of", DAY).returncode == 0
    assert really("verify", "--case", tmp_path / "case").returncode == 0


@pytest.fixture
def sealed(case):
    """The case where nothing may be written: a disc, as root; a folder without leave, as anybody else."""
    if os.geteuid() == 0:
        for how in (["--bind", case, case], ["-o", "remount,ro,bind", case]):
            if subprocess.run(["mount", *how], capture_output=True).returncode:
                pytest.skip("this machine does not let root mount")
    else:
        case.chmod(0o555)
    yield case
    if os.geteuid() == 0:
        subprocess.run(["umount", case], check=True)
    else:
        case.chmod(0o755)


def test_a_case_that_may_not_be_written_can_still_be_asked(built, sealed):
    """Evidence on a disc: everything that only looks works, everything that writes says why it cannot."""
    assert really("ask", "executed", "--json", "--case", sealed).stdout == really("ask", "executed", "--json", "--case", built).stdout != ""
    assert really("claims", "--case", sealed).stdout
    assert really("verify", "--case", sealed).returncode == 0
    for words in (["read"], ["link"], ["decide", "grade", "tamrin-wire", "--value", "B"], ["run", __file__]):
        done = really(*words, "--case", sealed)
        assert done.returncode == 1, words
        assert "may write" in done.stderr
        assert "Traceback" not in done.stderr


def test_two_runs_at_once_end_well_and_the_second_says_that_it_waits(tmp_path):
    path, case = many(tmp_path / "a.jsonl", 200), tmp_path / "case"
    given = command("run", path, "--case", case, "--as-of", DAY)
    both = [subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("waiting until it is done" in words for words in said) == 1
    with sqlite3.connect(case / "case.db") as db:
        assert db.execute("SELECT count(*) FROM report").fetchone() == (200,)
        assert db.execute("SELECT count(*) FROM entry WHERE kind = 'add' AND subject LIKE 'r-%'").fetchone() == (200,)


def test_the_case_inside_the_folder_that_is_added_is_not_read_as_a_report(tmp_path):
    reports_folder(tmp_path)
    given = ["run", tmp_path, "--case", tmp_path / "case", "--as-of", DAY, "--strict"]
    assert really(*given).returncode == 0
    again = really(*given)
    assert again.returncode == 0, again.stderr
    assert f"0 new reports, {len(REPORTS)} held already" in again.stderr
