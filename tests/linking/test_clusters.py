"""Whatever the input, and in whatever order, the invariants of clustering hold."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from linking_world import SOURCES, claim, report, when

from gavah.linking import link
from gavah.linking.cluster import components, same_groups, settle
from gavah.model import Decision, Link

IDS = [f"c-{i}" for i in range(9)]
PAIRS = list(combinations(IDS, 2))


@st.composite
def judgements(draw):
    pairs = draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=24))
    made = []
    for left, right in pairs:
        verdict = draw(st.sampled_from(["same", "same", "possible", "distinct"]))
        proven = verdict == "distinct" and draw(st.booleans())
        made.append(Link(left=left, right=right, verdict=verdict, score=draw(st.sampled_from([0.1, 0.5, 0.8, 0.9, 0.95])), proven=proven))
    return made


@given(judgements())
def test_no_chain_of_same_joins_claims_judged_distinct(links):
    settled = settle(links)
    groups = same_groups(settled)
    for link_ in settled:
        if link_.verdict == "distinct":
            assert not any({link_.left, link_.right} <= set(group) for group in groups)


@given(judgements())
def test_only_same_is_ever_demoted_and_only_to_possible_with_a_reason(links):
    for before, after in zip(links, settle(links), strict=True):
        if before != after:
            assert (before.verdict, after.verdict) == ("same", "possible")
            assert after.reasons[-1].startswith("not same: it would join")


@given(judgements())
def test_the_strongest_same_stays(links):
    same = [k for k in links if k.verdict == "same"]
    if same:
        strongest = min(same, key=lambda k: (-k.score, k.left, k.right))
        assert strongest in settle(links)


@given(judgements())
def test_no_event_holds_claims_proven_distinct_and_every_claim_is_in_one(links):
    groups = components(IDS, settle(links), frozenset())
    assert sorted(id_ for group in groups for id_ in group) == IDS
    for link_ in links:
        if link_.proven:
            assert not any({link_.left, link_.right} <= set(group) for group in groups)


@given(judgements(), st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_the_order_of_links(links, chance):
    shuffled = list(links)
    chance.shuffle(shuffled)
    assert sorted(settle(links), key=lambda k: (k.left, k.right)) == sorted(settle(shuffled), key=lambda k: (k.left, k.right))
    assert components(IDS, settle(links), frozenset()) == components(IDS, settle(shuffled), frozenset())


@given(judgements(), st.sampled_from(IDS))
def test_a_denial_joins_nothing(links, denial):
    settled = settle(links)
    without = components([i for i in IDS if i != denial], [k for k in settled if denial not in (k.left, k.right)], frozenset())
    found = [[i for i in group if i != denial] for group in components(IDS, settled, frozenset({denial}))]
    assert sorted(g for g in found if g) == sorted(without)


@st.composite
def worlds(draw):
    """Up to ten reports with a claim or two, some copied, over few days and places, so that much meets."""
    reports, claims = [], []
    for i in range(draw(st.integers(2, 10))):
        base = draw(
            st.sampled_from(
                [
                    "The guards came at night and took people to an unknown place as neighbours watched.",
                    "ماموران شبانه آمدند و چند نفر را به جای نامعلومی بردند.",
                ]
            )
        )
        within = report(
            f"r-{i}",
            f"{base} {draw(st.sampled_from(['', 'More later.', 'ادامه دارد']))}",
            source=draw(st.sampled_from(["wire", "radio", "daily", "packet-1"])),
        )
        reports.append(within)
        for _ in range(draw(st.integers(1, 2))):
            day = draw(
                st.sampled_from(["2071-10-03", "2071-10-04", when("2071-10-01", "2071-10-09"), when("2071-10-05", rule="inherited:published"), None])
            )
            place = draw(st.sampled_from(["marand", "tabriz", "prison-3", "mashhad", "razavi", "iran", None]))
            victims = draw(st.sampled_from([(), ("Arash Tamrini",), ("Bahar Tamrini",)]))
            claims.append(
                claim(
                    within,
                    draw(st.sampled_from(["arrest", "protest.lethal", "killing.in-custody"])),
                    draw(st.sampled_from([None, 1, 2, 7, (2, None)])),
                    draw(st.sampled_from(["arrested", "dead"])),
                    day,
                    place,
                    victims=victims,
                    victims_complete=bool(victims),
                    polarity=draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
                )
            )
    return reports, claims


@settings(max_examples=60, deadline=None)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_changes_nothing(world, chance):
    reports, claims = list(world[0]), list(world[1])
    before = link(reports, claims, sources=SOURCES)
    chance.shuffle(reports)
    chance.shuffle(claims)
    assert link(iter(reports), iter(claims), sources=list(reversed(SOURCES))) == before


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_a_linkage_keeps_its_promises(world):
    reports, claims = world
    found = link(reports, claims, sources=SOURCES)
    told = sorted({c.id for c in claims})
    assert sorted(id_ for e in found.events for id_ in e.claims) == told
    assert sorted(id_ for w in found.witnesses for id_ in w.claims) == told
    assert all(k.left < k.right and 0.0 <= k.score <= 1.0 and k.reasons for k in found.links)
    chains = same_groups(found.links)
    for k in found.links:
        if k.verdict == "distinct":
            assert not any({k.left, k.right} <= set(group) for group in chains)
        if k.proven:
            assert not any({k.left, k.right} <= set(e.claims) for e in found.events)
    names = {w.id for w in found.witnesses}
    assert all(e.witnesses and names.issuperset(e.witnesses) for e in found.events)


FIRST = report("r-1", "The guards came at night and took people to an unknown place as neighbours watched from the roofs.")
SECOND = report("r-2", "A different outlet tells, in quite other words, of what went on in that town before dawn.", source="radio")


def pair(**otherwise):
    base = {"type_": "arrest", "n": 7, "measure": "arrested", "place": "marand", "day": "2071-10-03"}
    return claim(FIRST, **base), claim(SECOND, **(base | otherwise))


def decided(verb, one, other, by="ada"):
    return Decision(verb=verb, on=one.id, other=other.id, by=by, at="2071-10-09", reason="read both")


def test_a_person_may_split_what_the_linker_joined_and_that_is_proof():
    one, other = pair()
    assert len(link([FIRST, SECOND], [one, other]).events) == 1
    found = link([FIRST, SECOND], [one, other], decisions=[decided("split", one, other)])
    assert len(found.events) == 2
    assert [(k.verdict, k.proven, k.by, k.reasons) for k in found.links] == [("distinct", True, "ada", ("ada: split (read both)",))]


def test_a_person_may_merge_what_the_linker_told_apart():
    one, other = pair(place="tabriz")
    assert len(link([FIRST, SECOND], [one, other]).events) == 2
    found = link([FIRST, SECOND], [one, other], decisions=[decided("merge", other, one)])
    assert len(found.events) == 1
    assert [(k.verdict, k.score) for k in found.links] == [("same", 1.0)]


def test_a_pair_both_merged_and_split_is_contested_and_only_possible():
    one, other = pair()
    found = link([FIRST, SECOND], [one, other], decisions=[decided("merge", one, other), decided("split", one, other, by="bea")])
    assert [(k.verdict, k.reasons[0], k.by) for k in found.links] == [("possible", "contested", "ada, bea")]


def test_a_decision_on_a_claim_that_is_not_here_changes_nothing():
    one, other = pair()
    gone = Decision(verb="split", on=one.id, other="c-gone", by="ada", at="2071-10-09")
    assert link([FIRST, SECOND], [one, other], decisions=[gone]) == link([FIRST, SECOND], [one, other])


def test_an_event_is_named_by_its_claims():
    one, other = pair()
    [event] = link([FIRST, SECOND], [one, other]).events
    [again] = link([SECOND, FIRST], [other, one]).events
    assert event == again
    assert event.id != link([FIRST], [one]).events[0].id
