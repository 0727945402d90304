"""`gavah review` as a person uses it: queue, sample, code by two, α, adjudication; in both languages."""

import json

import pytest
from cli_world import call


@pytest.fixture
def asked(case):
    call("ask", "executed", case=case)
    call("ask", "arrested", case=case)
    return case


def test_the_queue_tells_its_reasons_and_what_its_claims_move(asked):
    done = call("review", "queue", "--exact", "3", case=asked, width=200)
    assert "0 of " in done.stdout
    assert "without it floor" in done.stdout
    found = [json.loads(line) for line in call("review", "queue", "--exact", "3", "--json", case=asked).stdout.splitlines()]
    assert [one["exact"] for one in found[:3]].count(True) >= 1
    assert {"claim", "score", "share", "doubt", "exact", "figure", "figures", "reasons", "moves"} == set(found[0])
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


def coder(monkeypatch, name):
    monkeypatch.setenv("GAVAH_USER", name)


def test_two_code_blind_agreement_is_told_and_the_adjudicated_enter_figures(asked, monkeypatch):
    held = json.loads(call("review", "sample", "--coder", "ada", "--coder", "bea", "--size", "8", "--seed", "2", "--json", case=asked).stdout)
    sample = held["id"]
    for name in ("ada", "bea"):
        coder(monkeypatch, name)
        for number in range(1, len(held["units"]) + 1):
            shown = json.loads(call("review", "code", sample, "--json", case=asked).stdout)
            assert set(shown) == {"sample", "unit", "left", "report", "start", "end", "source", "published", "before", "words", "after"}
            said = ["claims=0"]
            if "Seven" in shown["words"]:
                said = [
                    "claims=1",
                    "kind=event",
                    "type=arrest",
                    "measure=arrested",
                    "low=6",
                    "high=open",
                    "earliest=1450-07-20",
                    "latest=none",
                    "place=Shiraz",
                ]
            if "۱۱ مهر" in shown["words"]:
                said = ["claims=1", "kind=event", "measure=executed", f"low={2 if name == 'ada' else 3}", "complete=no"]
            assert call("review", "code", sample, *said, case=asked).exit_code == 0
            if number == 1 and name == "ada":
                assert call("review", "adjudicate", sample, case=asked).exit_code == 4
        assert "nothing of" in call("review", "code", sample, case=asked).stderr
    told = json.loads(call("review", "alpha", sample, "--json", case=asked).stdout)["fields"]
    assert set(told["claims"]) >= {"level", "alpha", "low", "high", "units"}
    assert "α" in call("review", "alpha", sample, case=asked).stdout
    coder(monkeypatch, "cyn")
    open_ = [json.loads(line) for line in call("review", "adjudicate", sample, "--json", case=asked).stdout.splitlines()]
    assert all(one["differing"] == ["low"] for one in open_)
    for one in open_:
        assert call("review", "adjudicate", sample, "--unit", one["number"], "--take", "bea", case=asked).exit_code == 0
    assert call("review", "adjudicate", sample, "--agreed", case=asked).exit_code == 0
    assert "no unit waits" in call("review", "adjudicate", sample, case=asked).stdout
    claims = [json.loads(line) for line in call("claims", "--json", case=asked).stdout.splitlines()]
    numbers = {c["type"]: c["quantity"]["low"] for c in claims if c["corrected"]}
    coded = {u["report"] for u in held["units"]}
    expected = {c["type"]: {"arrest": 6}.get(c["type"], 3) for c in claims if c["report"] in coded and c["corrected"]}
    assert numbers == expected
    assert call("verify", case=asked).exit_code == 0


@pytest.mark.parametrize("fields", [["claims=many"], ["sheep=1"], ["claims=1", "type=sheep"], ["claims"]])
def test_what_cannot_be_coded_says_why(asked, monkeypatch, fields):
    coder(monkeypatch, "ada")
    sample = json.loads(call("review", "sample", "--coder", "ada", "--coder", "bea", "--size", "2", "--json", case=asked).stdout)["id"]
    done = call("review", "code", sample, *fields, case=asked)
    assert done.exit_code == 1
    assert done.error.remedy


def test_a_claim_in_persian_words_is_corrected_and_made_like_any_other(case):
    claims = [json.loads(line) for line in call("claims", "--measure", "executed", "--json", case=case).stdout.splitlines()]
    persian = next(claim for claim in claims if "کرج" in claim["spans"][0]["words"])
    assert call("decide", "correct", persian["id"], "--low", "3", "--high", "3", "--place", "تبریز", case=case).exit_code == 0
    assert (
        call(
            "decide", "claim", persian["report"], "--words", "دو زندانی", "--kind", "event", "--type", "torture", "--place", "کرج", case=case
        ).exit_code
        == 0
    )
    made = [json.loads(line) for line in call("claims", "--type", "torture", "--json", case=case).stdout.splitlines()]
    assert [(c["spans"][0]["words"], c["reader"]["name"]) for c in made] == [("دو زندانی", "person")]
