"""What --json promises (CONTRACT.md): the keys a program may rely on. Keys are only added, never taken away."""

import json

import pytest
from cli_world import call

CLAIM = {
    *(
        "id",
        "report",
        "kind",
        "type",
        "polarity",
        "modality",
        "quantity",
        "when",
        "said",
        "where",
        "actor",
        "recipient",
        "issuers",
        "spans",
        "reader",
    ),
    *("groups", "derived", "victims", "victims_complete", "notes", "corrected"),
}
QUANTITY = {"measure", "low", "high", "words", "rule", "complete"}
WHEN = {"earliest", "latest", "words", "calendar", "granularity", "rule", "since", "as_of", "series", "value"}
WHERE = {"id", "name", "level", "path", "lat", "lon", "words", "rule", "confidence"}
SPAN = {"report", "start", "end", "words", "field"}
PARTY = {"words", "start", "end", "kind", "class"}
FIGURE = {
    *("id", "question", "state", "evidence", "floor", "best", "named", "ceiling", "limit", "straddling", "status", "gap", "leading", "by_witness"),
    *("by_rule", "totals", "contradictions", "claims", "events", "witnesses", "constructed", "rows", "evidence_claims", "disputes", "listed"),
    *("cut", "seconds", "told_apart"),
}
REPORT = {
    *("id", "sha256", "media_type", "source", "text", "found", "external_id", "title", "language", "published", "earliest", "latest", "basis"),
    *("retrieved", "passages", "forward_of", "constructed", "private", "notes"),
}


def lines(case, *words: object) -> list[dict]:
    return [json.loads(line) for line in call(*words, "--json", case=case).stdout.splitlines()]


def test_a_claim_has_the_keys_of_the_contract(built):
    claims = lines(built, "claims")
    assert claims
    for claim in claims:
        assert set(claim) == CLAIM
        assert claim["quantity"] is None or set(claim["quantity"]) == QUANTITY
        assert claim["when"] is None or set(claim["when"]) == WHEN
        assert all(set(place) == WHERE for place in claim["where"])
        assert all(set(span) == SPAN for span in claim["spans"])
        assert all(set(party) == PARTY for party in [*claim["actor"], *claim["recipient"]])
        assert set(claim["reader"]) == {"name", "version"}


def test_the_words_of_every_span_stand_in_the_report_and_in_the_input_file(built):
    texts = {report["id"]: report["text"] for report in lines(built, "reports")}
    given = {json.loads(line)["text"] for line in (built.parent / "reports" / "reports.jsonl").read_text(encoding="utf-8").splitlines()}
    assert set(texts.values()) == given
    for claim in lines(built, "claims"):
        for span in claim["spans"]:
            assert texts[span["report"]][span["start"] : span["end"]] == span["words"]


@pytest.mark.parametrize("measure", ["executed", "dead", "injured", "executed|dead"])
def test_a_figure_has_the_keys_of_the_contract(built, measure):
    (figure,) = lines(built, "ask", measure, "--by", "city")
    assert set(figure) == FIGURE
    assert figure["question"]["measure"] == measure
    assert figure["constructed"] is (figure["status"] != "nothing")
    for row in figure["rows"]:
        assert set(row) == {"bin", "evidence", "floor", "best", "named", "ceiling", "claims"}
    for total in figure["totals"]:
        assert set(total) == {"claim", "low", "high", "itemised", "unexplained"}
    for witness in figure["by_witness"]:
        assert set(witness) == {"witness", "low", "high"}
    for row in figure["by_rule"].values():
        assert set(row) == {"floor", "best", "named", "ceiling"}


def test_an_open_end_is_null_and_the_order_of_the_five_holds(built):
    (figure,) = lines(built, "ask", "executed")
    assert figure["ceiling"] is None
    assert figure["evidence"] <= figure["floor"] <= figure["best"] <= figure["named"]


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        ("reports", REPORT),
        ("events", {"id", "type", "claims", "links", "witnesses", "earliest", "latest", "places"}),
        ("witnesses", {"id", "root", "claims", "reports", "path"}),
        ("figures", FIGURE),
        ("problems", {"file", "reason", "remedy", "day"}),
        ("log", {"kind", "log", "seq", "day", "on", "actor", "body", "after"}),
    ],
)
def test_lists_are_json_lines_with_stable_keys(built, what, keys):
    things = lines(built, what)
    assert things
    assert all(set(thing) == keys for thing in things)


def test_a_source_says_at_least_its_id_and_name(built):
    assert all({"id", "name"} <= set(source) for source in lines(built, "sources"))


def test_json_is_the_same_twice_and_has_no_colour(built):
    once, twice = (call("claims", "--json", case=built, width=width).stdout for width in (40, 200))
    assert once == twice
    assert "\x1b" not in once
