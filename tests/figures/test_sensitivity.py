"""A figure under each admission rule says on whom it hangs."""

import msgspec
import pytest
from figures_world import FARS, KERMANSHAH, SANANDAJ, SHIRAZ, claim, link, question

from gavah.figures import ask
from gavah.figures.admission import admit, readmit
from gavah.figures.program import Budget
from gavah.figures.sensitivity import sensitivity
from gavah.figures.wording import worded
from gavah.model import Event, Quantity, Source


def told(claims, measure="dead", *, links=(), sources=(), **more):
    """The sensitivity of a question, by (kind, name)."""
    events = [Event(id="e", type="x", claims=(), links=tuple(links))]
    asked = question(measure, **more)
    figure = ask(claims, events, asked, sources=sources or None)
    admitted = admit(claims, events, asked, sources=sources or None)
    return figure, sensitivity(admitted, figure, sources=sources, budget=Budget(30.0))


def by_name(found):
    return {(one.kind, one.name): one for one in found.variants}


THREE = [
    claim(low=40, high=40, places=[SHIRAZ], report="r-1"),
    claim(low=5, high=5, places=[SANANDAJ], report="r-2"),
    claim(low=2, high=2, places=[KERMANSHAH], report="r-3"),
]


def test_a_figure_that_hangs_on_one_source_looks_like_it():
    figure, found = told(THREE)
    assert figure.floor == 47
    assert [(one.kind, one.name, one.floor, one.loss) for one in found.hangs_on[:2]] == [
        ("source", "outlet-r-1", 7, 40),
        ("witness", "outlet-r-1", 7, 40),
    ]
    assert found.band["floor"] == (0, 47)  # nothing here is told by two witnesses
    assert found.band_without_one["floor"] == (7, 47)


def test_what_two_sources_say_hangs_on_neither():
    claims = [claim(low=40, high=40, report="r-1"), claim(low=40, high=40, report="r-2")]
    _, found = told(claims, links=[link(*claims)])
    assert found.hangs_on == ()
    assert by_name(found)["witnesses", "≥ 2"].floor == 40
    assert by_name(found)["witnesses", "≥ 3"].floor == 0


def test_one_source_alone_cannot_be_left_out():
    _, found = told([claim(low=3)])
    assert {one.kind for one in found.variants} == {"asked", "witnesses", "rule", "words"}
    assert found.untried == 0


@pytest.mark.parametrize("change", [{"not_sources": ("outlet-r-1",)}, {"min_witnesses": 2}, {"rule": "highest"}])
def test_leaving_out_is_the_same_as_asking_without(change):
    """What the table says is what the question with that filter answers: types, kinds and ties included."""
    claims = [
        *THREE,
        claim(low=7, high=7, type="riot", places=[FARS], report="r-4"),
        claim(low=9, high=9, measure="dead", type="execution.judicial", places=[SHIRAZ], report="r-5"),
        claim(low=4, high=6, places=[SANANDAJ], report="r-6"),
        claim("total", 30, days=("2071-09-23", "2071-10-22"), places=[FARS], report="r-1"),
    ]
    links = [link(claims[1], claims[5])]
    asked = question()
    admitted = admit(claims, [Event(id="e", type="x", claims=(), links=tuple(links))], asked)
    narrowed = msgspec.structs.replace(asked, **change)
    fresh = admit(claims, [Event(id="e", type="x", claims=(), links=tuple(links))], narrowed)
    assert readmit(admitted, narrowed) == fresh.case


def test_grades_are_tried_where_sources_have_them():
    sources = [Source(id="outlet-r-1", name="One", grade="C"), Source(id="outlet-r-2", name="Two", grade="A"), Source(id="outlet-r-3", name="Three")]
    _, found = told(THREE, sources=sources)
    graded = {one.name: one.floor for one in found.variants if one.kind == "grade"}
    assert graded == {"A": 5, "C": 45}


@pytest.mark.parametrize(
    ("words", "low", "high", "acled", "ccc"),
    [
        ("Dozens", 24, 99, (12, 12), (24, 99)),
        ("hundreds", 200, 999, (100, 100), (200, 200)),
        ("صدها", 200, 999, (100, 100), (200, 200)),
        ("ده‌ها", 20, 99, (10, 10), (20, 99)),
        ("ده ها هزار", 20_000, 99_999, (10_000, 10_000), (20_000, 20_000)),
        ("tens of thousands", 20_000, 99_999, (10_000, 10_000), (20_000, 20_000)),
        ("at least dozens", 24, None, (12, None), (24, None)),
        ("at least 110", 110, None, (110, None), (110, None)),
        ("two hundred", 200, 200, (200, 200), (200, 200)),
    ],
)
def test_other_projects_points_for_vague_words(words, low, high, acled, ccc):
    said = claim(quantity=Quantity(measure="dead", low=low, high=high, words=words, rule="test"))
    for project, expected in (("ACLED", acled), ("CCC", ccc)):
        quantity = worded(said, project).quantity
        assert (quantity.low, quantity.high) == expected


def test_vague_words_move_the_figure_only_under_their_project():
    said = claim(quantity=Quantity(measure="dead", low=200, high=999, words="hundreds", rule="hundreds"))
    figure, found = told([said])
    rows = by_name(found)
    assert (figure.floor, figure.ceiling) == (200, 999)
    assert (rows["words", "ACLED"].floor, rows["words", "ACLED"].ceiling) == (100, 100)
    assert (rows["words", "CCC"].floor, rows["words", "CCC"].ceiling) == (200, 200)


def test_an_open_ceiling_leaves_the_band_open():
    _, found = told([claim(low=3, high=None, report="r-1"), claim(low=3, high=3, places=[SHIRAZ], report="r-2")])
    assert found.band["ceiling"] == (0, None)


def test_no_time_leaves_out_nobody_and_says_so():
    asked = question()
    figure = ask(THREE, [], asked)
    budget = Budget(0.0)
    found = sensitivity(admit(THREE, [], asked), figure, budget=budget)
    assert ([one.kind for one in found.variants], found.untried, budget.cut) == (["asked"], 6, ("sensitivity",))


def test_who_carries_the_leading_sentences_is_left_out_first():
    """A source with many idle claims can wait: time may not suffice for all."""
    idle = [claim(low=1, high=1, places=[FARS], days=("2071-10-02", "2071-10-02"), report=f"r-9{n}", issuers=("busy",)) for n in range(5)]
    lead = claim("total", 80, days=("2071-09-23", "2071-10-22"), report="r-1")
    _, found = told([*idle, lead])
    assert [one.name for one in found.variants if one.kind == "source"] == ["outlet-r-1", "busy"]


def test_participants_are_never_summed_under_any_rule():
    claims = [
        claim(low=100, high=100, measure="participants", type="protest.demo", places=[SHIRAZ], report="r-1"),
        claim(low=900, high=900, measure="participants", type="protest.demo", places=[SANANDAJ], report="r-2"),
    ]
    _, found = told(claims, "participants")
    assert {(one.kind, one.name): one.floor for one in found.variants}["asked", "as asked"] == 900
    assert max(one.named for one in found.variants) == 900
