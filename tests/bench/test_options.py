"""Options of `bench`: those of a task reach it, others are named and ignored."""

import json
import math
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.__main__ import main
from bench.growth import slope


def test_sizes_reach_link_speed() -> None:
    done = CliRunner().invoke(main, ["link-speed", "--sizes", "40", "--json"])
    assert done.exit_code == 0, done.output
    assert [row["claims"] for row in json.loads(done.stdout)["sizes"]] == [40]


def test_an_option_that_a_task_lacks_is_named() -> None:
    done = CliRunner().invoke(main, ["link-speed", "--sizes", "40", "--folds", "3", "--json"])
    assert done.exit_code == 0, done.output
    assert done.stderr.strip() == "link-speed has no --folds: ignored"


def test_link_speed_draws_its_growth_from_sizes_measured_before(tmp_path: Path) -> None:
    known, picture = tmp_path / "known.jsonl", tmp_path / "growth.svg"
    rows = [{"claims": size, "cpu_seconds": size * 0.001} for size in (1_000, 10_000, 100_000)]
    known.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = CliRunner().invoke(main, ["link-speed", "--data", str(known), "--sizes", "1000", "--draw", str(picture), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["grows with the power"] == 1.0
    assert "100,000 claims: 100 seconds" in picture.read_text("utf-8")


def test_growth_is_the_power_of_the_size() -> None:
    assert slope([(1_000, 9.0), (10_000, 1.0), (100_000, 100.0)]) == pytest.approx(2.0)  # what every run costs is left out
    assert math.isnan(slope([(1_000, 1.0), (10_000, 2.0)]))
