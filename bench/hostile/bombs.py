"""Files made to harm: they blow up, lie about their size, lead out of their archive, or never end."""

import base64
import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from bench.hostile.seeds import Seed, box, zipped

STORY: Final = "Two workers were taken from their homes in Rasht, people there say. دو کارگر در رشت بازداشت شدند."
_MIB: Final = 2**20
OUTSIDE: Final = (
    "../../escaped.txt",
    "/escaped.txt",
    "..\\..\\escaped.txt",
    "C:\\escaped.txt",
    "a/../../../escaped.txt",
    "\u2025/escaped.txt",
    "x\x00/escaped.txt",
)

Bomb = Callable[[random.Random], Seed]


def _zip(chance: random.Random) -> Seed:
    return Seed("bomb.zip", zipped([Seed("a.txt", bytes([chance.randrange(48, 58)]) * (chance.choice((40, 200)) * _MIB))]))


def _nested_zip(chance: random.Random) -> Seed:
    data = zipped([Seed(f"{number}.txt", b"0" * (4 * _MIB)) for number in range(4)])
    for _ in range(chance.randint(1, 6)):
        data = zipped([Seed(f"{number}.zip", data) for number in range(10)])
    return Seed("nested.zip", data)


def _overlapping_zip(chance: random.Random) -> Seed:
    """Many entries of the directory that point to the same packed bytes."""
    whole = zipped([Seed("a.txt", b"0" * (8 * _MIB))])
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    count = chance.choice((50, 2000))
    directory = whole[at:end] * count
    return Seed("overlap.zip", whole[:at] + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0))


def _many(chance: random.Random) -> Seed:
    return Seed("many.zip", zipped([Seed(f"{number}.txt", b"") for number in range(chance.choice((10_050, 30_000)))], zipfile.ZIP_STORED))


def _traversal(chance: random.Random) -> Seed:
    names = chance.sample(OUTSIDE, 4)
    if chance.random() < 0.5:
        return Seed("out.zip", zipped([Seed(name, f"{STORY} {number}".encode()) for number, name in enumerate(names)]))
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in names:
            entry = tarfile.TarInfo(name.replace("\x00", ""))
            entry.size = len(STORY.encode())
            archive.addfile(entry, io.BytesIO(STORY.encode()))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = chance.choice((tarfile.SYMTYPE, tarfile.LNKTYPE)), "/outside"
        archive.addfile(link)
    return Seed("out.tar", out.getvalue())


