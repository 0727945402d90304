"""Who repeats whom. All texts are constructed; nothing in them happened."""

import pytest
from linking_world import SOURCES, claim, report, when

from gavah.linking import link

STORY = {
    "en": (
        "Workers of the Tamrin sugar mill in Marand stopped work on Saturday morning and gathered before the gate. "
        "They said that wages had not been paid for four months and that the new manager had refused to meet their delegates. "
        "By noon riot police had closed the road to the mill, and seven workers were taken away in two vans. "
        "Their families waited before the police station until late at night without being told where they were held."
    ),
    "fa": (
        "کارگران کارخانه قند تمرین در مرند صبح شنبه دست از کار کشیدند و مقابل در کارخانه تجمع کردند. "
        "آنها گفتند دستمزدشان چهار ماه است پرداخت نشده و مدیر تازه از دیدار با نمایندگانشان خودداری کرده است. "
        "تا ظهر پلیس ضد شورش جاده کارخانه را بست و هفت کارگر را با دو خودرو بردند. "
        "خانواده های آنان تا دیروقت شب مقابل کلانتری منتظر ماندند و کسی نگفت کجا نگهداری می شوند."
    ),
}
OTHER = {
    "en": (
        "In another matter the council of Saqqez discussed the price of bread and the state of the bus lines. "
        "Members complained about the length of the meeting, and a vote was put off until the governor returns from his journey."
    ),
    "fa": (
        "در خبری دیگر شورای شهر سقز درباره قیمت نان و وضع خط های اتوبوس بحث کرد. "
        "اعضا از طولانی شدن جلسه گله داشتند و رای گیری به بازگشت فرماندار از سفر موکول شد."
    ),
}
LANGS = pytest.mark.parametrize("lang", ["en", "fa"])


def copies(*reports, claims=(), sources=SOURCES):
    return link(reports, claims, sources=sources).copies


def triples(found):
    return [(copy.original, copy.copy, copy.kind) for copy in found]


@LANGS
def test_the_same_text_later_is_an_exact_copy(lang):
    first, second = report("r-b", STORY[lang], published="2071-10-04"), report("r-a", STORY[lang], source="radio", published="2071-10-05")
    assert triples(copies(first, second)) == [("r-b", "r-a", "exact")]


def test_other_letters_for_the_same_letters_are_the_same_text():
    plain, arabic = STORY["fa"], STORY["fa"].replace("ی", "ي").replace("ک", "ك").replace("خانواده های", "خانواده‌های")
    assert triples(copies(report("r-a", plain), report("r-b", arabic, source="radio"))) == [("r-a", "r-b", "exact")]


@LANGS
def test_a_few_other_words_make_a_near_copy(lang):
    edits = {"en": [("stopped work", "downed tools"), ("before the gate", "outside the gate"), ("late at night", "midnight")]}
    edits["fa"] = [("دست از کار کشیدند", "کار را رها کردند"), ("خودداری کرده", "سر باز زده"), ("دیروقت شب", "نیمه شب")]
    edited = STORY[lang]
    for old, new in edits[lang]:
        assert old in edited
        edited = edited.replace(old, new)
    assert triples(copies(report("r-a", STORY[lang]), report("r-b", edited, source="radio", published="2071-10-06"))) == [("r-a", "r-b", "near")]


@LANGS
def test_a_passage_lifted_into_a_compilation_is_found_with_its_offsets(lang):
    compiled = f"{OTHER[lang]}\n\n{STORY[lang]}"
    found = copies(report("r-a", STORY[lang]), report("r-b", compiled, source="radio", published="2071-10-06"))
    [copy] = [c for c in found if c.kind in ("passage", "near")]
    if copy.kind == "passage":
        start, end = copy.copy_passage
        assert compiled[start:end] in STORY[lang] + "."
        assert end - start > 0.95 * len(STORY[lang])


@LANGS
def test_one_paragraph_of_a_long_report_is_a_passage(lang):
    sentences = STORY[lang].split(". ")
    lifted = ". ".join(sentences[1:3]) + "."
    compiled = f"{OTHER[lang]} {lifted}\n\n{OTHER[lang].upper() if lang == 'en' else OTHER[lang][::-1]}"
    [copy] = copies(report("r-a", STORY[lang]), report("r-b", compiled, source="radio", published="2071-10-06"))
    assert (copy.original, copy.copy, copy.kind) == ("r-a", "r-b", "passage")
    assert STORY[lang][slice(*copy.original_passage)] == lifted[:-1]
    assert compiled[slice(*copy.copy_passage)] == lifted[:-1]


@LANGS
def test_offsets_are_of_the_stored_text_whatever_was_folded_away(lang):
    marked = "\u200f\u200f" + OTHER[lang] + "\u200e " + STORY[lang].replace(" ", "\u00a0\u200f ", 3)
    [copy] = copies(report("r-a", STORY[lang] + " " + STORY[lang][::-1]), report("r-b", marked, source="radio", published="2071-10-06"))
    assert copy.copy_passage is not None
    first = STORY[lang].split(maxsplit=1)[0]
    assert marked[slice(*copy.copy_passage)].startswith(first)


