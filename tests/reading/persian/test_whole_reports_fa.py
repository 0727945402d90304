"""Whole constructed reports, read with the real scanners, gazetteer and document rules. Nothing in them happened; names are invented."""

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
