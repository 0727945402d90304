"""The case keeps what it was given, and only that."""

import hashlib
import sqlite3
from datetime import date

import msgspec
import pytest

from gavah.casefile import Case, Problem, ledger
from gavah.casefile.inserting import ROWS
from gavah.casefile.ledger import Draft
from gavah.model import CaseError, Decision, InputError, Report, Source, Span, SpanError, content_id, make_claim

DAY = date(2071, 10, 23)


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case", day=DAY) as made:
        yield made


def received(text: str, **fields) -> tuple[Report, bytes]:
    data = text.encode()
    sha = hashlib.sha256(data).hexdigest()
    base = {"id": content_id("r", sha), "sha256": sha, "media_type": "text/plain", "source": "tamrin-wire", "found": "a.txt", "constructed": True}
    return Report(**base | {"text": text} | fields), data


def claims_of(report: Report):
    return [make_claim(report=report.id, kind="event", type="arrest", spans=(Span(report, 0, len(report.text)),))]


def test_a_report_comes_back_as_it_was(case):
    report, data = received("سه نفر بازداشت شدند", title="خبر", published=date(2071, 10, 1))
    assert case.add_reports([(report, data)]) == 1
    assert case.report(report.id) == report
    assert case.blobs.get(report.sha256) == data


def test_adding_the_same_report_again_adds_nothing(case):
    one = received("ten were held")
    assert [case.add_reports([one]), case.add_reports([one])] == [1, 0]
    assert sum(entry.kind == "add" for entry in case.entries()) == 1


def test_bytes_that_do_not_have_their_hash_are_refused(case):
    report, _ = received("ten were held")
    with pytest.raises(CaseError):
        case.add_reports([(report, b"other bytes")])
    assert case.count("report") == 0


def test_large_originals_lie_as_files_and_a_changed_one_is_found(case):
    report, data = received("x" * 70_000)
    case.add_reports([(report, data)])
    (file,) = [path for path in (case.folder / "blobs").rglob("*") if path.is_file()]
    file.write_bytes(b"y" + data[1:])
    assert any(report.sha256 in words for words in case.verify())


def test_a_case_never_holds_constructed_and_real_reports_together(case):
    case.add_reports([received("ten were held")])
    with pytest.raises(InputError, match="constructed"):
        case.add_reports([received("six were held", constructed=False)])


def test_a_claim_whose_words_are_not_there_cannot_enter(case):
    report, data = received("ten were held")
    other, _ = received("six were held")
    case.add_reports([(report, data)])
    wrong = msgspec.structs.replace(claims_of(other)[0], report=report.id)
    with pytest.raises(SpanError):
        case.add_claims([(report, [wrong])], reader="r 1", run=case.start_run("read", {"reader": "r 1"}))
    assert case.count("claim") == 0


def test_a_newer_reader_replaces_the_claims_but_the_same_claim_keeps_its_id(case):
    report, data = received("ten were held")
    case.add_reports([(report, data)])
    assert [r.id for r in case.unread("gavah 1")] == [report.id]
    case.add_claims([(report, claims_of(report))], reader="gavah 1", run=1)
    assert not list(case.unread("gavah 1"))
    (first,) = case.claims
    case.add_claims([(report, claims_of(report))], reader="gavah 2", run=2)
    assert [c.id for c in case.claims] == [first.id]
    case.add_claims([(report, [])], reader="gavah 3", run=3)
    assert not list(case.claims)


def test_the_ledger_cannot_be_changed_and_shows_a_changed_body(case):
    case.decide(Decision(verb="reject", on="c-1", by="a", at="2071-10-23", reason="misread"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        case.db.execute("DELETE FROM entry")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        case.db.execute("UPDATE entry SET kind = 'x'")
    assert case.verify() == []
    case.db.execute("UPDATE entry_body SET body = ? WHERE seq = 1", (b"{}",))
    assert case.verify() == ["the body of entry 1 is not the one it was appended with"]


@pytest.mark.parametrize("count", [1, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS + 1])
def test_a_batch_of_entries_keeps_its_order_and_its_bodies_however_many_statements_it_takes(case, count):
    with case.writing():
        appended = case.append([Draft(kind="export", on=f"c-{n}", body={"n": n}) for n in range(count)])
    held = [(entry, body) for entry, body in ledger.entries(case.db, kind="export")]
    assert held == [(entry, f'{{"n":{n}}}'.encode()) for n, entry in enumerate(appended)]
    assert [(entry.seq, entry.on) for entry in appended] == [(n + 1, f"c-{n}") for n in range(count)]
    assert case.verify() == []


def test_a_batch_that_does_not_fit_leaves_nothing(case):
    before = case.count("entry")
    case.db.execute("INSERT INTO entry_body (seq, salt, body) VALUES (?, x'', x'')", (before + ROWS,))  # in the way of the second statement
    with pytest.raises(sqlite3.IntegrityError), case.writing():
        case.append([Draft(kind="export", on=f"c-{n}", body=n) for n in range(2 * ROWS)])
    assert (case.count("entry"), case.count("entry_body")) == (before, before + 1)


def test_every_add_run_and_decision_is_an_entry(case):
    report, data = received("ten were held")
    case.add_sources([Source(id="tamrin-wire", name="Tamrin Wire", constructed=True)])
    case.add_reports([(report, data)])
    case.end_run(case.start_run("read", {"reader": "gavah 1"}), ["c-2", "c-1"])
    case.decide(Decision(verb="accept", on="c-1", by="a", at="2071-10-23"))
    assert [entry.kind for entry in case.entries()] == ["case", "source", "add", "read", "decision"]
    assert [entry.seq for entry in case.entries()] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("كردستان", "کردستان"),
        ("در سال ۱۴۵۰", "1450"),
        ("کشته می‌شود", "می شود"),
        ("کشته می شود", "می‌شود"),
        ("کشته میشود", "می‌شود"),
        ("کشته‌شدگان", "کشته شدگان"),
        ("کشته شدگان", "کشته‌شدگان"),
        ("زندانی‌ها", "زندانیها"),
        ("The CAPITAL", "capital"),
    ],
)
def test_search_finds_spelling_variants(case, stored, asked):
    case.add_reports([received(stored)])
    assert len(case.search(asked)) == 1


@pytest.mark.parametrize("words", ['"', "AND", "a NEAR b)", "*", "", "-", "title:x"])
def test_no_search_words_are_a_syntax_error(case, words):
    assert case.search(words) == []


def test_a_problem_is_listed_once_with_its_remedy(case):
    problem = Problem(file="a.pdf", reason="not a PDF", remedy="open it and save it again")
    case.note_problems([problem])
    case.note_problems([problem])
    assert [(p.file, p.remedy) for p in case.problems] == [("a.pdf", "open it and save it again")]


def test_opening_nothing_and_opening_the_future_are_said_plainly(tmp_path):
    with pytest.raises(CaseError, match="no case here"):
        Case.open(tmp_path, day=DAY)
    with Case.create(tmp_path, day=DAY) as made:
        made.db.execute("PRAGMA user_version = 9999")
    with pytest.raises(CaseError, match="newer gavah"):
        Case.open(tmp_path, day=DAY)


def test_a_file_that_is_no_database_is_said_plainly(tmp_path):
    (tmp_path / "case.db").write_bytes(b"not a database" * 1000)
    with pytest.raises(CaseError, match="restore a backup"):
        Case.open(tmp_path, day=DAY)
