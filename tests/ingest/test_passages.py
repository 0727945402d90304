"""A page that compiles many items is cut into passages with their own headings and days."""

from datetime import date

import pytest

DIARY = """<html lang="en"><head><title>Week in review | Tamrin Network</title>
<meta property="article:published_time" content="2071-10-09T10:00:00+03:30"></head><body>
<nav><ul><li><a href="/">Home 12</a></li><li><a href="/p">Prisons</a></li></ul></nav>
<article><h1>Week in review</h1>
<h2>October 3, 2071 — Two held in Rasht</h2><p>Two workers were arrested in Rasht on Saturday, people there say.</p>
<figure><img src="a-696x390.jpg" alt="gate, 1 May 2069"><figcaption>A gate in Sari, 2 May 2069.</figcaption></figure>
<h2>Strike in Sari</h2><p>Sari – October 5</p><p>Some 40 shopkeepers closed their shops.</p>
<p><b>The bazaar of Amol</b></p><p>Twelve shops stayed shut.</p>
<h2>Thursday, October 8: court in Kerman</h2><p>Five were sentenced.</p>
</article><aside><h3>Related stories</h3><ul><li><a href="/1">311 stories</a></li></ul></aside><footer>Share 311</footer></body></html>"""


def passages_of(report):
    return {p.heading: p for p in report.passages}


def test_headings_and_datelines_of_a_page_make_passages(write, reading):
    report = reading(write("diary.html", DIARY)).one
    found = passages_of(report)
    assert found["October 3, 2071 — Two held in Rasht"].published == date(2071, 10, 3)
    assert found["Strike in Sari"].published == date(2071, 10, 5)
    assert found["Thursday, October 8: court in Kerman"].published == date(2071, 10, 8)
    assert all(p.basis == "stated" for heading, p in found.items() if heading != "The bazaar of Amol")
    assert report.published == date(2071, 10, 9)


def test_a_bold_line_is_a_heading_and_without_a_day_only_bounded(write, reading):
    amol = passages_of(reading(write("diary.html", DIARY)).one)["The bazaar of Amol"]
    assert (amol.published, amol.latest, amol.basis) == (None, date(2071, 10, 9), "inferred")


def test_furniture_captions_and_pictures_are_not_in_the_text(write, reading):
    report = reading(write("diary.html", DIARY)).one
    assert "311" not in report.text
    assert "696" not in report.text
    assert "2069" not in report.text
    assert "Home" not in report.text
    assert "1 picture captions left out of the text" in report.notes


def test_passages_cover_the_text_without_gaps(write, reading):
    report = reading(write("diary.html", DIARY)).one
    assert report.passages[0].start == 0
    assert report.passages[-1].end == len(report.text)
    for one, next_one in zip(report.passages, report.passages[1:], strict=False):
        assert one.end == next_one.start
    assert report.passage_at(report.text.index("Twelve shops")).heading == "The bazaar of Amol"


def test_persian_pages_are_cut_the_same_way(write, reading):
    text = (
        "روزشمار هفته\n\n"
        "تهران – ۶ مهر ۱۴۵۰\nدو کارگر کارخانه فولاد تمرین در تهران بازداشت شدند و خانواده‌ها خبری از آنان ندارند.\n\n"
        "رشت – ۸ مهر\nبازار رشت نیمه‌تعطیل بود و کسبه مغازه‌ها را بستند، به گفته شاهدان.\n\n"
        "ساری – ۱۰ مهر\nچهل مغازه در ساری بسته ماند و کسی بازداشت نشد، به گفته اهالی.\n"
    )
    report = reading(write("diary.txt", text)).one
    assert [p.published for p in report.passages if p.basis == "stated"] == [date(2071, 9, 28), date(2071, 9, 30), date(2071, 10, 2)]
    assert report.text == text


def test_paragraphs_with_datelines_are_passages_each(write, reading):
    text = (
        "Tehran – September 28, 2071 – Two workers of the steel works were taken from their homes.\n\n"
        "Rasht – September 30 – The bazaar was half shut.\n\n"
        "Sari – October 2 – Forty shops stayed closed.\n"
    )
    report = reading(write("diary.txt", text)).one
    assert [p.published for p in report.passages] == [date(2071, 9, 28), date(2071, 9, 30), date(2071, 10, 2)]


def test_the_year_of_a_short_date_follows_its_neighbours_over_new_year(write, reading):
    text = (
        "# Notes\n\n## December 28, 2070: Rasht\n\nThe bazaar was shut.\n\n"
        "## January 2: Sari\n\nForty shops stayed closed.\n\n## January 5, 2071: Amol\n\nTwelve shops.\n"
    )
    report = reading(write("notes.md", text)).one
    assert passages_of(report)["January 2: Sari"].published == date(2071, 1, 2)
    assert any("chosen by weekday" in note for note in report.notes)


def test_a_heading_that_is_only_a_date_dates_what_follows(write, reading):
    text = "# Diary\n\n## 3 October 2071\n\n### Rasht\n\nTwo held.\n\n### Sari\n\nShops shut.\n\n## 4 October 2071\n\n### Amol\n\nCalm.\n"
    found = passages_of(reading(write("diary.md", text)).one)
    assert found["Rasht"].published == found["Sari"].published == date(2071, 10, 3)
    assert found["Amol"].published == date(2071, 10, 4)


def test_a_list_of_days_is_a_list_and_not_many_passages(write, reading):
    text = "# The month\n\nPublished: 24 October 2071\n\n- September 30: four in Shiraz.\n- October 4: six in Mashhad.\n"
    report = reading(write("month.md", text)).one
    assert report.passages == ()
    assert report.published == date(2071, 10, 24)


