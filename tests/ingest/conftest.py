"""Everything here is constructed: invented outlets, events and persons in the year 1450 (2071)."""

from datetime import date
from pathlib import Path

import pytest

from gavah.ingest import AddOptions, Item, Problem, discover, extract
from gavah.model import Report

RETRIEVED = date(2071, 11, 5)


class Reading:
    """What adding some paths gave."""

    def __init__(self, *paths: Path, retrieved: date | None = RETRIEVED, **options) -> None:
        found = list(discover(paths, options=AddOptions(**options)))
        self.items = [each for each in found if isinstance(each, Item)]
        read = [extract(item, retrieved=retrieved) for item in self.items]
        self.reports = [each for each in read if isinstance(each, Report)]
        self.problems = [each for each in (*found, *read) if isinstance(each, Problem)]

    @property
    def one(self) -> Report:
        assert not self.problems
        assert len(self.reports) == 1
        return self.reports[0]


@pytest.fixture
def reading():
    return Reading


@pytest.fixture
def write(tmp_path):
    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put
