"""What is to come, threatened, risked or did not come about is told with its standing and enters no figure. Every sentence is constructed."""

from datetime import date

import pytest

import gavah

TOLD = [
    ("سه جوان دیگر در آستانهٔ اجرای حکم قرار دارند.", "execution.judicial", "possible"),
    ("دو برادر همچنان زیر تیغ‌اند.", "execution.judicial", "possible"),
    ("چهار زندانی در خطر اعدام قریب‌الوقوع هستند.", "execution.judicial", "possible"),
    ("حکم اعدام سه متهم به دایرهٔ اجرای احکام رفته است.", "execution.judicial", "planned"),
    ("مادر زندانی محکوم به اعدام را برای ملاقات آخر خواسته‌اند.", "execution.judicial", "planned"),
    ("حکم اعدام امین تمرینی یکشنبه اجرا می‌شود.", "execution.judicial", "planned"),
    ("دولت وعده داده بیست زندانی چهارشنبه آزاد شوند.", "release", "planned"),
    ("کانون نویسندگان خواستار آزادی فوری همهٔ زندانیان شد.", "release", "called-for"),
    ("گفتند این بار خودت را هم می‌گیریم.", "arrest", "hypothetical"),
    ("بازجو تهدیدش کرده بود که برادرش را بازداشت می‌کند.", "arrest", "hypothetical"),
    ("دادستان گفت ده نفر دیگر هم به زودی بازداشت می‌شوند.", "arrest", "planned"),
    ("شنبه هم قراره مغازه‌ها رو ببندیم.", "protest.strike", "planned"),
    ("قرار است پنجشنبه بازار سرتاسر تعطیل شود.", "protest.strike", "planned"),
    ("کسبهٔ بازار فردا هم کرکره‌ها را پایین می‌کشند.", "protest.strike", "planned"),
    ("تجمع امروز تمام شد. قرارمان: سه‌شنبهٔ بعد، همین جا.", "protest.demo", "called-for"),
    ("از همکاران می‌خواهیم سه‌شنبه سر کلاس نروند.", "protest.boycott", "called-for"),
    ("این گروه قصد داشت در راهپیمایی بمب منفجر کند.", "assault-explosives", "planned"),
    ("متهمان در صدد انفجار در یک مسجد بودند.", "attack.site", "planned"),
]

DENIED = [
    ("در آن روز هیچ تظاهراتی در قوچان نبود.", "protest.demo"),
    ("فرماندار گفت در شهر خبری از تجمع نبوده است.", "protest.demo"),
    ("استاندار گفت در استان اعتصابی در کار نیست.", "protest.strike"),
    ("برخلاف شایعات هنوز حکم اعدامی صادر نشده است.", "sentence.death"),
    ("دیوان عالی اجرای حکم اعدام را متوقف کرد.", "execution.judicial"),
    ("دو پزشک گفتند در آن شهر هیچ تیری شلیک نشده است.", "assault-firearms"),
]

NOT_SO = [
    "جراح او را زیر تیغ برد.",
    "مغازه‌دار مجبور شد مغازه را ببندد.",
    "قرار است فردا مدارس به دلیل آلودگی هوا تعطیل شود.",
    "قرار ما با وکیل ساعت پنج در خیابان بهار است.",
    "دوشنبه باز هم باران می‌آید.",
]

STILL_TOLD = [
    ("حکم اعدام دو زندانی اجرا شد.", "execution.judicial"),
    ("سه نفر در پی حمله به پاسگاه بازداشت شدند.", "arrest"),
    ("به زودی شمار کشته‌ها روشن می‌شود؛ تا کنون ۱۲ نفر کشته شده‌اند.", "assault"),
    ("سه حکم اعدام در این پرونده صادر شد.", "sentence.death"),
]


def claims(text):
    return gavah.read(gavah.report(text, lang="fa", published=date(2071, 6, 1)))


@pytest.mark.parametrize(("text", "kind", "modality"), TOLD)
def test_what_has_not_happened_is_told_with_its_standing(text: str, kind: str, modality: str) -> None:
    assert (kind, modality) in [(c.type, c.modality) for c in claims(text)]


@pytest.mark.parametrize(("text", "kind"), DENIED)
def test_what_did_not_come_about_is_denied(text: str, kind: str) -> None:
    assert (kind, "denied") in [(c.type, c.polarity) for c in claims(text)]


@pytest.mark.parametrize("text", NOT_SO)
def test_words_alike_tell_nothing(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(("text", "kind"), STILL_TOLD)
def test_what_happened_is_still_told(text: str, kind: str) -> None:
    assert (kind, "asserted", "affirmed") in [(c.type, c.modality, c.polarity) for c in claims(text)]


@pytest.mark.parametrize("text", ["نیروهای امنیتی کاملاً منکر هرگونه بازداشت یا دستگیری او بودند.", "مقامات منکر بازداشت او شدند."])
def test_arrests_that_are_disowned_enter_no_figure(text):
    claims = gavah.read(gavah.report(text, lang="fa", published=date(2071, 11, 29)))
    assert claims
    assert {(c.kind, c.polarity) for c in claims} == {("statement", "denied")}
