"""A very small PDF writer: uncompressed, no library, the same bytes for the same words.

The text is in Helvetica, which every reader has. The core fonts of PDF have no Persian
letters, so the Persian half of the exercise's marker is drawn from outlines kept in
`marker_glyphs.tsv`, as a Type 3 font with a text layer.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from pathlib import Path

GLYPHS = Path(__file__).resolve().parent / "marker_glyphs.tsv"
LINES = 48
WIDTH = 88
SIZES = {"title": 15, "heading": 12, "p": 10}
MARKER = "EXERCISE \u00b7 CONSTRUCTED \u00b7 "


def pdf(lines: Sequence[tuple[str, str]], outlet: str, day: date, marker: str) -> bytes:
    """Return a PDF of (kind, words) lines, kind being title, heading, p or marker.

    Every page carries the marker at its head and foot; so do title and subject.
    """
    pages = _pages(lines)
    first = 5 + len(_glyph_rows()) + 2
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    title = marker.encode("utf-16-be").hex().upper()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title <FEFF{title}> /Subject <FEFF{title}> /Producer (exercise) /CreationDate (D:{day:%Y%m%d}120000+03'30') >>".encode(),
        *_marker_font(),
    ]
    for number, page in enumerate(pages, start=1):
        stream = _stream(page, outlet, f"Page {number} of {len(pages)}")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} "
            "0 R /Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> >>".encode()
        )
        objects.append(_with_stream(stream))
    return _file(objects)


def _pages(lines: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for kind, words in lines:
        if kind == "marker":
            rows.append((kind, ""))
        else:
            width = WIDTH * SIZES["p"] // SIZES[kind]
            rows += [(kind, row) for row in textwrap.wrap(words, width, break_on_hyphens=False)]
        rows.append(("p", ""))
    return [rows[i : i + LINES] for i in range(0, len(rows), LINES)]


def _stream(rows: Sequence[tuple[str, str]], outlet: str, foot: str) -> bytes:
    out = [_marker(805), _show(8, 400, 805, outlet)]
    height = 780
    for kind, words in rows:
        if kind == "marker":
            out.append(_marker(height))
        elif words:
            out.append(_show(SIZES[kind], 60, height, words))
        height -= 15
    return b"\n".join([*out, _marker(40), _show(8, 400, 40, foot)])


def _show(size: int, left: int, height: int, words: str) -> bytes:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = f"BT /F1 {size} Tf {left} {height} Td ("
    return place.encode() + escaped.encode("cp1252") + b") Tj ET"


def _marker(height: int) -> bytes:
    codes = "".join(f"{code:02X}" for code in range(1, len(_glyph_rows()) + 1))
    return _show(8, 60, height, MARKER) + f"\nBT /F2 8 Tf 175 {height} Td <{codes}> Tj ET".encode()


def _glyph_rows() -> list[list[str]]:
    """Return form, letter, width and path of each glyph, in the order of drawing."""
    lines = GLYPHS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _marker_font() -> list[bytes]:
    """Return the Type 3 font (object 5), its glyphs (6 and on) and its map to letters."""
    rows = _glyph_rows()
    names = [f"/g{code}" for code in range(1, len(rows) + 1)]
    glyphs = " ".join(f"{name} {6 + i} 0 R" for i, name in enumerate(names))
    widths = " ".join(row[2] for row in rows)
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -600 2200 1600] "
        "/FontMatrix [0.00048828125 0 0 0.00048828125 0 0] /Resources << >> "
        f"/CharProcs << {glyphs} >> /Encoding << /Type /Encoding "
        f"/Differences [1 {' '.join(names)}] >> /FirstChar 1 /LastChar {len(rows)} "
        f"/Widths [{widths}] /ToUnicode {6 + len(rows)} 0 R >>"
    )
    drawn = [f"{width} 0 0 -600 2200 1600 d1 {path} f" for _, _, width, path in rows]
    letters = "\n".join(f"<{i:02X}> <{ord(row[1]):04X}>" for i, row in enumerate(rows, start=1))
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /marker def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(rows)} beginbfchar\n{letters}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    streams = [_with_stream(words.encode()) for words in [*drawn, to_unicode]]
    return [font.encode(), *streams]


def _with_stream(stream: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


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
