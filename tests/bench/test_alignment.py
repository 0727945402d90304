"""Gold and system words are paired as the CoNLL 2018 shared task pairs them."""

from bench.alignment import Piece, aligned
from bench.conllu import spans


def pieces(*rows: tuple[int, int, str] | tuple[int, int, str, bool]) -> list[Piece]:
    return [Piece(row[0], row[1], row[2], "X", -1, "dep", len(row) > 3) for row in rows]


def test_words_of_equal_range_are_the_same_word():
    assert aligned(pieces((0, 3, "the"), (4, 7, "men")), pieces((0, 3, "the"), (4, 7, "men"))) == [(0, 0), (1, 1)]


def test_a_word_cut_in_two_is_no_word_of_the_gold():
    assert aligned(pieces((0, 3, "the"), (4, 10, "e-mail")), pieces((0, 3, "the"), (4, 5, "e"), (5, 6, "-"), (6, 10, "mail"))) == [(0, 0)]


def test_words_of_one_token_are_paired_by_their_forms():
    gold = pieces((0, 5, "do", True), (0, 5, "n't", True), (6, 8, "go"))
    assert aligned(gold, pieces((0, 2, "do"), (2, 5, "n't"), (6, 8, "go"))) == [(0, 0), (1, 1), (2, 2)]
    assert aligned(gold, pieces((0, 5, "don't"), (6, 8, "go"))) == [(2, 1)]


def test_labels_mark_names_and_a_stray_type_marks_none():
    labels = ["B-PER", "I-PER", "B-O", "B-LOC", "B-LOC", "I-PER"]
    assert list(spans(labels, frozenset(("PER", "LOC")))) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]
