"""The day an event takes: from its own sentence beside its clause, from the story around it, and when none is right. All texts are made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gavah
from gavah.model import Claim

NEWS = "Wednesday, May 13, 2071\n\n"
FA = "پنجشنبه، ۲۴ اردیبهشت ۱۴۵۰\n\n"


def _claims(text: str) -> list[Claim]:
    return list(gavah.read(gavah.report(text)))


def _when(text: str, word: str) -> tuple[str, str] | None:
    """The first and last day of the claim whose event word is `word`; "" for an open end, None where nothing is said of its time."""
    found = [c for c in _claims(text) if any(s.field == "event" and s.words.lower() == word.lower() for s in c.spans)]
    assert found, f"no event {word!r}"
    when = found[-1].when
    return None if when is None else (str(when.earliest or ""), str(when.latest or ""))


def _day(number: int, month: int = 5, year: int = 2071) -> tuple[str, str]:
    return (date(year, month, number).isoformat(),) * 2  # type: ignore[return-value]


# --- the own sentence --------------------------------------------------------------------------------------------------------------------


def test_a_result_has_the_day_of_the_deed_before_it() -> None:
    text = NEWS + "Early yesterday, gunmen attacked a post in Yazd, located on the northern outskirts of the city, killing one soldier."
    assert _when(text, "killing") == _day(12)


def test_the_day_before_an_attack_is_that_of_its_dead() -> None:
    text = NEWS + "The union left the talks following the May 3 attack that left 10 dead."
    assert _when(text, "dead") == _day(3)


def test_a_shooting_on_friday_caused_deaths_on_friday() -> None:
    text = NEWS + "A man appeared in court yesterday over a mass shooting in Yazd on Friday, which caused the death of at least 50 people."
    assert _when(text, "death") == _day(8)


def test_a_murder_has_the_day_on_which_it_was_carried_out() -> None:
    text = NEWS + "The government condemns the cowardly murder of Ms Dolores Karimi, carried out on Monday by gunmen in Yazd."
    assert _when(text, "murder") == _day(11)


def test_a_part_of_a_day_before_its_date_is_that_day() -> None:
    text = NEWS + "As a result, early on the morning of May 9, six priests and two women who worked with them were brutally murdered."
    assert _when(text, "murdered") == _day(9)


def test_the_day_of_an_announcement_is_not_that_of_the_arrests() -> None:
    text = NEWS + "Yesterday, authorities in Yazd announced that 337 suspects were arrested following an investigation."
    assert _when(text, "arrested") == ("", "2071-05-13")


def test_the_day_of_a_sentence_is_not_that_of_the_crime() -> None:
    text = NEWS + "Yesterday a judge sentenced David and Louise Karimi to life in prison for torturing their children."
    assert _when(text, "torturing") == ("", "2071-05-13")
    assert _when(text, "sentenced") == _day(12)


def test_the_day_on_which_a_body_was_found_is_not_that_of_the_murder() -> None:
    text = NEWS + "The authorities said that Ali Karimi was murdered and that his body was found yesterday."
    assert _when(text, "murdered") == ("", "2071-05-13")


def test_the_day_behind_what_was_said_today_is_that_of_the_deed() -> None:
    text = NEWS + "Secretary Karimi announced today that a group of men on May 9 kidnapped a priest, killed a driver, and wounded a guard."
    assert [_when(text, word) for word in ("kidnapped", "killed", "wounded")] == [_day(9)] * 3


def test_an_offensive_counts_since_the_day_on_which_it_began() -> None:
    text = NEWS + "The offensive launched on May 9 by the rebels has left 305 people dead."
    assert _when(text, "dead") == ("2071-05-09", "2071-05-13")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NEWS + "In the past few hours police arrested two men in Yazd.", "arrested"),
        (FA + "در چند ساعت گذشته دو نفر در یزد بازداشت شدند.", "بازداشت شدند"),
    ],
)
def test_a_few_hours_ago_is_today_or_yesterday(text: str, word: str) -> None:
    when = _when(text, word)
    assert when is not None
    assert (date.fromisoformat(when[1]) - date.fromisoformat(when[0])).days == 1


def test_a_few_minutes_ago_is_today() -> None:
    assert _when(NEWS + "Two bombs exploded a few minutes ago in Yazd.", "exploded") == _day(13)


# --- the story ---------------------------------------------------------------------------------------------------------------------------


def test_what_goes_on_telling_is_of_the_story_s_day() -> None:
    text = NEWS + "Gunmen attacked a bus in Yazd on Monday, killing two men. The driver was seen near the bridge.\n\nThree women were wounded."
    assert _when(text, "wounded") == _day(11)


def test_a_story_of_last_night_and_today_is_of_both() -> None:
    text = (
        NEWS
        + "Gunmen killed two men in Yazd last night. Troops today killed a guard near the bridge.\n\n"
        + "The mayor was seen in the town. Five men were wounded in the clashes."
    )
    when = _when(text, "wounded")
    assert when in (("2071-05-12", "2071-05-13"), _day(12), _day(13))


def test_what_had_happened_before_takes_no_day_of_the_story() -> None:
    text = NEWS + "Bishop Ali Karimi was killed yesterday in Yazd. He was 79.\n\nUnder him, the diocese had protested against a mine."
    assert _when(text, "protested") == ("", "2071-05-13")


def test_a_mere_mention_takes_no_day_of_a_telegram() -> None:
    text = NEWS + "The chancellor promised solidarity in a telegram published here today.\n\nIn it he regrets the recent murder of two judges."
    assert _when(text, "murder") == ("", "2071-05-13")


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        (
            NEWS + "The minister denied links with the assassination of Hassan Karimi on Monday. Reporters asked who killed Karimi.",
            "killed",
            _day(11),
        ),
        (FA + "علی رضایی روز سه‌شنبه ۲۲ اردیبهشت ۱۴۵۰ در یزد کشته شد. خانواده او سوگوار است.\n\nعلی رضایی جان باخت.", None, None),
    ],
)
def test_a_person_dies_once(text: str, word: str | None, day: tuple[str, str] | None) -> None:
    if word is not None:
        assert _when(text, word) == day
    else:
        days = {(c.when.earliest, c.when.latest) for c in _claims(text) if c.when and c.when.earliest}
        assert days == {(date(2071, 5, 12), date(2071, 5, 12))}


def test_the_one_death_of_a_short_report_has_one_year() -> None:
    text = NEWS + "On Friday Karim Yazdi was sentenced for her murder. Yazdi confessed to killing his sister in 2066."
    assert _when(text, "murder") == ("2066-01-01", "2066-12-31")


def test_the_happening_that_a_sentence_names_gives_its_month() -> None:
    text = NEWS + "On Friday a judge sentenced a man over the August 2067 Unite rally in Yazd.\n\nIn that event, Karimi killed a woman."
    assert _when(text, "killed") == ("2067-08-01", "2067-08-31")


def test_another_case_is_not_the_one_before() -> None:
    text = (
        NEWS
        + "A former adviser was sentenced in court on Monday. Paul Karimi was sentenced by Judge Yazdi to 73 months in prison.\n\n"
        + "In last week's action, another judge sentenced Karimi to 47 months in prison."
    )
    days = {(str(c.when.earliest), str(c.when.latest)) for c in _claims(text) if c.type == "sentence.prison" and c.when}
    assert days >= {_day(11), ("2071-05-04", "2071-05-10")}


def test_a_month_is_lent_to_nobody_else_s_arrest() -> None:
    text = NEWS + "She spoke of her husband, who was arrested in March. A friend spoke too, whose brother was arrested in the election."
    assert ("", "2071-05-13") in [_when(text, "arrested")]


def test_an_undated_report_goes_on_in_the_month_it_told() -> None:
    text = "In September, Karimi held a rally in Yazd. Afterwards Karimi called on the radio to dismiss its director."
    assert [c.when.value for c in _claims(text) if c.type == "demand" and c.when] == ["XXXX-09"]


def test_at_the_time_points_at_the_day_before_it() -> None:
    text = "On December 14 the state of emergency was extended. At the time, the minister called for a full count of the sick."
    assert [c.when.value for c in _claims(text) if c.type == "demand" and c.when] == ["XXXX-12-14"]


@pytest.mark.parametrize(
    "text",
    [
        "As of September 30, the army claimed 790 soldiers had been killed. The rebels claimed to have killed about 2,300 soldiers.",
        NEWS + "As of April 30, the army claimed 790 soldiers had been killed.",
    ],
)
def test_a_count_as_of_a_day_ends_on_it(text: str) -> None:
    whens = [c.when for c in _claims(text)]
    assert whens
    assert all(w and w.earliest is None and w.value in ("XXXX-09-30", "2071-04-30") for w in whens)


def test_a_month_at_a_sentence_s_end_takes_no_ordinal_of_the_next() -> None:
    text = "At least three claims surfaced in early September. First, Karimi called on the radio to dismiss its director."
    assert [c.when.value for c in _claims(text) if c.type == "demand" and c.when] == ["XXXX-09"]


# --- the value and its interval ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Well, on June 27 [2069], two men were killed by police in Yazd.", "2069-06-27"),
        ("در ۵ مهر [۱۳۹۸] دو نفر در تهران کشته شدند.", "1398-07-05"),
    ],
)
def test_a_year_in_brackets_is_the_day_s_year(text: str, value: str) -> None:
    assert [c.when.value for c in _claims(text) if c.when] == [value]


_DAYS = st.dates(date(2071, 1, 1), date(2071, 12, 28))
_LED = st.sampled_from(["on", "until", "till", "since", "after", "before", "by"])
_TAIL = st.sampled_from(["{day:%B} {n}", "{day:%B} {n}, {day:%Y}", "{day:%B}", "{day:%A}"])


@given(_DAYS, st.integers(-40, 40), _LED, _TAIL)
def test_a_value_never_lies_outside_its_interval(said: date, shift: int, led: str, tail: str) -> None:
    told = said + timedelta(days=shift)
    words = tail.format(day=told, n=told.day)
    text = f"{said:%A}, {said:%B} {said.day}, {said.year}\n\nPolice in Yazd released one man on bail {led} {words} and arrested two men."
    for claim in _claims(text):
        when = claim.when
        if when is None or not when.value or when.value.startswith("XXXX"):
            continue
        parts = [int(p) for p in when.value.split("-")]
        first = date(*[*parts, 1, 1][:3])
        last = date(first.year, 12, 31) if len(parts) == 1 else (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        last = first if len(parts) == 3 else last
        assert when.latest is None or first <= when.latest, (text, when)
        assert when.earliest is None or last >= when.earliest, (text, when)


def test_a_quoted_exclamation_ends_no_sentence_that_goes_on() -> None:
    text = NEWS + 'Members protested by shouting "shame on you!" and holding signs during Monday\'s final session.'
    assert _when(text, "protested") == _day(11)


# --- the saying and its day ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "According to army sources today, three farmers were murdered by gunmen during an attack on Kashan.",
        NEWS + "The government on Tuesday expressed its regrets over the murder of three farmers by gunmen. They were murdered in Kashan.",
    ],
)
def test_the_day_of_a_saying_is_not_that_of_what_is_said(text: str) -> None:
    assert all(c.when is None or c.when.earliest is None for c in _claims(text) if c.kind == "event")


def test_what_a_speaker_denies_further_is_of_the_day_he_spoke_on() -> None:
    text = NEWS + "The minister said today that the army will stay in Yazd. He also denied that the soldiers had fired on the crowd."
    assert _when(text, "denied") == _day(13)


def test_a_statement_far_from_another_day_stays_open() -> None:
    text = NEWS + "The minister said today that the army left Yazd on Monday. He also denied that the soldiers had fired on the crowd."
    assert _when(text, "denied") == ("", "2071-05-13")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NEWS + "Yazd has seen a wave of violence by gangs, which over the past three weeks have carried out 30 bomb attacks.", "attacks"),
    ],
)
def test_a_span_before_several_is_theirs(text: str, word: str) -> None:
    assert _when(text, word) == ("2071-04-22", "2071-05-13")


def test_a_persian_statement_has_its_own_day() -> None:
    assert _when(FA + "وزیر روز دوشنبه تیراندازی سربازان به جمعیت را تکذیب کرد.", "تکذیب کرد") == _day(11)


def test_a_date_line_under_a_title_is_the_events_day() -> None:
    (told,) = gavah.read(gavah.report("تجمع کارگران رشت\n۷ آبان ۱۴۵۰\nرشت، استان گیلان\nمأموران به کارگران حمله کردند و دو نفر کشته شدند."))[-1:]
    assert told.when is not None
    assert str(told.when.earliest) == str(told.when.latest) == "2071-10-29"
    (told,) = gavah.read(
        gavah.report("Unrest in Rasht\n29 October 2071\nRasht, Gilan Province\nGuards attacked the workers and two men were killed.")
    )[-1:]
    assert told.when is not None
    assert str(told.when.earliest) == str(told.when.latest) == "2071-10-29"


def test_the_one_day_of_a_short_persian_post_is_that_of_the_death() -> None:
    text = "سینا تمرینی ۲۲ ساله بود.\nشب هجدهم دی‌ماه ۱۴۵۰ با دوستانش به خیابان رفت.\nهمان‌جا گلوله خورد و کشته شد.\nدر بهشت زهرا به خاک سپرده شد."
    dead = [c for c in gavah.read(gavah.report(text)) if c.quantity and c.quantity.measure == "dead"]
    assert [str(c.when.latest) for c in dead if c.when] == ["2072-01-08"]


def test_a_burials_day_is_no_deaths_day() -> None:
    text = "سینا تمرینی با شلیک مأموران در رشت کشته شد.\nاو روز پنجشنبه ۲۱ مهر ۱۴۵۰ در رشت به خاک سپرده شد."
    (dead,) = [c for c in gavah.read(gavah.report(text)) if c.quantity and c.quantity.measure == "dead"]
    assert dead.when is None or dead.when.earliest is None


def test_the_day_of_an_office_is_not_that_of_a_wound() -> None:
    when = _when(NEWS + "The president of the court, who took office on Friday, was slightly wounded in the neck.", "wounded")
    assert when is None or when[0] == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NEWS + "It should be recalled that in 2060, four nuns who were traveling from the airport to Yazd were killed by guardsmen.", "killed"),
        (FA + "در سال ۱۴۳۹ چهار نفر در یزد کشته شدند.", "کشته شدند"),
    ],
)
def test_a_year_that_opens_a_clause_is_the_event_s(text: str, word: str) -> None:
    when = _when(text, word)
    assert when is not None
    assert when[0].startswith("2060")


def test_nobody_killed_is_not_said_of_all_days_since_a_heading() -> None:
    for text in (
        "The Tamrin movement\nSince 27 December 2067\nRasht\nWomen protested.\nNo one was killed.",
        "جنبش زنان\n۶ دی ۱۴۴۶ تاکنون\nرشت\nزنان در رشت تجمع کردند.\nهیچ‌کس کشته نشد.",
        "جنبش زنان\n۶ و ۷ دی ۱۴۴۶\nرشت\nزنان در رشت تجمع کردند.\nهیچ‌کس کشته نشد.",
    ):
        none = [c for c in gavah.read(gavah.report(text)) if c.quantity and c.quantity.high == 0]
        assert none
        assert all(c.when is None or c.when.earliest is None or c.when.latest is None for c in none)
