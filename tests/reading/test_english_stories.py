"""English news and notes as they come (all constructed): one event told many times, who is counted, what tells of nothing."""

from datetime import date

import pytest
from test_reader import report

from gavah.model import Claim
from gavah.reading import read

SUNDAY = date(2071, 11, 15)  # the reports are of Friday, November 20


def told(text: str) -> list[Claim]:
    return [c for c in read(report(text)) if c.kind != "statement"]


def counts(text: str) -> list[tuple[str, str, int, int | None]]:
    return [(c.type, c.quantity.measure, c.quantity.low, c.quantity.high) for c in told(text) if c.quantity]


def measured(text: str) -> list[tuple[str, int, int | None]]:
    return [row[1:] for row in counts(text)]


# --- who is counted, and how many --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sina Tamrini was fatally shot in Karaj on Sunday.", [("dead", 1, 1)]),
        ("The fatal shooting of two students shocked Karaj on Sunday.", [("dead", 2, 2)]),
        ("A man is dead after being shot in Karaj on Sunday.", [("dead", 1, 1)]),
        ("A 13-year-old is in hospital after being shot in Karaj on Sunday.", [("persons", 1, 1)]),
        ("He was wanted in the death of Sina Tamrini, a neighbour and close friend, who was shot on Sunday.", [("dead", 1, 1)]),
        ("A 59-year-old man, 49-year-old woman and 53-year-old man suffered gunshot wounds on Sunday.", [("injured", 3, 3)]),
        ("The blast on Sunday left two other adults and a child wounded.", [("injured", 3, 3)]),
        ("Four people including a 12-year-old and an 8-year-old were injured in a shooting on Sunday.", [("injured", 4, 4)]),
        ("The three suspects, Sina Tamrini, 18; Reza Tamrini, 17; and Ali Tamrini, 18, were arrested on Sunday.", [("arrested", 3, 3)]),
        ("Sina Tamrini, 23, and Mina Tamrini, 20, each face five charges of arson.", [("charged", 2, 2)]),
        ("A 28-year-old from Karaj killed by security forces in Qom during the protests.", [("dead", 1, 1)]),
        ("A man who police said shot a student was arrested on Sunday.", [("persons", 1, 1), ("arrested", 1, 1)]),
        ("A woman previously convicted of stealing from her employer has been sentenced to two years in prison.", [("sentenced", 1, 1)]),
        ("Four men wanted in connection with the shooting death of a boy are now in custody.", [("dead", 1, 1), ("arrested", 4, 4)]),
        ("The court ruled on Sunday to send ten men to a two-month pretrial detention.", [("arrested", 10, 10)]),
        ("The arrests in Karaj have risen to 14.", [("arrested", 14, 14)]),
        ("Students were detained in Karaj on Sunday. There were 14 of them.", [("arrested", 14, 14)]),
        ("Protesters were shot dead in Karaj on Sunday. Their number has reached 30.", [("dead", 30, 30)]),
    ],
)
def test_all_and_only_those_told_of_are_counted(text, expected):
    assert measured(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police fired one shot into the air on Sunday.",
        "At least one shot struck the wall of the school on Sunday.",
        "Two guards accidentally shot themselves on Sunday in Karaj.",
        "The shooting on Sunday left three dogs dead.",
        "Every year hundreds of people are killed by police in such raids.",
        "People are often beaten and jailed for years in Karaj.",
        "Friends rally around the family of the teacher in Karaj.",
        "Fourteen people are held in Karaj prison.",
    ],
)
def test_what_befalls_nobody_goes_on_or_is_a_state_is_not_told(text):
    assert counts(text) == []


def test_a_private_killing_is_no_execution():
    assert counts("A teenage boy executed his girlfriend in Karaj on Sunday.") == [("assault-targeted", "dead", 1, 1)]
    assert counts("Authorities executed two men in Karaj on Sunday.") == [("execution.judicial", "executed", 2, 2)]


def test_police_who_only_look_into_a_killing_did_not_do_it():
    assert counts("A boy was shot dead in Karaj on Sunday, police said. Police are asking for witnesses.")[0][0] == "assault-firearms"
    assert counts("A boy was shot dead in Karaj on Sunday. Officers had opened fire on his car.")[0][0] == "killing.extrajudicial"


