"""Bytes to characters. What was guessed or broken is said in a note; nothing is ever thrown away for one bad byte."""

import codecs
import re
from typing import Final, NamedTuple

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_SURROGATE = re.compile("[\ud800-\udfff]")
_USUAL = re.compile("[\t\n\r -~\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f]")
_FEWEST = 8  # characters below which nothing can be told
_ARABIC = re.compile("[ء-يپچژکگی]")
_ARABIC_WORD = re.compile("[ء-يپچژکگی]{2,}")
# HTML and mail name these when they mean their Windows supersets (WHATWG Encoding Standard, table of labels).
_SUPERSETS: Final = {"iso8859-1": "cp1252", "ascii": "utf-8", "iso8859-6": "cp1256"}


class Decoded(NamedTuple):
    """The characters, the encoding they were in, and notes."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(data: bytes, declared: str = "") -> Decoded:
    """`data` as text: by its byte order mark, as UTF-8, as `declared`, else by what fits best. Broken bytes become U+FFFD, with a note."""
    encoding, skip = guess(data, declared)
    body = data[skip:]
    text = body.decode(encoding, errors="replace")
    broken = text.count("\ufffd") - (body.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    notes = [] if encoding == "utf-8" else [f"read as {encoding}"]
    if broken > 0:
        notes.append(f"{broken} broken bytes replaced by \ufffd")
    return Decoded(text, encoding, tuple(notes))


def guess(data: bytes, declared: str = "") -> tuple[str, int]:
    """(encoding, bytes of byte order mark to skip). Looks at the first 64 KiB."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, len(bom)
    sample = data[:_SAMPLE]
    if wide := without_bom(sample):
        return wide, 0
    if _fits_utf8(sample):
        return "utf-8", 0
    named = _known(declared)
    if named and named != "utf-8" and "\ufffd" not in sample.decode(named, errors="replace"):
        return named, 0
    return _one_byte(sample), 0


def clean_surrogates(text: str) -> tuple[str, int]:
    """`text` without lone surrogates (JSON can hold them, no file can), and how many were replaced."""
    return _SURROGATE.subn("\ufffd", text)


def _fits_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - sample.count(b"\xef\xbf\xbd")
    wide = sum(1 for char in text if char > "\x7f") - broken
    # A cut sample may end within a character; a text mostly in UTF-8 with some damage is still UTF-8.
    return (broken <= 1 and wide >= broken) or broken * 10 < wide


def without_bom(sample: bytes) -> str:
    """The UTF-16 a text is in that does not say so: read the right way round it is nearly all plain or Arabic letters; "" if it is not."""
    if b"\x00" not in sample and b"\x06" not in sample:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) & ~1].decode(encoding, errors="replace")
        if len(text) >= _FEWEST and len(_USUAL.findall(text)) > 0.95 * len(text):
            return encoding
    return ""


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name if name else ""
        _ = b"a".decode(found or "utf-8")  # "hex", "bz2" and "undefined" are names too, and no encodings of text
    except (LookupError, ValueError):
        return ""
    return _SUPERSETS.get(found, found) if found not in ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape") else ""


def _one_byte(sample: bytes) -> str:
    """windows-1256 where the high bytes make Arabic-script words, else windows-1252."""
    as_arabic = sample.decode("cp1256", errors="replace")
    letters = len(_ARABIC.findall(as_arabic))
    in_words = sum(map(len, _ARABIC_WORD.findall(as_arabic)))
    high = sum(byte > 0x7F for byte in sample)
    return "cp1256" if letters * 2 > high and in_words * 10 > letters * 8 else "cp1252"
