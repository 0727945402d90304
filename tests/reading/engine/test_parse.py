"""The engine's words stand where it says, capitals are read like lower case, and nothing is loaded before it is asked."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.reading.engine import parse, parse_words
from gavah.reading.engine.lemmas import lemma
from gavah.reading.engine.view import in_capitals, lowered, passages

TEXT = "Guards beat the prisoners' families on Monday.  They didn’t say why.\n\nTwo men were later freed\nby a judge in Shiraz."


def test_importing_the_reader_loads_no_model():
    code = "import sys, gavah.reading, gavah.reading.engine; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_stand_at_their_offsets_across_breaks_and_curly_quotes():
    parsed = parse([TEXT])[0]
    assert [TEXT[t.start : t.end] for t in parsed.tokens][:6] == ["Guards", "beat", "the", "prisoners", "'", "families"]
    assert [TEXT[t.start : t.end] for t in parsed.tokens if t.lemma == "not"] == ["n’t"]
    assert "".join(TEXT[t.start : t.end] for t in parsed.tokens) == "".join(TEXT.split())


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("aBé .,!?\n\t'’-İ\u200cش"), max_size=60))
def test_any_text_gives_words_in_order_without_overlap_and_whole_sentences(text):
    parsed = parse([text], names=False)[0]
    ends = [0, *(token.end for token in parsed.tokens)]
    assert all(end <= token.start < token.end for end, token in zip(ends, parsed.tokens, strict=False))
    assert [at for first, last in parsed.sentences for at in range(first, last)] == list(range(len(parsed.tokens)))
    assert all(first <= parsed.tokens[at].head < last for first, last in parsed.sentences for at in range(first, last))


@pytest.mark.parametrize(
    "text", ["Ten people were killed in the city.", "TEN PEOPLE WERE KILLED IN THE CITY.", "ten people were killed in the city."]
)
def test_the_grammar_of_a_sentence_needs_no_capitals(text):
    tokens = parse([text])[0].tokens
    killed = next(at for at, token in enumerate(tokens) if token.dep == "root")
    assert (text[tokens[killed].start : tokens[killed].end].lower(), tokens[killed].lemma) == ("killed", "kill")
    assert [(token.lemma, token.dep) for token in tokens if token.head == killed and token.dep.startswith("nsubj")] == [("people", "nsubj:pass")]


def test_a_headline_in_capitals_is_lowered_and_the_text_below_is_not():
    text = "THREE HELD AFTER MARCH IN RASHT. The governor of Rasht said so."
    assert [one.view for one in passages(text)] == ["three held after march in rasht. The governor of Rasht said so."]


@pytest.mark.parametrize("words", ["NATO", "U.S. Army", "He met the UN."])
def test_an_acronym_makes_no_text_in_capitals(words):
    assert not in_capitals(words)


@pytest.mark.parametrize(
    "text",
    [
        "GUARDS OF THE U.S. EMBASSY AND COL. TAMRIN WERE FREED BY A JUDGE.",
        "A GUARD IN CELL NO. 14 AND DR. TAMRIN LEFT ON 4 DEC. 2071.",
        "HE MET GEN. TAMRIN OF THE U.S.-BACKED ARMY IN ST. TAMRIN STREET.",
    ],
)
def test_an_abbreviation_ends_no_sentence_in_capitals_or_small_letters(text):
    """Shown in small letters its full stop ended one: "a u.s." and "embassy was attacked" were two sentences."""
    assert len(parse([text], names=False)[0].sentences) == 1
    assert len(parse([text.lower()], names=False)[0].sentences) == 1


def test_a_word_that_is_no_abbreviation_there_ends_its_sentence_in_capitals():
    assert len(parse(["THE JUDGE SAID NO. THE GUARDS LEFT AT ONCE."], names=False)[0].sentences) == 2


def test_lowering_keeps_every_offset():
    for words in ("İSTANBUL", "İN THE U.S. AND GEN. İ. NO. 5"):
        assert len(lowered(words)) == len(words)


def test_many_texts_come_back_in_their_order_and_an_empty_one_is_empty():
    parsed = parse(["A guard spoke.", "", "Two men left."], names=False)
    assert [len(one.tokens) for one in parsed] == [4, 0, 4]


def test_a_sentence_of_given_words_stays_one_sentence():
    words = "He left . She stayed .".split()
    assert parse_words([words])[0].sentences == ((0, 6),)


def test_names_have_types():
    text = "The governor of Tehran met John Smith on Monday."
    assert {(text[n.start : n.end], n.type) for n in parse([text])[0].names} == {("Tehran", "LOC"), ("John Smith", "PER")}


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [("wives", "NNS", "wife"), ("executions", "NNS", "execution"), ("shot", "VBD", "shoot"), ("Were", "VBD", "be"), ("Paris", "NNP", "Paris")],
)
def test_lemmas(word, tag, expected):
    assert lemma(word, tag) == expected
