"""Claims in, a figure out."""

from datetime import date

import msgspec
import pytest
from figures_world import FARS, IRAN, KERMANSHAH, KURDISTAN, SANANDAJ, SHIRAZ, claim, link, question

from gavah.figures import ask
from gavah.model import Event, Figure, QuestionError, Source, Where, Witness

MONTH = ("2071-09-23", "2071-10-22")


def event_of(*links):
    return Event(id="e", type="x", claims=tuple({name for one in links for name in (one.left, one.right)}), links=links)


def asked(claims, measure="dead", links=(), **more):
    outer = {key: more.pop(key) for key in ("witnesses", "sources", "time_limit") if key in more}
    return ask(claims, [event_of(*links)] if links else [], question(measure, **more), **outer)


def test_the_worked_nation_comes_out_of_claims():
    claims = [
        claim("total", 110, days=MONTH, report="r-1"),
        claim("total", 65, days=MONTH, places=[KURDISTAN], report="r-2"),
        claim("total", 12, 12, days=MONTH, places=[SANANDAJ], report="r-3"),
        claim("total", 31, 31, days=MONTH, places=[SHIRAZ], report="r-4"),
        claim("total", 48, 48, days=MONTH, places=[KERMANSHAH], report="r-5"),
    ]
    figure = asked(claims)
    assert (figure.evidence, figure.floor, figure.named, figure.ceiling, figure.status) == (144, 144, 144, None, "proven")
    assert set(figure.leading) == set(figure.evidence_claims) == {claims[1].id, claims[3].id, claims[4].id}
    assert msgspec.json.decode(msgspec.json.encode(figure), type=Figure) == figure


def test_nothing_claimed_is_no_figure_of_zero():
    assert asked([]).status == "nothing"


def test_denied_planned_and_derived_claims_are_listed_and_never_counted():
    kept = claim(low=3, high=3)
    others = [
        claim(low=9, polarity="denied", report="r-2"),
        claim(low=9, modality="planned", report="r-3"),
        claim(low=9, modality="hypothetical", report="r-4"),
        claim("total", 9, derived=True, report="r-5"),
    ]
    figure = asked([kept, *others])
    assert figure.floor == figure.ceiling == 3
    assert set(figure.listed) == {one.id for one in others}


def test_dead_leaves_executions_out_and_both_are_asked_with_a_bar():
    dead = claim(low=3, high=3)
    executed = claim(low=2, high=2, measure="executed", type="execution.judicial", report="r-2")
    assert asked([dead, executed]).floor == 3
    assert asked([dead, executed], "dead|executed").floor == 5


def test_a_count_of_two_measures_in_one_needs_both_asked():
    both = claim(low=7, measure="arrested|missing", type="arrest")
    assert asked([both], "arrested").status == "nothing"
    assert asked([both], "arrested|missing").floor == 7


def test_an_event_without_a_number_is_at_least_one():
    figure = asked([claim(quantity=None)])
    assert (figure.floor, figure.ceiling) == (1, None)


def test_events_are_counted_as_events_whatever_their_toll():
    claims = [claim(low=30, high=30, places=[SHIRAZ]), claim(low=4, places=[SANANDAJ], report="r-2")]
    assert (asked(claims, "events").floor, asked(claims, "events").ceiling) == (2, 2)


def test_sources_describe_one_killing_by_several_types_so_types_of_violence_do_not_add():
    claims = [claim(low=5, type="riot"), claim(low=7, type="protest.lethal", report="r-2")]
    assert asked(claims).floor == 7


def test_women_and_men_are_different_persons_but_women_and_minors_need_not_be():
    women = claim(low=3, groups=("women",))
    assert asked([women, claim(low=4, groups=("مردان",), report="r-2")]).floor == 7
    assert asked([women, claim(low=4, groups=("کودکان",), report="r-2")]).floor == 4


def test_a_wider_type_than_the_asked_one_only_touches():
    wide = claim(low=5, type="assault")
    assert asked([wide], type="assault-firearms").floor == 0
    assert asked([wide], type="assault").floor == 5


