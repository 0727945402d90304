"""What a page is given to import: written piece by piece into the case folder, under numbers. The names that came are kept as words beside them
and never opened. An upload is acknowledged when its list is on the disk; until then it is swept away.
"""

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import BinaryIO

import msgspec
from anyio.to_thread import run_sync
from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect, Request

from gavah.desk.page import settings_of
from gavah.durable import flush, settle
from gavah.ingest.named import Named
from gavah.model import GavahError, InputError

INCOMING = "incoming"
LIST = "list.json"
_DRAFT = ".part"
MOST_BYTES = 4 * 2**30
"""Of one upload."""
MOST_FILES = 20_000
MOST_FIELDS = 20
LONGEST_FIELD = 2_000
LONGEST_NAME = 1_000
SPARE = 256 * 2**20
"""So much of the disk stays free."""


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """An upload that was taken in. `names` by number from 1; the rest is what the person said about it."""

    id: str
    by: str
    names: tuple[str, ...]
    size: int
    source: str = ""
    published: str = ""
    constructed: bool = False
    private: bool = False


class Arrived(msgspec.Struct):
    """An upload before a person's words about it are settled."""

    folder: Path
    fields: dict[str, str] = {}
    names: list[str] = []
    size: int = 0

    def keep(self, upload: Upload) -> None:
        """Acknowledge it: from now on it outlives the desk."""
        _write(self.folder / LIST, msgspec.json.encode(upload))
        settle(self.folder)
        self.folder.rename(self.folder.with_suffix(""))
        settle(self.folder.parent)

    def drop(self) -> None:
        """Forget it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep(state: Path) -> None:
    """Remove what an earlier desk had not acknowledged."""
    for draft in (state / INCOMING).glob(f"*{_DRAFT}"):
        shutil.rmtree(draft, ignore_errors=True)


def waiting(state: Path) -> list[Upload]:
    """Acknowledged uploads that are not yet done with, in the order they came."""
    found = []
    for folder in sorted(one for one in (state / INCOMING).glob("*") if one.suffix != _DRAFT):
        with suppress(OSError, msgspec.MsgspecError):
            found.append(msgspec.json.decode((folder / LIST).read_bytes(), type=Upload))
    return found


def files_of(state: Path, upload: Upload) -> list[Named]:
    """Its files with the names they came with."""
    return [Named(state / INCOMING / upload.id / str(number), name) for number, name in enumerate(upload.names, start=1)]


def is_kept(state: Path, id_: str) -> bool:
    """Are the files of the upload with this id (one of ours, never one that came) still here?"""
    return (state / INCOMING / id_ / LIST).exists()


def forget(state: Path, upload: Upload) -> None:
    """Its files go: it is done with."""
    shutil.rmtree(state / INCOMING / upload.id, ignore_errors=True)


async def take_in(request: Request) -> None:
    """Read a form with files from the request into the case folder; `request.state.arrived` is what came. Raises `GavahError`."""
    settings = settings_of(request)
    arrived = await run_sync(_begun, settings.state, int(request.headers.get("content-length") or 0))
    form = _Form(arrived)
    try:
        parser = MultipartParser(_boundary(request.headers.get("content-type", "")), form.callbacks)  # type: ignore[arg-type]
        async for piece in request.stream():
            await run_sync(parser.write, piece)
        parser.finalize()
        form.finish()
    except (FormParserError, ClientDisconnect, OSError) as error:
        form.close()
        arrived.drop()
        raise InputError("the upload broke off", remedy="try again; nothing of it was kept") from error
    except BaseException:
        form.close()
        arrived.drop()
        raise
    request.state.arrived = arrived


def _begun(state: Path, length: int) -> Arrived:
    if length > MOST_BYTES:
        raise InputError(f"the upload is larger than {MOST_BYTES:,} bytes", remedy="import it in parts, or use `gavah add`")
    incoming = state / INCOMING
    incoming.mkdir(mode=0o700, exist_ok=True)
    if shutil.disk_usage(incoming).free < length + SPARE:
        raise InputError("the disk has too little room for this upload", remedy="make room; it takes as much again while it is read")
    folder = incoming / f"{time_ns():020d}-{secrets.token_hex(4)}{_DRAFT}"
    folder.mkdir(mode=0o700)
    return Arrived(folder=folder)


def _boundary(content_type: str) -> bytes:
    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise GavahError("this is no form with files", remedy="use the form of the page")
    return options[b"boundary"]


class _Form:
    """Parts of a form as they come: fields in memory, files on the disk under numbers."""

    def __init__(self, arrived: Arrived) -> None:
        self._arrived, self._disposition, self._header = arrived, b"", b""
        self._file: BinaryIO | None = None
        self._field, self._value, self._fields = "", bytearray(), 0

    @property
    def callbacks(self) -> dict[str, Callable[..., None]]:
        """What the parser calls."""
        return {
            "on_part_begin": self._part_begins,
            "on_header_field": self._names_header,
            "on_header_value": self._tells_header,
            "on_header_end": self._ends_header,
            "on_headers_finished": self._headers_end,
            "on_part_data": self._takes,
            "on_part_end": self._part_ends,
        }

    def finish(self) -> None:
        """Raises `GavahError` where no file came, or the form broke off inside a part."""
        if self._file is not None:
            raise InputError("the upload broke off", remedy="try again; nothing of it was kept")
        if not self._arrived.names:
            raise InputError("no file was chosen", remedy="drop files or a folder on the page, or choose them")

    def close(self) -> None:
        """Close the file in hand."""
        if self._file is not None:
            self._file.close()

    def _part_begins(self) -> None:
        self._disposition, self._header, self._value_of_header = b"", b"", b""

    def _names_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _tells_header(self, data: bytes, start: int, end: int) -> None:
        self._value_of_header += data[start:end]

    def _ends_header(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value_of_header
        self._header, self._value_of_header = b"", b""

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._field = _text(options.get(b"name", b""))
        self._value = bytearray()
        name = options.get(b"filename")
        if name is None:
            self._fields += 1
            if self._fields > MOST_FIELDS:
                raise InputError("the form has too many fields", remedy="use the form of the page")
        elif name:
            self._opens(_text(name))

    def _opens(self, name: str) -> None:
        if len(self._arrived.names) >= MOST_FILES:
            raise InputError(f"an upload may hold {MOST_FILES:,} files", remedy="import the folder in parts, or pack it into one archive")
        if len(name) > LONGEST_NAME:
            raise InputError("a file has too long a name", remedy="shorten its name or the names of its folders")
        self._arrived.names.append(name)
        self._file = (self._arrived.folder / str(len(self._arrived.names))).open("xb")

    def _takes(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._arrived.size += end - start
            if self._arrived.size > MOST_BYTES:
                raise InputError(f"the upload is larger than {MOST_BYTES:,} bytes", remedy="import it in parts, or use `gavah add`")
            self._file.write(data[start:end])
        elif len(self._value) + end - start <= LONGEST_FIELD:
            self._value += data[start:end]
        else:
            raise InputError("a field of the form is too long", remedy="use fewer words")

    def _part_ends(self) -> None:
        if self._file is None:
            self._arrived.fields[self._field] = _text(bytes(self._value))
            return
        flush(self._file)
        self._file.close()
        self._file = None


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        flush(file)
