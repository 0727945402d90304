"""What people decide holds everywhere at once, follows its words into another reading, and can be taken back."""

from datetime import date

import pytest
from test_decisions import APART, DAY, built, executed, reread

from gavah.casefile import Case
from gavah.casefile.decided import approvals, consent_of, decisions_on, event_table, person_classes, report_page
from gavah.casefile.judgements import TABLES, fill, graded, heads
from gavah.model import Decision, GavahError, InputError, Question, SpanError
from gavah.pipeline import judging, link
from gavah.pipeline.noting import add_note
from gavah.pipeline.solving import solve_anew


@pytest.fixture
def case(tmp_path):
    with built(tmp_path / "apart", APART) as made:
        yield made


def last_name(case: Case) -> str:
    return case.db.execute("SELECT name FROM decision ORDER BY seq DESC LIMIT 1").fetchone()[0]


def correct(case, claim, field, value, by="ada", **how):
    case.decide(judging.correction(case, claim.id, field, value, by=by), **how)


def test_a_corrected_number_moves_the_figure_at_once_and_the_claim_keeps_its_id_and_its_reading(case):
    one, _ = case.claims
    before = executed(case)
    correct(case, one, "quantity", {"measure": "executed", "low": 4, "high": 4})
    now, figure = case.claim(one.id), executed(case)
    assert (now.id, now.quantity.low, now.corrected[0].by) == (one.id, 4, "ada")
    assert (before.floor, figure.floor) == (5, 7)
    assert case.figure_id(before) != case.figure_id(figure)
    (row,) = [row for row in report_page(case, one.report).claims if row.claim.id == one.id]
    assert (row.read.quantity.low, row.claim.quantity.low) == (2, 4)
    assert case.verify() == []


def test_a_corrected_day_and_type_are_what_linking_sees(case):
    one, other = case.claims
    when, where = other.when, other.where
    correct(case, one, "when", {"earliest": when.earliest.isoformat(), "latest": when.latest.isoformat()})
    correct(case, one, "where", [{"id": p.id, "name": p.name, "level": p.level, "path": list(p.path)} for p in where])
    correct(case, one, "quantity", {"measure": "executed", "low": 3, "high": 3})
    link(case)
    (event,) = case.events
    assert set(event.claims) == {one.id, other.id}
    assert [row.claim.id for row in event_table(case, event)] == [one.id, other.id]


def test_a_claim_corrected_to_denied_enters_no_figure(case):
    one, _ = case.claims
    correct(case, one, "polarity", "denied")
    assert (executed(case).floor, executed(case).claims) == (3, 1)
    assert [c.id for c in case.claims_where("polarity = 'denied'")] == [one.id]


def test_two_corrections_by_people_who_did_not_see_each_other_leave_the_machines_reading_flagged(case):
    one, _ = case.claims
    correct(case, one, "quantity", {"measure": "executed", "low": 4, "high": 4}, seen=())
    correct(case, one, "quantity", {"measure": "executed", "low": 9, "high": 9}, by="bea", seen=())
    now = case.claim(one.id)
    assert (now.quantity.low, {c.by for c in now.corrected if c.contested}) == (2, {"ada", "bea"})
    correct(case, one, "quantity", {"measure": "executed", "low": 4, "high": 4}, by="cyn")
    assert case.claim(one.id).quantity.low == 4
    assert case.verify() == []


def test_a_correction_follows_its_words_into_another_reading_and_comes_off_when_undone(case):
    one, _ = case.claims
    correct(case, one, "quantity", {"measure": "executed", "low": 4, "high": 4})
    reread(case, notes=("read anew",))
    assert executed(case).floor == 7
    case.decide(judging.undo(case, last_name(case), by="ada"))
    assert (executed(case).floor, [c.corrected for c in case.claims]) == (5, [(), ()])
    assert case.verify() == []


