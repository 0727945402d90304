"""Days that texts tell beside a death and that are not its own: births, elections, arrests, the finding of a body. All texts are made up."""

from datetime import date

import pytest

import gavah

SAID = date(2071, 6, 20)  # a Saturday


def days(text: str, measure: str = "dead") -> list[tuple[str | None, str | None]]:
    """First and last day of each death that a text tells of."""
    claims = gavah.read(gavah.report(text, published=SAID))
    found = [c.when for c in claims if c.quantity is not None and c.quantity.measure == measure and c.kind == "event" and c.when is not None]
    return [(w.earliest.isoformat() if w.earliest else None, w.latest.isoformat() if w.latest else None) for w in found]


OPEN = (None, "2071-06-20")


@pytest.mark.parametrize(
    ("text", "measure", "day"),
    [
        (
            "سینا تمرینی (۱۳۹۳ – ۴ بهمن ۱۴۴۹) فعال سیاسی بود که پس از انتخابات ۱۴۴۸ به محاربه متهم و در زندان اوین به دار آویخته شد.",
            "executed",
            ("2071-01-23", "2071-01-23"),
        ),
        (
            "Sina Tamrini (1993 – 24 January 2071) was an activist who was accused of enmity after the 2070 election and was hanged in Evin Prison.",
            "executed",
            ("2071-01-24", "2071-01-24"),
        ),
        ("سینا تمرینی در رشت با گلوله جان باخت. قرار است ۱۴ اسفند برایش جشن تولد بگیرند.", "dead", OPEN),
        ("سینا تمرینی در رشت با گلوله جان باخت. او ۱۵ دی ۱۴۳۳ به دنیا آمده بود.", "dead", OPEN),
        ("Sina Tamrini was shot dead in Rasht. His family will celebrate his birthday on March 4.", "dead", OPEN),
        ("سینا تمرینی، از بازداشت‌شدگان اعتراضات دی‌ماه ۱۴۴۹ در همدان، به صورت مخفیانه اعدام شد.", "executed", OPEN),
        ("Sina Tamrini, one of those arrested in the January 2071 protests in Hamadan, was secretly executed.", "executed", OPEN),
        ("یکی از بازداشت‌شدگان روز جمعه در رشت اعدام شد.", "executed", ("2071-06-19", "2071-06-19")),
        ("سینا تمرینی از کودکان جان‌باخته در جمعه خونین زاهدان بود. او در ۸ مهر ۱۴۴۹ جان باخت.", "dead", ("2070-09-29", "2070-09-29")),
        ("Two children were killed on Zahedan's Bloody Friday.", "dead", OPEN),
        ("سینا تمرینی ۱۸ خرداد در هفت‌تیر مشهد با گلوله جان‌باخت.", "dead", ("2071-06-08", "2071-06-08")),
        ("وقتی دید بچه‌ها دارن تیر می‌خورن برای کمک رفت که خودش هم تیر خورد و جاوید نام شد.", "dead", OPEN),
    ],
)
def test_a_day_of_something_else_is_not_that_of_the_death(text: str, measure: str, day: tuple[str | None, str]) -> None:
    assert days(text, measure) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "سینا تمرینی روز ۱ خرداد در تهران مفقود شد و روز ۸ خرداد پیکر او با آثار گلوله پیدا شد.",
        "Sina Tamrini went missing in Tehran on May 22 and his body was found with gunshot wounds on May 29.",
        "Sina Tamrini disappeared on May 22. Seven days later his body was found with gunshot wounds.",
    ],
)
def test_who_had_disappeared_died_between_that_and_the_finding(text: str) -> None:
    assert days(text) == [("2071-05-22", "2071-05-29")]


