"""The exercise, end to end, against a key that no reader made; and a variant with every number, day and place changed."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bench.exercise import run

ROOT = Path(__file__).parents[2]
EXERCISE = ROOT / "examples" / "exercise"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
SEED = "7"


@pytest.fixture(scope="module")
def variant(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("variant")
    subprocess.run([sys.executable, str(EXERCISE / "make.py"), "--seed", SEED, "--out", str(folder)], check=True, capture_output=True)
    return folder


def check_reading(scores, floors) -> None:
    claims, traps, nothing = scores["claims"], scores["traps"], scores["nothing"]
    assert scores["reports"] == "103 of 103"
    assert claims["share"] >= floors["share"], claims
    assert traps["sprung"] <= floors["traps"], traps
    assert nothing["with_counts"] <= floors["nothing"], nothing
    assert scores["copies"]["right"] >= floors["copies"]
    assert scores["figures"]["exact"] >= floors["figures"]
    for verdict in ("same", "distinct"):
        assert int(scores["pairs"][verdict].split()[0]) >= floors[verdict], (verdict, scores["pairs"])


def test_the_exercise_is_read_as_its_key_says():
    check_reading(run(EXERCISE), FLOORS["read"])


def test_other_numbers_days_and_places_are_read_as_well(variant):
    check_reading(run(variant), FLOORS["variant"])


@pytest.mark.parametrize("which", ["written", "variant"])
def test_a_perfect_reading_gives_the_copies_events_and_figures_of_the_key(which, variant):
    scores, floors = run(EXERCISE if which == "written" else variant, family="key"), FLOORS["key"]
    assert scores["copies"]["right"] == floors["copies"]
    assert scores["figures"]["exact"] >= floors["figures"]
    for verdict in ("same", "distinct", "possible"):
        assert int(scores["pairs"][verdict].split()[0]) >= floors[verdict], (verdict, scores["pairs"])


def test_every_page_of_the_exercise_says_that_it_is_constructed_and_fits_its_key():
    done = subprocess.run([sys.executable, str(EXERCISE / "check_key.py")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
