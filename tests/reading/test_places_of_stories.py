"""Where an event happened as the whole story tells it, in constructed reports: persons named like places, namesakes, quarters, capitals, scenes.

In English alone where a text in capitals or a dateline is what misleads; a Persian text leans to Iran by itself.
"""

import pytest

import gavah
from gavah.model import Claim

BOTH = pytest.mark.parametrize


def claims(text: str, kind: str = "") -> list[Claim]:
    return [c for c in gavah.read(gavah.report(text)) if c.type.startswith(kind)]


def names(claim: Claim) -> list[str]:
    return [w.name for w in claim.where]


def countries(text: str) -> set[str]:
    return {w.path[0] for c in claims(text) for w in c.where}


@BOTH(
    "told",
    [
        "RAMIRO CORDOBA RUEDA WAS CHARGED WITH THE MURDER.  POLICE SAID CORDOBA HAD FLED BEFORE TWO MEN WERE ARRESTED.",
        "CORDOBA MARTINEZ WAS CHARGED WITH THE MURDER.  POLICE ARRIVED AT CORDOBA MARTINEZ' HOUSE AND ARRESTED TWO MEN.",
        "COLONEL CORDOBA SAID TWO MEN WERE ARRESTED.",
    ],
)
def test_in_capitals_a_given_name_a_title_or_a_surname_shows_a_person(told: str) -> None:
    assert countries(f"LIMA, 3 MAY 89 (AGENCY) -- [TEXT] {told}") == {"PE"}


def test_a_word_of_place_shows_the_town_beside_the_person() -> None:
    text = "BUENOS AIRES, 3 MAY 89 (AGENCY) -- [TEXT] COLONEL CORDOBA SPOKE ON TUESDAY.  TWO MEN WERE KILLED IN CORDOBA ON SUNDAY."
    assert names(claims(text, "assault")[0]) == ["Córdoba"]


def test_a_quarter_at_home_is_no_city_of_that_name_abroad() -> None:
    text = "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] TWO SOLDIERS WERE KILLED THIS MORNING IN GUADALUPE NEIGHBORHOOD."
    assert countries(text) == {"SV"}


def test_a_byname_of_a_great_city_abroad_gives_way_to_the_town_at_home() -> None:
    text = "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] TWO SOLDIERS WERE KILLED IN SAN MIGUEL."
    assert countries(text) == {"SV"}


def test_a_quarter_lies_in_the_town_named_before_it() -> None:
    text = "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] A BOMB SHOOK AREQUIPA TODAY.  TWO MEN WERE KILLED IN THE SUBURB OF EL ZARBAL."
    (where,) = claims(text, "assault")[-1].where
    assert where.name == "El Zarbal, Arequipa"
    assert where.level == "city"


@BOTH(
    ("text", "place"),
    [
        ("LIMA, 3 MAY 89 (AGENCY) -- [TEXT] FOUR BOMBS EXPLODED IN THE SALVADORAN CAPITAL ON MONDAY.", "San Salvador"),
        ("AREQUIPA, 3 MAY 89 (AGENCY) -- [TEXT] FOUR MEN WERE KILLED IN THE CAPITAL ON MONDAY.", "Lima"),
        ("چهار نفر روز دوشنبه در پایتخت کشته شدند. نیروهای ایران در تهران مستقرند.", "Tehran"),
    ],
)
def test_the_capital_is_told_without_its_name(text: str, place: str) -> None:
    assert names(claims(text)[0]) == [place]


def test_a_capital_of_something_else_is_not_the_countrys() -> None:
    text = "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] FOUR MEN WERE KILLED IN THE CAPITAL OF AYACUCHO DEPARTMENT ON MONDAY."
    assert names(claims(text)[0]) != ["Lima"]


SCENE = (
    "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] THE COUNCIL OF {0} MET TODAY.  MANY SHOPS OF {0} WERE CLOSED.\n\n"
    "THE MARKET OF {0} STAYED OPEN, AND TRADERS FROM {1} CAME.\n\nGUNMEN KILLED TWO FARMERS AT NIGHT."
)


def test_the_town_that_a_passage_keeps_coming_back_to_is_the_scene() -> None:
    assert names(claims(SCENE.format("AREQUIPA", "CUSCO"), "assault")[0]) == ["Arequipa"]


def test_a_passage_about_the_whole_country_has_no_scene() -> None:
    text = SCENE.format("AREQUIPA", "CUSCO").replace("AT NIGHT", "NATIONWIDE")
    assert names(claims(text, "assault")[0]) == ["Peru"]


def test_officials_speak_for_their_region() -> None:
    text = "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] THE AUTHORITIES OF THE DEPARTMENT OF AYACUCHO ANNOUNCED THAT TWO TEACHERS WERE MURDERED."
    assert "Ayacucho" in names(claims(text, "assault")[0])[0]


@BOTH(("told", "name"), [("IN THE QUEBAMBA AREA", "Quebamba"), ("ON QUEBAMBA HILL", "Quebamba")])
def test_an_area_or_hill_is_shown_by_its_kind(told: str, name: str) -> None:
    text = f"LIMA, 3 MAY 89 (AGENCY) -- [TEXT] GUNMEN KILLED TWO FARMERS {told} ON MONDAY."
    assert names(claims(text, "assault")[0])[0].startswith(name)


def test_a_kind_of_area_is_no_name() -> None:
    text = "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] GUNMEN KILLED TWO FARMERS IN THE RURAL AREA ON MONDAY."
    assert all("Rural" not in name for name in names(claims(text, "assault")[0]))


def test_an_unlisted_place_lies_in_the_country_of_the_story_not_of_the_peoples_it_names() -> None:
    text = (
        "MANAGUA (NICARAGUA), 3 MAY 89 (AGENCY) -- [TEXT] NICARAGUA PROTESTED TO THE HONDURAN GOVERNMENT.  HONDURAN OFFICERS AND HONDURAN "
        "SOLDIERS WERE SEEN.\n\nTWO FARMERS WERE KILLED IN ZARBALA ON MONDAY."
    )
    assert countries(text) == {"NI"}


def test_where_nobody_tells_where_something_was_demanded_no_country_is() -> None:
    text = "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] TWO MEN WERE KILLED IN CUSCO AND ONE IN AREQUIPA.\n\nTHE UNION DEMANDED AN INQUIRY."
    assert claims(text, "demand")[0].where == ()
