"""Protests as unions, prisoners and witnesses tell of them: crowds and works counted apart, calls and plans. Every sentence is constructed."""

from datetime import date

import pytest

import gavah

SUNDAY = date(2071, 11, 29)  # 8 Azar 1450


def _claims(text):
    return list(gavah.read(gavah.report(text, lang="fa", published=SUNDAY)))


def counted(text):
    """(type, low, high, places) of each claim with a number, in the order told."""
    found = [c for c in _claims(text) if c.quantity and c.kind != "statement"]
    return [(c.type, c.quantity.low, c.quantity.high, tuple(sorted(p.name for p in c.where))) for c in found]


def announced(text):
    """(type, first day or None) of what is planned or called for."""
    found = [c for c in _claims(text) if c.modality in ("planned", "called-for", "hypothetical")]
    return [(c.type, c.when.earliest if c.when else None) for c in found]


DEMO, STRIKE, HUNGER = "protest.demo", "protest.strike", "protest.hunger"

CROWDS = [
    (
        "روز شنبه بازنشستگان در کرمانشاه و شوش به خیابان آمدند. در کرمانشاه ۴۲۰ نفر بودیم و در شوش کمتر از هشتاد نفر.",
        [(DEMO, 420, 420, ("Kermanshah",)), (DEMO, 1, 79, ("Shush",))],
    ),
    ("کشاورزان دیروز جلوی استانداری اصفهان تجمع کردند. جمعیت را خودمان شمردیم: ۳۱۰ نفر.", [(DEMO, 310, 310, ("Isfahan",))]),
    ("معلمان مریوان دیروز مقابل فرمانداری جمع شدند. تعدادشان به ۳۵۰ نفر می‌رسید.", [(DEMO, 350, 350, ("Marivan",))]),
    ("پرستاران مشهد دیروز تجمع کردند؛ شمار آنان حدود ۲۰۰ نفر برآورد شد.", [(DEMO, 180, 220, ("Mashhad",))]),
    ("دیروز در تجمع اراک نزدیک به ۵۰۰ کارگر بودند.", [(DEMO, 450, 500, ("Arak",))]),
    ("مردم ایذه دیروز دوباره به خیابان آمدند، این بار ۶۰۰ نفر.", [(DEMO, 600, 600, ("Izeh",))]),
    ("دیروز چند تا پیرزن جلوی شهرداری کرج جمع شده بودن.", [(DEMO, 3, 9, ("Karaj",))]),
    ("دیشب چهل پنجاه نفر جلوی فرمانداری رشت تجمع کردند.", [(DEMO, 40, 50, ("Rasht",))]),
    ("شمار اعتصابیون در عسلویه دیروز به ۲۳۰۰ نفر رسید.", [(STRIKE, 2300, 2300, ("Asaluyeh",))]),
    (
        "جمع اعتصاب‌کنندگان به شش هزار و چهارصد نفر می‌رسد؛ وزارت نفت از ۱۵۰۰ نفر حرف می‌زند.",
        [(STRIKE, 6400, 6400, ()), (STRIKE, 1500, 1500, ())],
    ),
    (
        "پرستاران گرگان و آمل از دیروز در اعتصابند: ۳۱۰ پرستار در گرگان و بیش از ۲۰۰ نفر در آمل.",
        [(STRIKE, 310, 310, ("Gorgan",)), (STRIKE, 201, None, ("Amol",))],
    ),
    (
        "دو هزار نفر در تظاهرات دیروز زاهدان حضور داشتند؛ پلیس این رقم را ۵۰۰ نفر اعلام کرد.",
        [(DEMO, 2000, 2000, ("Zahedan",)), (DEMO, 500, 500, ("Zahedan",))],
    ),
]

SITES = [
    ("هم‌اکنون ۸ پالایشگاه و ۲۱ شرکت پیمانکاری در اعتصاب‌اند.", [(STRIKE, 29, 29, ())]),
    ("اعتصاب رانندگان کامیون دیروز به ۱۴۵ شهر رسید.", [(STRIKE, 145, 145, ())]),
    ("دیروز بازاریان ۲۲ شهر کردستان مغازه‌های خود را بستند.", [(STRIKE, 22, 22, ("Kurdistan",))]),
    ("از ۶۸ شهر خبر تحصن معلمان به ما رسیده است.", [(STRIKE, 68, 68, ())]),
    ("زندانیان ۳۸ زندان امروز از دریافت جیرهٔ غذایی خودداری کردند.", [(HUNGER, 38, 38, ())]),
    ("هفته نود و سوم کارزار سه‌شنبه‌های نه به اعدام در ۴۷ زندان.", [(HUNGER, 47, 47, ())]),
    ("با پیوستن زندان‌های جوین و اسدآباد، شمار زندان‌های اعتصابی به چهل رسید.", [(HUNGER, 40, 40, ())]),
    (
        "دیروز معلمان ۱۱۴ مدرسه در شیراز سر کلاس نرفتند؛ در سنندج هفتاد مدرسه و در یاسوج سی‌ودو مدرسه.",
        [(STRIKE, 114, 114, ("Shiraz",)), (STRIKE, 70, 70, ("Sanandaj",)), (STRIKE, 32, 32, ("Yasuj",))],
    ),
]

