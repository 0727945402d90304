"""PDF: lines joined to paragraphs again, running heads and feet left out, headings by the size of their letters."""

import contextlib
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import msgspec

from gavah.ingest.blocks import Block, Draft
from gavah.ingest.item import Given
from gavah.ingest.layout import layout_blocks
from gavah.model import InputError

_MOST_PAGES: Final = 5_000
_HEADING_SIZE: Final = 1.15  # times the size of the body's letters
_GAP: Final = 1.6  # times the usual step between lines
_FULL_LINE: Final = 0.75  # of the widest line: a line shorter than this ends its paragraph if it ends a sentence
_DIGITS = re.compile(r"[\d۰-۹]+")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\ufffe\x02]$")
_ENDS = re.compile(r"[.!?؟…:؛\"»”)\]]$")
_STARTS_ITEM = re.compile(r"[-*•·▪◦‣–—]\s+\S|\d{1,2}[.)]\s+\S")
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_PRESENTATION = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]+")


class Line(msgspec.Struct):
    """A line of a page: its words, the size of its first letter, its height on the page, its width (points)."""

    words: str
    size: float
    top: float
    width: float
    shaped: bool = False


def read_pdf(data: bytes, given: Given) -> Draft:
    """A PDF with a text layer. Raises `InputError` for one that is damaged, locked, or only pictures."""
    pages = list(_pages(data))
    created = _created(data)
    heads = _running(pages)
    notes = [f"{len(heads)} running heads and feet left out"] if heads else []
    paragraphs: list[tuple[str, int]] = []
    offsets: list[int] = []
    for page in pages:
        offsets.append(sum(len(words) + 2 for words, _ in paragraphs))
        body = [line for line in page if _masked(line) not in heads]
        _join(paragraphs, body, _body_size(pages))
    text = "\n\n".join(words for words, _ in paragraphs)
    if not text.strip():
        raise InputError("holds no words: its pages are pictures", remedy="run text recognition (OCR) over it and add the result")
    if len(offsets) > 1:
        notes.append("pages begin at " + ", ".join(map(str, offsets[:200])))
    notes += ["positional shapes of Arabic letters were replaced by the letters"] if any(line.shaped for page in pages for line in page) else []
    return Draft(text=text, blocks=_blocks(text, paragraphs), title=_title(paragraphs), created=created, notes=tuple(notes))


def _pages(data: bytes) -> Iterator[list[Line]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        what = "is locked by a password" if locked else f"is a damaged PDF: {error}"
        raise InputError(what, remedy="save it without its password" if locked else "fetch it again") from error
    try:
        for number in range(min(len(document), _MOST_PAGES)):
            yield _lines(document, number)
    finally:
        document.close()


def _created(data: bytes) -> str:
    """The day the document says it was made ("D:20711025120000+03'30'"), as ISO."""
    import pypdfium2

    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        match = _CREATED.match(document.get_metadata_value("CreationDate") or "")
    return "-".join(match.groups()) if match else ""


def _lines(document: Any, number: int) -> list[Line]:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2

    try:
        page = document[number]
        words = page.get_textpage()
    except pypdfium2.PdfiumError:  # a damaged page costs that page
        return []
    try:
        return list(_read_lines(words))
    finally:
        words.close()
        page.close()


def _read_lines(words: Any) -> Iterator[Line]:  # noqa: ANN401
    import pypdfium2.raw as raw

    text = words.get_text_range()
    at = 0
    for line in re.split(r"(?<=\n)", text):
        said = line.strip()
        if said:
            first = at + len(line) - len(line.lstrip())
            left, _, _, top = words.get_charbox(first)
            _, _, right, _ = words.get_charbox(at + len(line.rstrip()) - 1)
            plain, shaped = _plain_letters(said)
            yield Line(plain, raw.FPDFText_GetFontSize(words, first), top, abs(right - left), bool(shaped))
        at += len(line)


def _masked(line: Line) -> tuple[str, int]:
    """A line's words without its figures, and where on the page it stands."""
    return _DIGITS.sub("0", line.words), round(line.top / 4)


def _running(pages: list[list[Line]]) -> set[tuple[str, int]]:
    """First and last lines that stand, figures aside, at the same place on most of at least two pages."""
    edges: Counter[tuple[str, int]] = Counter()
    for page in pages:
        edges.update({_masked(line) for line in (*page[:2], *page[-2:])})
    needed = max(2, round(0.6 * sum(1 for page in pages if page)))
    return {words for words, count in edges.items() if count >= needed}


def _body_size(pages: list[list[Line]]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _join(paragraphs: list[tuple[str, int]], lines: list[Line], body: float) -> None:
    """Append a page's lines to the paragraphs; the first may go on where the last page broke off."""
    steps = [above.top - below.top for above, below in pairwise(lines) if above.top > below.top]
    step = statistics.median(steps) if steps else 0.0
    widest = max((line.width for line in lines), default=0.0)
    for number, line in enumerate(lines):
        level = _level(line, body)
        above = lines[number - 1] if number else None
        if paragraphs and _goes_on(paragraphs[-1], above, line, level, step, widest):
            paragraphs[-1] = (_glued(paragraphs[-1][0], line.words), paragraphs[-1][1])
        else:
            paragraphs.append((line.words, level))


def _level(line: Line, body: float) -> int:
    if line.size < body * _HEADING_SIZE:
        return 0
    return 1 if line.size >= body * 1.4 else 2


def _goes_on(last: tuple[str, int], above: Line | None, line: Line, level: int, step: float, widest: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    words, last_level = last
    if level != last_level or _STARTS_ITEM.match(line.words):
        return False
    if above is not None and not 1 / _HEADING_SIZE < line.size / max(above.size, 0.1) < _HEADING_SIZE:
        return False
    if above is None:  # a new page
        return not level and not _ENDS.search(words)
    if step and above.top - line.top > _GAP * step:
        return False
    return bool(level) or not (_ENDS.search(words) and above.width < _FULL_LINE * widest)


def _glued(words: str, line: str) -> str:
    if _HYPHEN.search(words) and line[:1].islower():
        return words[:-1] + line
    return f"{words} {line}"


def _plain_letters(text: str) -> tuple[str, int]:
    """Arabic letters instead of their positional shapes (lam-alef becomes two letters), and how many runs were replaced."""
    import unicodedata

    return _PRESENTATION.subn(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _blocks(text: str, paragraphs: list[tuple[str, int]]) -> tuple[Block, ...]:
    """Parts by layout; those set in larger letters are headings."""
    levels = [level for _, level in paragraphs]
    blocks = layout_blocks(text)
    if not any(levels) or len(blocks) != len(levels):
        return blocks
    return tuple(
        Block(b.start, b.end, "heading", level) if level else Block(b.start, b.end, "paragraph" if b.kind == "heading" else b.kind)
        for b, level in zip(blocks, levels, strict=True)
    )


def _title(paragraphs: list[tuple[str, int]]) -> str:
    return next((words for words, level in paragraphs[:6] if level == 1), "")[:300]
