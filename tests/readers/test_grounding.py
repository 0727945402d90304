"""A quote counts where it stands, letter by letter."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gavah.readers.grounding import ground, stands_at

EN = "Two men were executed.\n  Two men\nwere  released in Karaj."
FA = "دو نفر اعدام شدند. دو نفر در کرج\nآزاد شدند. آن‌ها گفتند."


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        (EN, "were executed", "were executed"),
        (EN, "Two men were released", "Two men\nwere  released"),
        (EN, "  in Karaj ", " in Karaj"),
        (FA, "اعدام شدند", "اعدام شدند"),
        (FA, "در کرج آزاد شدند", "در کرج\nآزاد شدند"),
        (FA, "آن‌ها", "آن‌ها"),
    ],
)
def test_words_are_found_where_they_stand_and_only_blanks_are_forgiven(text, quote, found):
    start, end = ground(text, quote, [(0, len(text))])
    assert text[start:end].strip() == found.strip()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (EN, "were Executed"),
        (EN, "three men"),
        (EN, "men released"),
        (EN, ""),
        (EN, " \n "),
        (FA, "آنها"),
        (FA, "آن ها"),
        (FA, "در كرج"),
        (FA, "سه نفر"),
    ],
)
def test_another_case_letter_or_joiner_is_another_word(text, quote):
    assert ground(text, quote, [(0, len(text))]) is None


def test_the_nearest_range_is_taken_and_a_choice_outside_it_is_nobodys():
    text = "He fell in Rasht. A man died. He fell in Rasht."
    sentence = (18, 29)
    assert ground(text, "Rasht", [sentence, (0, len(text))]) is None
    assert ground(text, "Rasht", [(0, 17), (0, len(text))]) == (11, 16)
    assert ground(text, "man", [sentence, (0, len(text))]) == (20, 23)


def test_a_quote_past_the_range_is_not_found():
    assert ground("one two three", "three", [(0, 7)]) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no finding
@given(st.text(alphabet="ab \n\u200cا", max_size=40), st.integers(0, 40), st.integers(1, 10))
def test_what_is_cut_out_of_a_text_is_found_in_it_unchanged(text, start, length):
    quote = text[start : start + length]
    for a, b in stands_at(text, quote, (0, len(text))):
        assert text[a:b] == quote
    assert not quote or stands_at(text, quote, (0, len(text)))
