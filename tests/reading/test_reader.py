"""Whole little reports (constructed: nothing in them happened): dates, places, speakers, the same event told twice."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.model import Claim, Report, Source
from gavah.model.report import Passage
from gavah.reading import RuleReader, read

SAID = date(2071, 11, 20)  # a Friday


def report(text: str, **fields) -> Report:
    return Report(
        **{"id": "r-1", "sha256": "0" * 64, "media_type": "text/plain", "source": "desk", "text": text, "language": "en", "published": SAID, **fields}
    )


def only(text: str, measure: str, **fields) -> Claim:
    found = [c for c in read(report(text, **fields)) if c.quantity and c.quantity.measure == measure]
    assert len(found) == 1, [(c.type, c.quantity) for c in found]
    return found[0]


def days(claim: Claim) -> tuple[date | None, date | None]:
    assert claim.when is not None
    return claim.when.earliest, claim.when.latest


def places(claim: Claim) -> list[str]:
    return [w.name for w in claim.where]


# --- day ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three men were killed in Karaj on November 12.", date(2071, 11, 12)),
        ("On November 12, security forces killed three men.", date(2071, 11, 12)),
        ("Police said on Thursday that three men had been killed on November 12.", date(2071, 11, 12)),
        ("Three men were arrested on November 3 and killed on November 12.", date(2071, 11, 12)),
        ("Three men, who were arrested on November 3, were killed on November 12.", date(2071, 11, 12)),
        ("Three men were killed and five were wounded on November 12.", date(2071, 11, 12)),
        ("Troops entered the town on November 12, killing three men and wounding four.", date(2071, 11, 12)),
        ("THREE MEN WERE KILLED IN KARAJ YESTERDAY.", date(2071, 11, 19)),
        ("Three men were killed on 21 Aban 1450.", date(2071, 11, 12)),
    ],
)
def test_an_event_takes_the_day_of_its_own_clause(text, day):
    assert days(only(text, "dead")) == (day, day)


def test_the_day_of_saying_is_not_the_day_of_the_event():
    claim = only("Police said on November 12 that three men had been killed in Karaj.", "dead")
    assert claim.when is not None
    assert claim.when.earliest is None
    assert claim.when.latest == SAID


def test_an_unknown_day_stays_open_up_to_the_day_it_was_said():
    assert days(only("Three men were shot dead in Karaj.", "dead")) == (None, SAID)


def test_a_report_without_a_date_gives_its_events_none():
    assert only("Three men were shot dead in Karaj.", "dead", published=None).when is None


def test_the_day_of_the_sentence_before_is_inherited_and_says_so():
    claim = only("Protests continued in Sanandaj on November 12. Security forces shot dead three men.", "dead")
    assert days(claim) == (date(2071, 11, 12), date(2071, 11, 12))
    assert claim.when is not None
    assert claim.when.rule.startswith("inherited:paragraph")
    assert places(claim) == ["Sanandaj"]


def test_an_old_event_takes_its_own_old_day():
    claim = only("A vigil was held for the five students who were killed in the November 2061 protests.", "dead")
    assert days(claim) == (date(2061, 11, 1), date(2061, 11, 30))


def test_the_day_of_the_deed_is_not_the_day_of_the_arrest():
    claim = only("Police arrested two men over the attack of November 3.", "arrested")
    assert days(claim) == (None, SAID)


def test_an_anniversary_never_takes_the_day_of_the_ceremony():
    text = "A vigil was held on November 12. Relatives marked the anniversary of the killing of five students."
    assert days(only(text, "dead")) == (None, SAID)


def test_a_dateline_dates_and_places_a_wire_report():
    text = "   BOGOTA, 25 AUG 89 (WIRE) -- [TEXT] TWO JUDGES WERE SHOT DEAD TODAY.  NO ONE HAS BEEN ARRESTED."
    claim = only(text, "dead", published=None)
    assert days(claim) == (date(1989, 8, 25), date(1989, 8, 25))
    assert places(claim) == ["Bogotá"]


# --- place ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Three men were killed in Karaj.", ["Karaj"]),
        ("In Karaj, three men were killed.", ["Karaj"]),
        ("A 24-year-old from Karaj was killed in Tehran.", ["Tehran"]),
        ("Three men were killed in the streets of Shiraz.", ["Shiraz"]),
        ("Three people were killed in Hamedan, Yasuj and Shiraz.", ["Hamadan", "Yasuj", "Shiraz"]),
        ("Three men were transferred from Rasht to Tehran and killed in Karaj.", ["Karaj"]),
    ],
)
def test_an_event_lies_where_its_words_put_it(text, names):
    assert sorted(places(only(text, "dead"))) == sorted(names)


def test_two_in_one_town_and_one_in_another_are_two_events():
    found = {(c.quantity.low, *places(c)) for c in read(report("Two men were hanged in Hamedan and one in Yasuj.")) if c.quantity}
    assert found == {(2, "Hamadan"), (1, "Yasuj")}


# --- totals ----------------------------------------------------------------------------------------------------------------------------


def test_a_running_count_keeps_its_start_and_is_one_series_in_two_states():
    text = "At least 90 people have been executed since April 21, the group said. Later it said that at least 110 have been executed since April 21."
    found = sorted((c for c in read(report(text)) if c.quantity), key=lambda c: c.quantity.low)
    assert [(c.kind, c.quantity.low, c.quantity.high) for c in found] == [("total", 90, None), ("total", 110, None)]
    assert all(c.when.since == date(2071, 4, 21) and c.when.latest == SAID for c in found)


def test_more_since_a_day_is_a_total_beside_the_event():
    found = {(c.kind, c.quantity.low): c for c in read(report("Two prisoners were hanged on August 10, making it 24 since August 6.")) if c.quantity}
    assert set(found) == {("event", 2), ("total", 24)}
    assert found["total", 24].when.since == date(2071, 8, 6)


def test_a_percentage_is_a_derived_statement_that_counts_nobody():
    found = read(report("Executions rose by 83 percent compared with the year before."))
    assert [(c.kind, c.derived) for c in found] == [("statement", True)]
    assert found[0].quantity is None
    assert any(note.startswith("percent:83") for note in found[0].notes)


# --- told twice -------------------------------------------------------------------------------------------------------------------------


def test_one_event_told_twice_is_one_claim_with_both_sentences():
    claim = only("Three protesters were shot dead in Karaj. The three were killed on November 12.", "dead")
    assert claim.quantity.low == 3
    assert [s.field for s in claim.spans].count("sentence") == 2
    assert days(claim) == (date(2071, 11, 12), date(2071, 11, 12))


def test_a_pronoun_makes_no_new_victim():
    claim = only("Ali Karami was shot dead in Karaj. He was killed on November 12.", "dead")
    assert claim.quantity.low == 1


def test_other_people_on_another_day_are_another_event():
    found = [c for c in read(report("Two men were executed in Karaj on November 3. Two men were executed in Karaj on November 12.")) if c.quantity]
    assert len(found) == 2


def test_names_given_afterwards_are_the_victims():
    claim = only("Two men were shot dead in Karaj. They were identified as Reza Moradi and Sina Karami.", "dead")
    assert claim.victims == ("Reza Moradi", "Sina Karami")
    assert claim.victims_complete


def test_a_list_of_names_counts_itself():
    claim = only("Reza Moradi, Sina Karami and Mina Sohrabi were arrested in Rasht.", "arrested")
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.rule) == (3, 3, "names")
    assert claim.victims == ("Reza Moradi", "Sina Karami", "Mina Sohrabi")


# --- who says so --------------------------------------------------------------------------------------------------------------------------


def test_the_outlet_speaks_first_and_the_body_quoted_next():
    claim = only("The Human Rights Office said that three men were killed in Karaj.", "dead")
    assert claim.issuers == ("desk", "The Human Rights Office")
    source = Source(id="wire", name="Wire")
    assert read(report("Three men were shot dead."), source=source)[0].issuers == ("wire",)


def test_what_is_denied_is_kept_as_denied():
    claim = only("The governor denied that 12 people had been killed.", "dead")
    assert claim.polarity == "denied"


# --- the form of claims ---------------------------------------------------------------------------------------------------------------------


def test_a_passage_with_its_own_day_dates_what_it_tells():
    text = "Three men were shot dead in Karaj.\n\nFour men were shot dead in Rasht yesterday."
    cut = text.index("Four")
    passages = (Passage(start=0, end=cut, published=date(2071, 5, 1)), Passage(start=cut, end=len(text), published=date(2071, 6, 2)))
    found = {c.quantity.low: (c.said, days(c)) for c in read(report(text, passages=passages))}
    assert found == {3: (date(2071, 5, 1), (None, date(2071, 5, 1))), 4: (date(2071, 6, 2), (date(2071, 6, 1), date(2071, 6, 1)))}


def test_reading_twice_gives_the_same_ids():
    one = report("Three men were shot dead in Karaj. Police arrested 12 people.")
    assert [c.id for c in read(one)] == [c.id for c in RuleReader().read(one)]


def test_persian_inside_an_english_report_is_read_as_persian():
    found = read(report("Three men were shot dead in Karaj.\n\nدو نفر در شیراز بازداشت شدند."))
    assert {c.quantity.measure for c in found if c.quantity} == {"dead", "arrested"}


VOCABULARY = """three 12 men women police killed arrested were was in Karaj on Friday and , . the said that who by bomb dead wounded since 2071
of to be not «سه نفر» کشته شدند"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_whatever_the_words_every_claim_stands_on_words_of_the_report(words):
    one = report(" ".join(words))
    for claim in read(one):
        claim.check_against(one)


@pytest.mark.parametrize(
    ("lang", "text", "speaks"),
    [
        ("en", "Khuzestan: three protesters were shot dead in Ahvaz on Thursday.", False),
        ("en", "Provincial prosecutor: three protesters were shot dead in Ahvaz on Thursday.", True),
        ("fa", "خوزستان: سه معترض پنجشنبه در اهواز با شلیک کشته شدند.", False),
        ("fa", "دادستان استان: سه معترض پنجشنبه در اهواز با شلیک کشته شدند.", True),
    ],
)
def test_a_place_before_a_colon_tells_where_and_is_nobody_who_speaks(lang, text, speaks):
    claim = only(text, "dead", language=lang)
    assert (len(claim.issuers) == 2) == speaks
