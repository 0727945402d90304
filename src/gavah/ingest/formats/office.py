"""DOCX and XLSX. Word files are read from their XML alone: words and headings, never macros, links or pictures."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from gavah.ingest.blocks import Composer, Draft
from gavah.ingest.item import Given
from gavah.model import InputError

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_PART: Final = 200 * 2**20
_HEADING = re.compile(r"heading\s*(\d)|title|عنوان\s*(\d?)", re.I)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError, RuntimeError)
_MOST_ROWS: Final = 200_000
_BOLD_LEVEL, _LONGEST_BOLD = 5, 120


def read_docx(data: bytes, given: Given) -> Draft:
    """A Word file."""
    body = _xml(data, "word/document.xml")
    styles = _heading_styles(data)
    text = Composer()
    for element in _top_level(body):
        if element.tag == f"{_W}p":
            kind, words, level = _paragraph(element, styles)
            text.add(kind, words, level)
        else:
            for row in element.iter(f"{_W}tr"):
                text.add("row", " | ".join(filter(None, (_words(cell) for cell in row.iter(f"{_W}tc")))))
    title = next((text.text[b.start : b.end] for b in text.blocks if b.kind == "heading" and b.level == 1), "")
    return Draft(text=text.text, blocks=text.blocks, title=title, created=_created(data))


def _created(data: bytes) -> str:
    try:
        root = _xml(data, "docProps/core.xml")
    except InputError:  # a file without properties
        return ""
    return next(((element.text or "").strip() for element in root.iter() if str(element.tag).endswith("}created")), "")


def read_xlsx(data: bytes, given: Given) -> Draft:
    """A workbook: each row one line, its cells joined by " | ", under the name of its sheet where there are several."""
    _check_parts(data)
    try:
        return _workbook(data)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # openpyxl has no error of its own: a damaged part raises whatever it comes upon
        raise InputError(f"is a damaged workbook: {error}"[:300], remedy="save it again, or export it as CSV") from error


def _workbook(data: bytes) -> Draft:
    import openpyxl

    text = Composer()
    with contextlib.closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)) as book:
        for sheet in book.worksheets:
            if len(book.worksheets) > 1:
                text.add("heading", sheet.title, 2)
            sheet.reset_dimensions()  # what a file says of its own size is not to be believed
            for row in sheet.iter_rows(values_only=True, max_row=_MOST_ROWS):
                text.add("row", " | ".join(words for cell in row if (words := _cell(cell))))
    return Draft(text=text.text, blocks=text.blocks)


def _xml(data: bytes, part: str) -> Any:  # noqa: ANN401 - an lxml element
    from lxml import etree

    _check_parts(data)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read(part), parser=parser)
    except (*_BROKEN, etree.XMLSyntaxError) as error:
        raise InputError(f"is a damaged office file: {error}", remedy="save it again") from error
    return root if root is not None else etree.Element("empty")


def _check_parts(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except _BROKEN as error:
        raise InputError(f"is a damaged office file: {error}", remedy="save it again") from error
    if size > _LARGEST_PART:  # how far it may expand was looked at when it was found
        raise InputError(f"unpacks to {size:,} bytes, more than such a file may", remedy="save it again without pictures")


def _heading_styles(data: bytes) -> dict[str, int]:
    """Style id → heading level, by the style's name ("heading 2", "Title") or outline level."""
    try:
        root = _xml(data, "word/styles.xml")
    except InputError:  # a file without styles
        return {}
    levels: dict[str, int] = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        level = _level_of((name.get(f"{_W}val") or "") if name is not None else "")
        if level:
            levels[style.get(f"{_W}styleId") or ""] = level
    return levels


def _level_of(name: str) -> int:
    match = _HEADING.match(name.replace("Heading", "heading ").strip())
    return int(match[1] or match[2] or 1) if match else 0


def _top_level(root: Any) -> Iterator[Any]:  # noqa: ANN401
    """Paragraphs and tables in order, not those within tables or text boxes."""
    body = root.find(f"{_W}body")
    stack = list(reversed(body)) if body is not None else []
    while stack:
        element = stack.pop()
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            stack += reversed(element)


def _paragraph(element: Any, styles: dict[str, int]) -> tuple[Any, str, int]:  # noqa: ANN401
    words = _words(element)
    properties = element.find(f"{_W}pPr")
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    level = styles.get(name, 0) or _level_of(name)
    if level:
        return "heading", words, level
    if properties is not None and properties.find(f"{_W}numPr") is not None:
        return "item", words, 0
    return ("heading", words, _BOLD_LEVEL) if _all_bold(element) and len(words) <= _LONGEST_BOLD else ("paragraph", words, 0)


def _all_bold(element: Any) -> bool:  # noqa: ANN401
    runs = [run for run in element.iter(f"{_W}r") if "".join(part.text or "" for part in run.iter(f"{_W}t")).strip()]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks)


def _words(element: Any) -> str:  # noqa: ANN401
    """The words of a paragraph or cell, deletions left out."""
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    said = []
    for part in element.iter():
        if part.tag == f"{_W}t":
            said.append(part.text or "")
        elif part.tag in signs:
            said.append(signs[part.tag])
        elif part.tag == f"{_W}p" and said:
            said.append("\n")
    return "".join(said).strip()


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split()) if value is not None else ""
