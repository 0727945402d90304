"""A person's judgements on the command line: each verb holds, is shown beside what it touches, and can be taken back."""

import json

import pytest
from cli_world import call, really


def one(case, **fields) -> dict:
    found = [json.loads(line) for line in call("claims", "--json", case=case).stdout.splitlines()]
    return next(claim for claim in found if all(claim[name] == value for name, value in fields.items()))


def floor(case, measure) -> int:
    return json.loads(call("ask", measure, "--json", case=case).stdout)["floor"]


def test_a_corrected_claim_is_shown_with_both_readings_and_moves_the_figure(case):
    claim = one(case, type="arrest")
    assert floor(case, "arrested") == 7
    assert call("decide", "correct", claim["id"], "--low", "9", "--high", "open", "--reason", "the list has nine", case=case).exit_code == 0
    assert floor(case, "arrested") == 9
    assert one(case, type="arrest")["corrected"][0]["field"] == "quantity"
    shown = call("show", claim["id"], "--why", case=case, width=200).stdout
    assert "corrected by local" in call("claims", "--measure", "arrested", case=case, width=200).stdout
    assert '"low":7' in shown
    assert "the list has nine" in shown
    moved = json.loads(call("moved", "--json", case=case).stdout)
    assert (moved["old"]["floor"], moved["new"]["floor"], moved["reasons"][0]["verb"]) == (7, 9, "correct")
    assert "floor: 7 → 9" in call("moved", case=case).stdout


def test_a_correction_takes_places_days_and_words_of_the_closed_lists(case):
    claim = one(case, type="arrest")
    given = ["--place", "Tabriz", "--earliest", "1450-07-20", "--latest", "2071-10-13", "--modality", "alleged", "--type", "disappearance"]
    assert call("decide", "correct", claim["id"], *given, case=case).exit_code == 0
    now = one(case, id=claim["id"])
    assert ([p["name"] for p in now["where"]], now["when"]["earliest"], now["modality"]) == (["Tabriz"], "2071-10-12", "alleged")
    assert len(now["corrected"]) == 4
    assert call("decide", "correct", claim["id"], case=case).exit_code == 1


def test_a_claim_made_by_a_person_counts_and_undo_takes_it_back(case):
    report = one(case, type="arrest")["report"]
    words = ["--words", "Seven people", "--kind", "event", "--type", "torture", "--measure", "injured", "--low", "3"]
    done = call("decide", "claim", report, *words, case=case)
    assert done.exit_code == 0
    entry = done.stderr.split("entry ")[1].split(":")[0]
    assert floor(case, "injured") == 3
    assert "claim made by local" in call("show", report, case=case, width=200).stdout
    assert call("decide", "undo", entry, case=case).exit_code == 0
    assert json.loads(call("ask", "injured", "--json", case=case).stdout)["status"] == "nothing"
    assert call("decide", "claim", report, "--words", "nobody wrote this", "--kind", "event", "--type", "arrest", case=case).exit_code == 1


def test_a_withdrawn_report_and_its_return(case):
    report = one(case, type="arrest")["report"]
    assert call("withdraw", report, "--reason", "forged", case=case).exit_code == 0
    assert json.loads(call("ask", "arrested", "--json", case=case).stdout)["status"] == "nothing"
    assert "withdraw by local" in call("show", report, case=case, width=200).stdout
    call("withdraw", report, "--restore", case=case)
    assert floor(case, "arrested") == 7


def test_an_approval_says_that_nobody_checks_who_sits_there_and_one_name_spelt_otherwise_is_no_second(case, monkeypatch):
    claim = one(case, type="arrest")
    approve = ("persons", "approve", claim["report"], "--span", f"{claim['spans'][0]['start']}-{claim['spans'][0]['end']}", "--yes")
    monkeypatch.setenv("GAVAH_USER", "sara")
    first = call(*approve, case=case)
    assert "approved as sara. Nobody checks who sits here" in " ".join(first.stderr.split())
    monkeypatch.setenv("GAVAH_USER", "Sara ")
    again = call(*approve, case=case)
    assert (again.exit_code, again.error.remedy) == (4, "let another person do it, under a name of their own")


def test_consent_classes_and_approvals_are_listed_in_one_report(case):
    claim = one(case, type="arrest")
    report, sentence = claim["report"], claim["spans"][0]
    call("consent", report, "--scope", "court", "--who", "a relative", case=case)
    assert json.loads(call("consent", report, "--json", case=case).stdout)["scope"] == "court"
    call("persons", "class", report, "detainee", "--words", "Seven people", case=case)
    shown = call("persons", "approve", report, "--span", f"{sentence['start']}-{sentence['end']}", "--yes", case=case).stdout
    assert "▮▮▮[detainee]" in shown
    assert call("persons", "approve", report, "--span", "0-12", "--yes", case=case).exit_code == 1
    listed = call("persons", "list", report, case=case).stdout
    assert "Seven people: detainee" in listed
    assert "approved by local" in listed
    call("consent", report, "--withdraw", case=case)
    assert json.loads(call("consent", report, "--json", case=case).stdout)["scope"] == "withdrawn"


def test_a_note_from_the_keyboard_becomes_a_private_report(built, case, tmp_path):
    done = really(
        "note", "--source", "tamrin-caller", "--told", "2071-10-20", "--case", case, input="Four men were arrested in Qom on October 19, 2071."
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(call("show", json.loads(done.stdout)["report"], "--json", case=case).stdout)
    assert (report["private"], report["published"], report["source"]) == (True, "2071-10-20", "tamrin-caller")


def test_a_contested_pair_of_judgements_is_said_to_be_contested(case):
    from datetime import date

    from gavah.casefile import Case
    from gavah.pipeline import judging

    claim = one(case, type="arrest")
    with Case.open(case, day=date(2071, 10, 28)) as held:
        for verb, by in (("accept", "ada"), ("reject", "bea")):
            held.decide(judging.on_claim(held, verb, claim["id"], by=by), seen=())
    shown = call("show", claim["id"], case=case, width=200).stdout
    assert "contested (standing): ada, bea disagree" in shown
    assert floor(case, "arrested") == 7


@pytest.mark.parametrize(
    "words",
    [
        ["decide", "grade", "tamrin-wire", "--value", "B", "--subject", "sheep"],
        ["decide", "undo", "ffffffff"],
        ["persons", "class", "r-", "minor", "--words", "x"],
        ["consent", "r-nothing"],
    ],
)
def test_what_cannot_be_decided_says_why(built, words):
    done = call(*words, case=built)
    assert done.exit_code == 1
    assert done.error.remedy
