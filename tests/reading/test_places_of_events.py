"""Where an event happened, in constructed reports: the finest place told, never that of the speaker, court, hospital or another act."""

import pytest

import gavah
from gavah.model import Claim

BOTH = pytest.mark.parametrize


def claims(text: str, kind: str = "") -> list[Claim]:
    return [c for c in gavah.read(gavah.report(text)) if c.type.startswith(kind)]


def names(claim: Claim) -> list[str]:
    return [w.name for w in claim.where]


# --- the finest place told ------------------------------------------------------------------------------------------------------------


@BOTH(
    ("text", "place"),
    [
        ("Four men were killed in Kashan, in the central Isfahan Province, on Monday.", "Kashan"),
        ("Police arrested twelve people in Tamil Nadu, India, on Monday.", "Tamil Nadu"),
        ("چهار نفر روز دوشنبه در کاشان در استان اصفهان کشته شدند.", "Kashan"),
    ],
)
def test_the_town_before_its_province_is_the_place(text: str, place: str) -> None:
    assert names(claims(text)[0]) == [place]


def test_words_of_place_count_in_capitals_too() -> None:
    text = "YAZD, 3 MAY 89 (AGENCY) -- [TEXT] GUNMEN ATTACKED A BARRACKS IN RASHT.\n\nFIVE SOLDIERS WERE KILLED."
    assert names(claims(text, "assault")[-1]) == ["Rasht"]


def test_the_words_behind_a_lead_give_its_place() -> None:
    text = "Monday, May 4, 2071\n\nYesterday, Iran's minister was stabbed. The minister, who was visiting the town of Kashan, survived the attack."
    assert names(claims(text, "assault")[0]) == ["Kashan"]


# --- what no gazetteer lists -----------------------------------------------------------------------------------------------------------


@BOTH(
    ("text", "name", "id_"),
    [
        ("Four men were killed in the village of Zarbandeh, Yazd Province, on Monday.", "Zarbandeh, Yazd", "IR-21"),
        ("LIMA, 3 MAY 89 (AGENCY) -- [TEXT] FOUR MEN WERE KILLED IN QUEBAMBA MUNICIPALITY, IN AYACUCHO.", "Quebamba", "PE"),
        ("چهار نفر روز دوشنبه در روستای زربندآباد از توابع استان یزد کشته شدند.", "زربندآباد", "IR-21"),
    ],
)
def test_an_unlisted_place_is_kept_by_name_in_the_region_of_what_holds_it(text: str, name: str, id_: str) -> None:
    (where,) = claims(text)[0].where
    assert where.name.startswith(name)
    assert id_ in where.path
    assert where.id == where.path[-1]
    assert not where.id.startswith("~")


def test_a_street_is_no_unlisted_town() -> None:
    assert names(claims("Rasht, 3 May 2071 -- Two men were killed in the neighborhood of Zarbandeh Street.")[0]) == ["Rasht"]


def test_a_relayed_report_is_of_its_own_town() -> None:
    text = "LIMA, 3 MAY 89 (AGENCY) -- [TEXT] AREQUIPA -- THREE PERSONS WERE INJURED LAST NIGHT."
    assert names(claims(text)[0]) == ["Arequipa"]


def test_two_unlisted_names_prove_nothing_apart() -> None:
    """Figures look at ids and paths: both lie in Yazd."""
    first, second = (claims(f"Four men were killed in the village of {name}, Yazd Province.")[0].where[0] for name in ("Zarbandeh", "Golbandeh"))
    assert (first.id, first.path) == (second.id, second.path)


# --- not the speaker's, the court's, the hospital's, the addressee's -----------------------------------------------------------------------


def test_where_reports_were_received_is_not_where_it_happened() -> None:
    text = "A newsman was killed in Tabriz on Monday. According to reports received in Tehran, the newsman was gunned down by several men."
    assert all("Tehran" not in names(c) for c in claims(text))


@BOTH(
    "text",
    [
        "The minister called on Turkey to halt its drilling.",
        "Netanyahu called on Italy and Egypt to join the project.",
        "وزیر از ترکیه خواست حفاری را متوقف کند.",
    ],
)
def test_whom_a_demand_is_addressed_to_is_not_where_it_was_made(text: str) -> None:
    assert all(names(c) == [] for c in claims(text, "demand"))


def test_a_court_is_no_scene_of_the_crime_and_one_of_the_sentence() -> None:
    text = "Monday, May 4, 2071\n\nA court in Shiraz sentenced Ali Rezai to ten years in prison on Friday. Rezai confessed to killing a man in 2066."
    assert names(claims(text, "sentence")[0]) == ["Shiraz"]
    assert all("Shiraz" not in names(c) for c in claims(text, "assault"))


