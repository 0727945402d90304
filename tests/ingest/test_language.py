"""English, Persian, or neither."""

import pytest

from gavah.ingest.language import detect, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two workers were arrested in Rasht on Saturday.", "en"),
        ("Two held in Rasht", "en"),
        ("دو کارگر در رشت بازداشت شدند.", "fa"),
        ("دو كارگر در رشت بازداشت شدند؛ اين را اهالي مي‌گويند.", "fa"),
        ("بازداشت در ساری", "fa"),
        ("دو نفر در شهر، به گفته Tamrin Wire، کشته شدند.", "fa"),
        ("قال المتحدث باسم الوزارة في مؤتمر صحفي إن الاجتماع سيعقد يوم الأحد", "und"),
        ("حکومەتی هەرێم ڕایگەیاند کە کۆبوونەوەکە دەکرێت", "und"),
        ("Le porte-parole du ministère a déclaré que la réunion aurait lieu dimanche", "und"),
        ("Die Polizei hat gestern mitgeteilt, dass niemand verletzt wurde", "und"),
        ("1450/7/11 — 40", "und"),
        ("", "und"),
        ("Полиция сообщила о задержании", "und"),
    ],
)
def test_the_language_of_words(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(("given", "language"), [("fa", "fa"), ("fa-IR", "fa"), ("prs", "fa"), ("EN_us", "en"), ("de", "en"), ("", "en")])
def test_a_given_language_wins_where_it_is_one_of_ours(given, language):
    assert language_of("Two workers were arrested on Saturday.", given) == language
