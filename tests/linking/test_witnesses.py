"""Whose word a claim rests on. Corroboration counts witnesses, never addresses."""

import pytest
from linking_world import SOURCES, claim, report

from gavah.linking import link
from gavah.linking.bodies import Bodies
from gavah.linking.skeleton import skeleton
from gavah.model import Decision, Source

FILLER = "The {} correspondent wrote item {} on this matter after speaking with several people near the square."
ARREST = {"type_": "arrest", "measure": "arrested", "n": 7, "place": "marand", "day": "2071-10-03"}


def told(id_, source, *quoted, **more):
    within = report(id_, FILLER.format(source, id_), source=source, **more)
    return within, claim(within, **ARREST, issuers=(source, *quoted))


def witnesses(*pairs, sources=SOURCES, decisions=()):
    return link([r for r, _ in pairs], [c for _, c in pairs], sources=sources, decisions=decisions).witnesses


def roots(*pairs, **more):
    return sorted(tuple(w.reports) for w in witnesses(*pairs, **more))


def test_two_outlets_that_speak_for_themselves_are_two_witnesses():
    assert roots(told("r-1", "wire"), told("r-2", "radio")) == [("r-1",), ("r-2",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the prosecutor of Marand", "دادستان مرند"),
        ("Marand's public prosecutor", "دادستانی مرند"),
        ("the prosecutor's office in Marand", "دادستان عمومی و انقلاب شهرستان مرند"),
        ("the prosecutor of Marand", "the prosecutor"),
        ("Marand police", "پلیس مرند"),
        ("the governor of Marand", "فرماندار مرند"),
        ("the governorate of Kerman Province", "استانداری کرمان"),
        ("the police command of East Azerbaijan Province", "پلیس مرند"),
        ("the Judiciary", "قوه قضاییه"),
        ("the spokesman of the judiciary", "سخنگوی قوه قضائیه"),
        ("the Interior Ministry", "وزارت کشور"),
        ("Tamrin Human Rights Network", "شبکه حقوق بشر تمرین"),
        ("Tamrin Teachers' Association", "کانون معلمان تمرین"),
        ("the Workers' Union of Sabz", "اتحادیه کارگران سبز"),
    ],
)
def test_one_primary_source_named_in_two_languages_is_one_witness(one, other):
    assert roots(told("r-1", "wire", one), told("r-2", "radio", other, lang="fa"), sources=()) == [("r-1", "r-2")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the prosecutor of Marand", "دادستان تبریز"),
        ("the prosecutor of Marand", "پلیس مرند"),
        ("the police of Kerman", "پلیس مرند"),
        ("the governor of Kerman", "استاندار کرمان"),
        ("Tamrin Human Rights Network", "کانون معلمان تمرین"),
        ("the Interior Ministry", "وزارت اطلاعات"),
        ("Sabz Student Council", "شورای دانشجویان آبان"),
    ],
)
def test_two_primary_sources_are_two_witnesses(one, other):
    assert roots(told("r-1", "wire", one), told("r-2", "radio", other, lang="fa")) == [("r-1",), ("r-2",)]


@pytest.mark.parametrize(
    "nobody", ["local sources", "eyewitnesses", "an informed source", "منابع محلی", "شاهدان عینی", "یک منبع آگاه", "sources in Marand"]
)
def test_a_quote_of_nobody_in_particular_stays_with_the_outlet(nobody):
    assert roots(told("r-1", "wire", nobody), told("r-2", "radio", nobody)) == [("r-1",), ("r-2",)]


def test_a_chain_ends_at_its_own_source():
    pairs = told("r-1", "wire", "Tamrin Human Rights Network", "the prosecutor of Marand"), told("r-2", "radio", "the prosecutor of Marand")
    assert roots(*pairs) == [("r-1", "r-2")]


def test_an_anonymous_end_leaves_the_body_before_it():
    pairs = told("r-1", "wire", "Tamrin Human Rights Network", "eyewitnesses"), told("r-2", "network")
    [witness] = witnesses(*pairs)
    assert witness.root == "Tamrin Human Rights Network"
    assert dict(witness.path)[pairs[0][1].id] == "Tamrin Wire (r-1) quotes Tamrin Human Rights Network"
    assert dict(witness.path)[pairs[1][1].id] == "Tamrin Human Rights Network (r-2) says so itself"


def test_naming_the_outlet_first_in_the_chain_changes_nothing():
    assert roots(told("r-1", "wire", "Tamrin Wire"), told("r-2", "wire")) == [("r-1", "r-2")]


def test_sources_of_one_family_are_one_witness():
    assert roots(told("r-1", "daily"), told("r-2", "weekly")) == [("r-1", "r-2")]


def test_quoting_an_outlet_of_a_family_leads_to_the_family():
    assert roots(told("r-1", "wire", "Tamrin Daily"), told("r-2", "weekly")) == [("r-1", "r-2")]


