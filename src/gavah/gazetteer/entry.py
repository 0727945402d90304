"""A place of the gazetteer."""

from typing import NamedTuple

import msgspec

from gavah.model.vocabulary import Level

Box = tuple[float, float, float, float]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One place. `path` holds the ids from the country down to itself; `bbox` is (west, south, east, north) in degrees.

    `lat` and `lon` are None where no source gives them.
    `kind` says what a site is ("prison", "university" …) and is "" for the other levels. `main` marks a city's central prison and a capital.
    """

    id: str
    level: Level
    name: str
    name_fa: str = ""
    path: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    bbox: Box | None = None
    population: int = 0
    kind: str = ""
    main: bool = False


class Row(NamedTuple):
    """What resolution needs of a candidate.

    `alias` is True where the name found is not one of its proper names; `listed` where our own files list the town, of
    Iran or abroad in Persian: then it is one in the news, whatever its size.
    """

    id: str
    level: Level
    country: str
    province: str
    parent: str
    population: int
    lat: float | None
    lon: float | None
    kind: str
    main: bool
    alias: bool
    listed: bool = False