SIBLINGS = [
    ("دیروز در سنندج ۱۲ نفر بازداشت شدند؛ در مریوان ۵ نفر.", [("arrest", 12, 12, ("Sanandaj",)), ("arrest", 5, 5, ("Marivan",))]),
    ("۴۰ کارگر در اراک اخراج شدند؛ در ساوه ۱۵ کارگر.", [("sanction", 40, 40, ("Arak",)), ("sanction", 15, 15, ("Saveh",))]),
    (
        "خوزستان با ۵۷ اعتصاب بیشترین سهم را داشت و سپس بوشهر با ۳۳ مورد.",
        [(STRIKE, 57, 57, ("Khuzestan",)), (STRIKE, 33, 33, ("Bushehr",))],
    ),
]

LOOK_ALIKES = [
    "اهالی سه روستا دیروز جاده را بستند.",
    "دیروز بیست معدن‌کار به خانه رفتند.",
    "وزیر از ۴۰۰ میلیارد تومان سخن گفت.",
    "دیروز در جلسهٔ شورای شهر رشت ۱۲ نفر بودیم.",
    "شمار دانش‌آموزان این شهر به ۴۰ هزار نفر می‌رسد.",
    "در این کارخانه ۸۰۰ کارگر کار می‌کنند.",
]

CALLS = [
    ("از خانواده‌ها می‌خواهیم جمعهٔ همین هفته جلوی زندان‌ها جمع شوند.", [(DEMO, date(2071, 12, 4))]),
    ("شنبه ۱۴ آذر در مقابل ساختمان مرکزی گردهم می‌آییم.", [(DEMO, date(2071, 12, 5))]),
    ("شورا سه‌شنبهٔ پیش رو را روز تحریم غذای سلف نامیده است.", [("protest.boycott", date(2071, 12, 1))]),
    ("شورای هماهنگی چهارشنبه را روز اعتصاب سراسری اعلام کرد.", [(STRIKE, date(2071, 12, 2))]),
    ("خانواده‌ها برای روز شنبه جلوی دادسرا قرار تجمع دارند.", [(DEMO, date(2071, 12, 5))]),
    ("ظهر سه‌شنبه روبه‌روی ادارات آموزش و پرورش در هر شهر گرد هم بیایید.", [(DEMO, date(2071, 12, 1))]),
    ("دوشنبه همه با هم دست از کار بکشید.", [(STRIKE, date(2071, 11, 30))]),
    ("دوشنبه و سه‌شنبه همه با هم دست از کار بکشید.", [(STRIKE, date(2071, 11, 30))]),
    ("ما جمعه ساعت سه در آرامستان رفسنجان هستیم، شما هم بیایید.", [(DEMO, date(2071, 12, 4))]),
    ("از استادان می‌خواهیم کلاس‌های دوشنبه را برگزار نکنند.", [("protest.boycott", date(2071, 11, 30))]),
    ("در انتخابات روز جمعه شرکت نخواهیم کرد.", [("protest.boycott", date(2071, 12, 4))]),
    ("رهبران مخالفان برای سه‌شنبه اعتصاب سراسری اعلام کرده‌اند.", [(STRIKE, date(2071, 12, 1))]),
    ("رانندگان از شنبه دست از کار می‌کشند.", [(STRIKE, date(2071, 12, 5))]),
    ("چهارشنبه مقابل مجلس خواهیم بود.", [(DEMO, date(2071, 12, 2))]),
    ("تظاهرات بعدی ۱۴ آذر در پاریس خواهد بود.", [("rally-abroad", date(2071, 12, 5))]),
    ("دیشب تو سبزه‌میدون رشت جمع شدیم. امشب ساعت ۷ دوباره همون‌جا، نترسید.", [(DEMO, date(2071, 11, 29))]),
    ("بازنشستگان دیروز در شوش به خیابان آمدند. شنبهٔ بعد، ساعت ۱۰، همان جا.", [(DEMO, date(2071, 12, 5))]),
    ("قرار ما: جمعه، ساعت ۱۷، میدان اصلی شهر.", [(DEMO, date(2071, 12, 4))]),
    ("بچه‌ها را تا روشن شدن ماجرا به مدرسه نمی‌فرستیم.", [("protest.boycott", None)]),
]

