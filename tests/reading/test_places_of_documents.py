"""Where the claims of a whole report lie whose own sentences tell no place, several, or only those of a part."""

from datetime import date

import pytest

import gavah

_SAID = date(2071, 6, 10)


def _places(text: str, kind: str, low: int) -> set[str]:
    """The names of the places of the claims of `kind` that count `low`."""
    lang = "fa" if any("\u0600" <= c <= "\u06ff" for c in text) else "en"
    claims = gavah.read(gavah.report(text, lang=lang, published=_SAID))
    found = [c for c in claims if c.type.startswith(kind) and c.quantity is not None and c.quantity.low == low]
    assert found, [(c.type, c.quantity) for c in claims]
    return {p.name for c in found for p in c.where}


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Police detained 41 protesters on Sunday, 17 in Isfahan and the others elsewhere.", "arrest", 41, set()),
        ("Police detained 41 protesters on Sunday, 17 in Isfahan and the others elsewhere.", "arrest", 17, {"Isfahan"}),
        (
            "In May the Centre recorded the arrest of 60 teachers in Iran, 22 of them in Tehran.",
            "arrest",
            60,
            {"Iran"},
        ),
        ("او مقابل دادگستری ایلام با شلیک مأموران جان باخت و نهادهای حقوق بشری شمار جان‌باختگان را ۲۰ هزار نفر اعلام کرده‌اند.", "", 20000, set()),
        ("Twelve prisoners were hanged last week, half of them in Karaj.", "execution", 12, set()),
        ("Mina Tamrini was shot dead in Ilam on Friday. Rights groups put the dead of the protests at 20,000.", "", 20000, set()),
        (
            "مینا تمرینی جمعه در ایلام با شلیک مأموران جان باخت. نهادهای حقوق بشری شمار کشته‌های اعتراضات را ۲۰ هزار نفر اعلام کرده‌اند.",
            "",
            20000,
            set(),
        ),
        ("At least 19 students have been arrested, including seven in Tabriz.", "arrest", 19, set()),
        ("Nine of us were detained: four in Kermanshah, three in Bushehr and two in Saqqez.", "arrest", 9, {"Kermanshah", "Bushehr", "Saqqez"}),
        ("Last month 33 people were arrested in Shiraz, ten of them in the bazaar.", "arrest", 33, {"Shiraz"}),
        ("Agents arrested three members of the union in Marivan and one in Malayer this morning.", "arrest", 3, {"Marivan"}),
        ("روز یکشنبه ۴۱ معترض بازداشت شدند؛ ۱۷ نفر در اصفهان و بقیه در شهرستان‌ها.", "arrest", 41, set()),
        ("هفته گذشته دوازده زندانی اعدام شدند، نیمی از آنان در کرج.", "execution", 12, set()),
        ("سیزده تن، شش نفر در شیراز، چهار نفر در مرودشت و سه نفر در جهرم، بازداشت شدند.", "arrest", 3, {"Jahrom"}),
        ("مأموران صبح امروز سه عضو کانون صنفی را در مریوان و یکی را در ملایر بازداشت کردند.", "arrest", 1, {"Malayer"}),
        ("پنجشنبه پنج نفر در ایذه و سه نفر در تمرین‌دشت کشته شدند.", "assault", 3, set()),
        ("دیروز دو نفر را در خاش و سه نفر را در ایرانشهر دستگیر کردند.", "arrest", 3, {"Iranshahr"}),
    ],
)
def test_a_number_has_its_own_towns_and_a_whole_not_those_of_some_of_its_parts(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Pictures from Bandar Abbas\n\nDock workers walked out on Sunday. Police detained six.", "arrest", 6, {"Bandar Abbas"}),
        ("How many died in Ramhormoz?\n\nThe figures differ. At the bridge seven people were shot dead.", "assault", 7, {"Ramhormoz"}),
        ("From the hills above Paveh\n\nThe soldiers let us come close and then they shot. Two porters died.", "assault", 2, {"Paveh"}),
        ("Two Baluch from Iranshahr hanged\n\nTwo prisoners were executed at dawn on Monday.", "execution", 2, {"Iran"}),
        ("Executions in Shiraz\n\nSince March 41 prisoners have been hanged in Iran. Nine were hanged in April.", "execution", 9, {"Iran"}),
        ("خبر از خاش\n\nروز جمعه مأموران از بالای بام شلیک کردند. چهار نفر جلوی مسجد کشته شدند.", "assault", 4, {"Khash"}),
        ("روایت یک پرستار از ایذه\n\nجمعه مأموران شلیک کردند. آن شب دو نفر کشته شدند. بعد نه روز در اهواز بودیم.", "assault", 2, {"Izeh"}),
        ("سلام از بوکان براتون می‌نویسم. دیشب دو نفر تیر خوردن و پنج نفر رو گرفتن.", "arrest", 5, {"Bukan"}),
        ("اعدام دو زندانی از ایرانشهر\n\nسحرگاه دوشنبه دو زندانی به اتهام مواد مخدر اعدام شدند.", "execution", 2, set()),
        ("همبستگی با زاهدان\n\nروز سه‌شنبه دوازده دانشجو بازداشت شدند.", "arrest", 12, set()),
        ("نامه به شهردار برلین\n\nدرباره برادرمان می‌نویسیم که روز یکشنبه بازداشت شد.", "arrest", 1, set()),
    ],
)
def test_the_head_of_a_short_report_tells_where_unless_it_is_home_or_addressee(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Six men were arrested in Bam on Tuesday. Two protesters died in Kerman. Of the six, four were released on bail.", "release", 4, {"Bam"}),
        ("روز سه‌شنبه یازده نفر در تبریز و چهار نفر در ارومیه بازداشت شدند. برای آن چهار نفر کیفرخواست صادر شد.", "charge", 4, {"Urmia"}),
        ("A bomb went off in Khash on Monday, killing three. The governor puts the dead at five.", "assault", 5, {"Khash"}),
        ("Two men were shot in Izeh on Sunday. The network has registered 1,200 arrests.", "arrest", 1200, set()),
        ("یکشنبه ۱۰۷ نفر در تفلیس بازداشت شدند. تا ظهر امروز ۶۳ نفر آزاد شده‌اند.", "release", 63, {"Tbilisi"}),
    ],
)
def test_who_was_counted_before_is_there_and_what_is_registered_is_not(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Two organisers, abducted on Monday, were found alive on Tuesday beside a canal in Diyala.", "disappearance", 2, {"Iraq"}),
        ("Three men, detained on Sunday, were put to death in Karaj on Monday.", "arrest", 3, {"Iran"}),
        ("Five men were arrested in Yazd, taken to prison and beaten.", "arrest", 5, {"Yazd"}),
        ("Guards fired at marchers in Izeh, killing two. A girl was declared dead in Ahvaz on Saturday. Nine were arrested.", "arrest", 9, {"Izeh"}),
    ],
)
def test_what_is_said_beside_the_main_verb_or_a_hospital_keeps_its_own_place(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("A court in Sanandaj heard the case of a porter shot in Baneh. Two guards were sentenced to three years.", "sentence", 2, {"Sanandaj"}),
        ("The prosecutor of Bushehr has charged three teachers over a sit-in in Borazjan.", "charge", 3, {"Bushehr"}),
        ("دادگاه انقلاب شیراز رأی پروندهٔ جهرم را اعلام کرد.\n\nهفت نفر به پنج سال حبس محکوم شدند.", "sentence", 7, {"Shiraz Revolutionary Court"}),
        ("بازپرس شعبه سوم دادسرای کرمانشاه برای ۱۹ نفر از بازداشتی‌های جوانرود کیفرخواست صادر کرد.", "charge", 19, {"Kermanshah"}),
    ],
)
def test_a_sentence_or_charge_is_of_the_town_of_its_court(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize("text", ["روز جمعه در قبرستان دو جوان کشته شدند.", "دو نفر با کابل فیبر نوری مجروح شدند."])
def test_a_graveyard_is_not_cyprus_and_a_cable_is_not_kabul(text: str) -> None:
    assert not {p.name for c in gavah.read(gavah.report(text, lang="fa", published=_SAID)) for p in c.where} & {"Cyprus", "Kabul"}


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Exiles marched in seven European capitals on Saturday. In Berlin 4,000 people came.", "protest", 4000, {"Berlin"}),
        ("Rallies were held in nine cities on Sunday and police detained 40 people. In Amol two were hurt.", "arrest", 40, set()),
        ("Miners of Kuhbanan struck in May. In the same months 68 workers were arrested.", "arrest", 68, set()),
        (
            "Police in Darfur arrested 946 people on Monday. A court freed nobody. By night 217 of them had been released.",
            "release",
            217,
            {"Darfur"},
        ),
        ("معدنچیان کوهبنان در مرداد اعتصاب کردند.\n\nدر همین فصل ۶۸ نفر بازداشت شدند.", "arrest", 68, set()),
    ],
)
def test_what_was_in_many_places_or_over_a_period_is_in_no_single_town(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("BEIRUT - Soldiers opened fire on Tuesday outside a mosque, killing four.", "killing", 4, {"Beirut"}),
        ("BAGHDAD - Two men were found alive in Diyala on Monday. A poet was shot dead in the Tamrin quarter.", "assault", 1, {"Baghdad"}),
        ("CAIRO - In El Fasher gunmen shot 12 people dead on Sunday. Nine more were shot dead at a bridge.", "assault", 9, {"El Fasher"}),
        ("مینسک ـ پلیس روز شنبه در خیابان اصلی ۴۰ نفر را بازداشت کرد.", "arrest", 40, {"Minsk"}),
        ("علی تمرینی با شلیک مأموران کشته شد. جوانی که در خیابان‌های رشت ایستاد.", "killing", 1, {"Rasht"}),
    ],
)
def test_a_quarter_or_building_is_in_the_town_that_is_told(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Under the amnesty inmates were let go across Myanmar. On Monday 612 were freed from Insein.", "release", 612, {"Insein"}),
        ("بیمارستان تمرین تهران در یک شب ۳۶ پیکر و ۱۵۰ مجروح پذیرفت.", "assault", 150, {"Tehran"}),
        ("در زندان یزد دو نفر به جرم قتل اعدام شدند.\n\nچهار متهم دیگر به حبس محکوم شدند.", "sentence", 4, set()),
        ("Eleven Sunni prisoners at Tamrin Prison in Saveh went on hunger strike on Monday.", "protest.hunger", 11, {"Saveh Prison"}),
    ],
)
def test_prisons_and_hospitals_are_places_of_those_they_let_out_or_take_in(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Residents of Izeh say three people were shot dead on Friday.", "assault", 3, {"Izeh"}),
        ("Police in Karaj said five residents of Shiraz were arrested.", "arrest", 5, {"Karaj"}),
        ("اهالی ایذه می‌گویند سه نفر جمعه تیر خوردند و کشته شدند.", "assault", 3, {"Izeh"}),
        ("شهردار لندن کشته شدن ۱۲ معترض را محکوم کرد.", "protest", 12, set()),
        ("در شلیک به معترضان در بصره سه نفر کشته شدند. وزارت بهداشت عراق شمار کشته‌ها را پنج نفر می‌داند.", "protest", 5, {"Basra"}),
    ],
)
def test_those_of_a_town_tell_of_it_and_those_who_condemn_from_afar_do_not(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where


@pytest.mark.parametrize(
    ("text", "kind", "low", "where"),
    [
        ("Two men were hanged in Arak on Monday. In May 44 people were executed.", "execution", 44, set()),
        ("Nine workers were arrested in Kangan on 3 May. The union counts 130 arrests since the strike began.", "arrest", 130, set()),
        ("A student was shot dead in Ilam. At least 64 people have been killed since 5 May.", "", 64, set()),
        ("Two men were hanged in Arak on Monday. In May 44 people were executed in Iran.", "execution", 44, {"Iran"}),
        ("Iranian courts were busy. A man was hanged in Arak on Monday; in May 44 people were executed.", "execution", 44, {"Iran"}),
        ("TABRIZ, May 9 — A teacher was arrested. In May 44 people were arrested, a union said.", "arrest", 44, {"Iran"}),
    ],
)
def test_a_country_that_no_word_names_is_not_lent_to_a_count_of_many(text: str, kind: str, low: int, where: set[str]) -> None:
    assert _places(text, kind, low) == where
