"""Derived claims, checked, in both languages. The sentences are constructed; the real reader reads them."""

from datetime import date

import pytest

import gavah
from gavah.figures.admission import admit
from gavah.figures.checks import day_checks, percentage_checks
from gavah.figures.program import Budget

SAID = date(2071, 10, 8)
BASE = [
    "At least 24 people were executed in October 2071.",
    "Thirteen prisoners were executed in Karaj on October 5, 2070, the group said.",
]


def checks(measure, *texts, said=SAID):
    reports = [gavah.report(text, published=said, source=f"tamrin-{number}") for number, text in enumerate(texts)]
    claims = [claim for report in reports for claim in gavah.read(report)]
    admitted = admit(claims, [], gavah.Question(measure))
    here = {*admitted.listed, *admitted.claims}
    touched = [claim for claim in claims if claim.id in here]
    return [*percentage_checks(touched, admitted, Budget(30.0)), *day_checks(touched, admitted)]


SAME_MONTH = [
    ("Executions have risen by {} percent over the same month last year, the Network says.", (date(2071, 10, 1), date(2070, 10, 1))),
    ("شمار اعدام‌ها نسبت به ماه مشابه سال گذشته {} درصد افزایش یافته است.", (date(2071, 9, 23), date(2070, 9, 22))),
]


@pytest.mark.parametrize(("words", "firsts"), SAME_MONTH)
@pytest.mark.parametrize(("percent", "verdict"), [(83, "fits"), (300, "fits"), (20, "differs")])
def test_a_percentage_implies_a_number_for_either_side(words, firsts, percent, verdict):
    """24 now and 13 a year before: up 83 percent fits; up 300 percent too, since "at least 24" is open; up 20 would need 20 then."""
    (check,) = checks("executed", *BASE, words.format(percent))
    assert (check.kind, check.verdict) == ("percentage", verdict)
    assert (check.now.first, check.then.first) == firsts
    assert (check.now.claimed, check.then.claimed) == ((24, None), (13, 13))
    assert "taken" in check.assumed
    if percent == 83:
        assert (check.now.implied, check.then.implied) == ((23, 24), (13, None))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Arrests fell by 20 percent in October 2071 compared with September 2071.", "fits"),
        ("Arrests fell by 60 percent in October 2071 compared with September 2071.", "differs"),
        ("بازداشت‌ها در مهر ۱۴۵۰ در مقایسه با شهریور ۱۴۵۰ بیست درصد کاهش یافت.", "fits"),
    ],
)
def test_a_fall_is_a_ratio_below_one(words, verdict):
    months = ["Fifty people were arrested in Karaj on September 5, 2071.", "Forty people were arrested in Karaj on October 3, 2071."]
    check = next(one for one in checks("arrested", *months, words) if one.kind == "percentage")
    assert (check.verdict, check.assumed) == (verdict, "")


def test_where_nothing_is_claimed_of_the_other_side_it_stays_open_and_says_what_it_would_be():
    (check,) = checks("executed", BASE[1], "Executions have risen by 83 percent over the same month last year.")
    assert (check.verdict, check.now.claimed, check.now.implied) == ("open", None, (23, 24))


def test_a_year_named_is_the_other_side():
    (check,) = [one for one in checks("executed", "83% more people were executed than in 2070.") if one.kind == "percentage"]
    assert (check.then.first, check.then.last) == (date(2070, 1, 1), date(2070, 12, 31))
    assert (check.now.first, check.now.last) == (date(2071, 1, 1), SAID)


def test_a_solar_month_named_is_the_other_side():
    words = "اعدام‌ها در مهر ۱۴۵۰ در مقایسه با مهر ۱۴۴۹ بیش از ۴۰ درصد بیشتر شد."
    (check,) = [one for one in checks("executed", words) if one.kind == "percentage"]
    assert (check.then.first, check.now.first, check.assumed) == (date(2070, 9, 22), date(2071, 9, 23), "")


