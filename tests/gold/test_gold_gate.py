"""The quality gate: the own gold is scored in every `make test` and may not fall below its sealed floors."""

import time
import tomllib
from pathlib import Path

import pytest

from bench.gold import run
from bench.gold.floors import FLOORS, FloorError, explain, floors_of, load, missed, pin
from bench.gold.rows import fingerprint

GOLD = Path(__file__).parent
SECONDS = 40


@pytest.fixture(scope="module")
def scores():
    started = time.process_time()
    scored = run(GOLD)
    scored["seconds"] = time.process_time() - started
    return scored


def changed(scores, rate, by):
    """The same scores with one rate of the claims moved."""
    part = scores["claims"]["en"]["seen"]
    moved = {**part, rate: part[rate] + by}
    return {**scores, "claims": {**scores["claims"], "en": {**scores["claims"]["en"], "seen": moved}}}


def test_the_floors_belong_to_this_gold():
    assert load(GOLD / FLOORS)[0] == fingerprint(GOLD), "the gold changed: python -m bench.gold.floors tests/gold"


def test_no_score_falls_below_its_floor(scores):
    floors = load(GOLD / FLOORS)[1]
    assert set(floors) == set(floors_of(scores))
    assert missed(scores, floors) == {}


def test_the_gate_is_quick(scores):
    assert scores["seconds"] < SECONDS


def test_a_fall_is_seen_in_scores_and_in_mistakes(scores):
    floors = floors_of(scores)
    assert set(missed(changed(scores, "f1", -0.1), floors)) == {"claims.en.seen.f1"}
    assert set(missed(changed(scores, "false_in_nothing", 0.1), floors)) == {"claims.en.seen.false_in_nothing"}
    assert missed(changed(scores, "false_in_nothing", -0.1), floors) == {}


def test_a_floor_sinks_only_with_its_reason(scores, tmp_path):
    file = tmp_path / FLOORS
    pin(file, scores)
    with pytest.raises(FloorError, match=r"claims\.en\.seen\.f1"):
        pin(file, changed(scores, "f1", -5))
    with pytest.raises(FloorError, match="lower than pinned"):
        pin(file, changed(scores, "f1", -5), reason="  ")
    pin(file, changed(scores, "f1", -5), reason="a rule of the house changed")
    assert [entry["reason"] for entry in load(file)[2]] == ["a rule of the house changed"]
    pin(file, scores)
    assert len(load(file)[2]) == 1, "a lowering stays on record when the floor rises again"


def test_a_cause_is_named_later_without_moving_a_floor(scores, tmp_path):
    file = tmp_path / FLOORS
    pin(file, scores)
    with pytest.raises(FloorError, match="no lowering on record"):
        explain(file, "claims.en.seen.f1", "a rule")
    pin(file, changed(scores, "f1", -5), reason="branches merged")
    before = load(file)
    explain(file, "claims.en.seen.f1", "the rule of X, row Y")
    after = load(file)
    assert after[:2] == before[:2]
    assert [entry["reason"] for entry in after[2]] == ["the rule of X, row Y"]


def test_a_floor_edited_by_hand_breaks_the_seal(scores, tmp_path):
    file = tmp_path / FLOORS
    pin(file, scores)
    written = file.read_text("utf-8")
    f1 = tomllib.loads(written)["floors"]["claims.en.seen.f1"]
    file.write_text(written.replace(f'"claims.en.seen.f1" = {f1}', '"claims.en.seen.f1" = 1.0'), "utf-8")
    with pytest.raises(FloorError, match="changed by hand"):
        load(file)


def test_a_changed_gold_has_another_fingerprint(tmp_path):
    for file in GOLD.glob("*.jsonl"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert fingerprint(tmp_path) == fingerprint(GOLD)
    (tmp_path / "times.fa.jsonl").write_bytes((GOLD / "times.fa.jsonl").read_bytes() + b"\n")
    assert fingerprint(tmp_path) != fingerprint(GOLD)
