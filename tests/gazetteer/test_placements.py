"""The placement set: constructed sentences in both scripts, each with one name and the place it means, or none."""

import csv
from pathlib import Path

import pytest

from gavah.gazetteer import places

FILE = Path(__file__).parent / "placements.csv"
with FILE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(line for line in file if not line.startswith("#")))


def found(row):
    return [one for one in places(row["text"], lang=row["lang"]) if one.words == row["words"]]


@pytest.mark.parametrize("row", [row for row in ROWS if row["level"]], ids=lambda row: f"{row['words']} · {row['text'][:40]}")
def test_the_name_means_this_place(row):
    mentions = found(row)
    assert [(one.level, one.name, one.role) for one in mentions] == [(row["level"], row["name"], row["role"])]
    assert row["within"] in mentions[0].path


@pytest.mark.parametrize("row", [row for row in ROWS if not row["level"]], ids=lambda row: f"{row['words']} · {row['text'][:40]}")
def test_the_word_means_no_place_here(row):
    at = row["text"].index(row["words"])
    over = [one.words for one in places(row["text"], lang=row["lang"]) if one.start < at + len(row["words"]) and one.end > at]
    assert over == []


def test_the_set_holds_at_least_eighty_sentences_and_both_scripts_alike():
    texts = {lang: {row["text"] for row in ROWS if row["lang"] == lang} for lang in ("en", "fa")}
    assert len(texts["en"] | texts["fa"]) >= 80
    assert min(map(len, texts.values())) >= 40