@pytest.mark.parametrize(
    "text", ["سه پیکر با آثار گلوله روز ۸ خرداد در رشت پیدا شد.", "Three bodies with gunshot wounds were found in Rasht on May 29."]
)
def test_a_body_found_of_whom_nobody_missed_keeps_the_day_told(text: str) -> None:
    assert days(text) == [("2071-05-29", "2071-05-29")]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "Neda Tamrini (23 January 2043 – 20 June 2069) was a student. She was shot dead in Tehran during the protests.", "2069-06-20"),
        ("en", "Neda Tamrini (23 January 2043 – 20 June 2069) was a student. Her brother was killed in the war.", "None"),
        ("fa", "هاله تمرینی (۱۵ بهمن ۱۴۰۶ – ۱۱ خرداد ۱۴۴۸) فعال حقوق بشر بود. وی با گلوله نیروهای امنیتی کشته شد.", "2069-05-31"),
        (
            "fa",
            "هاله تمرینی (۱۵ بهمن ۱۴۰۶ – ۱۱ خرداد ۱۴۴۸) فعال بود. تمرینی که به دلیل مرگ پدرش در مرخصی بود در درگیری با نیروهای امنیتی جان باخت.",
            "2069-05-31",
        ),
    ],
)
def test_the_life_that_opens_a_biography_ends_with_the_death_told_later(lang: str, text: str, day: str) -> None:
    (death,) = (c for c in gavah.read(gavah.report(text, lang=lang)) if c.quantity and c.quantity.measure == "dead")
    assert str(death.when and death.when.earliest) == day


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The mother was shot dead in Rasht. Her husband had died several years ago."),
        ("fa", "همسرش هم چند سال پیش جان‌باخته. مادر را در رشت با گلوله کشتند."),
        ("fa", "مینا تمرینی در رشت با گلوله کشته شد. آخرین نوشته‌اش از پنجم ژانویه، حدود یک هفته پیش از جان باختنش است."),
    ],
)
def test_kin_dead_for_years_and_days_long_before_a_death_tell_nothing_of_it(lang: str, text: str) -> None:
    claims = gavah.read(gavah.report(text, lang=lang, published=SAID))
    assert [c.when and c.when.earliest for c in claims if c.quantity and c.quantity.measure == "dead"] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("علی تمرینی شامگاه ۱۹ دی در محدوده پارک معلم اردبیل هدف گلوله قرار گرفت و جان‌باخت.", "Ardabil"),
        ("فرهاد تمرینی، اهل روستای گوراجوب (گه‌وره‌جووی) از توابع شهرستان دالاهو، در شهرک معلم کرمانشاه با گلوله جان‌باخت.", "Kermanshah"),
        ("زهرا تمرینی، اهل گناباد در استان خراسان جنوبی، در بلوار معلم مشهد هدف تیراندازی قرار گرفت و جان‌باخت.", "Mashhad"),
    ],
)
def test_a_park_named_for_teachers_is_no_home_and_a_home_no_scene(text: str, place: str) -> None:
    (claim,) = gavah.read(gavah.report(text, lang="fa", published=SAID))
    assert [w.name for w in claim.where] == [place]


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("fa", "مهدی تمرینی (زادهٔ ۱۴۲۵ در بابل – درگذشتهٔ ۲۵ آبان ۱۴۴۸ در شیراز) یکی از جان‌باختگان اعتراضات ایران بود.", "Shiraz"),
        ("fa", "سینا تمرینی (۵ شهریور ۱۴۰۹ تهران – ۲۱ آذر ۱۴۴۷ قم) زندانی سیاسی بود. تمرینی زیر شکنجه جان باخت.", "Qom"),
        ("en", "Neda Tamrini (23 January 2043, Tehran – 20 June 2069, Shiraz) was one of those killed in the protests in Iran.", "Shiraz"),
        ("en", "Neda Tamrini (23 January 2043, Tehran – 20 June 2069) was killed in the protests in Iran.", "Iran"),
    ],
)
def test_the_place_in_a_lifes_brackets_is_where_it_ended(lang: str, text: str, place: str) -> None:
    (death,) = (c for c in gavah.read(gavah.report(text, lang=lang)) if c.quantity and c.quantity.measure == "dead")
    assert [w.name for w in death.where] == [place]
