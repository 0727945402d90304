"""A name alone is never proof; relatives, namesakes and crowded days are not one person."""

from pathlib import Path

import pytest
from people_world import crowd, link_of, linked, one, rows

from gavah.linking.people import link_lists, records
from gavah.linking.people.features import compare
from gavah.linking.people.rarity import Rarities

ALI = {"name": "Ali Tamrini", "age": "28", "date": "2071-10-05", "place": "Marand"}
ALI_FA = {"name": "علی تمرینی", "age": "۲۸", "date": "۱۳ مهر ۱۴۵۰", "place": "مرند"}


@pytest.mark.parametrize("other", ["Ali Tamrini", "علی تمرینی", "Seyed Ali Tamrini"])
def test_a_name_alone_is_possible_however_rare(other):
    link = one({"name": "Ali Tamrini"}, {"name": other})
    assert link.verdict == "possible"
    assert link.p > 0.5
    assert "no second field confirms the name" in link.reasons


@pytest.mark.parametrize("field", ["age", "date", "place"])
@pytest.mark.parametrize("other", [ALI, ALI_FA])
def test_a_second_field_that_agrees_makes_it_the_same(other, field):
    left = {key: ALI[key] for key in ("name", field)}
    assert one(left, {key: other[key] for key in ("name", field)}).verdict == "same"


def test_the_reasons_can_be_read():
    assert one(ALI, ALI_FA).reasons == (
        "spelt otherwise: ali = علی, tamrini = تمرینی",
        "the same day, 2071-10-05",
        "the same age, 28",
        "the same place: marand = مرند",
    )


def test_a_name_with_another_age_place_and_day_is_distinct():
    link = one(ALI, {"name": "Ali Tamrini", "age": "61", "date": "2071-12-20", "place": "Kashmar"})
    assert link is None or link.verdict == "distinct"


@pytest.mark.parametrize("brother", ["Omid Tamrini", "امید تمرینی"])
def test_relatives_killed_on_one_day_in_one_place_are_never_the_same(brother):
    link = one(ALI, {**ALI, "name": brother, "age": ""})
    assert link is None or link.verdict != "same"


def test_each_brother_goes_with_himself():
    both = [ALI, {**ALI, "name": "Alireza Tamrini", "age": "25"}]
    in_persian = [ALI_FA, {**ALI_FA, "name": "علیرضا تمرینی", "age": "۲۵"}]
    linkage = linked(both, in_persian)
    assert link_of(linkage, "1", "1").verdict == link_of(linkage, "2", "2").verdict == "same"
    for crossed in (link_of(linkage, "1", "2"), link_of(linkage, "2", "1")):
        assert crossed is None or not crossed.chosen


@pytest.mark.parametrize("unnamed", ["", "Name withheld by police", "ناشناس"])
def test_without_a_name_nobody_is_more_than_possible(unnamed):
    link = one({**ALI, "name": unnamed}, ALI)
    assert link.verdict == "possible"
    assert "one list gives no name" in link.reasons


def test_a_day_on_which_most_of_a_list_died_confirms_nothing():
    """The same name and day: on a quiet day that is the same person, on a day of two hundred dead it is possible."""
    name, day = {"name": "Ali Tamrini"}, "2071-10-05"
    quiet = one({**name, "date": day}, {**name, "date": day})
    many = [{"id": str(i), "name": f"{chr(97 + i % 26)}{chr(97 + i // 26)}ran Tamrani", "date": day} for i in range(200)]
    sides = [records([{"id": "x", **name, "date": day}, *many[half::2]], list=listed) for half, listed in enumerate("AB")]
    crowded = next(link for link in link_lists(sides).links if link.left.id == link.right.id == "x")
    assert quiet.verdict == "same"
    assert crowded.verdict == "possible"


def test_a_common_name_says_less_than_a_rare_one():
    amid = [{"id": f"c{i}", "name": "Ali Tamrini", "date": "2071-11-11"} for i in range(12)]
    sides = [records([{"id": "x", "name": "Ali Tamrini"}, *amid, *crowd(listed)], list=listed) for listed in "AB"]
    among_namesakes = next(link for link in link_lists(sides).links if link.left.id == link.right.id == "x")
    assert among_namesakes.p < one({"name": "Ali Tamrini"}, {"name": "Ali Tamrini"}).p


def test_a_yearless_day_confirms_the_year_it_may_mean():
    left = {"name": "Ali Tamrini", "date": "2071-10-05"}
    assert one(left, {"name": "علی تمرینی", "date": "۱۳ مهر"}).verdict == "same"
    wrong = one(left, {"name": "علی تمرینی", "date": "۲۹ مهر"})
    assert wrong.verdict != "same"


def test_about_forty_touches_forty_three_and_not_fifty():
    near, far = (one({"name": "Ali Tamrini", "age": "About 40"}, {"name": "Ali Tamrini", "age": age}) for age in ("43", "50"))
    assert "the ages may be the same" in near.reasons
    assert far.p < near.p


@pytest.mark.parametrize(("left", "right"), [("female", "male"), ("زن", "Male")])
def test_another_sex_counts_against(left, right):
    same, other = one({**ALI, "sex": right}, {**ALI, "sex": right}), one({**ALI, "sex": left}, {**ALI, "sex": right})
    assert other.log_odds < same.log_odds
    assert "another sex is said" in other.reasons


def test_three_lists_make_one_person_of_three_rows():
    third = {**ALI_FA, "name": "سید علی تمرینی"}
    sides = [records([*rows(side), *crowd(listed)], list=listed) for listed, side in zip("ABC", (ALI, ALI_FA, third), strict=True)]
    linkage = link_lists(sides)
    assert [[row.list for row in person] for person in linkage.persons() if person[0].id == "1"] == [["A", "B", "C"]]
    assert linkage.patterns()[1, 1, 1] == 1
    assert sum(linkage.patterns().values()) == 1 + 3 * 16


def test_the_gazetteer_knows_an_old_name_and_a_town_within_a_province():
    left = {"name": "Ali Tamrini", "date": "2071-10-05"}
    named_otherwise, within, elsewhere = (
        one({**left, "place": "Tonekabon"}, {**left, "place": place}) for place in ("شهسوار", "Mazandaran", "Kermanshah")
    )
    assert named_otherwise.p > within.p > elsewhere.p


def test_a_wrong_consonant_in_a_short_word_is_another_name():
    link = one({**ALI, "name": "Samad Tamrini", "age": ""}, {**ALI_FA, "name": "حامد تمرینی"})
    assert link is None or link.verdict != "same"


def test_the_pair_worked_out_in_the_docs():
    """docs/people.md, "A pair to check by hand": the table there is these numbers."""
    left = {"id": "1", "name": "Mohammed Tamrini", "age": "28", "date": "2071-10-05", "place": "Marand"}
    right = {"id": "1", "name": "محمد تمرینی", "date": "۱۳ مهر", "place": "مرند، آذربایجان شرقی"}
    sides = [records([row, *crowd(listed)], list=listed) for listed, row in (("A", left), ("B", right))]
    found = compare(sides[0][0], sides[1][0], Rarities([*sides[0], *sides[1]])).values
    assert {name: round(value, 3) for name, value in found.items()} == {
        "name_agreed": 7.347,
        "name_misspelt": 0.009,
        "day_same": 3.332,
        "place_same": 2.639,
    }
    page = (Path(__file__).parents[3] / "docs" / "people.md").read_text("utf-8")
    link = link_of(link_lists(sides))
    assert f"log-odds {link.log_odds:.2f}" in page
    assert link.verdict == "same"
