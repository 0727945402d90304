"""What the cells of such lists hold, in both languages."""

from datetime import date

import pytest

from gavah.linking.people import cells, records
from gavah.linking.people.features import same_part
from gavah.linking.people.record import Days, Range
from gavah.model import InputError


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("28", Range(28, 28)),
        ("28.0", Range(28, 28)),
        ("۲۸", Range(28, 28)),
        ("About 40", Range(36, 44)),
        ("حدود ۴۰", Range(36, 44)),
        ("8 months", Range(0, 1)),
        ("۸ ماهه", Range(0, 1)),
        ("Unknown", None),
        ("Unkn own", None),
        ("نامعلوم", None),
        ("", None),
        ("430", None),
    ],
)
def test_ages_keep_their_bounds_and_unknown_is_no_age(cell, years):
    assert cells.age(cell) == years


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2071-10-05", date(2071, 10, 5), date(2071, 10, 5)),
        ("October 5, 2071", date(2071, 10, 5), date(2071, 10, 5)),
        ("۱۳ مهر ۱۴۵۰", date(2071, 10, 5), date(2071, 10, 5)),
        ("مهر ۱۴۵۰", date(2071, 9, 23), date(2071, 10, 22)),
        ("۱۴۵۰", date(2071, 3, 21), date(2072, 3, 19)),
    ],
)
def test_days_months_and_years_in_both_calendars(cell, first, last):
    assert cells.days(cell) == (Days(first, last),)


@pytest.mark.parametrize("cell", ["Unknown", "نامشخص", "", "۱۲ آبان", "1 5-Oct-2071", "2071-13-40"])
def test_a_day_that_is_not_said_or_is_broken_is_no_day(cell):
    assert cells.days(cell) == ()


def test_a_day_without_its_year_may_lie_in_each_year_of_the_list_and_in_none_without_one():
    known = [Days(date(2071, 10, 1), date(2071, 12, 1)), Days(date(2072, 11, 1), date(2072, 12, 1))]
    assert [d.earliest for d in cells.yearless("۱۳ مهر", known)] == [date(2071, 10, 5), date(2072, 10, 4)]
    assert [d.earliest for d in cells.yearless("October 5", known)] == [date(2071, 10, 5), date(2072, 10, 5)]
    assert cells.yearless("۱۳ مهر", []) == ()
    assert cells.yearless("۱۳ مهر", [Days(date(2031, 1, 1), date(2071, 1, 1))]) == ()


def test_rows_get_the_year_from_their_own_list():
    said = ("2071-09-25", "2071-10-20", "۱۳ مهر")
    made = records([{"name": "Ali Tamrini", "date": day} for day in said], list="A")
    assert made[2].days == (Days(date(2071, 10, 5), date(2071, 10, 5)),)


def test_a_place_is_read_from_fine_to_coarse_and_alike_in_both_scripts():
    assert [part for part, _ in cells.place("Marand, East Azerbaijan Province")] == ["marand", "east azerbaijan"]
    assert cells.place("Marand")[0][1] == cells.place("مرند")[0][1]
    assert cells.place("St. Tamrin") == cells.place("Saint Tamrin")
    assert cells.place("Unknown") == ()


ENGLISH = {"No": "7", "Full Name": "Ali Tamrini", "Age": "28", "Date of death": "2071-10-05", "City": "Marand", "Gender": "Male"}
PERSIAN = {"ردیف": "7", "نام": "علی تمرینی", "سن": "۲۸", "تاریخ": "۱۳ مهر ۱۴۵۰", "شهر": "مرند", "جنسیت": "مرد"}


@pytest.mark.parametrize("row", [ENGLISH, PERSIAN])
def test_columns_are_known_by_name_in_both_languages(row):
    made = records([row], list="A")[0]
    day = date(2071, 10, 5)
    assert (made.id, made.age, made.days, made.sex) == ("7", Range(28, 28), (Days(day, day),), "m")
    assert [word.bones for word in made.names[0]] == ["l", "tmrn"]
    assert [bones for _, bones in made.place] == ["mrnd"]


def test_columns_can_be_said_and_given_name_and_surname_may_stand_apart():
    apart = records([{"first_name": "Ali", "last_name": "Tamrini"}], list="A")[0]
    said = records([{"victim": "Ali Tamrini", "name": "a form"}], list="A", columns={"name": ["victim"]})[0]
    assert [w.text for w in apart.names[0]] == [w.text for w in said.names[0]] == ["ali", "tamrini"]


@pytest.mark.parametrize(
    "row",
    [
        {"نام": "علی", "نام خانوادگی": "تمرینی"},
        {"نام": "علی تمرینی", "نام خانوادگی": "تمرینی"},
        {"نام کوچک": "علی", "نام خانوادگی": "تمرینی"},
        {"نام و نام خانوادگی": "علی تمرینی"},
    ],
)
def test_a_name_beside_a_surname_is_a_given_name(row):
    assert [[w.text for w in found] for found in records([row], list="A")[0].names] == [["علی", "تمرینی"]]


def test_a_column_that_only_later_rows_have_is_read():
    made = records([{"name": "Ali Tamrini"}, {"name": "Omid Tamrini", "age": "28"}], list="A")
    assert [row.age for row in made] == [None, Range(28, 28)]


def test_a_list_without_names_or_with_one_id_twice_is_refused_with_a_remedy():
    with pytest.raises(InputError, match="no column holds a name"):
        records([{"age": "3"}], list="A")
    with pytest.raises(InputError, match="two rows have the id 1"):
        records([{"id": "1", "name": "Ali Tamrini"}, {"id": "1", "name": "Omid Tamrini"}], list="A")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Islamabad-e Gharb", "اسلام‌آباد غرب", True),
        ("Urmia", "ارومیه", True),
        ("Sistan-Baluchestan Province", "سیستان و بلوچستان", True),
        ("Saqez", "Saqqez", True),
        ("Marand", "Bafq", False),
        ("کرمان", "Kermanshah", False),
    ],
)
def test_places_are_one_by_sound_across_systems_and_scripts(left, right, one):
    assert same_part(cells.place(left)[0], cells.place(right)[0]) is one


def test_a_hyphen_parts_persian_places_and_joins_latin_ones():
    assert [part for part, _ in cells.place("تمرین-مرند")] == ["تمرین", "مرند"]
    assert [part for part, _ in cells.place("Boyer-Ahmad")] == ["boyer ahmad"]
