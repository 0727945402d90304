"""Sentences and paragraphs are found in wrapped, capital, list and Persian text, and always stand where they say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.reading.sentences import sentences


def cut(text: str) -> list[str]:
    return [" ".join(text[s.start : s.end].split()) for s in sentences(text)]


def test_wrapped_lines_are_one_sentence():
    text = "   THREE MEN WERE HELD IN THE CENTRAL PRISON OF THE CITY ON\nMONDAY AFTER A MARCH THROUGH THE OLD BAZAAR.  TWO WERE FREED\nAT NOON.\n"
    assert cut(text) == [
        "THREE MEN WERE HELD IN THE CENTRAL PRISON OF THE CITY ON MONDAY AFTER A MARCH THROUGH THE OLD BAZAAR.",
        "TWO WERE FREED AT NOON.",
    ]


def test_short_lines_and_list_items_stand_alone():
    assert cut("Arrests\n- two in Rasht\n- one in Ahvaz") == ["Arrests", "- two in Rasht", "- one in Ahvaz"]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Karimi met Dr. Sadr at 5 p.m. on Friday.",
        "The U.S. embassy was closed.",
        "Inflation was 3.5 per cent.",
        "J. R. Moradi spoke.",
        "No. 7 was shut.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    assert cut(text) == [text]


def test_an_abbreviation_may_end_one_after_all():
    assert cut("He left at 5 p.m. The others stayed.") == ["He left at 5 p.m.", "The others stayed."]


def test_small_letters_alone_still_part_sentences():
    assert cut("three were held. two were freed.") == ["three were held.", "two were freed."]


def test_persian_marks_end_sentences():
    assert cut("سه نفر بازداشت شدند. آیا آزاد شدند؟ خبری نیست.") == ["سه نفر بازداشت شدند.", "آیا آزاد شدند؟", "خبری نیست."]


def test_a_quotation_keeps_its_closing_mark():
    assert cut('"We were there." He left.') == ['"We were there."', "He left."]


def test_paragraphs_are_parted_by_blank_lines():
    text = "One. Two.\n\nThree."
    assert [s.paragraph for s in sentences(text)] == [(0, 9), (0, 9), (11, 17)]


@given(st.text(alphabet="aB. \n!?«»\"'،؟ب‌-12", max_size=200))
def test_sentences_lie_in_order_inside_their_paragraphs_and_lose_no_letter(text):
    found = sentences(text)
    for one, after in pairwise(found):
        assert one.end <= after.start
    for one in found:
        assert one.paragraph[0] <= one.start < one.end <= one.paragraph[1]
    outside = text
    for one in reversed(found):
        outside = outside[: one.start] + outside[one.end :]
    assert not any(c.isalnum() for c in outside)


def test_a_list_that_never_stops_is_read_in_pieces():
    text = "12 men were held in Rasht, " * 400
    found = sentences(text)
    assert max(s.end - s.start for s in found) <= 1_200
    assert "".join(text[s.start : s.end] for s in found).count("12 men") == 400
