"""An event of a passage while the document level puts it together."""

import msgspec

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.frame import FrameHit, Range


class Told(msgspec.Struct, kw_only=True):
    """An event told. `when_rule`, `where_rule`: "" for own words, else "inherited:…". `also`: the other sentences that tell of it.

    `spread`: its sentence names only the places of some of its parts, so that no town near it is its own.
    """

    hit: FrameHit
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    when_rule: str = ""
    where_rule: str = ""
    also: tuple[Range, ...] = ()
    spread: bool = False
