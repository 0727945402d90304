import pytest

from bench.muc4.key import Fill, Option, Template
from bench.muc4.score import align, compare_fills, score, score_message
from bench.muc4.strings import match_date, match_number, match_place, match_string


def fill(*values, refers=None, optional=False):
    return Fill(tuple(Option(v, (refers,) if refers is not None else ()) for v in values), optional)


def template(kind="ATTACK", victim="PEASANTS", optional=False, **more):
    slots = {4: (fill(kind),), 19: (fill(victim),)} | {int(k[1:]): v for k, v in more.items()}
    return Template("CON-1", slots, optional)


@pytest.mark.parametrize(
    ("said", "asked", "credit"),
    [
        ("THE 3 PEASANTS", "PEASANTS", 1),
        ("OLD PEASANTS WHO WERE WITNESSES", "PEASANTS", 1),
        ("THE 3 PEASANTS, WHICH WAS A MISTAKE", "PEASANTS", 0.5),
        ("MEMBERS OF THE CHOIR", "CHOIR", 0.5),
        ("SOLDIERS", "PEASANTS", 0),
    ],
)
def test_strings_by_their_head(said, asked, credit):
    assert match_string(said, asked) == credit


def test_part_of_a_name_is_half_and_a_title_with_it_is_whole():
    assert match_string("FELS", "ANNA MARIA FELS", name=True) == 0.5
    assert match_string("MR FELS", "FELS", name=True) == 1
    assert match_string("ANNA BERG", "ANNA MARIA FELS", name=True) == 0


@pytest.mark.parametrize(
    ("said", "asked", "credit"),
    [
        ("26 AUG 71", "26 AUG 71", 1),
        ("26 AUG 71", "25 AUG 71 - 26 AUG 71", 0.5),
        ("25 AUG 71", "- 26 AUG 71", 0.5),
        ("- 26 AUG 71", "26 AUG 71", 0.5),
        ("- 26 AUG 71", "16 AUG 71", 0),
        ("- 26 AUG 71", "24 AUG 71 - 25 AUG 71", 0),
    ],
)
def test_dates_as_the_guidelines_give_them(said, asked, credit):
    assert match_date(said, asked) == credit


@pytest.mark.parametrize(
    ("said", "asked", "credit"),
    [
        ("RURITANIA: STRELSAU (TOWN)", "RURITANIA: ZENDA (DEPARTMENT): STRELSAU (CITY)", 1),
        ("RURITANIA", "RURITANIA: STRELSAU (CITY)", 0.5),
        ("BORDURIA: STRELSAU (CITY)", "RURITANIA: STRELSAU (CITY)", 0.5),
        ("RURITANIA: STRELSAU (CITY)", "RURITANIA: STRELSAU (CITY) - HENTZAU (CITY)", 0.5),
        ("BORDURIA", "RURITANIA", 0),
    ],
)
def test_places_by_country_and_narrowest_place(said, asked, credit):
    assert match_place(said, asked) == credit


def test_numbers_half_for_an_end_of_a_range_or_an_approximation():
    assert [match_number("7", asked) for asked in ("7", "5 - 7", "~7", "8")] == [1, 0.5, 0.5, 0]


def test_a_set_fill_with_the_wrong_reference_is_partial():
    tally = compare_fills(20, [fill("CIVILIAN", refers="CLERK")], [fill("CIVILIAN", refers="JUDGE")])
    assert (tally.correct, tally.partial) == (0, 1)


def test_attack_for_another_type_is_partial_and_the_other_way_round_is_not():
    assert compare_fills(4, [fill("BOMBING")], [fill("ATTACK")]).partial == 1
    assert compare_fills(4, [fill("ATTACK")], [fill("BOMBING")]).incorrect == 1


def test_an_optional_fill_unanswered_is_not_missing():
    tally = compare_fills(18, [fill("ANNA FELS", optional=True), fill("RUDOLF")], [])
    assert tally.missing == 1


def test_fillers_left_on_both_sides_are_incorrect_before_missing_or_spurious():
    tally = compare_fills(9, [fill("GUERRILLAS"), fill("COLUMN")], [fill("GUERRILLAS"), fill("BOYS"), fill("GIRLS")])
    assert (tally.correct, tally.incorrect, tally.spurious, tally.missing) == (1, 1, 1, 0)


def test_templates_are_paired_for_the_greatest_sum_not_in_order():
    key = [template("ATTACK", "PEASANTS", s9=(fill("GUERRILLAS"),)), template("BOMBING", "PEASANTS")]
    said = [template("ATTACK", "PEASANTS"), template("ATTACK", "PEASANTS", s9=(fill("GUERRILLAS"),))]
    assert align(key, said) == [(0, 1), (1, 0)]


def test_the_same_type_alone_pairs_nothing():
    assert align([template(victim="PEASANTS")], [template(victim="JUDGE")]) == []


def test_missing_and_spurious_templates_count_in_all_templates_only():
    found = score({"CON-1": [template(victim="PEASANTS")]}, {"CON-1": [template(victim="JUDGE")]})
    assert (found.total().missing, found.total().spurious) == (2, 2)
    assert found.total(spurious=False).spurious == 0
    assert found.total(missing=False, spurious=False).scores()["pos"] == 0


def test_an_unanswered_optional_template_is_not_missing():
    assert score_message([template(optional=True)], []).templates.missing == 0


def test_slots_that_do_not_apply_are_not_scored():
    key = Template("CON-1", {4: (fill("KIDNAPPING"),), 19: (fill("CLERK"),)}, unused=frozenset({12}))
    found = score({"CON-1": [key]}, {"CON-1": [template("KIDNAPPING", "CLERK", s12=(fill("VAN"),))]})
    assert found.total().scores()["f"] == 100
