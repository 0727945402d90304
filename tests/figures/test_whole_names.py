"""Persons told apart by their whole names, in both scripts; what may be one name stays one."""

import pytest
from figures_world import claim, event, five, link, question, total

from gavah.figures import FigureCase, Tie, ask, solve
from gavah.figures.admission import admit, readmit
from gavah.figures.bundles import bundled
from gavah.figures.evidence import idle_items
from gavah.figures.items import demands_inside
from gavah.figures.namesakes import rolls, told_by_name, whole_name
from gavah.figures.partitions import Partitions
from gavah.figures.settled import settle

CITY = ("IR", "Gilan", "Tamrinshahr")


def test_one_person_told_of_on_the_same_days_in_other_pieces_still_counts():
    """Two pieces of one event cover the days that another event covers at once: each holds the other, and one of them stays."""
    pieces = [event("a", 1, 1, CITY, first=1, last=2), event("b", 1, 1, CITY, first=3, last=4), event("c", 1, 1, CITY, first=1, last=4)]
    names = (("a", "town", "1"), ("b", "town", "1"), ("c", "town", "1"))
    assert five(*pieces, ties=(Tie("a", "b", "possible", 0.3),), names=names)[:2] == (1, 1)


def named(*names, low=1, high=1, measure="dead", place=CITY, report="r-1", at=0, days=("2071-10-01", "2071-10-01")):
    return claim(
        low=low, high=high, measure=measure, places=(place,), report=report, at=at, days=days, victims=names, issuers=(f"outlet-{report}-{at}",)
    )


def floor_of(*names, **more):
    claims = [named(name, at=at) for at, name in enumerate(names)]
    return ask(claims, [], question(), **more).floor


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Omid Bahrami Tamrini", "Sara Kazerouni"),
        ("Mohammad Kazerouni", "Mohammad Delshad"),
        ("امید تمرینی", "سارا کازرونی"),
        ("محمد دلشاد", "محمد کازرونی"),
        ("محمدرضا_تمرینی", "علیرضا_دلشاد"),
        ("شهید امید تمرینی", "دکتر سارا کازرونی"),
    ],
)
def test_different_whole_names_are_two_persons(one, other):
    assert floor_of(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Omid Tamrini", "Omid Tamriny"),
        ("Omid Tamrini", "Sara Tamrini"),
        ("Mohammad Reza Tamrini", "Mohammadreza Tamrini"),
        ("Ali Tamrini Far", "Ali Tamrinifar"),
        ("Hossein Tamrini", "Husain Tamreeni"),
        ("Omid Tamrini Delshad", "Omid Delshad"),
        ("Omid Tamrini", "Tamrini Omid"),
        ("Omid Tamrini", "امید تمرینی"),
        ("Sara Tamrini", "امید دلشاد"),
        ("امید تمرینی", "امید_تمرینی"),
        ("امید تمرینی\u200cنژاد", "امید تمرینی نژاد"),
        ("امید تمرینی", "سید امید تمرینی"),
        ("امید تمرينى", "امید تمرینی"),
        ("امید تمرینی", "امید تمرینی دلشاد"),
        ("امید تمرینی", "تمرینی امید"),
        ("مادر امید تمرینی", "سارا دلشاد"),
        ("امید تمرینی (کاوه دلشاد)", "سارا کازرونی"),
        ("تمرینی\u200cزاده", "سارا دلشاد"),
        ("Omid", "Sara"),
        ("O. Tamrini", "Sara Delshad"),
        ("دکتر امید", "سارا دلشاد"),
    ],
)
def test_what_may_be_one_name_or_is_no_whole_name_proves_nothing(one, other):
    assert floor_of(one, other) == 1


def test_a_name_that_is_like_two_others_is_in_no_class_and_they_stay_two():
    assert floor_of("امید تمرینی", "سارا دلشاد", "کاوه تمرینی دلشاد") == 2


def test_names_count_only_the_dead_told_of_one_by_one_in_one_town():
    assert ask([named("امید تمرینی", measure="arrested"), named("سارا دلشاد", measure="arrested", at=1)], [], question("arrested")).floor == 1
    assert told_by_name(named("امید تمرینی", "سارا دلشاد", low=2, high=2)) is None
    assert told_by_name(named("امید تمرینی", high=None)) is None
    assert told_by_name(named("امید تمرینی", place=CITY[:2])) is None
    assert told_by_name(named("امید تمرینی", measure="executed")).name == whole_name("امید تمرینی")


