"""Counts beside the counts they are compared with, tolls of one happening, windows told again, what goes on for days. All texts are made up."""

from datetime import date

import pytest

import gavah

TOLD = date(2071, 10, 10)


def counts(text: str, lang: str, said: date = TOLD) -> list[tuple[str, int, str, str]]:
    """(measure, lowest, first day, last day) of every counted claim, in order."""
    claims = gavah.read(gavah.report(text, lang=lang, published=said))
    told = [c for c in claims if c.quantity is not None and c.kind != "statement"]
    days = [(c.when.earliest, c.when.latest) if c.when else (None, None) for c in told]
    return [(c.quantity.measure, c.quantity.low, str(a or ""), str(b or "")) for c, (a, b) in zip(told, days, strict=True)]


SEPTEMBER, AUGUST = ("2071-09-01", "2071-09-30"), ("2071-08-01", "2071-08-31")
SHAHRIVAR, MORDAD = ("2071-08-23", "2071-09-22"), ("2071-07-23", "2071-08-22")


@pytest.mark.parametrize(
    "text",
    [
        "In September 97 people were executed, against 71 in August.",
        "In September 97 people were executed, compared with 71 in August.",
        "At least 97 people were executed in September, up from 71 the previous month.",
        "97 prisoners were hanged in September (August: 71).",
        "In September, 97 people were executed; in August the number was 71.",
        "In September 2071 the society recorded 97 executions. In August the figure had stood at 71.",
    ],
)
def test_a_count_compared_with_has_its_own_month(text: str) -> None:
    assert counts(text, "en") == [("executed", 97, *SEPTEMBER), ("executed", 71, *AUGUST)]


@pytest.mark.parametrize(
    "text",
    [
        "در شهریور ۹۷ نفر اعدام شدند، در حالی که این رقم در مرداد ۷۱ نفر بود.",
        "در شهریورماه ۹۷ نفر اعدام شدند که در مقایسه با ۷۱ نفر در مرداد افزایش داشته است.",
        "در شهریور ۹۷ نفر اعدام شدند. این رقم در مرداد ۷۱ نفر بود.",
    ],
)
def test_a_persian_count_compared_with_has_its_own_month(text: str) -> None:
    assert counts(text, "fa") == [("executed", 97, *SHAHRIVAR), ("executed", 71, *MORDAD)]


def test_from_one_count_to_another_reaches_the_second() -> None:
    assert set(counts("شمار اعدام‌ها از ۷۱ نفر در مرداد به ۹۷ نفر در شهریور رسید.", "fa")) == {("executed", 97, *SHAHRIVAR), ("executed", 71, *MORDAD)}


def test_a_year_earlier_is_the_same_month_of_that_year() -> None:
    told = counts("97 people were hanged in September, compared with 71 a year earlier.", "en")
    assert told == [("executed", 97, *SEPTEMBER), ("executed", 71, "2070-09-01", "2070-09-30")]


def test_a_number_of_families_is_compared_with_nothing() -> None:
    assert counts("Three men from 20 families were killed in August.", "en") == [("dead", 3, *AUGUST)]
    assert counts("سه نفر از ۲۰ خانواده در مرداد کشته شدند.", "fa") == [("dead", 3, *MORDAD)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The same month last year", "2070-09-01", "2070-09-30"),
        ("the same month of 2069", "2069-09-01", "2069-09-30"),
        ("in the same month", "2071-09-01", "2071-09-30"),
        ("in that period", "2071-09-01", "2071-09-30"),
    ],
)
def test_a_window_is_told_again(text: str, first: str, last: str) -> None:
    found = gavah.times(f"In September 2071 it rained, and last year was dry. {text}.", lang="en", anchor=TOLD)
    assert (str(found[-1].earliest), str(found[-1].latest)) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ماه مشابه سال قبل", "2070-08-22", "2070-09-21"),
        ("مدت مشابه سال ۱۴۴۸", "2069-08-22", "2069-09-21"),
        ("در همین مدت", "2071-08-23", "2071-09-22"),
        ("در این شش روز", "2071-08-23", "2071-09-22"),
    ],
)
def test_a_persian_window_is_told_again(text: str, first: str, last: str) -> None:
    found = gavah.times(f"در شهریور ۱۴۵۰ باران آمد. {text}", lang="fa", anchor=TOLD)
    assert (str(found[-1].earliest), str(found[-1].latest)) == (first, last)


