"""A small, seeded share of the files that `python -m bench hostile` makes two thousand of."""

import random

import pytest

from bench.hostile.bombs import BOMBS
from bench.hostile.run import EXERCISE, run
from bench.hostile.seeds import seeds
from bench.hostile.spoiling import WAYS, spoiled


@pytest.mark.wide
def test_hostile_files_end_within_their_limits_and_the_run_goes_on():
    scores = run(None, sizes="40", seed=3)
    assert scores["faults"] == []
    assert scores["files"] == 40
    outcomes = scores["outcomes of files"]
    assert sum(outcomes.values()) == 40
    assert outcomes["read"] > 10
    assert len(outcomes) > 3


def test_every_format_is_spoiled_and_some_files_within_their_packing():
    whole = seeds(EXERCISE)
    kinds = {seed.name.rsplit(".", 1)[-1] for seed in whole}
    assert {
        "html",
        "txt",
        "md",
        "docx",
        "xlsx",
        "pdf",
        "eml",
        "mbox",
        "mhtml",
        "jsonl",
        "xml",
        "gz",
        "zip",
        "wacz",
        "tar",
        "bz2",
        "xz",
    } <= kinds
    packed = next(seed for seed in whole if seed.name.endswith(".docx"))
    inside = [spoiled(packed, whole[0], "one huge tag", random.Random(number)).data for number in range(12)]
    assert any(data.startswith(b"PK") and data != packed.data for data in inside)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_is_spoiled_in_each_way_and_the_same_by_the_same_seed(way):
    whole = seeds(EXERCISE)
    first, again = (spoiled(whole[0], whole[1], way, random.Random(5)) for _ in range(2))
    assert first == again
    assert first.data != whole[0].data


def test_bombs_differ_by_chance_and_are_the_same_by_the_same_seed():
    for name in ("leads out", "feed", "page", "letter", "table"):
        made = [BOMBS[name](random.Random(number)).data for number in (1, 1, 2, 3, 4)]
        assert made[0] == made[1]
        assert len(set(made)) > 1
