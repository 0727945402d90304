"""Exports say what the edition says, in forms that others read."""

import csv
import io
import json
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from gavah.cli.export import FORMATS as OFFERED
from gavah.model import Event
from gavah.release.build import build
from gavah.release.exports import FORMATS, writer
from gavah.release.exports.csv_table import safe, write_table
from gavah.release.handing import internal_name, whole
from gavah.release.judged import Judged
from gavah.release.plan import Plan
from gavah.release.policy import standard

CONSTRUCTED = "EXERCISE · CONSTRUCTED · تمرین · ساختگی"


@pytest.fixture
def edition(case):
    plan = Plan(as_of=date(2071, 11, 20), policy=standard(), judged=Judged(public=frozenset({"r-2"})), find=lambda text, lang: [], answers=False)
    return build(case, plan).edition


@pytest.fixture
def written(edition, tmp_path):
    """Writes a format and gives its path."""

    def make(name, of=edition):
        path = tmp_path / f"x{FORMATS[name].suffix}"
        assert writer(name)(of, path) > 0
        return path

    return make


def _rows(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_command_offers_what_there_is():
    assert set(OFFERED) == set(FORMATS)


def test_csv_and_parquet_hold_the_same_claims(edition, written):
    rows = _rows(written("csv"))
    columns = parquet.read_table(written("parquet")).to_pylist()
    assert [row["claim"] for row in rows] == [row["claim"] for row in columns] == [one.id for one in edition.claims]
    assert sorted(int(row["low"]) for row in rows) == sorted(row["low"] for row in columns) == [9, 12]
    assert {row["constructed"] for row in rows} == {"true"}


@given(st.text())
def test_no_cell_can_be_run_by_a_spreadsheet(text):
    shown = safe(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert shown.removeprefix("'") == text.removeprefix("'")


def test_a_table_survives_being_read_back(tmp_path):
    cells = ["=1+1", 'quo"te', "two\nlines", "ی،ک", "", "@x"]
    write_table(tmp_path / "t.csv", ["a"], [{"a": cell} for cell in cells])
    assert [row["a"].removeprefix("'") for row in _rows(tmp_path / "t.csv")] == cells


def test_plover_lines_keep_the_interval_and_name_nobody(edition, written):
    lines = [json.loads(line) for line in written("jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == [one.id for one in edition.events]
    assert (lines[0]["event"], lines[0]["mode"]) == ("COERCE", "arrest")
    assert lines[0]["magnitude"] == {"arrested": {"low": 9, "high": 12}}
    assert lines[0]["source"] == lines[0]["target"] == []


def test_acled_rows_have_its_columns_and_no_invented_zero(written):
    row = _rows(written("acled"))[0]
    assert (row["event_type"], row["sub_event_type"], row["country"], row["admin1"]) == ("Strategic developments", "Arrests", "Iran", "Khuzestan")
    assert row["fatalities"] == ""
    assert CONSTRUCTED in row["notes"]


@pytest.fixture
def acled_row(edition, tmp_path):
    """The row, or none, of one event of `type` of which `low` to `high` was told."""

    def row(type_, measure, low, high):
        first = edition.claims[0]
        one = msgspec.structs.replace(first, type=type_, quantity=msgspec.structs.replace(first.quantity, measure=measure, low=low, high=high))
        event = Event(id="e-1", type=type_, claims=(one.id,))
        writer("acled")(msgspec.structs.replace(edition, claims=(one,), events=(event,)), tmp_path / "x.csv")
        return next(iter(_rows(tmp_path / "x.csv")), None)

    return row


@pytest.mark.parametrize(("low", "high", "stands"), [(1, 1, False), (2, 2, False), (1, 3, True), (3, 3, True), (1, None, True), (2, None, True)])
def test_acled_has_no_demonstration_surely_of_fewer_than_three(acled_row, low, high, stands):
    assert (acled_row("protest.demo", "participants", low, high) is not None) is stands


def test_acled_rows_of_arrests_say_that_any_arrest_is_one(acled_row):
    assert "ACLED records mass arrests only; this row is any arrest" in acled_row("arrest", "arrested", 1, 1)["notes"]
    assert "mass arrests" not in acled_row("protest.demo", "participants", 9, 9)["notes"]


@pytest.mark.parametrize(
    ("low", "high", "words", "number"),
    [(1, None, "dead: some; how many is not told.", ""), (1, 1, "dead: 1.", "1"), (4, None, "dead: at least 4.", "4"), (4, 6, "dead: 4 to 6.", "4")],
)
def test_acled_gives_no_number_where_none_was_told(acled_row, low, high, words, number):
    row = acled_row("killing.extrajudicial", "dead", low, high)
    assert words in row["notes"]
    assert row["fatalities"] == number


def test_acled_does_not_add_two_words_for_the_same_dead(edition, tmp_path):
    """One account of an event tells of two executed, another of two dead: that is two."""
    first, second, *_ = edition.claims
    told = [
        msgspec.structs.replace(one, type="killing.extrajudicial", quantity=msgspec.structs.replace(one.quantity, measure=measure, low=2, high=2))
        for one, measure in ((first, "executed"), (second, "dead"))
    ]
    event = Event(id="e-1", type="killing.extrajudicial", claims=(first.id, second.id))
    writer("acled")(msgspec.structs.replace(edition, claims=tuple(told), events=(event,)), tmp_path / "x.csv")
    (row,) = _rows(tmp_path / "x.csv")
    assert row["fatalities"] == "2"


def test_geojson_pins_a_city_and_never_a_province(edition, written):
    features = json.loads(written("geojson").read_text("utf-8"))["features"]
    for feature in features:
        assert feature["geometry"] is None or feature["properties"]["level"] in ("city", "site")
        assert feature["properties"]["constructed"] is True
    assert len(features) == len(edition.events)


def test_hxl_tags_stand_in_the_second_line(written):
    rows = list(csv.reader(io.StringIO(written("hxl").read_text("utf-8-sig"))))
    assert len(rows[0]) == len(rows[1])
    assert all(tag.startswith("#") for tag in rows[1])
    assert rows[2][rows[1].index("#affected+detained+min")] == "9"
    assert rows[2][rows[1].index("#affected+killed+min")] == ""


def test_linked_data_says_a_claim_and_never_a_fact(edition, written):
    graph = json.loads(written("jsonld").read_text("utf-8"))["@graph"]
    claims = [node for node in graph if "schema:Claim" in node["@type"]]
    assert {node["@id"] for node in claims} == {f"urn:gavah:{one.id}" for one in edition.claims}
    ids = {node["@id"] for node in graph}
    assert all(node["wasDerivedFrom"] in ids for node in claims)
    assert not any("ClaimReview" in str(node["@type"]) for node in graph)


def test_entities_of_follow_the_money(edition, written):
    entities = [json.loads(line) for line in written("ftm").read_text("utf-8").splitlines()]
    assert {one["schema"] for one in entities} == {"Organization", "Event"}
    assert all(all(isinstance(value, str) for values in one["properties"].values() for value in values) for one in entities)


@pytest.mark.parametrize("name", FORMATS)
def test_an_internal_file_says_so_in_its_name_and_in_every_format(case, written, name, tmp_path):
    assert internal_name(tmp_path / "x.csv").name == "INTERNAL-x.csv"
    path = written(name, whole(case, date(2071, 11, 20)))
    text = str(parquet.read_table(path).to_pylist()) if name == "parquet" else path.read_text("utf-8")
    assert "INTERNAL: not for publication" in text
    assert "constructed" in text.lower()
