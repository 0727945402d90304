"""State is a pure fold over the set of decisions: order, repetition and clocks change nothing; disagreement holds the cautious reading."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gavah.model import Decision, Quantity, Report, Span, make_claim
from gavah.model.claim import Correction
from gavah.model.corrections import checked_correction, corrected
from gavah.model.errors import InputError
from gavah.model.standing import Held, fold, target_of

VERBS = [("accept", ""), ("reject", ""), ("cannot-tell", ""), ("withdraw", ""), ("restore", ""), ("grade", "B"), ("grade", "D"), ("undo", "reject")]


def decision(verb, on="c-1", by="ada", **more):
    return Decision(verb=verb, on=on, by=by, at="2071-10-23", **more)


@st.composite
def histories(draw):
    """Decisions that each name some of the earlier ones."""
    held = []
    for n in range(draw(st.integers(1, 8))):
        verb, value = draw(st.sampled_from(VERBS))
        after = draw(st.lists(st.sampled_from([one.name for one in held]), unique=True)) if held else []
        made = decision(verb, draw(st.sampled_from(["c-1", "c-2"])), draw(st.sampled_from(["ada", "bea"])), value=value, after=tuple(after))
        held.append(Held(f"{n:02}", made))
    return held


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_repetition_of_decisions_gives_the_same_state(held, random):
    again = held + random.choices(held, k=len(held))
    random.shuffle(again)
    assert fold(again) == fold(held)


@given(histories())
def test_a_decision_overrides_exactly_those_it_names(held):
    named = {name for one in held for name in one.decision.after}
    heads = {head.name for standing in fold(held).values() for head in standing.heads}
    assert heads == {one.name for one in held} - named


@given(histories())
def test_one_decision_that_names_all_heads_of_a_target_settles_it(held):
    for target, standing in fold(held).items():
        last = msgspec.structs.replace(standing.heads[0].decision, by="cyn", after=tuple(head.name for head in standing.heads))
        now = fold([*held, Held("zz", last)])[target]
        assert (now.contested, [head.name for head in now.heads]) == (False, ["zz"])


@given(histories(), histories())
def test_two_logs_held_together_give_the_same_whichever_came_first(one, other):
    theirs = [Held(f"p{name}", msgspec.structs.replace(each, after=tuple(f"p{a}" for a in each.after))) for name, each in other]
    assert fold([*one, *theirs]) == fold([*theirs, *one])


def heads(*decisions):
    (standing,) = fold(Held(str(n), each) for n, each in enumerate(decisions)).values()
    return standing


@pytest.mark.parametrize(
    ("decisions", "holds"),
    [
        ([decision("reject"), decision("accept", by="bea")], ("", "")),
        ([decision("reject"), decision("reject", by="bea")], ("reject", "")),
        ([decision("reject"), decision("cannot-tell", by="bea")], ("", "")),
        ([decision("merge", other="c-2"), decision("split", on="c-2", other="c-1", by="bea")], ("contested", "")),
        ([decision("withdraw", on="r-1"), decision("restore", on="r-1", by="bea")], ("withdraw", "")),
        ([decision("withdraw", on="r-1"), decision("erase", on="r-1", by="bea")], ("erase", "")),
        ([decision("redact", on="r-1"), decision("release", on="r-1", by="bea")], ("redact", "")),
        ([decision("withdraw", on="r-1"), decision("undo", on="r-1", value="withdraw", by="bea")], ("withdraw", "")),
        ([decision("grade", on="s", value="B"), decision("grade", on="s", value="D", by="bea")], ("grade", "D")),
        ([decision("grade", on="s", value="B"), decision("undo", on="s", value="grade", by="bea")], ("grade", "B")),
        ([decision("correct", field="type", value='"arrest"'), decision("correct", field="type", value='"riot"', by="bea")], ("", "")),
        ([decision("vouch"), decision("undo", value="vouch", by="bea")], ("", "")),
        (
            [decision("class", on="r-1", start=1, end=4, value="official"), decision("class", on="r-1", start=1, end=4, value="minor")],
            ("class", "minor"),
        ),
        (
            [decision("class", on="r-1", start=1, end=4, value="official"), decision("class", on="r-1", start=1, end=4, value="helper")],
            ("class", "private"),
        ),
        (
            [decision("consent", on="r-1", value='{"scope":"public"}'), decision("consent", on="r-1", value='{"scope":"court"}', by="bea")],
            ("consent", '{"scope":"court"}'),
        ),
        ([decision("consent", on="r-1", value='{"scope":"court"}'), decision("withdraw-consent", on="r-1", by="bea")], ("withdraw-consent", "")),
    ],
)
def test_while_people_disagree_the_cautious_reading_holds(decisions, holds):
    standing = heads(*decisions)
    assert (standing.verb, standing.value) == holds
    assert standing.contested == (len({(one.verb, one.value) for one in decisions}) > 1)


def test_what_is_undone_leaves_the_machines_reading_and_nothing_older():
    held = [Held("a", decision("accept")), Held("b", decision("reject", after=("a",))), Held("c", decision("undo", value="reject", after=("b",)))]
    (standing,) = fold(held).values()
    assert (standing.verb, standing.contested) == ("", False)


def test_two_approvals_of_the_same_words_stand_side_by_side_and_each_can_be_taken_back():
    words = {"on": "r-1", "start": 3, "end": 9}
    one, other = decision("approve", **words), decision("approve", by="bea", **words)
    assert len(fold([Held("a", one), Held("b", other)])) == 2
    undone = decision("undo", by="cyn", value="approve", other="ada", after=("a",), **words)
    assert target_of(undone) == target_of(one)
    state = fold([Held("a", one), Held("b", other), Held("c", undone)])
    assert [state[target_of(each)].verb for each in (one, other)] == ["", "approve"]


# --- corrections ---------------------------------------------------------------------------------------------------

REPORT = Report(id="r-1", sha256="", media_type="text/plain", source="tamrin-wire", text="Two men were hanged in Karaj.")
CLAIM = make_claim(
    report="r-1",
    kind="event",
    type="execution.judicial",
    spans=(Span(REPORT, 0, 29),),
    quantity=Quantity(measure="executed", low=2, high=2, words="Two", rule="word"),
)


def correction(field, value, **more):
    return Correction(field=field, value=checked_correction(CLAIM, field, value), by="ada", at="2071-10-23", **more)


def test_a_corrected_claim_keeps_its_id_and_the_words_and_says_who_corrected_it():
    seen = corrected(CLAIM, [correction("quantity", {"measure": "executed", "low": 3, "high": None})])
    assert seen.id == CLAIM.id
    assert (seen.quantity.low, seen.quantity.high, seen.quantity.words, seen.quantity.rule) == (3, None, "Two", "person")
    assert [(one.field, one.by) for one in seen.corrected] == [("quantity", "ada")]
    assert CLAIM.quantity.low == 2


def test_a_contested_correction_is_told_and_changes_nothing():
    seen = corrected(CLAIM, [correction("polarity", "denied", contested=True)])
    assert (seen.polarity, seen.corrected[0].contested) == ("affirmed", True)


def test_a_correction_from_elsewhere_that_makes_no_claim_is_only_told():
    seen = corrected(CLAIM, [Correction(field="quantity", value='{"measure":"dead","low":5,"high":2}', by="bea", at="2071-10-23")])
    assert (seen.quantity, seen.corrected[0].contested) == (CLAIM.quantity, True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", {"measure": "executed", "low": 3, "high": 2}),
        ("quantity", {"measure": "sheep", "low": 3, "high": 3}),
        ("when", {"earliest": "2071-10-04", "latest": "2071-10-03"}),
        ("polarity", "perhaps"),
        ("where", [{"name": "Karaj"}]),
        ("reader", {"name": "x"}),
    ],
)
def test_what_makes_no_claim_is_refused(field, value):
    with pytest.raises(InputError):
        checked_correction(CLAIM, field, value)
