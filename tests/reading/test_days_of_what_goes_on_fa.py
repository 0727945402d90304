"""Persian days of what goes on, of what one time begins and another ends, and places of crowds named by trade and town."""

from datetime import date

import pytest

import gavah

TOLD = date(2071, 6, 10)  # a Wednesday


def _only(text: str) -> tuple[str | None, str | None, list[str]]:
    claims = [c for c in gavah.read(gavah.report(text, lang="fa", published=TOLD)) if c.kind != "statement"]
    assert len(claims) == 1, [(c.type, c.quantity) for c in claims]
    when = claims[0].when
    return (str(when.earliest) if when and when.earliest else None, str(when.latest) if when else None, [p.name for p in claims[0].where])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("مینا تمرینی وارد پنجمین روز اعتصاب غذا شد.", "2071-06-06", "2071-06-10"),
        ("هشتمین روز اعتصاب کارگران نیشکر", "2071-06-03", "2071-06-10"),
        ("سه روز است اینترنت قطع است.", "2071-06-07", "2071-06-10"),
        ("رضا تمرینی ۱۱ خرداد اعتصاب غذا را آغاز کرد و دیروز به آن پایان داد.", "2071-06-01", "2071-06-09"),
        ("از ابتدای سال تا پایان اردیبهشت ۴۸۰ نفر اعدام شدند.", "2071-03-21", "2071-05-21"),
        ("از ابتدای سال میلادی تاکنون ۳۸ نفر بازداشت شدند.", "2071-01-01", "2071-06-10"),
        ("در شب منتهی به جمعه پنج نفر کشته شدند.", "2071-06-04", "2071-06-05"),
        ("دیروزم کارگرا تجمع کردن.", "2071-06-09", "2071-06-09"),
        ("اعدام سه متهم در زندان بیرجند. این حکم سحرگاه دوشنبه اجرا شد.", "2071-06-08", "2071-06-08"),
    ],
)
def test_it_lasts_from_its_first_day(text: str, first: str, last: str) -> None:
    assert _only(text)[:2] == (first, last)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("بازاریان گناوه امروز مغازه‌ها را باز نکردند.", ["Bandar-e Ganaveh"]),
        ("سه دانشجوی پزشکی آمل دیروز بازداشت شدند.", ["Amol"]),
        ("سه معلم اهل سقز در تهران بازداشت شدند.", ["Tehran"]),
        ("از مهاباد خبر می‌رسد که سه جوان دیشب بازداشت و به اداره اطلاعات ارومیه منتقل شده‌اند.", ["Mahabad"]),
    ],
)
def test_a_crowd_is_where_its_trade_is(text: str, places: list[str]) -> None:
    assert _only(text)[2] == places
