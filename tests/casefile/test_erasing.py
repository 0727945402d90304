"""After an erasure no byte of the case folder holds the words; the log still verifies, and says only that something was erased."""

import hashlib
from datetime import date

import msgspec
import pytest

from gavah.casefile import Case, Problem
from gavah.casefile.erasing import erase_claim, erase_report, unfinished
from gavah.model import Decision, Figure, Question, Report, Source, Span, content_id, folded, make_claim

DAY = date(2071, 10, 23)
NAME, NAME_FA = "Zarrintaj Tamrini", "زرین‌تاج تمرینی"
SENTENCE = f"{NAME} was arrested in Rasht on October 9, 2071."
SENTENCE_FA = f"{NAME_FA} در رشت بازداشت شد."
OTHER = "Seven people were arrested in Shiraz on October 11, 2071."
WORDS = (NAME, NAME_FA, "Zarrintaj", "زرین‌تاج", "زرین تاج", "زرینتاج")


def report_of(text: str, source: str = "tamrin-voices", **more) -> tuple[Report, bytes]:
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return Report(
        id=content_id("r", [sha256, source]), sha256=sha256, media_type="text/plain", source=source, text=text, constructed=True, **more
    ), data


def claim_at(report: Report, sentence: str):
    start = report.text.index(sentence)
    return make_claim(report=report.id, kind="event", type="arrest", spans=(Span(report, start, start + len(sentence)),))


def forms(words: str) -> set[bytes]:
    """The words in every form in which a byte of them could lie about: as written, folded, in small letters, in three encodings."""
    texts = {words, words.lower(), words.upper(), folded(words), words.replace("\u200c", ""), words.replace("\u200c", " ")}
    return {text.encode(name) for text in texts for name in ("utf-8", "utf-16-le", "utf-16-be")} | {msgspec.json.encode(text)[1:-1] for text in texts}


def holding(folder, words=WORDS) -> list[str]:
    """Files of the folder, each byte of them, that hold any of the words in any form (and file names that do)."""
    looked_for = set().union(*(forms(one) for one in words))
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() or form in path.name.encode() for form in looked_for)]


@pytest.fixture(params=["small", "large"])
def folder(tmp_path, request):
    """A case in which the words lie wherever words can lie."""
    filler = "" if request.param == "small" else "The council met again. " * 4000
    text = f"{OTHER}\n{SENTENCE}\n{SENTENCE_FA}\n{filler}"
    with Case.create(tmp_path / "case", day=DAY) as case:
        report, data = report_of(text, title=f"{NAME} arrested", found=f"inbox/{NAME}.txt", published=date(2071, 10, 10))
        others = [report_of(f"{n} people were arrested in Karaj. {OTHER}", "tamrin-wire", found=f"{n}.txt") for n in range(2, 60)]
        case.add_sources([Source(id="tamrin-voices", name="Tamrin Voices"), Source(id="tamrin-wire", name="Tamrin Wire")])
        run = case.start_run("add", {"paths": [f"{NAME}.txt"]})
        case.add_reports([(report, data), *others])
        case.end_run(run, [report.id])
        claims = [claim_at(report, SENTENCE), claim_at(report, SENTENCE_FA), claim_at(report, OTHER)]
        case.add_claims([(report, claims)], reader="r 1", run=case.start_run("read", {"reader": "r 1"}))
        case.note_problems([Problem(file=f"inbox/{NAME}.txt", reason="half of it was read", remedy="look")])
        case.decide(Decision(verb="reject", on=claims[0].id, by="a", at="2071-10-23", report=report.id, reason=f"{NAME} was freed"))
        with case.writing():
            case.db.execute("INSERT INTO answer VALUES (?, 'x', 1, ?)", (report.id, f'{{"quote": "{SENTENCE}"}}'))
        case.keep_figure(Figure(question=Question("arrested"), leading=(claims[0].id,), rows=({"words": SENTENCE},)))
        case.keep_figure(Figure(question=Question("dead"), floor=3))
        assert case.search("Zarrintaj") == [report.id]
        assert case.verify() == []
    assert holding(tmp_path / "case")
    return tmp_path / "case"


def first(case: Case) -> Report:
    return next(case.reports)


def test_no_byte_of_an_erased_report_is_left(folder):
    with Case.open(folder, day=DAY) as case:
        done = erase_report(case, first(case).id, "consent-withdrawn")
        assert (len(done.reports), done.claims) == (1, 3)
        assert case.search("Zarrintaj") == []
        assert len(case.search("Karaj")) == 58
        assert case.verify() == []
        assert [made for made, _ in case.figures] == [Case.figure_id(Figure(question=Question("dead")))]
    assert holding(folder) == []
    with Case.open(folder, day=DAY) as case:
        assert case.verify() == []
        (body,) = case.db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'erase'").fetchone()
        assert msgspec.json.decode(body)["reason"] == "consent-withdrawn"


def test_a_claims_words_go_and_the_rest_of_the_report_stays_where_it_was(folder):
    with Case.open(folder, day=DAY) as case:
        before = first(case)
        for claim in [one for one in case.claims if one.sentence.words in (SENTENCE, SENTENCE_FA)]:
            erase_claim(case, claim.id, "endangers")
        after = first(case)
        assert len(after.text) == len(before.text)
        assert after.text.startswith(OTHER)
        assert [claim.sentence.words for claim in case.claims] == [OTHER]
        assert (after.id, after.sha256) == (before.id, "")
        assert case.verify() == []
    left = holding(folder, (SENTENCE, SENTENCE_FA))
    assert left == []


def test_without_a_new_index_words_are_left(folder, monkeypatch):
    """That the search for words can find some: rows alone are not enough."""
    import gavah.casefile.erasing as erasing

    monkeypatch.setattr(erasing.search, "rebuild", lambda db: None)
    with Case.open(folder, day=DAY) as case:
        erase_report(case, first(case).id, "other")
    assert holding(folder) == ["case.db"]


def test_an_erasure_killed_before_its_end_is_finished_by_the_next_opening(folder, monkeypatch):
    import gavah.casefile.erasing as erasing

    def killed(case):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "finish", killed)
        with Case.open(folder, day=DAY) as case, pytest.raises(KeyboardInterrupt):
            erase_report(case, first(case).id, "other")
    with Case.open(folder, day=DAY) as case:
        assert not unfinished(case.db)
        assert case.verify() == []
    assert holding(folder) == []


def test_another_open_program_is_named_and_the_words_go_when_it_is_closed(folder):
    import sqlite3

    from gavah.model import CaseError

    other = sqlite3.connect(folder / "case.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM report").fetchone()
    with Case.open(folder, day=DAY) as case:
        case.db.execute("PRAGMA busy_timeout = 100")
        with pytest.raises(CaseError, match="another program"):
            erase_report(case, first(case).id, "other")
    other.close()
    with Case.open(folder, day=DAY):
        pass
    assert holding(folder) == []
