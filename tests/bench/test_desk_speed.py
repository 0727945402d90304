"""Fifty readers in small: the desk is opened as a person opens it, every page of the mix answers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bench.desk_speed import MIX, run


@pytest.mark.wide
def test_every_page_of_the_mix_answers_and_none_fails():
    with ThreadPoolExecutor(1) as other:  # in this thread a browser of an earlier test may have its loop
        rows = other.submit(run, None, None, sizes="300", readers=4, seconds=6.0, workers=1).result()["pages"]
    assert sum(weight for _, weight in MIX) == 100
    assert rows[0]["opened"] >= 12
    assert rows[0]["failed"] == 0
    assert rows[0]["ms_p95"] > 0