def test_the_dead_of_an_attack_on_a_site_are_persons_as_others_are():
    """A count of persons under a type of things cuts out no kind: "12 killed" and "no more than 9 killed" still contradict each other."""
    killed = [claim(low=12, high=12, type="assault", places=[SANANDAJ])]
    killed.append(claim("total", low=0, high=9, type="protest.lethal", complete=True, places=[KURDISTAN], report="r-2"))
    elsewhere = claim(low=1, high=1, type="attack.site", places=[SHIRAZ], report="r-3")
    figure = asked([*killed, elsewhere], place="Kurdistan")
    assert figure.contradictions == (tuple(sorted(one.id for one in killed)),)
    assert figure.named == 12


def test_a_claim_without_a_latest_day_happened_by_the_day_it_was_said():
    one = claim(low=4, days=("2071-10-01", None), said=date(2071, 10, 3))
    assert asked([one], end="2071-10-03").floor == 4
    assert asked([one], end="2071-10-02").floor == 0


def test_running_counts_since_a_day_are_states_of_one_window():
    states = [
        claim("total", low, since=date(2071, 8, 6), as_of=date(2071, 9, day), report=f"r-{day}", issuers=("outlet", "body"))
        for low, day in ((24, 10), (31, 20))
    ]
    assert asked(states).floor == 31
    assert asked(states, end="2071-09-15").floor == 24


def test_a_place_named_by_its_id_is_found_in_the_claims_paths():
    claims = [claim(low=4, places=[SHIRAZ]), claim(low=6, places=[SANANDAJ], report="r-2")]
    assert asked(claims, place="Fars").floor == 4


def test_several_places_of_one_claim_are_one_region():
    assert asked([claim(low=4, places=[SHIRAZ, SANANDAJ])], place="Fars").floor == 0
    assert asked([claim(low=4, places=[SHIRAZ, SANANDAJ])], place="IR").floor == 4


def test_links_make_rivals_and_their_dispute_is_reported():
    one, other = claim(low=5, high=5), claim(low=8, high=8, report="r-2")
    figure = asked([one, other], links=(link(one, other),))
    assert (figure.floor, figure.best, figure.ceiling) == (5, 5, 8)
    assert set(figure.disputes[0]) == {one.id, other.id}
    assert figure.by_rule["highest"]["floor"] == 8
    assert figure.by_rule["conservative"] == {"floor": 5, "best": 5, "named": 8, "ceiling": 8}


def test_proven_distinct_links_across_events_may_be_handed_over():
    one, other = claim(low=5, high=5), claim(low=8, high=8, report="r-2")
    apart = link(one, other, "distinct", 0.0, proven=True)
    assert ask([one, other], [], question(), links=[apart]).floor == 13
    assert ask([one, other], [], question(), links=[link(one, other, "distinct", 0.0)]).floor == 8


def test_witnesses_come_from_linking_else_from_the_end_of_the_issuer_chain():
    one = claim(low=5, high=5, issuers=("paper", "body"))
    other = claim(low=7, high=7, issuers=("wire", "body"), report="r-2")
    assert [total.witness for total in asked([one, other]).by_witness] == ["body"]
    roots = [Witness(id=f"w-{n}", root="x", claims=(each.id,), reports=()) for n, each in enumerate((one, other))]
    assert [(total.witness, total.low) for total in asked([one, other], witnesses=roots).by_witness] == [("w-0", 5), ("w-1", 7)]


def test_a_figure_can_leave_a_source_out_or_ask_for_a_grade():
    sources = [Source(id="outlet-r-1", name="One", grade="B"), Source(id="outlet-r-2", name="Two", grade="D", constructed=True)]
    claims = [claim(low=5, places=[SHIRAZ]), claim(low=8, places=[SANANDAJ], report="r-2")]
    assert asked(claims, not_sources=("outlet-r-2",)).floor == 5
    assert asked(claims, sources=sources, grade="B").floor == 5
    assert asked(claims, sources=sources).constructed
    with pytest.raises(QuestionError, match="no sources"):
        asked(claims, grade="B")