@pytest.mark.parametrize(
    ("words", "now", "then"),
    [
        ("Arrests fell by 20 percent from the previous week.", date(2071, 10, 5), (date(2071, 9, 28), date(2071, 10, 4))),
        ("بازداشت‌ها نسبت به هفته قبل ۲۰ درصد کاهش یافت.", date(2071, 10, 3), (date(2071, 9, 26), date(2071, 10, 2))),
        ("Arrests fell by 20 percent from the previous month.", date(2071, 10, 1), (date(2071, 9, 1), date(2071, 9, 30))),
        ("بازداشت‌ها نسبت به ماه قبل ۲۰ درصد کاهش یافت.", date(2071, 9, 23), (date(2071, 8, 23), date(2071, 9, 22))),
    ],
)
def test_weeks_and_months_are_those_of_the_language(words, now, then):
    """A Persian week begins on Saturday, a Persian month is Solar Hijri; both end with the day it was said."""
    (check,) = [one for one in checks("arrested", words) if one.kind == "percentage"]
    assert (check.now.first, check.now.last, (check.then.first, check.then.last)) == (now, SAID, then)


def test_a_share_is_no_comparison():
    check = next(one for one in checks("arrested", "60 percent of the 50 people arrested in Karaj on October 3 are under 30.") if one.kind == "share")
    assert check.verdict == "open"


STRIKES = [
    ("The hunger strike that eleven inmates of the prison in Shiraz began on October {} entered its 12th day on Tuesday.", {2: "fits", 6: "differs"}),
    ("اعتصاب غذای یازده زندانی زندان شیراز که از {} مهر آغاز شد، دیروز وارد دوازدهمین روز شد.", {10: "fits", 14: "differs"}),
]


@pytest.mark.parametrize(("words", "days"), STRIKES)
def test_a_day_counter_is_held_against_its_beginning(words, days):
    for day, verdict in days.items():
        (check,) = [one for one in checks("participants", words.format(day), said=date(2071, 10, 14)) if one.kind == "day-counter"]
        assert (check.verdict, check.implied) == (verdict, date(2071, 10, 2))


def test_counters_of_one_thing_are_held_against_each_other():
    told = "On the {} day of the protests, October {}, 2071, two people were killed in Rasht."
    assert [one.verdict for one in checks("dead", told.format("262nd", 7), told.format("260th", 5))] == ["fits", "fits"]
    found = checks("dead", told.format("262nd", 7), told.format("250th", 5))
    assert [one.verdict for one in found] == ["differs", "differs"]
    assert found[0].beside == (date(2071, 1, 29),)
    fa = "در دویست و شصت و دومین روز اعتراضات، چهارشنبه ۱۵ مهر ۱۴۵۰، دو نفر در رشت کشته شدند."
    assert [one.verdict for one in checks("dead", told.format("262nd", 7), fa)] == ["fits", "fits"]


def test_the_twelfth_day_of_a_month_is_no_counter():
    assert checks("dead", "روز دوازدهم مهر دو نفر در رشت کشته شدند.") == []


@pytest.mark.parametrize(
    ("words", "fitting"),
    [
        ("Two people were killed in Karaj on Tuesday, September 30, 2071.", {date(2071, 9, 29), date(2070, 9, 30)}),
        ("دو نفر روز سه‌شنبه ۸ مهر ۱۴۵۰ در کرج کشته شدند.", {date(2071, 9, 29)}),
    ],
)
def test_a_weekday_that_its_date_has_not(words, fitting):
    (check,) = checks("dead", words)
    assert (check.kind, check.verdict, check.implied) == ("weekday", "differs", date(2071, 9, 30))
    assert fitting <= set(check.beside)
    assert all(day.weekday() == 1 for day in check.beside)


def test_a_weekday_that_fits_is_not_worth_a_word():
    assert checks("dead", "Two people were killed in Karaj on Wednesday, September 30, 2071.") == []


@pytest.mark.parametrize(
    ("words", "event", "implied"),
    [
        (
            "On the first anniversary of the killing of six protesters, October 2, 2071, one person was shot dead in Tabriz.",
            "Six protesters were killed in Tabriz on October 2, 2070.",
            date(2070, 10, 2),
        ),
        ("در چهلم جان‌باختگان، ۱۰ مهر ۱۴۵۰، یک نفر در سنندج کشته شد.", "یک نفر روز ۱ شهریور ۱۴۵۰ در سنندج کشته شد.", date(2071, 8, 23)),
    ],
)
def test_an_anniversary_implies_the_day_of_what_is_remembered(words, event, implied):
    (check,) = [one for one in checks("dead", words, event) if one.kind == "anniversary"]
    assert (check.verdict, check.implied, len(check.against)) == ("fits", implied, 1)
    (alone,) = [one for one in checks("dead", words) if one.kind == "anniversary"]
    assert (alone.verdict, alone.against) == ("open", ())
