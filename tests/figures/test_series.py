"""Running counts: one count in many states, each source's own, never a sum."""

from datetime import date

from figures_world import IRAN, KURDISTAN, claim, question

from gavah.figures import ask
from gavah.figures.admission import admit
from gavah.figures.series import latest_states, running_counts


def state(low, day, *, issuer="body", report=None, measure="dead", places=(IRAN,), since=date(2071, 9, 1), **more):
    told = date(2071, 10, day)
    return claim(
        "total",
        low,
        measure=measure,
        days=("2071-09-01", told.isoformat()),
        since=since,
        as_of=told,
        said=told,
        places=places,
        report=report or f"r-{issuer}-{measure}-{day}-{low}",
        issuers=("outlet", issuer),
        **more,
    )


def counts(*claims, measure="dead", **more):
    return running_counts(admit(claims, [], question(measure, **more)))


def test_a_count_grows_by_the_day_it_was_told():
    (count,) = counts(state(34, 18), state(16, 5), state(28, 12))
    assert [(one.low, one.growth, one.standing) for one in count.states] == [(16, None, True), (28, 12, True), (34, 6, True)]
    assert count.latest == count.states[-1].claim
    assert (count.since, count.fell) == (date(2071, 9, 1), False)


def test_a_count_that_falls_says_so_and_withdraws_what_was_higher():
    (count,) = counts(state(24, 10), state(22, 17))
    assert [(one.low, one.standing, one.growth) for one in count.states] == [(24, False, None), (22, True, -2)]
    assert count.fell


def test_two_sources_are_two_counts_and_are_never_added():
    claims = [state(16, 5), state(28, 12), state(20, 12, issuer="other")]
    found = counts(*claims)
    assert sorted((len(one.states), one.states[-1].low) for one in found) == [(1, 20), (2, 28)]
    assert ask(claims, [], question()).floor == 28


def test_one_witness_under_two_names_is_one_count():
    """Linking knows that "the Monitor" and its outlet are one; the words of the series differ."""
    from gavah.model import Witness

    told = [state(16, 5, issuer="the Monitor"), state(28, 12, issuer="exercise-monitor")]
    witness = Witness(id="w", root="exercise-monitor", claims=tuple(one.id for one in told), reports=())
    (count,) = running_counts(admit(told, [], question(), witnesses=[witness]))
    assert [one.growth for one in count.states] == [None, 12]


def test_what_is_counted_keeps_two_counts_of_one_witness_apart():
    """Twenty-four dead told after two hundred injured is no fall from 200 to 24."""
    claims = [state(200, 5, measure="injured"), state(24, 12)]
    found = counts(*claims, measure="dead|injured")
    assert len(found) == 2
    assert ask(claims, [], question("dead|injured")).disputes == ()


def test_a_state_that_names_no_place_stands_beside_the_count_but_withdraws_nothing():
    claims = [state(24, 10), state(22, 17, places=())]
    (count,) = counts(*claims)
    assert [(one.low, one.standing, one.growth) for one in count.states] == [(24, True, None), (22, True, -2)]
    assert count.fell
    assert ask(claims, [], question()).floor == 24


def test_counts_of_two_places_are_two_counts():
    assert len(counts(state(24, 10), state(9, 12, places=(KURDISTAN,)))) == 2


def test_the_latest_state_of_each_source():
    found = counts(state(16, 5), state(28, 12), state(20, 12, issuer="other"))
    assert {source: [one.low for one in states] for source, states in latest_states(found).items()} == {"outlet": [28, 20]}


def test_a_total_over_a_week_is_no_running_count():
    assert counts(claim("total", 14, days=("2071-10-01", "2071-10-07"))) == ()
