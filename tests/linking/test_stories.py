"""Which reports tell one story. Every text is constructed; nothing in it happened."""

from datetime import date
from itertools import combinations, permutations

import msgspec
import numpy as np
import pytest

from gavah.gazetteer import places
from gavah.linking.stories import StoryProfile, profile, stories
from gavah.linking.stories.average import average_groups
from gavah.linking.stories.compare import FEATURES, Pairs
from gavah.linking.stories.group import parameters
from gavah.linking.stories.own_words import own_words
from gavah.model import Report
from gavah.reading.numbers import numbers
from gavah.reading.times import times

ENGLISH = {
    "fire-1": (
        "2071-10-04",
        "A fire at the Tamrin textile mill in Tabriz killed four workers on October 3. The night shift had been locked in, the weavers' union said. "
        "Among the dead is Golnar Tamrini, 34, a loom mechanic. The owner, Tamrin Textiles, gave no comment.",
    ),
    "fire-2": (
        "2071-10-05",
        "Families buried the victims of the mill blaze in Tabriz. The weavers' union of Tamrin Textiles says the doors of the night shift were "
        "chained on October 3. Loom mechanic Golnar Tamrini, 34, leaves two children.",
    ),
    "fire-3": (
        "2071-10-09",
        "Prosecutors in Tabriz charged the owner of Tamrin Textiles over chained doors at the mill, where the blaze of October 3 killed four "
        "workers of the night shift, among them the loom mechanic Golnar Tamrini, 34.",
    ),
    "court-1": (
        "2071-10-06",
        "A court in Shiraz sentenced the poet Behrang Tamrini, 51, to three years for a reading in a bookshop on October 5, his lawyer said. "
        "The verses were about drought and the vanished lake.",
    ),
    "court-2": (
        "2071-10-07",
        "Writers protested in Shiraz against the sentence of poet Behrang Tamrini, 51, given on October 5 for verses about the vanished lake that "
        "he read in a bookshop. His lawyer will appeal the three years.",
    ),
    "bus-1": (
        "2071-10-05",
        "Bus drivers in Ahvaz stopped work on October 4 over unpaid wages. Depots two and five stayed shut and guards turned passengers away.",
    ),
}
PERSIAN = {
    "آتش-1": (
        "2071-10-04",
        "آتش‌سوزی در کارخانه نساجی تمرین تبریز روز ۱۱ مهر ۱۴۵۰ جان چهار کارگر را گرفت. اتحادیه بافندگان گفت درهای نوبت شب قفل بوده است. "
        "گلنار تمرینی، ۳۴ ساله، مکانیک دستگاه بافندگی، در میان کشته‌شدگان است.",
    ),
    "آتش-2": (
        "2071-10-05",
        "خانواده‌ها قربانیان آتش‌سوزی کارخانه نساجی تبریز را به خاک سپردند. اتحادیه بافندگان می‌گوید درهای نوبت شب روز ۱۱ مهر ۱۴۵۰ زنجیر شده بود. "
        "از مکانیک دستگاه بافندگی، گلنار تمرینی ۳۴ ساله، دو فرزند مانده است.",
    ),
    "دادگاه-1": (
        "2071-10-06",
        "دادگاهی در شیراز بهرنگ تمرینی، شاعر ۵۱ ساله، را به سه سال حبس محکوم کرد. وکیلش گفت دلیل حکم شعرخوانی ۱۳ مهر ۱۴۵۰ در یک کتابفروشی "
        "درباره خشکسالی و دریاچه ناپدیدشده بود.",
    ),
    "دادگاه-2": (
        "2071-10-07",
        "نویسندگان در شیراز به حکم بهرنگ تمرینی، شاعر ۵۱ ساله، اعتراض کردند؛ او ۱۳ مهر ۱۴۵۰ در کتابفروشی شعری درباره دریاچه ناپدیدشده خوانده بود و "
        "وکیلش از سه سال حبس تجدیدنظر می‌خواهد.",
    ),
    "اتوبوس-1": (
        "2071-10-05",
        "رانندگان اتوبوس اهواز روز ۱۲ مهر ۱۴۵۰ به سبب دستمزد معوق دست از کار کشیدند. پایانه‌های دو و پنج بسته ماند و نگهبانان مسافران را برگرداندند.",
    ),
}


