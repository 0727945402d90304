"""A folder of reports in, a number out; twice the same; through a kill."""

import json
from datetime import date

import pytest

import gavah
from gavah.casefile import Case
from gavah.model import InputError, Question, QuestionError
from gavah.pipeline import add, link, read
from gavah.pipeline.questions import settled

DAY = date(2071, 10, 23)
TEXTS = [
    ("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj on October 3, 2071."),
    ("tamrin-radio", "2071-10-05", "دو زندانی روز ۱۱ مهر ۱۴۵۰ در کرج اعدام شدند."),
    ("tamrin-rights", "2071-10-09", "At least 24 people have been executed in Iran since September 24, 2071, the group said."),
]


def rows(path, texts=TEXTS, start=0):
    lines = [
        json.dumps({"id": str(start + n), "source": source, "published": day, "text": text}, ensure_ascii=False)
        for n, (source, day, text) in enumerate(texts)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case", day=DAY) as made:
        yield made


def test_three_reports_become_a_number_that_opens(case, tmp_path):
    added = add(case, [rows(tmp_path / "a.jsonl")])
    read(case)
    link(case)
    assert (added.new, added.problems) == (3, 0)
    whole = case.ask(Question(measure="executed"))
    assert (whole.floor, whole.ceiling) == (24, None)
    karaj = case.ask(settled(Question(measure="executed", place="Karaj")))
    assert (karaj.evidence, karaj.floor, karaj.best, karaj.named, karaj.ceiling) == (2, 2, 2, 2, 2)
    for name in karaj.leading:
        claim = case.claim(name)
        report = case.report(claim.report)
        assert report.text[claim.sentence.start : claim.sentence.end] == claim.sentence.words
        assert case.blobs.get(report.sha256)
    assert case.verify() == []


def test_running_again_adds_nothing_and_gives_the_same_answer(case, tmp_path):
    path = rows(tmp_path / "a.jsonl")
    answers = []
    for _ in range(2):
        add(case, [path])
        read(case)
        link(case)
        answers.append((case.count("report"), case.count("claim"), case.ask(Question(measure="executed")).state))
    assert answers[0] == answers[1]
    assert sum(entry.kind == "add" and entry.on.startswith("r-") for entry in case.entries()) == 3


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(case, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    rows(folder / "a.jsonl")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "c.txt").write_bytes(b"")
    added = add(case, [folder])
    assert (added.new, added.problems) == (3, 2)
    assert all(problem.reason and problem.remedy for problem in case.problems)


def test_a_rejected_claim_leaves_the_figure(case, tmp_path):
    from gavah.model import Decision

    add(case, [rows(tmp_path / "a.jsonl", TEXTS[:1])])
    read(case)
    link(case)
    (claim,) = case.claims
    case.decide(Decision(verb="reject", on=claim.id, by="a", at="2071-10-23"))
    assert case.ask(Question(measure="executed")).status == "nothing"


def test_constructed_and_real_reports_never_meet(case, tmp_path):
    folder = tmp_path / "made"
    folder.mkdir()
    rows(folder / "a.jsonl", TEXTS[:1])
    (folder / "sources.toml").write_text("constructed = true\n", encoding="utf-8")
    add(case, [folder])
    with pytest.raises(InputError, match="constructed"):
        add(case, [rows(tmp_path / "b.jsonl", TEXTS[1:])])


def test_the_python_calls_of_the_contract():
    report = gavah.report("Two prisoners were executed in Karaj on October 3.", published="2071-10-04", source="tamrin-wire")
    claims = gavah.read(report)
    linkage = gavah.link([report], claims)
    figure = gavah.ask(claims, linkage.events, gavah.Question("executed", start="2071-10-01", end="1450-07-30", place="Karaj"))
    assert (figure.evidence, figure.ceiling) == (2, 2)
    assert gavah.numbers("at least 110 people", lang="en")[0].low == 110
    assert gavah.times("on October 3", lang="en", anchor="2071-10-04")[0].earliest == date(2071, 10, 3)
    assert gavah.places("in Karaj", lang="en")[0].name == "Karaj"
    assert gavah.attributions('"He was shot," the prosecutor said.', lang="en")


def test_a_day_or_place_that_is_none_is_said_plainly():
    with pytest.raises(QuestionError, match="not a day"):
        settled(Question(measure="dead", start="2071-13-40"))
    with pytest.raises(QuestionError, match="no place"):
        settled(Question(measure="dead", place="Xyzzyabad"))
    with pytest.raises(QuestionError, match="several places"):
        settled(Question(measure="dead", place="Springfield"))
