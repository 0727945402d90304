"""Make the exercise: render invented reports and their answer key under a seed.

Seed 0 is the world as written (its output is committed beside this file); any other
seed redraws all counts, days and places and keeps the story. Usage:

    python examples/exercise/make.py --seed N --out DIR

From Python, with this folder on the path: `from make import make; make(3, Path("out"))`.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from exercise_maker import formats, key
from exercise_maker.markup import Report, fill
from exercise_maker.templates import read_templates
from exercise_maker.world import World, read_world
from solve_key import solve

MULTIPLE = ("jsonl", "rss", "atom", "telegram", "warc")
COLUMNS = ("id", "level", "name_en", "name_fa", "aliases", "parent", "lat", "lon", "note")
README = Path(__file__).resolve().parent / "exercise_maker" / "README.md"


def make(seed: int, out: Path) -> None:
    """Write reports, key, sources.toml, gazetteer.csv and README.md of one seed under a folder."""
    world = read_world(seed)
    reports = [fill(template, world) for template in read_templates()]
    for report in reports:
        report.ref = _reference(report)
    for folder in ("reports", "key"):
        shutil.rmtree(out / folder, ignore_errors=True)
    _write_reports(reports, world, out / "reports")
    _write_key(reports, world, out / "key")
    _write(out / "sources.toml", _sources(world))
    _write(out / "gazetteer.csv", _gazetteer(world))
    _write(out / "README.md", README.read_text(encoding="utf-8"))


def _reference(report: Report) -> str:
    path, kind = report.head["path"], report.head["format"]
    if kind not in MULTIPLE:
        return path
    item = formats.address(report) if kind == "warc" else report.head.get("item", report.id)
    return f"{path}#{item}"


def _write_reports(reports: Sequence[Report], world: World, folder: Path) -> None:
    files: dict[str, list[Report]] = {}
    for report in reports:
        files.setdefault(report.head["path"], []).append(report)
    for path, members in files.items():
        writer = formats.WRITERS[members[0].head["format"]]
        _write(folder / path, writer(members, world))


def _write_key(reports: Sequence[Report], world: World, folder: Path) -> None:
    claims = key.claims(reports, world)
    tables = {
        "reports": key.report_rows(reports),
        "claims": claims,
        "copies": key.copies(reports),
        "lookalikes": key.lookalikes(reports),
        "events": key.events(claims, world),
        "traps": key.traps(reports),
        "nothing": key.nothing(reports),
        "persons": key.persons(reports, world),
        "accusations": key.accusations(reports),
        "consent": key.consent(reports),
    }
    for name, rows in tables.items():
        _write(folder / f"{name}.jsonl", key.json_lines(rows))
    questions = [_question(row, world) for row in world.questions]
    figures = [solve(question, claims) for question in questions]
    decide = dict(world.decide) | {"pairs": [row for row in tables["events"] if row["verdict"] == "possible"]}
    _write(folder / "figures.json", _pretty(figures))
    _write(folder / "decide.json", _pretty(decide))
    _write(folder / "exercise.json", _pretty(_about(world)))


def _question(row: Mapping[str, Any], world: World) -> dict[str, Any]:
    start, end = (world.day(row[side]).isoformat() for side in ("from", "to"))
    place = world.places[row["place"]].en[0] if "place" in row else None
    level = world.places[row["place"]].level if "place" in row else None
    asked = {"from": start, "to": end, "place": place, "level": level}
    return {"type": None} | dict(row) | asked


def _about(world: World) -> dict[str, Any]:
    return {
        "constructed": True,
        "seed": world.seed,
        "from": world.day("m1").isoformat(),
        "to": world.day("m30").isoformat(),
        "as_of": world.day("m30+5").isoformat(),
    }


def _sources(world: World) -> str:
    lines = [f"# {formats.MARKER}", "constructed = true"]
    for row in world.sources:
        lines += ["", "[[source]]"]
        lines += [f"{name} = {json.dumps(row[name], ensure_ascii=False)}" for name in row]
    return "\n".join([*lines, ""])


def _gazetteer(world: World) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for place in world.places.values():
        if place.level == "site" and place.parent:
            city = world.places[place.parent]
            province = world.places[city.parent or ""]
            aliases = "|".join([*place.en[1:], *place.fa[1:]])
            parent = f"{city.en[0]}, {province.en[0]}"
            names = [place.gazetteer_id, place.level, place.en[0], place.fa[0]]
            rows.writerow([*names, aliases, parent, "", "", formats.MARKER])
    return out.getvalue()


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def main() -> None:
    """Read the command line and make the exercise."""
    parser = argparse.ArgumentParser(description="Make the exercise's reports and key.")
    parser.add_argument("--seed", type=int, default=0, help="0 = the world as written")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    arguments = parser.parse_args()
    make(arguments.seed, arguments.out)


if __name__ == "__main__":
    main()
