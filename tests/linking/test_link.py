"""The room's promise in a few cases: copies, roots, verdicts, events."""

from linking_world import SOURCES, claim, report

from gavah.linking import link

TEXT = (
    "Two prisoners were executed in Exercise Prison 3 in Mashhad at dawn on Saturday, "
    "the Tamrin Human Rights Network said in a statement about drug cases."
)
FA = "دو زندانی بامداد شنبه در زندان تمرین ۳ مشهد اعدام شدند. شبکه حقوق بشر تمرین این خبر را داده است."


def test_one_body_quoted_in_two_languages_and_copied_is_one_witness_of_one_event():
    wire, radio = report("r-a", TEXT), report("r-b", TEXT, source="radio", published="2071-10-06")
    persian = report("r-c", FA, source="radio", lang="fa")
    claims = [
        claim(wire, issuers=("wire", "Tamrin Human Rights Network")),
        claim(radio, issuers=("radio", "Tamrin Human Rights Network")),
        claim(persian, issuers=("radio", "شبکه حقوق بشر تمرین")),
    ]
    found = link([wire, radio, persian], claims, sources=SOURCES)
    assert [event.claims for event in found.events] == [tuple(sorted(c.id for c in claims))]
    assert len(found.witnesses) == 1
    assert [(copy.original, copy.copy, copy.kind) for copy in found.copies if copy.kind == "exact"] == [("r-a", "r-b", "exact")]


def test_the_same_words_about_another_prison_on_another_day_are_another_event():
    one = report("r-a", TEXT)
    other = report("r-b", TEXT.replace("Prison 3", "Prison 4").replace("Saturday", "Monday"), source="daily", published="2071-10-07")
    found = link([one, other], [claim(one), claim(other, day="2071-10-05", place="prison-4")], sources=SOURCES)
    assert len(found.events) == 2
    assert not found.copies
    assert [(k.verdict, k.reasons[0], k.proven) for k in found.links] == [("distinct", "same wording", False)]


def test_nothing_in_gives_nothing_out():
    found = link([], [])
    assert (found.events, found.witnesses, found.links, found.copies) == ((), (), (), ())