def test_the_deed_a_sentence_is_for_is_not_where_it_was_passed() -> None:
    text = "A judge sentenced Ali Rezai to life in prison on Friday for driving a car into a rally in Shiraz."
    assert all("Shiraz" not in names(c) for c in claims(text, "sentence"))


@BOTH(
    "text",
    [
        "The bishop died in a Rasht hospital on Sunday.\n\nUnder him, the diocese had protested against a mine.",
        "Two men were shot dead near Rasht Square Street.",
    ],
)
def test_a_hospital_or_street_names_no_scene(text: str) -> None:
    assert all("Rasht" not in names(c) for c in claims(text))


def test_a_state_sentences_at_home() -> None:
    assert names(claims("Turkey sentenced two smugglers to four years of prison each.", "sentence")[0]) == ["Turkey"]


def test_an_army_named_by_its_country_strikes_anywhere() -> None:
    text = "United States military forces killed a general in an airstrike at Baghdad airport."
    assert names(claims(text)[0]) == ["Baghdad"]


# --- another country, another town ---------------------------------------------------------------------------------------------------------


def test_a_surname_is_no_town_abroad() -> None:
    text = "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] COL PONCE SPOKE.\n\nCOL PONCE SAID THAT FIVE SOLDIERS WERE KILLED."
    assert all(w.path[0] == "SV" for c in claims(text) for w in c.where)


def test_a_war_abroad_takes_nothing_from_the_country_of_the_report() -> None:
    about = "Iran votes. Yazd, Shiraz, Tabriz and Rasht in Iran wait for results from Tehran, Iran.\n\n"
    text = (
        about
        + "Armenia and Azerbaijan fought over the region. Turkey spoke for Azerbaijan. Armenia claimed 790 Azerbaijani soldiers had been killed."
    )
    assert all("IR" not in w.path for c in claims(text) for w in c.where)


def test_nationwide_is_the_country() -> None:
    text = "YAZD (IRAN), 3 MAY 89 (AGENCY) -- [TEXT] THE MINISTER SPOKE.\n\nFIVE MEN WERE KILLED THROUGHOUT THE COUNTRY."
    assert names(claims(text)[0]) == ["Iran"]


@BOTH(
    ("text", "places"),
    [
        ("Two men were killed in Tonekabon, Yazd Province, on Monday.", ["Tonekabon, Yazd"]),
        ("Ten people were arrested in Shiraz, Kerman, and Ahvaz on Monday.", ["Ahvaz", "Kerman", "Shiraz"]),
        ("دو نفر در آبادان، استان یزد کشته شدند.", ["آبادان, Yazd"]),
        ("ده نفر در شیراز، کرمان و اهواز بازداشت شدند.", ["Ahvaz", "Kerman", "Shiraz"]),
        ("اعتراضات در شهرهای تهران، مشهد و رشت برگزار شد.", ["Mashhad", "Rasht", "Tehran"]),
    ],
)
def test_a_namesake_in_the_province_told_and_places_in_a_list(text: str, places: list[str]) -> None:
    assert [sorted(names(c)) for c in claims(text)] == [places]


def test_what_a_crowd_is_urged_is_said_where_it_stands() -> None:
    (urged,) = claims("Hundreds protested in Yazd on Monday.\n\nShe urged the crowd to stay away from the offices of the governor.", "demand")
    assert names(urged) == ["Yazd"]
    _, freed = claims("صدها نفر روز دوشنبه در یزد تجمع کردند.\n\nمعترضان خواستار آزادی زندانیان شدند.")
    assert names(freed) == ["Yazd"]


def test_he_is_the_one_named_last() -> None:
    told = claims(
        "Davud Tamrini was sentenced to eight years in Rasht. Sina Tamrini was arrested in Yazd. He was sentenced to two years.", "sentence"
    )
    assert [names(c) for c in told] == [["Rasht"], ["Yazd"]]


# --- names that only a word of place and their shape show ---------------------------------------------------------------------------------


@BOTH(
    ("text", "name"),
    [
        ("SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] IN CIUDAD ABANDO, SOLDIERS KILLED THREE MEN.", "Ciudad Abando, El Salvador"),
        ("SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] THREE MEN WERE KILLED IN QUEBAMBA ON MONDAY.", "Quebamba, El Salvador"),
        ("SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] GUERRILLAS ATTACKED QUEBAMBA VILLAGE AND KILLED THREE MEN.", "Quebamba, El Salvador"),
    ],
)
def test_a_word_of_place_and_the_shape_of_a_name_show_a_village(text: str, name: str) -> None:
    assert names(claims(text)[0]) == [name]


