"""Films (MP4, MOV): what their container says, and a copy in which it says nothing (ISO/IEC 14496-12; QuickTime File Format).

No picture is decoded: a film's copies are known by its samples (`mdat`), which a changed name, date or comment leaves alone; one that was encoded
anew is another film to this program, and a person says that it is not. The clean copy keeps every length, so that no offset moves: boxes of
metadata become `free` boxes of zeros, times of making become zero. What lies inside the samples (an encoder's note) stays.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from gavah.media.record import MediaRecord
from gavah.model import InputError

_FOLDERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf"})
_SAID: Final = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"cprt", b"XMP_"})
_TIMED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_KNOWN: Final = frozenset(
    {b"ftyp", b"moov", b"mdat", b"moof", b"sidx", b"styp", b"mfra", b"pdin", b"free", b"skip", b"wide", b"meta", b"uuid", b"udta"}
)
_MOST_BOXES, _DEEPEST = 20_000, 12
_EPOCH: Final = date(1904, 1, 1)
_ISO_6709 = re.compile(rb"([+-]\d{2}(?:\.\d{1,8})?)([+-]\d{3}(?:\.\d{1,8})?)")
_CREATED = re.compile(rb"com\.apple\.quicktime\.creationdate")
_DAY = re.compile(rb"(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d")
_DAMAGED: Final = "fetch it again; films other than MP4 and MOV are not read"


class Box(NamedTuple):
    """A box: its kind, where it begins, where its content begins, where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


def read_film(data: bytes, media_type: str) -> MediaRecord:
    """What the container says. Raises `InputError` where it is no film."""
    boxes = list(_boxes(data, 0, len(data), 0))
    kinds = {box.kind for box in boxes}
    if b"moov" not in kinds and b"moof" not in kinds:
        raise InputError("is a damaged film: it has no table of its contents", remedy=_DAMAGED)
    head = next((box for box in boxes if box.kind == b"mvhd"), None)
    created, seconds = _head(data, head) if head else ("", 0.0)
    said = b"".join(data[box.body : min(box.end, box.body + 65_536)] for box in boxes if box.kind in (b"udta", b"meta"))
    place, day = _ISO_6709.search(said), _DAY.search(said) if _CREATED.search(said) else None
    taken = _iso(day) if day else ""
    width, height = _size(data, boxes)
    return MediaRecord(
        media_type=media_type,
        width=width,
        height=height,
        seconds=seconds,
        taken=taken or created,
        taken_from="QuickTime creationdate" if taken else "MP4 creation time (UTC)" if created else "",
        lat=float(place[1]) if place else None,
        lon=float(place[2]) if place else None,
        place_from="film's location" if place else "",
        payload=_payload(data, boxes),
    )


def clean_film(data: bytes) -> bytes:
    """The film, its container silent about where, when and by what it was made."""
    out = bytearray(data)
    for box in _boxes(data, 0, len(data), 0):
        if box.kind in _SAID:
            out[box.start + 4 : box.start + 8] = b"free"
            out[box.body : box.end] = bytes(box.end - box.body)
        elif box.kind in _TIMED and box.end - box.body >= 20:
            wide = 16 if data[box.body] == 1 else 8
            out[box.body + 4 : box.body + 4 + wide] = bytes(wide)
    return bytes(out)


def _boxes(data: bytes, start: int, end: int, depth: int) -> Iterator[Box]:
    """Boxes in order, those inside folders after their folder. Raises `InputError` where there are too many."""
    count, stack = 0, [(start, end, depth)]
    while stack:
        at, end, depth = stack.pop()
        while at + 8 <= end:
            box = _box(data, at, end)
            if box is None or (depth == 0 and box.kind not in _KNOWN):
                break
            count += 1
            if count > _MOST_BOXES:
                raise InputError("is a damaged film: its table of contents does not end", remedy=_DAMAGED)
            yield box
            if box.kind in _FOLDERS and depth < _DEEPEST:
                stack.append((box.body, box.end, depth + 1))
            at = box.end


def _box(data: bytes, at: int, end: int) -> Box | None:
    size, kind, body = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), at + 8
    if size == 1:
        size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
    stop = end if size == 0 else min(at + size, end)
    return Box(kind, at, body, stop) if stop >= body else None


def _head(data: bytes, box: Box) -> tuple[str, float]:
    """(day of making, seconds) of a film's head."""
    wide = 8 if data[box.body : box.body + 1] == b"\x01" else 4
    fields = data[box.body + 4 : box.end]
    made = int.from_bytes(fields[:wide], "big")
    scale = int.from_bytes(fields[2 * wide : 2 * wide + 4], "big")
    length = int.from_bytes(fields[2 * wide + 4 : 3 * wide + 4], "big")
    try:
        day = (_EPOCH + timedelta(seconds=made)).isoformat() if made else ""
    except OverflowError:
        day = ""
    return day, round(length / scale, 2) if scale else 0.0


def _size(data: bytes, boxes: list[Box]) -> tuple[int, int]:
    """The largest track's width and height (16.16 fixed point, the last eight bytes of its head)."""
    ends = [data[box.end - 8 : box.end] for box in boxes if box.kind == b"tkhd"]
    sizes = [(int.from_bytes(end[:2], "big"), int.from_bytes(end[4:6], "big")) for end in ends]
    return max(sizes, default=(0, 0))


def _payload(data: bytes, boxes: list[Box]) -> str:
    digest = hashlib.sha256()
    parts = [box for box in boxes if box.kind == b"mdat" and box.end > box.body]
    view = memoryview(data)
    for box in sorted(parts, key=lambda box: box.start):
        digest.update(view[box.body : box.end])
    return digest.hexdigest() if parts else ""


def _iso(match: re.Match[bytes]) -> str:
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""
