"""Options of `bench`: those of a task reach it, others are named and ignored."""

import json

from click.testing import CliRunner

from bench.__main__ import main


def test_sizes_reach_link_speed() -> None:
    done = CliRunner().invoke(main, ["link-speed", "--sizes", "40", "--json"])
    assert done.exit_code == 0, done.output
    assert [row["claims"] for row in json.loads(done.stdout)["sizes"]] == [40]


def test_an_option_that_a_task_lacks_is_named() -> None:
    done = CliRunner().invoke(main, ["link-speed", "--sizes", "40", "--folds", "3", "--json"])
    assert done.exit_code == 0, done.output
    assert done.stderr.strip() == "link-speed has no --folds: ignored"
