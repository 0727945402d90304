"""Many rows in one statement. A statement of its own for each row costs SQLite as much again as the row: it looks anew for the place where the last
one ended. The values come a column at a time, so that no object is made for a row.
"""

import sqlite3
from collections.abc import Mapping, Sequence

ROWS = 100
"""Rows of one statement. SQLite takes 999 values at least, however it was built."""


def insert(db: sqlite3.Connection, table: str, columns: Mapping[str, Sequence[object]]) -> None:
    """Insert rows in their order, inside the caller's transaction: the values of each column, by its name."""
    width, rows = len(columns), len(next(iter(columns.values())))
    values: list[object] = [None] * (rows * width)
    for place, column in enumerate(columns.values()):
        values[place::width] = column
    for first in range(0, rows, ROWS):
        some = values[first * width : (first + ROWS) * width]
        db.execute(_statement(table, list(columns), len(some) // width), some)


def _statement(table: str, columns: Sequence[str], rows: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"
