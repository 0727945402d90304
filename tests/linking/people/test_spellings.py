"""A name in two scripts or two systems is one name; another name stays another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.linking.people.alignment import UNLIKE_FROM, align
from gavah.linking.people.likeness import unlikeness
from gavah.linking.people.names import name, word
from gavah.linking.people.sounds import plain

ACROSS = {
    "حسین": ("Hossein", "Hosein", "Hussein", "Hosseyn"),
    "حسن": ("Hassan", "Hasan"),
    "محمد": ("Mohammad", "Mohammed", "Muhammad", "Mohamad"),
    "محمود": ("Mahmoud", "Mahmood", "Mahmud"),
    "غلام": ("Gholam", "Qolam"),
    "قاسم": ("Ghasem", "Qasem", "Qassem"),
    "خسرو": ("Khosrow", "Khosro", "Xosrow"),
    "داود": ("Davood", "Davoud", "Davud"),
    "فاطمه": ("Fatemeh", "Fateme", "Fatima"),
    "سعید": ("Saeed", "Saeid", "Said"),
    "عاطفه": ("Atefeh", "Atefe"),
    "ژاله": ("Zhaleh", "Jaleh", "Zhale"),
    "چنگیز": ("Changiz", "Changeez"),
    "شیوا": ("Shiva", "Sheeva"),
    "یحیی": ("Yahya", "Yahia"),
    "عیسی": ("Isa", "Issa"),
    "مصطفی": ("Mostafa", "Mustafa"),
    "موسی": ("Musa", "Mousa", "Moosa"),
    "ربیعی": ("Rabiei", "Rabi'i"),
    "ایمان": ("Iman", "Eeman"),
    "ابوالفضل": ("Abolfazl", "Abulfazl", "Abolfazel"),
    "عبدالرحمن": ("Abdolrahman", "Abdorrahman", "Abdulrahman"),
    "تمرینی": ("Tamrini", "Tamreeni", "Tamriny"),
    "تمرینی‌زاده": ("Tamrinizadeh", "Tamrini-zade"),
}


@pytest.mark.parametrize(("persian", "latin"), [(fa, en) for fa, spellings in ACROSS.items() for en in spellings])
def test_a_name_is_heard_in_both_scripts(persian, latin):
    found = align(name(persian), name(latin))
    assert found.matches
    assert not found.left_over
    assert not found.right_over
    assert max(match.unlike for match in found.matches) <= 0.13


@pytest.mark.parametrize("spellings", ACROSS.values())
def test_systems_of_transliteration_are_near_to_each_other(spellings):
    for other in spellings[1:]:
        found = align(name(spellings[0]), name(other))
        assert (found.left_over, found.right_over) == ((), ()), other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حسن", "Hossein"),
        ("حسین", "Hassan"),
        ("کریم", "Akram"),
        ("سعید", "Sadegh"),
        ("علی", "Amir"),
        ("ناصر", "Nasrin"),
        ("حامد", "Hamid"),
        ("Omid", "Omar"),
        ("مینا", "Mana"),
    ],
)
def test_another_name_costs_more_than_another_spelling(one, other):
    """Some names are near whatever one does; they must at least be dearer than any usual spelling of the same one."""
    first, second = name(one), name(other)
    assert min(unlikeness(a, b) for a in first for b in second) >= 0.1


def test_mohammad_and_mahmoud_are_not_two_spellings():
    assert unlikeness(*name("محمد"), *name("Mahmoud")) > 2 * unlikeness(*name("محمد"), *name("Muhammad"))
    assert unlikeness(*name("محمود"), *name("Mohammad")) > 5 * unlikeness(*name("محمود"), *name("Mahmood"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Tamrini Zadeh", "علی تمرینی‌زاده"),
        ("Amir Hossein Tamrini", "امیرحسین تمرینی"),
        ("امیر حسین تمرینی", "امیرحسین تمرینی"),
        ("Gol-e Tamrini", "گل تمرینی"),
        ("Tamrini, Ali", "علی تمرینی"),
        ("Seyed Ali Tamrini", "علی تمرینی"),
        ("سید علی تمرینی", "Ali Tamrini"),
        ("Ali (Omid) Tamrini", "Omid Tamrini"),
        ("Ali Tamrini aka Omid Tamrini", "Omid Tamrini"),
        ("علی تمرینی معروف به امید", "Omid Tamrini"),
        ("Re'za Tamrini", "Reza Tamrini"),
        ('Alí "Omid" Tamrini Jr.', "Ali Tamrini"),
        ("Dr. Ali Tamrini", "علی تمرینی"),
    ],
)
def test_joins_titles_order_and_second_names_leave_nothing_over_on_both_sides(one, other):
    found = align(name(one), name(other))
    assert len(found.matches) >= 2
    assert not (found.left_over and found.right_over)


def test_two_given_names_with_one_surname_are_torn():
    for left, right in (("Ali Tamrini", "Omid Tamrini"), ("علی تمرینی", "Omid Tamrini"), ("علی تمرینی", "امید تمرینی")):
        found = align(name(left), name(right))
        assert [w.text for w in found.left_over] == [left.split()[0].lower()]
        assert len(found.right_over) == 1


def test_an_initial_stands_for_its_word():
    assert align(name("A. Tamrini"), name("Ali Tamrini")).initials == 1
    assert align(name("O. Tamrini"), name("Ali Tamrini")).left_over


@pytest.mark.parametrize("nobody", ["Name withheld by police", "Unidentified man", "نام نامشخص", "ناشناس", "مرد ناشناس", ""])
def test_a_cell_that_names_nobody_has_no_words(nobody):
    assert name(nobody) == ()


def test_half_a_name_is_half_a_name():
    assert [w.text for w in name("نام نامشخص تمرینی")] == ["تمرینی"]
    assert [w.text for w in name("Unidentified Tamrini")] == ["tamrini"]


LETTERS = st.text(st.sampled_from("abcdehiklmnoqrstuzآابتحخدرزسشعغقکگلمنوهی"), min_size=1, max_size=9)


@given(LETTERS, LETTERS)
def test_unlikeness_is_symmetric_and_nothing_to_oneself(left, right):
    a, b = word(plain(left)), word(plain(right))
    assert unlikeness(a, b) == unlikeness(b, a)
    assert 0 <= unlikeness(a, b) <= 1
    assert unlikeness(a, a) == 0


def test_one_slip_in_a_long_word_is_no_other_word():
    assert unlikeness(*name("Tamrinzadeh"), *name("Tamirnzadeh")) < UNLIKE_FROM
