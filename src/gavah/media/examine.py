"""An item that is a photo or film → its record and thumbnail. Runs in ingest's limited workers; a pure function of the item."""

from typing import Final

import msgspec

from gavah.ingest import Item, Problem, sniff
from gavah.media.films import clean_film, read_film
from gavah.media.pictures import clean_picture, read_picture
from gavah.media.record import MediaRecord
from gavah.model import InputError

MEDIA: Final = frozenset(sniff.MEDIA_TYPES)


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a photo or film: its record, and a thumbnail (JPEG; none of a film)."""

    record: MediaRecord
    thumbnail: bytes = b""


def is_media(item: Item) -> bool:
    """Is the item a photo or film?"""
    return item.media_type in MEDIA


def examine(item: Item) -> Examined | Problem:
    """The record of a photo or film. Never raises for bad input."""
    try:
        if item.media_type.startswith("video/"):
            return Examined(record=read_film(item.read(), item.media_type))
        record, thumbnail = read_picture(item.read(), item.media_type)
        return Examined(record=record, thumbnail=thumbnail)
    except InputError as error:
        return Problem(item.file, error.what, error.remedy)


def cleaned(item: Item) -> bytes | Problem:
    """A copy without metadata, for inside viewing."""
    try:
        return clean_film(item.read()) if item.media_type.startswith("video/") else clean_picture(item.read(), item.media_type)
    except InputError as error:
        return Problem(item.file, error.what, error.remedy)
