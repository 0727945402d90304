"""A release as people make it: approved words, whole or not at all, compared with the one before."""

from datetime import date

import msgspec
import pytest
from release_world import NAME, claim, report

from gavah.model import CaseError, GavahError
from gavah.model.claim import Party
from gavah.pipeline import judging
from gavah.release import make
from gavah.release.approving import as_it_stands
from gavah.release.bundle import differences, read_bundle
from gavah.release.make import LeakError, make_release

AS_OF = date(2071, 11, 20)


def _release(case, tmp_path):
    return make_release(case, tmp_path / "out", as_of=AS_OF)


def test_a_release_verifies_and_names_nobody(case, tmp_path):
    done = _release(case, tmp_path)
    assert list(differences(done.folder / "data")) == []
    assert done.canaries >= 1
    assert {path.name for path in done.folder.iterdir()} == {"data", "en", "fa", "index.html", "release.css", "release.js", "vazirmatn.ttf"}
    assert not list(tmp_path.glob(".release-*"))
    assert [entry.on for entry in case.entries() if entry.kind == "release"] == [done.built.edition.id]


def test_a_sentence_stands_as_it_was_approved_and_no_longer_once_it_would_stand_otherwise(case, tmp_path):
    report = case.report("r-1")
    span = (0, len(report.text))
    stands = as_it_stands(case, report, *span)
    assert NAME not in stands
    assert stands.startswith("▮▮▮[private] and eight others were arrested in Ahvaz")
    case.decide(judging.approval(case, report.id, *span, stands=stands, by="sara"))
    assert stands in [one.text for one in _release(case, tmp_path).built.edition.reports]
    case.decide(judging.person_class(case, report.id, 0, len(NAME), "minor", by="omid"))
    assert [one.text for one in _release(case, tmp_path).built.edition.reports] == ["▮▮▮[words]"]


def test_an_approved_sentence_that_names_whom_the_case_knows_is_refused_and_nothing_is_released(case, tmp_path, monkeypatch):
    report = case.report("r-1")
    case.decide(judging.approval(case, report.id, 0, len(report.text), stands=report.text, by="sara"))
    monkeypatch.setattr("gavah.release.press.approved_words", lambda *_, **__: report.text)
    with pytest.raises(LeakError) as caught:
        _release(case, tmp_path)
    assert caught.value.exit_code == 3
    assert not (tmp_path / "out").exists()
    assert not [entry for entry in case.entries() if entry.kind == "release"]


def test_what_is_withheld_of_sealed_reports_is_counted_inside_alone(case, tmp_path):
    built = _release(case, tmp_path).built
    assert built.withheld == {"consent": 1}
    assert read_bundle(tmp_path / "out" / "data").withheld == {}


def test_a_name_that_a_minor_bears_is_sought_whoever_else_bears_it(case):
    text = case.report("r-1").text
    again = text.rindex(NAME)
    case.decide(judging.person_class(case, "r-1", 0, len(NAME), "official", by="omid"))
    assert NAME not in set(make.canary_names(case, make.judgement_of(case, AS_OF)))
    case.decide(judging.person_class(case, "r-1", again, again + len(NAME), "minor", by="sara"))
    assert NAME in set(make.canary_names(case, make.judgement_of(case, AS_OF)))


@pytest.mark.parametrize(
    ("said", "name"),
    [("معلم بازنشسته کاوه تمرینی", "کاوه تمرینی"), ("the teacher Kaveh Tamrini", "Kaveh Tamrini"), ("سه معلم", ""), ("THREE TEACHERS", "")],
)
def test_who_is_only_party_of_a_claim_must_not_come_through_in_either_script(case, said, name):
    given = report(f"{said}: one arrest.", id="r-9")
    party = Party(words=said, start=0, end=len(said), kind="person")
    case.add_reports([(given, given.text.encode())])
    case.add_claims([(given, [claim(report=given, recipient=(party,))])], reader="t 1", run=case.start_run("read", {"reader": "t 1"}))
    judgement = make.judgement_of(case, AS_OF)
    assert set(make.canary_names(case, judgement)) == {NAME} | ({name} if name else set())
    if name:
        case.decide(judging.person_class(case, given.id, 0, len(said), "official", by="omid"))
        assert set(make.canary_names(case, make.judgement_of(case, AS_OF))) == {NAME}


@pytest.mark.parametrize("span", [(0, 5), (3, 40)])
def test_only_a_claims_whole_sentence_can_be_approved(case, span):
    with pytest.raises(GavahError, match="no claim stands"):
        as_it_stands(case, case.report("r-1"), *span)


def test_words_of_a_sealed_report_cannot_be_approved(case):
    report = case.report("r-2")
    with pytest.raises(GavahError, match="private"):
        as_it_stands(case, report, 0, len(report.text))


def test_consent_lets_the_fields_of_a_sealed_report_out_and_taking_it_back_moves_the_figure(case, tmp_path):
    assert len(_release(case, tmp_path).built.edition.claims) == 1
    case.decide(judging.consent(case, "r-2", "public", by="sara"))
    opened = _release(case, tmp_path).built.edition
    assert len(opened.claims) == 2
    assert {one.why for one in opened.moved} == {"new reports"}
    case.decide(judging.withdrawn_consent(case, "r-2", by="sara"))
    closed = _release(case, tmp_path).built.edition
    assert closed.moved[: len(opened.moved)] == opened.moved  # the changelog forgets nothing
    assert {one.why for one in closed.moved[len(opened.moved) :]} == {"withdrawn"}
    assert {one.day for one in closed.moved} == {AS_OF.isoformat()}
    assert read_bundle(tmp_path / "out" / "data").moved == closed.moved


def test_a_number_that_a_correction_moved_is_not_laid_to_new_reports(case, tmp_path):
    first = _release(case, tmp_path).built
    (name,) = first.ids
    told = next(one for one in case.claims if one.id == name).quantity
    case.decide(judging.correction(case, name, "quantity", msgspec.to_builtins(msgspec.structs.replace(told, low=30, high=30)), by="sara"))
    assert {one.why for one in _release(case, tmp_path).built.edition.moved} == {"judged anew"}


def test_a_figure_that_is_published_no_more_keeps_a_word_at_its_address(case, tmp_path):
    before = {one.id for one in _release(case, tmp_path).built.edition.figures}
    case.decide(judging.on_report(case, "withdraw", "r-1", by="sara"))
    for _ in range(2):  # in the release after the next it stands there still
        released = _release(case, tmp_path)
        assert released.built.edition.figures == ()
        for lang, word in (("en", "withdrawn"), ("fa", "پس‌گرفته")):
            pages = {path.stem: path.read_text("utf-8") for path in (released.folder / lang / "figures").iterdir()}
            assert set(pages) == before
            assert all(word in page for page in pages.values())
        assert list(differences(released.folder)) == []


def test_a_consent_that_ran_out_is_none(case, tmp_path):
    case.decide(judging.consent(case, "r-2", "public", by="sara", expires=date(2071, 11, 19)))
    assert len(_release(case, tmp_path).built.edition.claims) == 1


def test_a_folder_that_holds_something_else_is_left_alone(case, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(CaseError, match="no release"):
        _release(case, tmp_path)
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_stopped_while_writing_it_leaves_the_release_before(case, tmp_path, monkeypatch):
    before = _release(case, tmp_path).built.edition.id
    monkeypatch.setattr(make, "write_site", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        _release(case, tmp_path)
    assert read_bundle(tmp_path / "out" / "data").id == before
