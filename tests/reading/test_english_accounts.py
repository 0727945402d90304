"""Who is counted and how often: rival accounts, one more victim, appositions, notes, idioms of repression. Every sentence is constructed."""

from datetime import date

import pytest

from gavah.model import Report
from gavah.reading import read


def told(text: str, language: str = "en") -> list[str]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language=language, published=date(2071, 11, 22))
    out = []
    for claim in read(report):
        q = claim.quantity
        counted = f"{q.measure} {q.low}-{'' if q.high is None else q.high}" if q else "-"
        out.append(f"{claim.kind} {claim.type} {counted}")
    return out


PERSONS = {
    "A man suspected to have supplied the gun was arrested in Yazd.": ["event arrest arrested 1-1"],
    "A man accused of killing two guards was hanged in Yazd.": ["event assault dead 2-2", "event execution.judicial executed 1-1"],
    "Sara Tamrini, 45, a former nurse, was arrested in Yazd.": ["event arrest arrested 1-1"],
    "Reza Tamrini, the son-in-law of General Davud Moshqi, head of the guard, was wounded in an attack in Yazd.": ["event assault injured 1-1"],
    "Gunmen shot dead police sergeant Reza Tamrini in Yazd.": ["event assault-firearms dead 1-1"],
    "His bodyguard and driver were killed by gunmen in Yazd.": ["event assault-firearms dead 2-2"],
    "Poet, teacher and painter Sara Tamrini was arrested in Yazd.": ["event arrest arrested 1-1"],
    "Sara Tamrini (19), Reza Tamrini (22) and Mina Tamrini (31) were arrested in Yazd.": ["event arrest arrested 3-3"],
    "Sara Tamrini, 19, Reza Tamrini, 22, and Mina Tamrini, 31, were arrested in Yazd.": ["event arrest arrested 3-3"],
    "On the estates, 50 guards and five women were arrested.": ["event arrest arrested 55-55"],
    "Police arrested 12 members of the Yazd and Qom unions.": ["event arrest arrested 12-12"],
    "Hundreds of teachers and unionists were arrested in Yazd.": ["event arrest arrested 200-999"],
    "The clash ended with two rebels being killed in Yazd.": ["event assault-targeted dead 2-2"],
    "Three members of the gang called the Owls were arrested in Yazd.": ["event arrest arrested 3-3"],
    "Ten others who used to frequent the farm were arrested.": ["event arrest arrested 10-10"],
    "She was killed by a sniper shot to the heart in Yazd.": ["event assault-firearms dead 1-1"],
    "Mother of two, killed by direct gunfire in Yazd.": ["event assault-firearms dead 1-1"],
    "Died of gunshot wounds in Yazd.": ["event assault-firearms dead 1-1"],
    "He was shot at the Yazd checkpoint by a guard.": ["event assault-firearms persons 1-1"],
    "Two men were hanged on October 3. In Kerman, a third was hanged the following day.": [
        "event execution.judicial executed 2-2",
        "event execution.judicial executed 1-1",
    ],
    "People wept over the death by gunfire of Reza Tamrini, a teacher who was killed in Yazd.": ["event assault-firearms dead 1-1"],
    "Police arrested a 36-year-old man in Qom. Police arrested a 66-year-old man in Qom.": ["event arrest arrested 1-1"] * 2,
    "Police arrested a man in Qom. They have since arrested a second man.": ["event arrest arrested 1-1"] * 2,
    "Reza Tamrini was arrested in Qom. Mina Tamrini was arrested as well.": ["event arrest arrested 1-1"] * 2,
}


