"""Events hold together when claims stay in the house."""

from gavah.model import Event, Link, Witness
from gavah.release.shrink import links_left, shrunk, witnesses_left

A, B, C = "c-a", "c-b", "c-c"
KEPT = {A: "c-1", C: "c-2"}


def _event(*links):
    return Event(id="e-1", type="arrest", claims=(A, B, C), links=links)


def test_two_claims_that_were_one_event_through_a_withheld_one_stay_one_event():
    event = _event(
        Link(left=A, right=B, verdict="same", score=1.0, reasons=("named Laleh Tamrini",)), Link(left=B, right=C, verdict="same", score=1.0)
    )
    (left,) = shrunk([event], KEPT)
    assert left.claims == ("c-1", "c-2")
    assert [(link.left, link.right, link.verdict) for link in left.links] == [("c-1", "c-2", "same")]
    assert "Tamrini" not in repr(left)
    assert left.links[0].reasons == ()  # nothing says that a claim is missing between them


def test_the_bridge_is_as_firm_as_its_weakest_plank():
    event = _event(Link(left=A, right=B, verdict="same", score=1.0), Link(left=B, right=C, verdict="possible", score=0.2))
    (left,) = shrunk([event], KEPT)
    assert [(link.verdict, link.score < 0.5) for link in left.links] == [("possible", True)]


def test_a_judgement_on_the_pair_itself_stands_before_a_bridge():
    event = _event(
        Link(left=A, right=B, verdict="same", score=1.0),
        Link(left=B, right=C, verdict="possible", score=0.9),
        Link(left=A, right=C, verdict="distinct", score=0.0, proven=True, by="sara", reasons=("sara: split",)),
    )
    (left,) = shrunk([event], KEPT)
    assert [(link.verdict, link.proven, link.by, link.reasons) for link in left.links] == [("distinct", True, "person", ())]


def test_events_without_kept_claims_are_gone_and_links_between_events_lose_their_words():
    assert shrunk([Event(id="e-1", type="arrest", claims=(B,))], KEPT) == []
    (link,) = links_left([Link(left=A, right=C, verdict="distinct", score=0.0, proven=True, reasons=("names",))], KEPT)
    assert link.reasons == ()
    assert link.proven


def test_a_witness_quoted_by_name_is_quoted_without_it():
    given = [Witness(id="w-1", root="Laleh Tamrini", claims=(A, B), reports=("r-1",)), Witness(id="w-2", root="tamrin-wire", claims=(B,), reports=())]
    (left,) = witnesses_left(given, KEPT, {"tamrin-wire": "tamrin-wire"})
    assert (left.root, left.claims, left.reports) == ("quoted", ("c-1",), ())
