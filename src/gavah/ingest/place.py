"""Where in the input we are, and how an item is made there."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from gavah.ingest.item import Given, Item, Problem
from gavah.ingest.origin import Origin, host_of
from gavah.ingest.sniff import HEAD
from gavah.ingest.streams import Budget

IN_MEMORY: Final = 2**20
"""Files up to this size (bytes) travel with their item; larger ones are read again where they are needed."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A file on disk (`path`), or a `member` of the archive it is. `shown` is its path inside what was added; `depth` counts archives."""

    origin: Origin
    path: Path
    shown: str
    budget: Budget
    member: str = ""
    depth: int = 0

    @property
    def name(self) -> str:
        """The last name of the file or member."""
        return (self.member or self.shown).rsplit("/", 1)[-1]

    def inside(self, member: str) -> "Place":
        """The place of a member of this archive."""
        clean = safe_name(member)
        whole = f"{self.member}/{clean}" if self.member else clean
        return msgspec.structs.replace(self, member=whole, shown=f"{self.shown}/{clean}", depth=self.depth + 1)

    def problem(self, reason: str, remedy: str = "") -> Problem:
        """A problem with the file or member itself."""
        return Problem(self.shown, reason, remedy)

    def item(self, data: bytes, media_type: str, given: Given, *, stated: str = "", found: str = "", home: str = "") -> Item:
        """The item with these bytes. `stated` is the source the row names, `home` the address of the feed it comes from."""
        return self._item(hashlib.sha256(data).hexdigest(), len(data), media_type, given, data=data, stated=stated, found=found, home=home)

    def whole_file(self, media_type: str) -> Item:
        """The item that is the file on disk. Raises `OSError`."""
        size = self.path.stat().st_size
        if size <= IN_MEMORY:
            return self.item(self.path.read_bytes(), media_type, Given())
        with self.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return self._item(digest, size, media_type, Given(), path=str(self.path.resolve()))

    def _item(
        self,
        sha256: str,
        size: int,
        media_type: str,
        given: Given,
        *,
        data: bytes | None = None,
        path: str = "",
        stated: str = "",
        found: str = "",
        home: str = "",
    ) -> Item:
        options = self.origin.options
        if not given.published and options.published:
            given = msgspec.structs.replace(given, published=options.published, published_by="person")
        return Item(
            sha256=sha256,
            size=size,
            media_type=media_type,
            file=self.shown,
            found=(given.url if host_of(given.url) else "") or found or self.shown,
            source=self.origin.source(self.path, self.member, stated=stated, speaker=given.speaker, url=given.url or home),
            data=data,
            path=path,
            given=given,
            constructed=self.origin.constructed,
            private=options.private,
        )


class Repeats:
    """Counts equal bytes within one container, eight bytes of digest each, so that a long table costs little memory."""

    def __init__(self) -> None:
        self._once: set[int] = set()
        self._often: dict[int, int] = {}

    def numbered(self, item: Item) -> Item:
        """`item` with its occurrence: 1 the first time, 2 the second …"""
        key = int(item.sha256[:16], 16)
        if key not in self._once:
            self._once.add(key)
            return item
        self._often[key] = self._often.get(key, 1) + 1
        return msgspec.structs.replace(item, occurrence=self._often[key])


class Skipped:
    """What holds no text of its own, counted by kind and said once per folder or archive."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._kinds: Counter[str] = Counter()

    def add(self, kind: str) -> None:
        """One more of `kind`."""
        self._kinds[kind] += 1

    def problems(self, file: str) -> Iterator[Problem]:
        """One problem that counts them all, if there were any."""
        if self._kinds:
            kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self._kinds.items()))
            yield Problem(file, f"{self._kinds.total()} {self._what}: {kinds}", "nothing to do, unless words in them matter: add those as text")


def safe_name(name: str) -> str:
    """An archive member's name as a path below the archive: no root, no "..", no control characters."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name.replace("\\", "/"))
    parts = [part for part in shown.split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"


def shown_name(path: Path) -> str:
    """A file's name as text that can be stored, whatever its bytes."""
    return os.fsencode(path.name or path.resolve().name).decode("utf-8", errors="replace")


def head_of(path: Path) -> bytes:
    """The first bytes of a file. Raises `OSError`."""
    with path.open("rb") as stream:
        return stream.read(HEAD)
