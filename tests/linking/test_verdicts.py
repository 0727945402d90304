"""Pairs of claims that the tests' author judged by hand. Every event in them is invented; every case is told in both languages."""

from datetime import date

import pytest
from linking_world import claim, report, when

from gavah.linking import link, parameters
from gavah.linking.score import judge
from gavah.linking.surroundings import survey
from gavah.linking.told import Slimmer
from gavah.model import Party, Report
from gavah.reading import read

# Two ways to tell a thing, in each language: the words matter less than what the claims say.
TEXTS = {
    "en": (
        "According to people there, the authorities did it before noon and gave no reason.",
        "The outlet learned of this matter from its own correspondents.",
    ),
    "fa": ("به گفته حاضران این کار پیش از ظهر انجام شد و دلیلی اعلام نشد.", "این رسانه از خبرنگاران خود از این موضوع باخبر شده است."),
}
EXECUTION = {"type_": "execution.judicial", "measure": "executed", "n": 2, "place": "prison-3", "day": "2071-10-03"}
ARREST = {"type_": "arrest", "measure": "arrested", "n": 7, "place": "marand", "day": "2071-10-03"}
KILLING = {"type_": "protest.lethal", "measure": "dead", "n": 3, "place": "sanandaj", "day": "2071-10-03"}
PROTEST = {"type_": "protest.demo", "measure": "participants", "n": (200, 999), "place": "tabriz", "day": "2071-10-03"}
SITE = {"type_": "attack.site", "measure": "sites", "n": 2, "place": "saqqez", "day": "2071-10-03"}
SENTENCE = {"type_": "sentence.death", "measure": "sentenced", "n": 3, "place": "mashhad", "day": "2071-10-03"}

# name: (base, what the second claim says otherwise, verdict (None: not even compared), words of the reasons)
PAIRS = {
    "two executed in one prison on one day": (EXECUTION, {}, "same", "both 2 executed"),
    "seven arrested in one city on one day": (ARREST, {}, "same", "both 7 arrested"),
    "three shot dead in one city on one day": (KILLING, {}, "same", "same day"),
    "hundreds on the street of one city": (PROTEST, {}, "same", "same place: Tabriz"),
    "two buildings burned in one city": (SITE, {}, "same", "both 2 sites"),
    "three sentenced to death in one city": (SENTENCE, {}, "same", "both 3 sentenced"),
    "the prison named by one, its city by the other": (EXECUTION, {"place": "mashhad"}, "same", "lies in Mashhad"),
    "another day": (EXECUTION, {"day": "2071-10-04"}, "distinct", "other day"),
    "another week": (KILLING, {"day": "2071-10-13"}, "distinct", "other day"),
    "another prison of the same city": (EXECUTION, {"place": "prison-4"}, "distinct", "another site in the same city"),
    "another city on the same day": (ARREST, {"place": "tabriz"}, "distinct", "another place"),
    "another city of another province": (KILLING, {"place": "mashhad"}, "distinct", "another place"),
    "women here, men there": (ARREST | {"groups": ("female",)}, {"groups": ("male",)}, "distinct", "other persons"),
    "prisoners here, men there": (EXECUTION | {"groups": ("prisoners",)}, {"groups": ("male",)}, "same", "both 2 executed"),
    "minors here, boys there": (EXECUTION | {"groups": ("minors",)}, {"groups": ("پسران",)}, "same", "both 2 executed"),
    "minors here, adults there": (ARREST | {"groups": ("minor",)}, {"groups": ("بزرگسالان",)}, "distinct", "other persons"),
    "workers here, students there": (ARREST | {"groups": ("workers",)}, {"groups": ("students",)}, "possible", "other trades"),
    "killed, the manner left open by one": (KILLING, {"type_": "assault"}, "same", "assault"),
    "poisoned here, shot there": (KILLING, {"type_": "poisoning"}, "possible", "poisoning"),
    "only the province is named": (EXECUTION, {"place": "razavi"}, "possible", "lies in Razavi Khorasan"),
    "only the country is named": (KILLING, {"place": "iran"}, "possible", "lies in Iran"),
    "another province named alone": (ARREST, {"place": "kurdistan"}, "distinct", "another place"),
    "within the week": (KILLING, {"day": when("2071-09-30", "2071-10-06")}, "possible", "within the window"),
    "within the month": (EXECUTION, {"day": when("2071-09-23", "2071-10-22")}, "possible", "within the window"),
    "a window that ended before": (KILLING, {"day": when("2071-09-20", "2071-09-28")}, "distinct", "other day"),
    "by then, no start given": (KILLING, {"day": when(None, "2071-10-04")}, "possible", "within the window"),
    "an inferred day one off": (ARREST, {"day": when("2071-10-04", rule="inherited:published")}, "possible", "one day inferred"),
    "an inferred day five off": (ARREST, {"day": when("2071-10-08", rule="inherited:published")}, "distinct", "other day"),
    "the night between two days": (KILLING, {"day": when("2071-10-03", "2071-10-04")}, "same", "days that overlap"),
    "at least two beside exactly three": (KILLING, {"n": (2, None)}, "same", "fits"),
    "several beside eight": (ARREST | {"n": 8}, {"n": (3, 9)}, "same", "fits"),
    "three or five dead in one city": (KILLING, {"n": 5}, "possible", "3 or 5"),
    "two or three executed in one prison": (EXECUTION, {"n": 3}, "same", "or"),
    "three or sixty dead": (KILLING, {"n": 60}, "possible", "or"),
    "no number in one": (KILLING, {"n": None}, "possible", "same day"),
    "no number in one, one prison": (EXECUTION, {"n": None}, "same", "same place"),
    "the dead of one, the injured of another": (KILLING, {"measure": "injured", "n": 10}, "possible", "other measure"),
    "killing at a protest under another party's name": (KILLING, {"type_": "killing.extrajudicial"}, "same", "protest.lethal"),
    "an arrest and an execution": (ARREST, {"type_": "execution.judicial", "measure": "executed"}, None, ""),
    "an arrest and a release": (ARREST, {"type_": "release", "measure": "released"}, None, ""),
    "a death sentence and an execution": (SENTENCE, {"type_": "execution.judicial", "measure": "executed"}, None, ""),
    "one single victim each, nothing else in common": (KILLING | {"n": 1}, {}, "possible", "both 1 dead"),
    "no place in one": (ARREST, {"place": None}, None, ""),
    "a doubtful other city": (ARREST, {"doubtful": "tabriz"}, "possible", "the place is doubtful"),
}


