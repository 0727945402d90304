"""Paths → items, lazily and in a fixed order: what lies in folders, archives, crawls, feeds, mailboxes, exports and tables."""

import io
import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from gavah.ingest import archives, feeds, mail, rows, sniff, tarstream, telegram, warc
from gavah.ingest.item import AddOptions, Item, Problem
from gavah.ingest.origin import Origin
from gavah.ingest.place import Place, Repeats, Skipped, safe_name, shown_name
from gavah.ingest.sidecar import NAME, load_sidecar
from gavah.ingest.streams import Budget, counted, read_item, unpacked
from gavah.model import InputError

Found = Iterator[Item | Problem]
_LITTER: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini", NAME})
_CASE: Final = "case.db"
IS_CASE: Final = "is a case of gavah, not reports"
_COMPRESSED: Final = (sniff.GZIP, sniff.BZIP2, sniff.XZ)
_OFFICE: Final = (("word/document.xml", sniff.DOCX), ("xl/workbook.xml", sniff.XLSX))


def discover(paths: Sequence[Path], *, options: AddOptions | None = None) -> Found:
    """Every report under `paths`, one at a time, and a `Problem` for whatever cannot be one. Never raises for bad input.

    Order: paths as given, folders by name, archives as packed. Names that begin with "." and links inside folders are not followed.
    """
    options = options or AddOptions()
    for path in paths:
        try:
            sidecar = load_sidecar(path)
        except InputError as error:
            yield Problem(error.where, error.what, error.remedy)
            continue
        yield from _path(path, shown_name(path), Origin(options=options, sidecar=sidecar), named=True)


def one_file(path: Path, shown: str, origin: Origin) -> Found:
    """What lies in the file `path`, which is called `shown`."""
    yield from _path(path, shown, origin)


def _path(path: Path, shown: str, origin: Origin, *, named: bool = False) -> Found:
    try:
        status = path.stat() if named else path.lstat()
    except OSError as error:
        yield Problem(shown, f"cannot be found: {error.strerror}", "check the name")
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path, shown, origin)
    elif stat.S_ISREG(status.st_mode):
        place = Place(origin=origin, path=path, shown=shown, budget=Budget(status.st_size, origin.options.limits))
        yield from _guarded(place, lambda: _file(place, status.st_size))
    elif stat.S_ISLNK(status.st_mode):
        yield Problem(shown, "is a link, and links in folders are not followed", "add what it points to by its own name")
    else:
        yield Problem(shown, "is no regular file (a pipe, socket or device)", "leave it out")


def _folder(path: Path, shown: str, origin: Origin) -> Found:
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(shown, f"the folder cannot be read: {error.strerror}", "check its permissions")
        return
    if any(entry.name == _CASE for entry in entries):
        yield Problem(shown, IS_CASE, "add the reports themselves, not the case they lie in")
        return
    skipped = Skipped("files hold no text")
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _LITTER:
            continue
        if passed_over(entry.name, f"{shown}/", origin.options) and entry.is_file():
            skipped.add(entry.suffix.lower())
            continue
        yield from _path(entry, f"{shown}/{shown_name(entry)}", origin)
    yield from skipped.problems(shown)


def passed_over(name: str, inside: str, options: AddOptions) -> bool:
    """Whether a file by this name is only counted: it holds no words, and is no photo or film, or only the furniture of a saved page."""
    furniture = "_files/" in f"{inside}{name}"
    return sniff.is_asset(name) and not (options.media and sniff.may_be_media(name) and not furniture)


def _guarded(place: Place, read: Callable[[], Found]) -> Found:
    """What `read` finds; an error in the file becomes a problem of the file, and what was found before it stays."""
    try:
        yield from read()
    except InputError as error:
        yield place.problem(error.what, error.remedy)
    except OSError as error:
        yield place.problem(f"cannot be read: {error.strerror or error}", "check its permissions, or fetch it again")
    except RecursionError:
        yield place.problem("is nested too deeply", "save what matters in it as plain text and add that; what came before was read")
    except Exception as error:  # whatever a hostile file makes of a library: it costs that file, and the run goes on
        yield place.problem(f"is damaged: {type(error).__name__} {error}"[:300], "fetch it again; what came before the damage was read")


