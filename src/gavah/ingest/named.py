"""Files that lie on disk under names of our own, with the names they came with: what a page was given. A name that came is shown, never opened."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec

from gavah.ingest.discover import Found, is_litter, one_file, passed_over
from gavah.ingest.item import AddOptions, Problem
from gavah.ingest.origin import Origin
from gavah.ingest.place import Skipped, safe_name
from gavah.ingest.sidecar import NAME, Sidecar, read_sidecar
from gavah.model import InputError


class Named(msgspec.Struct, frozen=True):
    """A file and what it was called: a path below whatever was chosen, such as "archive/1450/page.html"."""

    path: Path
    name: str


def discover_named(files: Sequence[Named], *, options: AddOptions | None = None) -> Found:
    """The same as `discover` over a folder with these names. A sidecar among them holds for its folder and what lies below."""
    options, skipped = options or AddOptions(), Skipped("files hold no text")
    sidecars, broken = sidecars_among(files)
    yield from broken
    blind = {_folder(problem.file) for problem in broken}
    for one in sorted(files, key=lambda file: file.name):
        name = safe_name(one.name)
        if is_litter(name) or any(_is_below(name, folder) for folder in blind):
            continue
        if passed_over(name, "", options):
            skipped.add(PurePosixPath(name).suffix.lower())
            continue
        folder = _nearest(name, sidecars)
        sidecar = sidecars.get(folder) if folder is not None else None
        told = name[len(folder) + 1 :] if folder else name
        yield from one_file(one.path, name, Origin(options=options, sidecar=sidecar, told=told))
    yield from skipped.problems("files given")


def sidecars_among(files: Sequence[Named]) -> tuple[dict[str, Sidecar], list[Problem]]:
    """The sidecars by their folders, and what is wrong with those that cannot be read: nothing beside them is added."""
    found: dict[str, Sidecar] = {}
    broken = []
    for one in files:
        name = safe_name(one.name)
        if PurePosixPath(name).name == NAME:
            try:
                found[_folder(name)] = read_sidecar(one.path)
            except InputError as error:
                broken.append(Problem(name, error.what, error.remedy))
    return found, broken


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _is_below(name: str, folder: str) -> bool:
    return not folder or name.startswith(f"{folder}/")


def _nearest(name: str, sidecars: dict[str, Sidecar]) -> str | None:
    return max((folder for folder in sidecars if _is_below(name, folder)), key=len, default=None)