def test_an_article_with_one_dateline_is_one_item(write, reading):
    report = reading(write("wire.txt", "Ahvaz, 2 October 2071 (Tamrin Wire) - Shots were heard.\n\nThe square was empty on Friday.\n")).one
    assert report.passages == ()
    assert (report.published, report.basis) == (date(2071, 10, 2), "stated")


def test_subheads_without_days_inherit_the_day_of_the_article(write, reading):
    page = "<article><h1>Strike</h1><p>Sari – 5 October 2071</p><p>Forty shops.</p><h2>Causes</h2><p>Wages.</p><h2>Replies</h2><p>None.</p></article>"
    report = reading(write("a.html", f"<html><body>{page}</body></html>")).one
    assert {p.published for p in report.passages} == {date(2071, 10, 5)}


def test_a_day_after_the_report_itself_dates_no_passage(write, reading):
    text = "# Calls\n\nPublished: 3 October 2071\n\n## December 5, 2071: a rally\n\nAll are called.\n\n## October 1, 2071: Rasht\n\nCalm.\n"
    report = reading(write("calls.md", text)).one
    assert passages_of(report)["December 5, 2071: a rally"].published is None
    assert any("lies after the report itself" in note for note in report.notes)


@pytest.mark.parametrize("wrong", ["31 Mehr 1450: Rasht", "February 30, 2071: Rasht"])
def test_an_impossible_day_in_a_heading_is_noted_and_dropped(write, reading, wrong):
    text = f"# Diary\n\n## {wrong}\n\nCalm.\n\n## October 1, 2071: Sari\n\nCalm.\n"
    report = reading(write("d.md", text)).one
    assert passages_of(report)[wrong].published is None
    assert any("no such day" in note for note in report.notes)


def test_a_report_without_a_day_is_bounded_and_says_so(write, reading):
    report = reading(write("note.txt", "It began after the arrests of 28 September 2071 and of May 2, 2069, people say.")).one
    assert (report.published, report.earliest, report.latest, report.basis) == (None, date(2071, 9, 28), date(2071, 11, 5), "inferred")
    assert any("no date of its own" in note for note in report.notes)


def test_a_day_after_collection_is_noted_and_dropped(write, reading):
    page = (
        '<html><head><meta name="date" content="2072-01-01"></head><body><article><p>Forty shops stayed closed in Sari.</p></article></body></html>'
    )
    report = reading(write("a.html", page)).one
    assert (report.published, report.basis) == (None, "inferred")
    assert any("after the day of collection" in note for note in report.notes)


def test_the_year_of_a_day_is_never_taken_from_the_day_of_collection(write, reading):
    text = "Rasht – September 30 – The bazaar was half shut that day.\n\nSari – October 2 – Forty shops stayed closed there.\n"
    report = reading(write("diary.txt", text)).one
    assert [p.published for p in report.passages] == [None, None]
    assert report.published is None


def test_a_day_that_signs_a_text_cuts_nothing(write, reading):
    text = "Forty shops stayed closed in Sari, people say.\n\nThe shutters were down for two days in the bazaar.\n\nOctober 2\n"
    assert reading(write("note.txt", text)).one.passages == ()


WRAPPED_EN = """YAZD, 3 OCT 71 (TAMRIN) -- [TEXT] THE GOVERNOR OF THE PROVINCE SAID
TODAY THAT THE GATES OF THE OLD TOWN WOULD STAY CLOSED UNTIL THE END.

   COUNCIL SPEAKER DAVUD TAMRINI, WHO HAD COME FROM THE CAPITAL, ADDED
THAT THE SHOPKEEPERS OF THE BAZAAR HAD BEEN TOLD OF IT A WEEK AGO, BUT
NOT THE FARMERS.

   THE FARMERS OF THE EASTERN VILLAGES HAVE NOT COME TO TOWN SINCE THEN
AND SELL WHAT THEY HAVE ALONG THE ROAD TO THE SOUTH, A TRADER IN THE
TOWN SAID.
"""
WRAPPED_FA = """یزد، ۱۱ مهر ۱۴۵۰ - استاندار امروز گفت که دروازه‌های شهر کهنه تا پایان
ماه بسته می‌ماند و کسی نباید از آن بگذرد مگر با برگه عبور.

سخنگوی شورا که از پایتخت آمده بود و نامش را نگفت به خبرنگاران
گفت که به کاسبان بازار یک هفته پیش خبر داده شده بود اما به کشاورزان
نه.

کشاورزان روستاهای شرقی از آن روز تا کنون به شهر نیامده‌اند و آنچه
دارند کنار جاده جنوب می‌فروشند، این را یک کاسب در همین شهر به ما
گفت.
"""


@pytest.mark.parametrize("text", [WRAPPED_EN, WRAPPED_FA])
def test_the_first_line_of_a_wrapped_paragraph_is_no_heading(write, reading, text):
    assert len(reading(write("wrapped.txt", text)).one.passages) <= 1


def test_a_short_line_over_a_wrapped_paragraph_still_is_one(write, reading):
    text = "The week\n" + WRAPPED_EN.replace("   COUNCIL", "Gates stay closed\nCOUNCIL").replace("   THE FARMERS", "Farmers stay away\nTHE FARMERS")
    assert {"Gates stay closed", "Farmers stay away"} <= set(passages_of(reading(write("wrapped.txt", text)).one))