@BOTH(
    "text",
    [
        "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] THREE MEN WERE KILLED IN REPRISAL.",
        "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] THREE MEN WERE KILLED IN OCTOBER.",
        "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] THREE MEN OF ARENA WERE KILLED, AS TOLD IN LA PRENSA.",
        "رشت، ۳ مه ۱۹۸۹ - سه نفر در انتقام کشته شدند.",
    ],
)
def test_other_words_behind_a_word_of_place_are_no_villages(text: str) -> None:
    assert all("," not in name for c in claims(text) for name in names(c))


# --- sums, deeds, countries ---------------------------------------------------------------------------------------------------------------


@BOTH(
    ("text", "place"),
    [
        ("The attacks carried out in Rasht over the past 12 days have killed more than 40 people in all.", "Rasht"),
        ("حملات چند روز گذشته در رشت در مجموع بیش از ۴۰ کشته بر جا گذاشته است.", "Rasht"),
    ],
)
def test_a_sum_of_deeds_in_a_place_is_of_it(text: str, place: str) -> None:
    assert names(claims(text)[0]) == [place]


def test_the_name_of_a_deed_is_its_place() -> None:
    assert names(claims("He was seen at the Kashan demonstration, during which a politician was killed.")[0]) == ["Kashan"]


def test_where_somebody_spends_his_time_is_no_scene() -> None:
    text = "YAZD (IRAN), 3 MAY 89 (AGENCY) -- [TEXT] THE TRADER, WHO SPENDS MOST OF HIS TIME IN BAGHDAD, WAS KIDNAPPED ON MONDAY."
    assert all(w.path[0] == "IR" for c in claims(text) for w in c.where)


def test_an_arrest_is_not_placed_where_the_murder_was() -> None:
    text = "YAZD (IRAN), 3 MAY 89 (AGENCY) -- [TEXT] TWO OF THOSE ARRESTED HAVE CONFESSED TO THE MURDER OF A JUDGE IN KASHAN."
    assert all(names(c) != ["Kashan"] for c in claims(text, "arrest"))


def test_a_capital_where_talks_are_held_lends_nothing() -> None:
    text = (
        "YAZD (IRAN), 3 MAY 89 (AGENCY) -- [TEXT] A DELEGATION WILL MEET THIS WEEK IN BAGHDAD WITH ENVOYS.\n\n"
        "THE TALKS WERE CALLED AFTER GUNMEN MURDERED 10 TEACHERS IN IRAN LAST YEAR. GUNMEN ALSO MURDERED A JUDGE."
    )
    assert all(w.path[0] == "IR" for c in claims(text, "assault") for w in c.where)


@BOTH(
    ("text", "country"),
    [
        (
            "HAVANA (CUBA), 3 MAY 89 (AGENCY) -- [TEXT] SALVADORAN LEADERS SPOKE OF THE SALVADORAN WAR. EL SALVADOR WAITS.\n\n"
            "THE SALVADORAN ARMY KILLED SIX PRIESTS.",
            "SV",
        ),
        ("BAGHDAD (IRAQ), 3 MAY 89 (AGENCY) -- [TEXT] IRAQ MOURNS. GUNMEN KILLED SIX PRIESTS OF THE IRAQI CHURCH.", "IQ"),
    ],
)
def test_the_country_is_weighed_over_all_the_passage_says(text: str, country: str) -> None:
    assert [w.path[0] for c in claims(text) for w in c.where if c.kind == "event"] == [country]


def test_many_provinces_are_the_country() -> None:
    text = "RASHT (IRAN), 3 MAY 89 (AGENCY) -- [TEXT] AT LEAST 10 SOLDIERS WERE KILLED IN SEVEN OF THE COUNTRY'S 14 PROVINCES."
    assert names(claims(text)[0]) == ["Iran"]


def test_many_cities_are_the_country_in_persian() -> None:
    assert names(claims("ایران سوگوار است. ده نفر روز دوشنبه در نقاط مختلف کشور کشته شدند.")[0]) == ["Iran"]


def test_a_town_with_an_ordinary_word_for_name() -> None:
    assert names(claims("سه نفر روز دوشنبه در شهریار کشته شدند.")[0]) == ["Shahriar"]
    assert names(claims("Sina Tamrini was killed in the Iran-Iraq war.")[0]) == []
    assert names(claims("دو عموی او در جنگ ایران و عراق کشته شدند.")[0]) == []


def test_nobody_is_arrested_in_the_prison_where_another_sentence_puts_him() -> None:
    told = claims("The men are held in Evin Prison. Police arrested two students on Monday.", "arrest")
    assert all("Evin" not in name for name in names(told[-1]))
    told = claims("پیکر او در زندان اوین پیدا شد. مأموران روز دوشنبه دو دانشجو را بازداشت کردند.", "arrest")
    assert all("Evin" not in name for name in names(told[-1]))


