"""The statements of DESIGN.md, "Figures", one by one."""

import pytest
from figures_world import FARS, IRAN, KERMANSHAH, KURDISTAN, SANANDAJ, SHIRAZ, event, five, solved, total
from random_cases import random_case

from gavah.figures import Box, Tie, solve
from gavah.figures.wire import decode_case


def tie(left, right, verdict="same", score=1.0):
    return Tie(left, right, verdict, score)


def test_an_event_of_unknown_number_counts_one_and_opens_the_ceiling():
    assert five(event("e", 1, None, SHIRAZ)) == (1, 1, 1, 1, None)


def test_zero_adds_nothing_and_lowers_nothing():
    nobody = event("nobody", 0, 0, SHIRAZ)
    eight = event("eight", 8, 8, SHIRAZ)
    assert five(nobody, eight, ties=(tie("eight", "nobody"),)) == five(eight)


def test_zero_contradicts_what_is_claimed_where_it_was_said():
    answer = solved(event("nobody", 0, 0, SHIRAZ), event("eight", 8, 8, SHIRAZ))
    assert answer.contradictions == (("eight", "nobody"),)


def test_no_claims_give_zero_and_not_a_complete_claim():
    answer = solved()
    assert (answer.numbers.floor, answer.numbers.ceiling, answer.limit) == (0, 0, None)


def test_several_beside_8_is_8():
    assert five(event("several", 3, 9, SHIRAZ), event("eight", 8, 8, SHIRAZ), ties=(tie("eight", "several"),)) == (8, 8, 8, 8, 8)


def test_accounts_that_disagree_span_lowest_to_highest_and_are_a_dispute():
    answer = solved(event("five", 5, 5, SHIRAZ), event("twelve", 12, 12, SHIRAZ), ties=(tie("five", "twelve"),))
    assert (answer.numbers.floor, answer.numbers.ceiling) == (5, 12)
    assert answer.disputes == (("five", "twelve"),)


def test_best_is_the_most_frequent_low_of_rivals():
    accounts = [event("a", 5, 5, SHIRAZ), event("b", 8, 8, SHIRAZ), event("c", 8, 8, SHIRAZ)]
    assert five(*accounts, ties=(tie("a", "b"), tie("b", "c"))) == (5, 5, 8, 8, 8)


@pytest.mark.parametrize(("rule", "floor"), [("conservative", 5), ("modal", 8), ("highest", 9)])
def test_a_named_rule_reads_rivals_its_own_way(rule, floor):
    accounts = [event("a", 5, 5, SHIRAZ), event("b", 8, 8, SHIRAZ), event("c", 8, 8, SHIRAZ), event("d", 9, 9, SHIRAZ)]
    ties = (tie("a", "b"), tie("b", "c"), tie("c", "d"))
    assert five(*accounts, ties=ties, rule=rule)[1] == floor


def test_a_total_is_no_rival_and_its_low_always_binds():
    assert five(event("e", 2, 2, SHIRAZ), total("t", 9, None, FARS))[:2] == (9, 9)


def test_possible_ties_lower_the_floor_but_not_the_ceiling():
    a, b = event("a", 4, 4, SHIRAZ), event("b", 6, 6, SHIRAZ)
    assert five(a, b) == (6, 6, 10, 10, 10)
    assert five(a, b, ties=(tie("a", "b", "possible", 0.2),)) == (4, 4, 10, 10, 10)


def test_only_proof_makes_two_events_of_one_place_and_day_different():
    a, b = event("a", 4, 4, SHIRAZ), event("b", 6, 6, SHIRAZ)
    assert five(a, b)[:2] == (6, 6)
    assert five(a, b, distinct=(("a", "b"),))[:2] == (10, 10)


def test_a_link_never_joins_what_is_proven_distinct():
    a, b = event("a", 4, 4, SHIRAZ), event("b", 6, 6, SHIRAZ)
    assert five(a, b, ties=(tie("a", "b"),), distinct=(("a", "b"),))[1] == 10


def test_different_days_places_and_kinds_are_different_units():
    assert five(event("a", 4, 4, SHIRAZ, first=5, last=5), event("b", 6, 6, SHIRAZ, first=6, last=6))[1] == 10
    assert five(event("a", 4, 4, SHIRAZ), event("b", 6, 6, SANANDAJ))[1] == 10
    assert five(event("a", 4, 4, SHIRAZ, kinds=["x"]), event("b", 6, 6, SHIRAZ, kinds=["y"]))[1] == 10


def test_a_total_that_reaches_beyond_the_question_enters_no_number():
    answer = solved(total("month", 50, None, IRAN, first=1, last=30), scope=Box(IRAN, 1, 10))
    assert (answer.numbers.floor, answer.numbers.ceiling) == (0, 0)
    assert answer.straddling == ("month",)


def test_an_open_start_is_inside_only_where_the_question_is_open():
    claim = total("open", 5, 5, IRAN, first=None, last=8)
    assert solved(claim, scope=Box(IRAN, 1, 10)).straddling == ("open",)
    assert solved(claim, scope=Box(IRAN, 0, 10)).numbers.floor == 5


def test_an_event_that_may_lie_elsewhere_raises_the_ceiling_but_not_the_floor():
    answer = solved(event("e", 3, 4, SHIRAZ, first=9, last=12), scope=Box(IRAN, 1, 10))
    assert (answer.numbers.floor, answer.numbers.best, answer.numbers.ceiling) == (0, 3, 4)