def _stream(chance: random.Random) -> Seed:
    pack, suffix = chance.choice(((gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")))
    row = b'{"text": "' + STORY.encode() + b'"}\n'
    inner = b"0" * (40 * _MIB) if chance.random() < 0.5 else row * 12_000
    return Seed(f"rows.jsonl.{suffix}", pack(inner))


def _stream_of_streams(chance: random.Random) -> Seed:
    data, times = STORY.encode(), chance.randint(4, 60)
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return Seed("a.txt" + ".gz" * min(times, 20), data)


def _tar_lies(chance: random.Random) -> Seed:
    entry = tarfile.TarInfo("x.txt")
    entry.type = chance.choice((tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_SPARSE))
    entry.size = chance.choice((2**33 - 1, 2**50, 70 * _MIB))
    return Seed("lies.tar", entry.tobuf(tarfile.GNU_FORMAT) + STORY.encode())


def _warc(chance: random.Random) -> Seed:
    body = gzip.compress(b"<p>" + b"0" * (80 * _MIB)) if chance.random() < 0.5 else zlib.compress(b"<p>0</p>" * (8 * _MIB))
    coding = "gzip" if body.startswith(b"\x1f\x8b") else "deflate"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding.encode() + b"\r\n\r\n" + body
    length = chance.choice((str(len(answer)), str(len(answer) + 5000), "9" * 14, "-1", "0x10", ""))
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://tamrin.example/\r\nContent-Length: {length}\r\n\r\n"
    return Seed("crawl.warc", head.encode() + answer + b"\r\n\r\n")


def _warc_chunks(chance: random.Random) -> Seed:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    answer += chance.choice((b"1\r\na\r\n" * 400_000, b"ffffffff\r\n<p>x"))
    heads = "".join(f"X-{number}: y\r\n" for number in range(chance.choice((3, 500))))
    return Seed("crawl.warc", f"WARC/1.1\r\nWARC-Type: response\r\n{heads}Content-Length: {len(answer)}\r\n\r\n".encode() + answer)


def _pdf(chance: random.Random) -> Seed:
    """A page whose packed content is huge, a tree of pages that contains itself, or packed many times over."""
    choice = chance.randrange(4)
    content = zlib.compress(b"BT /F1 9 Tf (tamrin tamrin tamrin) Tj 0 -1 Td ET\n" * (4_000_000 if choice == 0 else 10))
    filters = b"/FlateDecode"
    if choice == 1:
        content = zlib.compress(zlib.compress(b" " * (300 * _MIB)))
        filters = b"[/FlateDecode /FlateDecode]"
    kids = b"2 0 R" if choice == 2 else b"3 0 R " * (100_000 if choice == 3 else 1)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count " + (b"100000" if choice == 3 else b"1") + b"/Kids[" + kids + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999 99999]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return Seed("bomb.pdf", out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out))


def _page(chance: random.Random) -> Seed:
    count = chance.choice((3_000, 60_000))
    inner = chance.choice(
        (
            "<div>" * count,
            "<b>" * count,
            "<table><tr><td>" * count,
            "<p " + " ".join(f"a{number}=1" for number in range(count)) + ">",
            "<p class='" + "x" * (count * 100) + "'>",
            "&#x41;" * count,
            "<!--" * count,
            "<a href='" * count,
            "<![CDATA[" * count,
            "<ul><li>" * count,
            f'<script type="application/ld+json">{"[" * count}</script>',
            "<select><option>" * count,
            "<svg><style>" * count,
        )
    )
    return Seed("bomb.html", f"<html><body>{inner}<p>{STORY}</p></body></html>".encode())


def _feed(chance: random.Random) -> Seed:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    item = f"<item><title>T</title><description>{STORY} &l11; &x;</description></item>"
    inner = chance.choice(
        (item, "<item>" * 60_000, "<item " * 60_000, "<![CDATA[" * 60_000 + item, "<!--" * 60_000 + item, item * 3_000, "<item><b>" * 40_000)
    )
    head = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///outside">]>'
    return Seed("feed.xml", f'<?xml version="1.0"?>{head}<rss><channel><title>Tamrin</title>{inner}</channel></rss>'.encode())


def _office(chance: random.Random) -> Seed:
    words = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    part = chance.choice(
        (
            b" " * (150 * _MIB),
            (words + f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>" * 60_000).encode(),
            (words + "<w:tbl><w:tr><w:tc>" * 30_000).encode(),
            b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'">]>' + words.encode() + b"<w:p><w:r><w:t>" + b"&b;" * 50_000,
        )
    )
    name = chance.choice(("word/document.xml", "xl/workbook.xml"))
    return Seed("bomb.docx", zipped([Seed("[Content_Types].xml", b"<Types/>"), Seed(name, part)]))


def _workbook(chance: random.Random) -> Seed:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("s")
    for number in range(chance.choice((10, 4_000))):
        sheet.append([STORY] * chance.choice((1, 30)) + [number])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = [Seed(name, archive.read(name)) for name in archive.namelist()]
    swap = chance.choice(((b'r="2"', b'r="1048576"'), (b"A1:", b"A1:XFD1048576 "), (b'r="A2"', b'r="XFD1048576"')))
    return Seed("bomb.xlsx", zipped([Seed(name, data.replace(*swap)) for name, data in parts]))


def _letter(chance: random.Random) -> Seed:
    head = (
        b"From: a@tamrin.example\nTo: b@tamrin.example\nDate: Thu, 99 Foo 99999 99:99:99 +9999\nSubject: =?bz2?b?"
        + b"A" * 5000
        + b"?=\nMIME-Version: 1.0\n"
    )
    count = chance.choice((100, 3_000))
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(count))
    forwarded = b"Content-Type: message/rfc822\n\n" * count
    many = b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/plain; name=a.txt\n\nwords\n" * (count * 5)
    odd = (
        b"Content-Type: text/plain; charset="
        + chance.choice((b"bz2", b"hex", b"undefined", b"punycode", b"utf-7", b"idna", b"rot13"))
        + b"\n\n"
        + STORY.encode()
    )
    packed = b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n"
    packed += base64.encodebytes(zipped([Seed("a.txt", b"0" * (40 * _MIB))])) + b"--b--\n"
    return Seed(chance.choice(("a.eml", "a.mhtml")), head + chance.choice((nested, forwarded, many, odd, packed)))


def _table(chance: random.Random) -> Seed:
    choice = chance.randrange(7)
    story = STORY.encode()
    bodies = (
        ("a.csv", b'id,text\n1,"' + story * 60_000),
        ("a.csv", b",".join(b"c%d" % n for n in range(50_000)) + b",text\n" + b"," * 50_000 + story),
        ("a.csv", b"id,text\n" + b'"' * 300_000),
        ("a.tsv", b"id\ttext\n" + b"\x00" * 3000 + b"\t" + story),
        ("a.json", b"[" * 200_000),
        ("a.json", b'[{"text": "' + story + b'", "x": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}]"),
        ("a.jsonl", b'{"text": "' + story + b'", "published": ' + b"9" * 5000 + b"}\n" + b'{"text": 1e999999}\n{"text": "x", "published": 1e15}\n'),
    )
    return Seed(*bodies[choice])


def _picture(chance: random.Random) -> Seed:
    """A picture of a few bytes that unpacks to gigabytes, under a picture's name or another."""
    side = chance.choice((30_000, 65_000))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00" * (40 * _MIB))) + chunk(b"IEND", b"")
    return Seed(chance.choice(("bomb.png", "bomb.jpg", "bomb.txt", "bomb.html", "bomb.pdf")), png)


def _film(chance: random.Random) -> Seed:
    """Boxes in boxes, boxes without end, and lengths that lie."""
    deep = b"samples"
    for _ in range(chance.choice((50, 5_000))):
        deep = box(chance.choice((b"moov", b"trak")), deep)
    lies = box(b"moov", chance.choice((b"\0\0\0\1trak" + b"\xff" * 8, b"\xff\xff\xff\xffmvhd\1", b"\0\0\0\0udta", b"\0\0\0\2free")))
    many = box(b"moov", box(b"trak", b"") * 100_000)
    return Seed("bomb.mp4", box(b"ftyp", b"isom\0\0\2\0") + chance.choice((deep, lies, many, box(b"free", b"") * 300_000)))


def _text(chance: random.Random) -> Seed:
    return Seed(
        chance.choice(("a.txt", "a.md", "a.html")),
        chance.choice(
            (
                b"(" * 400_000,
                b"9" * 400_000,
                ("۱۴۵۰/" * 80_000).encode(),
                b"a" * 3_000_000,
                b"# " * 200_000,
                b"\n" * 2_000_000 + STORY.encode(),
                b"> " * 200_000 + STORY.encode(),
                ("\u200c" * 300_000 + STORY).encode(),
                b"1 October 2071, " * 40_000,
                b"* a\n" * 100_000,
            )
        ),
    )


BOMBS: dict[str, Bomb] = {
    "zip": _zip,
    "zips in zips": _nested_zip,
    "overlapping zip": _overlapping_zip,
    "members": _many,
    "leads out": _traversal,
    "packed stream": _stream,
    "streams in streams": _stream_of_streams,
    "tar that lies": _tar_lies,
    "crawl": _warc,
    "crawl of chunks": _warc_chunks,
    "pdf": _pdf,
    "page": _page,
    "feed": _feed,
    "office file": _office,
    "workbook": _workbook,
    "letter": _letter,
    "table": _table,
    "picture": _picture,
    "film": _film,
    "text": _text,
}
