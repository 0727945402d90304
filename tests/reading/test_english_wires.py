"""Wires, blogs, situation reports and notes in English: deaths told by their consequence, rivals, tables in words. All constructed."""

from datetime import date

import pytest

import gavah

SAID = "2071-10-09"


def told(text: str) -> set[str]:
    """The claims that may enter a figure, as "measure low high"; an event without a number as "type"."""
    read = gavah.read(gavah.report(text, lang="en", published=SAID, source="Tamrin Wire"))
    sure = [c for c in read if c.kind != "statement" and c.polarity == "affirmed" and c.modality in ("asserted", "alleged", "suspected")]
    return {f"{c.quantity.measure} {c.quantity.low} {c.quantity.high or '+'}" if c.quantity else c.type for c in sure}


TOLD = [
    ("Two rockets hit the yard of the barracks. Five of the conscripts did not make it.", "dead 5 5"),
    ("Soldiers fired on the crowd in Bukan; two brothers bled to death on the steps of the bank.", "dead 2 2"),
    ("He was shot at the bridge on Monday and came home in a coffin.", "dead 1 1"),
    ("Eleven of the wounded were dead on arrival after the bombing in Khash.", "dead 11 11"),
    ("Gunmen sprayed the bus, and 14 of the 20 pilgrims on board were dead when help came.", "dead 14 14"),
    ("The army says it cut down 22 fighters near Piranshahr.", "dead 22 22"),
    ("Overnight strikes on the port claimed four dock workers.", "dead 4 4"),
    ("The rebels put their own losses at six in the battle.", "dead 6 6"),
    ("Militants slit the throats of seven villagers.", "dead 7 7"),
    ("The crew of the tank were burned alive; three policemen were blown to pieces by the mine.", "dead 3 3"),
    ("Five navy men were torn apart when a bomb went off.", "dead 5 5"),
    ("A car packed with dynamite exploded outside a bank in Sari on Monday.", "assault-explosives"),
    ("Shells landed near the hospital in Baneh on Tuesday.", "assault-heavy-weapons"),
    ("A grenade blew the hand off a clerk in Yazd.", "injured 1 1"),
    ("Six marchers were nursing wounds after the police fired.", "injured 6 6"),
    ("The clash sent 16 people to hospital in Qom.", "injured 16 16"),
    ("Police fired tear gas to break up a rally, wounding nine.", "injured 9 9"),
    ("They took my brother from the bakery on Monday.", "arrested 1 1"),
    ("Six students were last seen being bundled into a van in Rasht.", "arrested 6 6"),
    ("Border guards turned back 44 asylum seekers.", "persons 44 44"),
    ("Bandits made off with 12 girls.", "persons 12 12"),
    ("Two brothers aged nine and eleven were killed by a shell.", "dead 2 2"),
    ("The editor, gunned down outside his home on Monday, was buried the next day.", "dead 1 1"),
    ("The cartel left a note beside the five policemen it had hanged.", "executed 5 5"),
    ("Nine soldiers, two gendarmes killed in ambush", "dead 11 11"),
]


@pytest.mark.parametrize(("text", "claim"), TOLD)
def test_it_is_told(text, claim):
    assert claim in told(text) or (claim == "executed 5 5" and "dead 5 5" in told(text))


SEVERAL = [
    ("The blast left three guards dead and wounded half a dozen more.", {"dead 3 3", "injured 6 6"}),
    ("Rebels killed 12 soldiers in Marivan on Monday. The army says five.", {"dead 12 12", "dead 5 5"}),
    ("Thirty men were murdered in the province this year. In the whole of last year it was seven.", {"dead 30 30", "dead 7 7"}),
    ("Police rounded up 94 men on Friday, which takes the total to 8,300.", {"arrested 94 94", "arrested 8300 8300"}),
    ("Arrests 38, fatalities 2, injuries 14.", {"arrested 38 38", "dead 2 2", "injured 14 14"}),
    ("Monitors registered 57 cases of torture, 31 of arbitrary detention and 12 of abduction.", {"persons 57 57", "arrested 31 31", "persons 12 12"}),
]


@pytest.mark.parametrize(("text", "claims"), SEVERAL)
def test_each_count_is_told(text, claims):
    assert claims <= told(text)


