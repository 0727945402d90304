"""The nouns hold what they promise."""

from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gavah.model import Claim, Quantity, Report, Span, SpanError, When, fold, make_claim


def report(text: str) -> Report:
    return Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text)


def claim(text: str, start: int, end: int) -> Claim:
    return make_claim(report="r-1", kind="event", type="arrest", spans=(Span(report(text), start, end),))


def test_a_span_takes_its_words_from_the_report():
    assert Span(report("دو نفر کشته شدند"), 3, 6).words == "نفر"


@pytest.mark.parametrize(("start", "end", "words"), [(0, 3, "xyz"), (2, 2, None), (0, 99, None), (-1, 2, None)])
def test_a_span_whose_words_are_not_at_its_offsets_cannot_be_built(start, end, words):
    with pytest.raises(SpanError):
        Span(report("ten were held"), start, end, words)


def test_a_stored_span_of_the_wrong_length_does_not_decode():
    with pytest.raises((SpanError, msgspec.ValidationError)):
        msgspec.json.decode(b'{"report":"r-1","start":0,"end":9,"words":"ten","field":""}', type=Span)


def test_a_claim_survives_json_and_keeps_its_id():
    one = claim("ten were held", 0, 13)
    assert msgspec.json.decode(msgspec.json.encode(one), type=Claim) == one


def test_another_reader_gives_the_same_claim_the_same_id():
    one = claim("ten were held", 0, 13)
    other = make_claim(**{f: getattr(one, f) for f in Claim.__struct_fields__ if f not in ("id", "reader")}, reader=("x", "9"))
    assert one.id == other.id


def test_a_claim_that_does_not_match_its_report_is_refused():
    with pytest.raises(SpanError):
        claim("ten were held", 0, 13).check_against(report("six were held"))


def test_nothing_is_less_than_nothing_and_no_window_ends_before_it_starts():
    with pytest.raises(ValueError, match="no quantity"):
        Quantity(measure="dead", low=5, high=4, words="5", rule="exact")
    with pytest.raises(ValueError, match="no day"):
        When(earliest=date(2071, 10, 2), latest=date(2071, 10, 1))


ALPHABET = st.text(alphabet=st.sampled_from("aé ZİåKيیكکۀأ۱۲٣\u200c\u064e\u0640\u0654\u0301eo«»“”—9\n\u200fا\u0653"), max_size=40)


@example("K\u064e\u0301")
@given(ALPHABET | st.text(max_size=40))
def test_every_folded_range_leads_back_to_stored_words_that_fold_to_it(text):
    view = fold(text)
    for i in range(len(view.text)):
        start, end = view.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]).text.startswith(view.text[i])
    starts = [view.stored(i) for i in range(len(view.text) + 1)]
    assert starts == sorted(starts)
    assert view.stored(len(view.text)) <= len(text)


def test_persian_variants_fold_to_one_form():
    assert fold("ده‌ها كشته در ۱۴۰۱ كُردستان").text == fold("ده ها کشته در 1401 کردستان").text
