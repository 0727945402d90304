"""Towns that only our own file lists, and names that two towns of Iran share."""

import pytest

from gavah.gazetteer import places

NAMED = {
    "دیروز در ویلاشهر سه نفر بازداشت شدند": "Vilashahr",
    "در آبگرم سه نفر بازداشت شدند": "Abgarm",
    "در صائین‌قلعه سه نفر بازداشت شدند": "Sain Qaleh",
    "در آریاشهر سه نفر بازداشت شدند": "Sadeghiyeh",
    "در علی‌آباد سه نفر بازداشت شدند": "Aliabad-e Katul",
}


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_a_town_of_iran_is_found(text: str, name: str) -> None:
    assert [place.name for place in places(text, lang="fa", context={"country": "IR"})] == [name]


def test_a_county_seat_outranks_its_lesser_namesakes_in_english_too() -> None:
    assert [place.name for place in places("Seven died in Aliabad.", lang="en", context={"country": "IR"})] == ["Aliabad-e Katul"]
