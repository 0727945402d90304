"""Whole constructed reports, read with the real scanners, gazetteer and document rules. Nothing in them happened; names are invented."""

from datetime import date

from gavah.model import Claim, Report
from gavah.reading.reader import read


def claims(text: str) -> list[Claim]:
    return list(read(Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa")))


def test_one_death_told_three_times_is_one_claim_with_its_day_and_place() -> None:
    text = (
        "بهار نیک‌رای، دانشجوی ۲۴ ساله، متولد ۱۴۲۶ در سنندج، در ۲۹ شهریور ۱۴۵۰ در دیواندره با شلیک ماموران کشته شد.\n\n"
        "به گفته یک منبع آگاه، او هنگام کمک به مجروحان هدف گلوله قرار گرفت و جان باخت.\n\n"
        "پیکر بهار نیک‌رای در ۲ مهر ۱۴۵۰ در مریوان به خاک سپرده شد. نزدیکان بهار نیک‌رای می‌گویند او در راه بیمارستان جان داد."
    )
    dead = [c for c in claims(text) if c.quantity and c.quantity.measure == "dead"]
    assert len(dead) == 1
    assert (dead[0].quantity.low, dead[0].quantity.high) == (1, 1)
    assert dead[0].when is not None
    assert str(dead[0].when.earliest) == "2071-09-20"
    assert [w.name for w in dead[0].where] == ["Divandarreh"]


def test_every_words_of_every_claim_stand_at_their_offsets() -> None:
    text = "دست‌کم ۱۲ نفر در سقز کشته و ۳۰ نفر زخمی شدند.\nشمار بازداشت‌شدگان از اول مهر ۱۴۵۰ به ۲۰۰ نفر رسید.\nهیچ‌کس آزاد نشد."
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa")
    found = claims(text)
    assert {c.quantity.measure for c in found if c.quantity} == {"dead", "injured", "arrested", "released"}
    for claim in found:
        claim.check_against(report)


def test_the_body_quoted_is_an_issuer_and_a_denial_denies() -> None:
    found = claims("فرماندار سقز کشته شدن سه معترض در سقز را تکذیب کرد.\n\nبه گزارش شبکه فردا، پنج معلم در سقز بازداشت شدند.")
    denied = next(c for c in found if c.quantity and c.quantity.measure == "dead")
    arrested = next(c for c in found if c.quantity and c.quantity.measure == "arrested")
    assert denied.polarity == "denied"
    assert arrested.polarity == "affirmed"
    assert arrested.issuers[-1] == "شبکه فردا"


def told(text: str, day: date = date(2071, 10, 20)) -> list[str]:
    """Each claim of a report of 28 Mehr 1450 as "kind type measure low high days places standing"."""
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="s", text=text, language="fa", published=day)
    return [line(c) for c in read(report)]


def line(c: Claim) -> str:
    many = f"{c.quantity.measure} {c.quantity.low}-{'' if c.quantity.high is None else c.quantity.high}" if c.quantity else "-"
    days = f"{c.when.earliest or ''}..{c.when.latest or ''}" if c.when else ""
    return " | ".join([f"{c.kind} {c.type}", many, days, "+".join(w.name for w in c.where), c.polarity, c.modality])


def test_those_arrested_over_an_incident_take_its_day_and_town() -> None:
    found = told("فرماندار سنندج گفت در حوادث شامگاه پنجشنبه ۱۶ مهر در سنندج سه نفر کشته شدند.\n\nبه گفته او، ۱۵ نفر از عوامل این حادثه دستگیر شدند.")
    assert "event arrest | arrested 15-15 | 2071-10-08..2071-10-08 | Sanandaj | affirmed | asserted" in found


def test_that_same_night_is_the_night_just_told() -> None:
    found = told("جمعه شب اینترنت رشت به مدت هشت ساعت قطع بود.\nشبکه فردا می‌گوید همان شب دست‌کم ۳ معترض در رشت کشته شدند.")
    assert "event internet-cut | hours 8-8 | 2071-10-16..2071-10-16 | Rasht | affirmed | asserted" in found
    assert "event protest.lethal | dead 3- | 2071-10-16..2071-10-16 | Rasht | affirmed | asserted" in found


def test_nobody_arrested_is_told_of_the_gathering_before() -> None:
    found = told("دیروز صدها بازنشسته در یزد تجمع کردند. هیچ‌کس بازداشت نشد.")
    assert "total arrest | arrested 0-0 | 2071-10-19..2071-10-19 | Yazd | affirmed | asserted" in found


def test_what_is_denied_is_one_statement_with_its_number() -> None:
    found = told("فرمانداری کشته شدن ۹ نفر در زاهدان را شایعه خواند.")
    assert [f for f in found if "dead" in f] == ["statement assault | dead 9-9 | ..2071-10-20 | Zahedan | denied | asserted"]
    assert not [f for f in found if "statement.deny" in f]


def test_what_is_denied_without_a_number_is_at_least_one() -> None:
    found = told("سخنگو قطع اینترنت در اهواز را تکذیب کرد.")
    assert [f.split(" | ")[:2] for f in found] == [["statement internet-cut", "hours 1-"]]


def test_other_news_in_another_town_has_not_the_day_of_the_news_before() -> None:
    found = told("دو کارگر دیروز در یزد به پنج سال زندان محکوم شدند. حکم اعدام چهار زندانی در قم نیز تایید شده است.")
    assert "event sentence.death | sentenced 4-4 | ..2071-10-20 | Qom | affirmed | asserted" in found


def test_a_sum_over_days_and_towns_is_a_total_and_one_of_two_days_is_not() -> None:
    found = told("در دو روز گذشته در سقز و بانه روی هم ۱۴ نفر بازداشت شدند.\n\nچهار نفر در کرمان یکشنبه یا دوشنبه بازداشت شدند.")
    assert "total arrest | arrested 14-14 | 2071-10-18..2071-10-19 | Baneh+Saqqez | affirmed | asserted" in found
    assert "event arrest | arrested 4-4 | 2071-10-18..2071-10-19 | Kerman | affirmed | asserted" in found


def test_the_body_after_headline_and_dateline_is_read() -> None:
    found = told("بازداشت معلمان\n\nشیراز – خبرگزاری فردا: دادستان شیراز گفت: هفت معلم روز شنبه در شیراز بازداشت شدند.")
    assert "event arrest | arrested 7-7 | 2071-10-17..2071-10-17 | Shiraz | affirmed | asserted" in found
