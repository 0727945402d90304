"""No release tells one contributor's hand from another's beyond the event they told of."""

from release_world import AHVAZ, DEZFUL, claim, report

from gavah.model import Event, Witness
from gavah.release.voices import CONTRIBUTORS, unlinked

HERE, THERE = {"where": (AHVAZ,)}, {"where": (DEZFUL,)}


def _told(n, id_, place, **more):
    return claim(n, report=report(f"They took {n} people.", id=id_, source=CONTRIBUTORS), **place, **more)


SARA_HERE, SARA_THERE = _told(61, "r-1", HERE), _told(71, "r-2", THERE)
OMID_HERE, OMID_THERE = _told(62, "r-3", HERE), _told(72, "r-4", THERE)
ALL = (SARA_HERE, SARA_THERE, OMID_HERE, OMID_THERE)
HANDS = [
    Witness(id="w-sara", root="quoted", claims=(SARA_HERE.id, SARA_THERE.id), reports=()),
    Witness(id="w-omid", root="quoted", claims=(OMID_HERE.id, OMID_THERE.id), reports=()),
]
EVENTS = [
    Event(id="e-here", type="arrest", claims=(SARA_HERE.id, OMID_HERE.id)),
    Event(id="e-there", type="arrest", claims=(SARA_THERE.id, OMID_THERE.id)),
]
SOURCES = {one.report: CONTRIBUTORS for one in ALL}


def test_a_hand_that_told_of_two_events_cannot_be_followed_from_one_to_the_other():
    together = [any({SARA_HERE.id, SARA_THERE.id} <= set(one.claims) for one in unlinked(HANDS, ALL, EVENTS, SOURCES)) for _ in range(200)]
    assert 50 < sum(together) < 150  # as often as by lot


def test_two_hands_of_one_event_stay_two_witnesses_and_no_more_are_made():
    for _ in range(20):
        made = unlinked(HANDS, ALL, EVENTS, SOURCES)
        assert len(made) == 2
        assert {one.root for one in made} == {CONTRIBUTORS}
        assert all(len(set(event.claims) & set(one.claims)) == 1 for event in EVENTS for one in made)


def test_one_hand_in_two_events_is_one_witness_and_leaves_no_count_too_high():
    (made,) = unlinked(HANDS[:1], (SARA_HERE, SARA_THERE), [EVENTS[0], EVENTS[1]], SOURCES)
    assert set(made.claims) == {SARA_HERE.id, SARA_THERE.id}


def test_two_running_counts_of_one_place_are_not_taken_for_states_of_one():
    counts = [_told(61, "r-1", HERE, kind="total"), _told(62, "r-3", HERE, kind="total")]
    hands = [Witness(id=f"w-{at}", root="quoted", claims=(one.id,), reports=()) for at, one in enumerate(counts)]
    assert len(unlinked(hands, counts, [], SOURCES)) == 2


def test_outlets_stay_the_witnesses_they_were():
    paper = claim(5, report=report("They took 5 people.", id="r-5"))
    given = [Witness(id="w-1", root="tamrin-paper", claims=tuple(sorted((paper.id, SARA_HERE.id))), reports=())]
    assert unlinked(given, (paper, SARA_HERE), [], {**SOURCES, "r-5": "tamrin-paper"}) == given
