"""Bulletins, court notes, statements of unions and networks, letters: what is left out, summed up or told in rows. Every sentence is constructed.

A row: the words, then what must be told as "type low-high"; "" for what must not enter a figure.
"""

from datetime import date

import pytest

from gavah.model import COUNTABLE, Claim, Report
from gavah.reading import read

LEFT_OUT = """
Omid Tamrini was hanged on 12 September in Yazd, the other three on the 15th in Bam.|execution.judicial 1-1; execution.judicial 3-3
Sima Tamrini was freed on Monday on bail, Hadi Tamrini on Tuesday without any.|release 1-1; release 1-1
In Bam two, in Yazd one and in Rasht four prisoners were hanged on Monday.|execution.judicial 2-2; execution.judicial 1-1; execution.judicial 4-4
Nine pupils were killed by shells in Karaj, as was their driver.|assault 9-9; assault 1-1
The two sisters, arrested on 3 October, were freed on Thursday.|arrest 2-2; release 2-2
A man convicted of spying had been executed at dawn.|execution.judicial 1-1
"""
PARTS = """
Of the students tried in Yazd, one was sentenced to two years, another to four, and a third to 74 lashes.|sentence.prison 1-1; sentence.flogging 1-1
Twelve were sentenced: seven to prison terms, three to flogging and two to death.|sentence.prison 7-7; sentence.flogging 3-3; sentence.death 2-2
The two were tried together; she was given five years and he three.|sentence.prison 1-1
"""
ROWS_OF_COUNTS = """
Arrests last month by city: Tabriz 31, Urmia 18 and Marivan 12.|arrest 31-31; arrest 18-18; arrest 12-12
Last night's dead: three in Izeh, one in Shush.|assault 3-3; assault 1-1
"""
SUMS = """
We logged 340 arrests in September, which takes the total for the year to 2,812.|arrest 340-340; arrest 2812-2812
The ministry had 60 people in custody on Friday; on Saturday it was 75.|arrest 60-60; arrest 75-75
The office registered 21 cases of arbitrary detention and seven of enforced disappearance.|arrest 21-21; disappearance 7-7
"""
LETTERS = """
They came for my brother on Tuesday night.|arrest 1-1
Mina Tamrini and her two sons have not come home since Friday's march.|disappearance 3-3
In my cell block alone I counted nine with broken fingers.|torture 9-9
The body of Nima Tamrini, arrested two weeks ago, was handed to his parents in Sari.|killing.in-custody 1-1
The internet has been gone for two days here in Baneh.|internet-cut
Two dailies did not appear on Sunday; the censor had been there.|censorship 2-2
Bus drivers in Rasht are in the fourth day of a strike.|protest.strike
"""
NOTHING = """
That is one execution every nine hours.|
The youngest of those executed was 19.|
Sales by city: Tabriz 41, Urmia 28, Marivan 17.|
If convicted, he could get six years and she four.|
The prosecutor wants the death penalty for all five.|
The bus drivers in Rasht have voted to strike on 20 October.|
Our network has confirmed 84 deaths from cholera.|
The rain killed our wheat.|
The Supreme Court quashed three death sentences.|
The paper did not appear on the agenda.|
"""
_TABLES = (LEFT_OUT, PARTS, ROWS_OF_COUNTS, SUMS, LETTERS, NOTHING)
ROWS = [pytest.param(*row.split("|"), id=row[:50]) for table in _TABLES for row in table.strip().split("\n")]


def _entering(text: str) -> list[Claim]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 10, 10))
    return [c for c in read(report) if c.kind != "statement" and c.polarity == "affirmed" and c.modality in COUNTABLE]


def _row(claim: Claim) -> str:
    quantity = claim.quantity
    return f"{claim.type} {quantity.low}-{'' if quantity.high is None else quantity.high}" if quantity else claim.type


@pytest.mark.parametrize(("text", "row"), ROWS)
def test_what_enters_a_figure_is_what_the_words_tell(text, row):
    left = [_row(claim) for claim in _entering(text)]
    wanted = [part.strip() for part in row.split(";") if part.strip()]
    for want in wanted:
        assert want in left, left
        left.remove(want)
    assert wanted or not left


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Omid Tamrini was hanged on 12 September in Yazd and Ali Tamrini on the 15th in Bam.", date(2071, 9, 15)),
        ("Two nurses were arrested in Sari on the 5th.", date(2071, 10, 5)),
        ("Two nurses were arrested in Sari on the 25th.", date(2071, 9, 25)),
    ],
)
def test_a_day_told_by_its_number_is_of_the_month_told_of_or_the_last_one(text, day):
    assert day in [claim.when.earliest for claim in _entering(text) if claim.when]


def test_a_floor_is_no_day():
    assert all(
        claim.when is None or claim.when.earliest is None for claim in _entering("Two nurses were arrested on the 5th floor of a clinic in Sari.")
    )
