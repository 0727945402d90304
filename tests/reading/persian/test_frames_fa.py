"""Constructed Persian sentences and what they tell. Nothing in them happened; names are invented.

A line is "type | measure=low-high | places | first time | kind polarity modality …"; 1* is one described person, ? an unknown number.
"""

import pytest

from tests.reading.persian.scans import brief

CASES: list[tuple[str, list[str]]] = [
    ("دو نفر در ۱۲ مهر ۱۴۵۰ در همدان کشته شدند.", ["assault | dead=2-2 | همدان | ۱۲ مهر ۱۴۵۰"]),
    ("سه زندانی در زندان قزلحصار اعدام شدند.", ["execution.judicial | executed=3-3 | قزلحصار"]),
    ("دیروز در سنندج دست\u200cکم ۱۲ نفر کشته و ۳۰ نفر زخمی شدند.", ["assault | dead=12- | سنندج | دیروز", "assault | injured=30-30 | سنندج | دیروز"]),
    ("دو نفر در همدان و یک نفر در یاسوج کشته شدند.", ["assault | dead=2-2 | همدان", "assault | dead=1-1 | یاسوج"]),
    ("در همدان دو نفر و در یاسوج یک نفر بازداشت شدند.", ["arrest | arrested=2-2 | همدان", "arrest | arrested=1-1 | یاسوج"]),
    ("شمار جان\u200cباختگان اعتراضات به ۳۱ نفر رسید.", ["protest.lethal | dead=31-31 |  |  | total"]),
    ("از ابتدای سال تاکنون ۲۴ نفر اعدام شده\u200cاند.", ["execution.judicial | executed=24-24 |  |  | total"]),
    ("هیچ\u200cکس کشته نشد.", ["assault | dead=0-0 |  |  | complete"]),
    ("این حادثه تلفاتی نداشت.", ["assault | dead=0-0 |  |  | complete"]),
    ("او متولد ۱۳۶۵ در سنندج بود و در ۲۹ شهریور در دیواندره کشته شد.", ["assault | dead=1* | دیواندره | ۲۹ شهریور | anaphor"]),
    ("دادگاه انقلاب تهران سه معترض را به اتهام قتل به اعدام محکوم کرد.", ["sentence.death | sentenced=3-3 | تهران"]),
    ("حکم اعدام دو زندانی در زندان اوین اجرا شد.", ["execution.judicial | executed=2-2 | اوین"]),
    ("وزارت خارجه این حمله را محکوم کرد.", ["accusation | None=? |  |  | statement"]),
    ("ماموران پنج معلم را در رشت بازداشت کردند.", ["arrest | arrested=5-5 | رشت"]),
    ("دو کولبر با شلیک مستقیم مرزبانان در بانه جان باختند.", ["killing.extrajudicial | dead=2-2 | بانه"]),
    ("مردی که در کرج بازداشت شده بود، در تهران کشته شد.", ["arrest | arrested=1* | کرج |  | anaphor", "assault | dead=1* | تهران"]),
    ("بازداشت ۱۲ شهروند بهایی در شیراز", ["arrest | arrested=12-12 | شیراز"]),
    ("قرار است سه نفر اعدام شوند.", ["execution.judicial | executed=3-3 |  |  | planned"]),
    ("این دو نفر با قید وثیقه آزاد شدند.", ["release | released=2-2 |  |  | anaphor"]),
    ("ده\u200cها هزار نفر در تبریز تجمع کردند.", ["protest.demo | participants=20000-99999 | تبریز"]),
    ("معترضان سه بانک و دو پایگاه بسیج را در اهواز به آتش کشیدند.", ["attack.site | sites=5-5 | اهواز"]),
    ("سه شهروند به نام\u200cهای آرمان فرزین، بهار نیک\u200cرای و کاوه مهرزاد در اصفهان بازداشت شدند.", ["arrest | arrested=3-3 | اصفهان"]),
    ("پس از کشته شدن دو کولبر در بانه، کارگران در سقز اعتصاب کردند.", ["assault | dead=2-2 | بانه", "protest.strike | participants=? | سقز"]),
    ("یک کودک ۳ ساله با سه گلوله در کرمانشاه جان باخت.", ["assault-firearms | dead=1-1 | کرمانشاه"]),
    ("نه نفر کشته نشدند.", ["assault | dead=9-9 |  |  | denied"]),
    (
        "حبیب کارا، ۳۴ ساله و اهل رشت، در ۱۸ دی در مشهد با شلیک ماموران کشته و در گرگان به خاک سپرده شد.",
        ["killing.extrajudicial | dead=1* | مشهد | ۱۸ دی"],
    ),
    ("۱۲ نفر کشته، ۳۰ نفر زخمی و ۵۰ نفر بازداشت شدند.", ["assault | dead=12-12", "assault | injured=30-30", "arrest | arrested=50-50"]),
    ("دو زن و سه مرد در زاهدان کشته شدند.", ["assault | dead=5-5 | زاهدان"]),
    ("سه نفر از جمله یک کودک در ایلام جان باختند.", ["assault | dead=3-3 | ایلام"]),
    ("چهار زندانی در زندان قزلحصار به دار آویخته شدند.", ["execution.judicial | executed=4-4 | قزلحصار"]),
    ("زندانیان اعدام\u200cشده در سال ۱۳۶۷ در گورهای جمعی دفن شدند.", []),
    ("او از کشته\u200cشدگان اعتراضات ۱۳۹۸ است.", []),
    ("پنج نفر به اتهام قتل بازداشت شدند.", ["arrest | arrested=5-5"]),
    ("دادستان قم بازداشت ۱۰ نفر را تأیید کرد.", ["arrest | arrested=10-10", "statement.acknowledge | None=? | قم |  | statement"]),
    ("شهردار تبریز کشته شدن سه نفر را تکذیب کرد.", ["assault | dead=3-3 |  |  | denied", "statement.deny | None=? | تبریز |  | statement"]),
    ("ممکن است دو زندانی اعدام شوند.", ["execution.judicial | executed=2-2 |  |  | possible"]),
    ("اتحادیه معلمان فراخوان تجمع داد.", []),
    ("کارگران در اهواز دست به اعتصاب غذا زدند.", ["protest.hunger | participants=? | اهواز"]),
    ("۵۰ دانش\u200cآموز در قم مسموم شدند.", ["poisoning | injured=50-50 | قم"]),
    ("اینترنت در زاهدان قطع شد.", ["internet-cut | hours=? | زاهدان"]),
    ("روزنامه فردای روشن توقیف شد.", ["censorship | outlets=?"]),
    ("ماموران با گاز اشک\u200cآور تجمع معلمان را در رشت متفرق کردند.", ["protest.dispersal | None=? | رشت"]),
    ("در مجموع ۱۸ نفر در تهران و کرج بازداشت شدند.", ["arrest | arrested=18-18 | کرج+تهران |  | total"]),
    (
        "او به پنج سال حبس و ۷۴ ضربه شلاق محکوم شد.",
        ["sentence.prison | sentenced=1* |  |  | anaphor", "sentence.flogging | sentenced=1* |  |  | anaphor"],
    ),
    ("حکم اعدام دو زندانی تأیید شد.", ["sentence.death | sentenced=2-2"]),
    ("آمار جان\u200cباختگان سیل به ۲۰ نفر رسید.", ["assault | dead=20-20 |  |  | total"]),
    ("سه نفر در تصادف کشته شدند.", []),
    ("هر دو نفر روز ۵ آبان آزاد شدند.", ["release | released=2-2 |  | ۵ آبان"]),
    ("وی در ۳ آذر در مریوان ربوده شد و تاکنون خبری از او نیست.", ["disappearance | missing=1* | مریوان | ۳ آذر | anaphor"]),
    ("به گزارش خبرگزاری موج، هفت نفر دستگیر شدند.", ["arrest | arrested=7-7"]),
    ("خبرگزاری موج گفت که دیروز در اصفهان دو نفر کشته شدند.", ["assault | dead=2-2 | اصفهان | دیروز"]),
    ("دست\u200cکم ۷۲ کشته و صدها زخمی", ["assault | dead=72-", "assault | injured=200-999"]),
    ("بدون کشته", ["assault | dead=0-0 |  |  | complete"]),
    ("مردم شیراز علیه اعدام شعار دادند.", ["slogan | None=? | شیراز"]),
    (
        "در ۴ آبان حسن رامیار بازداشت و در ۹ آبان اعدام شد.",
        ["arrest | arrested=1* |  | ۴ آبان", "execution.judicial | executed=1* |  | ۹ آبان | anaphor"],
    ),
    ("یک کشتی در بندر غرق شد و گشت زنی ادامه یافت.", []),
    ("گشت ارشاد سه زن را در تهران بازداشت کرد.", ["arrest | arrested=3-3 | تهران"]),
    ("تو خرمدشت کرج یه بچه رو با ساچمه می\u200cزنن و مادرش رو با گلوله می\u200cکشن.", ["assault-firearms | dead=1* | کرج"]),
    ("شامگاه ۱۸ دی هدف گلوله قرار گرفت و جان باخت.", ["assault-firearms | dead=1* |  | ۱۸ دی | anaphor"]),
    ("پدر دو فرزند بود و با دو گلوله کشته شد.", ["assault-firearms | dead=1* |  |  | anaphor"]),
]


@pytest.mark.parametrize(("sentence", "told"), CASES, ids=range(len(CASES)))
def test_a_persian_sentence_tells_what_it_tells(sentence: str, told: list[str]) -> None:
    assert brief(sentence) == told
