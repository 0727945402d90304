"""Only sentences that can matter are scanned, and datelines are no sentences."""

from datetime import date

from gavah.model import Report
from gavah.reading.scan import scans


def scanned(text: str):
    return list(scans(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="en")))


def test_a_text_without_event_words_is_not_scanned():
    assert scanned("The museum opened a new hall. Visitors came from Shiraz.") == []


def test_only_sentences_with_an_event_word_are_selected_but_their_neighbours_are_dated():
    found = scanned("Snow fell on May 3, 2071. Two men were arrested.")
    assert len(found) == 1
    assert len(found[0].selected) == 1
    assert [t.earliest for t in found[0].scan.times] == [date(2071, 5, 3)]


def test_a_dateline_gives_day_and_place_and_is_left_out_of_the_text():
    found = scanned("LIMA, 3 JUN 90 (WIRE) -- [TEXT] TWO MEN WERE ARRESTED.")[0]
    assert found.dateline.day == date(1990, 6, 3)
    assert found.dateline.place is not None
    assert found.scan.times == ()


def test_a_sentence_with_a_date_is_no_dateline():
    found = scanned("Two men were arrested on May 3, 2071 in Lima\nThe rest fled.")[0]
    assert found.dateline.day is None


def test_a_life_in_brackets_is_no_dateline():
    found = scanned("Ali Karami (3 May 2041 in Rasht – 12 June 2071 in Tehran) was a student who was shot dead.")[0]
    assert found.dateline.day is None
    lived = "علی کرمی (۳ خرداد ۱۴۲۰ در رشت – ۱۲ تیر ۱۴۵۰ در تهران) دانشجویی بود که کشته شد."
    assert all(s.dateline.day is None for s in scanned(lived))


def test_a_place_the_gazetteer_lacks_does_not_spoil_a_dateline():
    assert scanned("QWERTYVILLE, 3 JUN 90 (WIRE) -- [TEXT] TWO MEN WERE ARRESTED.")[0].dateline.day == date(1990, 6, 3)
