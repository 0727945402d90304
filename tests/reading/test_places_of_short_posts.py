"""Places that short Persian posts tell: towns beside a city, «این شهر», where a body was found or buried. All texts are made up.

The rules rest on Persian word order (the verb behind its place, the city behind its town); English has its own for each.
"""

import pytest

import gavah
from gavah.gazetteer import places
from gavah.model import Claim


def first(text: str, kind: str = "") -> Claim:
    """The first claim of a constructed text, of the types that begin with `kind`."""
    return next(c for c in gavah.read(gavah.report(text)) if c.type.startswith(kind))


def names(claim: Claim) -> list[str]:
    """The names of a claim's places."""
    return [place.name for place in claim.where]


def test_a_town_at_a_citys_edge_is_no_quarter_of_it() -> None:
    found = places("هدف گلوله در منطقه فردیس کرج قرار گرفت", lang="fa")
    assert [p.name for p in found] == ["Fardis", "Karaj"]


def test_a_far_town_of_a_quarters_name_is_still_left_out() -> None:
    found = places("در مشهد، محله عباس‌آباد، کشته شد", lang="fa")
    assert [p.name for p in found] == ["Mashhad"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("علی رضایی در منطقه فردیس کرج هدف گلوله قرار گرفت و کشته شد.", "Fardis"),
        ("علی رضایی مقابل فرمانداری خمینی‌شهر در اصفهان هدف گلوله قرار گرفت و کشته شد.", "Khomeyni Shahr"),
        ("سه نفر از شهر فردیس کرج در اعتراضات این شهر کشته شدند.", "Fardis"),
        ("علی رضایی، ساکن میبد و کارگر عسلویه، در اعتراضات این شهر کشته شد.", "Meybod"),
    ],
)
def test_the_town_is_told_and_not_the_city_beside_it(text: str, name: str) -> None:
    assert names(first(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "علی رضایی در رشت با گلوله کشته شد. پیکر او را در کهریزک پیدا کردند. او در سکوت جان باخت.",
        "علی رضایی در رشت با گلوله کشته شد. او در بهشت زهرا به خاک سپرده شد. او در سکوت جان باخت.",
        "پیکر علی رضایی را در کهریزک به خانواده تحویل دادند و گفتند که او در رشت کشته شده است.",
    ],
)
def test_where_a_body_was_found_or_buried_nobody_died(text: str) -> None:
    claims = [c for c in gavah.read(gavah.report(text)) if c.quantity and c.quantity.measure == "dead"]
    assert claims
    assert {name for c in claims for name in names(c)} == {"Rasht"}


def test_a_death_before_the_burial_keeps_its_place() -> None:
    assert names(first("علی رضایی در رشت کشته شد و به خاک سپرده شد.")) == ["Rasht"]
