"""Wordings of Persian events beyond the plain ones: idioms, joined objects, notes, penalties told apart, accidents. All sentences are constructed."""

import pytest

import gavah

TOLD = {
    "پنج زندانی در یزد بالای دار رفتند.": [("execution.judicial", "executed", 5, 5)],
    "دو حکم اعدام اجرا شد.": [("execution.judicial", "executed", 2, 2)],
    "حکم چهار محکوم به مرگ در زندان کرج اجرا شد.": [("execution.judicial", "executed", 4, 4)],
    "هویت پنج زندانی اعدام‌شده اعلام شد.": [("execution.judicial", "executed", 5, 5)],
    "یک زندانی سیاسی در زندان جهرم چشم از جهان فروبست.": [("killing.in-custody", "dead", 1, 1)],
    "پاوه، ۱۵ مهر: دو کولبر کشته، سه کولبر زخمی.": [("assault", "dead", 2, 2), ("assault", "injured", 3, 3)],
    "در تجمع نیشابور دو نفر گلوله خوردند.": [("protest.lethal", "injured", 2, 2)],
    "چهل جوان در قوچان به تور مأموران افتادند.": [("arrest", "arrested", 40, 40)],
    "بازداشت ۱۲ وبلاگ‌نویس در قم": [("arrest", "arrested", 12, 12)],
    "دستگیرشدگان دیروز: قوچان ۴ نفر، شیروان ۳ نفر.": [("arrest", "arrested", 4, 4), ("arrest", "arrested", 3, 3)],
    "مأموران پنج معلم در سنندج را بازداشت کردند.": [("arrest", "arrested", 5, 5)],
    "از سرنوشت هشت ماهیگیر پس از ده روز خبری در دست نیست.": [("disappearance", "missing", 8, 8)],
    "دو کارگر با وثیقه از زندان بیرون آمدند.": [("release", "released", 2, 2)],
    "شش درویش هرکدام چهار سال زندان گرفتند.": [("sentence.prison", "sentenced", 6, 6)],
    "۲۰ سال حبس برای سه معلم": [("sentence.prison", "sentenced", 3, 3)],
    "سه متهم به اعدام و پنج متهم به حبس محکوم شدند.": [("sentence.prison", "sentenced", 5, 5), ("sentence.death", "sentenced", 3, 3)],
    "کیفرخواست هفده کارگر صادر گردید.": [("charge", "charged", 17, 17)],
    "انگشتان دست سه سارق در زندان مشهد قطع شد.": [("torture", "persons", 3, 3)],
    "دو جوان را در میدان شهر تازیانه زدند.": [("torture", "persons", 2, 2)],
    "سی تن در لار کتک خوردند.": [("beating", "persons", 30, 30)],
    "پنج زن در زندان رشت لب به غذا نزده‌اند.": [("protest.hunger", "participants", 5, 5)],
    "حدود ۲۰۰ تن جاده را بستند.": [("protest.obstruct", "participants", 180, 220)],
    "شهرداری دوازده کپر را با لودر خراب کرد.": [("attack.site", "sites", 12, 12)],
    "وب‌سایت البرز و ماهنامه دماوند به محاق توقیف رفتند.": [("censorship", "outlets", 2, 2)],
    "یازده مغازه در رامسر پلمب شد.": [("coerce", "sites", 11, 11)],
    "نهصد مهاجر افغانستانی رد مرز شدند.": [("coerce-deport", "persons", 900, 900)],
    "نه استاد از دانشگاه اخراج شدند.": [("sanction", "persons", 9, 9)],
    "شمار بازداشتی‌ها از هشتاد نفر گذشت.": [("arrest", "arrested", 81, None)],
    "شمار اعدام‌های آذر به ۲۶ مورد افزایش یافت.": [("execution.judicial", "executed", 26, 26)],
    "معترضان سنگ پرتاب کردند؛ سه مأمور هم در این آشوب مجروح شدند.": [("riot", "injured", 3, 3)],
}
NOTHING = [
    "در واژگونی اتوبوس ۱۲ نفر کشته و ۳۰ نفر زخمی شدند.",
    "معدن زغال سنگ ریزش کرد. شش معدنچی جان باختند.",
    "یک زن خود را به آتش کشید و جان باخت.",
    "پنجمین سالگرد اعدام چهار زندانی برگزار شد.",
    "هر سال صدها نفر اعدام می‌شوند.",
    "گرانی مردم را کشت.",
    "خطر اعدام چهار زندانی کرد",
    "شورای شهر طرح تخریب ۲۰۰ خانه را تصویب کرد.",
    "خبری از کشته نیست.",
]
APART = {
    "دیوان عالی اعدام یک جوان را نقض کرد.": "denied",
    "حکم اعدام پنج نفر نقض شده است.": "denied",
    "نه شاعر را آزاد کنید!": "called-for",
    "روز شنبه ۲۵ مهر معلمان مقابل مجلس تجمع می‌کنند.": "planned",
    "بازنشستگان: یکشنبه به خیابان می‌آییم": "planned",
    "احتمال دارد بیست نفر بازداشت شده باشند.": "possible",
    "خانواده تهدید شد که فرزندانش از تحصیل محروم می‌شوند.": "hypothetical",
}


