"""Rows of a table → records, by the names of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

import msgspec

from gavah.linking.people import cells
from gavah.linking.people.names import name
from gavah.linking.people.parameters import read_data
from gavah.linking.people.record import Days, Record
from gavah.model import InputError, folded

Row = Mapping[str, str]
Columns = Mapping[str, Sequence[str]]


def records(rows: Iterable[Row], *, list: str, columns: Columns | None = None) -> list[Record]:
    """The records of one list, called `list`.

    `columns` says which columns hold `id`, `name`, `given`, `surname`, `age`, `day`, `place` (finest first) and `sex`; what it does not say
    is told from the columns' names (`data/columns.toml`). Without an id column rows are numbered from 1. Raises `InputError` where no
    column holds a name or two rows have one id.
    """
    given = [*rows]
    if not given:
        return []
    header = dict.fromkeys(chain.from_iterable(given))
    chosen = _columns(header, columns or {})
    if not chosen["name"] and not chosen["surname"]:
        raise InputError("no column holds a name", where=list, remedy=f"say which one; there are: {', '.join(header)}")
    made = [_record(row, str(number), list, chosen) for number, row in enumerate(given, 1)]
    _assert_unique(made, list)
    known = [day for record in made for day in record.days]
    return [record if record.days else _dated(record, row, chosen, known) for record, row in zip(made, given, strict=True)]


def _record(row: Row, number: str, listed: str, columns: Columns) -> Record:
    written = _written(row, columns)
    parts = [cells.place(cell) for cell in _cells(row, columns["place"])]
    return Record(
        list=listed,
        id=_first(row, columns["id"]) or number,
        names=tuple(dict.fromkeys(found for words in written if words and (found := name(words)))),
        written=" / ".join(words for words in written if words),
        age=cells.age(_first(row, columns["age"])),
        days=cells.days(_first(row, columns["day"])),
        place=tuple(dict.fromkeys(chain.from_iterable(parts))),
        sex=cells.sex(_first(row, columns["sex"])),
    )


def _written(row: Row, columns: Columns) -> list[str]:
    """The name as the row has it, once a column of whole names; «نام» beside «نام خانوادگی» is a given name."""
    names, surnames = _cells(row, columns["name"]), _cells(row, columns["surname"])
    if not columns["surname"] and not columns["given"]:
        return names
    if columns["given"]:
        return [" ".join([*_cells(row, columns["given"]), *surnames]), *names]
    return [" ".join([*names, *(surname for surname in surnames if not any(surname in name for name in names))])]


def _dated(record: Record, row: Row, columns: Columns, known: Sequence[Days]) -> Record:
    """A record without a day: perhaps its day only lacks the year."""
    days = cells.yearless(_first(row, columns["day"]), known)
    return msgspec.structs.replace(record, days=days) if days else record


def _first(row: Row, columns: Sequence[str]) -> str:
    for column in columns:
        cell = (row.get(column) or "").strip()
        if cell and not cells.says_nothing(cell):
            return cell
    return ""


def _cells(row: Row, columns: Sequence[str]) -> list[str]:
    return [cell for column in columns if (cell := (row.get(column) or "").strip()) and not cells.says_nothing(cell)]


def _columns(header: Iterable[str], said: Columns) -> dict[str, Sequence[str]]:
    by_name = {_key(column): column for column in header}
    known = _known_columns()
    return {field: said[field] if field in said else [by_name[key] for key in keys if key in by_name] for field, keys in known.items()}


@cache
def _known_columns() -> dict[str, list[str]]:
    return {field: [_key(name) for name in names] for field, names in read_data("columns.toml")["columns"].items()}


def _key(column: str) -> str:
    return " ".join(folded(column).replace("_", " ").replace("-", " ").split())


def _assert_unique(made: Sequence[Record], listed: str) -> None:
    seen: set[str] = set()
    for record in made:
        if record.id in seen:
            raise InputError(f"two rows have the id {record.id}", where=listed, remedy="say another id column, or none: rows are then numbered")
        seen.add(record.id)
