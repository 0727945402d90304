"""`sources.toml` beside the reports: who speaks in which file, and whether all of it is constructed.

constructed = true
[[source]]
id = "tamrin-wire"
name = "Tamrin Wire"
name_fa = "…"
files = ["reports/wire/**", "wire-*.html"]   # relative to this file; ** = any folders
hosts = ["tamrin-wire.example"]              # optional: addresses from WARC and feeds
"""

import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any, Final

import msgspec

from gavah.model import InputError, Source, folded

NAME: Final = "sources.toml"
_SOURCE_FIELDS: Final = frozenset(Source.__struct_fields__)


class Sidecar(msgspec.Struct, frozen=True, kw_only=True):
    """The sources of a folder. `patterns`: (compiled glob, source id) in the file's order; the first that fits wins."""

    path: str
    constructed: bool
    sources: tuple[Source, ...]
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()
    hosts: tuple[tuple[str, str], ...] = ()

    def source_of(self, found: str) -> str:
        """The source of the file `found` (a path relative to the sidecar), or of the archive it lies in; "" if none is named."""
        whole = PurePosixPath(found)
        paths = [str(whole), *(str(parent) for parent in whole.parents if str(parent) != ".")]
        return next((source for path in paths for pattern, source in self.patterns if pattern.fullmatch(path)), "")

    def source_at(self, host: str) -> str:
        """The source that publishes at `host` or a parent of it; "" if none is named."""
        return next((source for known, source in self.hosts if host == known or host.endswith("." + known)), "")

    def source_named(self, name: str) -> str:
        """The source with this id or name in either language; "" if none has it."""
        wanted = folded(name).strip()
        return next((s.id for s in self.sources if wanted and wanted in (folded(s.id), folded(s.name), folded(s.name_fa))), "")


def load_sidecar(folder: Path) -> Sidecar | None:
    """The sidecar in `folder`, else beside it, else one level above that; None where there is none. `folder` may be a file.

    Raises `InputError` for a sidecar that cannot be read: nothing may be added under unknown sources by accident.
    """
    start = folder if folder.is_dir() else folder.parent
    whole = start.resolve()
    for place in (start, *whole.parents[:2]):
        path = place / NAME
        if path.is_file():
            return read_sidecar(path)
    return None


def read_sidecar(path: Path) -> Sidecar:
    """The sidecar in the file `path`. Raises `InputError`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return _sidecar(path, table)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="mend it; until then nothing beside it is added") from error


def _sidecar(path: Path, table: dict[str, Any]) -> Sidecar:
    constructed = table.get("constructed", False) is True
    rows = table.get("source", [])
    return Sidecar(
        path=str(path.parent.resolve()),
        constructed=constructed,
        sources=tuple(_source(row, constructed) for row in rows),
        patterns=tuple((_glob(pattern), row["id"]) for row in rows for pattern in row.get("files", ())),
        hosts=tuple((host.lower().removeprefix("www."), row["id"]) for row in rows for host in row.get("hosts", ())),
    )


def _source(row: dict[str, Any], constructed: bool) -> Source:
    fields = {key: value for key, value in row.items() if key in _SOURCE_FIELDS}
    fields.setdefault("name", fields["id"])
    return msgspec.convert({**fields, "constructed": constructed or fields.get("constructed", False)}, Source)


def _glob(pattern: str) -> re.Pattern[str]:
    """A glob over paths with `/`: `**` any folders, `*` and `?` within one name."""
    parts = re.split(r"(\*\*/?|\*|\?)", pattern.removeprefix("./"))
    meaning = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts), re.S)
