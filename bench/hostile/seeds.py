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
    return [*found, *_packed(found), *_letters(found), _workbook(found), *_media()]


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


def _media() -> list[Seed]:
    """Photos and a film: patterns, no picture of anything."""
    from PIL import Image

    made = []
    for suffix, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")):
        picture = Image.effect_mandelbrot((320, 240), (-2.0, -1.2, 0.8, 1.2), 40).convert("RGB")
        exif = picture.getexif()
        exif[0x0132], exif[0x010F] = "2071:10:08 10:00:00", "Tamrin Camera"
        out = io.BytesIO()
        picture.save(out, kind, exif=exif)
        made.append(Seed(f"made.{suffix}", out.getvalue()))
    return [*made, Seed("made.mp4", film(b"samples of an exercise " * 200))]


def box(kind: bytes, body: bytes) -> bytes:
    """A box of an MP4 file."""
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def film(samples: bytes, *, made: int = 5_293_000_000 % 2**32, place: bytes = b"+35.70+051.40/", size: tuple[int, int] = (640, 360)) -> bytes:
    """The container of a film around `samples`, which nothing could play. `made`: seconds since 1904."""
    head = box(b"mvhd", b"\0\0\0\0" + made.to_bytes(4, "big") * 2 + (1000).to_bytes(4, "big") + (4500).to_bytes(4, "big") + bytes(80))
    wide = b"".join((side << 16).to_bytes(4, "big") for side in size)
    track = box(b"trak", box(b"tkhd", b"\0\0\0\x07" + made.to_bytes(4, "big") * 2 + bytes(64) + wide))
    said = box(b"udta", box(b"\xa9xyz", len(place).to_bytes(2, "big") + b"\x15\xc7" + place))
    return box(b"ftyp", b"isom\0\0\2\0isommp41") + box(b"moov", head + track + said) + box(b"mdat", samples)


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
