"""Names of persons, places and organisations: in any case, with the whole document in view, and by chains that compute what they should."""

import subprocess
import sys
from itertools import pairwise, product

import numpy
import pytest
from gavah_engine import folder
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.conllu import read_iob2
from gavah.gazetteer.gazetteer import default
from gavah.reading.engine import parse, parse_words
from gavah.reading.engine.names.chain import Chain, beliefs, likeliest
from gavah.reading.engine.names.columns import code, word_codes
from gavah.reading.engine.names.elsewhere import document_columns
from gavah.reading.engine.names.features import columns, features, templates
from gavah.reading.engine.names.labels import LABELS, Span, marked, spans
from gavah.reading.engine.names.lists import instance_marks, place_marks
from gavah.reading.engine.names.table import known


def found(text):
    return {(text[name.start : name.end], name.type) for name in parse([text])[0].names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The governor of Tehran met John Smith on Monday.", {("Tehran", "LOC"), ("John Smith", "PER")}),
        ("Police in Baghdad arrested Maria Lopez.", {("Baghdad", "LOC"), ("Maria Lopez", "PER")}),
        ("He used to work for Microsoft and the FBI.", {("Microsoft", "ORG"), ("FBI", "ORG")}),
        (
            "Amnesty International said that guards in Kerman beat Ali Rezaei.",
            {("Amnesty International", "ORG"), ("Kerman", "LOC"), ("Ali Rezaei", "PER")},
        ),
        ("The prisoners were moved on Tuesday.", set()),
    ],
)
def test_names_and_their_types(text, names):
    assert found(text) == names


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_names_are_found_in_text_without_case(case):
    text = case("Police in Baghdad arrested Maria Lopez on Tuesday.")
    assert found(text) == {(case("Baghdad"), "LOC"), (case("Maria Lopez"), "PER")}


def test_a_name_told_plainly_once_is_found_bare_elsewhere_in_its_document():
    sentences = ["Rezvan was closed .".split(), "Mrs. Leyla Rezvan spoke .".split()]
    apart, together = (parse_words(sentences, documents=documents) for documents in (None, [1, 1]))
    assert [[name.type for name in one.names] for one in apart] == [[], ["PER"]]
    assert [[name.type for name in one.names] for one in together] == [["PER"], ["PER"]]


def test_a_people_is_no_place():
    assert found("The French soldiers left Paris.") == {("Paris", "LOC")}


def test_a_document_without_words_has_no_names_and_shifts_none():
    words = ["He lives in London .".split(), [], "Nobody came .".split()]
    assert [len(one.names) for one in parse_words(words)] == [1, 0, 0]


def test_the_names_are_not_opened_where_none_are_asked_for():
    asked = "from gavah.reading.engine import parse; parse(['A guard spoke.'], names=False)"
    program = f"import sys; {asked}; sys.exit('gavah.reading.engine.names' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_models_weigh_at_most_15_megabytes():
    assert sum(path.stat().st_size for path in folder("english").rglob("*") if path.is_file()) <= 15_000_000


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_beliefs_and_the_likeliest_labels_are_those_of_all_labellings_counted_out(seed, lengths):
    draw = numpy.random.default_rng(seed)
    scores, chain = draw.normal(size=(sum(lengths), 3)), Chain(draw.normal(size=(3, 3)), draw.normal(size=3))
    got, best = beliefs(scores, chain, lengths), likeliest(scores, chain, lengths)
    log_sum, at = 0.0, 0
    for length in lengths:
        mine = scores[at : at + length]
        weights = {
            labels: chain.start[labels[0]]
            + sum(mine[i, label] for i, label in enumerate(labels))
            + sum(chain.follow[a, b] for a, b in pairwise(labels))
            for labels in product(range(3), repeat=length)
        }
        whole = sum(numpy.exp(list(weights.values())))
        log_sum += numpy.log(whole)
        for i, label in product(range(length), range(3)):
            share = sum(numpy.exp(weight) for labels, weight in weights.items() if labels[i] == label) / whole
            assert got.labels[at + i, label] == pytest.approx(share)
        assert tuple(best[at : at + length]) == max(weights, key=weights.__getitem__)
        at += length
    assert got.log_sum == pytest.approx(log_sum)


def test_labels_and_names_go_both_ways_and_other_names_are_kept_back():
    names = [(0, 1, "PER"), (1, 4, "ORG"), (5, 7, "OTH"), (8, 10, "LOC")]
    labels = marked(10, names)
    assert labels == ["U-PER", "B-ORG", "I-ORG", "L-ORG", "O", "B-OTH", "L-OTH", "O", "B-LOC", "L-LOC"]
    assert list(spans(labels)) == [Span(0, 1, "PER"), Span(1, 4, "ORG"), Span(8, 10, "LOC")]
    assert set(labels) <= set(LABELS)


def test_lists_are_asked_for_the_longest_phrase_in_any_case():
    words = "from new york to Isfahan with Iranian officials".split()
    assert place_marks(words)[1:3] == ["BP+", "IP+"]
    assert [mark[:2] for mark in place_marks(words)[4:]] == ["BP", "-", "Bd", "-"]
    assert [mark[0] for mark in instance_marks("of Abraham Lincoln and".split())] == ["-", "B", "I", "-"]


def test_a_users_own_places_are_on_the_lists(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("id,level,name_en,name_fa,aliases,parent,lat,lon,note\nown-1,city,Qwertabad,,,IR,35,51,\n", "utf-8")
    assert place_marks(["Qwertabad"]) == ["-"]
    assert place_marks(["Qwertabad"], default().with_extra(file)) == ["Bs"]


def test_the_word_table_knows_case_and_kind():
    london, table = known("london"), known("table")
    assert london.capital > 0 > table.capital
    assert london.title == known("paris").title != known("monday").title
    assert known("maria").census & 1
    assert known("qqqxyz") == known("")


def test_digits_and_long_runs_look_alike():
    assert word_codes("12/07")[1] == word_codes("99/88")[1] == code("lower", "00/00")
    assert word_codes("Kermanshah")[2] == word_codes("Shahrekord")[2] == code("shape", "Xxxxx")


def test_features_do_not_reach_over_the_end_of_a_sentence():
    here, there = (columns(words, place_marks(words), instance_marks(words)) for words in (["He", "left"], ["London", "burns"]))
    wanted = templates("first")
    assert (features([here, there], wanted)[:2] == features([here], wanted)).all()


def test_a_word_is_told_what_the_first_pass_says_of_it_elsewhere_in_its_document_only():
    sentences = [["Kalan", "left"], ["Kalan"], ["Kalan"]]
    likely = numpy.array([[0.1, 0.9, 0, 0, 0], [1, 0, 0, 0, 0], [0.8, 0.2, 0, 0, 0], [0.8, 0.2, 0, 0, 0]])
    first, second, other = document_columns(sentences, [1, 1, 2], likely, numpy.eye(4))
    assert second[0, 0] == code("elsewhere", 1)
    assert first[0, 0] == code("elsewhere", 0)
    assert other[0, 0] == first[1, 0] == code("elsewhere", "none")


@pytest.mark.parametrize(("mark", "documents"), [("# newdoc id = a\n", [1, 1]), ("", [1, 2])])
def test_documents_of_an_iob2_file_are_those_it_marks_or_its_sentences(tmp_path, mark, documents):
    file = tmp_path / "a.iob2"
    file.write_text(f"{mark}# sent_id = a-1\n1\tRome\tB-LOC\n\n# sent_id = a-2\n1\tfell\tO\n\n", "utf-8")
    assert [one.document for one in read_iob2(file, frozenset({"LOC"}))] == documents
