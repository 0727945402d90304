"""The constructed case that `ask-speed` asks, and what an answer without time says of itself."""

import json

from click.testing import CliRunner

from bench.ask_speed import QUESTIONS, constructed_claims, make_case, run
from gavah.cli.main import cli


def test_the_same_seed_makes_the_same_claims_of_every_sort():
    told = [claim for _, claim, _ in constructed_claims(2000)]
    assert [one.id for one in told] == [one.id for _, one, _ in constructed_claims(2000)]
    assert {one.kind for one in told} == {"event", "total"}
    assert {one.polarity for one in told} == {"affirmed", "denied"}
    assert any(one.quantity.complete for one in told)
    assert any(len(one.where) > 1 for one in told)


def test_every_question_is_answered_and_proven(tmp_path):
    rows = run(None, tmp_path / "rows.jsonl", sizes="1200")["asked"]
    assert [row["asked"] for row in rows] == [" ".join(words) for words in QUESTIONS]
    assert all((row["gap"], row["cut"]) == (0, "") and row["status"] in ("proven", "contradiction") for row in rows)
    assert rows[0]["floor"] == rows[1]["floor"] > rows[2]["floor"]
    assert all(row["evidence"] <= row["floor"] for row in rows)
    assert len((tmp_path / "rows.jsonl").read_text("utf-8").splitlines()) == len(rows)


def test_ask_without_time_shows_the_gap_and_never_more_than_is_proven(tmp_path):
    make_case(tmp_path / "case", 400)

    def asked(*more):
        done = CliRunner().invoke(cli, ["ask", "dead", "--case", str(tmp_path / "case"), *more])
        assert done.exit_code == 0, done.output
        return done.stdout

    full, cut = (json.loads(asked("--json", "--time-limit", limit)) for limit in ("60", "0"))
    assert (full["status"] in ("proven", "contradiction"), full["gap"], full["cut"]) == (True, 0, [])
    assert (cut["status"], "numbers" in cut["cut"]) == ("gap", True)
    assert cut["gap"] > 0
    assert cut["evidence"] <= full["evidence"] <= full["floor"] <= cut["floor"] + cut["gap"]
    assert cut["floor"] <= full["floor"]
    words = " ".join(asked("--time-limit", "0").split())
    assert f"not proven within the time limit; the floor may be up to {cut['gap']:,} higher" in words
    assert "the time limit cut short" in words
