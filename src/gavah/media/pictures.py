"""Photos (JPEG, PNG, WebP): size, EXIF, perceptual hashes, a thumbnail, and a copy without metadata. With Pillow, in a limited worker."""

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from gavah.media.record import MediaRecord
from gavah.model import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MOST_PIXELS: Final = 120_000_000
"""A picture of more pixels than any camera takes is not unpacked."""
THUMBNAIL: Final = 320
_GPS, _DETAILS = 0x8825, 0x8769
_TAKEN: Final = ((0x9003, "EXIF DateTimeOriginal"), (0x9004, "EXIF DateTimeDigitized"), (0x0132, "EXIF DateTime"))
_TAGS: Final = {0x010F: "make", 0x0110: "model", 0x0131: "software", 0x013B: "artist", 0x010E: "description", 0x8298: "copyright", 0xA431: "serial"}
_DAY = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)")
_LONGEST_TAG: Final = 300


def read_picture(data: bytes, media_type: str) -> tuple[MediaRecord, bytes]:
    """The record and a thumbnail (JPEG without metadata). Raises `InputError` for what is damaged or too large to unpack."""
    from PIL import ImageOps

    from gavah.media.likeness import hashes

    picture = _opened(data, media_type)
    width, height = picture.size
    exif = _exif(picture)
    small = ImageOps.exif_transpose(_unpacked(picture))
    dhash, phash = hashes(small)
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    taken, taken_from = _taken(exif)
    lat, lon = _position(exif.get(_GPS, {}))
    record = MediaRecord(
        media_type=media_type,
        width=width,
        height=height,
        taken=taken,
        taken_from=taken_from,
        lat=lat,
        lon=lon,
        place_from="EXIF GPS" if lat is not None else "",
        tags={name: said for tag, name in _TAGS.items() if (said := _words(exif.get(tag)))},
        dhash=dhash,
        phash=phash,
    )
    return record, _saved(small, "JPEG", quality=80)


def clean_picture(data: bytes, media_type: str) -> bytes:
    """The pixels alone, turned as the metadata said: no EXIF, XMP, IPTC, comments, embedded previews or colour profile."""
    from PIL import ImageOps

    kind = FORMATS[media_type]
    whole = ImageOps.exif_transpose(_opened(data, media_type))
    return _saved(whole, kind, **({"quality": 92} if kind != "PNG" else {}))


def _opened(data: bytes, media_type: str) -> "Image":
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(data), formats=[FORMATS[media_type]])
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputError(f"is a damaged picture: {error}"[:200], remedy="fetch it again") from error
    if picture.width * picture.height > MOST_PIXELS:
        raise InputError(
            f"is a picture of {picture.width} × {picture.height} pixels, more than are unpacked", remedy="make a smaller copy and add that"
        )
    return picture


def _unpacked(picture: "Image") -> "Image":
    try:
        picture.draft("RGB", (4 * THUMBNAIL, 4 * THUMBNAIL))  # a JPEG can be unpacked smaller
        picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise InputError(f"is a damaged picture: {error}"[:200], remedy="fetch it again") from error
    return picture.convert("RGB")


def _saved(picture: "Image", kind: str, **how: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    from PIL import Image

    bare = Image.new(picture.mode if kind != "JPEG" else "RGB", picture.size)
    bare.paste(picture)  # pixels only: what hangs on the picture stays behind
    if bare.mode == "P" and (palette := picture.getpalette()):
        bare.putpalette(palette)
    out = io.BytesIO()
    bare.save(out, kind, **how)
    return out.getvalue()


def _exif(picture: "Image") -> dict[int, Any]:
    """All tags that can be read; broken metadata are none."""
    try:
        exif = picture.getexif()
        return {**dict(exif), **dict(exif.get_ifd(_DETAILS)), _GPS: dict(exif.get_ifd(_GPS))}
    except Exception:  # a hostile EXIF block raises whatever Pillow comes upon
        return {}


def _taken(exif: Mapping[int, Any]) -> tuple[str, str]:
    from datetime import date

    for tag, name in _TAKEN:
        match = _DAY.match(_words(exif.get(tag)))
        try:
            return (date(*map(int, match.groups())).isoformat(), name) if match else ("", "")
        except ValueError:
            continue
    return "", ""


def _position(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    try:
        lat, lon = (_degrees(gps[tag], _words(gps[tag - 1])) for tag in (2, 4))
    except (KeyError, ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None, None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 and (lat or lon) else (None, None)


def _degrees(parts: Any, side: str) -> float:  # noqa: ANN401 - three rationals
    whole: float = sum(float(part) / float(60**place) for place, part in enumerate(parts))
    return float(round(-whole if side.upper() in ("S", "W") else whole, 6))


def _words(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    text = str(value) if isinstance(value, str | int | float) else ""
    return "".join(char if char.isprintable() else " " for char in text).strip()[:_LONGEST_TAG]
