"""Constructions, lists and notes in English tell their events, each with its own number, day and place; what only sounds like one tells none."""

from datetime import date

import pytest

from gavah.model import Claim, Report
from gavah.reading import read

SAID = date(2071, 11, 22)


def claims(text: str) -> list[Claim]:
    return read(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=SAID))


def brief(claim: Claim) -> str:
    q = claim.quantity
    count = f"{q.measure} {q.low} {'+' if q.high is None else q.high}" if q else "-"
    standing = "denied" if claim.polarity == "denied" else claim.modality
    return f"{claim.kind} {claim.type} {count} {standing}"


TOLD = [
    ("The sentences of four smugglers were carried out in Semnan on Monday.", "event execution.judicial executed 4 4 asserted"),
    ("The death sentences of two brothers were handed down in Qom on Sunday.", "event sentence.death sentenced 2 2 asserted"),
    ("A court in Sari convicted six teachers and gave them 11 years in prison between them.", "event sentence.prison sentenced 6 6 asserted"),
    ("Two editors received five years in prison on Monday.", "event sentence.prison sentenced 2 2 asserted"),
    ("Nine nurses have been in detention since Thursday.", "event arrest arrested 9 9 asserted"),
    ("The whereabouts of three men from Bukan have been unknown since Friday.", "event disappearance missing 3 3 asserted"),
    ("Five women were taken away in a van in Karaj on Monday.", "event arrest arrested 5 5 asserted"),
    ("Agents took two pupils from their home in Arak yesterday.", "event arrest arrested 2 2 asserted"),
    ("More than 300 miners stopped work in Zarand on Saturday.", "event protest.strike participants 301 + asserted"),
    ("Dozens of drivers laid down their tools in Yazd today.", "event protest.strike participants 24 99 asserted"),
    ("The execution in Karaj on Sunday of four men was condemned.", "event execution.judicial executed 4 4 asserted"),
    ("Three dailies in Tabriz were ordered closed yesterday.", "event censorship outlets 3 3 asserted"),
    ("That brings to 17 the number of executions since October 1.", "total execution.judicial executed 17 17 asserted"),
    ("Some 40 people have been hurt by gunfire and more than 500 have been arrested.", "event arrest arrested 501 + asserted"),
    ("Police arrested a 36-year-old Semnan man on Friday.", "event arrest arrested 1 1 asserted"),
    ("The council called on everyone to gather in Karaj on Friday.", "statement protest.demo - called-for"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_construction_tells_its_event(text, wanted):
    assert wanted in {brief(claim) for claim in claims(text)}


NOTHING = [
    "They took the children to school in Karaj.",
    "He suffered three cardiac arrests.",
    "The victim was taken to hospital, where he passed away.",
    "The band announced two releases on Monday.",
    "They took ten buses to the coast.",
    "Traders said two small funds were killed by the new fees.",
    "The team carried out three plans in October.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_an_event_counts_nobody(text):
    assert not [c for c in claims(text) if c.quantity is not None]


def told(text: str) -> set[tuple[str, int, str, str]]:
    return {
        (c.type, c.quantity.low, str(c.when.earliest), c.where[0].name)
        for c in claims(text)
        if c.quantity and c.kind == "event" and c.where and c.when
    }


def test_parts_of_a_sum_share_its_event():
    text = "The group counted 9 executions in October 2071. Of these, four took place in Shiraz on October 5 and two in Qom on October 9."
    assert {("execution.judicial", 4, "2071-10-05", "Shiraz"), ("execution.judicial", 2, "2071-10-09", "Qom")} <= told(text)


def test_lines_under_a_heading_take_its_event_and_their_own_day():
    text = "Arrests by day, as far as known\n\n- 3 October 2071: 4 in Karaj.\n\n- 6 October 2071: one man, 41, in Semnan.\n"
    assert told(text) == {("arrest", 4, "2071-10-03", "Karaj"), ("arrest", 1, "2071-10-06", "Semnan")}


def test_lines_without_a_leading_event_tell_nothing():
    assert not told("Opening hours of our shops\n\n- 3 October 2071: 4 in Karaj.\n\n- 6 October 2071: 2 in Semnan.\n")


def test_a_number_denied_beside_the_one_told_is_denied():
    got = {brief(c) for c in claims("Twelve people, not 20, were arrested in Karaj on Monday.")}
    assert got == {"event arrest arrested 12 12 asserted", "statement arrest arrested 20 20 denied"}


def test_one_day_serves_two_coordinated_deeds():
    days = {
        (c.quantity.measure, str(c.when.earliest))
        for c in claims("Gunmen shot five people and wounded at least 30 in Ahvaz on Thursday.")
        if c.quantity
    }
    assert ("injured", "2071-11-19") in days
    assert all(day == "2071-11-19" for _, day in days)


def test_a_window_of_two_days_is_one():
    (claim,) = claims("Between 1 Mehr and 20 Mehr, at least 145 people were arrested in various cities of the country.")
    assert (claim.kind, str(claim.when.earliest), str(claim.when.latest)) == ("total", "2071-09-23", "2071-10-12")
