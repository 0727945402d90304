"""CSV that a spreadsheet does not run."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gavah.release.edition import Edition
from gavah.release.exports.claim_rows import COLUMNS, Cell, rows

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with: a spreadsheet would take it for a formula (OWASP, CSV injection)."""


def write(edition: Edition, path: Path) -> int:
    """A claim a row."""
    return write_table(path, list(COLUMNS), rows(edition))


def write_table(path: Path, columns: Sequence[str], given: Iterable[Mapping[str, Cell]], *, above: Sequence[Sequence[str]] = ()) -> int:
    """`given` under `columns`, with further header lines `above` the rows. UTF-8 with a mark, so that spreadsheets read Persian right."""
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(columns)
        out.writerows(above)
        for row in given:
            out.writerow([safe(row.get(name)) for name in columns])
            written += 1
    return written


def safe(cell: Cell) -> str | int | float:
    """A cell as it is written: empty for nothing, and with an apostrophe where a spreadsheet would run it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_RUNS) else cell
    return cell
