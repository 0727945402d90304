"""Who, by whom, which names: the arguments of constructed Persian sentences. Nothing in them happened; names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.reading.frames.frame import FrameHit
from tests.reading.persian.scans import read


def only(sentence: str) -> FrameHit:
    hits = read(sentence)
    assert len(hits) == 1, [h.type for h in hits]
    return hits[0]


AFFECTED = [
    ("سه زندانی سیاسی در زندان قزلحصار اعدام شدند.", "سه زندانی سیاسی"),
    ("ماموران پنج معلم را در رشت بازداشت کردند.", "پنج معلم"),
    ("نیروهای امنیتی آرمان فرزین را در سقز بازداشت کردند.", "آرمان فرزین"),
    ("جاویدنام بهار نیک‌رای، ۲۴ ساله، در ۱۸ دی در رشت کشته شد.", "بهار نیک‌رای"),
    ("حکم اعدام یونس کیا در زندان اوین اجرا شد.", "یونس کیا"),
    ("مردی که در کرج بازداشت شده بود، در تهران کشته شد.", "مردی"),
    ("کاوه مهرزاد در ۵ آبان بازداشت و در ۹ آبان اعدام شد.", "کاوه مهرزاد"),
    ("کشته شدن دو کولبر در بانه را استاندار تأیید کرد.", "دو کولبر"),
    ("معلم ۴۰ ساله، پدر دو فرزند، در ایلام کشته شد.", "معلم"),
]


@pytest.mark.parametrize(("sentence", "words"), AFFECTED, ids=range(len(AFFECTED)))
def test_the_affected_are_found_by_the_verb(sentence: str, words: str) -> None:
    assert read(sentence)[0].affected[0].words == words


AGENTS = [
    ("دو کولبر توسط مرزبانان در بانه کشته شدند.", "مرزبانان"),
    ("دو کولبر به دست نیروهای مرزبانی در بانه کشته شدند.", "نیروهای مرزبانی"),
    ("دو کولبر با شلیک مستقیم مرزبانان در بانه جان باختند.", "مرزبانان"),
    ("ماموران پنج معلم را در رشت بازداشت کردند.", "ماموران"),
    ("دادگاه انقلاب تهران سه معترض را به اعدام محکوم کرد.", "دادگاه انقلاب تهران"),
]


@pytest.mark.parametrize(("sentence", "words"), AGENTS, ids=range(len(AGENTS)))
def test_the_agent_stands_in_its_phrase_or_is_the_subject_of_an_active_verb(sentence: str, words: str) -> None:
    assert read(sentence)[0].agent[0].words == words


def test_a_list_of_names_is_the_victims_and_complete_where_it_is_the_count() -> None:
    text = "سه شهروند به نام‌های آرمان فرزین، بهار نیک‌رای و کاوه مهرزاد در اصفهان بازداشت شدند."
    hit = only(text)
    assert [text[a:b] for a, b in hit.victims] == ["آرمان فرزین", "بهار نیک‌رای", "کاوه مهرزاد"]
    assert hit.victims_complete


def test_a_list_shorter_than_the_count_is_not_complete() -> None:
    hit = only("۱۰ شهروند با نام‌های آرمان فرزین و بهار نیک‌رای در اصفهان بازداشت شدند.")
    assert len(hit.victims) == 2
    assert not hit.victims_complete


def test_pronouns_and_demonstratives_take_up_somebody_told_before() -> None:
    assert only("او در ۹ آبان اعدام شد.").anaphor
    assert only("این دو نفر در رشت بازداشت شدند.").anaphor
    assert only("این زندانیان اعدام شدند.").anaphor
    assert only("در ۲۸ اسفند اعدام شد.").anaphor
    assert not only("دو زندانی اعدام شدند.").anaphor


def test_several_of_unknown_number_are_marked_plural_and_not_one() -> None:
    for sentence in ("معترضان در سنندج بازداشت شدند.", "شماری از معترضان بازداشت شدند.", "نیروهای امنیتی معلمان را بازداشت کردند."):
        hit = only(sentence)
        assert hit.number is None
        assert hit.singular is None
        assert hit.note == "plural"


def test_ages_terms_ordinals_weapons_and_children_are_never_how_many() -> None:
    for sentence in (
        "حسن رامیار، ۲۴ ساله، در مشهد اعدام شد.",
        "او به پنج سال حبس محکوم شد.",
        "او نهمین زندانی بود که اعدام شد.",
        "بهار نیک‌رای با سه گلوله در رشت کشته شد.",
        "جاویدنام بهار نیک‌رای، مادر دلسوز دو کودک، در رشت کشته شد.",
        "کاوه مهرزاد با همراهی چند روحانی از بیمارستان ربوده شد.",
    ):
        hit = read(sentence)[0]
        assert hit.number is None, sentence
        assert hit.singular is not None, sentence


def test_a_martyr_is_counted_as_a_death_and_a_ship_is_not() -> None:
    assert only("حسن رامیار با شلیک ماموران در مشهد به شهادت رسید.").measure == "dead"
    assert read("دو کشتی در بندر پهلو گرفتند.") == []
    assert read("زندانیان زنده ماندند.") == []


def test_what_somebody_is_charged_with_is_no_event() -> None:
    assert [h.type for h in read("سه نفر به اتهام قتل دو مامور بازداشت شدند.")] == ["arrest"]
    assert [h.type for h in read("او متهم به قتل است.")] == []


def test_condemning_is_not_sentencing() -> None:
    assert [h.type for h in read("انجمن معلمان این بازداشت را محکوم کرد.")] == ["accusation"]
    assert [h.type for h in read("معلمی در رشت به دو سال حبس محکوم شد.")] == ["sentence.prison"]


def test_participles_tell_of_the_past_of_others() -> None:
    for sentence in ("خانواده کشته‌شدگان اعتراضات ۱۳۹۸ تجمع کردند.", "زندانیان اعدام‌شده در گورهای جمعی دفن شدند."):
        assert all(h.measure not in ("dead", "executed") for h in read(sentence))


def test_groups_are_those_the_noun_tells_of() -> None:
    assert only("دو زن در زاهدان کشته شدند.").groups == ("women",)
    assert only("۵۰ دانش‌آموز در قم مسموم شدند.").groups == ("students",)
    assert only("یک کودک در ایلام کشته شد.").groups == ("minors",)


WORDS = [
    "کشته",
    "شد",
    "شدند",
    "و",
    "که",
    "دو",
    "نفر",
    "در",
    "تهران",
    "را",
    "بازداشت",
    "کردند",
    "،",
    "«",
    "»",
    "(",
    ")",
    "۱۲",
    "مهر",
    "حکم",
    "اعدام",
    "از",
    "به",
    "می‌شود",
    "هدف",
    "قرار",
    "گرفت",
    ".",
    "او",
    "رسید",
    "شمار",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words_are_read_without_a_crash_and_every_range_lies_in_the_sentence(words: list[str]) -> None:
    text = " ".join(words) or "."
    for hit in read(text):
        ranges = [hit.trigger, *hit.victims, *((p.start, p.end) for p in (*hit.affected, *hit.agent))]
        ranges += [hit.singular] if hit.singular else []
        ranges += [(hit.number.start, hit.number.end)] if hit.number else []
        for start, end in ranges:
            assert 0 <= start < end <= len(text)
        assert all(text[p.start : p.end] == p.words for p in (*hit.affected, *hit.agent))
