"""Reports that wait → claims, in limited worker processes, a batch at a time."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import msgspec

from gavah.casefile import Case
from gavah.casefile import Problem as KeptProblem
from gavah.gazetteer import Gazetteer
from gavah.ingest import Item, Result, run_limited
from gavah.model import Claim, Report, Source, content_id
from gavah.pipeline.adding import WORKERS
from gavah.pipeline.places import extra_files, with_files
from gavah.reading import read as read_report
from gavah.reading.reader import VERSION

BATCH = 200
STORED = "application/x-gavah-report"
_UNREAD = "SELECT id FROM report WHERE id NOT IN (SELECT report FROM reading WHERE reader = ?) ORDER BY seq"
_CLAIMS = msgspec.json.Decoder(list[Claim])


class ReadDone(msgspec.Struct, frozen=True):
    """What a reading did: reports read, claims found, reports that could not be read."""

    reports: int
    claims: int
    problems: int


def read(case: Case, *, progress: Callable[[int, int], None] | None = None) -> ReadDone:
    """Read every report that this reader, with this case's places, has not read. `progress` is told how many are done, and of how many."""
    with case.alone():
        return _read(case, progress)


def _read(case: Case, progress: Callable[[int, int], None] | None) -> ReadDone:
    files = tuple(map(str, extra_files(case)))
    reader = f"{VERSION.name} {VERSION.version} {content_id('f', [Path(file).name for file in files])[2:8]}"
    waiting = [name for (name,) in case.db.execute(_UNREAD, (reader,))]
    shelf = _Shelf(case, reader, lambda done: progress(done, len(waiting)) if progress else None)
    work = partial(_read_one, files=files, sources=msgspec.json.encode(list(case.sources)))
    for result in run_limited(_items(case, waiting), work, workers=WORKERS, preload=partial(_places, files)):
        shelf.take(result)
    return shelf.close()


def _items(case: Case, waiting: list[str]) -> Iterator[Item]:
    """Waiting reports as items for the workers, one after the other."""
    for report in filter(None, map(case.report, waiting)):
        data = msgspec.json.encode(report)
        yield Item(sha256=report.sha256, size=len(data), media_type=STORED, file=report.found, found=report.found, data=data)


class _Shelf:
    """Claims on their way into the case, a batch in memory."""

    def __init__(self, case: Case, reader: str, progress: Callable[[int], None]) -> None:
        self.case, self.reader, self.progress = case, reader, progress
        self.run = case.start_run("read", {"reader": reader})
        self.done, self.problems = 0, 0
        self.gave: list[str] = []
        self._read: list[tuple[Report, list[Claim]]] = []
        self._failed: list[KeptProblem] = []

    def take(self, result: Result[bytes]) -> None:
        """One report's claims in; the batch goes to disk when it is full. A report that failed counts as read: it is listed."""
        if result.item is None:
            return
        report = _stored(result.item)
        self._read.append((report, _CLAIMS.decode(result.value) if result.value is not None else []))
        if result.problem is not None:
            reason = f"read for claims: {result.problem.reason}"
            self._failed.append(KeptProblem(file=f"{report.found} ({report.id})", reason=reason, remedy=result.problem.remedy))
        if len(self._read) >= BATCH:
            self._store()

    def _store(self) -> None:
        with self.case.writing():
            self.case.add_claims(self._read, reader=self.reader, run=self.run)
            self.case.note_problems(self._failed)
        self.gave += [claim.id for _, claims in self._read for claim in claims]
        self.done += len(self._read)
        self.problems += len(self._failed)
        self._read, self._failed = [], []
        self.progress(self.done)

    def close(self) -> ReadDone:
        """The rest to disk, and the run into the ledger."""
        self._store()
        self.case.end_run(self.run, self.gave)
        return ReadDone(self.done, len(self.gave), self.problems)


def _stored(item: Item) -> Report:
    return msgspec.json.decode(item.read(), type=Report)


def _read_one(item: Item, *, files: tuple[str, ...], sources: bytes) -> bytes:
    """The claims of one report, as JSON; runs in a worker."""
    report = _stored(item)
    return msgspec.json.encode(read_report(report, source=_sources(sources).get(report.source), gazetteer=_places(files)))


@cache
def _places(files: tuple[str, ...]) -> Gazetteer:
    return with_files([Path(file) for file in files])


@cache
def _sources(encoded: bytes) -> dict[str, Source]:
    return {source.id: source for source in msgspec.json.decode(encoded, type=list[Source])}
