"""Capture patterns: which of the lists hold a record, and how many records share each pattern."""

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from gavah.model import InputError

Counts = npt.NDArray[np.int64]
MOST_LISTS = 24
"""More lists than anyone has; bits of a pattern."""
_NAMED = 12


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`counts`: pattern → records; bit j of a pattern says that list j (`lists[j]`) holds the record. No pattern is 0, no count is 0.

    `apart`: records that only lists set aside hold, observed all the same. `notes` say what was done to the table.
    """

    lists: tuple[str, ...]
    counts: dict[int, int]
    apart: int = 0
    notes: tuple[str, ...] = ()

    @property
    def observed(self) -> int:
        """The records of all lists, those set aside among them."""
        return sum(self.counts.values()) + self.apart

    def in_list(self, at: int) -> int:
        """How many records list `at` holds."""
        return sum(n for pattern, n in self.counts.items() if pattern >> at & 1)

    def cells(self) -> tuple[npt.NDArray[np.int64], Counts]:
        """The patterns in ascending order and their counts."""
        patterns = np.array(sorted(self.counts), dtype=np.int64)
        return patterns, np.array([self.counts[int(p)] for p in patterns], dtype=np.int64)

    def full(self) -> Counts:
        """Counts of all 2^k patterns by number; that of 0, which nobody sees, is 0."""
        whole = np.zeros(1 << len(self.lists), dtype=np.int64)
        for pattern, n in self.counts.items():
            whole[pattern] = n
        return whole


def table(lists: Sequence[str], rows: Iterable[tuple[Sequence[int] | str, int]]) -> Table:
    """The table of rows (0 or 1 for each list, records). Records that no list holds are refused: nobody can have seen them."""
    if len(lists) > MOST_LISTS:
        raise InputError(f"{len(lists)} lists are more than the {MOST_LISTS} that can be estimated from", remedy="merge lists that copy each other")
    if len(set(lists)) != len(lists):
        raise InputError(f"two lists have one name: {', '.join(sorted(n for n in set(lists) if list(lists).count(n) > 1))}", remedy="rename one")
    counts: dict[int, int] = {}
    for captured, n in rows:
        pattern = sum(1 << at for at, held in enumerate(captured) if _holds(held))
        if n < 0 or n != int(n):
            raise InputError(f"a count of {n} records is not possible", remedy="counts are whole numbers, 0 or more")
        if not pattern and n:
            raise InputError("a row says that no list holds its records", remedy="take it out: such records are what is estimated")
        if n:
            counts[pattern] = counts.get(pattern, 0) + int(n)
    return Table(lists=tuple(lists), counts=counts)


def _holds(held: object) -> bool:
    if str(held) not in ("0", "1", "False", "True"):
        raise InputError(f"{held!r} does not say whether a list holds a record", remedy="write 1 or 0")
    return str(held) in ("1", "True")


def from_csv(path: Path) -> Table:
    """The table of a CSV: one column of 0 and 1 for each list, the last column the count."""
    head, rows = rows_of(path)
    return table_of_rows(path, head[:-1], rows)


Rows = list[tuple[int, list[str]]]


def rows_of(path: Path) -> tuple[list[str], Rows]:
    """(the header, the rows with their line numbers), cells without blanks around them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(number, [cell.strip() for cell in row]) for number, row in enumerate(csv.reader(file), 1) if any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the table cannot be read: {error}", where=str(path), remedy="save it as CSV in UTF-8") from error
    if len(rows) < 2 or len(rows[0][1]) < 2:
        raise InputError(
            "there is no table", where=str(path), remedy="a header is wanted (the lists' names, then the count's), then rows of 0, 1 and a count"
        )
    return rows[0][1], rows[1:]


def table_of_rows(path: Path, lists: Sequence[str], rows: Rows) -> Table:
    """The table of rows of text; `path` and line numbers are for what is wrong with them."""
    return table(lists, [_row(path, number, row, len(lists)) for number, row in rows])


def _row(path: Path, number: int, cells: Sequence[str], lists: int) -> tuple[list[int], int]:
    if len(cells) != lists + 1 or any(cell not in ("0", "1") for cell in cells[:-1]) or not cells[-1].isdecimal():
        raise InputError(
            f"{','.join(cells)!r} is no capture pattern",
            where=f"{path}:{number}",
            remedy=f"{lists} cells of 0 or 1 are wanted, then a whole count",
        )
    return [int(cell) for cell in cells[:-1]], int(cells[-1])


Pattern = Sequence[int] | str
Patterns = Mapping[Pattern, int] | Mapping[str, int] | Mapping[tuple[int, ...], int] | Iterable[tuple[Pattern, int]] | Iterable[Sequence[int]]
"""Patterns ("101" or (1, 0, 1)) → records, or pairs of the two, or rows as in a CSV: a 0 or 1 a list, then the count."""


