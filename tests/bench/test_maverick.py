"""Structured reports through linking and figures. Every row is constructed; nothing in it happened."""

import csv
import json
from pathlib import Path

import pytest

from bench.maverick import ACTORS, misdated, reference, run, structured

FIELDS = [
    "id",
    "event_id",
    "country",
    "date_start",
    "date_end",
    "city",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "event_context",
    "target",
]
FIELDS += [f"actor{n}{part}" for n in ACTORS for part in ("", "_violence", "_victim")]
FIELDS += [f"{what}_{name}" for what in ("deaths", "injuries") for name in ("best", "low", "high")] + ["source", "source_author"]


def row(id_: str, event: str, author: str, deaths: str = "0", **more: str) -> dict[str, str]:
    given = {
        "id": id_,
        "event_id": event,
        "country": "Tamrinia",
        "date_start": "2071-10-03",
        "date_end": "2071-10-03",
        "city": "Tamrinabad",
        "latitude": "1.5",
        "longitude": "2.5",
        "geo_precision": "3.0",
        "actor1": "Police (Tamrinia)",
        "actor1_violence": "Shooting",
        "deaths_best": deaths,
        "deaths_low": deaths,
        "deaths_high": deaths,
        "source": f"{author} (2071-10-04) Headline of {id_}",
        "source_author": author,
    }
    return {**dict.fromkeys(FIELDS, ""), **{f"{what}_{n}": "0" for what in ("injuries",) for n in ("best", "low", "high")}, **given, **more}


ROWS = [
    row("a", "E-1", "Tamrin Wire", "12"),
    row("b", "E-1", "Tamrin Daily", "14"),
    row("c", "E-1", "Radio Tamrin"),
    row("d", "E-2", "Tamrin Wire", "3", city="Shahr-e Tamrin", latitude="8", longitude="9"),
    row("e", "E-3", "Tamrin Network", "40", date_end="2071-12-03", city="", location="Coast", geo_precision="2.0"),
]


@pytest.fixture
def scores(tmp_path: Path) -> tuple[dict, list[dict]]:
    file, out = tmp_path / "reports.csv", tmp_path / "out.jsonl"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, FIELDS)
        writer.writeheader()
        writer.writerows(ROWS)
    return run(file, out), [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def claims() -> dict[str, object]:
    told = structured(ROWS)
    return {told.row_of[claim.id]: claim for claim in told.claims}


def test_absent_is_not_zero():
    assert claims()["c"].quantity is None
    assert claims()["a"].quantity.low == claims()["a"].quantity.high == 12


def test_a_number_for_months_or_a_region_is_a_total_and_no_event():
    assert claims()["e"].kind == "total"
    assert claims()["e"].where[0].path == ("Tamrinia",)
    assert claims()["a"].kind == "event"
    assert claims()["a"].where[0].level == "city"


def test_what_the_file_knows_of_its_events_enters_no_claim():
    other = structured([{**one, "event_id": "?"} for one in ROWS])
    assert [c.id for c in other.claims] == [c.id for c in structured(ROWS).claims]


def test_a_place_in_town_is_known_by_its_coordinates_whatever_it_is_called():
    near = [row("a", "E", "W", "1", geo_precision="5.0", location=name) for name in ("Old market", "Market, old")]
    first, second = (claim.where[0] for claim in structured(near).claims)
    assert first.level == "site"
    assert first.id == second.id


def test_reports_of_one_source_are_one_report_with_a_line_each():
    told = structured([{**one, "source": "Tamrin Yearbook"} for one in ROWS])
    assert len(told.reports) == 1
    assert len(told.reports[0].text.splitlines()) == len(ROWS)
    for claim in told.claims:
        claim.check_against(told.reports[0])


def test_a_misdated_claim_keeps_its_id_and_widens_by_two_days():
    claim = claims()["a"]
    wide = misdated(claim)
    assert wide.id == claim.id
    assert (wide.when.latest - wide.when.earliest).days == 4


def test_two_accounts_of_one_event_are_linked_and_counted_once(scores):
    found, lines = scores
    assert found["links"]["strict"]["pairwise"] > 0
    assert found["links"]["strict"]["pairwise_precision"] == 100
    deaths = found["deaths"]
    assert (deaths["sum_of_least"], deaths["sum_of_most"], deaths["naive_sum"]) == (43, 57, 69)
    assert deaths["floor"] == 40  # the total of the region may hold all of it
    assert deaths["named"] == 40
    assert sorted(id_ for line in lines for id_ in line["reports"]) == list("abcde")
    linked = next(line for line in lines if "a" in line["reports"])
    assert {"a", "b"} <= set(linked["reports"])
    assert (linked["low"], linked["high"]) == (12, 14)


def test_the_reference_sums_least_and_most_by_given_event():
    assert reference(ROWS) == (0 + 3 + 40, 14 + 3 + 40, 69)