def test_states_of_a_running_count_never_add():
    states = [total("first", 24, None, IRAN, first=1, last=5, witness="w"), total("then", 40, None, IRAN, first=1, last=9, witness="w")]
    assert five(*states)[:4] == (40, 40, 40, 40)


def test_a_question_that_ends_earlier_uses_the_state_that_fits_it():
    states = [total("first", 24, None, IRAN, first=1, last=5, witness="w"), total("then", 40, None, IRAN, first=1, last=9, witness="w")]
    answer = solved(*states, scope=Box(IRAN, 1, 6))
    assert (answer.numbers.floor, answer.straddling) == (24, ("then",))


def test_a_running_count_that_falls_withdraws_the_higher_state_and_is_listed():
    answer = solved(total("high", 40, None, IRAN, first=1, last=5, witness="w"), total("low", 30, None, IRAN, first=1, last=9, witness="w"))
    assert (answer.numbers.floor, answer.disputes) == (30, (("high", "low"),))


def test_another_witness_withdraws_nothing():
    assert five(total("high", 40, None, IRAN, first=1, last=5), total("low", 30, None, IRAN, first=1, last=9))[1] == 40


def test_a_witness_has_one_account_of_an_event_its_latest():
    early, late = event("z-early", 9, 9, SHIRAZ, witness="w", said=5), event("a-late", 7, 7, SHIRAZ, witness="w", said=6)
    assert five(early, late, ties=(tie("a-late", "z-early"),)) == (7, 7, 7, 7, 7)


def test_with_two_witnesses_an_event_counts_what_the_second_vouches_for():
    a, b, alone = event("a", 3, None, SHIRAZ), event("b", 8, None, SHIRAZ), event("alone", 5, 5, SANANDAJ)
    assert five(a, b, alone, ties=(tie("a", "b"),), min_witnesses=2)[1] == 3
    assert five(a, b, alone, ties=(tie("a", "b"),))[1] == 13


def test_with_two_witnesses_a_total_counts_what_another_claims_inside_it():
    claims = [total("nation", 110, None, IRAN), total("shiraz", 31, None, SHIRAZ), total("sanandaj", 12, None, SANANDAJ)]
    assert five(*claims, min_witnesses=2)[1] == 31


def test_the_limit_is_what_complete_claims_allow():
    claims = [total("nation", 9, 9, IRAN, complete=True), total("fars", 2, 4, FARS, complete=True)]
    assert solved(*claims, scope=Box(IRAN, 1, 10)).limit == 9
    assert solved(*claims, scope=Box(FARS, 1, 10)).limit == 4
    assert solved(*claims, scope=Box(IRAN, 1, 11)).limit is None


def test_complete_claims_on_every_named_city_do_not_limit_the_province():
    claims = [total("a", 1, 1, KURDISTAN, complete=True), total("b", 1, 1, FARS, complete=True), total("c", 1, 1, KERMANSHAH, complete=True)]
    assert solved(*claims, scope=Box(IRAN, 1, 10)).limit is None


@pytest.mark.parametrize("seed", range(60))
def test_no_party_moves_the_five_numbers_by_claiming_completeness(seed):
    record = random_case(seed)
    bare = {**record, "claims": [{**one, "complete": False} for one in record["claims"]]}
    full = {**record, "claims": [{**one, "complete": one["high"] is not None} for one in record["claims"]]}
    numbers = [solve(decode_case(one)).numbers for one in (bare, full)]
    assert [(one.evidence, one.floor, one.best, one.named, one.ceiling) for one in numbers] == [
        (numbers[0].evidence, numbers[0].floor, numbers[0].best, numbers[0].named, numbers[0].ceiling)
    ] * 2


@pytest.mark.parametrize("seed", range(60))
def test_more_witnesses_asked_for_never_raise_the_floor(seed):
    record = random_case(seed)
    floors = [solve(decode_case({**record, "question": {**record["question"], "min_witnesses": k}})).numbers.floor for k in (1, 2, 3)]
    assert floors == sorted(floors, reverse=True)


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_the_claims_changes_nothing(seed):
    record = random_case(seed)
    turned = {**record, "claims": record["claims"][::-1], "links": record["links"][::-1]}
    one, other = (solve(decode_case(each)) for each in (record, turned))
    assert (one.numbers.floor, one.numbers.best, one.numbers.named) == (other.numbers.floor, other.numbers.best, other.numbers.named)
    assert one.contradictions == other.contradictions


def test_a_stopped_floor_gives_its_bound_and_never_more_than_the_truth():
    pairs = [(KURDISTAN, FARS), (FARS, KERMANSHAH), (KURDISTAN, KERMANSHAH)]
    claims = [total(f"c{number}", 5, None, *pair) for number, pair in enumerate(pairs)]
    numbers = solved(*claims).numbers
    from gavah.figures import FigureCase

    stopped = solve(FigureCase(accounts=tuple(claims)), time_limit=0.0).numbers
    assert stopped.evidence <= numbers.evidence <= stopped.bounds.evidence_bound
    assert stopped.floor <= numbers.floor <= stopped.bounds.floor
    assert stopped.gap == 0 or stopped.floor < stopped.bounds.floor or stopped.evidence < stopped.bounds.evidence_bound
