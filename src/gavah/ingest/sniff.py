"""What kind of file some bytes are: by their first bytes, then by the name. A name never overrides bytes that say otherwise."""

import re
from pathlib import PurePosixPath
from typing import Final

from gavah.ingest.decode import without_bom

HEAD: Final = 4096
"""How many first bytes `media_type` wants to see."""

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
MHTML, EMAIL, MBOX = "multipart/related", "message/rfc822", "application/mbox"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV, TSV, JSONL, JSON, XML = "text/csv", "text/tab-separated-values", "application/jsonl", "application/json", "application/xml"
FEED, WARC, TELEGRAM_HTML = "application/rss+xml", "application/warc", "text/html;telegram"
ZIP, TAR, GZIP, BZIP2, XZ = "application/zip", "application/x-tar", "application/gzip", "application/x-bzip2", "application/x-xz"
UNKNOWN = "application/octet-stream"
JPEG, PNG, WEBP, MP4, MOV = "image/jpeg", "image/png", "image/webp", "video/mp4", "video/quicktime"
MEDIA_TYPES: Final = (JPEG, PNG, WEBP, MP4, MOV)

# First bytes of what holds no text we read, with what to do about it.
_UNREADABLE: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file", "save it as .docx or .xlsx and add that"),
    (b"{\\rtf", "an RTF file", "save it as .docx or text and add that"),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"II*\x00", "a picture", ""),
    (b"OggS", "a sound or film", ""),
    (b"ID3", "a sound or film", ""),
    (b"\x1aE\xdf\xa3", "a sound or film", ""),
    (b"RIFF", "a picture, sound or film", ""),
    (b"SQLite format 3", "a database", "export its rows as CSV or JSONL"),
    (b"Rar!", "a RAR archive", "unpack it, or pack it as .zip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it, or pack it as .zip"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", "unpack it first"),
    (b"age-encryption.org/", "a sealed packet", "open it with `gavah unseal`"),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
)
_ASSETS: Final = re.compile(
    r"\.(?:css|m?js|map|woff2?|[to]tf|eot|ico|png|jpe?g|gif|webp|bmp|tiff?|svg|heic|avif|mp4|m4v|mov|avi|mkv|webm|mp3|m4a|og[ga]|opus|wav|flac|tgs|exe|dll|so|pyc)",
    re.I,
)
_MEDIA_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".mp4", ".m4v", ".mov"})
_STILLS: Final = frozenset({b"heic", b"heix", b"mif1", b"avif", b"M4A ", b"M4B "})  # same container, no film
_BY_SUFFIX: Final = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".csv": CSV,
    ".tsv": TSV,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".json": JSON,
    ".eml": EMAIL,
    ".mbox": MBOX,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".warc": WARC,
}
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h[1-6]|table|meta|title|section)\b", re.I)
_FEED_START = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_MAIL_HEADER = re.compile(rb"(?:Return-Path|Received|From|To|Date|Subject|Message-ID|MIME-Version|Delivered-To|DKIM-Signature|X-[\w-]+):[ \t]", re.I)
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.I | re.M)


def is_asset(name: str) -> bool:
    """Whether a file by this name is a picture, sound, film, style or script: nothing with words of its own."""
    return _ASSETS.fullmatch(PurePosixPath(name).suffix) is not None


def media_of(head: bytes) -> str:
    """The media type of a photo or film that is kept as such; "" for everything else."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        return "" if head[8:12] in _STILLS else MOV if head[8:10] == b"qt" else MP4
    return MOV if head[4:8] in (b"moov", b"mdat", b"wide") else ""


def may_be_media(name: str) -> bool:
    """Whether a file by this name is looked at as a photo or film."""
    return PurePosixPath(name).suffix.lower() in _MEDIA_SUFFIXES


def unreadable(head: bytes) -> tuple[str, str] | None:
    """(what it is, what to do) for kinds known not to be readable, else None."""
    for magic, what, remedy in _UNREADABLE:
        if head.startswith(magic):
            return what, remedy
    if head[4:8] == b"ftyp":
        return "a film", ""
    return None


def media_type(head: bytes, name: str) -> str:
    """The media type of a file from its first bytes (≤ `HEAD`) and name; `UNKNOWN` where it is no text and no kind we know."""
    return _by_magic(head) or _by_markup(head, name) or _by_name(head, name)


def _by_magic(head: bytes) -> str:
    starts = ((b"PK\x03\x04", ZIP), (b"PK\x05\x06", ZIP), (b"\x1f\x8b", GZIP), (b"BZh", BZIP2), (b"\xfd7zXZ\x00", XZ), (b"WARC/", WARC))
    for magic, kind in starts:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:
        return PDF
    return TAR if head[257:262] == b"ustar" else ""


def _by_markup(head: bytes, name: str) -> str:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".jsonl", ".ndjson", ".csv", ".tsv", ".md", ".markdown"):
        return ""  # a row or paragraph may begin with anything
    if start.startswith(b"From ") and _MAIL_HEADER.search(start[:HEAD]) and b"\n" in start:
        return MBOX
    if _MAIL_HEADER.match(start) and len(_MAIL_HEADER.findall(start)) >= 3:
        return MHTML if _RELATED.search(start) and suffix != ".eml" else EMAIL
    if start.startswith(b"<"):
        return _xml_or_html(start, suffix)
    return ""


def _xml_or_html(start: bytes, suffix: str) -> str:
    if _FEED_START.search(start[:1500]) and b"<html" not in start[:1500].lower():
        return FEED
    if b'class="page_wrap"' in start and b"tgme" not in start and b"Exported Data" in start:
        return TELEGRAM_HTML
    if _HTML_START.search(start) or suffix in (".html", ".htm", ".xhtml"):
        return HTML
    return XML if start.startswith(b"<?xml") else ""


def _by_name(head: bytes, name: str) -> str:
    by_name = _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())
    if by_name:
        return by_name
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) and _looks_like_json(head):
        return JSON
    return TEXT if _is_text(head) else UNKNOWN


def _looks_like_json(head: bytes) -> bool:
    return re.match(rb'[\xef\xbb\xbf\s]*[\[{]\s*(?:["\[{]|\Z)', head) is not None


def _is_text(head: bytes) -> bool:
    """Text has few control characters, unless it is UTF-16."""
    if not head:
        return True
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if without_bom(head):
        return True
    nulls = head.count(0)
    control = sum(byte < 9 or 13 < byte < 27 for byte in head) - nulls
    return control * 20 < len(head) and nulls * 10 < len(head)