def _file(place: Place, size: int) -> Found:
    if not size:
        yield place.problem("is empty", "fetch it again, or leave it out")
        return
    with place.path.open("rb") as stream:
        head = stream.read(sniff.HEAD)
        stream.seek(0)
        kind = sniff.media_type(head, place.name)
        if kind == sniff.ZIP:
            yield from _zip(place, stream)
        elif _is_container(kind, head, place.name):
            yield from _container(place, kind, stream, head)
        elif media := _media(place, head):
            yield from _film_or_photo(place, media, size)
        elif refused := _refused(place, kind, head):
            yield refused
        elif size > place.origin.options.limits.item:
            yield place.problem(f"is larger than one report may be ({place.origin.options.limits.item:,} bytes)", "split it, or raise the limit")
        else:
            yield from _leaf(place, place.whole_file(kind))


def _member(place: Place, stream: BinaryIO) -> Found:
    """A member of an archive, from a stream that cannot be rewound and is already taken from the budget."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), sniff.HEAD)
    head = b""
    while len(head) < sniff.HEAD and (more := buffered.read(sniff.HEAD - len(head))):
        head += more
    if not head:
        yield place.problem("is empty", "fetch it again, or leave it out")
        return
    kind = sniff.media_type(head, place.name)
    whole = io.BufferedReader(_Rewound(head, buffered), 65_536)
    if kind == sniff.ZIP:
        with archives.spooled(whole, place.origin.options) as packed:
            yield from _zip(place, packed)
    elif _is_container(kind, head, place.name):
        yield from _container(place, kind, whole, head)
    elif media := _media(place, head):
        yield place.item(read_item(whole, place.origin.options.limits), media, archives.NOTHING)
    elif refused := _refused(place, kind, head):
        yield refused
    else:
        data = read_item(whole, place.origin.options.limits)
        yield from _leaf(place, place.item(data, kind, archives.NOTHING))


def _media(place: Place, head: bytes) -> str:
    return sniff.media_of(head) if place.origin.options.media else ""


def _film_or_photo(place: Place, kind: str, size: int) -> Found:
    most = place.origin.options.limits.media
    if size > most:
        yield place.problem(f"is larger than one photo or film may be ({most:,} bytes)", "raise the limit: --limit media=MB")
    else:
        yield place.whole_file(kind)


class _Rewound(io.RawIOBase):
    """A stream with its first bytes put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)


def _leaf(place: Place, item: Item) -> Found:
    """A file that is one report; a letter brings its attachments along."""
    if item.media_type == sniff.EMAIL:
        yield from _letter(place, item.read())
    else:
        yield item


def _letter(place: Place, data: bytes) -> Found:
    yield place.item(data, sniff.EMAIL, mail.given(data))
    for name, content in mail.attachments(data):
        inner = place.inside(name)
        if inner.depth > place.origin.options.limits.depth:
            yield _too_deep(inner)
        elif not passed_over(name, place.shown, place.origin.options):
            inner.budget.member()
            yield from _guarded(inner, lambda at=inner, body=content: _member(at, io.BytesIO(body)))  # type: ignore[misc]


def _is_container(kind: str, head: bytes, name: str) -> bool:
    return kind in (*_COMPRESSED, *_CONTAINERS)


def _refused(place: Place, kind: str, head: bytes) -> Problem | None:
    known = sniff.unreadable(head)
    if known:
        what, remedy = known
        return place.problem(f"is {what}: no text to read", remedy or "nothing to do, unless words in it matter: add those as text")
    if kind == sniff.UNKNOWN:
        return place.problem("is no text and no kind of file we know", "save it as text, HTML, PDF, DOCX or JSONL and add that")
    if kind == sniff.XML:
        return place.problem("is XML of an unknown kind (no feed, no page)", "save it as text, HTML or JSONL and add that")
    return None


def _container(place: Place, kind: str, stream: BinaryIO, head: bytes) -> Found:
    if kind in _COMPRESSED:
        yield from _unpack(place, kind, stream)
        return
    if kind == sniff.JSON and telegram.is_export(head):
        kind = telegram.EXPORT
    repeats = Repeats()
    for found in _CONTAINERS[kind](place, stream):
        # A tar holds files, and equal files are one report; a table holds rows, and equal rows are told twice.
        yield repeats.numbered(found) if isinstance(found, Item) and kind != sniff.TAR else found


def _unpack(place: Place, kind: str, stream: BinaryIO) -> Found:
    inner = _without_suffix(place)
    if inner.depth > place.origin.options.limits.depth:
        yield _too_deep(inner)
        return
    yield from _guarded(inner, lambda: _member(inner, unpacked(stream, kind, place.budget)))


