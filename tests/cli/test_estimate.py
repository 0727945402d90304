"""`gavah estimate` on constructed tables: all methods beside each other, refusals end with 4 and say why."""

import json

import pytest
from cli_world import call

from gavah.cli.estimate import BY, METHODS
from gavah.cli.estimates import CALLED

TABLE = "north,south,east,n\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,20\n0,1,1,15\n1,0,1,18\n1,1,1,9\n"
APART = "first,second,alone,n\n1,0,0,41\n0,1,0,29\n1,1,0,7\n0,0,1,19\n"
STRATA = "north,south,east,where,n\n" + "".join(
    f"{held},{where},{n + more}\n"
    for where, more in (("hills", 0), ("coast", 30))
    for held, n in (line.rsplit(",", 1) for line in TABLE.split()[1:])
    for n in [int(n)]
)
FAST = ("--method", "chao", "--method", "bic")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_the_commands_names_are_the_rooms():
    import gavah.estimation as room
    from gavah.pipeline.estimating import BY as STRATA_OF_A_CASE

    assert (*room.METHODS, *room.TWO_LISTS) == METHODS
    assert set(CALLED) == set(METHODS)
    assert BY == STRATA_OF_A_CASE


def test_all_methods_stand_side_by_side_with_their_assumptions(table):
    done = call("estimate", table, "--sweeps", 4000, "--seed", 1)
    assert done.exit_code == 0
    for method in METHODS[:-1]:
        assert CALLED[method] in done.stdout
    assert "means something only if" in done.stdout
    assert "split R-hat" in done.stdout
    assert "less often than it says" in " ".join(done.stdout.split())


def test_json_is_one_object_of_the_table(table):
    told = json.loads(call("estimate", table, *FAST, "--json").stdout)
    assert told["lists"] == ["north", "south", "east"]
    assert told["observed"] == 212
    assert [one["method"] for one in told["estimates"]] == ["chao", "bic"]
    assert all(one["low"] <= one["n_hat"] <= one["high"] for one in told["estimates"])


def test_a_refused_table_ends_with_4_and_says_why(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text(APART, "utf-8")
    done = call("estimate", path, *FAST, "--json")
    assert done.exit_code == 4
    assert "only first and second share" in json.loads(done.stdout)["refused"]
    assert "chapman" in done.error.what
    bound = call("estimate", path, "--method", "chapman", "--json")
    assert bound.exit_code == 0
    assert json.loads(bound.stdout)["estimates"][0]["n_hat"] > 96


def test_copies_leave_too_few_lists(table):
    done = call("estimate", table, *FAST, "--copies", "north:south")
    assert done.exit_code == 4
    assert "north+south" in done.stdout
    assert call("estimate", table, *FAST, "--copies", "north").exit_code == 1
    assert call("estimate", table, *FAST, "--copies", "north:nobody").exit_code == 1


def test_strata_of_a_csv_are_estimated_each_and_together(tmp_path):
    path = tmp_path / "strata.csv"
    path.write_text(STRATA, "utf-8")
    told = json.loads(call("estimate", path, *FAST, "--by", "where", "--json").stdout)
    assert list(told["strata"]) == ["hills", "coast"]
    parts = [answer["estimates"][1]["n_hat"] for answer in told["strata"].values()]
    assert told["sum"]["estimates"][1]["n_hat"] == pytest.approx(sum(parts), rel=0.01)
    assert "all strata" in call("estimate", path, *FAST, "--by", "where").stdout


def test_an_unknown_method_or_stratum_is_the_inputs_fault(table):
    assert call("estimate", table, "--method", "guess").exit_code == 1
    assert call("estimate", table, "--by", "county").exit_code == 1


def test_a_case_with_too_few_witnesses_is_refused(case):
    done = call("estimate", *FAST, case=case)
    assert done.exit_code == 4
    assert call("estimate", "--by", "village", case=case).exit_code == 1
