"""One report outside any case: a text or a file."""

import hashlib
from datetime import date
from pathlib import Path

import msgspec

from gavah.ingest import UNKNOWN_SOURCE, AddOptions, Item, Problem, discover, extract
from gavah.ingest.item import Given
from gavah.ingest.sniff import JSONL, TEXT
from gavah.model import InputError, Report


def report_of_text(text: str, *, lang: str, published: date | None, source: str) -> Report:
    """A report from `text` as it stands. Raises `InputError` if it is empty."""
    data = text.encode("utf-8", "surrogatepass")
    day = published.isoformat() if published else ""
    given = Given(text=text, lang=lang, published=day, published_by="person" if day else "")
    digest = hashlib.sha256(data).hexdigest()
    row = Item(sha256=digest, size=len(data), media_type=JSONL, file="", found="", data=data, given=given, source=source or UNKNOWN_SOURCE)
    return msgspec.structs.replace(_extracted(row), media_type=TEXT)


def report_of_file(path: Path, *, lang: str, published: date | None, source: str) -> Report:
    """The first report in the file `path`. Raises `InputError` with the reason if there is none."""
    options = AddOptions(published=published.isoformat() if published else "", source=source)
    for item in discover([path], options=options):
        if isinstance(item, Problem):
            raise InputError(item.reason, where=item.file, remedy=item.remedy)
        report = _extracted(item)
        return msgspec.structs.replace(report, language=lang) if lang else report
    raise InputError("no report in this file", where=str(path), remedy="name a file that holds text")


def _extracted(item: Item) -> Report:
    report = extract(item, retrieved=None)
    if isinstance(report, Problem):
        raise InputError(report.reason, where=report.file, remedy=report.remedy)
    return report
