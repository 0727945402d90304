"""A person's own lists of the dead: CSV files in, pairs of rows out. The lists stay where they are; no case is made of them."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gavah.linking.people import ListLinkage, Record, link_lists, records
from gavah.model import InputError

_MARKS = ",;\t"
_LONGEST = 1_000_000  # characters of a cell

Columns = Mapping[str, Sequence[str]]


def link_files(paths: Sequence[Path], *, columns: Mapping[str, Columns] | None = None) -> ListLinkage:
    """Link the lists in two or more CSV files, each called by its file's name without the ending.

    `columns`: for a list, by its name, which columns hold what (`gavah.linking.people.records`), where their names do not say it.
    Raises `InputError` for a file that cannot be read, or fewer than two lists.
    """
    if len(paths) < 2:
        raise InputError("one list alone links to nothing", remedy="give two or more files")
    return link_lists([read_list(path, columns=(columns or {}).get(path.stem)) for path in paths])


def read_list(path: Path, *, columns: Columns | None = None) -> list[Record]:
    """The rows of one CSV file, in UTF-8, with a header; commas, semicolons or tabs."""
    csv.field_size_limit(_LONGEST)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            mark = max(_MARKS, key=head.count)
            rows = [{key: cell for key, cell in row.items() if isinstance(key, str)} for row in csv.DictReader(stream, delimiter=mark)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the list cannot be read: {error}", where=str(path), remedy="save it as CSV in UTF-8") from error
    if not rows:
        raise InputError("the list holds no rows", where=str(path), remedy="it needs a line of column names and a line a person")
    return records(rows, list=path.stem, columns=columns)


def pair_lines(linkage: ListLinkage) -> Iterator[str]:
    """The links as JSON lines, likeliest first: the rows by list and id, what was judged and why; no name beside those in the reasons."""
    for link in linkage.links:
        yield json.dumps(
            {
                "left": {"list": link.left.list, "id": link.left.id},
                "right": {"list": link.right.list, "id": link.right.id},
                "p": link.p,
                "verdict": link.verdict,
                "chosen": link.chosen,
                "reasons": link.reasons,
            },
            ensure_ascii=False,
        )