NO_CALLS = [
    "قرار است وزیر کار روز شنبه در مجلس حاضر شود.",
    "جلسهٔ بعدی دادگاه یکشنبه برگزار می‌شود.",
    "مراسم چهلم او جمعه بر سر مزارش برگزار می‌شود.",
    "معترضان در تجمع دیروز خواستار آزادی زندانیان شدند.",
    "امشب ساعت ۷ دوباره همون‌جا.",
]


@pytest.mark.parametrize(("text", "wanted"), CROWDS)
def test_a_crowd_counted_apart_from_its_protest_is_counted(text, wanted):
    assert [c for c in counted(text) if c[0] in (DEMO, STRIKE) and (c[1], c[2]) != (2000, 9999)] == wanted


@pytest.mark.parametrize(("text", "wanted"), SITES)
def test_a_protest_is_counted_by_its_towns_schools_and_works(text, wanted):
    assert counted(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), SIBLINGS)
def test_a_number_of_another_place_keeps_the_verb_before(text, wanted):
    assert counted(text) == wanted


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_crowd_is_none(text):
    assert counted(text) == []


@pytest.mark.parametrize(("text", "wanted"), CALLS)
def test_a_call_or_plan_is_told_for_the_day_to_come(text, wanted):
    assert announced(text) == wanted


@pytest.mark.parametrize("text", NO_CALLS)
def test_what_is_no_protest_to_come_is_not_announced(text):
    assert [found for found in announced(text) if found[0].startswith("protest")] == []


def test_a_protest_called_off_is_denied():
    claims = _claims("تجمع فردای کارگران مترو لغو شد.")
    assert [(c.type, c.polarity) for c in claims] == [(DEMO, "denied")]


def test_meals_refused_today_go_on_and_are_no_plan():
    claims = _claims("ما زندانیان امروز یکشنبه در ۴۴ زندان لب به غذا نمی‌زنیم.")
    assert [(c.type, c.modality, c.quantity.low) for c in claims] == [(HUNGER, "asserted", 44)]


FURTHER = [
    ("ما از ظهر امروز در صحن دانشکده نشسته‌ایم، نزدیک به دویست نفر، و نمی‌رویم.", [("protest.obstruct", 180, 200)]),
    ("گردهمایی دیروز بازنشستگان در اهواز پرشمار بود؛ ۷۰۰ نفر آمده بودند.", [(DEMO, 700, 700)]),
    ("کارگران شهرداری لوشان دیروز دست از کار کشیدند؛ همهٔ ۱۸۰ نفر.", [(STRIKE, 180, 180)]),
    ("ششصد رانندهٔ کامیون در شلمچه از دیروز بار نمی‌زنند.", [(STRIKE, 600, 600)]),
    ("اعتراضات دیروز دست‌کم ۳۱ شهر را در بر گرفت.", [(DEMO, 31, None)]),
    ("جوانان شورشی در ۱۲ شهر عکس حکومتیان را پایین کشیدند.", [("attack.site", 12, 12)]),
    ("مدیریت شرکت قرارداد ۴۰ کارگر معترض را تمدید نکرد.", [("sanction", 40, 40)]),
    ("پاکستان در یک هفته ۹ هزار افغان را بیرون کرد.", [("coerce-deport", 9000, 9000)]),
]


@pytest.mark.parametrize(("text", "wanted"), FURTHER)
def test_further_wordings_count(text, wanted):
    assert [c[:3] for c in counted(text)] == wanted


@pytest.mark.parametrize(
    "text",
    ["پلیس از برگزاری تجمع معلمان جلوگیری کرد.", "فرمانداری با تجمع کارگران مخالفت کرد و تجمع برگزار نشد.", "اعتصاب روز شنبه به تعویق افتاد."],
)
def test_what_is_prevented_or_put_off_is_denied(text):
    assert {c.polarity for c in _claims(text) if c.type.startswith("protest.")} - {"affirmed"} == {"denied"}


def test_a_compound_with_room_inside_leaves_the_words_inside_alone():
    assert [c[:3] for c in counted("نزدیک به ۳۰۰ پرستار دیروز در همدان دست از کار کشیدند.")] == [(STRIKE, 270, 300)]
