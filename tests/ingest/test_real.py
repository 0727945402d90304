"""The real reports, where they are at hand: everything comes through. Nothing of them is quoted here."""

import os
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from gavah.ingest import discover, extract, report_id, run_limited

DATA = Path(os.environ.get("GAVAH_DATA") or Path(__file__).parents[2] / "../shared/data") / "reports/reports_open.jsonl"


@pytest.mark.skipif(not DATA.is_file(), reason="the real reports are not on this machine (GAVAH_DATA)")
def test_every_real_report_comes_through():
    import json

    given = [json.loads(line) for line in DATA.read_text(encoding="utf-8").split("\n") if line]
    results = list(run_limited(discover([DATA]), partial(extract, retrieved=date(2026, 1, 1)), workers=2))
    reports = [result.value for result in results if result.problem is None]
    assert len(reports) == len(given) == 4610
    assert [report.text for report in reports] == [row["text"] for row in given]
    assert [report.external_id for report in reports] == [row["id"] for row in given]
    assert len({report.id for report in reports}) == len(reports)
    assert [report.id for report in reports] == [report_id(result.item) for result in results]
    assert max(len(report.text) for report in reports) == 104_313
    for report in reports:
        for passage in report.passages:
            assert 0 <= passage.start < passage.end <= len(report.text)
