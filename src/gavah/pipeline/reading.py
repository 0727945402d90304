"""Reports that wait → claims, in limited worker processes, a batch at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec

from gavah.casefile import Case
from gavah.casefile import Problem as KeptProblem
from gavah.gazetteer import Gazetteer
from gavah.ingest import Item, Result, run_limited
from gavah.model import Claim, ReaderVersion, Report, Source, content_id
from gavah.pipeline.adding import WORKERS
from gavah.pipeline.places import extra_files, with_files
from gavah.readers.spacy.package import Package, pipeline
from gavah.readers.spacy.reader import read_with, version_of
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


def read(case: Case, *, package: Package | None = None, progress: Callable[[int, int], None] | None = None) -> ReadDone:
    """Read every report that this reader, with this case's places, has not read. `progress` is told how many are done, and of how many.

    `package`: an installed spaCy package that reads the grammar for the rules; None for what ships.
    """
    with case.alone():
        return read_by_rules(case, waiting_for(case, reader_name(case, _version(package))), progress, package)


def _version(package: Package | None) -> ReaderVersion:
    return VERSION if package is None else version_of(package)


def reader_name(case: Case, version: ReaderVersion) -> str:
    """How a reading is kept: the reader, its version, and the case's own places."""
    return f"{version.name} {version.version} {content_id('f', [file.name for file in extra_files(case)])[2:8]}"


def waiting_for(case: Case, reader: str) -> list[str]:
    """The reports whose last reading was not by `reader`, in the order they were added."""
    return [name for (name,) in case.db.execute(_UNREAD, (reader,))]


def read_by_rules(case: Case, waiting: Sequence[str], progress: Callable[[int, int], None] | None, package: Package | None = None) -> ReadDone:
    """Read the reports `waiting` by the rules of this package, the grammar by `package` if one is given."""
    files, reader = tuple(map(str, extra_files(case))), reader_name(case, _version(package))
    shelf = Shelf(case, reader, lambda done: progress(done, len(waiting)) if progress else None)
    work = partial(_read_one, files=files, sources=msgspec.json.encode(list(case.sources)), package=package)
    for result in run_limited(_items(case, waiting), work, workers=WORKERS, preload=partial(_opened, files, package)):
        shelf.take(result)
    return shelf.close(None if package is None else {"package": msgspec.to_builtins(package)})


def _opened(files: tuple[str, ...], package: Package | None) -> None:
    """What a worker loads before it is limited."""
    places_of(files)
    if package is not None:
        pipeline(package.name)


def _items(case: Case, waiting: Sequence[str]) -> Iterator[Item]:
    """Waiting reports as items for the workers, one after the other."""
    for report in filter(None, map(case.report, waiting)):
        data = msgspec.json.encode(report)
        yield Item(sha256=report.sha256, size=len(data), media_type=STORED, file=report.found, found=report.found, data=data)


class Shelf:
    """Claims on their way into the case, a batch in memory."""

    def __init__(
        self,
        case: Case,
        reader: str,
        progress: Callable[[int], None],
        claims_in: Callable[[bytes], list[Claim]] = _CLAIMS.decode,
        report_in: Callable[[Item], Report] | None = None,
    ) -> None:
        self.case, self.reader, self.progress = case, reader, progress
        self.claims_in, self.report_in = claims_in, report_in or _stored
        self.run = case.start_run("read", {"reader": reader})
        self.done, self.problems = 0, 0
        self.gave: list[str] = []
        self._read: list[tuple[Report, list[Claim]]] = []
        self._failed: list[KeptProblem] = []

    def take(self, result: Result[bytes]) -> None:
        """One report's claims in; the batch goes to disk when it is full. A report that failed counts as read: it is listed."""
        if result.item is None:
            return
        report = self.report_in(result.item)
        self._read.append((report, self.claims_in(result.value) if result.value is not None else []))
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

    def close(self, more: Mapping[str, object] | None = None) -> ReadDone:
        """The rest to disk, and the run into the ledger with what `more` is to be said of it."""
        self._store()
        self.case.end_run(self.run, self.gave, more)
        return ReadDone(self.done, len(self.gave), self.problems)


def _stored(item: Item) -> Report:
    return msgspec.json.decode(item.read(), type=Report)


def _read_one(item: Item, *, files: tuple[str, ...], sources: bytes, package: Package | None) -> bytes:
    """The claims of one report, as JSON; runs in a worker."""
    report = _stored(item)
    source, gazetteer = sources_in(sources).get(report.source), places_of(files)
    if package is not None:
        return msgspec.json.encode(read_with(report, package, source=source, gazetteer=gazetteer))
    return msgspec.json.encode(read_report(report, source=source, gazetteer=gazetteer))


@cache
def places_of(files: tuple[str, ...]) -> Gazetteer:
    """The gazetteer with the case's own files; once a worker."""
    return with_files([Path(file) for file in files])


@cache
def sources_in(encoded: bytes) -> dict[str, Source]:
    """Sources by id; once a worker."""
    return {source.id: source for source in msgspec.json.decode(encoded, type=list[Source])}
