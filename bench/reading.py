"""Claims of many texts, read once: a benchmark reads the same texts again and again while its own rules change.

The claims, and what the engine makes of the texts, lie under the user's cache folder, keyed by the text and by a digest of the reader's own
files, so that no run scores stale claims.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gavah.model import Claim

if TYPE_CHECKING:
    from gavah.reading.engine.parsed import Parsed

_TOGETHER = 100
"""Texts parsed at once."""
_ROOMS = ("model", "ontology", "gazetteer", "reading")


def cache_folder() -> Path:
    """Where fitted heads and claims lie between runs: never in the repository, never shipped."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "gavah-bench"


def claims_of(texts: Mapping[str, str], published: Mapping[str, str], *, task: str, lang: str = "en") -> dict[str, list[Claim]]:
    """Id → the claims of its text as `gavah.read` gives them; `published` holds ISO days of those that have one."""
    shelf = cache_folder() / f"claims-{task}-{_reader()}.json"
    known: dict[str, list[Claim]] = msgspec.json.decode(shelf.read_bytes(), type=dict[str, list[Claim]]) if shelf.exists() else {}
    keys = {name: sha256(f"{published.get(name, '')}|{text}".encode()).hexdigest()[:24] for name, text in texts.items()}
    new = {key: _read(texts[name], published.get(name), lang) for name, key in keys.items() if key not in known}
    if new:
        known |= new
        shelf.parent.mkdir(parents=True, exist_ok=True)
        shelf.write_bytes(msgspec.json.encode(known))
    return {name: known[key] for name, key in keys.items()}


def parses_of(texts: Mapping[str, str], *, task: str) -> "dict[str, Parsed]":
    """Id → its text as the engine reads it, kept like the claims."""
    from gavah.reading.engine.parse import parse
    from gavah.reading.engine.parsed import Parsed

    shelf = cache_folder() / f"parses-{task}-{_reader()}.msgpack"
    known: dict[str, Parsed] = msgspec.msgpack.decode(shelf.read_bytes(), type=dict[str, Parsed]) if shelf.exists() else {}
    keys = {name: sha256(text.encode()).hexdigest()[:24] for name, text in texts.items()}
    new = [name for name, key in keys.items() if key not in known]
    for at in range(0, len(new), _TOGETHER):
        some = new[at : at + _TOGETHER]
        known |= {keys[name]: parsed for name, parsed in zip(some, parse([texts[name] for name in some]), strict=True)}
    if new:
        shelf.parent.mkdir(parents=True, exist_ok=True)
        shelf.write_bytes(msgspec.msgpack.encode(known))
    return {name: known[key] for name, key in keys.items()}


def _read(text: str, published: str | None, lang: str) -> list[Claim]:
    import gavah

    return gavah.read(gavah.report(text if "\n" in text else text + "\n", lang=lang, published=published)) if text.strip() else []


@cache
def _reader() -> str:
    """A digest of the files of the rooms that make claims."""
    digest = sha256()
    for room in _ROOMS:
        for path in _files(Path(str(files("gavah").joinpath(room)))):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> Iterable[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in {".py", ".toml"})
