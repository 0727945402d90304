"""Any installed spaCy package of English can be the parser; one that cannot is refused before a report is read, and says why."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy_packages import packed

import gavah
from gavah.casefile import Case
from gavah.model import InputError
from gavah.readers.spacy.package import package, pipeline
from gavah.readers.spacy.reader import SpacyReader, parsed_by
from gavah.readers.spacy.words import words_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from cli_world import DAY, call, rows

OURS = "gavah_engine"
FAR = "Two farmers in the hills were later discovered by neighbours to have been severely injured by soldiers."
FA = "دو زندانی روز ۱۱ مهر ۱۴۵۰ در کرج اعدام شدند."


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder on the path that packages can be put into."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    pipeline.cache_clear()
    yield folder
    pipeline.cache_clear()
    for name in [name for name in sys.modules if name.startswith("tamrin_")]:
        del sys.modules[name]


def why(name):
    with pytest.raises(InputError) as caught:
        package(name)
    assert caught.value.remedy
    return str(caught.value)


def test_our_own_engine_is_such_a_package_and_its_version_stands_in_every_claim():
    reader = SpacyReader(OURS)
    report = gavah.report("Two prisoners were executed in Karaj on October 3, 2071.", source="tamrin-wire")
    (claim,) = reader.read(report)
    claim.check_against(report)
    assert (claim.type, claim.quantity.low, claim.where[0].name) == ("execution.judicial", 2, "Karaj")
    assert claim.reader == reader.version
    assert claim.reader.name == "gavah-spacy"
    assert f"{OURS}-0.1.0" in claim.reader.version
    assert f"spacy-{spacy.__version__}" in claim.reader.version


def test_the_parser_answers_what_the_chunker_cannot():
    report = gavah.report(FAR, source="tamrin-wire")
    assert gavah.read(report) == []
    (claim,) = SpacyReader(OURS).read(report)
    assert (claim.quantity.measure, claim.quantity.low, [who.words for who in claim.actor]) == ("injured", 2, ["soldiers"])


def test_a_claim_read_alike_has_the_id_the_rules_give_it_in_both_languages():
    for text in ("Two prisoners were executed in Karaj on October 3, 2071.", FA):
        report = gavah.report(text, source="tamrin-wire")
        theirs = SpacyReader(OURS).read(report)
        assert theirs
        assert [claim.id for claim in theirs] == [claim.id for claim in gavah.read(report)]


def test_a_package_that_is_not_installed_is_named_with_the_reason(shelf):
    assert "no such package is installed" in why("tamrin_missing")
    assert "no name of a package" in why("../tamrin")
    assert "no name of a package" in why("/tmp")


def test_a_package_that_is_no_spacy_package_is_refused(shelf):
    assert "does not open as a spaCy pipeline" in why("msgspec")
    packed(spacy.blank("en"), shelf, "tamrin_broken", init="raise RuntimeError('made for another machine')")
    assert "made for another machine" in why("tamrin_broken")


def test_a_package_of_another_language_is_refused(shelf):
    packed(spacy.blank("fa"), shelf, "tamrin_persian")
    assert "it reads the language 'fa'" in why("tamrin_persian")


def test_a_blank_package_lacks_a_parser(shelf):
    packed(spacy.blank("en"), shelf, "tamrin_blank")
    assert "it has no parser" in why("tamrin_blank")


def test_a_package_with_a_part_that_fails_is_refused_before_any_report(shelf):
    nlp = spacy.blank("en")
    nlp.add_pipe("parser")  # never trained: it has no weights
    try:
        packed(nlp, shelf, "tamrin_untrained")
    except ValueError:
        pytest.skip("this spaCy writes no untrained parser")
    assert "tamrin_untrained" in why("tamrin_untrained")


def test_words_stand_at_their_offsets_in_any_text():
    for text in ("Guards  beat\nthree men.", "GUARDS BEAT THREE MEN.", "", " \n", "They didn’t say why 😀."):
        read = parsed_by(OURS, text)
        assert "".join(text[word.start : word.end] for word in read.tokens) == "".join(text.split())
        assert all(0 <= word.head < len(read.tokens) for word in read.tokens)


CLEAR = [  # word, part of speech, tag, head, relation: as the English packages of OntoNotes say it
    ("Nine", "NUM", "CD", 1, "nummod"),
    ("men", "NOUN", "NNS", 3, "nsubjpass"),
    ("were", "AUX", "VBD", 3, "auxpass"),
    ("shot", "VERB", "VBN", 3, "ROOT"),
    ("by", "ADP", "IN", 3, "agent"),
    ("guards", "NOUN", "NNS", 4, "pobj"),
    (",", "PUNCT", ",", 5, "punct"),
    ("thieves", "NOUN", "NNS", 5, "conj"),
    ("and", "CCONJ", "CC", 7, "cc"),
    ("spies", "NOUN", "NNS", 7, "conj"),
    ("in", "ADP", "IN", 3, "prep"),
    ("Karaj", "PROPN", "NNP", 10, "pobj"),
]


def test_the_older_scheme_of_relations_is_brought_to_the_one_the_frames_know():
    words, pos, tags, heads, deps = map(list, zip(*CLEAR, strict=True))
    doc = Doc(spacy.blank("en").vocab, words=words, pos=pos, tags=tags, heads=heads, deps=deps)
    got = {words[at]: (token.dep, words[token.head]) for at, token in enumerate(words_of(doc).tokens)}
    assert got["men"] == ("nsubj:pass", "shot")
    assert got["were"] == ("aux:pass", "shot")
    assert got["shot"] == ("root", "shot")
    assert got["guards"] == ("obl:agent", "shot")
    assert got["by"] == ("case", "guards")
    assert got["Karaj"] == ("obl", "shot")
    assert got["in"] == ("case", "Karaj")
    assert got["thieves"] == got["spies"] == ("conj", "guards")


def last_run(case):
    with Case.open(case, day=date(2071, 10, 27)) as opened:
        query = "SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'read' ORDER BY seq DESC LIMIT 1"
        body = json.loads(opened.db.execute(query).fetchone()[0])
        assert opened.verify() == []
    return body


REPORTS = [("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj on October 3, 2071."), ("tamrin-radio", "2071-10-05", FA)]


def test_a_case_read_with_a_package_keeps_its_name_and_version_in_the_ledger(tmp_path):
    case = tmp_path / "case"
    result = call("run", rows(tmp_path / "a.jsonl", REPORTS), "--as-of", DAY, "--reader", f"spacy:{OURS}", case=case)
    assert result.exit_code == 0, result.stderr
    body = last_run(case)
    assert body["package"] == {"name": OURS, "version": "0.1.0", "spacy": spacy.__version__}
    assert f"{OURS}-0.1.0" in body["reader"]
    claims = [json.loads(line) for line in call("claims", "--json", case=case).stdout.splitlines()]
    assert len(claims) == 2
    assert {claim["reader"]["name"] for claim in claims} == {"gavah-spacy"}
    call("read", "--as-of", DAY, case=case)
    assert {json.loads(line)["reader"]["name"] for line in call("claims", "--json", case=case).stdout.splitlines()} == {"gavah-rules"}


def test_a_package_that_cannot_do_it_ends_the_command_with_1_and_nothing_is_read(tmp_path, shelf):
    packed(spacy.blank("en"), shelf, "tamrin_blank")
    case = tmp_path / "case"
    call("add", rows(tmp_path / "a.jsonl", REPORTS), "--as-of", DAY, case=case)
    result = call("read", "--as-of", DAY, "--reader", "spacy:tamrin_blank", case=case)
    assert result.exit_code == 1
    assert "it has no parser" in str(result.error)
    assert call("claims", "--json", case=case).stdout == ""


@pytest.mark.parametrize("words", [["--reader", "spacy:"], ["--reader", "spacy"], ["--reader", "spacy:x", "--model", "m"], ["--reader", "other"]])
def test_what_names_no_reader_is_a_slip_of_the_pen(tmp_path, words):
    assert call("read", *words, case=tmp_path / "case").exit_code == 2
