"""Names and points of places for pages, many at once: each place is looked up once a process."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from gavah.casefile import Case
from gavah.desk.naming import gazetteer_of
from gavah.gazetteer import Gazetteer
from gavah.model.vocabulary import Level


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A place as pages show it. `at`: latitude, longitude and the level of the place that they are the point of; None where none is known."""

    id: str
    level: str
    name: str
    name_fa: str
    at: tuple[float, float, Level] | None

    def in_(self, lang: str) -> str:
        """The name in the language of the page."""
        return self.name_fa or self.name if lang == "fa" else self.name


def named(case: Case, places: Iterable[str]) -> dict[str, Named]:
    """The `places` (ids) by id; one that no gazetteer knows names itself."""
    gazetteer = gazetteer_of(case.folder)
    return {place: _named(gazetteer, place) for place in places}


@lru_cache(maxsize=16_384)
def _named(gazetteer: Gazetteer, place: str) -> Named:
    found = gazetteer.place(place)
    if found is None:
        return Named(id=place, level="", name=place, name_fa="", at=None)
    return Named(id=place, level=found.level, name=found.name, name_fa=found.name_fa, at=gazetteer.point(place))