def test_a_persons_claim_stands_on_words_of_the_report_survives_readings_and_can_be_taken_back(case):
    report = next(case.reports)
    fields = {"kind": "event", "type": "arrest", "quantity": {"measure": "arrested", "low": 6, "high": 6}}
    case.decide(judging.claim_of(case, report.id, 0, 13, fields, by="ada"))
    (made,) = case.claims_where("measure = 'arrested'")
    assert (made.sentence.words, made.reader.name, made.quantity.low) == (report.text[:13], "person", 6)
    for notes in (("a",), ("b",)):
        if notes == ("a",):
            reread(case, notes=notes)
        else:
            case.add_claims([(report, [])], reader="none 1", run=case.start_run("read", {"reader": "none 1"}))
        assert case.ask(Question(measure="arrested")).floor == 6
    assert case.verify() == []
    case.decide(judging.undo(case, last_name(case), by="ada"))
    assert case.ask(Question(measure="arrested")).status == "nothing"
    assert case.claim(made.id) is None


def test_words_that_are_not_there_make_no_claim(case):
    report = next(case.reports)
    with pytest.raises(SpanError):
        judging.claim_of(case, report.id, 0, 9999, {"kind": "event", "type": "arrest"}, by="ada")
    with pytest.raises(InputError, match="event type"):
        judging.claim_of(case, report.id, 0, 10, {"kind": "event", "type": "sheep"}, by="ada")


def test_a_withdrawn_report_leaves_figures_and_links_its_source_stays_and_it_comes_back(case):
    one, _ = case.claims
    case.decide(judging.on_report(case, "withdraw", one.report, by="ada", reason="forged"))
    assert executed(case).floor == 3
    link(case)
    assert (executed(case).floor, case.count("event")) == (3, 1)
    assert report_page(case, one.report).withdrawn
    assert len(list(case.sources)) == 2
    reread(case, notes=("read anew",))
    assert executed(case).floor == 3
    case.decide(judging.on_report(case, "restore", one.report, by="ada"))
    link(case)
    assert executed(case).floor == 5


def test_a_withdrawal_somebody_else_restored_unseen_still_holds(case):
    one, _ = case.claims
    case.decide(judging.on_report(case, "withdraw", one.report, by="ada"), seen=())
    case.decide(judging.on_report(case, "restore", one.report, by="bea"), seen=())
    assert executed(case).floor == 3


def test_an_undone_merge_leaves_the_linkers_own_view(case):
    one, other = case.claims
    case.decide(judging.on_claim(case, "merge", one.id, other=other.id, by="ada"))
    link(case)
    assert case.count("event") == 1
    case.decide(judging.undo(case, last_name(case), by="bea"))
    link(case)
    assert case.count("event") == 2
    assert [d.holds for d in decisions_on(case.db, one.id)] == [False, True]


def test_only_what_holds_can_be_taken_back_and_only_by_a_name_that_is_one(case):
    one, _ = case.claims
    for verb in ("reject", "accept"):
        case.decide(judging.on_claim(case, verb, one.id, by="ada"))
    (first, _) = [d.name for d in decisions_on(case.db, one.id)]
    with pytest.raises(GavahError, match="overridden"):
        judging.undo(case, first, by="ada")
    for name in ("ffffffffffff", "", "99"):
        with pytest.raises(GavahError, match="no decision"):
            judging.undo(case, name, by="ada")


def test_a_grade_for_a_subject_counts_there_and_the_lower_of_two_heads_holds(case):
    asked = Question(measure="executed", grade="B")
    case.decide(judging.grade(case, "tamrin-wire", "B", subject="execution", by="ada"), seen=())
    assert case.ask(asked).floor == 2
    case.decide(judging.grade(case, "tamrin-wire", "D", subject="execution", by="bea"), seen=())
    assert case.ask(asked).floor == 0
    (source,) = [s for s in graded(list(case.sources), heads(case.db, ["grade"])) if s.id == "tamrin-wire"]
    assert (source.grade, source.grades) == ("", {"execution": "D"})


def test_cannot_tell_keeps_the_claim_and_is_told(case):
    one, _ = case.claims
    case.decide(judging.on_claim(case, "cannot-tell", one.id, by="ada"))
    assert executed(case).floor == 5
    assert [d.decision.verb for d in decisions_on(case.db, one.id)] == ["cannot-tell"]


