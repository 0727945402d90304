"""A small number of the kills that `python -m bench kills` makes a thousand of."""

import pytest

from bench.kills import run


@pytest.mark.wide
def test_kills_lose_nothing_that_was_acknowledged():
    scores = run(None, sizes="12", seed=3)
    assert scores["faults"] == []
    assert scores["acknowledged"].get("added", 0) > 12
    assert scores["acknowledged"].get("decided", 0) > 12