def told(text, lang, id_, fields, source):
    fields = dict(fields)
    doubtful = fields.pop("doubtful", None)
    within = report(id_, text, source=source, lang=lang)
    if doubtful:
        import msgspec
        from linking_world import where

        made = claim(within, **fields)
        return within, msgspec.structs.replace(made, where=(where(doubtful, confidence=0.2),))
    return within, claim(within, **fields)


def judged(left, right):
    """The verdict and its reasons; where the pair is not even linked, what the judge says of it, if it is comparable at all."""
    found = link([left[0], right[0]], [left[1], right[1]])
    links = list(found.links)
    if not links:
        assert len(found.events) == 2
        profiles = sorted((Slimmer().slim(c, c.report) for _, c in (left, right)), key=lambda told: told.id)
        if len({p.family for p in profiles}) == 1 and all(p.places for p in profiles):
            links = [judge(*profiles, survey(profiles), parameters())]
    return (links[0].verdict, " · ".join(links[0].reasons)) if links else (None, "")


@pytest.mark.parametrize("langs", [("en", "en"), ("fa", "fa"), ("en", "fa")], ids="-".join)
@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_is_judged_as_a_person_would(name, langs):
    base, otherwise, verdict, reason = PAIRS[name]
    left = told(TEXTS[langs[0]][0], langs[0], "r-1", base, "wire")
    right = told(TEXTS[langs[1]][1], langs[1], "r-2", base | otherwise, "radio")
    got, reasons = judged(left, right)
    assert got == verdict, reasons
    assert reason in reasons