def test_classes_approvals_and_consent_of_one_report(case):
    report = next(case.reports)
    case.decide(judging.person_class(case, report.id, 0, 3, "official", by="ada"), seen=())
    case.decide(judging.person_class(case, report.id, 0, 3, "minor", by="bea"), seen=())
    for by in ("ada", "bea"):
        case.decide(judging.approval(case, report.id, 4, 13, stands=report.text[4:13], by=by))
    assert [(m.value, m.contested) for m in person_classes(case, report.id)] == [("minor", True)]
    assert [m.by for m in approvals(case, report.id)] == [("ada", "bea")]
    case.decide(judging.consent(case, report.id, "public", who="a relative", how="signed", expires=date(2071, 10, 22), by="ada"))
    assert (consent_of(case, report.id).scope, consent_of(case, report.id).who) == ("internal", "a relative")  # it ran out the day before
    case.decide(judging.on_report(case, "withdraw-consent", report.id, by="ada"))
    assert consent_of(case, report.id).scope == "withdrawn"
    assert executed(case).floor == 5


def test_a_note_typed_in_is_a_private_report_with_an_internal_consent(case):
    report = add_note(case, "A neighbour saw two men arrested in Karaj on October 3, 2071.", source="tamrin-caller", by="ada", told=date(2071, 10, 4))
    held = case.report(report.id)
    assert (held.private, held.published, held.source, consent_of(case, report.id).scope) == (True, date(2071, 10, 4), "tamrin-caller", "internal")
    assert case.verify() == []
    assert add_note(case, held.text, source="tamrin-caller", by="ada", told=date(2071, 10, 4)).id == held.id


def test_a_figure_that_moves_is_told_with_its_old_value_its_new_value_and_the_decision(case):
    one, _ = case.claims
    question = Question(measure="executed")
    assert case.kept(question) is None
    case.ask(question)
    case.ask(Question(measure="arrested"))
    assert case.kept(question)[1]
    case.decide(judging.on_claim(case, "reject", one.id, by="ada", reason="misread"))
    assert not case.kept(question)[1]
    assert solve_anew(case) == 2
    (moved,) = case.moved()
    assert (moved.question, moved.old["floor"], moved.new["floor"]) == (question, 5, 3)
    assert [(r["verb"], r["on"], r["by"], r["reason"]) for r in moved.reasons] == [("reject", one.id, "ada", "misread")]
    assert case.stale == []


def test_a_decision_that_concerns_another_measure_is_no_reason(case):
    report = next(case.reports)
    one, _ = case.claims
    case.decide(
        judging.claim_of(case, report.id, 0, 13, {"kind": "event", "type": "riot", "quantity": {"measure": "injured", "low": 2, "high": 2}}, by="b")
    )
    case.ask(Question(measure="executed"))
    (injured,) = case.claims_where("measure = 'injured'")
    case.decide(judging.on_claim(case, "reject", injured.id, by="ada"))
    case.decide(judging.on_claim(case, "reject", one.id, by="ada"))
    case.ask(Question(measure="executed"))
    assert [r["on"] for r in next(case.moved()).reasons] == [one.id]


def test_the_tables_are_only_a_view_of_the_ledger(case):
    one, other = case.claims
    report = next(case.reports)
    correct(case, one, "quantity", {"measure": "executed", "low": 4, "high": 4})
    case.decide(judging.on_claim(case, "reject", other.id, by="ada"))
    case.decide(judging.claim_of(case, report.id, 0, 13, {"kind": "event", "type": "arrest"}, by="ada"))
    before = [list(case.db.execute(f"SELECT * FROM {table}")) for table in (*TABLES, "claim")]
    with case.writing():
        fill(case.db)
    assert [list(case.db.execute(f"SELECT * FROM {table}")) for table in (*TABLES, "claim")] == before
    case.db.execute("UPDATE claim SET stands = 1 WHERE id = ?", (other.id,))
    assert any("does not stand as people decided" in words for words in case.verify())


def test_a_case_of_before_keeps_its_decisions(case):
    one, _ = case.claims
    case.decide(judging.on_claim(case, "reject", one.id, by="ada"))
    with case.writing():
        for table in TABLES:
            case.db.execute(f"DELETE FROM {table}")
        case.db.execute("UPDATE claim SET stands = 1")
        case.db.execute("DELETE FROM meta WHERE key = 'judgements'")
    with Case.open(case.folder, day=DAY) as again:
        assert executed(again).floor == 3


def test_a_decision_on_a_claim_of_another_reader_finds_it_by_report_and_sentence(case):
    one, _ = case.claims
    case.decide(Decision(verb="reject", on="c-elsewhere", by="peer", at="2071-10-23", report=one.report, start=0, end=20))
    assert executed(case).floor == 3
