"""The day of what a document goes on to tell: by a part of the day, the next day, a day by which it was over, the same period. Made up."""

import pytest
from dated_documents import Wanted, missing

PUBLISHED = "2071-06-01"  # a Monday

ENGLISH: list[tuple[str, list[Wanted]]] = [
    ("By Friday night forty of them had been freed.", [("release", 40, "2071-05-29", "2071-05-29")]),
    ("Thirty were arrested in Shiraz on Thursday. By Saturday noon 22 had been released.", [("release", 22, "2071-05-30", "2071-05-30")]),
    ("On Thursday nine members of the guild were arrested; four were home by midnight.", [("release", 4, "2071-05-28", "2071-05-28")]),
    ("On Saturday police entered the dormitory in Arak. In the evening six students were taken away.", [("arrest", 6, "2071-05-30", "2071-05-30")]),
    ("On 20 May guards fired on porters near Baneh. That night three more were wounded.", [("", 3, "2071-05-20", "2071-05-20")]),
    ("On 20 May police raided a hall in Kerman.\n\nThe next day two men were arrested.", [("arrest", 2, "2071-05-21", "2071-05-21")]),
    ("A rally was held in Arak on 20 May.\n\nFour days later agents arrested two speakers.", [("arrest", 2, "2071-05-24", "2071-05-24")]),
    (
        "Since 1 May the union has registered the arrest of 41 teachers. In the same period the court closed four newspapers.",
        [("arrest", 41, "2071-05-01", "2071-06-01"), ("censorship", 4, "2071-05-01", "2071-06-01")],
    ),
    ("Since 4 May, when the strike began, 31 drivers have been arrested.", [("arrest", 31, "2071-05-04", "2071-06-01")]),
    (
        "The looms of Kashan stood still today. Spinners have been on strike since Thursday. Toward noon police arrested five of them.",
        [("arrest", 5, "2071-06-01", "2071-06-01")],
    ),
    (
        "Arrested: 41. Freed: nine. Those are the figures for 14 April.",
        [("arrest", 41, "2071-04-14", "2071-04-14"), ("release", 9, "2071-04-14", "2071-04-14")],
    ),
    ("Our bulletin covers the week of 20 April to 26 April. Police arrested 37 people.", [("arrest", 37, "2071-04-20", "2071-04-26")]),
    ("At least 19 people have been hanged since the outbreak of the strike on 3 May.", [("execution", 19, "2071-05-03", "2071-06-01")]),
    ("Since 4 May, when the mill closed, there have been daily sit-ins in Arak.", [("protest", 1, "2071-05-04", "2071-06-01")]),
    (
        "On 20 May police fired on a crowd in Izeh and killed two men. A third was pronounced dead in hospital on Friday. Eleven were wounded.",
        [("", 2, "2071-05-20", "2071-05-20"), ("", 1, "2071-05-29", "2071-05-29"), ("", 11, "2071-05-20", "2071-05-20")],
    ),
    ("The internet was cut in Yasuj from Thursday evening to Saturday noon.", [("internet", 1, "2071-05-28", "2071-05-30")]),
    ("Two were freed in Thursday's amnesty in Rasht.", [("release", 2, "2071-05-28", "2071-05-28")]),
    ("Nine people arrested on Friday in Arak were released on Saturday.", [("release", 9, "2071-05-30", "2071-05-30")]),
]

