"""Protests in documents: how many came, in how many places, what is planned or did not come about. Every sentence is constructed.

A row: the words, then each claim that must be read as "type measure low-high first-last place" ("-" for what is not told, "*" for what is
not tested), with !planned, !called-for or !denied for its standing; "" for a row in which nothing of a protest may be read.
"""
# ruff: noqa: E501 - one row a sentence

from datetime import date

import pytest

from gavah.model import Claim, Report
from gavah.reading import read

CAME = """
Retired steelworkers took to the streets on Sunday. In Isfahan about 400 came, in Ahvaz more than 250; in Arak only sixty dared to.|protest.demo participants 360-440 31-31 Isfahan; protest.demo participants 251-+ 31-31 Ahvaz; protest.demo participants 60-60 31-31 Arak
The biggest rallies were held on Sunday: some 900 nurses in Tabriz, about 300 in Urmia and more than 200 in Sanandaj.|protest.demo participants 810-990 31-31 Tabriz; protest.demo participants 270-330 31-31 Urmia; protest.demo participants 201-+ 31-31 Sanandaj
In Paris, organisers spoke of 20,000 demonstrators on Saturday, police of 8,500.|protest.demo participants 20000-20000 30-30 Paris; protest.demo participants 8500-8500 30-30 Paris
Exiles marched through Vienna on Saturday: 3,000 by the police's estimate, 7,000 by that of the organisers.|protest.demo participants 3000-3000 30-30 Vienna; protest.demo participants 7000-7000 30-30 Vienna
On Sunday the workers of three mines near Kerman walked out. At the largest 340 took part, at the other two 120 and 85.|protest.strike participants 340-340 31-31 Kerman; protest.strike participants 120-120 31-31 Kerman; protest.strike participants 85-85 31-31 Kerman
The sit-in outside the labour office of Saveh on Monday drew, by our count, about 180 people.|protest.demo participants 162-198 * Saveh
The teachers held their rally in three cities on Thursday: Shiraz, with about 600 participants, Qazvin (some 200) and Gorgan (90).|protest.demo participants 540-660 28-28 Shiraz; protest.demo participants 180-220 28-28 Qazvin; protest.demo participants 90-90 28-28 Gorgan
A hunger strike was begun in Lakan by six prisoners on Monday, 18 May. Three more women joined it on Thursday and another four on Sunday.|protest.hunger participants 3-3 28-28 *; protest.hunger participants 4-4 31-31 *
"""
NOBODY_CAME = """
A rally was held in Karaj on Friday. The brothers, 24 and 27, were married and fathers of two daughters.
The protest ended at noon. Police detained 26 people, the union counts 34.
The sit-ins were held on Sunday and Monday, 12 and 13 April.
A rally was held in Tehran in May. The club counted 40 members.
The protest ended. It was 40 degrees. There were 12 buses and three ambulances.
A strike began on Monday. Prices: 12. Visitors: 400. Monday: 23 degrees.
In April 80 people were hanged. In May there were 52.
Prisoners of the ward are on hunger strike in Sari. The youngest, who is 22, takes only water.
A march was held in Sari. He read 30 pages and saw two films.
"""
PLACES = """
Teachers refused to hold classes on Sunday in 37 cities.|protest.strike sites 37-37 31-31 *
Inmates of 29 prisons again refused their meals on Tuesday.|protest.hunger sites 29-29 26-26 *
On Wednesday evening people came out onto the streets of 21 towns.|protest.demo sites 21-21 27-27 *
The pensioners' sit-ins on Sunday spread to 26 cities.|protest.demo sites 26-26 31-31 *
On Friday night banners were hung from two bridges in Rasht.|display sites 2-2 29-29 Rasht
Between 20 and 27 May there were strikes at 33 plants in nine provinces.|protest.strike sites 33-33 20-27 *
The rallies of Saturday in Dezful and of Sunday in Shush were broken up with tear gas.|protest.dispersal - - 30-30 Dezful; protest.dispersal - - 31-31 Shush
"""
TO_COME = """
The teachers' union has announced a strike for Thursday.|protest.strike!planned - - 04-04 *
If the bill is passed, schools will stay closed throughout the country on 9 June.|protest.strike!planned - - 09-09 *
A second march is planned for 14 June in Brussels.|protest.demo!planned - - 14-14 *
We call on all teachers to join a third sit-in on 10 June.|protest.demo!called-for - - 10-10 *
On Friday at nine in the evening, chant from your windows and rooftops!|protest.demo!called-for - - 05-05 *
From Saturday all wards will be on strike, unless the director takes back his threat.|protest.strike!planned - - 06-06 *
The organisers hope to bring out fifty thousand people this Friday in Baghdad.|protest.demo!planned participants 50000-50000 05-05 Baghdad
The strike that had been announced in Qazvin for Sunday did not take place.|protest.strike!denied - - 31-31 Qazvin
In Gorgan there was no rally at all on Sunday, because the square had been sealed off.|protest.demo!denied - - 31-31 Gorgan
The health ministry denies that any gas was used in the schools.|poisoning!denied - - * *
"""
NOTHING_TO_COME = """
Schools will stay closed tomorrow because of the snow.
A meeting of the council is planned for Sunday. The team will march to victory.
She asked us to stay at home because of the flu.
"""
DONE = """
A smell of rotten eggs sent 31 pupils of a girls' school in Qom to hospital on Tuesday.|poisoning persons 31-31 26-26 Qom
It was the fourth attack with gas: 23 pupils had been taken ill in Sari on 4 May and 40 in Amol two days later.|poisoning persons 23-23 04-04 Sari; poisoning persons 40-40 06-06 Amol
In May the resistance units carried out 130 operations, 48 of them arson attacks.|attack.site events 130-130 01-31 *; attack.site events 48-48 * *
On 12 May the whole of Ilam province dropped off the internet.|internet-cut - - 12-12 Ilam
The internet was cut again: Kermanshah was cut off on 3 May, Lorestan on 9 May.|internet-cut - - 03-03 Kermanshah; internet-cut - - 09-09 Lorestan
Six shops in Babol have been under seal since 20 May because their owners are Baha'is.|coerce-restrict sites 6-6 20-20 Babol
Today we prisoners in 40 prisons once more refuse our food.|protest.hunger sites 40-40 01-01 *
This week prisoners in 47 prisons are on strike.|protest.hunger sites 47-47 * *
Excavators of the municipality levelled a burial ground on Thursday in Kerman.|attack.site sites 1-1 28-28 Kerman
Two shops in Rafsanjan have had seals on their doors since 20 May.|coerce-restrict sites 2-2 20-20 Rafsanjan
In May the press court closed four newspapers, and eleven news channels on messenger services were switched off.|censorship outlets 4-4 01-31 *; censorship outlets 11-11 01-31 *
A second blackout of the internet hit Zahedan on Friday.|internet-cut - - 29-29 Zahedan
Drivers in more than 130 towns have left their lorries standing since 26 May.|protest.strike sites 131-+ 26-01 *
The Guards deny having used live ammunition in Izeh.|assault-firearms!denied - - * Izeh
The army said it would go on bombing.|assault-aerial!planned - - * *
Police arrested a further fourteen students on Sunday in Yazd.|arrest arrested 14-14 31-31 Yazd
Five men on death row risk being hanged.|execution.judicial!possible executed 5-5 * *
In Quchan the rally planned for Saturday was forbidden and did not take place.|protest.demo!denied - - 30-30 Quchan
Nurses of five hospitals in Rasht did not go to their wards on Sunday in a strike over pay.|protest.strike sites 5-5 31-31 Rasht
Workers began a strike in Shush. On Sunday 300 of them slept in front of the governor's office.|protest.demo participants 300-300 31-31 Shush
Two more papers lost their licences on Saturday.|censorship outlets 2-2 30-30 *
"""


