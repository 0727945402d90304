"""Where the chunker has no answer the parser gives one; where the chunker has one, it stands; without a parser nothing changes."""

import pytest

import gavah
from gavah.reading.engine import parse
from gavah.reading.engine.parsed import Parsed
from gavah.reading.reader import read


def parser(words):
    return parse([words], names=False)[0]


def told(text, **how):
    claims = read(gavah.report(text, published="2071-10-07", source="tamrin-wire"), **how)
    return sorted((c.quantity.measure, c.quantity.low, c.quantity.high, *(who.words for who in c.actor)) for c in claims if c.quantity)


FAR = [
    ("Two farmers in the hills were later discovered by neighbours to have been severely injured by soldiers.", [("injured", 2, 2, "soldiers")]),
    ("Three farmers who, neighbours say, soldiers chased through the hills were later found to have been killed.", [("dead", 3, 3)]),
]


@pytest.mark.parametrize(("text", "found"), FAR)
def test_the_parser_answers_where_the_chunker_is_silent(text, found):
    assert told(text) == []
    assert told(text, parser=parser) == found


@pytest.mark.parametrize(
    "text",
    [
        "Guards shot three men in Karaj on Monday.",
        "Two prisoners were executed in Karaj, and five guards were injured.",
        "Three men from Yazd were killed in Karaj by soldiers.",
        "دو زندانی در کرج اعدام شدند.",
    ],
)
def test_what_the_chunker_answers_stands_and_the_parser_is_not_asked(text):
    asked = []

    def silent(words):
        asked.append(words)
        return Parsed()

    assert told(text, parser=silent) == told(text) != []
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "Milad Tamrini was killed in Karaj while protesting.",
        "Reza Tamrini died in Karaj after being shot.",
    ],
)
def test_a_clause_that_only_dates_or_explains_makes_no_second_event(text):
    assert told(text, parser=parser) == told(text) != []


def test_a_parser_that_says_nothing_does_no_harm():
    text = FAR[0][0]
    assert told(text, parser=lambda _words: Parsed()) == []
