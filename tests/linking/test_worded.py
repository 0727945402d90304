"""A folded text is cut into words as a pattern for words would find them, wherever it begins and ends."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gavah.linking.worded import worded

TEXT = st.text(st.sampled_from("ab1_ .،؟\n«»آب-"), max_size=30)


@given(TEXT)
def test_words_and_spans_are_those_of_the_text(text: str) -> None:
    told = worded(text)
    assert told.words == re.findall(r"\w+", text)
    assert [text[start:end] for start, end in told.spans()] == told.words
    assert told.starts() == [start for start, _ in told.spans()]


@given(TEXT)
def test_gaps_stand_before_their_words(text: str) -> None:
    told = worded(text)
    assert "".join(gap + word for gap, word in zip(told.gaps, told.words, strict=True)) == text[: told.spans()[-1][1] if told.words else 0]
