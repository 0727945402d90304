"""Paths → reports in the case. What is held already is skipped unread; a batch at a time, so that a kill loses at most one batch."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import msgspec

from gavah.casefile import Case
from gavah.casefile import Problem as KeptProblem
from gavah.casefile.media import MediaItem, holds_media, media_id, put_media
from gavah.ingest import AddOptions, Item, Problem, Result, discover, extract, load_sidecar, report_id, run_limited
from gavah.ingest.discover import IS_CASE
from gavah.ingest.named import Named, discover_named, sidecars_among
from gavah.ingest.place import safe_name
from gavah.media import Examined, examine, is_media
from gavah.model import InputError, Report, Source

BATCH = 200
BATCH_BYTES = 16 * 2**20
"""A batch ends at this many reports, or when its originals and texts together are this large."""
PROBLEMS_TOLD = 5
WORKERS = min(2, os.cpu_count() or 1)


class Added(msgspec.Struct, frozen=True):
    """What an add did: reports that are new, reports (photos, films) held already, things that could not be read and the first of these,
    and photos and films that are new."""

    new: int
    held: int
    problems: int
    first_problems: tuple[KeptProblem, ...] = ()
    media: int = 0


def add(case: Case, paths: Sequence[Path], *, options: AddOptions | None = None, progress: Callable[[int], None] | None = None) -> Added:
    """Add everything under `paths` to `case`. `progress` is told how many items are done.

    Bad input becomes problems listed in the case; raises `InputError` only where constructed and real reports would mix.
    """
    with case.alone():
        options = _within(case, options)
        case.add_sources(_declared(paths))
        return _add(case, _not_own(case, paths, discover(paths, options=options)), [path.name for path in paths], options, progress or _silent)


def add_named(case: Case, files: Sequence[Named], *, options: AddOptions | None = None, progress: Callable[[int], None] | None = None) -> Added:
    """The same for files that lie on disk under other names than they came with."""
    with case.alone():
        options = _within(case, options)
        case.add_sources(source for sidecar in sidecars_among(files)[0].values() for source in sidecar.sources)
        names = sorted({safe_name(one.name).partition("/")[0] for one in files})
        return _add(case, discover_named(files, options=options), names, options, progress or _silent)


def _within(case: Case, options: AddOptions | None) -> AddOptions:
    """Photos and films are taken as well; in a sealed case temporary files stay in its folder, encrypted."""
    given = msgspec.structs.replace(options or AddOptions(), media=True)
    return msgspec.structs.replace(given, scratch=case.folder, veiled=True) if case.sealed else given


def _add(case: Case, found: Iterator[Item | Problem], names: Sequence[str], options: AddOptions, progress: Callable[[int], None]) -> Added:
    intake = _Intake(case, progress)
    run = case.start_run("add", {"paths": list(names)})
    items = intake.unheld(found)
    work: Callable[[Item], Report | Examined | Problem] = partial(read_item, retrieved=case.day)
    results: Iterator[Result[Report | Examined]] = run_limited(items, work, workers=WORKERS, limits=options.limits)
    for result in results:
        intake.take(result)
    intake.store()
    case.end_run(run, intake.ids)
    return Added(intake.new, intake.held, intake.problems, tuple(intake.first_problems), intake.media)


def _not_own(case: Case, paths: Sequence[Path], found: Iterator[Item | Problem]) -> Iterator[Item | Problem]:
    """`found` without a word on the case itself, where it lies inside what is added (`gavah run .`)."""
    folder = case.folder.resolve()
    above = [path.resolve() for path in paths]
    own = {f"{path.name}/{folder.relative_to(path).as_posix()}" for path in above if path in folder.parents}
    for each in found:
        if not (isinstance(each, Problem) and each.reason == IS_CASE and each.file in own):
            yield each


def read_item(item: Item, retrieved: date) -> Report | Examined | Problem:
    """What a worker makes of an item: a report, or the record of a photo or film."""
    return examine(item) if is_media(item) else extract(item, retrieved=retrieved)


def _declared(paths: Sequence[Path]) -> Iterator[Source]:
    """Sources that a sidecar beside the paths declares; a broken sidecar is a problem that `discover` tells of."""
    for path in paths:
        try:
            sidecar = load_sidecar(path)
        except InputError:
            continue
        if sidecar:
            yield from sidecar.sources


class _Intake:
    """Results on their way into the case, a batch in memory."""

    def __init__(self, case: Case, progress: Callable[[int], None]) -> None:
        self.case, self.progress = case, progress
        self.new = self.held = self.problems = self.done = self.media = 0
        self.first_problems: list[KeptProblem] = []
        self.ids: list[str] = []
        self._reports: list[tuple[Report, bytes]] = []
        self._media: list[tuple[MediaItem, bytes, bytes]] = []
        self._bytes = 0
        self._problems: list[KeptProblem] = []
        self._mended: list[str] = []
        self._known = {source.id for source in case.sources}
        self._speakers: dict[str, Source] = {}

    def unheld(self, found: Iterator[Item | Problem]) -> Iterator[Item | Problem]:
        """`found` without the items whose reports the case holds."""
        for each in found:
            if isinstance(each, Item) and is_media(each):
                if holds_media(self.case, media_id(each.sha256, each.source)):
                    self.held += 1
                    self._tick()
                else:
                    yield each
            elif isinstance(each, Item) and self.case.holds(report_id(each)):
                self.held += 1
                if each.private:
                    self.case.keep_private(report_id(each))
                self._tick()
            else:
                yield each

    def take(self, result: Result[Report | Examined]) -> None:
        """One result in; the batch goes to disk when it is full."""
        if result.problem is not None:
            self._note(KeptProblem(file=result.problem.file, reason=result.problem.reason, remedy=result.problem.remedy))
        elif result.item is not None and isinstance(result.value, Examined):
            self._take_media(result.item, result.value)
        elif result.item is not None and isinstance(result.value, Report):
            self._take_report(result.item, result.value)
        if len(self._reports) + len(self._media) + len(self._problems) >= BATCH or self._bytes >= BATCH_BYTES:
            self.store()
        self._tick()

    def _note(self, problem: KeptProblem) -> None:
        self.problems += 1
        self._problems.append(problem)
        if len(self.first_problems) < PROBLEMS_TOLD:
            self.first_problems.append(problem)

    def _take_report(self, item: Item, report: Report) -> None:
        try:
            original = item.read()
        except InputError as error:
            self._note(KeptProblem(file=error.where, reason=error.what, remedy=error.remedy))
            return
        self._reports.append((report, original))
        self._bytes += len(original) + len(report.text)
        self._mended.append(item.file)
        if report.source not in self._known:
            name = item.given.speaker or report.source
            self._speakers[report.source] = Source(id=report.source, name=name, lang=report.language, constructed=report.constructed)

    def _take_media(self, item: Item, examined: Examined) -> None:
        try:
            original = item.read()
        except InputError as error:
            self._note(KeptProblem(file=error.where, reason=error.what, remedy=error.remedy))
            return
        stated = item.given.published if item.given.published_by == "person" else ""
        held = MediaItem(
            id=media_id(item.sha256, item.source),
            sha256=item.sha256,
            size=item.size,
            source=item.source,
            found=item.found,
            stated_day=stated,
            constructed=item.constructed,
            record=examined.record,
        )
        self._media.append((held, original, examined.thumbnail))
        self._bytes += len(original)
        self._mended.append(item.file)

    def store(self) -> None:
        """The batch into the case. A file that could be read this time is no problem any more."""
        with self.case.writing():
            self.case.add_sources(self._speakers.values())
            self.new += self.case.add_reports(self._reports)
            self.media += put_media(self.case, self._media)
            self.case.clear_problems(self._mended)
            self.case.note_problems(self._problems)
        self.ids += [*(report.id for report, _ in self._reports), *(held.id for held, _, _ in self._media)]
        self._known |= set(self._speakers)
        self._reports, self._media, self._problems, self._mended, self._speakers, self._bytes = [], [], [], [], {}, 0

    def _tick(self) -> None:
        self.done += 1
        self.progress(self.done)


def _silent(_done: int) -> None:
    return None
