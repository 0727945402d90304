"""WARC and WACZ: the pages a crawler got, with the address and the day it got them.

WARC 1.0 and 1.1 (ISO 28500). The reader is our own: this runs in the process that holds everything, and FastWARC 2 aborts ("panics") on
streams it cannot rewind and on some broken records, which no `except Exception` stops.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple

from gavah.ingest import sniff
from gavah.ingest.answers import Answer, parse_answer
from gavah.ingest.item import Given, Item, Problem
from gavah.ingest.place import Place, Skipped
from gavah.model import InputError

_PAGES: Final = {"text/html": sniff.HTML, "application/xhtml+xml": sniff.HTML, "text/plain": sniff.TEXT, "application/pdf": sniff.PDF}
_LONGEST_LINE: Final = 65_536
_MOST_HEADERS: Final = 200
_VERSION: Final = b"WARC/1."
_MEND: Final = "fetch it again; the records before the damage were read"


class Record(NamedTuple):
    """A record: its headers (names in lower case), its length, and its block if it was wanted."""

    headers: Mapping[str, str]
    length: int
    block: bytes


def is_wacz(names: set[str]) -> bool:
    """Whether a zip archive with these members is a WACZ."""
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def records(place: Place, stream: BinaryIO) -> Iterator[Item | Problem]:
    """The HTML, text and PDF answers of a crawl. Bytes are the body as the page's reader got it (transfer and content coding undone)."""
    skipped = Skipped("records are no pages with words")
    limit = place.origin.options.limits.item
    try:
        for record in _records(stream, limit):
            address = record.headers.get("warc-target-uri", "").strip("<>")
            if record.length > limit + _LONGEST_LINE:
                yield _too_large(place, address, limit)
                continue
            answer = _answer(record, limit)
            kind = _PAGES.get(answer.media_type, "")
            if answer.status != 200 or not kind:
                skipped.add(f"status {answer.status}" if answer.status != 200 else answer.media_type or "no type")
            elif len(answer.body) > limit:
                yield _too_large(place, address, limit)
            elif answer.problem or not answer.body.strip():
                yield Problem(f"{place.shown} {address}", answer.problem or "is an empty answer", "fetch the page again")
            else:
                given = Given(url=address, charset=answer.charset, retrieved=record.headers.get("warc-date", "")[:10])
                yield place.item(answer.body, kind, given, found=address)
    except InputError as error:
        yield place.problem(error.what, error.remedy)
    yield from skipped.problems(place.shown)


def _too_large(place: Place, address: str, limit: int) -> Problem:
    return Problem(f"{place.shown} {address}", f"is larger than one report may be ({limit:,} bytes)", "raise the limit, or leave it out")


def _answer(record: Record, limit: int) -> Answer:
    if record.headers["warc-type"] == "response" and record.block.startswith(b"HTTP/"):
        return parse_answer(record.block, limit)
    kind, _, parameters = record.headers.get("content-type", "").partition(";")
    return Answer(200, kind.strip().lower(), parameters.partition("charset=")[2].strip("\"' "), record.block, "")


def _records(stream: BinaryIO, limit: int) -> Iterator[Record]:
    """Responses and resources; blocks of other records, and of those too large, are skipped unread."""
    while headers := _headers(stream):
        length = _length(headers)
        wanted = headers.get("warc-type") in ("response", "resource")
        block = _exactly(stream, length) if wanted and length <= limit + _LONGEST_LINE else b""
        if not block:
            _skip(stream, length)
        if wanted:
            yield Record(headers, length, block)


def _headers(stream: BinaryIO) -> dict[str, str]:
    """The headers of the next record; empty at the end. Raises `InputError` where no record begins."""
    line = stream.readline(_LONGEST_LINE)
    while line and not line.strip():
        line = stream.readline(_LONGEST_LINE)
    if not line:
        return {}
    if not line.startswith(_VERSION):
        raise InputError(f"is damaged: no record begins with {line[:20]!r}", remedy=_MEND)
    found = {"": ""}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        if not line.strip():
            return found
        name, _, value = line.decode("utf-8", errors="replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    raise InputError("is damaged: a record's headers do not end", remedy=_MEND)


def _length(headers: Mapping[str, str]) -> int:
    said = headers.get("content-length", "")
    if not said.isascii() or not said.isdigit() or len(said) > 15:
        raise InputError("is damaged: a record does not say its length", remedy=_MEND)
    return int(said)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise InputError("is cut off within a record", remedy=_MEND)
    return data


def _skip(stream: BinaryIO, length: int) -> None:
    while length and (data := stream.read(min(length, 65_536))):
        length -= len(data)