def test_the_script_with_more_names_serves_a_town():
    latin, persian = ["Omid Tamrini", "Sara Delshad"], ["امید تمرینی", "سارا دلشاد", "کاوه کازرونی"]
    assert floor_of(*latin, *persian) == 3
    assert floor_of(*latin, *persian[:1]) == 2


def test_what_is_held_to_be_one_stays_one():
    one, other = named("امید تمرینی"), named("سارا دلشاد", at=1)
    assert ask([one, other], [], question(), links=[link(one, other, "possible", 0.9)]).floor == 2
    assert ask([one, other], [], question(), links=[link(one, other, "same", 1.0)]).floor == 1
    told = {one.id: told_by_name(one), other.id: told_by_name(other)}
    assert len(rolls(told, [])) == 2
    assert rolls(told, [(one.id, other.id)]) == ()


def test_leaving_out_a_source_never_tells_more_persons_apart():
    claims = [named(name, at=at) for at, name in enumerate(["امید تمرینی", "کاوه تمرینی دلشاد", "سارا دلشاد"])]
    whole = admit(claims, [], question())
    less = question(not_sources=("outlet-r-1-1",))
    assert set(admit(claims, [], less).case.names) <= set(whole.case.names)
    assert readmit(whole, less) == admit(claims, [], less).case
    assert ask(claims[::2], [], question()).floor == ask(claims, [], less).floor == 2


def test_the_answer_says_how_many_names_tell_apart_and_names_nobody():
    figure = ask([named("امید تمرینی"), named("سارا دلشاد", at=1)], [], question())
    assert (figure.evidence, figure.floor, figure.told_apart) == (2, 2, 2)
    assert "تمرینی" not in str(admit([named("امید تمرینی"), named("سارا دلشاد", at=1)], [], question()).case)


def roll(count, prefix="c"):
    return tuple((f"{prefix}{at:03d}", "town", f"{at:03d}") for at in range(count))


def test_fifty_names_of_one_day_are_fifty_persons_and_a_total_of_them_adds_nothing():
    accounts = [event(f"c{at:03d}", 1, 1, CITY) for at in range(50)]
    assert five(*accounts, total("t", 40, None, CITY), names=roll(50))[:2] == (50, 50)
    assert five(*accounts, total("t", 60, None, CITY), names=roll(50))[:2] == (60, 60)


def test_a_link_between_two_classes_is_skipped_also_through_a_third():
    ties = (Tie("a", "b", "same", 1.0), Tie("b", "c", "possible", 0.9))
    groups = Partitions(["a", "b", "c"], ties, (), (("a", "town", "1"), ("c", "town", "2")))
    assert groups.loose == [("a", "b"), ("c",)]
    assert Partitions(["a", "b", "c"], ties, (), (("a", "town", "1"), ("c", "other", "2"))).loose == [("a", "b", "c")]


def test_persons_told_of_alike_are_one_item_and_who_is_told_of_again_inside_is_idle():
    accounts = [event(f"c{at:03d}", 1, 1, CITY) for at in range(3)] + [event("c003", 1, 1, CITY, first=1, last=9)]
    settled = settle(FigureCase(accounts=tuple(accounts), names=(*roll(3), ("c003", "town", "000"))))
    demands = demands_inside(settled, ((*accounts[3].region,)), ())
    assert idle_items(demands) == {3}
    small, bundles = bundled(demands.only([0, 1, 2]))
    assert ([item.low for item in small.items], bundles) == ([3], [[0, 1, 2]])


def test_thousands_of_names_over_many_days_are_proven_at_once():
    accounts = [event(f"c{at:03d}", 1, 1, CITY, first=1 + at % 30, last=1 + at % 30 + at % 7) for at in range(900)]
    names = tuple((one.id, "town", str(at // 2)) for at, one in enumerate(accounts))
    numbers = solve(FigureCase(accounts=(*accounts, total("t", 20, None, CITY, first=3, last=4)), names=names), time_limit=60.0).numbers
    assert numbers.gap == 0
    assert numbers.evidence == numbers.floor >= 450
