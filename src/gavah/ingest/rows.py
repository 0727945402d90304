"""Rows of JSONL, JSON and CSV: each with text is one report. Read one at a time, whatever the size of the file."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, BinaryIO, Final, NamedTuple, cast

import msgspec

from gavah.ingest.decode import clean_surrogates, guess
from gavah.ingest.item import AddOptions, Given, Problem
from gavah.ingest.jsonstream import elements

# Columns that are taken for a field without being asked, in this order. `date` and `outlet` are missing on purpose: in real data `date` is
# often the day of the event, and `outlet` a list of tags.
DEFAULT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "full_text", "متن"),
    "id": ("id", "_id", "guid", "doc_id", "uuid"),
    "title": ("title", "headline", "عنوان"),
    "url": ("url", "link", "address"),
    "lang": ("lang", "language"),
    "published": ("published", "pubdate", "date_published", "published_at", "publication_date"),
    "source": ("source",),
}
_BOM = b"\xef\xbb\xbf"
_EPOCH_FROM, _EPOCH_TO = 10**8, 10**14  # numbers that are seconds or milliseconds since 1970, not years


class Row(NamedTuple):
    """One report of a table: its bytes, what its columns say, and the source it names."""

    data: bytes
    given: Given
    source: str


def jsonl_rows(stream: BinaryIO, where: str, options: AddOptions) -> Iterator[Row | Problem]:
    """The rows of a JSON Lines file. A line that is broken, too long or without text is a problem of its own."""
    longest = options.limits.item
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) > longest:
            _skip_line(stream, line)
            yield Problem(f"{where}:{number}", f"the line is longer than one report may be ({longest:,} bytes)", "split it, or raise the limit")
            continue
        line = line.removeprefix(_BOM) if number == 1 else line
        if line.strip():
            yield _json_row(line.rstrip(b"\r\n"), f"{where}:{number}", options)


def json_rows(stream: BinaryIO, where: str, options: AddOptions) -> Iterator[Row | Problem]:
    """The rows of a JSON file that holds a list of objects, or one object."""
    for number, element in enumerate(elements(stream, where, options.limits.item), start=1):
        yield element if isinstance(element, Problem) else _json_row(element, f"{where}:{number}", options)


def csv_rows(stream: BinaryIO, where: str, options: AddOptions, *, tabs: bool = False) -> Iterator[Row | Problem]:
    """The rows of a CSV file with a header. A row's bytes are its characters in UTF-8."""
    lines = _Lines(stream)
    try:
        yield from _csv_rows(lines, where, options, tabs)
    finally:
        lines.detach()


def _csv_rows(lines: "_Lines", where: str, options: AddOptions, tabs: bool) -> Iterator[Row | Problem]:
    header_line = lines.peek()
    csv.field_size_limit(options.limits.item)
    reader = csv.reader(lines, delimiter="\t" if tabs else _delimiter(header_line))
    try:
        header = next(reader, [])
        lines.taken()
        if not _column(header, "text", options.map):
            yield Problem(where, f"no column holds the text (there are: {', '.join(header)[:300]})", "say which one: --map text=COLUMN")
            return
        for number, values in enumerate(reader, start=2):
            raw = lines.taken()
            if any(values):
                row = dict(zip(header, values, strict=False))
                yield _mapped(row, raw.encode("utf-8", errors="replace"), f"{where}:{number}", options)
    except csv.Error as error:
        yield Problem(where, f"the rows after line {reader.line_num} are damaged: {error}", "mend the quotes there and add it again")


class _Lines:
    """The decoded lines of a stream, remembering those handed out since last asked. Raises `csv.Error` where they never end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = _as_text(stream)
        self._first: str | None = None
        self._handed: list[str] = []

    def peek(self) -> str:
        self._first = self._text.readline(65_536)
        return self._first

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line, self._first = self._first or self._text.readline(csv.field_size_limit()), None
        if not line:
            raise StopIteration
        self._handed.append(line)
        if len(self._handed) > 100_000:
            raise csv.Error("a quoted field does not end")
        return line

    def detach(self) -> None:
        """Give the stream back: who opened it closes it."""
        self._text.detach()

    def taken(self) -> str:
        """The lines since the last call, without the last line break."""
        text, self._handed = "".join(self._handed), []
        return text.rstrip("\r\n")


def _as_text(stream: BinaryIO) -> io.TextIOWrapper:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    encoding, skip = guess(buffered.peek(65_536)[:65_536])
    buffered.read(skip)
    return io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")


def _delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(2**20)


def _json_row(line: bytes, where: str, options: AddOptions) -> Row | Problem:
    try:
        row = _parse(line)
    except (ValueError, RecursionError) as error:
        return Problem(where, f"not a JSON object: {error}", "mend or leave out this line")
    if not isinstance(row, dict):
        return Problem(where, f"not a JSON object but a {type(row).__name__}", "each line holds one object with its text")
    return _mapped(row, line, where, options)


def _parse(line: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # msgspec refuses lone surrogates, NaN and bytes that are not UTF-8; the standard reader takes them.
        return json.loads(line.decode("utf-8", errors="replace"))


def _mapped(row: Mapping[str, Any], raw: bytes, where: str, options: AddOptions) -> Row | Problem:
    columns = _columns(tuple(row), tuple(options.map.items()))
    values = {field: row.get(columns[field]) for field in DEFAULT_COLUMNS}
    text = values["text"]
    if not isinstance(text, str) or not text.strip():
        return Problem(where, "the row has no text", "say which column holds it: --map text=COLUMN")
    text, _ = clean_surrogates(text)
    short = {field: _short(value) for field, value in values.items() if field not in ("text", "published")}
    published = _date_words(values["published"])
    given = Given(
        id=short["id"],
        title=short["title"],
        url=short["url"],
        lang=short["lang"],
        published=published,
        published_by="metadata" if published else "",
        text=text,
    )
    return Row(raw, given, short["source"])


@lru_cache(maxsize=64)  # rows of a table share their columns
def _columns(names: tuple[str, ...], asked: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Field → column, "" where there is none."""
    return {field: _column(names, field, dict(asked)) for field in DEFAULT_COLUMNS}


def _column(names: Sequence[str], field: str, asked: Mapping[str, str]) -> str:
    if field in asked:
        return asked[field] if asked[field] in names else ""
    for name in DEFAULT_COLUMNS[field]:
        if name in names:
            return name
    lowered = {str(name).strip().lower(): name for name in names}
    return next((str(lowered[name]) for name in DEFAULT_COLUMNS[field] if name in lowered), "")


def _short(value: object) -> str:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return clean_surrogates(" ".join(str(value).split()))[0][:2000]


def _date_words(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and _EPOCH_FROM <= value <= _EPOCH_TO:
        return f"@{int(value if value < 10**11 else value / 1000)}"
    return _short(value)