SAME_WORDS = {
    "en": "{} prisoners were executed at dawn in the prison on drug charges, after their families had been called for a last visit.",
    "fa": "{} زندانی بامداد در زندان به اتهام مواد مخدر اعدام شدند و خانواده های آنان برای آخرین ملاقات فراخوانده شده بودند.",
}


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("otherwise", [{"day": "2071-10-04"}, {"place": "prison-4"}, {"place": "tabriz"}, {"place": "prison-4", "n": 3}])
def test_the_same_wording_about_another_day_or_prison_is_distinct_and_unproven(lang, otherwise):
    left = told(SAME_WORDS[lang].format("2"), lang, "r-1", EXECUTION, "wire")
    right = told(SAME_WORDS[lang].format(otherwise.get("n", 2)), lang, "r-2", EXECUTION | otherwise, "radio")
    found = link([left[0], right[0]], [left[1], right[1]])
    assert [(k.verdict, k.proven, k.reasons[0]) for k in found.links] == [("distinct", False, "same wording")]
    assert len(found.events) == 2


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_textual_likeness_alone_never_merges(lang):
    nowhere = {"day": None, "place": None}
    left = told(SAME_WORDS[lang].format("2"), lang, "r-1", EXECUTION | nowhere, "wire")
    right = told(SAME_WORDS[lang].format("5"), lang, "r-2", EXECUTION | nowhere | {"n": 5}, "radio")
    assert judged(left, right)[0] in (None, "possible", "distinct")


def names(lang):
    return ("Arash Tamrini", "Bahar Tamrini", "Dara Tamrini") if lang == "en" else ("آرش تمرینی", "بهار تمرینی", "دارا تمرینی")


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_disjoint_full_lists_of_victims_are_proven_distinct(lang):
    first, second, third = names(lang)
    left = told(TEXTS[lang][0], lang, "r-1", KILLING | {"n": 1, "victims": (first,), "victims_complete": True}, "wire")
    right = told(TEXTS[lang][1], lang, "r-2", KILLING | {"n": 2, "victims": (second, third), "victims_complete": True}, "radio")
    found = link([left[0], right[0]], [left[1], right[1]])
    assert [(k.verdict, k.proven) for k in found.links] == [("distinct", True)]


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_a_partial_list_proves_nothing(lang):
    first, second, _ = names(lang)
    left = told(TEXTS[lang][0], lang, "r-1", KILLING | {"victims": (first,), "victims_complete": True}, "wire")
    right = told(TEXTS[lang][1], lang, "r-2", KILLING | {"victims": (second,)}, "radio")
    found = link([left[0], right[0]], [left[1], right[1]])
    assert [k.proven for k in found.links] == [False]


@pytest.mark.parametrize(
    ("lang", "texts", "proven"),
    [
        ("en", ("Arash Tamrini was killed in Rasht on November 12.", "Dara Karami was killed in Rasht on November 12."), False),
        ("fa", ("جاویدنام آرش تمرینی در رشت کشته شد.", "جاویدنام دارا کرمی در رشت کشته شد."), False),
        ("en", ("Arash Tamrini and Bahar Tamrini were killed in Rasht.", "Dara Karami and Mina Karami were killed in Rasht."), True),
        ("fa", ("آرش تمرینی و بهار تمرینی در رشت کشته شدند.", "دارا کرمی و مینا کرمی در رشت کشته شدند."), True),
    ],
)
def test_as_read_from_reports_lists_prove_and_a_name_alone_does_not(lang, texts, proven):
    reports = [
        Report(id=f"r-{at}", sha256="0" * 64, media_type="text/plain", source=f"s-{at}", text=text, language=lang, published=date(2071, 11, 13))
        for at, text in enumerate(texts)
    ]
    found = link(reports, [claim for report in reports for claim in read(report)])
    assert [k.proven for k in found.links] == [proven]


def test_an_initial_may_be_the_name_and_proves_nothing():
    left = told(TEXTS["en"][0], "en", "r-1", KILLING | {"n": 1, "victims": ("A. Tamrini",), "victims_complete": True}, "wire")
    right = told(TEXTS["en"][1], "en", "r-2", KILLING | {"n": 1, "victims": ("Arash Tamrini",), "victims_complete": True}, "radio")
    found = link([left[0], right[0]], [left[1], right[1]])
    assert found.links[0].verdict != "distinct"