def told(id_: str, published: str | None, text: str, *, source: str = "wire") -> StoryProfile:
    lang = "fa" if any("\u0600" <= c <= "\u06ff" for c in text) else "en"
    day = date.fromisoformat(published) if published else None
    report = Report(id=id_, sha256="0" * 64, media_type="text/plain", source=source, text=text, language=lang, published=day)
    return profile(report, places(text, lang=lang), times(text, lang=lang, anchor=day), numbers(text, lang=lang))


def matter(id_: str) -> str:
    return id_.rsplit("-", 1)[0]


@pytest.mark.parametrize("world", [ENGLISH, PERSIAN], ids=["en", "fa"])
def test_reports_of_one_matter_go_together_and_no_others(world):
    found = stories(told(id_, day, text) for id_, (day, text) in world.items())
    together = {(a, b) for a, b in combinations(sorted(world), 2) if found.group[a] == found.group[b]}
    assert together == {(a, b) for a, b in combinations(sorted(world), 2) if matter(a) == matter(b)}


@pytest.mark.parametrize("world", [ENGLISH, PERSIAN], ids=["en", "fa"])
def test_the_interval_of_their_number_holds_the_truth(world):
    found = stories(told(id_, day, text) for id_, (day, text) in world.items())
    assert found.low <= len({matter(id_) for id_ in world}) <= found.high
    assert found.low <= len(set(found.group.values())) <= found.high


def test_the_order_in_which_reports_come_changes_nothing():
    profiles = [told(id_, day, text) for id_, (day, text) in [*ENGLISH.items()][:4]]
    whole = stories(profiles)
    assert all(stories(order) == whole for order in permutations(profiles))


@pytest.mark.parametrize("world", [ENGLISH, PERSIAN], ids=["en", "fa"])
def test_a_pair_says_what_spoke_for_it(world):
    found = stories(told(id_, day, text) for id_, (day, text) in world.items())
    assert found.pairs
    for left, right, chance, reasons in found.pairs:
        assert left < right
        assert parameters().fewest <= chance <= 1
        assert reasons
        assert all(reason.split()[0] in FEATURES for reason in reasons)
        assert all(float(reason.split()[1]) for reason in reasons)


def test_a_story_is_named_by_its_least_report():
    found = stories(told(id_, day, text) for id_, (day, text) in ENGLISH.items())
    assert found.group["fire-3"] == "fire-1"
    assert found.group["bus-1"] == "bus-1"


FORM_EN = (
    "Two prisoners were hanged in {city} on October {day}. They had been convicted of drug offences, the Tamrin network said. Their names were not "
    "published, and state media have not reported the executions."
)
FORM_FA = (
    "دو زندانی روز {day} مهر ۱۴۵۰ در {city} به دار آویخته شدند. شبکه تمرین گفت آنان به جرایم مواد مخدر محکوم شده بودند. نام آنان منتشر نشده است و "
    "رسانه‌های دولتی خبر این اعدام‌ها را نداده‌اند."
)


