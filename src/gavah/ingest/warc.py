"""WARC and WACZ: the pages a crawler got, with the address and the day it got them."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from gavah.ingest import sniff
from gavah.ingest.item import Given, Item, Problem
from gavah.ingest.place import Place, Skipped
from gavah.model import InputError

_PAGES: Final = {"text/html": sniff.HTML, "application/xhtml+xml": sniff.HTML, "text/plain": sniff.TEXT, "application/pdf": sniff.PDF}


def is_wacz(names: set[str]) -> bool:
    """Whether a zip archive with these members is a WACZ."""
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def records(place: Place, stream: BinaryIO) -> Iterator[Item | Problem]:
    """The HTML, text and PDF answers of a crawl. Bytes are the body as the page's reader got it (transfer and content coding undone)."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    skipped = Skipped("records are no pages with words")
    try:
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all"):
            refused = _refusal(record)
            if refused:
                skipped.add(refused)
            else:
                yield _page(place, record)
    except (OSError, ValueError, RuntimeError) as error:
        cause = error.__cause__ or error.__context__ or error
        what, remedy = (cause.what, cause.remedy) if isinstance(cause, InputError) else (f"is damaged: {error}", "")
        yield place.problem(what, remedy or "fetch it again; the records before the damage were read")
    yield from skipped.problems(place.shown)


def _refusal(record: Any) -> str:  # noqa: ANN401 - fastwarc has no types
    status = record.http_headers.status_code if record.http_headers is not None else 200
    if status != 200:
        return f"status {status}"
    kind = _content_type(record)
    return "" if kind in _PAGES else kind or "no type"


def _content_type(record: Any) -> str:  # noqa: ANN401
    headers = record.http_headers if record.http_headers is not None else record.headers
    return (headers.get("Content-Type") or "").split(";")[0].strip().lower()


def _page(place: Place, record: Any) -> Item | Problem:  # noqa: ANN401
    address = record.headers.get("WARC-Target-URI") or ""
    limit = place.origin.options.limits.item
    body = record.reader.read(limit + 1)
    if len(body) > limit:
        return Problem(f"{place.shown} {address}", f"is larger than one report may be ({limit:,} bytes)", "raise the limit, or leave it out")
    if not body.strip():
        return Problem(f"{place.shown} {address}", "is an empty answer", "nothing to do")
    given = Given(url=address.strip("<>"), charset=record.http_charset or "", retrieved=(record.headers.get("WARC-Date") or "")[:10])
    return place.item(body, _PAGES[_content_type(record)], given, found=address)
