"""A whole case read by a model, through the command line, against a real server on a loopback port."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from model_server import Reply, entry, said, serving

import gavah
from gavah.casefile import Case
from gavah.cli.read import read
from gavah.pipeline.asking import Model, read_with_model
from gavah.readers.llm.address import address
from gavah.readers.llm.client import Client

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from cli_world import DAY, call, environment, rows

ROPE = "The rope ended four more lives in Rasht on October 3, 2071."
DAR = "چوبهٔ دار روز ۱۱ مهر ۱۴۵۰ جان چهار تن را در رشت گرفت."
REPORTS = [("tamrin-wire", "2071-10-04", ROPE), ("tamrin-radio", "2071-10-05", DAR)]
ENTRIES = {
    ROPE: entry(ROPE, "ended", quantity="four more lives", number=4, when="October 3, 2071", where=["Rasht"]),
    DAR: entry(DAR, "گرفت", quantity="چهار تن", number=4, when="روز ۱۱ مهر ۱۴۵۰", where=["رشت"]),
}


def reading(_number, passage):
    """A model that reads what it is asked about, and adds one entry that stands nowhere."""
    return said(*(held for text, held in ENTRIES.items() if text in passage), entry("Nine were executed.", "executed"))


def model_words(server, name="constructed"):
    return ["--reader", "llm", "--address", server.address, "--model", name]


def added(tmp_path, *more, reports=REPORTS):
    case = tmp_path / "case"
    result = call("add", rows(tmp_path / "reports.jsonl", reports), "--as-of", DAY, *more, case=case)
    assert result.exit_code == 0, result.stderr
    return case


def claims(case):
    return [json.loads(line) for line in call("claims", "--json", case=case).stdout.splitlines()]


def last_run(case):
    with Case.open(case, day=__import__("datetime").date(2071, 10, 27)) as opened:
        body = opened.db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'read' ORDER BY seq DESC LIMIT 1").fetchone()[0]
        assert opened.verify() == []
    return json.loads(body)


def test_a_run_with_a_model_gives_a_figure_and_says_what_it_cost(tmp_path):
    case = tmp_path / "case"
    with serving(reading) as server:
        result = call("run", rows(tmp_path / "a.jsonl", REPORTS), "--as-of", DAY, *model_words(server), case=case)
    assert result.exit_code == 0, result.stderr
    assert {claim["reader"]["name"] for claim in claims(case)} == {"gavah-llm"}
    figure = json.loads(call("ask", "executed", "--json", case=case).stdout)
    assert (figure["floor"], figure["best"]) == (4, 4)
    assert "2 requests, 1,800 + 200 tokens" in result.stderr
    assert "2 rejected: words not found: sentence 2" in result.stderr
    assert "WARNING" not in result.stderr
    body = last_run(case)
    assert body["model"] == "constructed"
    assert body["cost"]["prompt_tokens"] == 1800
    assert body["cost"]["rejected"] == {"words not found: sentence": 2}


def test_the_same_is_not_asked_twice_even_after_the_rules_have_read(tmp_path):
    case = added(tmp_path)
    with serving(reading) as server:
        call("read", "--as-of", DAY, *model_words(server), case=case)
        first = [claim["id"] for claim in claims(case)]
        call("read", "--as-of", DAY, case=case)
        assert {claim["reader"]["name"] for claim in claims(case)} <= {"gavah-rules"}
        again = call("read", "--as-of", DAY, *model_words(server), case=case)
        assert len(server.received) == 2
        assert "2 answers held from before" in again.stderr
        assert [claim["id"] for claim in claims(case)] == first
        call("read", "--as-of", DAY, *model_words(server, "constructed-2"), case=case)
        assert len(server.received) == 4


def test_a_server_that_fails_in_the_middle_loses_nothing_that_was_answered(tmp_path, monkeypatch):
    monkeypatch.setattr("gavah.pipeline.asking.Client", lambda to, **how: Client(to, pause=0.01, attempts=2, **how))
    many = [("tamrin-wire", "2071-10-04", f"{ROPE} Note {n}.") for n in range(12)]
    case = added(tmp_path, reports=many)
    up = [False]
    with serving(lambda number, passage: reading(number, passage) if up[0] or number < 7 else Reply({}, status=500)) as server:
        words = ["read", "--as-of", DAY, *model_words(server), "--concurrency", "1"]
        failed = call(*words, case=case)
        assert failed.exit_code == 1
        assert "run the same command again" in str(failed.error)
        up[0], before = True, len(server.received)
        done = call(*words, case=case)
        assert done.exit_code == 0
        assert len(server.received) - before < len(many)
    assert len(claims(case)) == len(many)
    assert last_run(case)["cost"]["answered"] < len(many)


def test_requests_go_side_by_side_up_to_the_number_asked_for(tmp_path):
    case = added(tmp_path, reports=[("tamrin-wire", "2071-10-04", f"{ROPE} Note {n}.") for n in range(9)])
    with serving(lambda *_: Reply(said().body, delay=0.1)) as server:
        call("read", "--as-of", DAY, *model_words(server), "--concurrency", "3", case=case)
    assert server.most_at_once == 3
    assert len(server.received) == 9


def test_a_refused_part_is_a_listed_problem_and_the_rest_goes_on(tmp_path):
    case = added(tmp_path)
    with serving(lambda number, passage: Reply({"error": "too long"}, status=400) if ROPE in passage else reading(number, passage)) as server:
        result = call("read", "--as-of", DAY, *model_words(server), case=case)
    assert result.exit_code == 0
    assert len(claims(case)) == 1
    assert "refused by the model: 400" in call("problems", "--json", case=case).stdout


@pytest.fixture
def sent(monkeypatch):
    """What would go to another machine; nothing does."""
    bodies = []

    def ask(self, body):
        assert not self.to.is_loopback or "cloud" in body["model"]
        bodies.append(body)
        from gavah.readers.llm.client import Answer

        return Answer(content='{"claims":[]}', finish="stop")

    monkeypatch.setattr(Client, "ask", ask)
    return bodies


@pytest.mark.parametrize(("where", "name"), [("http://192.0.2.7/v1", "m"), ("https://tamrin.example/v1", "m"), ("http://127.0.0.1:9/v1", "m:cloud")])
def test_private_reports_are_never_sent_to_another_machine(tmp_path, sent, where, name):
    case = added(tmp_path, "--private")
    call("add", rows(tmp_path / "open.jsonl", [("tamrin-state", "2071-10-06", "Two prisoners were executed in Karaj.")]), "--as-of", DAY, case=case)
    result = call("read", "--quiet", "--as-of", DAY, "--reader", "llm", "--address", where, "--model", name, case=case)
    assert result.exit_code == 0, result.stderr
    assert len(sent) == 1
    assert not any(text in json.dumps(sent, ensure_ascii=False) for text in (ROPE, DAR))
    assert "WARNING: the words of 1 report leave this machine" in result.stderr
    assert "2 private or sealed reports are not sent" in result.stderr
    assert ("not encrypted" in result.stderr) is where.startswith("http://192")
    assert last_run(case)


def test_no_option_and_no_variable_sends_a_private_report_away(tmp_path, sent, monkeypatch):
    """Every option that `read` and `add` have, and a variable named like each: none opens the door."""
    case = added(tmp_path, "--private")
    (tmp_path / "key").write_text("tamrin-key\n")
    given = {
        "key-file": tmp_path / "key",
        "concurrency": 2,
        "timeout": 9,
        "case": case,
        "as-of": DAY,
        "quiet": None,
        "passphrase-file": tmp_path / "key",
    }
    where = {"reader": "llm", "address": "https://tamrin.example/v1", "model": "m"}
    options = {name.removeprefix("--") for option in read.params for name in option.opts}
    assert options == given.keys() | where.keys()  # a new option is tried here too
    for name in ("PRIVATE", "ALLOW_REMOTE", "FORCE", *(option.upper().replace("-", "_") for option in options)):
        for prefix in ("GAVAH_", "GAVAH_READ_"):
            if f"{prefix}{name}" != "GAVAH_CASE":
                monkeypatch.setenv(f"{prefix}{name}", "1")
    words = [word for name, value in (where | given).items() for word in ([f"--{name}"] if value is None else [f"--{name}", value])]
    result = call("read", *words, case=case)
    assert result.exit_code == 0, result.stderr
    assert sent == []


def test_the_reader_alone_sends_no_private_report_away_either(sent):
    from gavah.readers.llm.reader import ModelReader

    private = msgspec.structs.replace(gavah.report("Two prisoners were executed in Karaj."), private=True)
    assert ModelReader(Client(address("https://tamrin.example/v1")), "m").read(private) == []
    assert sent == []


def test_private_reports_are_read_by_the_rules_where_the_model_is_elsewhere_and_by_the_model_here(tmp_path, sent, monkeypatch):
    case = added(tmp_path, "--private", reports=[("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj.")])
    call("read", "--as-of", DAY, "--reader", "llm", "--address", "https://tamrin.example/v1", "--model", "m", case=case)
    assert [claim["reader"]["name"] for claim in claims(case)] == ["gavah-rules"]
    assert sent == []
    monkeypatch.undo()
    with serving(lambda *_: said()) as server:
        call("read", "--as-of", DAY, *model_words(server), case=case)
    assert len(server.received) == 1


def test_what_is_added_again_as_private_is_private_from_then_on_and_stays_so(tmp_path, sent):
    case = added(tmp_path)
    added(tmp_path, "--private")
    added(tmp_path)
    call("read", "--as-of", DAY, "--reader", "llm", "--address", "https://tamrin.example/v1", "--model", "m", case=case)
    assert sent == []
    assert call("verify", case=case).exit_code == 0
    assert call("log", "--kind", "private", case=case).stdout.count("private") == 2


def test_reports_of_sealed_packets_are_private(tmp_path, sent):
    case = added(tmp_path)
    from datetime import date

    from gavah.model import Source

    with Case.open(case, day=date(2071, 10, 27)) as opened:
        opened.add_sources([Source(id="tamrin-wire", name="Tamrin", kind="packet")])
        read_with_model(opened, Model(to=address("https://tamrin.example/v1"), name="m"))
    assert ROPE not in json.dumps(sent, ensure_ascii=False)
    assert len(sent) == 1


def undo_narrow(db):
    """As if 0070_narrow.sql had never been."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%UPDATE change%'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for what in ("INDEX claim_days", "INDEX event_claim_event", "INDEX link_proven", "TABLE whole", "TABLE change"):
        db.execute(f"DROP {what}")
    for column in ("first_day", "last_day"):
        db.execute(f"ALTER TABLE claim DROP COLUMN {column}")