def _claims(text: str, language: str = "en") -> list[Claim]:
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language=language, published=date(2071, 6, 1))
    return list(read(report))


def _fits(claim: Claim, wanted: str) -> bool:
    """Whether `claim` is what a row's part says."""
    kind, measure, bounds, days, place = wanted.split(" ", 4)
    type_, _, standing = kind.partition("!")
    told = "denied" if claim.polarity == "denied" else "" if claim.modality in ("asserted", "alleged") else claim.modality
    quantity = claim.quantity
    said = "-" if quantity is None else f"{quantity.low}-{'+' if quantity.high is None else quantity.high}"
    when = claim.when
    ends = "-" if when is None or when.earliest is None or when.latest is None else f"{when.earliest:%d}-{when.latest:%d}"
    where = [place] if place == "*" else [p.name for p in claim.where]
    return (
        claim.type in (type_, {"protest.demo": "rally-abroad"}.get(type_, type_))
        and told == standing
        and (quantity is None or measure in ("-", quantity.measure or "-"))
        and said == bounds
        and days in ("*", ends)
        and (place == "*" or any(place in name for name in where))
    )


@pytest.mark.parametrize("row", [row for rows in (CAME, PLACES, TO_COME, DONE) for row in rows.strip().splitlines()])
def test_each_count_day_place_and_standing_of_a_protest_is_read(row):
    text, _, wanted = row.partition("|")
    claims = _claims(text)
    for one in wanted.split("; "):
        assert any(_fits(claim, one) for claim in claims), (one, [(c.type, c.modality, c.quantity, c.when, c.where) for c in claims])


LABELS = {
    "en": "Last week\n\nArrests: 71\nProtest gatherings: 58, in 29 towns\nStrikes: 17\nNewspapers banned: 2\nShops sealed: 34",
    "fa": "آمار هفته گذشته\n\nبازداشت: ۷۱\nتجمعات اعتراضی: ۵۸\nاعتصاب‌ها: ۱۷\nروزنامه‌های توقیف‌شده: ۲\nمغازه‌های پلمب‌شده: ۳۴",
}


@pytest.mark.parametrize("language", LABELS)
def test_lines_of_a_bulletin_count_protests_strikes_papers_and_shops(language):
    counts = {(c.type, c.quantity.measure, c.quantity.low) for c in _claims(LABELS[language], language) if c.quantity is not None}
    wanted = {("arrest", "arrested", 71), ("protest.demo", "events", 58), ("protest.strike", "events", 17)}
    wanted |= {("censorship", "outlets", 2), ("coerce-restrict", "sites", 34)}
    assert wanted <= counts
    assert "participants" not in {measure for _, measure, _ in counts}


@pytest.mark.parametrize("text", NOBODY_CAME.strip().splitlines())
def test_ages_days_and_the_arrested_are_no_crowd(text):
    assert not [c for c in _claims(text) if c.quantity is not None and c.quantity.measure == "participants"]


@pytest.mark.parametrize("text", NOTHING_TO_COME.strip().splitlines())
def test_weather_meetings_and_matches_are_no_planned_protest(text):
    assert not [c for c in _claims(text) if c.type.startswith("protest")]
