"""When a mention is the place that the gold means.

| class of the gold | right is a mention that |
|---|---|
| city | is of level city, with the name and the province (abroad: the country) |
| city | also: is a site in that city whose words hold the city's ("Adelabad Prison Shiraz"): its path says the city |
| site | is that site (by name in its province, or by covering all its words in its city), or the city it lies in with its level saying so |
| province, county, country | is of that level, with the name (a county: and the province) |
| metonym | has the role metonym and is the capital or its country |
| demonym | has the role demonym and is the place |

"/" in the gold parts names, any of which is right. A gold name is that of a mention's place if the gazetteer itself calls the place so (by a
proper name, or by an alias if nothing in that province bears it properly), or if the `skeleton` of the place's English name is the gold's.
"""

from collections.abc import Iterable

from bench.gold.rows import Row
from bench.placement.skeleton import skeleton
from gavah.gazetteer import Gazetteer
from gavah.gazetteer.entry import Row as Known
from gavah.gazetteer.keys import key
from gavah.model import PlaceMention


def class_of(toponym: Row) -> str:
    """The class that a gold toponym is scored in: its level, but "demonym" where it names people."""
    return "demonym" if toponym.get("demonym") else str(toponym["level"])


class Judge:
    """Agreement between gold toponyms and mentions, by the names of `gazetteer`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def right(self, gold: Row, one: PlaceMention) -> bool:
        """Whether the mention is right by the table above."""
        kind = class_of(gold)
        if kind == "metonym":
            return one.role == "metonym" and self._governs(gold, one)
        if (kind == "demonym") != (one.role == "demonym") or one.role == "metonym":
            return False
        if gold["level"] == "site" and one.level == "city":
            return self._is(gold, gold["city"], one)
        if gold["level"] == "city" and one.level == "site":
            return _covers(one, gold) and self._lies_in(gold, one)
        return self.itself(gold, one)

    def itself(self, gold: Row, one: PlaceMention) -> bool:
        """Whether the mention is the very place: of the gold's level and name, where the gold says."""
        if one.level != gold["level"]:
            return False
        return self._is(gold, gold["name"], one) or (one.level == "site" and _covers(one, gold) and self._lies_in(gold, one))

    def _lies_in(self, gold: Row, one: PlaceMention) -> bool:
        """Whether the site lies in the gold's city, by its path."""
        cities = [(id, place.name) for id in one.path if (place := self._gazetteer.place(id)) and place.level == "city"]
        here = [PlaceMention(start=0, end=1, words="x", id=id, name=name, level="city", path=self._gazetteer.path(id)) for id, name in cities]
        return any(self._is(gold, gold["city"], city) for city in here)

    def _governs(self, gold: Row, one: PlaceMention) -> bool:
        return self._in(gold["country"], one, "country") and (one.level == "country" or self._named(gold["name"].split("/"), one))

    def _is(self, gold: Row, names: str, one: PlaceMention) -> bool:
        if gold["level"] == "country":
            return self._in(gold["country"], one, "country")
        inside = self._in(gold["province"], one, "province") if gold["province"] else self._in(gold["country"], one, "country")
        return inside and self._named(names.split("/"), one)

    def _in(self, name: str, one: PlaceMention, level: str) -> bool:
        """Whether the mention lies in (or is) the country or province called `name`."""
        called = {row.id for row in self._gazetteer.rows(key(name)) if row.level == level and not row.alias}
        return bool(called & set(one.path))

    def _named(self, names: Iterable[str], one: PlaceMention) -> bool:
        return any(self._gazetteer_calls(name, one) or skeleton(name) == skeleton(one.name) for name in names)

    def _gazetteer_calls(self, name: str, one: PlaceMention) -> bool:
        here = [row for row in self._gazetteer.rows(key(name)) if row.level == one.level and self._beside(row, one)]
        proper = [row for row in here if not row.alias]
        return any(row.id == one.id for row in proper or here)

    @staticmethod
    def _beside(row: Known, one: PlaceMention) -> bool:
        """In the mention's country, and in its province where it has one."""
        return row.country == one.path[0] and (len(one.path) < 3 or not row.province or row.province in one.path)


def _covers(one: PlaceMention, gold: Row) -> bool:
    return bool(one.start <= gold["start"] and gold["end"] <= one.end)