@LANGS
def test_two_stories_are_no_copies(lang):
    assert not copies(report("r-a", STORY[lang]), report("r-b", OTHER[lang], source="radio"))


FORM = {
    "en": "The council of the city of {} met on {} with {} members present to hear the report of the engineer on the water pipes of the old quarter.",
    "fa": "شورای شهر {} روز {} با حضور {} عضو برای شنیدن گزارش مهندس درباره لوله های آب محله قدیمی تشکیل جلسه داد و سپس پایان یافت.",
}
FILLED = {
    "en": [("Marand", "Monday", "12"), ("Marand", "Friday", "12"), ("Marand", "Monday", "9"), ("Marand", "Monday", "twenty two")],
    "fa": [("مرند", "دوشنبه", "۱۲"), ("مرند", "جمعه", "۱۲"), ("مرند", "دوشنبه", "۹"), ("مرند", "دوشنبه", "بیست و دو")],
}


@LANGS
@pytest.mark.parametrize("other", [1, 2, 3], ids=["day", "number", "number in words"])
def test_a_form_filled_in_with_another_day_or_number_is_no_copy(lang, other):
    first, second = (FORM[lang].format(*FILLED[lang][i]) for i in (0, other))
    assert not copies(report("r-a", first), report("r-b", second, published="2071-10-06"))


@LANGS
def test_a_form_filled_in_for_another_place_is_no_copy(lang):
    places = ("Marand", "Tabriz") if lang == "en" else ("مرند", "تبریز")
    first, second = (report(f"r-{i}", FORM[lang].format(place, "", ""), published=f"2071-10-0{5 + i}") for i, place in enumerate(places))
    claims = [claim(first, type_="protest.demo", place="marand"), claim(second, type_="protest.demo", place="tabriz")]
    assert not copies(first, second, claims=claims)


@LANGS
def test_the_same_words_again_a_month_later_are_another_report_if_short(lang):
    form = FORM[lang].format("", "", "")
    first, second = report("r-a", form), report("r-b", form, published="2071-11-05")
    claims = [claim(first, day="2071-10-04"), claim(second, day="2071-11-04")]
    assert not copies(first, second, claims=claims)


@LANGS
def test_a_number_written_in_words_is_the_same_number(lang):
    words = STORY[lang].replace("seven", "7").replace("هفت", "۷")
    assert triples(copies(report("r-a", STORY[lang]), report("r-b", words, source="radio", published="2071-10-06"))) == [("r-a", "r-b", "near")]


@LANGS
def test_a_few_common_words_are_no_copy(lang):
    short = "Watch this video now." if lang == "en" else "این ویدیو را ببینید."
    assert not copies(report("r-a", short), report("r-b", short, source="radio"))


@LANGS
def test_page_furniture_makes_no_copies(lang):
    menu = {
        "en": "Home News Sport Opinion Contact us Share on every network Print this page Subscribe to our weekly letter All rights are reserved",
        "fa": "خانه خبر ورزش دیدگاه تماس با ما هم رسانی در همه شبکه ها چاپ این صفحه اشتراک خبرنامه هفتگی همه حقوق برای رسانه محفوظ است",
    }[lang]
    items = [f"{menu} {' '.join(f'{word}{i}' for word in OTHER[lang].split())} {menu}" for i in range(14)]
    assert not copies(*(report(f"r-{i:02d}", item, source="daily") for i, item in enumerate(items)))


@LANGS
def test_a_story_carried_by_thirty_outlets_is_one_story_and_not_furniture(lang):
    def edited(i):
        return f"{STORY[lang]} {' '.join(f'{word}{i}' for word in OTHER[lang].split()[:6])}"

    reports = [report(f"r-{i:02d}", edited(i), source=f"outlet-{i}", published=f"2071-10-{i + 1:02d}") for i in range(30)]
    found = copies(*reports)
    assert {copy.copy for copy in found} == {f"r-{i:02d}" for i in range(1, 30)}


@LANGS
def test_of_two_texts_of_one_day_the_one_that_names_the_other_is_the_copy(lang):
    credit = {"en": "Tamrin Wire reported: ", "fa": "به گزارش خبرگزاری تمرین: "}[lang]
    found = copies(report("r-a", credit + STORY[lang], source="radio"), report("r-b", STORY[lang], source="wire"))
    assert [(c.original, c.copy) for c in found] == [("r-b", "r-a")]


@LANGS
def test_a_forward_is_a_copy_even_if_its_date_is_older(lang):
    forward = report("r-a", STORY[lang], source="radio", published="2071-10-01", forward_of="Tamrin Wire")
    assert triples(copies(forward, report("r-b", STORY[lang], source="wire"))) == [("r-b", "r-a", "forward")]


def test_a_copy_of_a_copy_has_the_first_as_its_original():
    reports = [report(f"r-{i}", STORY["en"], source=f"outlet-{i}", published=f"2071-10-0{i + 1}") for i in range(4)]
    assert triples(copies(*reports)) == [("r-0", f"r-{i}", "exact") for i in (1, 2, 3)]


