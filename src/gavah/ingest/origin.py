"""Which source an item comes from: what the row says, the sidecar, the person who adds, else the address; never a file's name."""

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from gavah.ingest.item import UNKNOWN_SOURCE, AddOptions
from gavah.ingest.sidecar import Sidecar

_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")
_LONGEST_ID = 120


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for everything under one path added. `told`: the path for the sidecar's globs, where the file on disk bears another."""

    options: AddOptions
    sidecar: Sidecar | None = None
    told: str = ""

    @property
    def constructed(self) -> bool:
        """Whether everything here is constructed."""
        return self.options.constructed or (self.sidecar is not None and self.sidecar.constructed)

    def source(self, path: Path, member: str = "", *, stated: str = "", speaker: str = "", url: str = "") -> str:
        """The source id of a report in the file `path` (in its `member`). `stated` is what the row itself says."""
        if stated:
            return self._named(stated) or slug(stated)
        by_file = self.sidecar.source_of(self._relative(path, member)) if self.sidecar else ""
        host = host_of(url)
        by_host = self.sidecar.source_at(host) if self.sidecar and host else ""
        known = by_file or by_host or self._named(speaker) or self.options.source
        return known or host or (slug(speaker) if speaker else UNKNOWN_SOURCE)

    def _named(self, name: str) -> str:
        return self.sidecar.source_named(name) if self.sidecar and name else ""

    def _relative(self, path: Path, member: str) -> str:
        if self.told:
            return f"{self.told}/{member}" if member else self.told
        whole = _resolved(path) / member if member else _resolved(path)
        try:
            return whole.relative_to(self.sidecar.path if self.sidecar else "").as_posix()
        except ValueError:
            return whole.name


@lru_cache(maxsize=64)  # the rows of one file ask again and again
def _resolved(path: Path) -> Path:
    return path.resolve()


def slug(name: str) -> str:
    """A source id made of a name: its words as they are, joined by "-", at most 120 characters."""
    return _BLANKS.sub("-", name.strip())[:_LONGEST_ID] or UNKNOWN_SOURCE


def host_of(url: str) -> str:
    """The host of an address without "www."; "" where there is none."""
    try:
        host = (urlsplit(url).hostname or "") if "://" in url else ""
    except ValueError:  # an address such as http://[broken
        return ""
    return host.lower().removeprefix("www.")
