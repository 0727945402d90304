"""What is done to a whole file: cut, flipped, spliced, told in another encoding, dated impossibly, blown up."""

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable

from bench.hostile.seeds import Seed, zipped

_DATE = re.compile(rb"\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:January|October|Mehr|September) \d{4}\b")
_NO_DATES = (b"2071-02-30", b"0000-00-00", b"9999-99-99", b"31 Mehr 1450", b"30 February 2071", b"99999999999-1-1", b"-1-1-1", "۳۱ مهر ۱۴۵۰".encode())
_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1256", "iso-8859-6", "cp037", "shift_jis", "utf-8-sig", "mac-farsi")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff", b"+/v8-")
_ODD = ("\u202e", "\u200c", "\ufeff", "\x00", "\ud800", "\U0010ffff", "﷽", "e" + "\u0301" * 500)
_WHOLE_LIMIT = 300_000

Spoil = Callable[[bytes, bytes, random.Random], bytes]
"""(a file, another file, chance) → the spoiled file."""


def _cut(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data)) if chance.random() < 0.2 else 0
    return data[start : chance.randint(start, len(data))]


def _flip(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 32, 256))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at, start = chance.randrange(len(data)), chance.randrange(len(other))
    return data[:at] + other[start : start + chance.choice((16, 512, 20_000))] + data[at + chance.choice((0, 16, 512)) :]


def _repeat(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    part = data[at : at + chance.choice((1, 40, 2000))]
    return data[:at] + part * min(chance.choice((50, 2000, 50_000)), _WHOLE_LIMIT // len(part)) + data[at:]


def _encode(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    text, name = data.decode("utf-8", errors="replace"), chance.choice(_ENCODINGS)
    try:
        out = text.encode(name, errors="replace")
    except LookupError:
        out = text.encode("utf-16-le")
    return out if chance.random() < 0.7 else chance.choice(_MARKS) + out


def _odd(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", errors="replace")
    for _ in range(chance.randint(1, 40)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(_ODD) + text[at:]
    return text.encode("utf-8", errors="surrogatepass")


def _dated(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    spoiled = _DATE.sub(lambda _: chance.choice(_NO_DATES), data)
    return spoiled if spoiled != data else data + b"\n" + chance.choice(_NO_DATES)


def _huge_tag(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """One tag, number, name or line without end in the middle of the file."""
    at = chance.randrange(len(data))
    opening = chance.choice((b"<p ", b"<a href='", b"<!--", b"<![CDATA[", b"<item ", b"&", b'"', b"%", b"(", b"Content-Type: ", b"[", b"{"))
    filling = chance.choice((b"a=1 ", b"9", b"<", b"(", b"[[", b"\xd8\xa7", b"=?utf-8?b?", b"<div>"))
    return data[:at] + (opening + filling * (_WHOLE_LIMIT // len(filling))) + data[at:]


WAYS: dict[str, Spoil] = {
    "cut": _cut,
    "flipped": _flip,
    "spliced": _splice,
    "repeated": _repeat,
    "another encoding": _encode,
    "odd characters": _odd,
    "impossible dates": _dated,
    "one huge tag": _huge_tag,
}


def spoiled(seed: Seed, other: Seed, way: str, chance: random.Random) -> Seed:
    """`seed` spoiled in this way: half the packed files inside their packing, and one in twenty under another's name."""
    spoil = WAYS[way]
    data = _inside(seed.data, other.data, spoil, chance) if chance.random() < 0.5 else spoil(seed.data, other.data, chance)
    name = other.name if chance.random() < 0.05 else seed.name
    return Seed(name, data)


def _inside(data: bytes, other: bytes, spoil: Spoil, chance: random.Random) -> bytes:
    """What is packed is unpacked, spoiled and packed again, so that the spoiled bytes get past the checksums."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(spoil(gzip.decompress(data), other, chance), mtime=0)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [Seed(name, archive.read(name)) for name in archive.namelist()]
        at = chance.randrange(len(members))
        members[at] = Seed(members[at].name, spoil(members[at].data or b" ", other, chance))
        return zipped(members)
    return spoil(data, other, chance)