def test_a_case_of_the_first_version_is_brought_up_to_date(tmp_path):
    case = added(tmp_path)
    from datetime import date

    with Case.open(case, day=date(2071, 10, 27)) as opened:
        undo_narrow(opened.db)
        opened.db.execute("DROP TABLE answer")
        opened.db.execute("DELETE FROM migration WHERE number = 2")
    with serving(reading) as server:
        assert call("read", "--as-of", DAY, *model_words(server), case=case).exit_code == 0
    assert len(claims(case)) == 2


@pytest.mark.parametrize(
    "words",
    [["--reader", "llm"], ["--model", "m"], ["--address", "http://127.0.0.1/v1"], ["--reader", "llm", "--model", "m", "--concurrency", "0"]],
)
def test_options_that_do_not_fit_together_are_a_slip_of_the_pen(tmp_path, words):
    assert call("read", *words, case=added(tmp_path)).exit_code == 2


def test_the_key_comes_from_a_file_and_is_kept_nowhere(tmp_path):
    case = added(tmp_path)
    (tmp_path / "key").write_text("tamrin-secret-key\n")
    with serving(reading) as server:
        call("read", "--as-of", DAY, *model_words(server), "--key-file", tmp_path / "key", case=case)
    assert server.headers[0]["Authorization"] == "Bearer tamrin-secret-key"
    assert all(b"tamrin-secret-key" not in file.read_bytes() for file in case.rglob("*") if file.is_file())