# --- one event told again ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A boy was shot on Sunday in Karaj. He was pronounced dead on Tuesday.",
        "A man was held in the shooting death of a 16-year-old boy in Karaj. He was wanted in the death of Ali Tamrini, who was shot on Sunday. "
        "The teenage victim died in a hospital.",
        "Four people were shot in Karaj on Sunday. Sina Tamrini died of his injuries. An autopsy is being done on the man who was killed.",
        "Two men died in a shooting in Karaj on Sunday. Sina Tamrini, 25, died of a wound to the chest.",
        "At least two people are dead after a shooting in Karaj on Sunday. The two died at the scene.",
    ],
)
def test_nobody_dies_twice(text):
    assert len([row for row in measured(text) if row[0] == "dead"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Four women were shot in the market in Karaj on Sunday. One woman was shot in the chest.",
        "Three people were injured in a blast in Karaj on Sunday. The third person injured was a shopkeeper.",
        "A bomb went off in a market in Karaj on Sunday. The bomb went off at noon near the gate.",
        "Shots were fired in Karaj on Sunday, leaving two teens dead. The two were shot after a fight.",
        "Two teachers were arrested in Karaj on Sunday. The two are still held in Qom.",
    ],
)
def test_what_is_told_again_is_one_event(text):
    (one,) = told(text)
    assert one.when is not None
    assert one.when.earliest == SUNDAY
    assert [place.name for place in one.where] == ["Karaj"]


def test_one_with_a_day_and_place_of_his_own_is_not_of_the_count():
    assert measured("Two men died in a shooting in Karaj on Sunday. Reza Tamrini was killed in Qom on Monday.") == [("dead", 2, 2), ("dead", 1, 1)]


def test_names_told_before_a_toll_are_no_event():
    named = "Two men were shot dead in Karaj on Sunday. They were identified as Ali Tamrini and Reza Tamrini."
    text = f"{named} The death toll in the shooting rose to three."
    assert measured(text) == [("dead", 2, 2), ("dead", 3, 3)]


def test_the_gunman_is_not_his_victim():
    text = "A guard was shot in Karaj on Sunday. The gunman was killed by police."
    assert measured(text) == [("persons", 1, 1), ("dead", 1, 1)]


# --- day and place -----------------------------------------------------------------------------------------------------------------------


def test_what_had_happened_elsewhere_lends_no_place():
    text = "Three men were hanged in Karaj on Sunday. They had been arrested in Qom in 2068. A fourth man was hanged on Tuesday."
    assert [[place.name for place in c.where] for c in told(text) if c.type == "execution.judicial"] == [["Karaj"], ["Karaj"]]


def test_a_suspect_is_not_arrested_on_the_day_of_the_deed():
    arrest = next(c for c in told("A student was shot dead in Karaj on Sunday. The suspect was arrested at his home.") if c.type == "arrest")
    assert arrest.when is None or arrest.when.earliest is None


# --- pages -------------------------------------------------------------------------------------------------------------------------------


def test_pointers_to_other_stories_tell_nothing():
    text = (
        "Two men were arrested in Karaj on Sunday.\n\nRelated: Three students shot dead in Qom\n\nRead more\n\n"
        "Five teachers arrested in Rasht\n\nThe mayor said that four people were injured in the raid."
    )
    assert measured(text) == [("arrested", 2, 2), ("injured", 4, 4)]


def test_persian_pointers_to_other_stories_tell_nothing():
    text = "دو معلم روز یکشنبه در کرج بازداشت شدند.\n\nبیشتر بخوانید: سه دانشجو در قم کشته شدند"
    assert [(c.quantity.measure, c.quantity.low) for c in read(report(text, language="fa")) if c.quantity] == [("arrested", 2)]


def test_a_list_of_videos_tells_nothing():
    text = "1:20 Two men arrested in Karaj\n\n2:30 Three shot dead in Qom\n\n0:50 Five hurt in Rasht\n\nFour people were arrested in Qom on Sunday."
    assert measured(text) == [("arrested", 4, 4)]


def test_a_lost_blank_behind_a_full_stop_still_ends_the_sentence():
    text = "Police arrested two men in Karaj on Sunday, the mayor said.Three teachers were shot dead in Qom on Monday."
    assert measured(text) == [("arrested", 2, 2), ("dead", 3, 3)]
