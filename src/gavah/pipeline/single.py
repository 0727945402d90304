"""One report outside any case: a text or a file."""

import hashlib
from datetime import date
from pathlib import Path

from gavah.ingest import UNKNOWN_SOURCE, AddOptions, Item, Problem, discover, extract
from gavah.ingest.item import Given
from gavah.model import InputError, Report


def report_of_text(text: str, *, lang: str, published: date | None, source: str) -> Report:
    """A report from `text` as it stands. Raises `InputError` if it is empty."""
    data = text.encode("utf-8", "surrogatepass")
    day = published.isoformat() if published else ""
    given = Given(text=text, lang=lang, published=day, published_by="person" if day else "")
    item = Item(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", file="", found="", data=data, given=given, source=source or UNKNOWN_SOURCE)
    return _extracted(item)


def report_of_file(path: Path, *, lang: str, published: date | None, source: str) -> Report:
    """The first report in the file `path`. Raises `InputError` with the reason if there is none."""
    options = AddOptions(published=published.isoformat() if published else "", source=source)
    for item in discover([path], options=options):
        if isinstance(item, Problem):
            raise InputError(item.reason, where=item.file, remedy=item.remedy)
        report = _extracted(item)
        return report if not lang else _in_language(report, lang)
    raise InputError("no report in this file", where=str(path), remedy="name a file that holds text")


def _extracted(item: Item) -> Report:
    report = extract(item, retrieved=None)
    if isinstance(report, Problem):
        raise InputError(report.reason, where=report.file, remedy=report.remedy)
    return report


def _in_language(report: Report, lang: str) -> Report:
    import msgspec

    return msgspec.structs.replace(report, language=lang)
