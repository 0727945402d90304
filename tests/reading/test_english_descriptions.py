"""English victims told by a description: with the places they come from, in notes without a main verb, amid illnesses of others. All made up."""

from datetime import date

import pytest

import gavah

SAID = date(2071, 6, 20)


def counts(text: str) -> list[tuple[str, int | None, int | None]]:
    """Measure and bounds of each event of a text that counts persons."""
    claims = gavah.read(gavah.report(text, lang="en", published=SAID))
    return [(c.quantity.measure or "", c.quantity.low, c.quantity.high) for c in claims if c.kind == "event" and c.quantity is not None]


@pytest.mark.parametrize(
    "text",
    [
        "22-year-old Hamid Tamrini from Naser Abad, Qazvin was killed by government forces.",
        "A Kurdish youth from Harsin, Kermanshah province, who was killed by direct fire from government forces on Friday.",
        "A 22-year-old man from Qorveh, Kurdistan who was killed in Narmak, Tehran while carrying a flag.",
        "A 24-year-old killed in Shahr-e Rey by a direct shot from security forces.",
        "A 21-year-old shot and killed from a close distance in front of the Amol Municipality building.",
        "A 42-year-old father of two from Astaneh-ye Ashrafiyeh, Gilan, who died under torture in detention.",
        "A 17-year-old girl living in Tehran who died of multiple fractures caused by baton blows.",
        "25-year-old literature student at a university in Mashhad who died during the protests.",
        "A resident of a village in Gilan who was shot dead.",
        "Dina Tamrini was a female motorcyclist who was killed in Gonbad-e Kavus.",
        "Amir Tamrini, an only son, was killed in Fardis. His father had previously passed away due to COVID-19.",
    ],
)
def test_one_described_is_one_dead(text: str) -> None:
    assert counts(text) == [("dead", 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A lorry hit and killed two motorcyclists near Rasht.",
        "Amir Tamrini died of COVID-19 in Rasht.",
        "A bus from Rasht, Gilan was delayed.",
    ],
)
def test_accidents_and_illness_count_nobody(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Yalda Tamrini was killed during the protests.", []),
        ("Reza Nowruz Tamrini was killed, and his daughter named Yalda wounded.", []),
        ("Two were killed in the 17 Shahrivar neighbourhood of Tehran.", []),
        ("Two were killed on Boulevard 7-Tir in Mashhad.", []),
        ("Two were killed on 17 Shahrivar 1450.", ["2071-09-08"]),
        ("Two were killed on Nowruz.", ["2071-03-21"]),
        ("Two were killed on Nowruz 2070.", ["2070-03-20"]),
        ("They gathered on Yalda Night in Rasht.", ["2070-12-20"]),
    ],
)
def test_a_feast_in_a_name_and_a_day_in_a_street_are_no_days(text: str, days: list[str]) -> None:
    assert [t.earliest.isoformat() for t in gavah.times(text, lang="en", anchor=SAID) if t.earliest] == days
