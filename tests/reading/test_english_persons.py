"""What befell persons, told round about. Every sentence is constructed.

A row: the words, then what must be told as "type low-high"; "" for what must not enter a figure.
"""

# ruff: noqa: E501 - one row a sentence
from datetime import date

import pytest

from gavah.model import COUNTABLE, Report
from gavah.reading import read

ROUNDABOUT = """
The caller said that the sentence had been carried out. Thus we know that Jaber, Majed and Sattar Tamrini are no longer alive.|execution.judicial 3-3
In the week behind us seven men have gone from this unit to the gallows.|execution.judicial 7-7
The rope took two more on Sunday in Qom.|execution.judicial 2-2
Seven were hanged in Karaj on Wednesday. Six more met the same end in Shiraz the next day.|execution.judicial 7-7; execution.judicial 6-6
On Friday at four in the morning Karim Tamrini died on the floor of ward 5 of Lakan prison.|killing.in-custody 1-1
"""
TAKEN = """
Kamran Tamrini was pulled into a white Peugeot in Gonbad-e Kavus on 3 May and nobody has seen him since.|arrest 1-1
On 4 May the lawyer Mina Tamrini walked into the prosecutor's office in Ilam and did not walk out.|arrest 1-1
The sisters Sahar and Nasrin Tamrini were called to the police station in Khash on 19 May, and nobody saw them leave it.|arrest 2-2
On Saturday police came in four vans and detained whoever wore a white scarf - 31 people, by our count.|arrest 31-31
Agents searched seven homes in Semnan on Sunday morning and left with three of the residents.|arrest 3-3
Agents came at noon. In Shiraz four women were put into cars with covered plates on Sunday; in Yazd, a married couple.|arrest 4-4; arrest 2-2
Two students were carried off by plain-clothes men at the gate of a school in Bukan on Sunday.|arrest 2-2
Police cleared the road at dusk and by night they were holding ten workers.|arrest 10-10
The most recent are two photographers, seized in Hamadan on 27 May while covering a funeral.|arrest 2-2
"""
FREED = """
Police took away four musicians on Saturday. The musicians were home the next day.|release 4-4
Nine of us were detained on Thursday. By Sunday night all but one of the nine were free.|release 8-8
Agents carried off six students in Bukan. Three days later the students were back with their families.|release 6-6
The cartoonist Nima Tamrini left Evin on Thursday after serving his full term of three years.|release 1-1
On Tuesday the gates of Evin opened for eleven women.|release 11-11
Yesterday four fishermen stepped ashore here, free men, after 98 days in the hands of pirates.|release 4-4
Police arrested 26 people on Sunday. Eighteen of them were let out on Monday.|release 18-18
"""
COURTS = """
Sentences of death: one, in Kerman, against a labourer accused of killing a policeman.|sentence.death 1-1
The court's week. Prison: four members of a choir in Rasht, between six months and two years.|sentence.prison 4-4
Verdicts of the week. Lashes: a baker in Qom, 74, for drinking.|sentence.flogging 1-1
The court in Tehran has sentenced the writer Sara Tamrini to five years, the teacher Omid Tamrini to three years and Leila Tamrini to one.|sentence.prison 3-3
The court gave Sara Tamrini four years, Mina Tamrini two years and Nima Tamrini a suspended term of ten months.|sentence.prison 3-3
A court condemned two brothers to death on Sunday and their cousin to fifteen years.|sentence.death 2-2; sentence.prison 1-1
In Ilam a single charge sheet names 46 defendants.|charge 46-46
On 12 May an appeal court in Shiraz had confirmed terms of six years each for three members of the community.|sentence.prison 3-3
"""
RIVALS = """
The governor admits to five deaths at the protests. The Tamrin Monitor stands at 28. A network of doctors arrives at "at least 41".|protest.lethal 5-5; protest.lethal 28-28; protest.lethal 41-None
How many died in the clashes in Ilam on Friday? The police chief concedes three. The hospital counted nine bodies.|assault-firearms 3-3; assault-firearms 9-9
Lawyers count 60 arrests in Tabriz on Sunday, the prosecutor 22.|arrest 60-60; arrest 22-22
How many colleagues have been arrested? Of those I know by name, twenty-three: fifteen in Mashhad, eight in Gorgan.|arrest 23-23; arrest 15-15; arrest 8-8
"""
MORE = """
Branch 2 in Rasht sentenced Sara Tamrini to three years in prison. The committee has recorded 88 such verdicts since March.|sentence.prison 1-1; sentence.prison 88-88
The government freed 103 prisoners on Monday. The forum has been able to confirm only 41 of those releases.|release 103-103; release 41-41
Eleven were wounded at the protest in Ahvaz on Friday. A colleague in Abadan speaks of at least twenty more at his clinic.|protest.dispersal 11-11; protest.dispersal 20-None
They took a nurse away on Tuesday, and with her a boy who had just been bandaged.|arrest 2-2
Troops shelled the town. Our register of the missing in Khoy now runs to 146 names.|disappearance 146-146
Rebels claim to have killed 21 officers in the attack for the loss of four of their own men.|assault-targeted 4-4
In Bukan a student came out of the barracks on Monday with both kneecaps smashed.|torture 1-1
Fifty-two prisoners were driven across the border on Saturday.|release 52-52
Police made arrests in Brest, where 23 were held, and elsewhere.|arrest 23-23
"""
VICTIMS = """
Three martyrs: Mina Tamrini, 20, shot in Bukan on Saturday; Arash Tamrini, 31, run over in Amol; and Laleh Tamrini, beaten to death in Shiraz.|assault-firearms 1-1; assault 1-1; assault-primitive 1-1
Executed on Wednesday in Ghezel Hesar: Hamid Tamrini, 34; Reza Tamrini, 41; Jamshid Tamrini, 29.|execution.judicial 3-3
Arrested this week: Sara Tamrini, in Tehran on Sunday; Nima and Kian Tamrini, in Karaj on Monday.|arrest 1-1; arrest 2-2
"""
NOTHING = """
The lost colours of Rasht: a painter remembers.|
Prison: a history of the walls, in three volumes.|
Agents carried off phones and laptops.|
Talk of a dozen dead in the clash, the governor said, was pure invention.|
Some of the guests are free again at noon.|
Admission is free; doors open at nine.|
The team was home by Thursday evening after four days of travel.|
Two tourists were put into a taxi to the hospital after a fall.|
The Supreme Court quashed the death sentences of two men from Zabol.|
The king is no longer alive, the old song says.|
"""
ROWS = [
    pytest.param(*row.split("|"), id=row[:50])
    for t in (ROUNDABOUT, TAKEN, FREED, COURTS, RIVALS, MORE, VICTIMS, NOTHING)
    for row in t.strip().split("\n")
]


def _entering(text: str) -> list[str]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 6, 1))
    found = [c for c in read(report) if c.kind != "statement" and c.polarity == "affirmed" and c.modality in COUNTABLE]
    return [f"{c.type} {c.quantity.low}-{c.quantity.high}" if c.quantity else c.type for c in found]


@pytest.mark.parametrize(("text", "row"), ROWS)
def test_what_befell_persons_is_read_without_its_verb(text, row):
    found = _entering(text)
    wanted = [part for part in row.split("; ") if part]
    assert all(part in found for part in wanted), found
    assert wanted or not found


def test_a_day_behind_by_is_the_day_of_the_release():
    text = "Police arrested nine in Yasuj on Monday. All nine were home by Thursday evening."
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 6, 6))
    days = [c.when.earliest for c in read(report) if c.type == "release" and c.when]
    assert days == [date(2071, 6, 4)]
