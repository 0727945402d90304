"""The simulation of a seizure: nothing sealed to two desks is lost while one survives; keys are two periods old at most."""

import random
from datetime import timedelta

from bench.seizure import START, Desk, Sent, device, history, opens, run
from gavah.field.box import renewed


def test_what_a_seizure_exposes_and_loses():
    scores = run(sizes="4,70")
    assert scores["a_device"] == {"files": 2, "words": 0, "secret_keys": 0, "packets_opened": 0}
    for row in scores["rows"]:
        assert row["lost_though_one_survives"] == 0
        assert row["oldest_key_periods"] < 2
        assert row["by_keys_only"] <= row["exposed"]
        assert (row["warned"] == row["lost"]) == (row["sealed_to"] == 1) or row["lost"] == 0
    one, two = (row for row in scores["rows"] if row["desks"] == 2 and row["seized"] == 0.5)
    assert two["lost"] < one["lost"]
    assert two["exposed"] > one["exposed"]


def test_a_packet_older_than_two_periods_is_opened_by_no_key_still_held():
    sent, desks = history(random.Random(1), 3, 75, 2, 1)
    old = list(sent[:3])
    assert not any(opens(packet, desk.box) for packet in old for desk in desks)
    assert any(opens(packet, desk.box) for packet in sent[-3:] for desk in desks)


def test_the_adversary_of_the_simulation_does_open_what_its_keys_open():
    desk = Desk(box=renewed(Desk().box, START))
    from gavah.field.sealing import Draft, sealed

    (packet,) = sealed(Draft(text="text"), [desk.card().newest.key])
    assert opens(Sent(packet, frozenset({0})), desk.box)
    assert not opens(Sent(packet, frozenset({0})), renewed(desk.box, START + timedelta(days=60)))
    assert device()["files"] == 2
