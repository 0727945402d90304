"""Counted event nouns, one of the dead, wounded and dead of it, who is nobody's victim. Every sentence is constructed."""

from datetime import date

import pytest

from gavah.model import Claim, Report
from gavah.reading import read

SAID = date(2071, 10, 10)


def claims(text: str) -> list[Claim]:
    return list(read(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language="fa", published=SAID)))


def counts(text: str) -> list[tuple[str, str, int, int | None]]:
    return [(c.type, c.quantity.measure, c.quantity.low, c.quantity.high) for c in claims(text) if c.quantity]


TOLD = {
    "شبکه تمرین در شهریور ۱۶ اعدام، ۴۱ بازداشت و سه مرگ در بازداشت ثبت کرد.": [
        ("execution.judicial", "executed", 16, 16),
        ("arrest", "arrested", 41, 41),
        ("killing.in-custody", "dead", 3, 3),
    ],
    "در ماه گذشته ۳۰ مورد بازداشت گزارش شد.": [("arrest", "arrested", 30, 30)],
    "او پس از سه بازداشت کشور را ترک کرد.": [],
    "دیروز پنج تجمع اعتراضی در تهران برگزار شد.": [("protest.demo", "events", 5, 5)],
    "او قربانی یک قتل حکومتی بود.": [],
    "۱۲ کشته و ۵ زخمی شدند.": [("assault", "dead", 12, 12), ("assault", "injured", 5, 5)],
    "اهالی از دست‌کم هفت کشته سخن می‌گویند.": [("assault", "dead", 7, None)],
    "دو مأمور کشته و یک مأمور زخمی شد.": [("assault", "dead", 2, 2), ("assault", "injured", 1, 1)],
    "اعدام سینا کرمی روز پنجشنبه در اراک انجام گرفت.": [("execution.judicial", "executed", 1, 1)],
    "خبرگزاری تمرین از بازداشت مینا سهرابی در رشت خبر داد.": [("arrest", "arrested", 1, 1)],
    "سالگرد اعدام سینا کرمی برگزار شد.": [],
    "سینا کرمی یکی از جان‌باختگان اعتراضات اراک است.": [("protest.lethal", "dead", 1, 1)],
    "سینا کرمی از خانواده‌های جان‌باختگان بود.": [],
    "سینا کرمی از جان‌باختگان نیست.": [],
    "هویت دو تن از جان‌باختگان اعتراضات اراک مشخص شد.": [],
    "شش زندانی با شلیک گاز اشک‌آور زخمی شدند.": [("protest.dispersal", "injured", 6, 6)],
    "مأموران به خوابگاهی در زنجان ریختند و دوازده دانشجو را بردند.": [("arrest", "arrested", 12, 12)],
    "مجروحان را به بیمارستان بردند.": [],
    "تیراندازی نیروهای امنیتی جان دو نفر را گرفت.": [("killing.extrajudicial", "dead", 2, 2)],
    "خودروی شخصی آنها ربوده شد.": [],
    "زن و شوهری در اراک بازداشت شدند.": [("arrest", "arrested", 2, 2)],
    "سه کولبر کرد اهل بانه با شلیک مرزبانان زخمی شدند.": [("assault", "injured", 3, 3)],
    "مردم شعار «می‌کشم، می‌کشم آنکه برادرم کشت» سر دادند.": [],
    "خانواده‌اش می‌گویند بر اثر ضرب و شتم نگهبانان جان باخته است.": [("assault-primitive", "dead", 1, 1)],
    "یازده نفر دیگر با زخم گلوله به بیمارستان برده شدند.": [("assault-firearms", "injured", 11, 11)],
    "او به دلیل ترس از بازداشت و نبود درمان، به بیمارستان مراجعه نکرد.": [],
    "او در تجمع ۱۸ مهر ۱۴۵۰ دستگیر و به بازداشتگاه منتقل شد.": [("arrest", "arrested", 1, 1)],
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_sentence_counts_what_it_counts(text: str, told: list[tuple[str, str, int, int | None]]) -> None:
    assert counts(text) == told


def test_a_count_kept_over_a_month_is_a_total() -> None:
    (one,) = claims("این نهاد در شهریور ۱۲ مورد اعدام ثبت کرد.")
    assert one.kind == "total"
    assert one.when is not None
    assert (one.when.earliest, one.when.latest) == (date(2071, 8, 23), date(2071, 9, 22))


def test_the_week_that_ends_on_a_day_has_seven() -> None:
    (one,) = claims("در هفته منتهی به ۱۷ مهر ۱۶ اعدام ثبت شد.")
    assert one.when is not None
    assert (one.when.earliest, one.when.latest) == (date(2071, 10, 3), date(2071, 10, 9))


def test_one_described_and_then_named_is_one_death() -> None:
    told = claims("نوجوان ۱۵ ساله در تهرانپارس با شلیک نیروهای امنیتی جان باخت. سینا کرمی از ناحیه سر هدف گلوله قرار گرفت و جان باخت.")
    assert [(c.quantity.low, c.victims) for c in told if c.quantity] == [(1, ("سینا کرمی",))]


def test_two_in_two_towns_are_two_deaths() -> None:
    assert len(counts("جوانی در ایذه کشته شد. مینا سهرابی در اهواز کشته شد.")) == 2


def test_somebody_of_several_dead_stays_apart() -> None:
    assert len(counts("جوانی در ایذه کشته شد. سه نفر در ایذه کشته شدند. مینا سهرابی در ایذه کشته شد.")) == 3


def test_words_that_are_no_name_prove_no_victim() -> None:
    assert all(not c.victims for c in claims("شدت جراحات ناشی از اصابت گلوله باعث شد جانش را از دست بدهد."))


def test_an_agent_ends_before_the_deed() -> None:
    (one,) = [c for c in claims("او توسط نیروهای سپاه بازداشت و به زندان منتقل شد.") if c.type == "arrest"]
    assert [party.words for party in one.actor] == ["نیروهای سپاه"]


def test_a_town_told_as_a_home_is_the_place_where_it_is_pointed_at() -> None:
    (one,) = claims("مینا سهرابی، شهروند اهل میبد، روز پنجشنبه در این شهرستان با شلیک مأموران جان باخت.")
    assert [place.name for place in one.where] == ["Meybod"]


def test_who_comes_from_one_town_and_is_arrested_in_another() -> None:
    (one,) = claims("سه نفر از شهروندان مریوان در بانه بازداشت شدند.")
    assert [place.name for place in one.where] == ["Baneh"]


def test_two_digits_are_a_solar_year() -> None:
    (one,) = claims("سینا کرمی در آبان ۹۸ در کرج کشته شد.")
    assert one.when is not None
    assert (one.when.earliest, one.when.latest) == (date(2019, 10, 23), date(2019, 11, 21))


def test_a_condition_before_the_present_makes_it_no_event() -> None:
    assert [c.modality for c in claims("اگر سابقه نداشته باشد آزاد می‌شود.")] == ["hypothetical"]


def test_a_call_to_strike_is_one() -> None:
    (one,) = claims("نمایندگان کارگران به اعتصاب فراخوان دادند.")
    assert (one.type, one.modality) == ("protest.strike", "called-for")
