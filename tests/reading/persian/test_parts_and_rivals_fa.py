"""Parts of a count, bare figures of rivals, and those taken up whole, in Persian passages. Every sentence is constructed."""

import pytest

import gavah


def told(text):
    """(type, low, high, places) of each claim with a quantity that is no statement, sorted."""
    read = gavah.read(gavah.report(text, lang="fa", published="2071-10-10", source="Tamrin Bulletin"))
    return sorted((c.type, c.quantity.low, c.quantity.high, *(p.name for p in c.where)) for c in read if c.quantity and c.kind != "statement")


def counts(text):
    return [row[:3] for row in told(text)]


PARTS = [
    ("۱۶ نفر دستگیر شدند: ارومیه ۹ نفر، خوی ۷ نفر.", [("arrest", 7, 7, "Khoy"), ("arrest", 9, 9, "Urmia"), ("arrest", 16, 16, "Urmia", "Khoy")]),
    (
        "چهار کولبر کشته شدند؛ سه نفر در بانه و یک نفر در مریوان.",
        [("assault", 1, 1, "Marivan"), ("assault", 3, 3, "Baneh"), ("assault", 4, 4, "Baneh", "Marivan")],
    ),
    (
        "در این یورش ۲۰ تن، یازده نفر در سقز و نه نفر در بانه، بازداشت شدند.",
        [("arrest", 9, 9, "Baneh"), ("arrest", 11, 11, "Saqqez"), ("arrest", 20, 20, "Baneh", "Saqqez")],
    ),
    ("مأموران سه معلم را در مریوان و یکی را در سنندج دستگیر کردند.", [("arrest", 1, 1, "Sanandaj"), ("arrest", 3, 3, "Marivan")]),
    (
        "بازداشت‌ها در سه شهر ادامه داشت؛ در همدان هفت، در ملایر چهار و در نهاوند دو نفر.",
        [("arrest", 2, 2, "Nahavand"), ("arrest", 4, 4, "Malayer"), ("arrest", 7, 7, "Hamadan")],
    ),
    (
        "۲۵ نفر بازداشت شده‌اند. ۱۸ نفر در رشت و هفت نفر در لاهیجان.",
        [("arrest", 7, 7, "Lahijan"), ("arrest", 18, 18, "Rasht"), ("arrest", 25, 25, "Rasht", "Lahijan")],
    ),
    (
        "تعداد بازداشت‌شدگان به ۳۵ نفر رسید که از این میان ۲۰ نفر در اراک و ۱۵ نفر در ساوه دستگیر شده‌اند.",
        [("arrest", 15, 15, "Saveh"), ("arrest", 20, 20, "Arak"), ("arrest", 35, 35)],
    ),
    ("بازداشت‌ها: ۶۳ نفر در ۱۴ استان. سنندج ۱۸ نفر، اهواز نُه نفر.", [("arrest", 9, 9, "Ahvaz"), ("arrest", 18, 18, "Sanandaj"), ("arrest", 63, 63)]),
]
NO_PARTS = [
    ("دوازده نفر بازداشت شدند: سه مدرسه در رشت و دو مدرسه در فومن بود.", [("arrest", 12, 12)]),  # schools are no part of them
    ("دو نفر در قم بازداشت شدند. هفت اتوبوس در تهران و سه اتوبوس در کرج خراب بود.", [("arrest", 2, 2)]),
    ("سه نفر بازداشت شدند؛ ۲۰ نفر در رشت و ۱۵ نفر در ساوه.", [("arrest", 3, 3)]),  # more than the whole
]
RIVALS = [
    ("در اعتراضات ایذه پنج نفر کشته شدند، اما فرماندار از دو نفر سخن می‌گوید.", [("protest.lethal", 2, 2), ("protest.lethal", 5, 5)]),
    ("کانون تمرین از بازداشت ۸۰ نفر خبر داد. دادستانی تعداد را ۲۳ نفر می‌داند.", [("arrest", 23, 23), ("arrest", 80, 80)]),
    ("شمار کشته‌شدگان اعتراضات بانه محل اختلاف است. فرمانداری سه نفر اعلام کرد.", [("protest.lethal", 3, 3)]),
    ("درباره بازداشتی‌های مشهد پلیس می‌گوید ۱۹ نفر، خانواده‌ها می‌گویند دست‌کم ۴۵ نفر.", [("arrest", 19, 19), ("arrest", 45, None)]),
    ("تا جمعه ۵۸ نفر کشته شده بودند؛ امشب این عدد به ۶۰ رسید.", [("assault", 58, 58), ("assault", 60, 60)]),
]
NO_RIVALS = [
    ("در ایذه پنج نفر کشته شدند. فرماندار از سه نفر که کمک کردند سخن گفت.", [("assault", 5, 5)]),
    ("در ایذه پنج نفر کشته شدند. فرماندار این رقم را تأیید نکرد.", [("assault", 5, 5)]),
    ("باران آمد. شهردار از سه نفر نام برد.", []),
]
TAKEN_UP = [
    ("مأموران ۱۴ نفر را گرفتند؛ همه‌شان را صبح آزاد کردند.", [("arrest", 14, 14), ("release", 14, 14)]),
    ("در قم شش نفر بازداشت شدند. همه به جز یک نفر امروز با وثیقه آزاد شدند.", [("arrest", 6, 6), ("release", 5, 5)]),
    ("سه برادر در بانه بازداشت شدند. دادگاه هر سه را به اعدام محکوم کرد.", [("arrest", 3, 3), ("sentence.death", 3, 3)]),
    ("۱۴ نفر در کرج بازداشت شدند. نه نفرشان شب آزاد شدند.", [("arrest", 14, 14), ("release", 9, 9)]),
    ("۵۷ روزنامه‌نگار احضار، سی نفرشان بازداشت و یازده نفر به حبس محکوم شدند.", [("arrest", 30, 30), ("sentence.prison", 11, 11)]),
    ("۶۸ فعال دستگیر شدند؛ ۵۲ تن از آنان با وثیقه آزاد و مابقی همچنان در بازداشت‌اند.", [("arrest", 68, 68), ("release", 52, 52)]),
    ("به هر شش نفر «تبلیغ علیه نظام» تفهیم شد.", [("charge", 6, 6)]),
]
JOINED = [
    ("حسن تمرینی، ۲۴ ساله، و رضا تمرینی، ۳۰ ساله، اعدام شدند.", [("execution.judicial", 2, 2)]),
    ("مجید تمرینی، معلم، و همسرش لیلا تمرینی، پرستار، دستگیر شدند.", [("arrest", 2, 2)]),
    ("مینا تمرینی، دانشجوی حقوق، سارا تمرینی، خبرنگار، و رویا تمرینی، شاعر، به حبس محکوم شدند.", [("sentence.prison", 3, 3)]),
    ("من و برادرم را بردند.", [("arrest", 2, 2)]),
    ("پدر و مادر او را هم بازداشت کردند.", [("arrest", 2, 2)]),
    ("حسن تمرینی، ۲۵ ساله و تازه داماد از رشت، کشته شد.", [("assault", 1, 1)]),
    ("بهرام تمرینی، شهروند کرد و معلم بازنشسته، در سقز کشته شد.", [("assault", 1, 1)]),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_parts_of_a_count_have_their_own_places(text, wanted):
    assert told(text) == sorted(wanted)


@pytest.mark.parametrize(("text", "wanted"), NO_PARTS)
def test_what_counts_something_else_is_no_part(text, wanted):
    assert counts(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), RIVALS)
def test_a_bare_figure_is_of_what_was_counted_or_named_before(text, wanted):
    assert counts(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), NO_RIVALS)
def test_a_figure_of_others_is_no_rival(text, wanted):
    assert counts(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), TAKEN_UP)
def test_all_of_those_before_or_all_but_a_few_are_taken_up(text, wanted):
    assert counts(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_persons_named_side_by_side_count_together(text, wanted):
    assert counts(text) == wanted
