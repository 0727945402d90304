"""Shares of a count told by their place or day alone, and counts of other months beside one. Every sentence is constructed.

A row: the words, then what must be told as "measure number place day", each claim once; "-" leaves place or day unasked.
"""

# ruff: noqa: E501 - one row a sentence
from datetime import date

import pytest

from gavah.model import COUNTABLE, Claim, Report
from gavah.reading import read

DAYS = """
On Tuesday five prisoners were hanged in Qom; on Wednesday 8, in Yazd and Arak; on Friday the staggering number of 14.|executed 5 Qom 05-26; executed 8 Yazd 05-27; executed 14 - 05-29
On Saturday agents arrested six teachers in Sanandaj; the next day, four in Saqqez.|arrested 6 Sanandaj 05-30; arrested 4 Saqqez 05-31
Six prisoners were hanged in Rasht on Friday. On Saturday it was the turn of four in Zahedan; on Sunday of two women in Arak.|executed 6 Rasht 05-29; executed 4 Zahedan 05-30; executed 2 Arak 05-31
On Sunday, four prisoners were executed in Kerman. On Tuesday, two more in Rafsanjan.|executed 4 Kerman 05-31; executed 2 Rafsanjan 05-26
Four inmates were put to death in Shiraz on Saturday; yesterday another seven in Isfahan, among them Navid Tamrini.|executed 4 Shiraz 05-30; executed 7 Isfahan 05-31
On Thursday three were executed in Bam, and on Saturday again 5, all of them in Yazd.|executed 3 Bam 05-28; executed 5 Yazd 05-30
"""
RANKS = """
At least 96 prisoners were hanged in May. Fars heads the list with 19 executions, followed by Isfahan with 14 and Kerman with 11.|executed 19 Fars 05-01; executed 14 Isfahan 05-01; executed 11 Kerman 05-01
In the past month 74 people were executed in Iran. Isfahan accounts for nine of the executions.|executed 9 Isfahan 05-01
In May, 22 detainees died under torture; Sanandaj with five and Ahvaz with four head the list.|dead 5 Sanandaj 05-01; dead 4 Ahvaz 05-01
In April, 210 citizens were arrested. Kurdistan had the largest share, with 61 arrests, ahead of Tehran (40).|arrested 61 Kurdistan 04-01; arrested 40 Tehran 04-01
We registered 412 arrests in May. The largest number, 98, fell to Bushehr; next came Kurdistan with 77.|arrested 98 Bushehr 05-01; arrested 77 Kurdistan 05-01
In May 45 prisoners were executed. With 12 hangings, Shiraz stands at the head of the provinces; Karaj follows with 8.|executed 12 Shiraz 05-01; executed 8 Karaj 05-01
In May 45 prisoners were executed and 90 citizens arrested. Shiraz accounts for twelve of the executions.|executed 12 Shiraz 05-01
In May 45 prisoners were executed. Twelve of the hangings were carried out in Shiraz, eight in Karaj.|executed 12 Shiraz 05-01; executed 8 Karaj -
"""
PLACED = """
In May 52 prisoners were hanged. Ghezel Hesar accounts for ten of them, Dastgerd Prison in Isfahan for seven and the central prison of Birjand for six.|executed 7 Dastgerd_Prison 05-01; executed 6 Birjand_Central_Prison 05-01
In May at least 230 people were arrested. Kurdistan comes first with 90 arrests, then Gilan with 41 and West Azerbaijan with 33.|arrested 90 Kurdistan 05-01; arrested 41 Gilan 05-01; arrested 33 West_Azerbaijan 05-01
In May at least 230 people were arrested. Mashhad was first with 90, before Rasht with 41 and Sari with 33.|arrested 90 Mashhad 05-01; arrested 41 Rasht 05-01; arrested 33 Sari 05-01
In May at least 230 people were arrested. In Kashan and in Qom there were five each.|arrested 5 Kashan 05-01; arrested 5 Qom 05-01
Our volunteers counted 140 people released in May. At Adelabad it was 40, at Lakan 12, at Dastgerd none.|released 40 Adelabad_Prison 05-01; released 12 Lakan_Prison 05-01
Since 10 May 77 protesters have been killed. By province: Khuzestan 30, Lorestan 14, Fars 9.|dead 30 Khuzestan 05-10; dead 14 Lorestan 05-10; dead 9 Fars 05-10
Last week 61 workers were detained. The bulk of the detentions fell on Ahvaz, 30; Abadan had twelve, Mahshahr eight.|arrested 30 Ahvaz 05-25; arrested 12 Abadan 05-25
Last week 61 workers were detained. Thirty were taken in Ahvaz, twelve in Abadan, eight in Sari.|arrested 30 Ahvaz 05-25; arrested 12 Abadan 05-25; arrested 8 Sari 05-25
In May, 47 people were put to death. Urmia saw nine, Kerman seven.|executed 9 Urmia 05-01; executed 7 Kerman 05-01
In May, 47 people were put to death. The prison of Karaj stands at the top with 14; behind it come Urmia with nine and Kerman with seven.|executed 14 Karaj 05-01; executed 9 Urmia 05-01; executed 7 Kerman 05-01
In May 60 people were arrested. For Karaj the count is 14, for Urmia nine, for Kerman seven.|arrested 14 Karaj 05-01; arrested 9 Urmia 05-01; arrested 7 Kerman 05-01
We confirmed 61 executions in May, against 43 in April. Ghezel Hesar accounts for 14 of them.|executed 14 Qezel_Hesar_Prison 05-01
"""
MONTHS = """
Ten inmates died in the country's prisons in May. In April the number of deaths had been six and in March, five.|dead 10 - 05-01; dead 6 - 04-01; dead 5 - 03-01
At least 80 people were executed in May; in April it had been 52, in March 47.|executed 52 - 04-01; executed 47 - 03-01
At least 80 people were executed in May. The figure for April had been 52.|executed 52 - 04-01
In May 80 people were executed. In April there were 52, and in March there were 47.|executed 52 - 04-01; executed 47 - 03-01
At least 80 people were executed in May, compared with 52 in April and 47 in March.|executed 52 - 04-01; executed 47 - 03-01
In 2070 the regime executed 900 people; in 2069 it executed 610.|executed 900 - 2070-01-01; executed 610 - 2069-01-01
"""
NOTHING = """
In May 45 prisoners were executed. At Evin it was 31 degrees, at Lakan 28.|31
In May 45 prisoners were executed. Shiraz has nine prisons and Karaj four.|9
In May 45 prisoners were executed. Iran leads the medal table with 22, followed by Japan with 17.|17
Two prisoners were hanged on Friday. On Saturday 12 lawyers wrote to the court.|12
The judge sentenced the driver Navid Tamrini, now 22, to life in prison.|22
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split("|")) for line in table.strip().splitlines()]  # type: ignore[misc]


def claims(text: str) -> list[Claim]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 6, 1))
    return [c for c in read(report) if c.kind in ("event", "total") and c.polarity == "affirmed" and c.modality in COUNTABLE]


def tells(claim: Claim, wanted: str) -> bool:
    measure, number, place, day = wanted.split()
    quantity, when = claim.quantity, claim.when
    if quantity is None or quantity.measure != measure or quantity.low != int(number):
        return False
    first = str(when.earliest) if when is not None else ""
    return (place == "-" or place.replace("_", " ") in [p.name for p in claim.where]) and (day == "-" or first in (day, f"2071-{day}"))


@pytest.mark.parametrize(("text", "wanted"), rows(DAYS) + rows(RANKS) + rows(PLACED) + rows(MONTHS))
def test_a_share_has_its_own_number_place_and_day(text: str, wanted: str) -> None:
    found = claims(text)
    for one in wanted.split("; "):
        assert [c for c in found if tells(c, one)], one


@pytest.mark.parametrize(("text", "number"), rows(NOTHING))
def test_a_number_of_something_else_is_no_share(text: str, number: str) -> None:
    assert int(number) not in [c.quantity.low for c in claims(text) if c.quantity is not None]
