"""A wire story of one day that was cut into parts keeps its day in all of them; a compilation of dated items lends none."""

from datetime import date

import msgspec

import gavah
from gavah.model import Passage
from gavah.reading import read

FIRST = "LIMA, 12 JAN 71 (AGENCY) -- Two men were killed today in Lima."
SECOND = "Three women were arrested last night in Cusco."


def claims(*passages):
    report = gavah.report(f"{FIRST}\n\n{SECOND}")
    return read(msgspec.structs.replace(report, published=None, earliest=None, latest=None, basis="none", passages=passages))


def test_the_parts_of_one_story_share_its_dateline():
    cut = len(FIRST) + 2
    made = claims(Passage(start=0, end=cut), Passage(start=cut, end=cut + len(SECOND)))
    assert {claim.type.split("-")[0]: claim.said for claim in made if claim.type == "arrest"} == {"arrest": made[0].said}
    assert made[0].said is not None


def test_a_compilation_of_dated_items_lends_no_day():
    cut = len(FIRST) + 2
    made = claims(Passage(start=0, end=cut, published=date(2071, 1, 12), basis="stated"), Passage(start=cut, end=cut + len(SECOND)))
    assert [claim.said for claim in made if claim.type == "arrest"] == [None]
