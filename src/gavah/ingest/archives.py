"""Members of zip files as streams. Nothing is ever written under a member's name, so no name can lead out of anywhere."""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, cast

from gavah.ingest.item import AddOptions, Given, Limits, damage
from gavah.ingest.veil import veiled_file
from gavah.model import InputError

NOTHING: Final = Given()
_SPOOL_IN_MEMORY = 8 * 2**20
_END_RECORD, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_BYTES_PER_ENTRY = 1024  # a generous length of one entry of a zip's directory
_KNOWN_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)

Refusal = tuple[str, str] | None
Member = tuple[str, Refusal, Callable[[], BinaryIO]]
"""A member's name, why it is not read (reason, remedy) if it is not, and how to open it."""


def spooled(stream: BinaryIO, options: AddOptions) -> BinaryIO:
    """A copy that can be rewound: in memory while small, then in a nameless file in `options.scratch`, encrypted if that is asked."""
    where = str(options.scratch) if options.scratch else None
    copy = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY, dir=where)) if not options.veiled else veiled_file(where)  # noqa: SIM115
    try:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return copy


def open_zip(stream: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The zip file, once its directory is known to be of a bearable size. Raises `InputError`."""
    try:
        _check_directory(stream, limits)
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise InputError(f"is a damaged zip file: {error}", remedy="fetch it again") from error


def _check_directory(stream: BinaryIO, limits: Limits) -> None:
    """`zipfile` reads the whole directory before anything can be counted; its size is looked up first."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END_RECORD)
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if directory == 0xFFFFFFFF:  # zip64: the true size stands elsewhere; the file itself bounds it
        directory = size
    stream.seek(0)
    if directory > max(limits.members * _BYTES_PER_ENTRY, limits.expansion_floor):
        raise InputError(f"has more than {limits.members:,} members", remedy="unpack it, and add the folder")


def zip_members(archive: zipfile.ZipFile, *, only_warc: bool = False) -> Iterator[Member]:
    """The files of a zip archive in the order they are packed. `only_warc`: those of a WACZ that hold pages."""
    for entry in archive.infolist():
        if entry.filename.endswith("/") or (only_warc and not _is_crawl(entry.filename)):
            continue
        yield entry.filename, _zip_refusal(entry), lambda entry=entry: _open_zip_member(archive, entry)  # type: ignore[misc]


def _is_crawl(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _zip_refusal(entry: zipfile.ZipInfo) -> Refusal:
    if entry.flag_bits & 1:
        return "is encrypted", "unpack it with its password, and add the folder"
    if entry.compress_type not in _KNOWN_COMPRESSION:
        return f"is packed in a way we do not read (method {entry.compress_type})", "unpack it, and add the folder"
    if (entry.external_attr >> 16) & 0o170000 == 0o120000:
        return "is a link, and links are not followed", "add what it points to"
    return None


def _open_zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast(BinaryIO, _Broken(archive.open(entry)))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InputError(damage(error), remedy="fetch the archive again") from error


class _Broken:
    """A member's stream whose damage is an `InputError`, like everywhere else."""

    def __init__(self, stream: object) -> None:
        self._stream = cast(BinaryIO, stream)

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise InputError(damage(error), remedy="fetch the archive again") from error