PERSIAN: list[tuple[str, list[Wanted]]] = [
    ("تا عصر جمعه ۴۰ نفر از بازداشتی‌ها آزاد شدند.", [("release", 40, "2071-05-29", "2071-05-29")]),
    ("پنجشنبه در شیراز ۳۰ نفر بازداشت شدند. تا ظهر شنبه ۲۲ نفر آزاد شده بودند.", [("release", 22, "2071-05-30", "2071-05-30")]),
    ("شنبه در گرگان پنج نفر بازداشت شدند. شب هر پنج نفر آزاد شدند.", [("release", 5, "2071-05-30", "2071-05-30")]),
    (
        "شنبه در اراک تظاهرات شد. تا نیمه‌شب سی تن را گرفتند و شش تنشان را صبح ول کردند.",
        [("arrest", 30, "2071-05-30", "2071-05-30"), ("release", 6, "2071-05-31", "2071-05-31")],
    ),
    ("پنجشنبه سه دانشجو در گرگان بازداشت شدند و فردا شبش آزاد شدند.", [("release", 3, "2071-05-29", "2071-05-29")]),
    ("۳۰ اردیبهشت مأموران نه نفر را در کرمان بازداشت کردند.\n\nفردایش دو نفر آزاد شدند.", [("release", 2, "2071-05-21", "2071-05-21")]),
    ("پنجشنبه در ایذه تیراندازی شد.\n\nسه روز بعد برادرم را بازداشت کردند.", [("arrest", 1, "2071-05-31", "2071-05-31")]),
    (
        "از اول اردیبهشت ۴۱ معلم بازداشت شده‌اند. در همین مدت دادگاه چهار روزنامه را توقیف کرد.",
        [("arrest", 41, "2071-04-21", "2071-06-01"), ("censorship", 4, "2071-04-21", "2071-06-01")],
    ),
    ("از ۱۴ اردیبهشت که اعتصاب آغاز شد ۳۱ راننده بازداشت شده‌اند.", [("arrest", 31, "2071-05-04", "2071-06-01")]),
    (
        "کارگاه‌های نساجی امروز بسته ماند. بافندگان از پنجشنبه دست از کار کشیده‌اند. پیش از ظهر پنج تن از آنان بازداشت شدند.",
        [("arrest", 5, "2071-06-01", "2071-06-01")],
    ),
    ("شنبه کارگران در اهواز تجمع کردند؛ مأموران هفت نفر را بازداشت کردند.", [("arrest", 7, "2071-05-30", "2071-05-30")]),
    (
        "چهل و یک نفر بازداشت و نه نفر آزاد شدند. این ارقام از اول تا دهم اردیبهشت را در بر می‌گیرد.",
        [("arrest", 41, "2071-04-21", "2071-04-30"), ("release", 9, "2071-04-21", "2071-04-30")],
    ),
    (
        "۳۰ اردیبهشت مأموران در ایذه به جمعیت شلیک کردند و دو نفر کشته شدند. نفر سوم جمعه در بیمارستان جان باخت. یازده نفر زخمی شدند.",
        [("", 2, "2071-05-20", "2071-05-20"), ("", 11, "2071-05-20", "2071-05-20")],
    ),
    ("اینترنت در ایلام از ساعت هفت عصر جمعه تا پنج بامداد شنبه قطع بود.", [("internet", 1, "2071-05-29", "2071-05-30")]),
    ("از ظهر پنجشنبه تا عصر جمعه اینترنت یاسوج قطع بود.", [("internet", 1, "2071-05-28", "2071-05-29")]),
    ("جمعه شش نفر در یزد آزاد شدند.", [("release", 6, "2071-05-29", "2071-05-29")]),
]

OPEN: list[tuple[str, str, list[Wanted]]] = [
    ("en", "Six of those held in Friday's raid in Yazd were freed on bail.", [("release", 6, None, PUBLISHED)]),
    ("en", "Following Monday's strike the company dismissed twelve welders.", [("sanction", 12, None, PUBLISHED)]),
    ("en", "Ten sailors captured on 20 May were freed.", [("release", 10, None, PUBLISHED)]),
    ("en", "The organisation says that by Saturday 31 people had been killed across Fars.", [("", 31, None, "2071-05-30")]),
    ("fa", "شش نفر از بازداشت‌شدگان تجمع روز جمعه یزد با وثیقه آزاد شدند.", [("release", 6, None, PUBLISHED)]),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english_documents_give_what_follows_its_day(text: str, wanted: list[Wanted]) -> None:
    assert missing("en", PUBLISHED, text, wanted) == []


@pytest.mark.parametrize(("text", "wanted"), PERSIAN)
def test_persian_documents_give_what_follows_its_day(text: str, wanted: list[Wanted]) -> None:
    assert missing("fa", PUBLISHED, text, wanted) == []


@pytest.mark.parametrize(("lang", "text", "wanted"), OPEN)
def test_a_release_keeps_off_the_day_of_the_arrest_and_a_toll_stays_open(lang: str, text: str, wanted: list[Wanted]) -> None:
    assert missing(lang, PUBLISHED, text, wanted) == []
