"""The worked cases of PEERS.md and the statements of DESIGN.md."""

from figures_world import FARS, IRAN, KERMANSHAH, KURDISTAN, SANANDAJ, SHIRAZ, five, solved, total


def test_a_nation_of_110_with_144_in_its_parts_is_144():
    claims = [
        total("nation", 110),
        total("kurdistan", 65, None, KURDISTAN),
        total("sanandaj", 12, 12, SANANDAJ),
        total("shiraz", 31, 31, SHIRAZ),
        total("kermanshah", 48, 48, KERMANSHAH),
    ]
    assert five(*claims) == (144, 144, 144, 144, None)
    assert solved(*claims).chosen == ("kermanshah", "kurdistan", "shiraz")


def test_three_overlapping_two_city_claims_of_10_need_15_units_and_show_10():
    pairs = [(KURDISTAN, FARS), (FARS, KERMANSHAH), (KURDISTAN, KERMANSHAH)]
    claims = [total(f"c{number}", 10, None, *pair) for number, pair in enumerate(pairs)]
    assert five(*claims)[:2] == (10, 15)


def test_three_overlapping_two_city_claims_of_5_need_8_units_though_halves_would_do_with_less():
    pairs = [(KURDISTAN, FARS), (FARS, KERMANSHAH), (KURDISTAN, KERMANSHAH)]
    claims = [total(f"c{number}", 5, None, *pair) for number, pair in enumerate(pairs)]
    assert five(*claims)[:2] == (5, 8)


def test_9_in_all_beside_12_in_one_city_is_a_contradiction_of_exactly_these_two():
    answer = solved(total("all", 9, 9, IRAN, complete=True), total("city", 12, 12, SHIRAZ))
    assert answer.contradictions == (("all", "city"),)
    assert (answer.numbers.evidence, answer.numbers.floor) == (12, 12)
