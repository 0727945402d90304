"""Translations told from independent reports by their wording. Every text is constructed; nothing in it happened."""

import pytest
from linking_world import SOURCES, claim, report

from gavah.linking import link
from gavah.linking.concepts import concept

ENGLISH = (
    "On Saturday {n} dock workers were arrested in Marand after a quarrel over overtime. "
    "Behrouz Tamrini, who has worked the cranes for 23 years, was taken from his bed. "
    "The judge refused to let a lawyer read the file, and 41 families wait in front of the prison."
)
PERSIAN = (
    "روز شنبه {n} کارگر بارانداز پس از جدالی بر سر اضافه کاری در مرند بازداشت شدند. "
    "بهروز تمرینی را که ۲۳ سال است با جرثقیل کار می کند از بستر بردند. "
    "قاضی به وکیل اجازه خواندن پرونده را نداد و ۴۱ خانواده مقابل زندان منتظرند."
)
OWN = (
    "پس از بازداشت {n} کارگر در روز شنبه بندر مرند خاموش بود. "
    "کشتی ها بیرون از موج شکن ماندند و ماهی فروش ها زود به خانه رفتند. "
    "رئیس بندر گفت کسی بی دلیل دستگیر نشده است و از نرخ تازه انبارها سخن گفت."
)
ELSEWHERE = "در هفته گذشته باران سنگینی بارید. راه روستاهای بالادست بسته شد و مدرسه ها را تعطیل کردند."


def translations(english: str, persian: str, *, day: str = "2071-10-06"):
    first = report("r-a", english, source="wire", published="2071-10-05")
    second = report("r-b", persian, source="radio", lang="fa", published=day)
    return [copy for copy in link([first, second], [], sources=SOURCES).copies if copy.kind == "translation" and copy.likeness >= 0.8]


def test_a_whole_translation_is_found_without_a_single_claim():
    [copy] = translations(ENGLISH.format(n="seven"), PERSIAN.format(n="هفت"))
    assert (copy.original, copy.copy, copy.copy_passage) == ("r-a", "r-b", None)


def test_the_earlier_of_the_two_is_the_original():
    [copy] = translations(ENGLISH.format(n="seven"), PERSIAN.format(n="۷"), day="2071-10-04")
    assert (copy.original, copy.copy) == ("r-b", "r-a")


def test_a_translated_passage_is_found_where_it_stands():
    text = f"{ELSEWHERE}\n\n{PERSIAN.format(n='هفت')}\n\n{OWN.format(n='دو').replace('شنبه', 'جمعه').replace('مرند', 'سقز')}"
    [copy] = translations(ENGLISH.format(n="seven"), text)
    start, end = copy.copy_passage
    assert text[start:end].startswith("روز شنبه هفت کارگر")
    assert text[start:end].endswith("منتظرند")


@pytest.mark.parametrize(
    "persian",
    [
        OWN.format(n="هفت"),
        PERSIAN.format(n="هفت").replace("روز شنبه", "روز جمعه"),
        PERSIAN.format(n="نه"),
        PERSIAN.format(n="هفت").split(". ")[0],
    ],
    ids=["told independently", "another day", "another number", "one sentence alone"],
)
def test_what_is_no_translation(persian):
    assert not translations(ENGLISH.format(n="seven"), persian)


def test_the_same_words_of_another_town_are_no_translation():
    texts = {"en": ENGLISH.format(n="seven"), "fa": PERSIAN.format(n="هفت").replace("مرند", "سنندج")}
    within = {lang: report(f"r-{lang}", text, source=lang, lang=lang) for lang, text in texts.items()}
    fact = {"type_": "arrest", "measure": "arrested", "n": 7, "day": "2071-10-03"}
    claims = [claim(within[lang], **fact, place=place, words=texts[lang].split(". ")[0]) for lang, place in (("en", "marand"), ("fa", "sanandaj"))]
    assert not link(within.values(), claims).copies


def test_a_translation_and_its_original_are_one_witness():
    first = report("r-a", ENGLISH.format(n="seven"), source="wire", published="2071-10-05")
    second = report("r-b", f"{ELSEWHERE}\n\n{PERSIAN.format(n='هفت')}", source="radio", lang="fa", published="2071-10-06")
    fact = {"type_": "arrest", "measure": "arrested", "n": 7, "place": "marand", "day": "2071-10-03"}
    claims = [claim(first, **fact, words=first.text.split(". ")[0]), claim(second, **fact, words=PERSIAN.format(n="هفت").split(". ")[0])]
    [witness] = link([first, second], claims, sources=SOURCES).witnesses
    assert witness.root == "Tamrin Wire"


@pytest.mark.parametrize(
    ("english", "persian"), [("prison", "زندان"), ("lawyers", "وکیل"), ("mosque", "مسجدی"), ("winter", "زمستان"), ("borders", "مرزبانان")]
)
def test_a_word_of_either_language_is_for_one_thing(english, persian):
    assert concept(english) == concept(persian) != 0


def test_words_for_other_things_and_words_unknown_are_told_apart():
    assert concept("prison") != concept("مسجد")
    assert concept("tamrinabad") == 0
