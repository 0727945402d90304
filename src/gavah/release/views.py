"""The ways in which the bytes of a published file can be read as text."""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

_TAG = re.compile(r"<[^<>]*>")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|%u([0-9a-fA-F]{4})")
_PRINTED = re.compile(r"[^\x00-\x08\x0e-\x1f]{4,}")


def views(path: Path) -> Iterator[tuple[str, str]]:
    """(what was done, text) for the file at `path`: as it is, and undone where there is something to undo."""
    data = path.read_bytes()
    if path.suffix == ".parquet":
        yield "columns", _columns(path)
    text = data.decode("utf-8", "replace")
    yield "text", text
    if b"\0" in data:
        for code in ("utf-16-le", "utf-16-be"):
            yield code, " ".join(_PRINTED.findall(data.decode(code, "replace")))
    yield from undone(text)


def undone(text: str) -> Iterator[tuple[str, str]]:
    """The same text with one kind of writing undone: tags, entities, escapes, percent signs, base64."""
    for name, applies, undo in _UNDOING:
        if applies(text):
            yield name, undo(text)


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda hit: chr(int(next(part for part in hit.groups() if part), 16)), text)


def _decoded(text: str) -> str:
    """Every run that may be base64, decoded from each of its four possible starts."""
    return "\n".join(words for run in _BASE64.findall(text) for start in range(4) if (words := _from_base64(run[start:])))


def _from_base64(run: str) -> str:
    plain = run.rstrip("=").replace("-", "+").replace("_", "/")
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8", "ignore")
    except binascii.Error:
        return ""


def _columns(path: Path) -> str:
    """All texts of a Parquet file, and what its head says."""
    from pyarrow import parquet

    table = parquet.read_table(path)
    cells = (str(cell) for column in table.columns for cell in column.to_pylist() if cell is not None)
    return "\n".join((*table.column_names, str(table.schema.metadata), *cells))


_UNDOING: tuple[tuple[str, Callable[[str], bool], Callable[[str], str]], ...] = (
    ("without tags", lambda text: "<" in text or "&" in text, _without_tags),
    ("unescaped", lambda text: "\\u" in text or "\\x" in text or "%u" in text, _unescaped),
    ("percent-decoded", lambda text: "%" in text, unquote),
    ("base64-decoded", lambda text: _BASE64.search(text) is not None, _decoded),
)
