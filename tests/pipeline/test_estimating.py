"""Lists from a case: its witnesses over linked events or named dead; doubtful links drawn; outlets that copy are one list."""

import json
from datetime import date

import pytest

from gavah.casefile import Case
from gavah.estimation import estimate_draws
from gavah.figures.accounts import Account, FigureCase, Tie
from gavah.model import Question
from gavah.pipeline import add, link, read
from gavah.pipeline.captures import Telling, chosen_lists, copying, table_of
from gavah.pipeline.estimating import _partitions, tables_of_events, tables_of_lists, tables_of_persons

DAY = date(2071, 10, 27)
CITIES = ["Rasht", "Karaj", "Shiraz", "Tabriz", "Mashhad", "Qom", "Ahvaz", "Kerman", "Yazd", "Ardabil", "Zanjan", "Hamadan"]
NAMES = ["Reza", "Sina", "Omid", "Kaveh", "Nima", "Arash", "Babak", "Hamid", "Saeed", "Farhad", "Mehdi", "Jalal"]
SAYING = {
    "tamrin-wire": "{name} Tamrini was executed in {city} on October {day}, 2071.",
    "tamrin-radio": "On October {day}, 2071, {name} Tamrini was hanged in {city}, our listeners tell.",
    "tamrin-rights": "In {city} the prisoner {name} Tamrini was put to death on October {day}, 2071.",
}
HELD = ["110", "100", "011", "101", "111", "010", "001", "110", "011", "100", "001", "111"]
"""Which of the three tells of each execution."""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    lines = []
    for at, (city, name, held) in enumerate(zip(CITIES, NAMES, HELD, strict=True)):
        for source, tells in zip(SAYING, held, strict=True):
            if tells == "1":
                text = SAYING[source].format(name=name, city=city, day=at + 2)
                lines.append(json.dumps({"id": str(len(lines)), "source": source, "published": "2071-10-27", "text": text}))
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Case.create(folder / "case", day=DAY) as made:
        add(made, [folder / "a.jsonl"])
        read(made)
        link(made)
        yield made


def patterns(table):
    return {tuple(int(pattern >> at & 1) for at in range(len(table.lists))): n for pattern, n in table.counts.items()}


def test_events_of_a_case_are_held_by_the_witnesses_that_tell_them(case):
    drawn = tables_of_events(case, Question(measure="executed"))
    table = drawn.tables[""][0]
    assert table.lists == ("tamrin-radio", "tamrin-rights", "tamrin-wire")
    assert table.observed == len(HELD)
    in_order = [(int(held[1]), int(held[2]), int(held[0])) for held in HELD]
    assert patterns(table) == {pattern: in_order.count(pattern) for pattern in set(in_order)}
    assert drawn.copies == ()


def test_the_question_chooses_the_events(case):
    early = tables_of_events(case, Question(measure="executed", end=date(2071, 10, 5))).tables[""][0]
    assert early.observed == 4
    none = tables_of_events(case, Question(measure="arrested")).tables[""]
    assert "no records" in estimate_draws(none, ["bic"]).refused


def test_a_case_is_broken_down_by_strata_that_add_up(case):
    strata = tables_of_events(case, Question(measure="executed"), by="province").tables
    assert len(strata) > 5
    assert sum(tables[0].observed for tables in strata.values()) == len(HELD)


def test_lists_declared_to_copy_are_one(case):
    table = tables_of_events(case, Question(measure="executed"), copies=[("tamrin-radio", "tamrin-wire")]).tables[""][0]
    assert table.lists == ("tamrin-radio+tamrin-wire", "tamrin-rights")


def test_the_named_dead_of_a_case_are_linked_and_counted(case):
    tables = tables_of_persons(case, Question(measure="executed"), number=3).tables[""]
    assert tables[0].lists == ("tamrin-radio", "tamrin-rights", "tamrin-wire")
    for table in tables:
        assert len(HELD) - 3 <= table.observed <= len(HELD) + 3
        assert any(pattern.bit_count() > 1 for pattern in table.counts)


def test_lists_of_the_dead_in_files_are_linked_and_drawn(tmp_path):
    paths = []
    for at, source in enumerate(SAYING):
        rows = [
            f"{number},{name} Tamrini,2071-10-{number + 2:02d},{city}"
            for number, (name, city) in enumerate(zip(NAMES, CITIES, strict=True))
            if HELD[number][at] == "1"
        ]
        path = tmp_path / f"{source}.csv"
        path.write_text("id,name,date of death,city\n" + "\n".join(rows), "utf-8")
        paths.append(path)
    tables = tables_of_lists(paths, number=4, seed=1).tables[""]
    assert all(table.lists == tuple(SAYING) for table in tables)
    assert all(table.in_list(0) == sum(held[0] == "1" for held in HELD) for table in tables)
    assert min(table.observed for table in tables) == len(HELD)


def record(*tellings):
    return frozenset(Telling(outlet, root) for outlet, root in tellings)


def own(*names):
    return record(*((name, name) for name in names))


def test_an_outlet_that_rests_on_another_in_a_tenth_of_its_records_is_one_list_with_it():
    records = [own("a")] * 10 + [own("b")] * 18 + [own("a", "b")] * 5
    assert copying(records, ["a", "b"]) == []
    told_again = record(("a", "a"), ("b", "a"))
    assert copying([*records, *[told_again] * 2], ["a", "b"]) == []  # 2 of the 25 records of b
    assert [(a, b) for a, b, _ in copying([*records, *[told_again] * 3], ["a", "b"])] == [("a", "b")]
    # what the outlet also tells of its own does not rest on the other
    assert copying([*records, *[record(("a", "a"), ("b", "a"), ("b", "b"))] * 9], ["a", "b"]) == []


def test_small_witnesses_are_no_lists_and_their_records_stay_observed():
    records = [own("a")] * 5 + [own("b")] * 4 + [own("a", "b")] * 3 + [own("once")] * 2
    assert chosen_lists(records) == ("a", "b")
    assert chosen_lists(records, also=["once"]) == ("a", "b", "once")
    table = table_of(records, ("a", "b"))
    assert (table.observed, table.apart) == (14, 2)


def test_a_possible_link_is_drawn_as_often_as_it_scores():
    accounts = tuple(Account(id=name, kind="event", region=(), low=1) for name in "abc")
    tied = FigureCase(accounts=accounts, ties=(Tie("a", "b", "possible", 0.3), Tie("b", "c", "same", 0.9)))
    drawn = [tuple(partition) for partition in _partitions(tied, 2000, seed=1)]
    joined = sum(len(partition) == 1 for partition in drawn)
    assert set(drawn) == {(("a", "b", "c"),), (("a",), ("b", "c"))}
    assert joined / 2000 == pytest.approx(0.3, abs=0.04)
    sure = FigureCase(accounts=accounts, ties=(Tie("b", "c", "same", 0.9),))
    assert len(list(_partitions(sure, 20, seed=1))) == 1


def test_what_is_proven_distinct_is_never_joined_by_a_draw():
    accounts = tuple(Account(id=name, kind="event", region=(), low=1) for name in "ab")
    apart = FigureCase(accounts=accounts, ties=(Tie("a", "b", "possible", 0.99),), distinct=(("a", "b"),))
    assert all(len(partition) == 2 for partition in _partitions(apart, 50, seed=1))
