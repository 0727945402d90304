"""How many people decided: two spellings of one name are one."""

import pytest

from gavah.model import Refused
from gavah.model.people import check_another, people


@pytest.mark.parametrize("other", ["Sara Tamrini", "sara  tamrini ", "SARATAMRINI", "sara.tamrini", "sara_tamrini", "sara\u200ctamrini"])
def test_another_spelling_is_nobody_else(other):
    assert people({"sara tamrini", other}) == 1
    with pytest.raises(Refused, match="the same name spelt otherwise · let another person"):
        check_another(other, ["omid", "sara tamrini"])


def test_arabic_and_persian_letters_are_one_spelling():
    assert people(["علی کاظمی", "علي كاظمي", "علی\u200cکاظمی"]) == 1


@pytest.mark.parametrize("names", [["sara", "omid"], ["سارا", "امید"], ["sara 1", "sara 2"], ["-", "+"]])
def test_other_names_are_other_people(names):
    assert people(names) == 2
    check_another(names[0], names[1:])


def test_the_same_name_may_say_it_again():
    check_another("sara", ["sara"])
