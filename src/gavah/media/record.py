"""What is known of a photo or film from its own bytes."""

from collections.abc import Mapping

import msgspec


class MediaRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`taken` (ISO day) and where (degrees) as the metadata say, with the field that says so; they may be false or another's clock.

    `tags`: what else the metadata hold, for inside eyes only (device, software). `dhash`, `phash`: 64 bits in hex, "" where there is
    nothing to compare (a film, a picture of one tone). `payload`: SHA-256 of a film's sound and pictures without their container.
    """

    media_type: str
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    taken: str = ""
    taken_from: str = ""
    lat: float | None = None
    lon: float | None = None
    place_from: str = ""
    tags: Mapping[str, str] = {}
    dhash: str = ""
    phash: str = ""
    payload: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_film(self) -> bool:
        """A film, and no photo."""
        return self.media_type.startswith("video/")
