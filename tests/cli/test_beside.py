"""What `gavah ask` gives beside a figure: flags, keys that are only added, pictures."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from cli_world import call, reports_folder, rows

from gavah.cli.ask import DRAWN
from gavah.cli.drawing import KINDS, days_of
from gavah.figures.breakdown import time_bin
from gavah.model import QuestionError

FLAGS = {
    "--sensitivity": "sensitivity",
    "--running": "running",
    "--reconcile": "reconciliation",
    "--confirmed": "confirmation",
    "--checks": "checks",
}

REPORTS = [
    ("tamrin-rights", "2071-10-06", "At least 24 people have been executed in Iran since September 24, 2071, the group said."),
    ("tamrin-rights", "2071-10-12", "At least 31 people have been executed in Iran since September 24, 2071, the group said."),
    ("tamrin-wire", "2071-10-04", "Four prisoners were executed in Karaj on October 3, 2071."),
    ("tamrin-radio", "2071-10-05", "چهار زندانی روز ۱۱ مهر ۱۴۵۰ در کرج اعدام شدند."),
    ("tamrin-network", "2071-10-09", "Two prisoners were executed in Rasht on Tuesday, October 8, 2071."),
    ("tamrin-network", "2071-10-12", "Executions have risen by 83 percent over the same month last year."),
]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """A case with a running count, items, a wrong weekday and a percentage."""
    home = tmp_path_factory.mktemp("beside")
    folder = reports_folder(home / "reports")
    rows(folder / "reports.jsonl", REPORTS)
    case = home / "case"
    done = call("run", folder, "--case", case, "--as-of", "2071-10-27", "--quiet")
    assert done.exit_code == 0
    return case


def asked(case, *words):
    return json.loads(call("ask", "executed", *words, "--json", case=case).stdout)


@pytest.mark.parametrize(("flag", "key"), FLAGS.items())
def test_a_flag_adds_one_key_and_takes_none_away(story, flag, key):
    plain, more = asked(story), asked(story, flag)
    assert set(more) - set(plain) == {key}
    assert {name: more[name] for name in plain} == plain
    assert more[key]


def test_spread_is_asked_for_by_level(story):
    places = asked(story, "--spread", "city")["spread"]
    assert [one["earliest"] for one in places] == ["2071-10-03", "2071-10-08"]
    assert places[1]["lag"] == [5, 5]


def test_a_running_count_is_a_series(story):
    (count,) = asked(story, "--running")["running"]
    assert [(state["low"], state["growth"]) for state in count["states"]] == [(24, None), (31, 7)]


def test_a_total_is_taken_apart_by_day_and_by_province(story):
    by_day, by_province = asked(story, "--reconcile")["reconciliation"]
    assert (by_day["by"], by_province["by"]) == ("day", "province")
    assert by_day["low"] == 31
    assert by_day["unexplained"] == [25, 25]
    (only,) = asked(story, "--reconcile", by_day["claim"][:12], "--by", "city")["reconciliation"]
    assert (only["claim"], only["by"]) == (by_day["claim"], "city")
    with pytest.raises(QuestionError, match="no total"):
        raise call("ask", "executed", "--reconcile", "c-nothing", case=story).error


def test_checks_name_what_does_not_fit(story):
    found = {one["kind"]: one for one in asked(story, "--checks")["checks"]}
    assert (found["weekday"]["verdict"], found["weekday"]["beside"][0]) == ("differs", "2071-10-06")
    assert found["percentage"]["then"]["implied"] is not None


def test_the_terminal_says_what_it_found_and_what_it_does_not_mean(story):
    shown = call("ask", "executed", *FLAGS, "--spread", "city", case=story).stdout
    for words in (
        "under every admission rule",
        "sources the floor hangs on: tamrin-rights",
        "they count the same people, so they are never added",
        "single events explain",
        "first day in each place",
        "Told again is not true",
        "weekday and date do not fit",
    ):
        assert words in " ".join(shown.split())


def test_what_the_command_line_can_draw_is_what_there_is():
    assert tuple(KINDS) == DRAWN


@pytest.mark.parametrize("by", ["day", "week", "month", "sh-month"])
def test_a_bin_of_time_is_drawn_on_its_own_days(by):
    """Through a leap year's end of both calendars."""
    start = date(2071, 12, 1).toordinal()
    for ordinal in range(start, start + 500):
        name, first, last = time_bin(ordinal, by)
        assert days_of(name, by) == (first, last)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("sources", []),
        ("rows", ["--by", "city"]),
        ("timeline", ["--by", "day"]),
        ("timeline", ["--by", "sh-month"]),
        ("sensitivity", ["--sensitivity"]),
        ("running", ["--running"]),
        ("waterfall", ["--reconcile"]),
        ("overlap", ["--draw", "overlap"]),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_every_picture_is_drawn_from_the_command_line(story, tmp_path, kind, words, lang):
    file = tmp_path / "picture.svg"
    done = call("ask", "executed", *words, "--picture", file, "--lang", lang, case=story)
    assert done.exit_code == 0
    assert f"drew {kind}" in done.stderr
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    said = " ".join(one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "CONSTRUCTED" in said
    assert ("اعدام‌شدگان" if lang == "fa" else "executed") in said


def test_a_png_is_a_png(story, tmp_path):
    file = tmp_path / "picture.png"
    assert call("ask", "executed", "--picture", file, "--quiet", case=story).exit_code == 0
    assert file.read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--picture", "x.pdf"], "no picture can be written as .pdf"),
        (["--picture", "x.svg", "--draw", "timeline"], "bins of time"),
        (["--picture", "x.svg", "--draw", "rows"], "no rows"),
        (["--draw", "overlap"], "nowhere to draw"),
        (["--picture", "x.svg", "--draw", "waterfall", "--to", "2071-09-01"], "no total to take apart"),
        (["--picture", "x.svg", "--draw", "running", "--to", "2071-09-01"], "no running count"),
    ],
)
def test_a_picture_that_cannot_be_drawn_says_why(story, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    result = call("ask", "executed", *words, case=story)
    assert result.exit_code == 1
    assert said in result.error.what
    assert not list(tmp_path.iterdir())


def test_drawing_asks_for_what_it_draws(story, tmp_path):
    for kind in ("sensitivity", "running", "waterfall"):
        assert call("ask", "executed", "--draw", kind, "--picture", tmp_path / f"{kind}.svg", case=story).exit_code == 0
        assert (tmp_path / f"{kind}.svg").exists()


def test_a_question_nobody_answers_still_says_so(story):
    shown = call("ask", "injured", *FLAGS, "--spread", "city", case=story).stdout
    assert "no claim in this case answers this" in shown
    assert "no total of this question to take apart" in shown
