"""Whole files to spoil: the exercise's own, and the formats it lacks, made of its pages."""

import bz2
import email.message
import io
import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

_MADE_OF = 6
"""Files of the exercise in each archive made of them."""


class Seed(NamedTuple):
    """A file's name, which tells its format, and its bytes."""

    name: str
    data: bytes


def seeds(exercise: Path) -> list[Seed]:
    """Every file under `exercise`/reports, then archives, mailboxes, saved pages and workbooks made of them. In a fixed order."""
    found = [Seed(path.name, path.read_bytes()) for path in sorted((exercise / "reports").rglob("*")) if path.is_file() and path.suffix != ".toml"]
    return [*found, *_packed(found), *_letters(found), _workbook(found)]


def _packed(found: list[Seed]) -> list[Seed]:
    some = found[:: max(1, len(found) // _MADE_OF)]
    rows = next(seed for seed in found if seed.name.endswith(".jsonl"))
    crawl = next(seed for seed in found if seed.name.endswith(".warc.gz"))
    return [
        Seed("made.zip", zipped(some)),
        Seed("made.wacz", zipped([Seed("datapackage.json", b"{}"), Seed(f"archive/{crawl.name}", crawl.data)])),
        Seed("made.tar", _tarred(some)),
        Seed("made.jsonl.bz2", bz2.compress(rows.data)),
        Seed("made.jsonl.xz", lzma.compress(rows.data)),
    ]


def zipped(members: list[Seed], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def _tarred(members: list[Seed]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _letters(found: list[Seed]) -> list[Seed]:
    letters = [seed.data for seed in found if seed.name.endswith(".eml")]
    page = next(seed for seed in found if seed.name.endswith(".html"))
    saved = email.message.EmailMessage()
    saved["From"], saved["Date"], saved["Subject"] = "<Saved by Tamrin>", "Thu, 08 Oct 2071 10:00:00 +0000", "Saved page"
    saved.set_content(page.data.decode("utf-8"), subtype="html")
    saved.make_related()
    mailbox = b"".join(b"From tamrin@tamrin.example Thu Oct  8 10:00:00 2071\n" + letter.rstrip() + b"\n\n" for letter in letters)
    return [Seed("made.mhtml", saved.as_bytes()), Seed("made.mbox", mailbox)]


def _workbook(found: list[Seed]) -> Seed:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("reports")
    for seed in found:
        if seed.name.endswith(".txt"):
            sheet.append([seed.name, seed.data.decode("utf-8", errors="replace")[:2000]])
    out = io.BytesIO()
    book.save(out)
    return Seed("made.xlsx", out.getvalue())
