"""The cue table of IndiaPoliceEvents on constructed sentences, and how a label is chosen from rules and margins."""

import pytest

from bench.choosing import Choice, chosen, threshold
from bench.cues import cue_table, repaired, weights


def _says(label: str, text: str) -> bool:
    return weights(cue_table("india_cues"), text).get(label, 0) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "the police fired eleven rounds near the old bridge.",
        "constables had to open fire after the crowd burned a bus.",
        "a mild lathi-charge was ordered outside the college.",
        "the crowd was dispersed with tear gas.",
        "nine teargas shells were burst at the crossing.",
        "two shopkeepers died in police firing on sunday.",
        "the crpf personnel beat up a tea seller.",
        "a reporter was manhandled by some policemen at the gate.",
        "the police were forced to use mild force.",
        "water cannons were brought and the police resorted to caning.",
        "the jawans fired in the air.",
        "a farmhand died in an encounter with the police.",
        "â€œpoliceâ€� fired at the crowd.",
    ],
)
def test_force_of_the_police_is_force(text):
    assert _says("FORCE", text)


@pytest.mark.parametrize(
    "text",
    [
        "the police force has eleven companies in the town.",
        "more men of the rapid action force were sent.",
        "the mob fired at the police outpost.",
        "gunmen opened fire at the market.",
        "the police did not open fire.",
        "the police would open fire if the crowd returned.",
        "guards are not empowered to open fire.",
        "the police and the fire brigade reached the mill.",
        "the police were equipped with tear-gas.",
        "rumours of police firing spread in the lanes.",
        "the minister used the word order twice.",
    ],
)
def test_a_noun_a_mob_a_denial_or_a_plan_is_no_force(text):
    assert not _says("FORCE", text)


def test_failing_is_of_the_police_or_of_a_government_before_violence():
    assert _says("FAIL", "the police looked the other way as shops were looted.")
    assert _says("FAIL", "he said the government had failed to control the violence.")
    assert not _says("FAIL", "the government failed to pass the budget.")
    assert not _says("FAIL", "if the police did not agree, the march would be put off.")


def test_soldiers_who_are_killed_kill_nobody():
    assert not _says("KILL", "jawans are being killed in the valley.")
    assert _says("KILL", "jawans killed a farmer in the valley.")


def test_wrongly_decoded_marks_lengthen_no_word():
    assert repaired("policeâ€™s and â€œfireâ€�") == "police's and 'fire'"


def test_rules_answer_where_a_head_is_hardly_better_and_the_head_where_it_is():
    docs, gold = list("abcdef"), set("abc")
    assert chosen(docs, gold, [3, 2, 1, -1, -2, -3], [True] * 3 + [False] * 3, alone=False) == Choice(0.0, 1.0, 0.5)
    assert chosen(docs, gold, [3, 2, 1, -1, -2, -3], [True, False] * 3, alone=False).rules == 0
    assert chosen(docs, gold, [3, 2, 1, -1, -2, -3], [True] * 3 + [False] * 3, alone=True).rules == 0


def test_a_threshold_never_parts_equal_scores():
    at, f = threshold(list("abcd"), {"a", "d"}, [1.0, 1.0, 1.0, 0.0])
    assert f == pytest.approx(2 * 2 / (4 + 2))
    assert at < 0
