"""Deaths some time behind the wound: after days, weeks, of what wounds lead to. Both languages; everything is made up."""

from datetime import date

import pytest

import gavah

SAID = date(2071, 4, 20)


def deaths(text: str, lang: str) -> list[tuple[str, str]]:
    """The first and last day of each death a text tells."""
    claims = gavah.read(gavah.report(text, lang=lang, published=SAID))
    dead = [c for c in claims if c.quantity is not None and c.quantity.measure == "dead" and c.when is not None]
    return [(str(c.when.earliest), str(c.when.latest)) for c in dead if c.when is not None]


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "Amir was shot on January 8 in Rasht and died after 12 days in hospital.", ("2071-01-20", "2071-01-20")),
        ("en", "Amir was shot on January 8 in Rasht. Following 20 days in a coma, he died.", ("2071-01-28", "2071-01-28")),
        ("en", "Amir was shot on January 8 in Rasht. He died 12 days after being shot.", ("2071-01-20", "2071-01-20")),
        ("en", "Amir was shot on January 8 in Rasht and died several days later.", ("2071-01-09", "2071-02-07")),
        ("en", "Amir was shot on January 8 in Rasht and died days later.", ("2071-01-09", "2071-02-07")),
        ("en", "Amir was shot on January 8. He died in hospital after several weeks in a coma.", ("2071-01-15", "2071-04-20")),
        ("en", "Amir was arrested on January 8 and died under torture after 12 days.", ("2071-01-20", "2071-01-20")),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد. بعد از ۶۵ روز درگذشت.", ("2071-03-14", "2071-03-14")),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد و پس از دوازده روز بستری در بیمارستان درگذشت.", ("2071-01-20", "2071-01-20")),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد و چند روز بعد در بیمارستان جان باخت.", ("2071-01-09", "2071-02-07")),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد و بعد از چند هفته در بیمارستان جان باخت.", ("2071-01-15", "2071-04-20")),
    ],
)
def test_a_length_behind_the_wound_gives_the_day(lang: str, text: str, days: tuple[str, str]) -> None:
    assert deaths(text, lang) == [days]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "Amir, who was shot on January 8, died on January 20 after 12 days in hospital.", "2071-01-20"),
        ("en", "On January 20, after 12 days in hospital, Amir died of his wounds.", "2071-01-20"),
        ("en", "Amir was shot dead on January 8 and was buried after two days.", "2071-01-08"),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد و بعد از ۲۰ روز کما، در ۹ بهمن جان باخت.", "2071-01-28"),
        ("fa", "امیر ۱۹ دی در رشت با شلیک گلوله جان باخت و پس از دو روز دفن شد.", "2071-01-08"),
    ],
)
def test_a_day_of_its_own_stays(lang: str, text: str, day: str) -> None:
    assert deaths(text, lang) == [(day, day)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Amir was shot in Rasht on January 8. He fell into a coma and died on March 3."),
        ("en", "Amir was shot in Rasht on January 8. He died of a lung infection on March 3."),
        ("en", "Amir was beaten in prison. He died of pneumonia on March 3."),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد. او ۱۳ اسفند بر اثر عفونت ریه درگذشت."),
        ("fa", "امیر در زندان کتک خورد. او ۱۳ اسفند درگذشت."),
    ],
)
def test_who_was_wounded_died_of_it(lang: str, text: str) -> None:
    assert deaths(text, lang) == [("2071-03-03", "2071-03-03")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister died of pneumonia on March 3."),
        ("en", "Amir was shot in Rasht on January 8. His father died of a stroke on March 3."),
        ("en", "Amir fell into a well and died."),
        ("fa", "امیر ۱۹ دی در رشت تیر خورد. پدرش ۱۳ اسفند بر اثر سکته درگذشت."),
    ],
)
def test_others_illness_is_no_death_by_violence(lang: str, text: str) -> None:
    assert deaths(text, lang) == []


def test_a_beating_does_not_take_the_day_of_the_death_behind_it() -> None:
    claims = gavah.read(gavah.report("Amir was beaten in prison. He died on March 3.", lang="en", published=SAID))
    assert [(c.type, c.when and c.when.earliest) for c in claims if c.type == "beating"] == [("beating", None)]


@pytest.mark.parametrize(
    "text",
    [
        "عصر یکشنبه با خانواده تماس گرفتند و گفتند او کشته شده است.",
        "عصر یکشنبه با آن‌ها تماس گرفته شد و خبر جان باختن او اعلام شد.",
        "عصر یکشنبه به خانواده‌اش خبر دادند که او کشته شده است.",
    ],
)
def test_the_day_on_which_kin_were_told_is_not_that_of_the_death(text: str) -> None:
    assert deaths(text, "fa") == [("None", "2071-04-20")]
