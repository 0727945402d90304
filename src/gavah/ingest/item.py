"""What passes through ingest: an item (one future report, still bytes), and a problem (what could not be read, and what to do)."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from gavah.model import InputError, content_id

FIELDS: Final = ("text", "id", "title", "url", "lang", "published", "source")
"""What a column of a JSONL or CSV row can be mapped to."""

UNKNOWN_SOURCE: Final = "unknown-source"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one item or archive may cost. Sizes in bytes, times in seconds.

    `cpu_s`, `wall_s`, `memory`: one item in a worker. `item`: largest single report, `media`: largest photo or film. `expansion`: how many
    times its size on disk an archive may grow to (at least `expansion_floor` is always allowed). `members`, `depth`: archive members in one
    file added, and archives within archives.
    """

    cpu_s: int = 30
    wall_s: int = 60
    memory: int = 512 * 2**20
    item: int = 64 * 2**20
    media: int = 256 * 2**20
    expansion: int = 100
    expansion_floor: int = 16 * 2**20
    members: int = 10_000
    depth: int = 3


_MB: Final = 2**20


def limits_of(given: Mapping[str, int]) -> Limits:
    """Limits in words for people: cpu and wall in seconds, memory, item and media in MB, expansion, members, depth. What is not given stays."""
    sized = {"cpu": ("cpu_s", 1), "wall": ("wall_s", 1), "memory": ("memory", _MB), "item": ("item", _MB), "media": ("media", _MB)}
    fields = {sized.get(name, (name, 1))[0]: number * sized.get(name, (name, 1))[1] for name, number in given.items()}
    if "cpu_s" in fields:  # whoever allows more processor time allows at least as much time on the wall
        fields.setdefault("wall_s", max(Limits().wall_s, 2 * fields["cpu_s"]))
    return Limits(**fields)


class AddOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the person who adds says about the input. `published` (a date in words) and `source` hold for what carries none.

    `map`: report field (one of `FIELDS`) → column name. `scratch`: folder for temporary files (archives within archives); None = the
    system's; `veiled`: they are encrypted there. `private`: the reports never leave this machine. `media`: photos and films are items too,
    not only counted. Raises `InputError` for a field that does not exist.
    """

    published: str = ""
    source: str = ""
    map: Mapping[str, str] = {}
    limits: Limits = Limits()
    constructed: bool = False
    private: bool = False
    media: bool = False
    scratch: Path | None = None
    veiled: bool = False

    def __post_init__(self) -> None:
        for field in self.map:
            if field not in FIELDS:
                raise InputError(f"no field {field!r} to map a column to", where="--map", remedy=f"use one of {', '.join(FIELDS)}")


class Given(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of an item from outside its own bytes. Dates as written there.

    `published_by`: "metadata" (the container says so) or "person" (whoever added it). `text` is set where a row holds it. `charset` as an
    HTTP header names it. `speaker`: the name behind `source` (channel, feed). `retrieved`: when a crawler fetched it.
    """

    id: str = ""
    title: str = ""
    url: str = ""
    lang: str = ""
    published: str = ""
    published_by: str = ""
    text: str | None = None
    charset: str = ""
    speaker: str = ""
    forward_of: str = ""
    retrieved: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One future report. Its bytes are `data`, or the whole file `path` where that is large.

    `sha256` (hex) is of the bytes, `size` their number. `file` is what was added or found on disk, for messages; `found` the address, or the
    path inside what was added. `occurrence` counts items with the same bytes within one row container from 1, so that a row told twice
    is kept twice. `source` is the source's id.
    """

    sha256: str
    size: int
    media_type: str
    file: str
    found: str
    source: str = UNKNOWN_SOURCE
    occurrence: int = 1
    data: bytes | None = None
    path: str = ""
    given: Given = Given()
    constructed: bool = False
    private: bool = False

    def read(self) -> bytes:
        """The item's bytes. Raises `InputError` when the file is gone or is no longer what it was when it was found."""
        if self.data is not None:
            return self.data
        try:
            data = Path(self.path).read_bytes()
        except OSError as error:
            raise InputError(f"could not be read again: {error.strerror}", where=self.file, remedy="add it again") from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise InputError("changed while it was being added", where=self.file, remedy="add it again when it no longer changes")
        return data


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read: which file (with row or member), why, and what to do about it."""

    file: str
    reason: str
    remedy: str


_NUMBER: Final = re.compile(r"^Error -?\d+ ")


def damage(error: Exception) -> str:
    """Why a packed file cannot be unpacked, in the words of what unpacks it, without the number by which it calls its errors."""
    return f"is damaged: {_NUMBER.sub('', str(error)) or 'it ends too early'}"


def report_id(item: Item) -> str:
    """The id of the report `item` becomes, known before it is read: a hash of bytes, source, the date given from outside, occurrence."""
    return content_id("r", [item.sha256, item.source, item.given.published, item.occurrence])
