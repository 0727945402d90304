"""The case that docs/figures.md works by hand, read from the page itself."""

import re
from pathlib import Path

from brute_force import Oracle

from gavah.figures import solve
from gavah.figures.wire import decode_case

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"


def tables():
    """The tables of the case: the claims, and what comes out."""
    section = PAGE.read_text("utf-8").split("### One case with everything in it")[1].split("\n## ")[0]
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE):
        head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines()]
        found.append([dict(zip(head, row, strict=True)) for row in rows])
    return found


def path(place):
    return ["N"] if place == "everywhere" else ["N", place]


def claim(row):
    days = [int(day) for day in row["days"].split("–")]
    return {
        "id": row["claim"],
        "kind": row["kind"],
        "witness": row["witness"],
        "places": [path(place) for place in row["place"].split(" or ")],
        "from": days[0],
        "to": days[-1],
        "type": None,
        "low": int(row["low"]),
        "high": None if row["high"] == "open" else int(row["high"]),
        "complete": row["complete"] == "yes",
        "said": None,
    }


def links(row):
    if same := re.fullmatch(r"same as (\w+)", row["told of as"]):
        return [[same[1], row["claim"], "same", 1.0]]
    possible = re.fullmatch(r"possibly (\w+), (\.\d+)", row["told of as"])
    return [[possible[1], row["claim"], "possible", float(possible[2])]] if possible else []


def case():
    rows, (expected,) = tables()
    question = {"place": None, "from": 1, "to": 3, "type": None}
    record = {"case": "page", "claims": [claim(row) for row in rows], "links": [one for row in rows for one in links(row)], "distinct": []}
    return {**record, "question": question}, expected


def number(words):
    return None if words == "none" else int(words)


def test_the_page_has_all_it_speaks_of():
    record, _ = case()
    assert len(record["claims"]) == 11
    assert [link[2] for link in record["links"]] == ["same", "possible"]


def test_the_worked_case_comes_out_as_the_page_says():
    record, expected = case()
    answer = solve(decode_case(record))
    numbers = answer.numbers
    for name in ("evidence", "floor", "best", "named", "ceiling"):
        assert getattr(numbers, name) == number(expected[name]), name
    assert (numbers.gap, answer.limit) == (0, number(expected["limit"]))
    assert answer.straddling == (expected["straddling"],)
    assert answer.disputes == (tuple(expected["disputes"].split()),)
    assert answer.contradictions == (tuple(expected["contradictions"].split()),)
    assert set(answer.chosen) == {"t3", "b1"}


def test_the_worked_case_is_what_enumeration_finds():
    record, expected = case()
    oracle = Oracle(record)
    named, ceiling = oracle.ceiling()
    found = {"evidence": oracle.evidence(), "floor": oracle.floor(), "best": oracle.best(), "named": named, "ceiling": ceiling}
    assert found == {name: number(expected[name]) for name in found}