def _read(text: str) -> list[gavah.Claim]:
    return list(gavah.read(gavah.report(text, lang="fa", published="2071-10-10", source="Bulletin")))


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_a_wording_counts_what_it_counts(text: str, told: list[tuple[str, str, int, int | None]]) -> None:
    found = [(c.type, c.quantity.measure, c.quantity.low, c.quantity.high) for c in _read(text) if c.quantity]
    assert [f for f in found if f[2:] != (1, None)] == told


@pytest.mark.parametrize("text", NOTHING, ids=range(len(NOTHING)))
def test_accidents_anniversaries_and_talk_count_nothing(text: str) -> None:
    assert [(c.type, c.quantity) for c in _read(text) if c.kind != "statement"] == []


@pytest.mark.parametrize(("text", "standing"), APART.items(), ids=range(len(APART)))
def test_what_did_not_happen_stays_apart(text: str, standing: str) -> None:
    events = [c for c in _read(text) if c.type not in ("threat", "demand")]
    assert [s for c in events for s in (c.polarity, c.modality) if s not in ("affirmed", "asserted")] == [standing]


def test_an_object_joined_to_its_noun_is_taken_up() -> None:
    assert [(c.type, c.quantity and c.quantity.high) for c in _read("مأموران دستگیرشان کردند. شلاقش زدند.")] == [("arrest", None), ("torture", 1)]


def test_a_strike_that_goes_on_lasts_until_it_is_told() -> None:
    when = _read("رانندگان از سه‌شنبه در اعتصاب‌اند.")[0].when
    assert when is not None
    assert (str(when.earliest), str(when.latest)) == ("2071-10-06", "2071-10-10")


def test_a_noun_that_only_ends_like_a_joined_object_is_nobody() -> None:
    assert _read("روز شنبه در پی شورش ربودند.") == []
    assert [(c.type, c.quantity and c.quantity.high) for c in _read("روز شنبه معلم روستا را ربودند.")] == [("disappearance", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "او در جریان راهپیمایی هزاران معترض دستگیر شد.",
        "بهرام کارگری بود که در جریان اعتراضات پس از انتخابات در سال ۱۴۴۹ و راهپیمایی هزاران معترض در نزدیکی میدان شهر دستگیر شد.",
    ],
)
def test_who_marched_is_not_who_was_arrested_in_the_march(text: str) -> None:
    claims = [(c.type, c.quantity and c.quantity.low) for c in _read(text)]
    assert ("protest.demo", 2000) in claims
    assert ("arrest", 1) in claims
    assert ("arrest", 2000) not in claims


def test_a_plural_verb_takes_the_count_behind_the_gathering() -> None:
    assert ("arrest", 12) in [(c.type, c.quantity and c.quantity.low) for c in _read("در تجمع ۱۲ کارگر بازداشت شدند.")]


def _dead(text: str) -> list[tuple[str, int]]:
    return [(c.quantity.measure, c.quantity.low) for c in _read(text) if c.quantity]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("بهرام کمانی در اعتراضات ۴۰۱ جان باخت.", 1),
        ("بهرام کمانی در خیزش ۴۰۱ کشته شد.", 1),
        ("در اعتراضات ۴۰۱ نفر کشته شدند.", 401),
        ("سرنشین پراید ۱۳۱ کشته شد.", 1),
        ("بهرام کمانی، شهروند کُرد و معلم بازنشسته، کشته شد.", 1),
        ("سینا کرمی و مینا سهرابی کشته شدند.", 2),
        ("بهرام کمانی همراه با دو نفر دیگر کشته شد.", 3),
    ],
)
def test_years_models_and_descriptions_count_nobody(text: str, dead: int) -> None:
    assert _dead(text) == [("dead", dead)]


def test_what_hit_somebody_is_not_how_many_were_hit() -> None:
    assert _dead("۳ تا ساچمه خورد و زخمی شد.") == [("injured", 1)]
    assert _dead("بابای ۳ تا بچه بود و دیروز زخمی شد.") == [("injured", 1)]


@pytest.mark.parametrize("text", ["ده‌ها گوسفند در حمله کشته شدند.", "سه اسب در انفجار مین کشته شدند.", "دوازده قاطر در تیراندازی کشته شدند."])
def test_animals_are_no_dead(text: str) -> None:
    assert _dead(text) == []
