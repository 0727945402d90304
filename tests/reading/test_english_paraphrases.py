"""Counted events told round about: words that tell what befell those whom their clause counts, ledgers, crowds. Every sentence is constructed."""

from datetime import date

import pytest

from gavah.model import Report
from gavah.reading import read

DAY = date(2071, 6, 1)


def told(text: str) -> list[str]:
    """The claims with a measure of `text`: "arrested 12-12"; those that did not happen with their standing before."""
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=DAY)
    rows = [(c.kind, c.type, c.quantity) for c in read(report) if c.quantity is not None and c.quantity.measure]
    return [f"{'statement ' if kind == 'statement' else ''}{type_} {q.measure} {q.low}-{'' if q.high is None else q.high}" for kind, type_, q in rows]


BEFELL = {
    # executions
    "Two brothers mounted the scaffold on Sunday in Khorramabad.": "execution.judicial executed 2-2",
    "The gallows of Tamrin Prison claimed seven lives on Wednesday.": "execution.judicial executed 7-7",
    "The state killed nine prisoners by hanging on Wednesday.": "execution.judicial executed 9-9",
    "Four lives ended on the gallows in Sanandaj on Sunday.": "execution.judicial executed 4-4",
    "The prison in Urmia put eight more men under the rope this week.": "execution.judicial executed 8-8",
    "Ten nooses were used on Wednesday in Tamrin Prison.": "execution.judicial executed 10-10",
    "The judiciary announced that the retribution sentence of three convicts had been enforced.": "execution.judicial executed 3-3",
    # arrests
    "Twelve people were handed over to the judiciary after the protest in Rasht.": "arrest arrested 12-12",
    "The police cells filled with 60 students on Tuesday night.": "arrest arrested 60-60",
    "Nine men, picked up on Monday, have no contact with their families.": "arrest arrested 9-9",
    "Seven miners had their hands tied and were driven off in a police bus.": "arrest arrested 7-7",
    "A further 13 were caught in the dragnet on Wednesday.": "arrest arrested 13-13",
    "Among the 14 seized were two lawyers.": "arrest arrested 14-14",
    "The forces' catch on Monday: 24 young men.": "arrest arrested 24-24",
    "They came at night and took four.": "arrest arrested 4-4",
    # deaths and wounds
    "Soldiers shot eleven, all of whom died.": "assault-firearms dead 11-11",
    "The clash with the Guards proved fatal for five villagers.": "assault-firearms dead 5-5",
    "Nine suffered burns in the attack on the dormitory.": "assault injured 9-9",
    "Seven students had bones broken by the batons of the Basij.": "beating injured 7-7",
    "Another six carry pellets in their bodies.": "assault-firearms injured 6-6",
    "Forty needed medical help after the tear gas in Rasht.": "assault injured 40-40",
    # releases
    "Nine of the detained have been let go.": "release released 9-9",
    "Fifteen were sent home after questioning.": "release released 15-15",
    "A pardon opened the cell doors to two lawyers.": "release released 2-2",
    "Nine left Tamrin prison on Sunday.": "release released 9-9",
    "The release on bail of eleven workers was announced by their lawyer.": "release released 11-11",
    # sentences and charges
    "The court found six guilty of propaganda.": "sentence.prison sentenced 6-6",
    "Sixteen sentences were issued in a single session.": "sentence.prison sentenced 16-16",
    "Three nurses were punished with a year's exile in Zabol.": "sentence.prison sentenced 3-3",
    "Prosecutors in Shiraz accuse 13 of belonging to a banned group.": "charge charged 13-13",
    "Blasphemy is the charge against five bloggers.": "charge charged 5-5",
    "Accused of acting against national security: seven teachers.": "charge charged 7-7",
    # people who have vanished, torture, expulsions
    "The fate of 15 detainees is not known.": "disappearance missing 15-15",
    "Fourteen were moved to an undisclosed place.": "disappearance missing 14-14",
    "The list of the disappeared holds 20 names.": "disappearance missing 20-20",
    "Still untraced: six.": "disappearance missing 6-6",
    "Nine told their lawyers of beatings in the interrogation room.": "torture persons 9-9",
    "Agents put three students through torture in a safe house.": "torture persons 3-3",
    "Dismissal notices went to five members of the faculty.": "sanction-expel persons 5-5",
    "Expelled: 9.": "sanction-expel persons 9-9",
    "The sweep through the dormitories yielded 15.": "arrest arrested 15-15",
    "Twelve were driven to the barracks of the Guards.": "arrest arrested 12-12",
    "The soles of six prisoners were beaten bloody.": "torture persons 6-6",
    "Seven teachers must answer for assembly and collusion before Branch 3.": "charge charged 7-7",
    "Two years behind bars: that is the verdict on two poets.": "sentence.prison sentenced 2-2",
    # crowds and places
    "Police faced 90 protesters in Rasht.": "protest.demo participants 90-90",
    "Seven hundred came to the grave on the fortieth day, shouting slogans.": "protest.demo participants 700-700",
    "The crowd, which police put at 220, was broken up with tear gas.": "protest.demo participants 220-220",
    "Fifty-five of the miners refused to go down and gathered at the gate.": "protest.strike participants 55-55",
    "Eleven cities joined the protests.": "protest.demo sites 11-11",
    "Seals were placed on four restaurants over the hijab rules.": "coerce-restrict sites 4-4",
    "Eight homes of the converts were searched and computers carried off by agents.": "attack.site sites 8-8",
}


