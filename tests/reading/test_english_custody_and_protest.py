"""Arrests, courts, torture, protests, bans and displacement in the wordings of reports. Every sentence is constructed.

A row: the words, then what must be told as "type low-high" (type alone: no number asked); "" for what must not enter a figure.
"""

from datetime import date

import pytest

from gavah.model import COUNTABLE, Claim, Report
from gavah.reading import read

CUSTODY = """
SECURITY POLICE SEIZED 41 FOLLOWERS OF AN OUTLAWED SECT IN DAWN SWOOPS IN THE DELTA, OFFICIALS SAID.|arrest 41-41
Four union members were led off in handcuffs in Arak.|arrest 4-4
Six of the hikers were kept in overnight by police in Sanandaj.|arrest 6-6
Guards held three of the mothers for four hours in Tehran on Friday.|arrest 3-3
Police loaded 30 protesters onto buses in Yerevan on Sunday.|arrest 30-30
Mashhad: 6 lawyers taken in. Neyshabur: 2 nurses held.|arrest 6-6; arrest 2-2
Sentenced to death in Ahvaz in April, the two Arab teachers are in Sepidar.|sentence.death 2-2
Of those led off in Minsk, four were home by midnight.|release 4-4
All but three of the detainees were let go by evening in Yasuj.|release
Fifteen were detained in Rasht; two freed hours later.|arrest 15-15; release 2-2
Doctors Sara Tamrini and Omid Tamrini were expelled from the medical faculty.|sanction-expel 2-2
He was stripped, blindfolded and beaten with a hose in Zahedan.|beating 1-1
Seven women told the UN that they had been raped in custody in Isfahan.|assault-sexual 7-7
"""
COURTS = """
A court in Rasht has handed down a combined 48 years in prison to nine women.|sentence.prison 9-9
The special clerical court gave the preacher Hamid Tamrini three years.|sentence.prison 1-1
Six life terms in Ankara coup trial|sentence.prison 6-6
Three converts have been told to report to prison to begin serving sentences of ten, eight and five years.|sentence.prison 3-3
Indictments against 12 rioters are ready, the prosecutor in Karaj said.|charge 12-12
Cases have been opened against 14 shopkeepers in Bukan.|charge 14-14
The sentence of 74 lashes against the worker Davoud Tamrini was carried out on Sunday in Saveh.|torture 1-1
Forty lashes were laid on the back of the baker Saman Tamrini in Saqqez on Monday.|torture 1-1
They had broken two of his ribs in the cells to make him sign.|torture 1-1
"""
PROTEST = """
Retired teachers gathered again on Sunday in Isfahan, Ahvaz and Shush.|protest.demo
About 300 people stood in front of the pension fund in Isfahan on Sunday.|protest.demo 270-330
The teachers' gathering in front of the education office in Yasuj ended on Sunday with pepper spray and batons.|protest.demo
Pensioners' rally in Kermanshah, Sunday|protest.demo
The bazaars of Tabriz and Ardabil were on strike on Thursday.|protest.strike
The contract workers of the power company in Tehran stayed off the job for a third day today.|protest.strike
The dervish Kasra Tamrini ended his hunger strike in Shiraz on day 21.|protest.hunger 1-1
In Karaj 32 prisoners handed back their lunch on Monday to protest against the hangings.|protest.hunger 32-32
Agents sent the families away with pepper spray in Tehran on Friday.|protest.dispersal
The crowd was driven off with tear gas in Mahabad on Tuesday.|protest.dispersal
"""
BANS = """
Etedal-e Tamrin, a daily in Rasht, was shut down on Sunday over a cartoon.|censorship 1-1
The ministry revoked the licences of two magazines in Tehran on Monday.|censorship 2-2
A curfew from 10 p.m. to 5 a.m. has been in force in Izeh since Friday.|coerce-curfew
Two cafes and a bookshop in Rasht were shut by the police over hijab.|coerce-restrict 3-3
Border guards pushed back 40 Afghans near Van on Wednesday.|coerce-deport 40-40
Troops burned the village and about 1,500 residents were driven into the forest near Monywa.|coerce 1350-1650
Fourteen students may not enter the campus for two semesters.|coerce-restrict 14-14
The bar stripped two lawyers of their licences in Tabriz.|sanction-discontinue 2-2
"""
NOTHING = """
The number of people held in custody across the country is not known.|
Six players were led off injured in Shiraz in the league match.|
The teacher kept in three pupils after school.|
The court gave both sides two months to reach a deal.|
Ten years for the dam to fill, engineers say|
Prosecutors asked for eight years for the two journalists.|
Five prisoners in Ahvaz are at imminent risk of execution.|
Lightning strikes halted trains in Mumbai.|
No protest was held in Rasht on Sunday.|
The mayor cleared the streets of rubbish in Karaj.|
A storm left Bushehr without internet on Sunday.|
Fire forced 300 people to flee a hotel in Dubai.|
The minister denied that any student had been expelled.|
"""
ROWS = [pytest.param(*row.split("|"), id=row[:50]) for table in (CUSTODY, COURTS, PROTEST, BANS, NOTHING) for row in table.strip().split("\n")]


def _entering(text: str) -> list[str]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="en", published=date(2071, 11, 22))
    return [_row(claim) for claim in read(report) if claim.kind != "statement" and claim.polarity == "affirmed" and claim.modality in COUNTABLE]


def _row(claim: Claim) -> str:
    quantity = claim.quantity
    return f"{claim.type} {quantity.low}-{'' if quantity.high is None else quantity.high}" if quantity else claim.type


@pytest.mark.parametrize(("text", "row"), ROWS)
def test_what_enters_a_figure_is_what_the_words_tell(text, row):
    found = _entering(text)
    wanted = [part.strip() for part in row.split(";") if part.strip()]
    assert all(any(have == want or have.split()[0] == want for have in found) for want in wanted), found
    assert wanted or not found


def test_a_dispersal_is_told_once_beside_its_injured():
    found = _entering("Police in Cali used tear gas to break up a march of families on Tuesday. Three marchers were treated for burns.")
    assert [row for row in found if row.startswith("protest.dispersal")] == ["protest.dispersal 3-3"]
