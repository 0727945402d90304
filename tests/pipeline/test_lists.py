"""A person's own lists, as files."""

import json

import pytest

from gavah.model import InputError
from gavah.pipeline.lists import link_files, pair_lines

ENGLISH = "No,Name,Age,Date of death,City\n1,Ali Tamrini,28,2071-10-05,Marand\n2,Sara Tamrini,Unknown,2071-10-07,Bafq\n"
PERSIAN = "ردیف;نام;سن;تاریخ;شهر\n۷;سارا تمرینی;;۱۵ مهر;بافق\n۸;علی تمرینی;۲۸;۱۳ مهر ۱۴۵۰;مرند\n"


@pytest.fixture
def files(tmp_path):
    english, persian = tmp_path / "english.csv", tmp_path / "persian.csv"
    english.write_text(ENGLISH, "utf-8")
    persian.write_text(PERSIAN, "utf-8-sig")
    return english, persian


def test_two_files_in_two_languages_make_pairs_with_probabilities_and_reasons(files):
    lines = [json.loads(line) for line in pair_lines(link_files(files))]
    found = {(line["left"]["id"], line["right"]["id"]): line for line in lines if line["p"] >= 0.5}
    assert set(found) == {("1", "۸"), ("2", "۷")}
    assert all(line["verdict"] == "same" and line["reasons"] for line in found.values())


def test_columns_can_be_said(files, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("who\tnote\nAli Tamrini\ta form\n", "utf-8")
    linkage = link_files([files[0], other], columns={"other": {"name": ["who"]}})
    assert [(link.left.id, link.right.id, link.verdict) for link in linkage.links if link.p > 0.3] == [("1", "1", "possible")]


def test_what_cannot_be_read_is_said_with_a_remedy(files, tmp_path):
    broken, empty = tmp_path / "broken.csv", tmp_path / "empty.csv"
    broken.write_bytes(b"Name\n\xff\xfe\xff\n")
    empty.write_text("Name\n", "utf-8")
    for paths, said in (
        ([files[0], broken], "cannot be read"),
        ([files[0], empty], "no rows"),
        ([files[0]], "one list"),
        ([files[0], files[0]], "two lists"),
    ):
        with pytest.raises(InputError, match=said):
            link_files(paths)