def test_unsigned_packets_together_are_one_witness_and_a_hand_is_one():
    assert roots(told("r-1", "packet-1"), told("r-2", "packet-2"), told("r-3", "packet-3")) == [("r-1", "r-2"), ("r-3",)]


def test_a_person_may_vouch_for_a_packet_as_a_witness_of_its_own():
    pairs = told("r-1", "packet-1"), told("r-2", "packet-2")
    vouch = Decision(verb="vouch", on=pairs[0][1].id, by="ada", at="2071-10-09")
    assert roots(*pairs, decisions=[vouch]) == [("r-1",), ("r-2",)]


def test_a_copy_leads_to_the_root_of_its_original():
    text = FILLER.format("wire", "one") + " Nobody was told where they were held, and the square was closed until the next morning."
    first, second = report("r-1", text), report("r-2", text, source="radio", published="2071-10-06")
    a = claim(first, **ARREST, issuers=("wire", "the prosecutor of Marand"))
    b = claim(second, **ARREST, issuers=("radio",))
    [witness] = witnesses((first, a), (second, b))
    assert dict(witness.path)[b.id] == "Radio Tamrin (r-2) repeats Tamrin Wire (r-1) → Tamrin Wire (r-1) quotes the prosecutor of Marand"


def test_what_an_outlet_adds_to_a_copied_story_is_its_own_word():
    lifted = FILLER.format("wire", "one") + " Nobody was told where they were held, and the square was closed until the next morning."
    added = "Our own reporter in Tabriz counted four more people led away from the bazaar by men who gave no name and no reason at all."
    first, second = report("r-1", lifted), report("r-2", f"{lifted} {added}", source="radio", published="2071-10-06")
    a = claim(first, **ARREST)
    b = claim(second, **ARREST, words=lifted)
    c = claim(second, **(ARREST | {"n": 4, "place": "tabriz"}), words=added)
    found = link([first, second], [a, b, c], sources=SOURCES)
    by_claim = {id_: w.root for w in found.witnesses for id_ in w.claims}
    assert by_claim == {a.id: "Tamrin Wire", b.id: "Tamrin Wire", c.id: "Radio Tamrin"}


def test_a_forward_whose_original_is_not_in_the_case_still_leads_to_its_channel():
    pair = told("r-1", "radio", forward_of="Tamrin Wire")
    [witness] = witnesses(pair)
    assert witness.root == "Tamrin Wire"
    assert roots(pair, told("r-2", "wire")) == [("r-1", "r-2")]


def test_a_requote_is_listed_as_a_copy():
    quoting, quoted = told("r-1", "radio", "Tamrin Wire"), told("r-2", "wire")
    found = link([quoting[0], quoted[0]], [quoting[1], quoted[1]], sources=SOURCES)
    assert [(c.original, c.copy, c.kind) for c in found.copies] == [("r-2", "r-1", "requote")]


def test_every_claim_has_exactly_one_witness_totals_and_statements_too():
    within = report("r-1", FILLER.format("wire", "one"))
    claims = [claim(within, **ARREST, kind=kind) for kind in ("event", "total", "statement")]
    [witness] = link([within], claims).witnesses
    assert witness.claims == tuple(sorted(c.id for c in claims))


def test_an_outlet_nobody_described_is_still_a_source():
    assert [w.root for w in witnesses(told("r-1", "unheard-of"), sources=())] == ["unheard-of"]


@pytest.mark.parametrize(
    ("latin", "persian"),
    [
        ("Marand", "مرند"),
        ("Hossein", "حسین"),
        ("Mashhad", "مشهد"),
        ("Kermanshah", "کرمانشاه"),
        ("Golestan", "گلستان"),
        ("Qazvin", "قزوین"),
        ("Zhaleh", "ژاله"),
    ],
)
def test_a_name_has_one_consonant_key_in_both_scripts(latin, persian):
    assert skeleton(latin) == skeleton(persian)


def test_a_place_seen_with_its_id_names_the_body_in_any_spelling():
    within = report("r-1", FILLER.format("wire", "one"))
    bodies = Bodies([(where.name, where.id) for where in claim(within, **ARREST).where])
    assert bodies.named("the prosecutor of Marand") == bodies.named("دادستان مرند")
    assert bodies.named("the prosecutor of Marand").place == "gn-124862"


def test_a_province_that_one_script_named_alone_is_one_place_in_both():
    bodies = Bodies([("Yazd Province", "IR-21")])
    assert bodies.named("Exercise Police of Yazd Province") == bodies.named("پلیس تمرین استان یزد")


def test_a_source_is_known_by_either_of_its_names():
    sources = [Source(id="s-1", name="The Sabz Letter", name_fa="نامه سبز")]
    assert roots(told("r-1", "wire", "نامه سبز"), told("r-2", "s-1"), sources=sources) == [("r-1", "r-2")]


def test_a_force_of_a_place_that_no_gazetteer_knows_is_still_a_body():
    bodies = Bodies([("Tamrinabad", "Tamrinia/Tamrinabad")])
    assert bodies.named("Tamrinabad police").place == "Tamrinia/Tamrinabad"
