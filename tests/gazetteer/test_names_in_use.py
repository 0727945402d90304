"""Names as people use them: old names, joined endings, peoples, governments, papers named after places. All sentences are constructed."""

import pytest

from gavah.gazetteer import default, lookup, places
from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import DATA, table


def found(text, lang):
    return [(one.name, one.level, one.role) for one in places(text, lang=lang)]


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("The bazaar of Bakhtaran was shut.", "en", "Kermanshah"),
        ("Letters came from Rezaiyeh.", "en", "Urmia"),
        ("The road to Duzdab was closed.", "en", "Zahedan"),
        ("A school in Shahsavar was shut.", "en", "Tonekabon"),
        ("The mayor of Bandar Shah resigned.", "en", "Bandar-e Torkaman"),
        ("بازار باختران بسته شد.", "fa", "Kermanshah"),
        ("نامه‌ای از رضائیه رسید.", "fa", "Urmia"),
        ("راه دزداب بسته شد.", "fa", "Zahedan"),
        ("مردم قمشه آمدند.", "fa", "Shahreza"),
        ("شهردار بندر شاه استعفا داد.", "fa", "Bandar-e Torkaman"),
    ],
)
def test_an_old_name_means_the_town_of_today(text, lang, name):
    assert name in [place for place, _, _ in found(text, lang)]


def test_an_old_name_that_another_town_bears_today_is_only_an_alias():
    assert [row.alias for row in default().rows("soltanabad") if row.id == lookup("Arak")[0].id] == [True]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("شیرازمان آرام بود.", "شیراز", "Shiraz"),
        ("اینجا تهرانه، ده نفر بازداشت شدند.", "تهران", "Tehran"),
        ("رفتم مشهدو دیدم.", "مشهد", "Mashhad"),
    ],
)
def test_a_joined_ending_is_not_part_of_the_name(text, words, name):
    assert [(one.words, one.name) for one in places(text, lang="fa")] == [(words, name)]


@pytest.mark.parametrize("text", ["کاشانه‌ای سوخت.", "شیرازه کتاب پاره شد.", "کاشانه او سوخت."])
def test_another_word_that_looks_like_a_town_with_an_ending_is_none(text):
    assert found(text, "fa") == []


@pytest.mark.parametrize("text", ["Shirazi merchants closed their shops.", "Three Tabrizi students were held.", "Isfahanis marched."])
def test_a_people_is_known_by_its_town(text):
    assert [role for _, _, role in found(text, "en")] == ["demonym"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Shirazi said nothing.", "en"),
        ("Judge Tamrini Ardabili was moved.", "en"),
        ("قاضی تمرینی اردبیلی رفت.", "fa"),
        ("علی تمرینی شیرازی رفت.", "fa"),
        ("مهران تمرینی گفت.", "fa"),
    ],
)
def test_a_surname_is_no_people_and_no_town(text, lang):
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Ankara asked for the return of two drivers.", "en", "Ankara"),
        ("Relations with Tehran grew cold.", "en", "Tehran"),
        ("آنکارا خواهان بازگشت دو راننده شد.", "fa", "Ankara"),
        ("روابط تهران و آنکارا سرد شد.", "fa", "Ankara"),
    ],
)
def test_a_capital_that_speaks_is_a_government(text, lang, name):
    assert (name, "city", "metonym") in found(text, lang)


@pytest.mark.parametrize(("text", "lang"), [("Ten were held in Tehran.", "en"), ("ده نفر در تهران بازداشت شدند.", "fa"), ("مردم تهران آمدند.", "fa")])
def test_a_capital_where_something_happens_is_a_city(text, lang):
    assert found(text, lang) == [("Tehran", "city", "")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("The weekly Khorasan Tamrin is printed.", "en"), ("روزنامه خراسان نوشت.", "fa"), ("آواز اصفهان خواند.", "fa"), ("درود بر شما.", "fa")],
)
def test_a_paper_a_tune_and_a_greeting_are_no_places(text, lang):
    assert found(text, lang) == []


def test_what_is_weekly_in_a_town_is_in_that_town():
    assert found("The weekly Zahedan protests went on.", "en") == [("Zahedan", "city", "")]


def test_several_papers_are_those_of_a_town():
    assert found("دو هفته‌نامه شیراز توقیف شدند.", "fa") == [("Shiraz", "city", "")]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("در مازندران و گیلان و گلستان برف آمد.", ["province"] * 3),
        ("مدارس کرمان، فارس و یزد تعطیل شد.", ["province"] * 3),
        ("مدارس کرمان و یزد تعطیل شد.", ["city"] * 2),
        ("استاندار البرز رفت.", ["province"]),
    ],
)
def test_the_company_of_provinces_makes_a_province(text, levels):
    assert [level for _, level, _ in found(text, "fa")] == levels


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("او در لاهه بازداشت شد.", "NL"),
        ("پناهندگان در کلن و لاهه ماندند.", "NL"),
        ("او در هرات بازداشت شد.", "AF"),
        ("او در نجف بازداشت شد.", "IQ"),
        ("سفیر از اسلام‌آباد پایتخت پاکستان بازگشت.", "PK"),
    ],
)
def test_a_city_abroad_as_persian_calls_it(text, country):
    assert country in [one.path[0] for one in places(text, lang="fa") if one.level == "city"]


@pytest.mark.parametrize("row", table(DATA / "cities_abroad.csv"), ids=lambda row: row["name"])
def test_every_city_abroad_of_our_file_lies_in_its_country(row):
    assert any(one.country == row["country"] and one.listed for one in default().rows(key(row["names"].split(";")[0])))


@pytest.mark.parametrize("spelt", ["Kohgiluyeh-Boyerahmad", "Sistan-Baluchestan", "کهگیلویه بویراحمد", "چهارمحال بختیاری"])
def test_a_province_of_two_names_is_found_however_they_are_joined(spelt):
    assert lookup(spelt)[0].level == "province"


def test_a_town_that_our_files_list_outranks_a_village_of_the_same_name():
    for name in ("Aliabad", "کلات", "جلفا"):
        rows = {row.id: row for row in default().rows(name.lower())}
        assert rows[lookup(name)[0].id].listed, name


def test_georgia_among_towns_of_the_south_is_the_state():
    text = "Athens, Ga. - Police in Atlanta, Macon, Savannah and Augusta met. Officers from all over Georgia came to Atlanta."
    assert [one.id for one in places(text, lang="en") if one.words == "Georgia"] == ["US-GA"]


def test_georgia_alone_is_the_country():
    assert [one.id for one in places("Two men were held in Georgia.", lang="en")] == ["GE"]