FACTS = [
    {"type_": "arrest", "n": 7, "measure": "arrested", "place": "marand", "day": "2071-10-03"},
    {"type_": "protest.lethal", "n": 3, "measure": "dead", "place": "sanandaj", "day": "2071-10-02"},
    {"type_": "execution.judicial", "n": 2, "measure": "executed", "place": "prison-3", "day": "2071-10-01"},
]


def told_in(lang, id_, facts, text="", **more):
    sentences = [s + "." for s in (text or STORY[lang]).split(". ")]
    text = " ".join(sentences)
    within = report(id_, text, lang=lang, **more)
    return within, [claim(within, **fact, words=sentence) for fact, sentence in zip(facts, sentences, strict=False)]


def test_the_same_facts_in_the_same_order_in_the_other_language_are_a_translation():
    english, a = told_in("en", "r-a", FACTS, source="wire", published="2071-10-04")
    persian, b = told_in("fa", "r-b", FACTS, source="radio", published="2071-10-05")
    found = link([english, persian], [*a, *b], sources=SOURCES)
    assert [(c.original, c.copy, c.kind) for c in found.copies] == [("r-a", "r-b", "translation")]
    assert found.copies[0].likeness >= 0.8
    assert len(found.witnesses) == 1


def test_what_only_one_of_two_languages_is_read_to_say_hides_no_translation():
    """A heading that gives a number again, and facts without a number, are read in one language and not in the other."""
    english, a = told_in("en", "r-a", FACTS, source="wire", published="2071-10-04")
    persian, b = told_in("fa", "r-b", FACTS, source="radio", published="2071-10-05")
    first = FACTS[0] | {"day": when("2071-10-04", rule="inherited:published"), "place": "east-azerbaijan"}
    more = [claim(english, **first, words=STORY["en"].split(".")[0] + "."), claim(english, **(FACTS[1] | {"n": None, "day": None}))]
    found = link([english, persian], [*a, *b, *more], sources=SOURCES)
    assert [(c.original, c.copy, c.kind) for c in found.copies] == [("r-a", "r-b", "translation")]
    assert found.copies[0].likeness >= 0.8


OWN = "در مرند از صبح مغازه ها بسته بود. پدری با عکس فرزندش آمد. کسی نمی دانست اتوبوس ها کجا رفته اند."


def test_statements_alone_make_no_translation():
    facts = [fact | {"n": None, "kind": "statement"} for fact in FACTS]
    english, a = told_in("en", "r-a", facts, source="wire", published="2071-10-04")
    persian, b = told_in("fa", "r-b", facts, OWN, source="radio", published="2071-10-05")
    assert not link([english, persian], [*a, *b], sources=SOURCES).copies


def test_one_fact_in_common_is_no_translation():
    english, a = told_in("en", "r-a", FACTS[:1], source="wire", published="2071-10-04")
    persian, b = told_in("fa", "r-b", FACTS[:1], OWN, source="radio", published="2071-10-05")
    found = link([english, persian], [*a, *b], sources=SOURCES)
    assert not found.copies
    assert len(found.witnesses) == 2
    assert len(found.events) == 1


@LANGS
def test_a_line_about_the_page_is_no_copy_even_between_two_pages(lang):
    line = {
        "en": "Sign in or register to comment. Subscribe to the newsletter for unlimited digital access. All rights reserved by this site.",
        "fa": "برای ثبت نظر وارد شوید یا ثبت نام کنید. اشتراک خبرنامه با ایمیل. همه حقوق این سایت محفوظ است و بازنشر با ذکر منبع و لینک آزاد است.",
    }[lang]
    pages = (report("r-a", f"{OTHER[lang]} {line}"), report("r-b", f"{STORY[lang]} {line}", source="radio", published="2071-10-06"))
    assert not copies(*pages)


@LANGS
def test_versions_of_one_text_by_one_source_are_not_furniture(lang):
    texts = [f"{STORY[lang]} {' '.join(f'{word}{i}' for word in OTHER[lang].split()[:8])}" for i in range(12)]
    reports = [report(f"r-{i:02d}", text, source="network", published=f"2071-10-{i + 1:02d}") for i, text in enumerate(texts)]
    other = report("r-x", STORY[lang], source="wire", published="2071-10-20")
    assert "r-x" in {copy.copy for copy in copies(*reports, other)}


PERSON = {
    "en": "Arash Tamrini lost his life in {}. The source gives neither the day of his death nor his age, and his burial place is not known.",
    "fa": "آرش تمرینی در {} جان باخت. تاریخ دقیق درگذشت او در منبع ذکر نشده است و سن و محل خاکسپاری او نیز معلوم نیست.",
}
OTHER_PERSON = {"en": "Kaveh Dara Tamrini", "fa": "کاوه دارا تمرینی"}


@LANGS
def test_a_form_filled_in_for_another_person_is_no_copy(lang):
    form, name = PERSON[lang], OTHER_PERSON[lang]
    first = form.format("Marand" if lang == "en" else "مرند")
    second = name + " " + " ".join(form.format("Tabriz" if lang == "en" else "تبریز").split()[2:])
    assert not copies(report("r-a", first), report("r-b", second, published="2071-10-06"))
