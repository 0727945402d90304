"""The Iranian placement set holds together: offsets, levels, all provinces in both scripts, and what rule writers may see."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

GOLD = Path(__file__).parent
ROWS = {lang: [json.loads(line) for line in (GOLD / f"placement.{lang}.jsonl").read_text("utf-8").splitlines()] for lang in ("en", "fa")}
EVERY = [row for rows in ROWS.values() for row in rows]
LEVELS = {"city", "site", "province", "county", "country", "metonym"}
LATIN, ARABIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0600-\u06ff]")
ALL_PROVINCES = 31


def toponyms(lang):
    return [(row, toponym) for row in ROWS[lang] for toponym in row["toponyms"]]


def test_both_languages_have_220_constructed_sentences_and_none_twice():
    assert {lang: len(rows) for lang, rows in ROWS.items()} == {"en": 220, "fa": 220}
    assert all(row["constructed"] is True for row in EVERY)
    assert len({row["id"] for row in EVERY}) == len({row["text"] for row in EVERY}) == len(EVERY)


def test_toponyms_stand_at_their_offsets_and_do_not_overlap_each_other_or_what_is_no_place():
    for row in EVERY:
        ranges = [(toponym["start"], toponym["end"]) for toponym in row["toponyms"]]
        assert [row["text"][a:b] for a, b in ranges] == [toponym["words"] for toponym in row["toponyms"]], row["id"]
        ordered = sorted(ranges + [tuple(rest) for rest in row.get("not_places", [])])
        assert all(a < b <= len(row["text"]) for a, b in ordered), row["id"]
        assert all(left[1] <= right[0] for left, right in pairwise(ordered)), row["id"]


@pytest.mark.parametrize("lang", ROWS)
def test_words_are_in_the_script_of_their_language_and_names_in_latin(lang):
    own, other = (LATIN, ARABIC) if lang == "en" else (ARABIC, LATIN)
    for row, toponym in toponyms(lang):
        assert own.search(toponym["words"]), row["id"]
        assert not other.search(toponym["words"]), row["id"]
        assert not ARABIC.search(toponym["name"] + toponym["province"] + toponym["city"]), row["id"]


def test_a_city_names_itself_and_its_province_and_a_site_the_city_it_lies_in():
    for row, toponym in toponyms("en") + toponyms("fa"):
        assert toponym["level"] in LEVELS, row["id"]
        iranian = toponym["country"] == "Iran" and toponym["level"] != "country"
        assert bool(toponym["province"]) == iranian, row["id"]
        if toponym["level"] == "city":
            assert toponym["city"] == toponym["name"], row["id"]
        if toponym["level"] == "site":
            assert toponym["city"], row["id"]


@pytest.mark.parametrize("lang", ROWS)
def test_every_province_has_a_city_in_both_scripts(lang):
    cities = {toponym["province"] for _, toponym in toponyms(lang) if toponym["level"] == "city" and toponym["country"] == "Iran"}
    assert len(cities) == ALL_PROVINCES


def test_the_set_has_its_sites_metonyms_demonyms_and_names_that_are_no_places():
    every = [toponym for _, toponym in toponyms("en") + toponyms("fa")]
    levels = Counter(toponym["level"] for toponym in every)
    assert levels["site"] >= 80
    assert levels["metonym"] >= 8
    assert sum(toponym.get("demonym", False) for toponym in every) >= 8
    assert sum(len(row.get("not_places", [])) for row in EVERY) >= 20


@pytest.mark.parametrize("lang", ROWS)
def test_every_fourth_row_of_the_first_batch_is_seen_and_none_later(lang):
    first = [row for row in ROWS[lang] if row.get("batch", 1) == 1]
    assert [row["part"] for row in first] == ["unseen" if i % 4 else "seen" for i in range(160)]
    assert [row["part"] for row in ROWS[lang] if row.get("batch", 1) != 1] == ["unseen"] * 60