NOTHING = [
    "The team did not make it to the final.",
    "They took my brother to hospital.",
    "They took my brother's phone.",
    "They came for my brother but he was not home.",
    "The rebels seized the town on Monday.",
    "The shooting left three dogs dead.",
    "The novel was cut to pieces by the critics.",
    "The striker made it in the end.",
    "The minister denied that the toll had reached 12.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_befalls_nobody_is_not_told(text):
    assert not told(text)


def when(text: str) -> tuple[date | None, list[str]]:
    claim = next(c for c in gavah.read(gavah.report(text, lang="en", published=SAID, source="Tamrin Wire")) if c.quantity)
    return (claim.when.earliest if claim.when else None), [p.name for p in claim.where]


def test_a_dateline_without_its_year_is_the_day_of_today():
    assert when("LIMA, 6 OCT (TAMRIN) -- GUNMEN KILLED TWO JUDGES TODAY.")[0] == date(2071, 10, 6)
    assert when("LIMA, 3 JAN (TAMRIN) -- GUNMEN KILLED TWO JUDGES TODAY.")[0] == date(2071, 10, 9)


def test_each_line_of_a_chronicle_keeps_its_day():
    text = "1 October 2071 – Police arrested two pupils in Arak.\n3 October 2071 – A quiet day in Tabriz. By dusk 37 men had been arrested."
    read = gavah.read(gavah.report(text, lang="en", published=SAID, source="Tamrin Wire"))
    assert {(c.quantity.low, c.when.earliest) for c in read if c.quantity and c.when} == {(2, date(2071, 10, 1)), (37, date(2071, 10, 3))}


def test_the_only_town_of_a_short_note_is_where_it_happened():
    assert when("The hospital in Karaj received 17 gunshot victims.")[1] == ["Karaj"]
    assert when("A man from Karaj was shot dead.")[1] != ["Karaj"]


@pytest.mark.parametrize(
    ("text", "type_", "quantity"),
    [
        ("Rebels carried out an attack against the oil pipeline on Monday.", "attack.site", ("events", 1)),
        ("Rebels carried out attacks on army posts in Mahabad on Monday.", "attack.site", None),
        ("The rebels carried out their sixth attack this year on the pipeline.", "attack.site", ("events", 1)),
        ("Rebels launched an attack on the mayor in Mahabad.", "assault", ("events", 1)),
    ],
)
def test_an_attack_told_by_a_noun_is_on_a_site_or_on_persons(text, type_, quantity):
    (claim,) = gavah.read(gavah.report(text, lang="en", published=SAID))
    assert claim.type == type_
    assert (claim.quantity and (claim.quantity.measure, claim.quantity.low)) == quantity


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Security forces arrested a Swedish citizen in Tehran on Monday.", "Tehran"),
        ("Two citizens in Sanandaj were beaten by the police.", "Sanandaj"),
        ("A citizen of Sanandaj was arrested in Tehran.", "Tehran"),
    ],
)
def test_a_citizen_seized_in_a_town_was_seized_there(text, place):
    (claim,) = gavah.read(gavah.report(text, lang="en", published=SAID))
    assert [w.name for w in claim.where] == [place]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Amir Tamrini was shot at 2am local time (0100 UTC) on Friday by a prisoner.", "2071-10-09"),
        ("Amir Tamrini was shot at noon on Friday.", "2071-10-09"),
        (
            "Amir Tamrini was shot at the Rasht custody centre at roughly 2am local time (0100 UTC) on Friday by a man, suspected to be a guard.",
            "2071-10-09",
        ),
    ],
)
def test_shot_at_an_hour_is_shot_then_whoever_is_suspected(text, day):
    (claim,) = gavah.read(gavah.report(text, lang="en", published=SAID))
    assert (claim.modality, str(claim.when.earliest), str(claim.when.latest)) == ("asserted", day, day)


@pytest.mark.parametrize(
    "text",
    [
        "The centre obtained the messages between the governor and eleven others and released them publicly.",
        "Police were shot at by gunmen.",
    ],
)
def test_messages_made_public_and_shots_at_some_free_and_hit_nobody(text):
    assert not [c for c in gavah.read(gavah.report(text, lang="en", published=SAID)) if c.quantity]