def from_patterns(patterns: Patterns, lists: Sequence[str] | None = None) -> Table:
    """The table of patterns; lists are named A, B, C … if not named."""
    given: Iterable[Any] = patterns.items() if isinstance(patterns, Mapping) else patterns
    rows = [_pair(row) for row in given]
    widths = {len(captured) for captured, _ in rows}
    if len(widths) != 1:
        raise InputError("the patterns are of different lengths, or there are none", remedy="give each pattern a 0 or 1 for every list")
    names = lists or [chr(ord("A") + at) for at in range(widths.pop())]
    return table(names, rows)


def _pair(row: Sequence[Any]) -> tuple[Sequence[int] | str, int]:
    """(pattern, count) of a row that is such a pair or has the count behind the pattern."""
    return (row[0], row[1]) if len(row) == 2 and hasattr(row[0], "__len__") else (row[:-1], row[-1])


def of_records(records: Iterable[Collection[str]], lists: Sequence[str]) -> Table:
    """The table of records given as the names of the lists that hold them. Records that none of `lists` holds stay observed (`apart`)."""
    at = {name: place for place, name in enumerate(lists)}
    counts: dict[int, int] = {}
    for held in records:
        pattern = sum(1 << at[name] for name in set(held) if name in at)
        counts[pattern] = counts.get(pattern, 0) + 1
    return Table(lists=tuple(lists), counts={pattern: n for pattern, n in counts.items() if pattern}, apart=counts.get(0, 0))


def merged(given: Table, copies: Sequence[tuple[str, str]]) -> Table:
    """The table with each pair of lists that copy each other made one list: a record of either is the merged list's."""
    group = {name: name for name in given.lists}
    for a, b in copies:
        for name in (a, b):
            if name not in group:
                raise InputError(f"there is no list {name!r}", remedy=f"the lists are {', '.join(given.lists)}")
        old, new = group[b], group[a]
        group = {name: new if of == old else of for name, of in group.items()}
    heads = list(dict.fromkeys(group[name] for name in given.lists))
    if len(heads) == len(given.lists):
        return given
    counts = _recoded(given, [1 << heads.index(group[name]) for name in given.lists])
    names = ["+".join(n for n in given.lists if group[n] == head) for head in heads]
    note = f"merged, as they copy each other: {'; '.join(n for n in names if '+' in n)}"
    return msgspec.structs.replace(given, lists=tuple(names), counts=counts, notes=(*given.notes, note))


def _recoded(given: Table, bits: Sequence[int]) -> dict[int, int]:
    """The counts by new patterns, in which list j is `bits[j]`: 0 where it is left out, the same where lists become one."""
    counts: dict[int, int] = {}
    for pattern, n in given.counts.items():
        fresh = 0
        for at, bit in enumerate(bits):
            if pattern >> at & 1:
                fresh |= bit
        counts[fresh] = counts.get(fresh, 0) + n
    return counts


def connected(given: Table) -> Table:
    """The table of the largest group of lists that share records, directly or through others; the rest are set aside and named.

    The largest by number of lists, then of records. Records that only lists set aside hold stay observed (`apart`): they are known, but say nothing
    of what nobody saw.
    """
    k = len(given.lists)
    if not k:
        return given
    group = list(range(k))
    for pattern in given.counts:
        held = [at for at in range(k) if pattern >> at & 1]
        for at in held[1:]:
            old, new = group[at], group[held[0]]
            group = [new if of == old else of for of in group]
    members = {of: [at for at in range(k) if group[at] == of] for of in set(group)}
    size = {of: sum(n for pattern, n in given.counts.items() if any(pattern >> at & 1 for at in held)) for of, held in members.items()}
    kept = members[max(members, key=lambda of: (len(members[of]), size[of], -of))]
    if len(kept) == k:
        return given
    return _only(given, kept, f"set aside, as they share no record with the others: {_names(given, kept)}")


def _only(given: Table, kept: Sequence[int], note: str) -> Table:
    counts = _recoded(given, [1 << kept.index(at) if at in kept else 0 for at in range(len(given.lists))])
    apart = given.apart + counts.pop(0, 0)
    return Table(lists=tuple(given.lists[at] for at in kept), counts=counts, apart=apart, notes=(*given.notes, note))


def _names(given: Table, kept: Sequence[int]) -> str:
    aside = [name for at, name in enumerate(given.lists) if at not in kept]
    return ", ".join(aside) if len(aside) <= _NAMED else f"{', '.join(aside[:_NAMED])} and {len(aside) - _NAMED} more"
