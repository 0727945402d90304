"""A few of the changed bytes that `python -m bench tamper` tries ten thousand of."""

import pytest

from bench.tamper import run


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the peer's case lives as long as the bench
def test_changed_bytes_outside_sqlite_are_all_found_and_none_crashes():
    scores = run(None, sizes="40", seed=5)
    assert {name: (each["missed"], each["crashed"]) for name, each in scores.items() if name != "sqlite"} == dict.fromkeys(
        ("log", "originals", "package", "backup"), (0, 0)
    )
    assert scores["sqlite"]["crashed"] == 0
    assert scores["sqlite"]["found"] > 0