@pytest.mark.parametrize(
    ("form", "city", "other", "day", "next_day"),
    [(FORM_EN, "Mashhad", "Kerman", "3", "4"), (FORM_FA, "مشهد", "کرمان", "۱۱", "۱۲")],
    ids=["en", "fa"],
)
def test_one_form_filled_in_for_another_day_or_city_is_never_one_story(form, city, other, day, next_day):
    first = told("a", "2071-10-06", form.format(city=city, day=day))
    elsewhere = told("b", "2071-10-06", form.format(city=other, day=day))
    later = told("c", "2071-10-06", form.format(city=city, day=next_day))
    copied = told("d", "2071-10-06", form.format(city=city, day=day), source="daily")
    rest = [told(id_, published, text) for id_, (published, text) in {**ENGLISH, **PERSIAN}.items()]
    group = stories([first, elsewhere, later, copied, *rest]).group
    assert group["a"] == group["d"]
    assert len({group["a"], group["b"], group["c"]}) == 3
    assert stories([first, elsewhere]).high == 2


def test_no_likeness_joins_what_a_weight_table_in_its_favour_would_join():
    first = told("a", "2071-10-06", FORM_EN.format(city="Mashhad", day="3"))
    later = told("b", "2071-10-06", FORM_EN.format(city="Mashhad", day="4"))
    eager = msgspec.structs.replace(parameters(), base=9.0)
    assert stories([first, later], eager).low == 2


def test_pages_that_share_only_what_they_say_of_themselves_are_no_story():
    page = "{title}. Thank you for registering. Sign in to update your profile, receive the newsletter by email and comment on the site."
    titles = ("Two held in Tabriz", "Shops shut in Shiraz", "Teacher freed in Ahvaz", "Rally in Kerman broken up", "Blaze in Rasht")
    profiles = [told(f"p{n}", f"2071-1{n % 3}-1{n}", page.format(title=title)) for n, title in enumerate(titles)]
    assert len(set(stories(profiles).group.values())) == len(titles)


def test_a_standing_phrase_of_months_is_nobodys_own_and_copies_keep_their_words():
    tail = "readers who know more may write to the newsroom at any hour of the day"
    months = [told(f"m{n}", f"207{n}-01-10", f"Headline number {n} is about matter {n} alone; {tail}.") for n in range(6)]
    assert [int(mask[-8:].sum()) for mask in own_words(months)] == [0] * 6
    assert all(mask[:4].all() for mask in own_words(months))
    week = [told(f"w{n}", f"2071-01-1{n}", ENGLISH["fire-1"][1]) for n in range(6)]
    assert all(mask.all() for mask in own_words(week))


def test_reports_without_a_day_of_their_own_can_still_be_compared():
    group = stories(told(id_, None, text) for id_, (_, text) in ENGLISH.items()).group
    assert group["court-1"] == group["court-2"]
    assert len({group["fire-1"], group["court-1"], group["bus-1"]}) == 3


def test_no_reports_and_one_report():
    assert (stories([]).low, stories([]).high) == (0, 0)
    assert stories([told("a", None, "")]).group == {"a": "a"}


def test_average_link_asks_the_group_and_apart_outweighs_it():
    left, right, chance = np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([0.9, 0.9, 0.1])
    none = np.zeros(3, bool)
    assert len(set(average_groups(3, left, right, chance, none, 0.4).tolist())) == 1
    assert len(set(average_groups(3, left, right, chance, none, 0.6).tolist())) == 2
    apart = np.array([False, False, True])
    assert len(set(average_groups(3, left, right, np.where(apart, 0, chance), apart, 0.01).tolist())) == 2


def test_features_do_not_depend_on_which_report_is_asked_first():
    profiles = sorted((told(id_, day, text) for id_, (day, text) in ENGLISH.items()), key=lambda p: p.id)
    pairs = Pairs(profiles)
    assert (pairs.left < pairs.right).all()
    assert pairs.features.shape == (len(pairs.left), len(FEATURES))
    turned = Pairs(profiles[::-1])
    last = len(profiles) - 1
    rows = {(int(i), int(j)): row for i, j, row in zip(pairs.left, pairs.right, pairs.features, strict=True)}
    for i, j, row in zip(turned.left.tolist(), turned.right.tolist(), turned.features, strict=True):
        assert np.allclose(row, rows[last - j, last - i])
