"""The scorer of single deaths: the day of death against what the reader tells, on constructed rows."""

import json
from datetime import date
from pathlib import Path

import pytest

from bench.deaths import OUTCOMES, outcome, run
from gavah.model import When

DAY = date(2071, 1, 8)


def when(first: str | None, last: str | None) -> When:
    return When(earliest=date.fromisoformat(first) if first else None, latest=date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("deaths", "wanted"),
    [
        ([], "no death read"),
        ([None], "no day told"),
        ([when(None, "2071-01-28")], "no day told"),
        ([when("2071-01-09", "2071-01-09")], "right day"),
        ([when("2071-01-10", "2071-01-10")], "another day"),
        ([when("2071-01-01", "2071-01-28")], "window with the day"),
        ([when("2071-01-20", "2071-01-28")], "another window"),
        ([when(None, None), when("2071-01-08", "2071-01-08")], "right day"),
    ],
)
def test_an_outcome_is_of_the_day(deaths: list[When | None], wanted: str) -> None:
    assert outcome(deaths, DAY) == wanted


def test_rows_of_both_languages_are_read_and_articles_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "lang": "en", "date": "2071-01-08", "text": "Amir Tamrini was shot dead by guards in Rasht on January 8."},
        {"id": "2", "lang": "fa", "date": "2071-01-08", "text": "امیر تمرینی ۱۹ دی در رشت با شلیک گلوله مأموران کشته شد."},
        {"id": "3", "lang": "fa", "date": "2071-01-08", "text": "امیر تمرینی عاشق کوه بود و در رشت درس می‌خواند و کار می‌کرد."},
        {"id": "https://example.org", "lang": "en", "date": "2071-01-08", "text": "Amir Tamrini was shot dead by guards in Rasht on January 8."},
        {"id": "5", "lang": "en", "date": "2071", "text": "Amir Tamrini was shot dead by guards in Rasht on January 8."},
    ]
    data, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    data.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    scores = run(data, out)
    assert scores["en"] == {"rows": 1, **dict.fromkeys(OUTCOMES, 0), "right day": 1, "more than one death": 0}
    assert scores["fa"] == {"rows": 2, **dict.fromkeys(OUTCOMES, 0), "right day": 1, "no death read": 1, "more than one death": 0}
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["1", "2", "3"]