def test_a_name_in_both_scripts_joins():
    left = told(TEXTS["en"][0], "en", "r-1", KILLING | {"n": 1, "victims": ("Arash Tamrini",)}, "wire")
    right = told(TEXTS["fa"][1], "fa", "r-2", KILLING | {"n": 1, "victims": ("آرش تمرینی",)}, "radio")
    assert judged(left, right)[0] == "same"


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("total", {}),
        ("statement", {}),
        ("event", {"n": 0}),
        ("event", {"modality": "planned"}),
        ("event", {"modality": "called-for"}),
        ("event", {"derived": True}),
    ],
)
def test_what_is_no_single_occurrence_is_no_event(kind, more):
    within = report("r-1", TEXTS["en"][0])
    found = link([within], [claim(within, **(KILLING | more), kind=kind)])
    assert not found.events
    assert len(found.witnesses) == 1


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_one_report_that_tells_two_numbers_apart_tells_two_events(lang):
    text = f"{TEXTS[lang][0]} {TEXTS[lang][1]}"
    within = report("r-1", text, lang=lang)
    left = claim(within, **KILLING, words=TEXTS[lang][0])
    right = claim(within, **(KILLING | {"n": 9}), words=TEXTS[lang][1])
    assert [k.verdict for k in link([within], [left, right]).links] == ["distinct"]


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_the_dead_and_the_injured_of_one_report_are_of_one_event(lang):
    within = report("r-1", TEXTS[lang][0], lang=lang)
    claims = [claim(within, **KILLING), claim(within, **(KILLING | {"measure": "injured", "n": 12}))]
    found = link([within], claims)
    assert len(found.events) == 1
    assert found.links[0].verdict == "same"


def test_a_claim_that_may_be_any_of_many_is_linked_to_none():
    days = [f"2071-10-{day:02d}" for day in range(1, 21)]
    reports = [report(f"r-{i}", f"{TEXTS['en'][0]} Item {i}.") for i in range(len(days) + 1)]
    claims = [claim(r, **(KILLING | {"day": day})) for r, day in zip(reports, days, strict=False)]
    vague = claim(reports[-1], **(KILLING | {"day": when("2071-10-01", "2071-10-20"), "place": "kurdistan"}))
    found = link(reports, [*claims, vague])
    assert (vague.id,) in [event.claims for event in found.events]


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_many_single_arrests_that_one_outlet_tells_apart_are_not_one_arrest(lang):
    word = {"en": "A {} was arrested in the city by the officers of unit {}", "fa": "یک {} در شهر به دست ماموران یگان {} بازداشت شد"}[lang]
    jobs = ["baker", "nurse", "driver", "tailor", "teacher", "welder", "porter", "singer", "grocer", "barber"]
    reports = [report(f"r-{i}", word.format(job, i), lang=lang) for i, job in enumerate(jobs)]
    claims = [claim(r, **(ARREST | {"n": 1})) for r in reports]
    assert len(link(reports, claims).events) > 7


AGED = {
    "en": ("A {}-year-old was shot dead in the town, his neighbours say.", "The outlet learned that Arash Tamrini, {}, was killed by a bullet."),
    "fa": ("یک جوان {} ساله به گفته همسایگان در شهر با گلوله کشته شد.", "این رسانه خبر یافت که آرش تمرینی، {} ساله، با گلوله کشته شده است."),
}


@pytest.mark.parametrize("langs", [("en", "en"), ("fa", "fa"), ("en", "fa")], ids="-".join)
def test_the_age_of_one_person_tells(langs):
    def verdict(first, second):
        left = told(AGED[langs[0]][0].format(first), langs[0], "r-1", KILLING | {"n": 1}, "wire")
        right = told(AGED[langs[1]][1].format(second), langs[1], "r-2", KILLING | {"n": 1}, "radio")
        return judged(left, right)

    assert verdict(15, 15)[0] == "same"
    assert "aged 15" in verdict(15, 15)[1]
    assert verdict(15, 40)[0] == "possible"
    assert "aged 15 / 40" in verdict(15, 40)[1]
    assert "aged" not in verdict(15, 16)[1]


def party(words):
    return Party(words=words, start=0, end=len(words))


@pytest.mark.parametrize(
    ("lang", "described", "name"),
    [("en", "a schoolteacher", "Laleh Tamrini"), ("fa", "یک آموزگار", "لاله تمرینی")],
)
def test_a_name_in_one_and_a_description_in_the_other_tell_nothing_apart(lang, described, name):
    one = ARREST | {"n": 1}
    left = told(TEXTS[lang][0], lang, "r-1", one | {"recipient": (party(described),)}, "wire")
    named = told(TEXTS[lang][1], lang, "r-2", one | {"recipient": (party(name),), "victims": (name,)}, "radio")
    other = told(TEXTS[lang][1], lang, "r-2", one | {"recipient": (party({"en": "a baker", "fa": "یک نانوا"}[lang]),)}, "radio")
    assert "other persons" not in judged(left, named)[1]
    assert "other persons" in judged(left, other)[1]
