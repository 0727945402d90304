"""Words are published only if a person approved exactly these (SAFETY.md)."""

import pytest
from release_world import report

from gavah.release.judged import Judged, Mark
from gavah.release.sentences import approved_words, persons_in, proposed

EN = report("Prosecutor Bahram Tamrini said that Laleh Tamrini was taken. Laleh\nTamrini taught.")
FA = report("دادستان بهرام تمرینی گفت لاله تمرینی بازداشت شد. لاله تمريني معلم بود.", lang="fa")


def _mark(given, words, of):
    start = given.text.index(words)
    return Mark(given.id, start, start + len(words), of)


@pytest.mark.parametrize(("given", "official", "private"), [(EN, "Bahram Tamrini", "Laleh Tamrini"), (FA, "بهرام تمرینی", "لاله تمرینی")])
def test_a_private_person_is_blocked_wherever_and_however_the_report_spells_her(given, official, private):
    marks = [_mark(given, official, "official"), _mark(given, private, "private")]
    persons = persons_in(given, [], marks, lambda text, lang: [])
    words = proposed(given, 0, len(given.text), persons).words
    assert official in words
    assert words.count("▮▮▮[private]") == 2
    assert "Laleh" not in words
    assert "لاله" not in words


@pytest.mark.parametrize("guarded", ["minor", "witness"])
@pytest.mark.parametrize("other", ["official", "public-figure", "deceased"])
def test_a_minor_or_witness_stays_blocked_where_somebody_classed_the_same_words_otherwise(guarded, other):
    first, last = EN.text.index("Laleh"), EN.text.rindex("Laleh")
    spans = [(first, first + len("Laleh Tamrini")), (last, last + len("Laleh\nTamrini"))]
    for classes in ((guarded, other), (other, guarded)):
        marks = [Mark(EN.id, *span, of) for span, of in zip(spans, classes, strict=True)]
        persons = persons_in(EN, [], marks, lambda text, lang: [])
        words = proposed(EN, 0, len(EN.text), persons, dead_may_stand=True).words
        assert words.count(f"▮▮▮[{guarded}]") == 2
        assert "Laleh" not in words


def test_what_the_finder_proposes_is_private_until_somebody_says_otherwise():
    at = EN.text.index("Bahram")
    found = persons_in(EN, [], [], lambda text, lang: [(at, at + len("Bahram Tamrini"))])
    assert proposed(EN, 0, 60, found).words == "Prosecutor ▮▮▮[private] said that Laleh Tamrini was taken."


def test_ranges_that_overlap_are_blocked_as_one():
    at = EN.text.index("Laleh")
    persons = [(at, at + 5, "minor"), (at + 3, at + 13, "private")]
    assert proposed(EN, 0, 60, persons).words == "Prosecutor Bahram Tamrini said that ▮▮▮[minor] was taken."


def _approved(given, words, who, span=(0, 60), private=False):
    judged = Judged(approved={(given.id, *span): {words: frozenset(who)}})
    persons = [(36, 49, "deceased")]
    return approved_words(report(given.text, private=private), *span, persons, judged)


def test_only_the_very_words_that_were_approved_stand():
    stands = "Prosecutor Bahram Tamrini said that ▮▮▮[deceased] was taken."
    assert _approved(EN, stands, ["sara"]) == stands
    assert _approved(EN, EN.text[:60].replace("Laleh", "▮▮▮"), ["sara"]) is None
    assert _approved(EN, stands, ["sara"], span=(0, 59)) is None


def test_the_dead_are_named_where_two_reviewers_say_so():
    assert _approved(EN, EN.text[:60], ["sara"]) is None
    assert _approved(EN, EN.text[:60], ["sara", "omid"]) == EN.text[:60]


def test_a_living_person_is_named_beside_a_wrong_only_where_two_reviewers_say_so():
    persons = [(11, 25, "official"), (36, 49, "private")]
    stands = "Prosecutor Bahram Tamrini said that ▮▮▮[private] was taken."
    for who, plain, accusing in ((["sara"], stands, None), (["sara", "Sara "], stands, None), (["sara", "omid"], stands, stands)):
        judged = Judged(approved={(EN.id, 0, 60): {stands: frozenset(who)}})
        assert approved_words(EN, 0, 60, persons, judged) == plain
        assert approved_words(EN, 0, 60, persons, judged, accusing=True) == accusing
    nobody = [(11, 25, "private"), (36, 49, "private")]
    words = proposed(EN, 0, 60, nobody).words
    assert approved_words(EN, 0, 60, nobody, Judged(approved={(EN.id, 0, 60): {words: frozenset(["sara"])}}), accusing=True) == words


def test_words_of_a_sealed_packet_never_stand():
    stands = "Prosecutor Bahram Tamrini said that ▮▮▮[deceased] was taken."
    assert _approved(EN, stands, ["sara", "omid"], private=True) is None
