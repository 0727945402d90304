"""The window or day that a whole document gives to what it counts. Each text is made up; each row says which type and count has which days.

A type is given by its beginning ("" for any), days as first and last, None where no first day is told.
"""

from datetime import date

import pytest

import gavah

Wanted = tuple[str, int, str | None, str]

ENGLISH: list[tuple[str, str, list[Wanted]]] = [
    (
        "2072-01-20",
        "Between 1 March and 30 April 2071 the association recorded 84 executions, twice as many as in the year before.",
        [("execution", 84, "2071-03-01", "2071-04-30")],
    ),
    (
        "2071-06-12",
        "From 1 to 31 May 62 people were executed in Iran, against 40 in April and far more than last year.",
        [("execution", 62, "2071-05-01", "2071-05-31")],
    ),
    ("2071-06-12", "In May 71 prisoners were hanged, a rise of 20 percent on the month before.", [("execution", 71, "2071-05-01", "2071-05-31")]),
    (
        "2072-01-20",
        "During 2071 security forces arrested 1,450 activists, nearly double the number of the previous year.",
        [("arrest", 1450, "2071-01-01", "2071-12-31")],
    ),
    ("2071-06-12", "Since last Monday nine people have been executed, two of them on Wednesday.", [("execution", 9, "2071-06-08", "2071-06-12")]),
    (
        "2071-06-12",
        "Since Saturday 31 protesters have been arrested in Ahvaz, including a lawyer seized on Thursday.",
        [("arrest", 31, "2071-06-06", "2071-06-12")],
    ),
    ("2071-06-12", "Since the school year began on 23 September, 41 teachers have been arrested.", [("arrest", 41, "2070-09-23", "2071-06-12")]),
    (
        "2071-06-12",
        "Since the new governor took office on 4 May 2070, at least 310 people have been executed in Kerman.",
        [("execution", 310, "2070-05-04", "2071-06-12")],
    ),
    ("2071-06-12", "At least 17 journalists have been arrested since the strikes broke out on 2 June.", [("arrest", 17, "2071-06-02", "2071-06-12")]),
    (
        "2071-06-12",
        '"That makes 12 executions since the year began on 21 March," the committee said.',
        [("execution", 12, "2071-03-21", "2071-06-12")],
    ),
    ("2071-06-12", "Our committee has counted 64 abductions of students since March 2070.", [("disappearance", 64, "2070-03-01", "2071-06-12")]),
    ("2071-06-12", "Since the start of the year 230 people have been abducted in Haiti.", [("disappearance", 230, "2071-01-01", "2071-06-12")]),
    (
        "2071-06-12",
        "From the beginning of the uprising on 3 May until today, 210 protesters have been killed, and more than 4,000 have been arrested.",
        [("", 210, "2071-05-03", "2071-06-12"), ("arrest", 4001, "2071-05-03", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Since 3 May 210 protesters have been killed and another 900 wounded.",
        [("", 210, "2071-05-03", "2071-06-12"), ("", 900, "2071-05-03", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Nine prisoners were executed at dawn. That brings the number of executions since 21 March to 160.",
        [("execution", 160, "2071-03-21", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "In the last seven days, from Friday to Thursday, 14 people were executed: nine in Karaj and five in Shiraz.",
        [("execution", 14, "2071-06-05", "2071-06-11"), ("execution", 9, "2071-06-05", "2071-06-11"), ("execution", 5, "2071-06-05", "2071-06-11")],
    ),
    ("2071-06-12", "Last week, from 1 to 7 June, 22 workers were arrested.", [("arrest", 22, "2071-06-01", "2071-06-07")]),
    ("2071-06-12", "From Saturday to Wednesday 18 people were executed in Kerman and Zahedan.", [("execution", 18, "2071-06-06", "2071-06-10")]),
    (
        "2072-01-20",
        "Between 1 January and 31 December 2071 Tamrin Watch verified 940 executions in Iran.\n\nIn the same twelve "
        "months 21 detainees died in custody. The group also documented the arrest of 56 lawyers.",
        [
            ("execution", 940, "2071-01-01", "2071-12-31"),
            ("killing.in-custody", 21, "2071-01-01", "2071-12-31"),
            ("arrest", 56, "2071-01-01", "2071-12-31"),
        ],
    ),
    (
        "2071-06-12",
        "From 1 to 6 June the council counted 40 strikes in the oil towns.\n\nOver these six days 33 workers were arrested and two were killed.",
        [("arrest", 33, "2071-06-01", "2071-06-06"), ("", 2, "2071-06-01", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "The police closed the university for the week of 1 to 7 June.\n\nDuring the same week 12 students were arrested.",
        [("arrest", 12, "2071-06-01", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "In May 71 prisoners were executed in Iran.\n\nIn the same month 300 people were arrested, and 18 were sentenced to death.",
        [("arrest", 300, "2071-05-01", "2071-05-31"), ("sentence.death", 18, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "In May at least 71 prisoners were executed. Fars leads with 12 executions, followed by Kerman with nine and Alborz with eight.",
        [("execution", 12, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "Tamrin Rights Monitor, week of 1 to 7 June 2071\n\n- Executions: 14 (previous week: 9)\n- Arrests: 63\n- Death "
        "sentences: 5\n- Killed at the borders: 3",
        [
            ("execution", 14, "2071-06-01", "2071-06-07"),
            ("arrest", 63, "2071-06-01", "2071-06-07"),
            ("sentence.death", 5, "2071-06-01", "2071-06-07"),
            ("execution", 9, "2071-05-25", "2071-05-31"),
        ],
    ),
    (
        "2071-06-12",
        "Prison news, Saturday to Thursday (30 May–4 June)\n\nIn Qom the prosecutor charged seven teachers. In Ilam four "
        "men were sentenced to death. Two prisoners were executed in Karaj.",
        [("charge", 7, "2071-05-30", "2071-06-04"), ("sentence.death", 4, "2071-05-30", "2071-06-04"), ("execution", 2, "2071-05-30", "2071-06-04")],
    ),
    (
        "2071-06-12",
        "Executions in May 2071\n\nAt least 52 men were hanged in the prisons of Iran. Eleven of them were executed in "
        "Shiraz. Four women were among the dead.",
        [("execution", 52, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "Strike diary, 1 to 6 June\n\nEighteen workers were arrested in Asaluyeh. On Thursday, three drivers were "
        "arrested in Yazd.\n\nIn Kerman police arrested nine miners.",
        [("arrest", 18, "2071-06-01", "2071-06-06"), ("arrest", 3, "2071-06-04", "2071-06-04"), ("arrest", 9, "2071-06-01", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "This week in the courts: 6 to 11 June\n\nA court in Tabriz sentenced three teachers to prison.\n\nA court in "
        "Rasht sentenced five students to prison.",
        [("sentence.prison", 3, "2071-06-06", "2071-06-11"), ("sentence.prison", 5, "2071-06-06", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "Yesterday at a glance (Thursday, 11 June)\n\nMashhad: nine students were arrested at the gate of the "
        "university.\nRasht: two prisoners were executed.",
        [("arrest", 9, "2071-06-11", "2071-06-11"), ("execution", 2, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "Nineteen executions in four days\n\nOn Sunday, 7 June, six prisoners were hanged in Karaj. On Monday five were "
        "hanged in Rasht. On Tuesday two men were executed in Qom. On Wednesday six people were executed in Shiraz.\n\n"
        "In all, 19 people were executed in four days.",
        [("execution", 19, "2071-06-07", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "On Monday 12 wounded were brought to the hospital and on Tuesday another 20. On Wednesday 15 were wounded. In "
        "three days 47 people were wounded in Izeh.",
        [("", 47, "2071-06-08", "2071-06-10")],
    ),
    ("2071-06-01", "In the month that ended yesterday at least 80 prisoners were executed in Iran.", [("execution", 80, "2071-05-01", "2071-05-31")]),
    (
        "2071-11-22",
        "In the month that ended yesterday the regime hanged 90 prisoners; in Aban of last year it hanged 58.",
        [("execution", 90, "2071-10-23", "2071-11-21"), ("execution", 58, "2070-10-22", "2070-11-20")],
    ),
    (
        "2071-06-12",
        "In the first week of June 17 people were arrested; in Khordad of last year 40 people were executed.",
        [("arrest", 17, "2071-06-01", "2071-06-07"), ("execution", 40, "2070-05-21", "2070-06-20")],
    ),
    (
        "2071-06-12",
        "A court in Tehran sentenced three students to prison on Tuesday.\n\nOn the same day two teachers were sentenced to prison in Rasht.",
        [("sentence.prison", 2, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "The court in Tabriz delivered its verdict on Tuesday. Two men were sentenced to death. Nine others were "
        "sentenced to prison. Three were released the same evening.",
        [
            ("sentence.death", 2, "2071-06-09", "2071-06-09"),
            ("sentence.prison", 9, "2071-06-09", "2071-06-09"),
            ("release", 3, "2071-06-09", "2071-06-09"),
        ],
    ),
    (
        "2071-06-12",
        "On Wednesday hundreds of people marched in Izeh. Two protesters were killed.\n\nThe same night 27 men were arrested.",
        [("", 2, "2071-06-10", "2071-06-10"), ("arrest", 27, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "The verdicts, dated 4 June, reached the lawyers on Monday. The following day police arrested two of the lawyers.",
        [("arrest", 2, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "Reza Tamrini, 33, died on 9 June in a prison in Qom, three days after agents had arrested him at a tea shop.",
        [("killing.in-custody", 1, "2071-06-09", "2071-06-09"), ("arrest", 1, "2071-06-06", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "In Istanbul police broke up the march on Saturday and detained 16 people, eleven of whom were still in custody on Tuesday.",
        [("arrest", 16, "2071-06-06", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "On Thursday teachers gathered in 19 cities. Nine of us were arrested in Kermanshah. By Sunday night all of them were free.",
        [("arrest", 9, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "On Tuesday two prisoners were executed in Karaj. A day earlier, three men were executed in Qom. The day "
        "before that, a woman was executed in Rasht.",
        [("execution", 3, "2071-06-08", "2071-06-08"), ("execution", 1, "2071-06-07", "2071-06-07")],
    ),
    (
        "2071-06-12",
        "Day 31 of the Uprising: Two Hanged in Karaj\n\nFriday, 12 June 2071, is the 31st day of the uprising. At dawn "
        "two prisoners were hanged in Karaj.\n\nIn Mashhad, rebellious youths set fire to a Basij base last night.",
        [("execution", 2, "2071-06-12", "2071-06-12"), ("", 1, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "From ward 3\n\nThis morning they took eight men to solitary. Around two o'clock guards beat 19 prisoners with batons.",
        [("", 19, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Today is the fifth day of our strike. At noon security forces arrested four workers at the gate.",
        [("arrest", 4, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Today, Friday, the families gathered outside the court. In the afternoon 12 of them were arrested.",
        [("arrest", 12, "2071-06-12", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "Since Monday the families have waited. On Wednesday nine workers were arrested in Yazd.",
        [("arrest", 9, "2071-06-10", "2071-06-10")],
    ),
    (
        "2071-06-12",
        "Tamrin News, 12 June 2071\n\nA court in Rasht has sentenced five students to prison.",
        [("sentence.prison", 5, None, "2071-06-12")],
    ),
]
PERSIAN: list[tuple[str, str, list[Wanted]]] = [
    (
        "2072-01-20",
        "از ۱ دی ۱۴۵۰ تا ۳۰ دی ۱۴۵۰ دست‌کم ۸۴ نفر در ایران اعدام شدند که دو برابر سال قبل است.",
        [("execution", 84, "2071-12-22", "2072-01-20")],
    ),
    ("2071-06-12", "در اردیبهشت ۷۱ زندانی اعدام شدند که نسبت به ماه قبل ۲۰ درصد بیشتر است.", [("execution", 71, "2071-04-21", "2071-05-21")]),
    (
        "2071-06-12",
        "از دوشنبه گذشته تاکنون ۹ نفر اعدام شده‌اند که دو نفر آنان روز چهارشنبه به دار آویخته شدند.",
        [("execution", 9, "2071-06-08", "2071-06-12")],
    ),
    (
        "2071-06-12",
        "از زمانی که رئیس جدید قوه قضاییه در ۱۵ تیر ۱۴۴۸ بر سر کار آمد، دست‌کم ۲۳۰۰ نفر اعدام شده‌اند.",
        [("execution", 2300, "2069-07-05", "2071-06-12")],
    ),
    ("2071-06-12", "از آغاز سال تحصیلی در اول مهر، ۴۱ معلم بازداشت شده‌اند.", [("arrest", 41, "2070-09-22", "2071-06-12")]),
    (
        "2071-06-12",
        "از آغاز اعتراضات در ۱۳ اردیبهشت تا امروز ۲۱۰ معترض کشته و بیش از ۴ هزار نفر بازداشت شده‌اند.",
        [("", 210, "2071-05-03", "2071-06-12"), ("arrest", 4001, "2071-05-03", "2071-06-12")],
    ),
    ("2071-06-12", "پلیس از شنبه تا سه‌شنبه در تبریز ۷۸ نفر را بازداشت کرده است.", [("arrest", 78, "2071-06-06", "2071-06-09")]),
    (
        "2071-06-12",
        "در ماه گذشته ۱۷ کولبر در مرزهای کردستان کشته یا زخمی شدند؛ پنج کولبر کشته و دوازده کولبر زخمی شدند.",
        [("", 5, "2071-04-21", "2071-05-21"), ("", 12, "2071-04-21", "2071-05-21")],
    ),
    (
        "2071-06-12",
        "در هفت ماه، از آبان ۱۴۴۹ تا اردیبهشت ۱۴۵۰، چهارده نفر در این زندان جان باختند. چهار نفر زیر شکنجه کشته شدند.",
        [("", 14, "2070-10-22", "2071-05-21"), ("", 4, "2070-10-22", "2071-05-21")],
    ),
    (
        "2071-06-12",
        "از اول تا دهم خرداد ۴۰ اعتصاب در شهرهای نفتی ثبت شد.\n\nدر همین ده روز ۳۳ کارگر بازداشت شدند.",
        [("arrest", 33, "2071-05-22", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "سازمان تمرین در ماه مه ۷۱ اعدام ثبت کرد.\n\nدر همین مدت ۳۰۰ نفر بازداشت شدند و ۱۸ نفر به اعدام محکوم شدند.",
        [("arrest", 300, "2071-05-01", "2071-05-31"), ("sentence.death", 18, "2071-05-01", "2071-05-31")],
    ),
    (
        "2071-06-12",
        "هفته‌ای که گذشت (از ۹ تا ۱۵ خرداد)\n\nدادگاه انقلاب یزد پنج شهروند را به زندان محکوم کرد.\n\nدر سنندج ۱۸ نفر "
        "بازداشت شدند.\n\nیک حکم اعدام در بیرجند صادر شد.",
        [
            ("sentence.prison", 5, "2071-05-30", "2071-06-05"),
            ("arrest", 18, "2071-05-30", "2071-06-05"),
            ("sentence.death", 1, "2071-05-30", "2071-06-05"),
        ],
    ),
    (
        "2071-06-12",
        "رویدادهای دیروز (پنجشنبه ۲۱ خرداد)\n\nقم: پنج طلبه در خانه‌هایشان بازداشت شدند.\nرشت: دو زندانی اعدام شدند.",
        [("arrest", 5, "2071-06-11", "2071-06-11"), ("execution", 2, "2071-06-11", "2071-06-11")],
    ),
    (
        "2071-06-12",
        "گزارش ماهانه نقض حقوق بشر، اردیبهشت ۱۴۵۰\n\nاعدام: ۵۲ نفر\nبازداشت: ۳۱۰ نفر\nصدور حکم اعدام: ۹ نفر",
        [("execution", 52, "2071-04-21", "2071-05-21"), ("arrest", 310, "2071-04-21", "2071-05-21")],
    ),
    (
        "2071-06-12",
        "آمار هفته، ۹ تا ۱۵ خرداد ۱۴۵۰\n\n۱۸ کارگر در عسلویه بازداشت شدند. روز پنجشنبه سه راننده در یزد بازداشت شدند.\n\n"
        "در کرمان ۹ معدنچی بازداشت شدند.",
        [("arrest", 18, "2071-05-30", "2071-06-05"), ("arrest", 9, "2071-05-30", "2071-06-05")],
    ),
    (
        "2071-06-12",
        "سحرگاه سه‌شنبه ۱۹ خرداد دو زندانی در کرج اعدام شدند. روز قبل از آن، سه زندانی در رشت به دار آویخته شدند.",
        [("execution", 3, "2071-06-08", "2071-06-08")],
    ),
    (
        "2071-06-12",
        "چهارشنبه ۲۰ خرداد نُه زندانی در قزل‌حصار اعدام شدند. یک روز پیش از آن، زنی در زندان لاکان رشت اعدام شد.",
        [("execution", 1, "2071-06-09", "2071-06-09")],
    ),
    (
        "2071-06-12",
        "روز شنبه ۱۶ خرداد هزاران ایرانی در برلین تجمع کردند. همزمان حدود ۸۰۰ نفر در استکهلم راهپیمایی کردند.",
        [("rally", 720, "2071-06-06", "2071-06-06")],
    ),
    (
        "2071-06-12",
        "صبح دوشنبه ۱۸ خرداد سیزده نفر در شیراز بازداشت شدند. یک زن پس از پنج ساعت آزاد شد.",
        [("release", 1, "2071-06-08", "2071-06-08")],
    ),
    (
        "2071-06-12",
        "دادگاه تبریز روز سه‌شنبه حکم متهمان را صادر کرد. دو نفر به اعدام و نه نفر به زندان محکوم شدند. سه نفر همان شب آزاد شدند.",
        [("sentence.death", 2, "2071-06-09", "2071-06-09"), ("release", 3, "2071-06-09", "2071-06-09")],
    ),
    ("2071-06-12", "وزارت کشور جمعه اعلام کرد دو نفر در تبادل آتش در پنجگور کشته شده‌اند.", [("", 2, None, "2071-06-12")]),
    ("2071-06-12", "دادستان کرمانشاه در نشست خبری دوشنبه از دستگیری ۶۴ نفر خبر داد.", [("arrest", 64, None, "2071-06-12")]),
    (
        "2071-06-12",
        "امروز جمعه ۲۲ خرداد، سی‌ویکمین روز اعتصاب است. ظهر مأموران چهار کارگر را جلوی کارخانه بازداشت کردند.",
        [("arrest", 4, "2071-06-12", "2071-06-12")],
    ),
]


def _missing(language: str, published: str, text: str, wanted: list[Wanted]) -> list[Wanted]:
    """What of `wanted` no claim of `text` says."""
    claims = gavah.read(gavah.report(text, lang=language, published=date.fromisoformat(published)))
    found = [(c.type, c.quantity.low if c.quantity else 1, c.when and c.when.earliest, c.when and c.when.latest) for c in claims]
    said = [(type_, low, first.isoformat() if first else None, last.isoformat() if last else None) for type_, low, first, last in found]
    return [w for w in wanted if not any(s[0].startswith(w[0]) and s[1:] == w[1:] for s in said)]


@pytest.mark.parametrize(("published", "text", "wanted"), ENGLISH)
def test_a_count_of_an_english_document_has_the_days_its_words_or_title_give(published: str, text: str, wanted: list[Wanted]) -> None:
    assert _missing("en", published, text, wanted) == []


@pytest.mark.parametrize(("published", "text", "wanted"), PERSIAN)
def test_a_count_of_a_persian_document_has_the_days_its_words_or_title_give(published: str, text: str, wanted: list[Wanted]) -> None:
    assert _missing("fa", published, text, wanted) == []
