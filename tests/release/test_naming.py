"""By which words of a party somebody is named: in both scripts, without titles, and not where nobody is."""

import pytest

from gavah.release.naming import whole_names

NAMED = [
    ("Nima Tamrini", ["Nima Tamrini"]),
    ("the general Kaveh Tamrini", ["Kaveh Tamrini"]),
    ("Judge Kaveh bin Tamrini", ["Kaveh bin Tamrini"]),
    ("her neighbour Ruzbehan al-Tamrini", ["Ruzbehan al-Tamrini"]),
    ("Kaveh Tamrini and Simin Tamrini, both nurses", ["Kaveh Tamrini", "Simin Tamrini"]),
    ("نیما تمرینی", ["نیما تمرینی"]),
    ("معلم بازنشسته کاوه تمرینی", ["کاوه تمرینی"]),
    ("همسر سیمین تمرینی جوان", ["سیمین تمرینی"]),
    ("#نیما_تمرینی، کارگر ۱۹ ساله", ["نیما_تمرینی"]),
    ("كاوه تمريني", ["كاوه تمريني"]),
    ("روح\u200cالله تمرینی", ["روح\u200cالله تمرینی"]),
    ("علی محمد تمرینی پدر دو فرزند", ["علی محمد تمرینی"]),
    ("کاوه تمرینی و سیمین تمرینی", ["کاوه تمرینی", "سیمین تمرینی"]),
    ("هوران تمرینی\u200cزاده", ["هوران تمرینی"]),
]
NOBODY = [
    *("TWO MEN", "Five prisoners", "The governor", "Tamrin Valley Police", "More than 20 people", "they"),
    *(
        "سه زندانی",
        "شعب بانک",
        "یک نوجوان ۱۵ ساله",
        "امید زندگی",
        "او",
        "کارگران فولاد تمرین",
        "یازده زندانی زندان تمرین ۷ شیراز",
        "نیما",
        "شهروند کرد",
    ),
]


@pytest.mark.parametrize(("said", "names"), NAMED)
def test_a_name_is_found_without_what_stands_around_it(said, names):
    assert list(whole_names(said)) == names


@pytest.mark.parametrize("said", NOBODY)
def test_a_description_names_nobody(said):
    assert list(whole_names(said)) == []
