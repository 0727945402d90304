"""Tables for any width of terminal: ids and numbers are never cut; the longest words wrap, or stand below their row where there is no room."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from gavah.cli.output import isolate, lines_of, put, results, say

GAP = 2
LONG = 16
"""A column wider than this may wrap, unless it holds ids."""
LEAST, LEAST_LONG = 16, 30
"""A column narrower than this is no place for words, or for words of more than two such lines."""

Row = Sequence[str]


def print_table(title: str, columns: Sequence[str], rows: Sequence[Row], indent: int = 2) -> None:
    """A table under its title."""
    say(title, style="dim", indent=indent)
    print_rows(columns, rows, indent + 2)


def print_rows(columns: Sequence[str], rows: Sequence[Row], indent: int = 0) -> None:
    """`rows` under the names of their columns."""
    width = results.width - indent
    widths = [max(cell_len(row[at]) for row in (columns, *rows)) for at in range(len(columns))]
    least = {at: _least([row[at] for row in rows], widths[at]) for at, name in enumerate(columns) if name != "id"}
    wrapped, below = _fit(widths, least, width)
    right = {at for at in range(len(columns)) if rows and all(_is_number(row[at]) for row in rows)}
    for number, row in enumerate((columns, *rows)):
        style = "bold" if not number else ""
        for line in _lines(row, {at: w for at, w in enumerate(wrapped) if at not in below}, right):
            put(Text(line, style=style), indent)
        for at in below:
            for line in lines_of(row[at], width - 4):
                put(Text(line, style=style or "dim"), indent + 4)


def _fit(widths: list[int], least: dict[int, int], room: int) -> tuple[list[int], list[int]]:
    """How wide each column may be, and which columns stand below their row."""
    fitted, below = list(widths), list[int]()
    for at in sorted((at for at in least if widths[at] > LONG), key=lambda at: -widths[at]):
        kept = [one for one in range(len(widths)) if one not in below]
        over = sum(fitted[one] for one in kept) + GAP * (len(kept) - 1) - room
        if over <= 0:
            break
        if fitted[at] - over >= least[at]:
            fitted[at] -= over
            break
        below.append(at)
    return fitted, sorted(below)


def _least(cells: Sequence[str], width: int) -> int:
    """How narrow a column may become: never narrower than its longest word."""
    longest = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
    return max(LEAST_LONG if width > 2 * LEAST else LEAST, longest)


def _lines(row: Row, widths: dict[int, int], right: set[int]) -> Iterator[str]:
    cells = {at: lines_of(row[at], width) or [""] for at, width in widths.items()}
    for number in range(max(map(len, cells.values()))):
        parts = [_aligned(cell[number] if number < len(cell) else "", widths[at], at in right) for at, cell in cells.items()]
        yield (" " * GAP).join(parts).rstrip()


def _aligned(words: str, width: int, right: bool) -> str:
    blanks = " " * max(0, width - cell_len(words))
    return blanks + isolate(words) if right else isolate(words) + blanks


def _is_number(cell: str) -> bool:
    return cell in ("none", "open") or (bool(cell) and cell.replace(",", "").isdigit())
