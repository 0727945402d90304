"""Rows of a table → records, by the names of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from gavah.linking.people import cells
from gavah.linking.people.names import name
from gavah.linking.people.parameters import read_data
from gavah.linking.people.record import Record
from gavah.model import InputError, folded

Row = Mapping[str, str]
Columns = Mapping[str, Sequence[str]]


def records(rows: Iterable[Row], *, list: str, columns: Columns | None = None) -> list[Record]:
    """The records of one list, called `list`.

    `columns` says which columns hold `id`, `name`, `given`, `surname`, `age`, `day`, `place` (finest first) and `sex`; what it does not say
    is told from the columns' names (`data/columns.toml`). Without an id column rows are numbered from 1. Raises `InputError` where no
    column holds a name or two rows have one id.
    """
    given = [dict(row) for row in rows]
    if not given:
        return []
    chosen = _columns(given[0], columns or {})
    if not chosen["name"] and not chosen["surname"]:
        raise InputError("no column holds a name", where=list, remedy=f"say which one; there are: {', '.join(given[0])}")
    known = [found for row in given for cell in _cells(row, chosen["day"]) for found in cells.days(cell)]
    made = [_record(row, str(number), list, chosen, known) for number, row in enumerate(given, 1)]
    _assert_unique(made, list)
    return made


def _record(row: Row, number: str, listed: str, columns: Columns, known: Sequence[cells.Days]) -> Record:
    written = [" ".join(_cells(row, [*columns["given"], *columns["surname"]])), *_cells(row, columns["name"])]
    said = next(iter(_cells(row, columns["day"])), "")
    aged = next(iter(_cells(row, columns["age"])), "")
    return Record(
        list=listed,
        id=next(iter(_cells(row, columns["id"])), number),
        names=tuple(dict.fromkeys(found for words in written if words and (found := name(words)))),
        written=" / ".join(words for words in written if words),
        age=cells.age(aged),
        days=cells.days(said) or cells.yearless(said, known),
        place=tuple(dict.fromkeys(chain.from_iterable(cells.place(cell) for cell in _cells(row, columns["place"])))),
        sex=cells.sex(next(iter(_cells(row, columns["sex"])), "")),
    )


def _cells(row: Row, columns: Sequence[str]) -> list[str]:
    found = ((row.get(column) or "").strip() for column in columns)
    return [cell for cell in found if not cells.says_nothing(cell)]


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