def test_words_that_point_at_no_window_have_no_days() -> None:
    assert [t.earliest for t in gavah.times("In that period it rained.", lang="en", anchor=TOLD)] == [None]
    assert [t.earliest for t in gavah.times("در همین مدت باران آمد.", lang="fa", anchor=TOLD)] == [None]


@pytest.mark.parametrize(
    ("text", "lang", "first"),
    [
        ("مهر پارسال", "fa", "2070-09-22"),
        ("۵ شهریور سال گذشته", "fa", "2070-08-26"),
        ("تابستان سال گذشته", "fa", "2070-06-21"),
        ("مرداد امسال", "fa", "2071-07-23"),
        ("summer last year", "en", "2070-06-01"),
        ("September of last year", "en", "2070-09-01"),
    ],
)
def test_last_years_month_or_season_lies_in_last_year(text: str, lang: str, first: str) -> None:
    assert [str(t.earliest) for t in gavah.times(text, lang=lang, anchor=date(2071, 11, 22))] == [first]


def test_a_length_before_a_count_leaves_it_a_count() -> None:
    assert counts("در دو روز ۱۲ معترض کشته شدند.", "fa") == [("dead", 12, "", "2071-10-10")]
    assert [n.low for n in gavah.numbers("روز ۱۲ مهر", lang="fa") if n.kind == "count"] == []


# --- the toll of one happening ------------------------------------------------------------------------------------------------------------

THURSDAY = ("2071-10-08", "2071-10-08")


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb went off in Kirkuk late on Thursday, killing 11. The number of dead has risen to 14.",
        "A car bomb went off in Kirkuk on Thursday, killing 11. The death toll stood at 14 by nightfall.",
    ],
)
def test_the_toll_of_one_happening_has_its_day_and_place(text: str) -> None:
    claims = [c for c in gavah.read(gavah.report(text, lang="en", published=TOLD)) if c.quantity and c.quantity.low == 14]
    assert [(c.kind, str(c.when.earliest), c.where[0].name) for c in claims if c.when] == [("event", "2071-10-08", "Kirkuk")]


def test_a_toll_of_more_than_one_happening_stays_a_sum() -> None:
    text = "Ali Tamrini was shot dead in Rasht on Thursday. The number of those killed in the protests has reached 340."
    assert [c.kind for c in gavah.read(gavah.report(text, lang="en", published=TOLD)) if c.quantity and c.quantity.low == 340] == ["total"]
    text = "علی تمرینی روز پنجشنبه در رشت کشته شد. شمار کشته‌شدگان اعتراضات به ۳۴۰ نفر رسید."
    assert [c.kind for c in gavah.read(gavah.report(text, lang="fa", published=TOLD)) if c.quantity and c.quantity.low == 340] == ["total"]


def test_a_persian_toll_of_one_happening_has_its_day() -> None:
    text = "انفجار بمب روز پنجشنبه در کابل ۱۱ کشته برجا گذاشت. آمار جان‌باختگان به ۱۴ نفر افزایش یافت."
    assert counts(text, "fa") == [("dead", 11, *THURSDAY), ("dead", 14, *THURSDAY)]


# --- days and places ----------------------------------------------------------------------------------------------------------------------


def first_day(text: str, lang: str) -> list[tuple[str, str]]:
    claims = gavah.read(gavah.report(text, lang=lang, published=TOLD))
    return [(str(c.when.earliest or ""), str(c.when.latest or "")) for c in claims if c.when and c.type.startswith("protest")]


def test_what_goes_on_for_the_fifth_day_began_four_days_before() -> None:
    assert first_day("Truck drivers in Bandar Abbas are on strike for the fifth day.", "en") == [("2071-10-06", "2071-10-10")]
    assert first_day("اعتصاب کامیون‌داران در بندرعباس برای پنجمین روز ادامه یافت.", "fa") == [("2071-10-06", "2071-10-10")]


def test_what_happened_on_the_second_day_happened_on_that_day() -> None:
    assert first_day("On October 3, the second day of the strike, shops closed in Rasht.", "en")[0] == ("2071-10-03", "2071-10-03")
    assert first_day("دیروز در پنجمین روز از اعتصاب، کارگران در اراک تجمع کردند.", "fa")[0] == ("2071-10-09", "2071-10-09")