def test_a_total_is_reconciled_with_the_events_told_inside_it():
    total = claim("total", 24, days=MONTH)
    events = [claim(low=5, high=5, places=[SHIRAZ], report="r-2"), claim(low=6, high=8, places=[SANANDAJ], report="r-3")]
    (row,) = asked([total, *events]).totals
    assert (row.low, row.itemised, row.unexplained) == (24, (11, 13), (11, 13))


def test_bins_are_their_own_questions_and_the_rest_is_a_row():
    claims = [claim("total", 24, days=MONTH), claim(low=5, high=5, places=[SHIRAZ], report="r-2")]
    rows = {row["bin"]: row["floor"] for row in asked(claims, by="province").rows}
    assert rows == {"Fars": 5, "unplaced": 19}
    assert [row["bin"] for row in asked(claims, by="sh-month").rows] == ["1450-07", "unplaced"]
    assert [row["bin"] for row in asked(claims, by="day").rows] == ["2071-10-01", "unplaced"]
    assert [row["bin"] for row in asked(claims, by="source").rows] == ["outlet-r-1", "outlet-r-2"]


def test_the_row_of_the_rest_keeps_its_numbers_in_order():
    """Two provinces that one vague event may lie in: their upper numbers add up to more than the whole's."""
    claims = [claim("total", 24, days=MONTH), claim(low=5, high=9, places=[SHIRAZ], report="r-2"), claim(low=2, high=30, report="r-3")]
    claims.append(claim(low=3, high=3, places=[SANANDAJ], report="r-4"))
    for row in asked(claims, by="province").rows:
        assert row["evidence"] <= row["floor"] <= row["best"] <= row["named"]


@pytest.mark.parametrize("by", ["day", "week", "month", "sh-month", "province", "city", "site"])
def test_floors_of_disjoint_bins_never_add_up_to_more_than_the_whole(by):
    claims = [
        claim(low=5, places=[SHIRAZ], days=("2071-10-01", "2071-10-02")),
        claim(low=4, places=[FARS], days=("2071-10-02", "2071-10-02"), report="r-2"),
        claim("total", 9, places=[SANANDAJ], days=("2071-10-01", "2071-10-09"), report="r-3"),
        claim("total", 3, places=[IRAN], days=("2071-10-22", "2071-10-23"), report="r-4"),
    ]
    figure = asked(claims, by=by)
    assert sum(row["floor"] for row in figure.rows) == figure.floor
    assert sum(row["floor"] for row in figure.rows[:-1]) <= figure.floor


def test_participants_are_never_summed():
    claims = [claim(low=200, high=999, measure="participants", places=[city], report=f"r-{city[-1]}") for city in (SHIRAZ, SANANDAJ)]
    figure = asked(claims, "participants")
    assert (figure.floor, figure.ceiling, len(figure.rows)) == (200, 999, 2)


@pytest.mark.parametrize(
    "wrong", [{"measure": "killed"}, {"rule": "median"}, {"by": "hour"}, {"min_witnesses": 0}, {"start": "2071-10-02", "end": "2071-10-01"}]
)
def test_a_question_that_cannot_be_asked_says_why(wrong):
    with pytest.raises(QuestionError):
        asked([claim()], **wrong)


def test_the_state_changes_with_the_claims_and_the_links_only():
    one, other = claim(low=5, high=5), claim(low=8, high=8, report="r-2")
    states = {asked([one]).state, asked([one, other]).state, asked([one, other], links=(link(one, other),)).state}
    assert len(states) == 3
    assert asked([other, one]).state == asked([one, other]).state


def test_a_site_is_a_place_in_its_city():
    prison = Where(id="P3", name="Exercise Prison 3", level="site", path=(*SHIRAZ, "P3"))
    inside, city = claim(low=2, high=2, where=(prison,)), claim(low=5, high=5, places=[SHIRAZ], report="r-2")
    assert asked([inside, city]).floor == 5
    assert asked([inside, city], place="P3").floor == 2