def _without_suffix(place: Place) -> Place:
    """The place inside x.jsonl.gz is named x.jsonl."""
    name = PurePosixPath(place.name)
    suffix = name.suffix.lower()
    stem = name.stem + (".tar" if suffix in (".tgz", ".tbz2", ".txz") else "") if suffix in _PACKED_SUFFIXES else name.name
    return place.inside(stem)


_PACKED_SUFFIXES: Final = frozenset({".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz"})


def _too_deep(place: Place) -> Problem:
    return place.problem(f"lies more than {place.origin.options.limits.depth} archives deep", "unpack the outer ones, and add the folder")


def _zip(place: Place, stream: BinaryIO) -> Found:
    archive = archives.open_zip(stream, place.origin.options.limits)
    with archive:
        names = set(archive.namelist())
        office = next((kind for part, kind in _OFFICE if part in names), "")
        if office:
            _check_expansion(place, archive, stream)
            yield from _office(place, office, stream)
            return
        if "ppt/presentation.xml" in names or "mimetype" in names:
            yield place.problem("is an office file or book of a kind we do not read", "save it as PDF, DOCX or HTML and add that")
            return
        yield from _members(place, archives.zip_members(archive, only_warc=warc.is_wacz(names)))


def _check_expansion(place: Place, archive: zipfile.ZipFile, stream: BinaryIO) -> None:
    """An office file is unpacked by its reader, as one: what it says it unpacks to is looked at here. Raises `InputError`."""
    limits, packed, size = place.origin.options.limits, stream.seek(0, 2), sum(entry.file_size for entry in archive.infolist())
    if size > max(limits.expansion * packed, limits.expansion_floor):
        raise InputError(f"unpacks to {size:,} bytes, more than {limits.expansion} times its size", remedy="save it again without pictures")


def _office(place: Place, kind: str, stream: BinaryIO) -> Found:
    stream.seek(0)
    if not place.member:
        yield place.whole_file(kind)
        return
    yield place.item(read_item(stream, place.origin.options.limits), kind, archives.NOTHING)


def _tar(place: Place, stream: BinaryIO) -> Found:
    yield from _members(place, tarstream.tar_members(stream))


def _members(place: Place, members: Iterator[archives.Member]) -> Found:
    skipped = Skipped("members hold no text")
    for name, refused, open_member in members:
        inner = place.inside(name)
        if is_litter(name):
            continue
        place.budget.member()
        if passed_over(name, place.shown, place.origin.options):
            skipped.add(PurePosixPath(name).suffix.lower())
        elif inner.depth > place.origin.options.limits.depth:
            yield _too_deep(inner)
        elif refused:
            yield inner.problem(*refused)
        else:
            yield from _guarded(inner, lambda at=inner, opened=open_member: _member(at, counted(opened(), place.budget)))  # type: ignore[misc]
    yield from skipped.problems(place.shown)


def is_litter(name: str) -> bool:
    """Is this a name that systems leave behind, or one that is hidden?"""
    parts = safe_name(name).split("/")
    return any(part in _LITTER or part.startswith(".") for part in parts)


def _table(read: Callable[..., Iterator[rows.Row | Problem]], media: str) -> Callable[[Place, BinaryIO], Found]:
    def found(place: Place, stream: BinaryIO) -> Found:
        for number, row in enumerate(read(stream, place.shown, place.origin.options), start=1):
            yield row if isinstance(row, Problem) else place.item(row.data, media, row.given, stated=row.source, found=f"{place.shown}#{number}")

    return found


def _tsv_rows(stream: BinaryIO, where: str, options: AddOptions) -> Iterator[rows.Row | Problem]:
    return rows.csv_rows(stream, where, options, tabs=True)


def _mailbox(place: Place, stream: BinaryIO) -> Found:
    for data in mail.split_mbox(stream, place.shown, place.origin.options.limits):
        if isinstance(data, Problem):
            yield data
        else:
            yield from _letter(place, data)


_CONTAINERS: Final[dict[str, Callable[[Place, BinaryIO], Found]]] = {
    sniff.TAR: _tar,
    sniff.JSONL: _table(rows.jsonl_rows, sniff.JSONL),
    sniff.JSON: _table(rows.json_rows, sniff.JSONL),
    sniff.CSV: _table(rows.csv_rows, sniff.CSV),
    sniff.TSV: _table(_tsv_rows, sniff.CSV),
    sniff.MBOX: _mailbox,
    sniff.WARC: warc.records,
    sniff.FEED: feeds.entries,
    sniff.TELEGRAM_HTML: telegram.html_messages,
    telegram.EXPORT: telegram.json_messages,
}
