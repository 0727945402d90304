"""A text and its translation count once; so do several tellings of one person's death in Persian posts. All texts are made up."""

from datetime import date

import pytest

import gavah
from gavah.model import Claim

SAID = date(2071, 6, 20)


def dead(text: str) -> list[Claim]:
    """The deaths that a text tells of."""
    claims = gavah.read(gavah.report(text, published=SAID))
    return [c for c in claims if c.quantity is not None and c.quantity.measure == "dead" and c.kind == "event"]


@pytest.mark.parametrize(
    ("text", "count", "day"),
    [
        (
            "سینا تمرینی، ۳۳ ساله، ۲۸ خرداد ۱۴۵۰ در اعتراضات رشت با شلیک گلوله جان باخت.\n"
            "Sina Tamrini, 33, was shot dead on June 18, 2071, during protests in Rasht.",
            1,
            date(2071, 6, 18),
        ),
        (
            "Sina Tamrini was shot dead during protests in Rasht.\n\nسینا تمرینی ۲۸ خرداد ۱۴۵۰ در اعتراضات رشت با شلیک گلوله جان باخت.",
            1,
            date(2071, 6, 18),
        ),
        ("دو نفر در رشت کشته شدند.\nTwo people were killed in Tabriz.", 2, None),
        ("دو نفر در رشت کشته شدند.\nThree people were killed in Rasht.", 2, None),
        ("یک زن در رشت کشته شد. یک مرد در رشت کشته شد.\nA woman was killed in Rasht.", 2, None),
        ("دو نفر در رشت کشته شدند.\nTwo people were killed in Rasht.\nسه نفر در تبریز کشته شدند.", 3, None),
    ],
)
def test_a_translation_behind_a_text_tells_nothing_more(text: str, count: int, day: date | None) -> None:
    found = dead(text)
    assert len(found) == count
    assert day is None or (found[0].when is not None and found[0].when.earliest == day)


@pytest.mark.parametrize(
    "text",
    [
        "سینا تَمرینی یکی از جان‌باختگان اعتراضات رشت بود. تمرینی بر اثر اصابت گلوله جان باخت.",
        "#سینا_تمرینی جان‌باخت ۲۸ خرداد گوهردشت کرج با اصابت گلوله به پهلو جانفدای وطن شد.",
        "سینا تمرینی در رشت با شلیک گلوله جان باخت. مأموران با ضربات چاقو جان زیبایش را گرفتند.",
        "سینا تمرینی در رشت با شلیک گلوله جان باخت. چهلم سینا تمرینی برگزار می‌شود؛ فرزند ایران که جانش فدای وطن شد.",
        "سینا تمرینی در رشت با شلیک گلوله جان باخت. زندگی جوانی که برای آزادی به خیابان رفت و جان باخت.",
        "سینا تمرینی در رشت با شلیک گلوله جان باخت. او پیش از جان باختن فرزندش را به مادر خود سپرد.",
    ],
)
def test_one_persons_death_told_twice_is_one(text: str) -> None:
    assert [(c.quantity.low, c.quantity.high) for c in dead(text) if c.quantity] == [(1, 1)]


def test_a_second_person_told_by_name_is_one_more() -> None:
    assert len(dead("سینا تمرینی در رشت با شلیک گلوله جان باخت. رضا تمرینی نیز در رشت با شلیک گلوله جان باخت.")) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("یک زن در رشت کشته شد. یک مرد در رشت کشته شد.", 2),
        ("A woman was killed in Rasht. A man was killed in Rasht.", 2),
        ("A boy was shot dead in Rasht. The woman died in hospital.", 2),
        ("A man was shot dead in Rasht. The man died at once.", 1),
        ("مردی در رشت با گلوله کشته شد. این مرد در دم جان باخت.", 1),
    ],
)
def test_a_woman_and_a_man_are_two(text: str, count: int) -> None:
    assert len(dead(text)) == count
