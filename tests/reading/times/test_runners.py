"""The benchmark runners score as their tasks define it. The documents are made up."""

from pathlib import Path

import pytest

from bench import times_en, times_fa

TML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2071-10-10" functionInDocument="CREATION_TIME">10/10/2071</TIMEX3></DCT>
<TEXT>
They <EVENT eid="e1" class="OCCURRENCE">met</EVENT> <TIMEX3 tid="t1" type="DATE" value="2071-10-09">yesterday</TIMEX3> and waited
<TIMEX3 tid="t2" type="DURATION" value="P4D">for three days</TIMEX3>.
</TEXT></TimeML>
"""
TOKENS = "در\tB-DAT\n۱۱\tI-DAT\nمهر\tI-DAT\n۱۴۵۰\tI-DAT\nآمدند\tO\n.\tO\n\t\nساعت\tB-TIM\n۵\tI-TIM\nصبح\tI-TIM\nرفتند\tO\n"


def test_strict_needs_the_extent_relaxed_an_overlap_and_value_the_value(tmp_path: Path):
    (tmp_path / "one.tml").write_text(TML, encoding="utf-8")
    got = times_en.run(tmp_path, tmp_path / "out.jsonl")
    assert (got["strict"], got["relaxed"], got["value"]) == (50.0, 100.0, 50.0)
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_persian_spans_are_right_with_extent_and_type(tmp_path: Path):
    (tmp_path / "one.txt").write_text(TOKENS, encoding="utf-8")
    assert times_fa.run(tmp_path, None)["f1"] == 100.0


def test_a_wrong_type_is_a_wrong_span(tmp_path: Path):
    (tmp_path / "one.txt").write_text(TOKENS.replace("TIM", "DAT"), encoding="utf-8")
    assert times_fa.run(tmp_path, None)["f1"] == pytest.approx(50.0)
