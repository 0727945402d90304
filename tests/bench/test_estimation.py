"""The benchmarks of estimation: what they print of a table, and that a simulation made in parts is the simulation."""

import json

import pytest

from bench import estimation, simulation
from gavah.model import InputError

TABLE = "north,south,east,n\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,20\n0,1,1,15\n1,0,1,18\n1,1,1,9\n"
APART = "first,second,alone,n\n1,0,0,41\n0,1,0,29\n1,1,0,7\n0,0,1,19\n"


def test_every_method_is_a_line_with_the_reference_beside(tmp_path):
    data, out = tmp_path / "tables", tmp_path / "out.jsonl"
    data.mkdir()
    (data / "three.csv").write_text(TABLE, "utf-8")
    (data / "apart.csv").write_text(APART, "utf-8")
    (data / "r_reference.csv").write_text("table,method,est,lo,hi,seconds,note\nthree,dga,250,230,280,1.5,\n", "utf-8")
    scores = estimation.run(data, out, sizes="200,200")
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {tuple(line) for line in lines} == {("table", "method", "n_hat", "low", "high", "refused", "seconds")}
    assert all(line["refused"] for line in lines if line["table"] == "apart")
    assert {line["method"] for line in lines if line["table"] == "three" and line["n_hat"]} >= {"chao", "bic", "decomposable"}
    beside = next(row for row in scores["three"] if row["method"] == "decomposable")
    assert beside["reference"] == "dga 250 [230, 280] in 1.5 s"
    with pytest.raises(InputError, match="no tables"):
        estimation.run(data, family="four")


def test_goals_are_met_or_not_by_what_was_reached():
    one = estimation.Estimate(method="bic", observed=10, n_hat=20.0, low=12.0, high=30.0)
    goal = {"table": "t", "method": "bic", "value": "n_hat", "reference": 21, "within": 1.0}
    assert estimation._goal(goal, [one])["met"]
    assert not estimation._goal({**goal, "reference": 22}, [one])["met"]
    assert estimation._goal({"table": "t", "method": "bic", "value": "high", "reference": 33, "relative": 0.1}, [one])["met"]


def test_a_simulation_goes_on_where_it_ended(tmp_path, monkeypatch):
    made = []

    def instead(design, number):
        made.append((design, number))
        interval = [100.0, 90.0, 110.0 if number else 95.0]
        return {"design": design, "table": number, "truth": 100, "observed": 60, "answers": {"bic": interval, "aic": None}}

    monkeypatch.setattr(simulation, "one_table", instead)
    out = tmp_path / "kept.jsonl"
    simulation.run(out=out, family="pair", sizes="2")
    scores = simulation.run(out=out, family="pair", sizes="4")
    assert made == [("pair", number) for number in range(4)]
    bic, aic = scores["pair"]["methods"]
    assert (bic["covers"], bic["error"]) == (0.75, pytest.approx((0.75 * 0.25 / 4) ** 0.5))
    assert aic["refused"] == 4
    with pytest.raises(InputError, match="no design"):
        simulation.run(family="moon")


@pytest.mark.parametrize("design", simulation.DESIGNS)
def test_designs_reach_what_they_say(design):
    held = simulation.DESIGNS[design](simulation.np.random.default_rng(1), 200_000)
    reach = held.mean(axis=0)
    if design in ("independent", "pair"):
        assert reach == pytest.approx(simulation.LISTS, abs=0.01)
    odds = (
        (held[:, 0] & held[:, 1]).mean()
        * (~held[:, 0] & ~held[:, 1]).mean()
        / ((held[:, 0] & ~held[:, 1]).mean() * (~held[:, 0] & held[:, 1]).mean())
    )
    assert (odds == pytest.approx(1.0, abs=0.08)) == (design == "independent")
    if design == "pair":
        assert odds == pytest.approx(3.0, rel=0.05)


def test_a_table_is_the_same_whenever_it_is_made():
    tables = [simulation._table(simulation.pair(simulation.np.random.default_rng([1, 7]))) for _ in range(2)]
    assert tables[0] == tables[1]
