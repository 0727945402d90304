"""A number word that is also a town's name takes no square away from its city. Constructed sentences."""

import pytest

import gavah


@pytest.mark.parametrize("number", ["دو", "سه", "چند", "یک"])
def test_a_number_behind_a_square_is_no_town_beside_it(number: str) -> None:
    found = gavah.places(f"دیروز در میدان آزادی تهران {number} نفر بازداشت شدند.", lang="fa")
    assert [(place.name, place.level) for place in found] == [("Azadi Square", "site")]


def test_a_number_elsewhere_in_the_text_leaves_the_square_where_it_stands() -> None:
    found = gavah.places("در خیابان انقلاب تهران تجمع شد. دو نفر بازداشت شدند.", lang="fa")
    assert [place.name for place in found] == ["Enghelab Street"]
