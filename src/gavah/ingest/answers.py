"""An HTTP answer as a crawler kept it: status, type, and its body with transfer and content coding undone (RFC 9112)."""

import re
import zlib
from typing import Final, NamedTuple

from gavah.ingest.item import damage

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"(?:\r\n|\n)?([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_ENCODED: Final = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


class Answer(NamedTuple):
    """`problem`: why the body could not be decoded, "" if it could."""

    status: int
    media_type: str
    charset: str
    body: bytes
    problem: str


def parse_answer(block: bytes, limit: int) -> Answer:
    """The answer in a WARC response block. At most `limit` + 1 bytes of body are unpacked."""
    end = _HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    lines = head.decode("latin-1").splitlines()
    status = re.match(r"HTTP/\S+\s+(\d{3})", lines[0]) if lines else None
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    kind = fields.get("content-type", "")
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    body, problem = _decoded(body, fields.get("content-encoding", "").strip().lower(), limit)
    charset = _CHARSET.search(kind)
    return Answer(int(status[1]) if status else 0, kind.partition(";")[0].strip().lower(), charset[1] if charset else "", body, problem)


def _without_chunks(body: bytes) -> bytes:
    """The body of a chunked answer; as it stands where it is not (crawlers often undo the chunks and keep the header)."""
    parts = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        if not size:
            break
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(parts) if parts else body


def _decoded(body: bytes, coding: str, limit: int) -> tuple[bytes, str]:
    """(body, problem). A body that says it is packed but is not is taken as it stands, for the same reason."""
    if coding in ("", "identity", "none") or not body:
        return body, ""
    if coding in ("gzip", "x-gzip") and not body.startswith(b"\x1f\x8b"):
        return body, ""
    if coding in _ENCODED:
        return _inflated(body, _ENCODED[coding], limit)
    return body, "" if body.lstrip()[:1] == b"<" else f"is packed in a way we do not read ({coding})"


def _inflated(body: bytes, bits: int, limit: int) -> tuple[bytes, str]:
    for window in (bits, -15):  # some servers send "deflate" without its zlib frame
        try:
            return zlib.decompressobj(wbits=window).decompress(body, limit + 1), ""
        except zlib.error as error:
            problem = damage(error)
    return b"", problem
