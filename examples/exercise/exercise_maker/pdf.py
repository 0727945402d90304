"""A very small PDF writer: Helvetica text, uncompressed, the same bytes for the same words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

LINES = 48
WIDTH = 88
SIZES = {"title": 15, "heading": 12, "p": 10}


def pdf(lines: Sequence[tuple[str, str]], outlet: str, day: date, marker: str) -> bytes:
    """Return a PDF of (kind, words) lines; every page carries the exercise's marker.

    The marker's Persian half stands in the document's title and subject: the core
    fonts of PDF have no Persian letters.
    """
    pages = _pages(lines)
    streams = [
        _stream(page, outlet, f"Page {number} of {len(pages)}")
        for number, page in enumerate(pages, start=1)
    ]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    title = marker.encode("utf-16-be").hex().upper()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title <FEFF{title}> /Subject <FEFF{title}> /Producer (exercise) "
        f"/CreationDate (D:{day:%Y%m%d}120000+03'30') >>".encode(),
    ]
    for index, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _pages(lines: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for kind, words in lines:
        width = WIDTH * SIZES["p"] // SIZES[kind]
        rows += [(kind, row) for row in textwrap.wrap(words, width, break_on_hyphens=False)]
        rows.append(("p", ""))
    return [rows[i : i + LINES] for i in range(0, len(rows), LINES)]


def _stream(rows: Sequence[tuple[str, str]], outlet: str, foot: str) -> bytes:
    head = "EXERCISE \u00b7 CONSTRUCTED \u00b7 tamrin \u00b7 sakhtegi"
    out = [_show(8, 805, f"{head}   {outlet}")]
    height = 780
    for kind, words in rows:
        if words:
            out.append(_show(SIZES[kind], height, words))
        height -= 15
    return b"\n".join([*out, _show(8, 40, f"{head}   {foot}")])


def _show(size: int, height: int, words: str) -> bytes:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf 60 {height} Td (".encode() + escaped.encode("cp1252") + b") Tj ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % count
    start = b"startxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer + start
