"""The own gold holds together: offsets, vocabularies, calendars, and the share that rule writers may see."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import jdatetime
import pytest

from bench.gold.rows import KINDS, LANGUAGES, rows_of
from gavah.model.vocabulary import MEASURES, MODALITIES
from gavah.ontology import is_type

GOLD = Path(__file__).parent
ROWS = {(kind, lang): rows_of(GOLD, kind, lang) for kind in KINDS for lang in LANGUAGES}
EVERY = [row for rows in ROWS.values() for row in rows]
BLIND = {3, 7, 8}
SOLAR_DAY = re.compile(r"1[34]\d\d-\d\d-\d\d")


def test_each_language_has_two_hundred_rows_and_every_row_says_that_it_is_constructed():
    assert all(row["constructed"] is True for row in EVERY)
    assert all(count >= 200 for count in Counter(row["lang"] for row in EVERY).values())
    assert len({row["id"] for row in EVERY}) == len(EVERY)
    assert len({(row["lang"], row["text"]) for row in EVERY}) >= len(EVERY) - 4  # a sentence may serve two kinds


@pytest.mark.parametrize(("kind", "lang"), ROWS)
def test_a_third_of_the_first_two_batches_is_seen_nothing_of_the_blind_ones_and_all_of_the_fourth_and_sixth(kind, lang):
    parts = [row["part"] for row in ROWS[kind, lang] if row["batch"] < 3]
    assert parts == ["seen" if i % 3 == 0 else "unseen" for i in range(len(parts))]
    assert {row["part"] for row in ROWS[kind, lang] if row["batch"] in BLIND} == {"unseen"}
    assert {row["part"] for row in ROWS[kind, lang] if row["batch"] in (4, 6)} == {"seen"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_other_row_of_batch_nine_is_seen(lang):
    parts = [row["part"] for row in ROWS["claims", lang] if row["batch"] == 9]
    assert parts == ["seen", "unseen"] * 160


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("batch", "documents"), [(10, 120), (11, 60)])
def test_every_other_document_of_the_last_batches_is_seen_and_is_a_document(lang, batch, documents):
    rows = [row for row in ROWS["claims", lang] if row["batch"] == batch]
    assert [row["part"] for row in rows] == ["seen", "unseen"] * (documents // 2)
    assert sum(len(re.findall(r"[.!?؟…:]", row["text"])) >= 3 for row in rows) >= documents * 0.95


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fifth_of_the_sixty_reports_of_batch_eight_tells_nothing_to_count(lang):
    rows = [row for row in ROWS["claims", lang] if row["batch"] == 8]
    assert len(rows) == 60
    assert sum(not row["claims"] for row in rows) == 12
    assert [row["about"] for row in rows if not row["claims"]] == [row["about"] for row in rows if row["about"].startswith(("nothing: ", "هیچ: "))]


def test_marked_words_stand_at_their_offsets():
    for row in EVERY:
        for mark in row.get("times", []) + row.get("numbers", []):
            assert row["text"][mark["start"] : mark["end"]] == mark["words"], row["id"]
        for relation in row.get("attributions", []):
            for part in ("source", "cue", "content"):
                assert [row["text"][a:b] for a, b in relation[part]] == relation["words"][part], row["id"]
            assert relation["cue"], row["id"]
            assert relation["content"], row["id"]


def test_claims_use_the_closed_vocabularies():
    for row in EVERY:
        for claim in row.get("claims", []):
            assert all(is_type(name) for name in claim["type"].split("/")), row["id"]
            assert all(name in MEASURES for name in re.split(r"[/|]", claim["measure"]) if name), row["id"]
            assert all(name in MODALITIES for name in claim["modality"].split("/")), row["id"]
            assert claim["high"] is None or claim["low"] <= claim["high"], row["id"]


def test_days_of_both_calendars_agree_with_jdatetime():
    checked = 0
    for row in EVERY:
        for time in row.get("times", []):
            solar = next((value for value in time["value"] or [] if SOLAR_DAY.fullmatch(value)), None)
            if solar:
                day = jdatetime.date(*map(int, solar.split("-"))).togregorian().isoformat()
                assert day in time["value"], row["id"]
                assert time["interval"] == [day, day], row["id"]
                checked += 1
    assert checked >= 30


def test_weekdays_named_beside_a_day_are_the_days_of_the_calendar():
    names = {name: i for i, name in enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())}
    checked = 0
    for row in ROWS["times", "en"]:
        for time in row["times"]:
            name = time["words"].split(",")[0].split()[0]
            if name in names and time["interval"]:
                assert date.fromisoformat(time["interval"][0]).weekday() == names[name], row["id"]
                checked += 1
    assert checked >= 5
