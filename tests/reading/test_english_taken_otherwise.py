"""Who is taken, sentenced or freed by words that mean it only in a report of such things, and who "all" and "they" are. Every text is constructed."""

# ruff: noqa: E501 - one row a text
from datetime import date

import pytest

from gavah.model import COUNTABLE, Claim, Report
from gavah.reading import read

TOLD = """
He was himself detained on 3 June.|arrested 1
On 3 June she herself was arrested at the gate. Her husband has himself been sentenced to two years in prison.|arrested 1; sentenced 1
Police raided a flat in Varamin where eight students were meeting. All of them were taken away.|arrested 8
Eight students were meeting in a flat. All were arrested on Monday.|arrested 8
Six miners spoke at the gate. The whole group was arrested.|arrested 6
Six miners spoke at the gate. Every one of them was arrested.|arrested 6
Officers burst into a flat where fourteen believers were singing; all were taken away, and ten of them were let out before midnight.|arrested 14; released 10
Three students held up a sheet. They and a friend were arrested.|arrested 4
Two women sat down; they and a nephew who was filming were put in a minibus, driven to the station and set free after sunset.|arrested 3; released 3
Nine teachers were arrested in May. On Monday a couple and their lodger were seized in Sari.|arrested 3
Nine teachers were arrested in May. On Sunday Peyman Tamrini was picked up in Rasht.|arrested 1
The police are nervous. About a hundred were driven off in buses.|arrested 90
They watched the leaflets. Sara Tamrini was caught on Sunday in Karaj.|arrested 1
A doctor was called out of the theatre in Rasht on 23 May and has been in the custody of the Guards ever since.|arrested 1
The appeals court in Tehran has confirmed his ten years.|sentenced 1
The trial is over. Two of our colleagues have been given four years each.|sentenced 2
The licences of thirteen lawyers in Gilan were revoked on 2 June.|persons 13
Sixty members of religious orders have been driven out of the country this year.|persons 60
The police station in Fardis was set on fire on Friday.|sites 1
A couple were arrested in Sari.|arrested 2
Navid Tamrini Jr., 36, was arrested on Monday.|arrested 1
Ali Tamrini Sr. (36) and Reza Tamrini, 22, were arrested on Monday.|arrested 2
Ten students, after signing a pledge, were released on Sunday.|released 10
Nine of the students, once their parents had come, were freed on Sunday.|released 9
He said his son had been missing since 2 June.|missing 1
His brother was arrested. Sara Tamrini has not been seen since 3 June.|missing 1
The prisons are full. At the gates our volunteers counted 319 people coming out by Thursday.|released 319
The group put its losses at three.|dead 3
On Sunday police dragged Peyman Tamrini and four others out of the canteen in Ahvaz; the four are back.|arrested 5; released 4
The office received information on 19 deaths in custody, six of which occurred in Zahedan.|dead 6
Gatherings took place in seven towns on 1 June and in twelve on 2 June.|sites 7; sites 12
Death sentences issued or confirmed: 22, including six political prisoners.|sentenced 22
Protest actions: 418 in 97 towns.|sites 97
In April we documented 80 executions. In March we had documented 52. For February our number was 47.|executed 80; executed 52; executed 47
"""
NOTHING = """
We had a good trip. The children were home by Sunday.
The match was lost. The players were caught in the rain on Sunday.
The court met. Two were given three months to reply.
The guests were picked up at the station on Sunday.
He was seized with fear on Monday.
The factory was wrecked by a storm on Monday.
In May 45 letters came. In June we published 12 reports.
We were back by noon on Sunday.
The crowds were large. We counted 300 people coming out of the stadium on Sunday.
The police were there. The girls looked at themselves in the glass on Sunday.
"""


def claims(text: str) -> list[Claim]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 6, 8))
    return [c for c in read(report) if c.kind in ("event", "total") and c.polarity == "affirmed" and c.modality in COUNTABLE]


@pytest.mark.parametrize(("text", "wanted"), [line.split("|") for line in TOLD.strip().splitlines()])
def test_they_are_counted(text: str, wanted: str) -> None:
    found = [f"{c.quantity.measure} {c.quantity.low}" for c in claims(text) if c.quantity is not None]
    assert set(wanted.split("; ")) <= set(found)


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_the_same_words_of_something_else_tell_nothing(text: str) -> None:
    assert claims(text) == []
