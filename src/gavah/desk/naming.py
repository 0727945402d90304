"""What places, sources and witnesses are called, in the language of the page."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gavah.casefile import Case
from gavah.gazetteer import Gazetteer, Place
from gavah.model import Source
from gavah.pipeline.places import with_files


@lru_cache(maxsize=4)
def _gazetteer(files: tuple[Path, ...]) -> Gazetteer:
    return with_files(list(files))


def gazetteer_of(folder: Path) -> Gazetteer:
    """The gazetteer of the case in `folder`, opened once a process."""
    return _gazetteer(tuple(sorted((folder / "gazetteer").glob("*.csv"))))


def load(folder: Path) -> None:
    """Open it now, so that no visitor waits for it."""
    gazetteer_of(folder).lookup("Tehran")


def place_of(folder: Path, place: str) -> Place | None:
    """The place with the id `place`."""
    return gazetteer_of(folder).place(place)


def place_name(folder: Path, place: str, lang: str, otherwise: str = "") -> str:
    """Its name in the language; `otherwise`, or the id, where nothing knows it."""
    found = place_of(folder, place)
    if found is None:
        return otherwise or place
    return (found.name_fa or found.name) if lang == "fa" else found.name


def source_names(case: Case, lang: str) -> dict[str, str]:
    """Names of all sources by id."""
    return {one.id: _source_name(one, lang) for one in case.sources}


def _source_name(source: Source, lang: str) -> str:
    return (source.name_fa or source.name if lang == "fa" else source.name) or source.id


def witness_roots(case: Case, ids: Iterable[str], names: dict[str, str]) -> dict[str, str]:
    """What the witnesses with these ids go back to: a source's name, or the words of a body quoted."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, str] = {}
    for at in range(0, len(wanted), 500):
        some = wanted[at : at + 500]
        rows = case.db.execute(f"SELECT id, root FROM witness WHERE id IN ({', '.join('?' * len(some))})", some)
        found |= {id_: names.get(root, root) for id_, root in rows}
    return {one: found.get(one, one) for one in wanted}
