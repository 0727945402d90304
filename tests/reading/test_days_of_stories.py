"""Days told beside, behind or for what is told: of the saying, the victim, the breath, the month. All texts are made up.

Where a rule has no Persian test: in Persian a day stands before its verb, so none is told behind a statement's or a noun's word.
"""

from datetime import date

import pytest

import gavah
from gavah.model import Claim

NEWS = "Wednesday, May 13, 2071\n\n"


def _claim(text: str, word: str) -> Claim:
    found = [c for c in gavah.read(gavah.report(text)) if any(s.field == "event" and s.words.lower() == word for s in c.spans)]
    assert found, f"no event {word!r}"
    return found[-1]


def _day(text: str, word: str) -> date | None:
    """The one day of the claim whose event word is `word`; None where no day is told."""
    when = _claim(text, word).when
    return when.earliest if when is not None and when.earliest == when.latest else None


def _words(text: str, word: str) -> str:
    when = _claim(text, word).when
    return when.words if when is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has called for a strike in Yazd tomorrow.",
        "The group has claimed responsibility for Monday's attack on the post.",
        "The group claimed responsibility for the blasts carried out in the city on Monday.",
    ],
)
def test_a_statement_has_no_day_of_what_it_speaks_of(text: str) -> None:
    word = "called for" if "called for" in text else "claimed responsibility"
    assert _words(NEWS + text, word) == ""


def test_a_goal_s_year_does_not_hide_the_day_of_the_demand() -> None:
    assert _day(NEWS + "The mayor yesterday called for clear aims for 2075.", "called for") == date(2071, 5, 12)


def test_what_is_said_in_one_breath_is_said_on_one_day() -> None:
    text = NEWS + "Workers today demanded the return of their leaders, and they called for higher wages."
    assert _day(text, "called for") == date(2071, 5, 13)


def test_days_to_come_do_not_hide_the_day_of_the_saying() -> None:
    text = NEWS + "The spokesman said today that the visit is put off. It will begin on May 31. He denied that the minister is ill."
    assert _day(text, "denied") == date(2071, 5, 13)


def test_a_claim_made_today_gives_what_it_tells_no_day() -> None:
    assert _words(NEWS + "The rebels today claimed some houses were destroyed by aircraft near Yazd.", "destroyed") == ""


def test_the_sentence_behind_tells_on_of_the_victim() -> None:
    text = NEWS + "Several parties have condemned the murder of the editor's wife. She was riddled with bullets near the university this morning."
    assert _day(text, "murder") == date(2071, 5, 13)


def test_what_is_reported_today_has_its_own_day_behind_it() -> None:
    text = NEWS + "Police reported today that Reza Karimi was shot after he was abducted by unknown men.\n\nKarimi was abducted on May 11, they said."
    assert _day(text, "abducted") == date(2071, 5, 11)


def test_a_day_that_opens_the_next_clause_is_not_the_nouns() -> None:
    text = NEWS + "The judges resigned to protest the murder of Reza Karimi, and yesterday the clerks left too."
    assert _words(text, "murder") == ""


def test_who_had_been_kidnapped_was_not_kidnapped_on_the_day_of_the_release() -> None:
    text = NEWS + "Police said that Reza Karimi, who had been kidnapped by rebels, was released in Yazd on May 11."
    assert _words(text, "kidnapped") == ""
    assert _day(text, "released") == date(2071, 5, 11)


def test_the_day_after_taking_office_is_no_days_death() -> None:
    text = NEWS + "Reza Karimi was killed near his home in Yazd, only days after taking office on May 1."
    assert _words(text, "killed") != "May 1"


@pytest.mark.parametrize("many", ["many people", "dozens of people"])
def test_a_span_is_that_of_many_without_a_number(many: str) -> None:
    text = NEWS + f"The city has seen violence by gangs, which over the past three weeks have set off bombs that left {many} injured."
    assert _words(text, "injured") == "the past three weeks"


def test_a_place_from_the_passage_does_not_part_a_scene() -> None:
    text = "YAZD, 13 May 2071 (AGENCY) -- A group of gunmen this morning staged an attack on the home of the governor.\n\n"
    text += "The governor was unharmed, but two officers were killed in the Azadeh neighborhood in the northern part of the city."
    assert _day(text, "killed") == date(2071, 5, 13)


def test_this_month_is_no_month_without_a_day_of_saying() -> None:
    claim = _claim("This month two men were executed in Yazd.", "executed")
    assert claim.when is None or not claim.when.value.endswith("-03")


def test_this_month_in_persian_is_no_month_without_a_day_of_saying() -> None:
    claim = _claim("این ماه دو مرد در یزد اعدام شدند.", "اعدام شدند")
    assert claim.when is None or claim.when.value in ("", "XXXX-XX")


COVERED = {
    "en": "Our bulletin covers the period from 26 September to 2 October 2071. Courts jailed nine people. Guards shot dead one man in Yazd.",
    "fa": "خبرنامه کردستان، ۴ تا ۱۰ مهر ۱۴۵۰. نه نفر بازداشت شدند. یک نفر در یزد با شلیک ماموران کشته شد.",
}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_compilation_tells_of_the_days_it_covers(language: str) -> None:
    told = gavah.read(gavah.report(COVERED[language], published="2071-10-10"))
    counted = next(c for c in told if c.quantity and c.quantity.low == 9)
    single = next(c for c in told if c.quantity and c.quantity.measure == "dead")
    assert (counted.kind, single.kind) == ("total", "event")
    for claim in (counted, single):
        assert claim.when is not None
        assert (claim.when.earliest, claim.when.latest) == (date(2071, 9, 26), date(2071, 10, 2))


def test_a_day_inside_this_year_is_the_events() -> None:
    text = "Drivers parked their lorries on Monday and refused to load, the third walkout this year."
    claim = next(c for c in gavah.read(gavah.report(text, published="2071-10-10")) if c.type == "protest.strike")
    assert claim.when is not None
    assert claim.when.earliest == claim.when.latest == date(2071, 10, 5)


def test_what_is_said_at_a_meeting_is_said_on_its_day_and_at_its_place() -> None:
    text = "The second debate was held in Yazd on 3 May 2071.\n\nThe first topic was water.\n\nKarimi called for a new dam."
    claim = next(c for c in gavah.read(gavah.report(text)) if c.type == "demand")
    assert claim.when is not None
    assert (claim.when.earliest, [place.name for place in claim.where]) == (date(2071, 5, 3), ["Yazd"])


def test_what_is_said_at_a_persian_meeting_is_said_at_its_place() -> None:
    text = "نشست خبری روز ۱۳ اردیبهشت ۱۴۵۰ در یزد برگزار شد.\n\nموضوع آب بود.\n\nدادستان شلیک ماموران را رد کرد."
    claim = next(c for c in gavah.read(gavah.report(text)) if c.type == "statement.deny")
    assert [place.name for place in claim.where] == ["Yazd"]