@pytest.mark.parametrize(("text", "expected"), BEFELL.items())
def test_a_counted_event_told_round_about_is_read(text: str, expected: str) -> None:
    assert expected in told(text)


NOTHING = [
    "Four workers fell from a scaffold in Karaj on Monday.",
    "Three players were carried off with broken ribs after the match in Tabriz.",
    "Five climbers were lost on the mountain without a trace after the avalanche.",
    "Two hikers have not been heard from since the storm.",
    "The coach's contract was ended and four players were suspended for two matches.",
    "Twelve students graduated and returned home on Thursday.",
    "Six tourists were treated in hospital for food poisoning.",
    "A bus crash sent 23 people to hospital in Izeh.",
    "Article 12 of the law provides prison terms for members of banned groups.",
    "Three lawyers said the charges were baseless.",
    "Two convicts were spared the gallows after the family forgave them.",
    "Ten police officers guarded the court on Monday while the verdict was read.",
    "The film tells of five brothers who go to the gallows.",
    "Hundreds of fans chanted in the stadium.",
    "Thirty lawmakers signed a letter demanding a debate.",
    "Snow closed 12 schools in Ardabil.",
    "Eight envelopes were sealed and sent to the ministry.",
    "Robbers broke into three shops in Qom.",
    "The fate of three bills is not known.",
    "Nine years in prison have not broken him.",
    "Four doctors of the hospital in Rasht treated patients after the shooting.",
    "Six months after the verdict, the lawyer of two of them wrote a book.",
    "Twelve of the ministers asked for the release of those in custody.",
    "Two brothers buried their father on Monday.",
    "Six climbers went up on the rope with a guide.",
    "Four boys slept in their own beds again after the holiday camp.",
    "Six recruits were driven to the barracks for their training.",
    "Nine athletes learned their verdicts from the jury of the festival.",
    "Five coffins for the crash victims arrived in Yasuj.",
    "Agents came to the bank. Four computers were taken.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_sport_accidents_law_and_figures_of_speech_tell_nothing(text: str) -> None:
    assert [row for row in told(text) if not row.startswith("statement ")] == []


def test_a_number_that_names_a_thing_or_a_term_counts_nobody() -> None:
    assert told("Troopers of Post 8 were called to a fatal shooting in Shiraz.") == told("Troopers were called to a fatal shooting in Shiraz.")
    assert not any("12-12" in row for row in told("Ward 12 is in the hands of the guards since the raid."))


def test_a_part_told_beside_its_whole_is_not_counted_again() -> None:
    assert told("Five were shot dead in Ahvaz; the archive has seen four death certificates.") == ["assault-firearms dead 5-5"]
    assert told("Twelve aides, eight of them women, got prison terms on Tuesday.") == ["sentence.prison sentenced 12-12"]


ADDED = {
    "Three men were hanged in Kerman on Monday. Two more followed on Thursday.": "execution.judicial executed 2-2",
    "Three men were hanged in Kerman on Monday. The same fate befell two in Yazd.": "execution.judicial executed 2-2",
    "Police arrested nine students in Rasht on Monday. Six more came on Tuesday.": "arrest arrested 6-6",
    "Police arrested nine students in Rasht on Monday. Tuesday brought six more.": "arrest arrested 6-6",
    "Police arrested nine students in Rasht on Monday. In Qom the number was six.": "arrest arrested 6-6",
    "Police arrested nine students in Rasht on Monday. Qom saw six.": "arrest arrested 6-6",
    "Agents came to the dormitory on Sunday. Four were taken.": "arrest arrested 4-4",
    "Agents came to the dormitory on Sunday. They left with four.": "arrest arrested 4-4",
    "Guards opened fire on the crowd in Izeh on Friday. Five did not get up again.": "protest.lethal dead 5-5",
}


@pytest.mark.parametrize(("text", "expected"), ADDED.items())
def test_what_a_short_sentence_adds_to_the_event_before_is_read(text: str, expected: str) -> None:
    assert expected in told(text)


NOT_ADDED = [
    "Police arrested nine students in Rasht. Four more buses came on Tuesday.",
    "Police arrested nine students in Rasht. Two more questions followed.",
    "Police arrested nine students in Rasht. If that is so, six more are to follow.",
]


@pytest.mark.parametrize("text", NOT_ADDED)
def test_other_things_that_follow_add_nobody(text: str) -> None:
    assert told(text) == ["arrest arrested 9-9"]
