"""The invented world: who, what, how many, when and where, as written or redrawn by a seed."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from exercise_maker.calendars import first_of_month

HERE = Path(__file__).resolve().parent
MONTHS = (7, 8, 9, 10, 11)
SHIFTS = (-3, -2, -1, 1, 2, 3)


@dataclass(frozen=True)
class Place:
    """A place of the gazetteer or of the exercise, with its spellings in both scripts."""

    level: str
    en: tuple[str, ...]
    fa: tuple[str, ...]
    parent: str | None = None
    gazetteer_id: str | None = None


@dataclass(frozen=True)
class Entry:
    """An invented event or total, in one measure: the ground the key stands on."""

    id: str
    kind: str
    type: str
    measure: str | None
    place: str
    since: str
    until: str
    number: str | None
    polarity: str
    modality: str


@dataclass(frozen=True)
class World:
    """The whole invented world under one seed."""

    seed: int
    first: date
    shift: int
    numbers: Mapping[str, int]
    places: Mapping[str, Place]
    entries: Mapping[str, Entry]
    bodies: Mapping[str, Mapping[str, str]]
    persons: Mapping[str, Mapping[str, str]]
    sources: tuple[Mapping[str, Any], ...]
    lookalikes: tuple[tuple[str, str], ...]
    possible: tuple[tuple[str, str], ...]
    decide: Mapping[str, Any]
    questions: tuple[Mapping[str, Any], ...]

    def day(self, name: str) -> date:
        """Return the day of `8` (story day), `m1` (day of the month), an entry id, or one ±k."""
        base, sign, step = re.match(r"(-?[\w]+)([+-]?)(\d*)$", name).groups()  # type: ignore[union-attr]
        offset = int(step or 0) * (-1 if sign == "-" else 1)
        if base in self.entries:
            return self.day(self.entries[base].since) + timedelta(days=offset)
        if base.startswith("m"):
            return self.first + timedelta(days=int(base[1:]) - 1 + offset)
        return self.first + timedelta(days=int(base) - 1 + self.shift + offset)

    def number(self, expression: str) -> int:
        """Return the value of a sum such as `e01+e02-1`."""
        return add_up(expression, self.numbers)


def add_up(expression: str, numbers: Mapping[str, int]) -> int:
    """Return the value of a sum of names and integers."""
    terms = re.findall(r"([+-]?)\s*(\w+)", expression)
    return sum((-1 if sign == "-" else 1) * (int(term) if term.isdigit() else numbers[term]) for sign, term in terms)


def read_world(seed: int) -> World:
    """Return the world as written (seed 0) or with numbers, days and places redrawn."""
    data = tomllib.loads((HERE / "world.toml").read_text(encoding="utf-8"))
    draw = random.Random(f"gavah-exercise-{seed}")
    month, shift = (draw.choice(MONTHS), draw.choice(SHIFTS)) if seed else (7, 0)
    entries = [_entry(row) for row in data["entry"]]
    return World(
        seed=seed,
        first=first_of_month(month),
        shift=shift,
        numbers=_numbers(data, draw, seed),
        places=_places(data, draw, seed),
        entries={entry.id: entry for entry in entries},
        bodies=data["body"],
        persons=data["person"],
        sources=tuple(data["source"]),
        lookalikes=tuple((a, b) for a, b in data["lookalikes"]),
        possible=tuple((a, b) for a, b in data["possible"]),
        decide=data["decide"],
        questions=tuple(data["question"]),
    )


def _entry(row: Mapping[str, Any]) -> Entry:
    day = str(row.get("day", ""))
    since, _, until = day.partition("..")
    return Entry(
        id=row["id"],
        kind=row.get("kind", "event"),
        type=row["type"],
        measure=row.get("measure"),
        place=row["place"],
        since=since,
        until=until or since,
        number=row["id"] if "n" in row else None,
        polarity=row.get("polarity", "affirmed"),
        modality=row.get("modality", "asserted"),
    )


def _numbers(data: Mapping[str, Any], draw: random.Random, seed: int) -> dict[str, int]:
    rows = {row["id"]: row for row in data["entry"] if "n" in row} | data["number"]
    free = {name: row for name, row in rows.items() if isinstance(row["n"], int)}
    for _ in range(10_000):
        numbers = {name: _redraw(row, draw) if seed and "range" in row else row["n"] for name, row in free.items()}
        _add_sums(rows, numbers)
        if all(_holds(rule, numbers) for rule in data["rules"]):
            return numbers
    raise ValueError(f"seed {seed}: no numbers keep the rules of world.toml")


def _redraw(row: Mapping[str, Any], draw: random.Random) -> int:
    low, high = row["range"]
    choices = [n for n in range(low, high + 1, row.get("step", 1)) if n != row["n"]]
    return draw.choice(choices)


def _add_sums(rows: Mapping[str, Mapping[str, Any]], numbers: dict[str, int]) -> None:
    for name, row in rows.items():
        if isinstance(row["n"], str):
            numbers[name] = add_up(row["n"], numbers)


def _holds(rule: str, numbers: Mapping[str, int]) -> bool:
    left, sign, right = re.split(r"\s*(<|=|!)\s*", rule)
    a, b = add_up(left, numbers), add_up(right, numbers)
    return {"<": a < b, "=": a == b, "!": a != b}[sign]


def _places(data: Mapping[str, Any], draw: random.Random, seed: int) -> dict[str, Place]:
    pool: list[Mapping[str, Any]] = list(data["province"])
    slots = "ABCDEFGHIJKL"
    chosen = pool[: len(slots)]
    while seed and any(a is b for a, b in zip(chosen, pool, strict=False)):
        chosen = draw.sample(pool, len(slots))
    places = {
        "country": Place("country", ("Iran",), ("ایران",)),
        "austria": Place("country", ("Austria",), ("اتریش",)),
        "abroad": Place("city", ("Vienna",), ("وین",), "austria"),
    }
    for slot, row in zip(slots, chosen, strict=True):
        places[slot] = Place("province", tuple(row["en"]), tuple(row["fa"]), "country")
        cities = list(row["cities"])
        if seed:
            draw.shuffle(cities)
        for index, city in enumerate(cities, start=1):
            place = Place("city", tuple(city["en"]), tuple(city["fa"]), slot)
            places[f"{slot.lower()}{index}"] = place
    for name, row in data["site"].items():
        places[name] = Place("site", tuple(row["en"]), tuple(row["fa"]), row["in"], row["id"])
    return places
