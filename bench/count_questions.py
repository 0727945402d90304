"""Counting questions: reading them, and making those that DEV lacks from the incidents known.

A question: `{"event_type": "killing" | "injuring", "location": {"city" | "state": URI}, "time": {"day" | "month" | "year": …}}`; a month is
"MM/YYYY", a day "DD/MM/YYYY". Those that ask for persons ("participant") are not served.
"""

import json
import random
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

DRAWN = {2: 0.38, 3: 0.15, 4: 0.12, 5: 0.34}
"""Share of questions by answer; 5 = more."""
QUESTIONS, SEED = 400, 0
KINDS = {"killing": "num_killed", "injuring": "num_injured"}
_RESOURCE = "http://dbpedia.org/resource/"
Incident = dict[str, Any]


class Asked(NamedTuple):
    """A question: `city` or `state` is "" where it does not ask for one; both ends of the time are inclusive."""

    event_type: str
    city: str
    state: str
    start: date
    end: date


def asked(question: dict[str, Any]) -> Asked | None:
    """The question as gavah can ask it; None if it asks for persons, or for something else."""
    location, time = question.get("location"), question.get("time")
    if question.get("participant") or not location or not time or question.get("event_type") not in KINDS:
        return None
    kind, address = next(iter(location.items()))
    words = [part.strip() for part in unquote(str(address).rsplit("/", 1)[-1]).replace("_", " ").split("(")[0].split(",")]
    unit, value = next(iter(time.items()))
    city, state = (words[0], words[1] if len(words) > 1 else "") if kind == "city" else ("", words[0])
    return Asked(question["event_type"], city, state, *_window(unit, str(value)))


def _window(unit: str, value: str) -> tuple[date, date]:
    if unit == "year":
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if unit == "month":
        month, year = map(int, value.split("/"))
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    form = "%d/%m/%Y" if "/" in value else "%Y-%m-%d"
    day = datetime.strptime(value, form).date()
    return day, day


def incidents(data: Path) -> list[Incident]:
    """The incidents known that have reports, each with its `day` and its reports' ids in `docs`."""
    docs: dict[str, list[str]] = defaultdict(list)
    for line in (data / "reports.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        docs[row["incident"]].append(row["id"])
    known = [json.loads(line) for line in (data / "incidents.jsonl").read_text("utf-8").splitlines()]
    return [
        {**row, "day": datetime.strptime(row["date"], "%B %d, %Y").date(), "docs": sorted(set(docs[row["incident_uri"]]))}
        for row in {row["incident_uri"]: row for row in known}.values()
        if row["incident_uri"] in docs
    ]


def made(known: Iterable[Incident], count: int = QUESTIONS, seed: int = SEED) -> dict[str, dict[str, Any]]:
    """Questions over the `known` incidents, their answers drawn as `DRAWN`, each with `gold`: incident → reports."""
    found: dict[tuple[str, str, str, str, str], dict[str, list[str]]] = defaultdict(dict)
    for one in known:
        day = one["day"]
        for kind, field in KINDS.items():
            if one[field]:
                for place in (("state", one["state"]), ("city", f"{one['city_or_county']}, {one['state']}")):
                    for time in (("day", f"{day:%d/%m/%Y}"), ("month", f"{day:%m/%Y}"), ("year", f"{day:%Y}")):
                        found[(kind, *place, *time)][one["incident_uri"]] = one["docs"]
    pools: dict[int, list[tuple[str, str, str, str, str]]] = {answer: [] for answer in DRAWN}
    for key in sorted(found):
        if len(found[key]) >= min(DRAWN):
            pools[min(len(found[key]), max(DRAWN))].append(key)
    chance = random.Random(seed)
    drawn = [key for answer, share in DRAWN.items() for key in chance.sample(pools[answer], min(len(pools[answer]), round(share * count)))]
    return {
        f"q{number:04d}": {
            "event_type": kind,
            "location": {place: _RESOURCE + quote(name.replace(" ", "_"), safe=",_")},
            "time": {unit: value},
            "gold": found[kind, place, name, unit, value],
        }
        for number, (kind, place, name, unit, value) in enumerate(drawn)
    }