@pytest.mark.parametrize(("text", "expected"), PERSONS.items())
def test_the_persons_told_of_are_counted_once(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_two_ages_are_two_persons_in_persian_too() -> None:
    text = "یک مرد ۳۶ ساله در قم بازداشت شد. یک مرد ۶۶ ساله در قم بازداشت شد."
    assert told(text, "fa") == ["event arrest arrested 1-1"] * 2


RIVALS = {
    "The police say 14 people were arrested in Tabriz on October 6. The bulletin puts the number at 31.": "event arrest arrested 31-31",
    "Police said six were arrested in Qom; residents put it at nine.": "event arrest arrested 9-9",
    "The chief put the number of injured officers at seven after Monday's riot.": "event riot injured 7-7",
}


@pytest.mark.parametrize(("text", "expected"), RIVALS.items())
def test_a_second_account_of_a_number_takes_its_event_from_the_first(text: str, expected: str) -> None:
    assert expected in told(text)


IDIOMS = {
    "The crackdown cost 12 lives in Qom.": "event protest.lethal dead 12-12",
    "Twelve lay dead in the streets of Qom after the shooting.": "event assault-firearms dead 12-12",
    "The driver was shot and was later pronounced dead in Qom.": "event assault-firearms dead 1-1",
    "Agents bundled a student into a van in Qom.": "event arrest arrested 1-1",
    "A nurse was taken by plainclothes agents in Qom.": "event arrest arrested 1-1",
    "The rebels held 20 diplomats hostage.": "event disappearance persons 20-20",
    "The judge gave two teachers five years.": "event sentence.prison sentenced 2-2",
    "The court sent five to prison for three years each.": "event sentence.prison sentenced 5-5",
    "Hundreds poured into the streets of Qom.": "event protest.demo participants 200-999",
    "About 200 workers held a protest in Qom.": "event protest.demo participants 180-220",
    "Four million people took part in the protests.": "event protest.demo participants 4000000-4000000",
    "Nearly 100 farmers blocked the road to Qom.": "event protest.obstruct participants 90-100",
    "Ten inmates sewed their lips shut.": "event protest.hunger participants 10-10",
    "Three inmates have not eaten since October 1.": "event protest.hunger participants 3-3",
    "Forty inmates have refused food since October 1.": "event protest.hunger participants 40-40",
    "A grenade was thrown at the base in Qom.": "event attack.site sites 1-1",
    "The police station in Qom was set on fire.": "event attack.site sites 1-1",
    "Two power pylons were sabotaged in Qom.": "event attack.site sites 2-2",
    "Banners were hung in nine streets of Qom on October 8.": "event display sites 9-9",
    "Slogans appeared on walls in six districts of Qom.": "total display sites 6-6",
    "The internet went dark in Qom on Monday.": "event internet-cut -",
    "Mobile internet was down in Qom for 12 hours.": "event internet-cut hours 12-12",
    "Arrests were made in Qom on Monday.": "event arrest -",
    "Guards shot at a van near Qom on Friday.": "event assault-firearms -",
}


@pytest.mark.parametrize(("text", "expected"), IDIOMS.items())
def test_an_idiom_tells_its_event(text: str, expected: str) -> None:
    assert expected in told(text)


NOTHING = [
    "The champions were beaten 3-0 in Tabriz on Friday.",
    "The team was beaten by its rivals in the final.",
    "He took a veiled shot at the minister.",
    "It's a long shot I'll grant you.",
    "It amounted to using a tank to kill a flea.",
    "They opened the shop and fired the cook.",
    "The road was suddenly blocked by snow.",
    "The candidate held a rally in Qom. The campaign, the election and the candidates were in the papers.",
    "After his release from hospital the minister spoke.",
    "Executions are carried out at dawn.",
    "She joined the company in May.",
    "The police found 12 cars in the lot.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_it_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_what_is_said_to_be_imminent_has_not_come() -> None:
    assert told("His capture was imminent.") == ["statement arrest arrested 1-1"]


def test_a_protest_elsewhere_is_a_rally_abroad_only_where_it_is_held_for_the_country() -> None:
    assert told("Iran was blamed. Protests were held in Baghdad on Monday.") == ["event protest.demo -"]
    assert told("Iranians held a rally in Paris on Monday against executions in Iran.") == ["event rally-abroad events 1-1"]
    assert told("ایرانیان در برلین تجمع کردند.", "fa") == ["event rally-abroad -"]
