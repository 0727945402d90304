"""English sentences come out as what they tell, in capitals and in small letters alike."""

from datetime import date

import pytest
from english_tables import TABLES, rows

from gavah.model import Claim, Report
from gavah.reading import read

SAID = date(2071, 11, 22)
SENTENCES = [pytest.param(text, told, id=text[:50]) for table in TABLES.values() for text, told in rows(table)]


def report(text: str) -> Report:
    return Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=SAID)


def brief(claim: Claim) -> str:
    q = claim.quantity
    quantity = f"{q.measure} {q.low} {'+' if q.high is None else q.high}" if q else "-"
    mark = "!denied" if claim.polarity == "denied" else "" if claim.modality == "asserted" else f"!{claim.modality}"
    return " ".join(f"{claim.kind} {claim.type} {quantity} {mark}".split())


def told(text: str) -> set[str]:
    return {brief(claim) for claim in read(report(text))}


def expected(row: str) -> set[str]:
    return {" ".join(part.split()) for part in row.split(";") if part.strip()}


@pytest.mark.parametrize(("text", "row"), SENTENCES)
def test_a_sentence_tells_what_it_tells(text, row):
    assert told(text) == expected(row)


# Without capitals a name and a common word look alike; everything else must come out the same.
CASELESS = [p for p in SENTENCES if not any(name in p.values[0] for name in ("Karami", "Sohrabi"))]


@pytest.mark.parametrize(("text", "row"), CASELESS)
def test_it_tells_the_same_in_capitals(text, row):
    assert told(text.upper()) == expected(row)


@pytest.mark.parametrize(("text", "row"), CASELESS)
def test_it_tells_the_same_in_small_letters(text, row):
    assert told(text.lower()) == expected(row)