GUARD = """
import os, sys
def no_network(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto") and not (
        event in ("socket.connect", "socket.bind") and isinstance(args[1], (str, bytes))):  # a pipe between processes is no network
        os.write(2, f"NETWORK {event} {args[1:]}\\n".encode())  # one write: two threads at once must not part each other's words
        raise RuntimeError("network")
sys.addaudithook(no_network)
"""


def guarded(tmp_path, *words):
    """gavah in a process of its own, it and its workers with an eye on every connection."""
    (tmp_path / "guard").mkdir(exist_ok=True)
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    env = environment()
    env["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "guard"), env["PYTHONPATH"]])
    return subprocess.run([sys.executable, "-m", "gavah.cli.main", *map(str, words)], capture_output=True, text=True, env=env, timeout=300)


def test_a_run_without_a_model_opens_no_connection_and_the_eye_on_it_is_open(tmp_path):
    table = rows(tmp_path / "a.jsonl", REPORTS)
    alone = guarded(tmp_path, "run", table, "--case", tmp_path / "case", "--as-of", DAY)
    assert alone.returncode == 0, alone.stderr
    assert "NETWORK" not in alone.stderr
    with serving(reading) as server:
        seen = guarded(tmp_path, "read", "--case", tmp_path / "case", "--as-of", DAY, *model_words(server))
    assert "NETWORK socket." in seen.stderr
