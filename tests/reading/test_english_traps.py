"""Words that look like an event, a victim or a call and are none, and counts told without a numeral. Every sentence is constructed."""

from datetime import date

import pytest

import gavah
from gavah.model import Report
from gavah.reading import read


def told(text: str) -> list[str]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 11, 22))
    out = []
    for claim in read(report):
        q = claim.quantity
        counted = f"{q.measure} {q.low}-{'' if q.high is None else q.high}" if q else "-"
        out.append(" ".join((claim.kind, claim.type, counted, claim.polarity, claim.modality)))
    return out


COUNTED = {
    "Thousands if not tens of thousands were killed.": "total assault dead 2000-99999 affirmed asserted",
    "Thousands, if not tens of thousands, of protesters were arrested.": "event arrest arrested 2000-99999 affirmed asserted",
    "All but one of nine prisoners were executed.": "event execution.judicial executed 8-8 affirmed asserted",
    "Both of them were killed.": "event assault dead 2-2 affirmed asserted",
    "Both men were hanged in Karaj prison.": "event execution.judicial executed 2-2 affirmed asserted",
    "The accused was hanged in Karaj prison.": "event execution.judicial executed 1-1 affirmed asserted",
    "The murder of a judge shocked the town.": "event assault-targeted dead 1-1 affirmed asserted",
    "Three Men Killed In Tehran Attack": "event assault-targeted dead 3-3 affirmed asserted",
    "A boy shot and killed in Karaj": "event assault-firearms dead 1-1 affirmed asserted",
}


@pytest.mark.parametrize(("text", "expected"), COUNTED.items())
def test_counts_without_a_numeral_of_their_own(text: str, expected: str) -> None:
    assert told(text) == [expected]


NOTHING = [
    "It is an excuse to kill Linux.",
    "The company killed Linux last year.",
    "The ministry did not deny the report.",
    "The law calls for the death penalty for adultery.",
    "This form has a field that acknowledges the request.",
    "The newspaper launched harsh attacks on the government.",
    "The crowds dispersed peacefully after the march.",
    "The party was attacked and killed by the ministry.",
    "The murder of a judge is not merely a crime.",
    "The Committee of Relatives of Murdered People issued a report.",
    "The party does not advocate capturing soldiers.",
    "The rebels aborted a plan to dynamite the bridge.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_happened_to_anybody(text: str) -> None:
    assert told(text) == []


def test_a_crowd_dispersed_by_police_is_a_dispersal() -> None:
    assert told("Police dispersed the crowd of protesters.") == ["event protest.dispersal - affirmed asserted"]


def test_a_killing_whose_investigation_is_called_for_has_happened() -> None:
    assert "event assault dead 2-2 affirmed asserted" in told("The group called for the killing of two students in May to be investigated.")


def test_a_killing_called_for_has_not_happened() -> None:
    assert "event assault dead 2-2 affirmed asserted" not in told("The group called for the killing of two students.")


def test_what_would_follow_an_arrest_tells_of_no_arrest() -> None:
    assert all(row.startswith("statement") for row in told("Once arrested, Sina Karami will be sent to Tehran."))


def test_a_person_of_one_name_killed_amid_violence_counts() -> None:
    assert told("Gunmen killed Sina with a knife.")[0].split()[2:4] == ["dead", "1-1"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Father of 5 children who was shot dead in the street.", 1),
        ("Mina was a nurse and single mother of three children who was killed by gunshot.", 1),
        ("Two men in a Peugeot 206 were shot dead.", 2),
        ("The driver of a Peugeot 405 was killed.", 1),
        ("Two of the prisoners who were killed lived in Karaj.", 2),
    ],
)
def test_children_and_models_are_not_the_dead(text, dead):
    claims = gavah.read(gavah.report(text, lang="en", published="2071-10-05"))
    assert [c.quantity.low for c in claims if c.quantity and c.quantity.measure == "dead"] == [dead]
