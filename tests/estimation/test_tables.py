"""A table is read as it stands, checked before anything is estimated, and nothing that is known is lost."""

import pytest
from estimation_world import APART, STRAY
from hypothesis import given
from hypothesis import strategies as st

from gavah.estimation import Table, from_csv, from_patterns, merged, of_records, strata_from_csv
from gavah.estimation.overlaps import unusual
from gavah.estimation.table import connected
from gavah.model import GavahError, InputError

CSV = "north,south,east,n\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,9\n1,0,1,0\n"


def test_a_csv_of_patterns_is_read_with_its_names(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text("\ufeff" + CSV, "utf-8")
    table = from_csv(path)
    assert table.lists == ("north", "south", "east")
    assert table.observed == 99
    assert [table.in_list(at) for at in range(3)] == [49, 39, 20]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b,n\n1,2,4\n", "no capture pattern"),
        ("a,b,n\n1,0\n", "no capture pattern"),
        ("a,b,n\n1,0,-3\n", "no capture pattern"),
        ("a,b,n\n1,0,4\n0,0,7\n", "no list holds"),
        ("a,b,n\n", "no table"),
        ("a,a,n\n1,0,4\n", "one name"),
    ],
)
def test_what_is_no_table_is_said_with_a_remedy(tmp_path, text, said):
    path = tmp_path / "lists.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said) as told:
        from_csv(path)
    assert told.value.remedy


def test_rows_of_strata_make_a_table_each(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text("north,region,south,n\n1,hills,0,4\n0,coast,1,3\n1,coast,1,2\n", "utf-8")
    strata = strata_from_csv(path, "region")
    assert {name: (one.lists, one.observed) for name, one in strata.items()} == {"hills": (("north", "south"), 4), "coast": (("north", "south"), 5)}
    with pytest.raises(InputError, match="no column 'county'"):
        strata_from_csv(path, "county")


def test_a_list_that_shares_nothing_is_set_aside_named_and_its_records_stay_observed():
    kept = connected(STRAY)
    assert kept.lists == ("north", "south", "east")
    assert "stray" in kept.notes[0]
    assert kept.apart == 1
    assert kept.observed == STRAY.observed


def test_lists_are_connected_through_others():
    chain = from_patterns({(1, 1, 0, 0): 3, (0, 1, 1, 0): 3, (0, 0, 1, 1): 3})
    assert connected(chain) is chain


def test_of_two_groups_the_larger_is_kept():
    assert connected(APART).lists == ("first", "second")


def test_lists_that_copy_become_one():
    one = merged(STRAY, [("north", "south")])
    assert one.lists == ("north+south", "east", "stray")
    assert one.observed == STRAY.observed
    assert one.in_list(0) == 60 + 50 + 20 + 15 + 18 + 9
    with pytest.raises(GavahError, match="no list 'west'"):
        merged(STRAY, [("north", "west")])


def test_records_that_only_other_lists_hold_stay_observed():
    table = of_records([{"a", "b"}, {"a"}, {"z"}, {"a", "b"}], ["a", "b"])
    assert (table.counts, table.apart, table.observed) == ({3: 2, 1: 1}, 1, 4)


patterns = st.dictionaries(st.integers(1, 31), st.integers(1, 50), min_size=1, max_size=20)


@given(patterns)
def test_no_check_loses_a_record(counts):
    table = Table(lists=("a", "b", "c", "d", "e"), counts=counts)
    assert connected(table).observed == table.observed
    assert merged(table, [("a", "c"), ("c", "e")]).observed == table.observed


def test_an_overlap_beyond_what_others_let_expect_is_told_and_proves_nothing():
    copied = from_patterns({(1, 1, 0): 90, (1, 1, 1): 80, (0, 0, 1): 90, (1, 0, 0): 4, (0, 1, 0): 4, (1, 0, 1): 4, (0, 1, 1): 5})
    assert [words.split(" hold")[0] for words in unusual(copied)] == ["A and B"]
    assert list(unusual(STRAY)) == []
