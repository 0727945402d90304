"""Counts behind labels, in lists and in roundups: each with its own number, place and day. Every sentence is constructed."""

import pytest

import gavah


def counts(text, lang):
    """(type, measure, low, first day, places) of each claim with a quantity, sorted."""
    read = gavah.read(gavah.report(text, lang=lang, published="2071-10-10", source="Tamrin Bulletin"))
    return sorted(
        (c.type, c.quantity.measure, c.quantity.low, str(c.when.earliest) if c.when else "", *(p.name for p in c.where)) for c in read if c.quantity
    )


def test_an_english_form_gives_its_counts_day_and_place():
    assert counts("Arrested: 12. Injured: 3. Place: Sanandaj. Date: 5 October.", "en") == [
        ("arrest", "arrested", 12, "2071-10-05", "Sanandaj"),
        ("assault", "injured", 3, "2071-10-05", "Sanandaj"),
    ]


def test_a_persian_form_gives_its_counts_day_and_place():
    assert counts("بازداشتی‌ها: ۱۲ نفر. زخمی‌ها: ۳ نفر. محل: سنندج. زمان: دیشب.", "fa") == [
        ("arrest", "arrested", 12, "2071-10-09", "Sanandaj"),
        ("assault", "injured", 3, "2071-10-09", "Sanandaj"),
    ]


def test_a_form_that_names_its_event_in_a_field_counts_it():
    assert counts("نوع رویداد: اعدام. تعداد: ۲ نفر. محل: زندان مرکزی یزد. تاریخ: ۱۰ مهر.", "fa")[0][:4] == (
        "execution.judicial",
        "executed",
        2,
        "2071-10-02",
    )


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Road accidents of the week. Deaths: 4.", "en"),
        ("مسابقه فوتبال. مصدوم: ۲. جدول لیگ در ادامه.", "fa"),
        ("Speakers: 12. Tickets: 30.", "en"),
    ],
)
def test_a_tally_of_something_else_is_not_told(text, lang):
    assert counts(text, lang) == []


def test_parts_beside_a_place_of_their_own_are_no_sum():
    found = counts("Five people were arrested in Sanandaj, three in Marivan and two in Baneh.", "en")
    assert [(row[2], row[4]) for row in found] == [(2, "Baneh"), (3, "Marivan"), (5, "Sanandaj")]


def test_a_persian_headline_distributes_over_its_places():
    found = counts("بازداشت پنج نفر در سنندج، سه نفر در مریوان و دو نفر در بانه", "fa")
    assert [(row[2], row[4]) for row in found] == [(2, "Baneh"), (3, "Marivan"), (5, "Sanandaj")]


def test_a_list_behind_a_label_takes_the_place_before_each_number():
    found = counts("Arrests today: Sanandaj five, Marivan three, Baneh two.", "en")
    assert [(row[2], row[3], row[4]) for row in found] == [(2, "2071-10-10", "Baneh"), (3, "2071-10-10", "Marivan"), (5, "2071-10-10", "Sanandaj")]


def test_each_item_of_a_persian_roundup_has_the_day_that_opens_it():
    found = counts("شنبه اعدام یک زندانی در کرج، سه‌شنبه بازداشت چهار تن در یزد، چهارشنبه آزادی دو نفر در قم.", "fa")
    assert [(row[0], row[2], row[3]) for row in found] == [
        ("arrest", 4, "2071-10-06"),
        ("execution.judicial", 1, "2071-10-10"),
        ("release", 2, "2071-10-07"),
    ]


def test_a_light_verb_shared_by_a_list_keeps_the_numbers_apart():
    found = counts("در هفته گذشته ۱۲ نفر اعدام، ۳۰ نفر بازداشت و ۴ نفر زخمی شدند.", "fa")
    assert [(row[1], row[2]) for row in found] == [("arrested", 30), ("injured", 4), ("executed", 12)]


def test_the_held_who_come_home_are_no_new_arrest():
    assert [(row[0], row[2]) for row in counts("نُه بازداشتی مهاباد پریشب به خانه برگشتند.", "fa")] == [("release", 9)]


def test_headlines_without_their_light_verb_count():
    assert [(row[0], row[2]) for row in counts("سنندج: هفت معلم بازداشت، دو نفر اعدام", "fa")] == [("arrest", 7), ("execution.judicial", 2)]


def test_flogging_beside_prison_is_told_too():
    found = counts("Twelve bus drivers were each sentenced to 30 lashes and a year in jail.", "en")
    assert [(row[0], row[2]) for row in found] == [("sentence.flogging", 12), ("sentence.prison", 12)]


def test_all_whom_a_clash_leaves_dead_are_summed():
    assert [(row[1], row[2]) for row in counts("Clashes left three guards and five smugglers dead on Monday night.", "en")] == [("dead", 8)]


def test_a_second_account_of_a_number_is_told():
    assert [row[2] for row in counts("Police said 12 were arrested; the union says 30.", "en")] == [12, 30]


def test_sites_of_different_kinds_are_summed():
    assert [(row[1], row[2]) for row in counts("Protesters torched the town hall of Puno and two police stations on Sunday.", "en")] == [("sites", 3)]


def test_a_release_from_a_prison_lies_where_the_prison_does():
    assert counts("Five prisoners were released from prison in Shiraz on Monday.", "en") == [("release", "released", 5, "2071-10-05", "Shiraz")]


def test_a_month_that_a_record_sums_up_dates_all_it_records():
    found = counts(
        "In July alone the Tamrin Centre documented the arrest of 212 people, the torture of 16 detainees and four deaths in custody.", "en"
    )
    assert {row[3] for row in found} == {"2071-07-01"}
