"""A CSV of capture patterns whose rows also say which stratum they are of."""

from pathlib import Path

from gavah.estimation.table import Table, rows_of, table_of_rows
from gavah.model import InputError


def strata_from_csv(path: Path, column: str) -> dict[str, Table]:
    """A table for each value of `column`, in the order of their first rows. Raises `InputError` for a file or column that cannot be used."""
    head, rows = rows_of(path)
    if column not in head[:-1]:
        raise InputError(f"there is no column {column!r}", where=str(path), remedy=f"the columns are {', '.join(head)}")
    at = head.index(column)
    lists = [name for place, name in enumerate(head[:-1]) if place != at]
    parts: dict[str, list[tuple[int, list[str]]]] = {}
    for number, row in rows:
        if len(row) != len(head):
            raise InputError(
                f"{len(row)} cells where {len(head)} are wanted", where=f"{path}:{number}", remedy="give each row a cell for every column"
            )
        parts.setdefault(row[at], []).append((number, [cell for place, cell in enumerate(row) if place != at]))
    return {name: table_of_rows(path, lists, part) for name, part in parts.items()}