def test_the_town_in_the_north_of_a_country_is_the_place() -> None:
    text = "TEHRAN, 3 MAY 89 (AGENCY) -- [TEXT] A BOMB WENT OFF AT TELEPHONE OFFICES IN RASHT, NORTHERN IRAN."
    assert names(claims(text, "assault")[0]) == ["Rasht"]


def test_the_town_behind_an_attack_is_finer_than_its_country() -> None:
    assert names(claims("Ten people were killed in Iran during a thwarted attack against a councilman in Kashan.")[0]) == ["Kashan"]


def test_an_area_of_responsibility_is_no_place() -> None:
    text = "SAN SALVADOR, 3 MAY 89 (AGENCY) -- [TEXT] THE COLONEL SAID THAT IN HIS AREA OF RESPONSIBILITY 12 SOLDIERS WERE KILLED."
    assert all("Responsibility" not in name for c in claims(text) for name in names(c))


def test_clashes_reported_in_a_place_were_there() -> None:
    text = "TEHRAN, 3 MAY 89 (AGENCY) -- [TEXT] HEAVY CLASHES WERE ALSO REPORTED IN RASHT, DURING WHICH TWO SOLDIERS WERE KILLED. SHIRAZ IS CALM."
    assert names(claims(text, "assault")[0]) == ["Rasht"]


@BOTH(
    ("text", "kind", "place"),
    [
        ("Ministers of four states met in Rasht on Monday.\n\nThey called on Iraq to free the prisoners.", "demand", "Rasht"),
        ("Hundreds gathered in the Iranian capital, Tehran, for a rally.\n\nShe urged the crowd to stay away from the polls.", "demand", "Tehran"),
        ("وزیران ایران و عراق روز دوشنبه در رشت نشست خبری برگزار کردند.\n\nآنان این ادعا را تکذیب کردند.", "statement", "Rasht"),
    ],
)
def test_what_is_demanded_at_a_meeting_is_said_where_it_meets(text: str, kind: str, place: str) -> None:
    assert names(claims(text, kind)[-1]) == [place]


def test_the_court_that_sentences_is_its_place() -> None:
    text = "On Friday in Iran, Davud Tamrini was sentenced for her murder to life in prison by a court in Rasht."
    assert names(claims(text, "sentence")[0]) == ["Rasht"]
    assert names(claims("داوود تمرینی روز جمعه به اتهام قتل در دادگاهی در رشت به حبس ابد محکوم شد.", "sentence")[0]) == ["Rasht"]


def test_most_finer_places_of_a_passage_show_its_province() -> None:
    text = "Shiraz was quiet. People came from Marvdasht, Fasa and Kazerun, and one from Yazd.\n\nThe sheriff said they arrested three."
    assert names(claims(text, "arrest")[-1]) == ["Fars"]


def test_an_arrest_is_not_placed_where_the_arrested_were_taken() -> None:
    told = claims("Police arrested two students in Karaj on Monday and took them to Evin Prison.", "arrest")
    assert [names(c) for c in told] == [["Karaj"]]
    told = claims("دو دانشجو روز دوشنبه بازداشت و از زندان قرچک به زندان اوین منتقل شدند.", "arrest")
    assert all("Prison" not in name for c in told for name in names(c))


def test_a_continent_bears_no_countrys_place() -> None:
    assert names(claims("Two men were killed, as so often in Latin America, on Monday.")[0]) == []
    assert names(claims("دو نفر روز دوشنبه، مانند دیگر جاهای آمریکای لاتین، کشته شدند.")[0]) == []


def test_where_somebody_was_going_is_no_scene() -> None:
    assert names(claims("مینا تمرینی قرار بود به بابلسر سفر کند، اما همان شب با شلیک گلوله کشته شد.")[-1]) != ["Babolsar"]
    assert names(claims("نیروها به سنندج حمله کردند و دو نفر کشته شدند.")[-1]) == ["Sanandaj"]
    assert names(claims("Troops marched to Sanandaj and killed two men in Saqqez.")[-1]) == ["Saqqez"]


def test_a_persian_line_that_ends_in_a_comma_goes_on() -> None:
    (dead,) = claims("جاویدنام سینا تمرینی،\nدر شب ۱۹ دی‌ماه،\nدر محدوده میدان معراج مشهد،\nبر اثر شلیک مأموران جان‌باخت.")
    assert names(dead) == ["Mashhad"]
    assert dead.when is not None
    assert dead.when.value == "XXXX-10-19"


def test_a_surname_is_no_birth() -> None:
    assert names(claims("مینا تمرین‌زاده توی مشهد با شلیک مأموران کشته شد.")[0]) == ["Mashhad"]
