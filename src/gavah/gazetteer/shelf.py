"""The data files of this room, read once."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from gavah.gazetteer.keys import key

DATA = Path(__file__).parent / "data"


@cache
def toml(name: str) -> dict[str, Any]:
    """The data file `name` as a table."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header; missing cells are empty. Lines starting with # are comments."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [{name: (cell or "").strip() for name, cell in row.items() if name} for row in csv.DictReader(lines)]


@cache
def lines(name: str) -> tuple[str, ...]:
    """The keys in the list `name`, one a line, # for comments; sorted, none twice."""
    listed = (DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(sorted({key(line) for line in listed if line and not line.startswith("#")}))


@cache
def words(name: str) -> frozenset[str]:
    """The keys in the word list `name`: blank-separated, `_` for a blank inside a name, # for comments."""
    lines = (line.split("#", 1)[0] for line in (DATA / name).read_text(encoding="utf-8").splitlines())
    return frozenset(key(word.replace("_", " ")) for line in lines for word in line.split())