def test_after_midnight_on_friday_is_that_friday() -> None:
    assert counts("Two air strikes on Khorramshahr shortly after midnight on Friday killed 17 people.", "en")[-1] == (
        "dead",
        17,
        "2071-10-09",
        "2071-10-09",
    )
    assert first_day("After Friday prayers worshippers marched in silence from the Makki Mosque in Zahedan.", "en") == [("2071-10-09", "2071-10-09")]


def test_a_person_charged_on_monday_was_charged_on_monday() -> None:
    assert counts("Ten teachers were charged on Monday with forming a group.", "en") == [("charged", 10, "2071-10-05", "2071-10-05")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Nine Afghan labourers were shot dead in a workshop in Saravan.", "en"),
        ("نه کارگر افغانستانی در کارگاهی در سراوان به ضرب گلوله کشته شدند.", "fa"),
    ],
)
def test_the_people_of_the_dead_do_not_move_the_town(text: str, lang: str) -> None:
    assert [p.name for c in gavah.read(gavah.report(text, lang=lang, published=TOLD)) for p in c.where] == ["Saravan"]


def test_a_few_of_many_cities_are_not_where_all_were() -> None:
    for text, lang in (
        ("Protests were held in 46 towns, with the largest crowds in Izeh and Dezful.", "en"),
        ("در ۴۶ شهر از جمله ایذه و دزفول تجمع اعتراضی برگزار شد.", "fa"),
    ):
        told = [c for c in gavah.read(gavah.report(text, lang=lang, published=TOLD)) if c.quantity and c.quantity.low == 46]
        assert told
        assert not any(p.level == "city" for c in told for p in c.where)


def test_a_share_is_of_the_year_counted_and_not_of_the_one_compared_with() -> None:
    persian = "کانون در سال ۱۴۴۹ اعدام ۹۷۰ نفر را ثبت کرد، در مقایسه با ۷۱۰ نفر در سال ۱۴۴۸. فارس با ۲۲۰ اعدام در صدر است."
    english = "In 2070 the society recorded 970 executions, compared with 710 in 2069. Fars leads with 220 executions."
    assert counts(persian, "fa")[2] == ("executed", 220, "2070-03-20", "2071-03-20")
    assert counts(english, "en")[2] == ("executed", 220, "2070-01-01", "2070-12-31")


@pytest.mark.parametrize(
    ("lang", "text", "days", "places"),
    [
        ("fa", "کانون در مرداد در شیراز و یزد بازداشت ۱۲ معلم را ثبت کرد.", MORDAD, {"Shiraz", "Yazd"}),
        (
            "fa",
            "این نهاد طی سال ۱۴۴۹ در استان‌های کردستان و ایلام کشته شدن ۱۲ کولبر را مستند کرده است.",
            ("2070-03-20", "2071-03-20"),
            {"Kurdistan", "Ilam"},
        ),
        ("fa", "فعالان در تهران در مرداد بازداشت ۱۲ معلم را تأیید کردند.", MORDAD, {"Tehran"}),
        ("en", "The society in August recorded the arrest of 12 teachers in Shiraz and Yazd.", AUGUST, {"Shiraz", "Yazd"}),
        ("en", "Activists in Tehran confirmed the arrest of 12 teachers in August.", AUGUST, set()),
    ],
)
def test_who_keeps_count_first_and_then_when_and_where(lang: str, text: str, days: tuple[str, str], places: set[str]) -> None:
    (claim,) = (c for c in gavah.read(gavah.report(text, lang=lang, published=TOLD)) if c.quantity is not None)
    assert claim.quantity.low == 12
    assert (str(claim.when.earliest), str(claim.when.latest)) == days
    assert {p.name for p in claim.where} >= places


@pytest.mark.parametrize("text", ["پلیس روز شنبه بازداشت ۱۲ معلم را تأیید کرد.", "دادگاه در مرداد اعدام سه زندانی را تأیید کرد."])
def test_the_time_of_a_confirmation_is_not_that_of_what_is_confirmed(text: str) -> None:
    """A day is rather that on which it was said; a court that confirms an execution confirms a sentence."""
    told = counts(text, "fa")
    assert [(low, first) for _, low, first, _ in told] in ([(12, "")], [(3, "")])
