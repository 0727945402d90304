"""Two lists of deaths linked: `python -m bench people --data DATA/people`, gavah beside Splink and recordlinkage where they are installed.

DIR holds a gold file (`*gold*.csv`, two columns: the id columns of the two lists) and the two CSV files that have these columns. Scored
are the pairs of p ≥ .5 against the gold: precision, recall, F1. Seconds are wall and processor time from the files to the pairs, imports
apart; on a busy machine only ratios say anything. Where DIR has `iran/`, what has no gold is counted there (`bench.people.iran`).
"""

import csv
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple, TypeVar

import click

from bench.people import peers
from bench.people.iran import iranian_lists
from bench.people.thinned import thinned
from gavah.linking.people import ListLinkage, Record, link_lists, records

Pairs = set[tuple[str, str]]
LINKED = 0.5
Kept = TypeVar("Kept")


class Task(NamedTuple):
    """The two files, their id columns, and the gold pairs of ids."""

    left: Path
    right: Path
    columns: tuple[str, str]
    gold: Pairs


def run(data: Path, out: Path | None, peer: tuple[str, ...] = ()) -> dict[str, Any]:
    """Link, score, and write the linked pairs as {"left", "right", "p"}."""
    task = _task(data)
    wanted = [name for name in peers.PEERS if not peer or name in peer]
    scores, linkage = _timed(lambda: _gavah(task), task)
    if out:
        _write(linkage, out)
    scores |= {"verdicts": _verdicts(linkage), "calibration": _calibration(linkage, task.gold)}
    found: dict[str, Any] = {"gold_pairs": len(task.gold), "gavah (weights fitted on these lists; see docs/people.md)": scores}
    found |= {name: _peer(name, task) if peers.installed(name) else f"not installed (pip install {name})" for name in wanted}
    left, right = _sides(task)
    found["thinned"] = thinned(left, right, task.gold)
    if (data / "iran").is_dir():
        found["iran"] = iranian_lists(data / "iran")
    return found


def _task(data: Path) -> Task:
    gold = next(iter(sorted(data.glob("*gold*.csv"))), None)
    if gold is None:
        raise click.ClickException(f"no gold in {data}: it needs a file *gold*.csv of two columns, the id columns of two other files")
    rows = _rows(gold)
    columns = tuple(rows[0])[:2]
    files: list[Path] = []
    for column in columns:
        file = next((path for path in sorted(data.glob("*.csv")) if path not in (gold, *files) and column in _header(path)), None)
        if file is None:
            raise click.ClickException(f"no list in {data} has the gold's column {column}")
        files.append(file)
    return Task(files[0], files[1], (columns[0], columns[1]), {(row[columns[0]], row[columns[1]]) for row in rows})


def _peer(name: str, task: Task) -> dict[str, Any]:
    return _timed(lambda: peers.PEERS[name](task.left, task.right, task.columns), task)[0]


def _gavah(task: Task) -> tuple[Pairs, ListLinkage]:
    linkage = link_lists(_sides(task))
    return {(link.left.id, link.right.id) for link in linkage.links if link.p >= LINKED}, linkage


def _sides(task: Task) -> list[list[Record]]:
    sides = zip(("left", "right"), (task.left, task.right), task.columns, strict=True)
    return [records(_rows(path), list=side, columns={"id": [column]}) for side, path, column in sides]


def _timed(link: Callable[[], tuple[Pairs, Kept]], task: Task) -> tuple[dict[str, Any], Kept]:
    wall, cpu = perf_counter(), process_time()
    pairs, more = link()
    seconds = {"seconds": perf_counter() - wall, "cpu_seconds": process_time() - cpu}
    right = len(pairs & task.gold)
    precision, recall = right / max(1, len(pairs)), right / len(task.gold)
    return {"pairs": len(pairs), "precision": precision, "recall": recall, "f1": 2 * right / (len(pairs) + len(task.gold)), **seconds}, more


def _verdicts(linkage: ListLinkage) -> dict[str, int]:
    said = [link.verdict for link in linkage.links]
    return {verdict: said.count(verdict) for verdict in ("same", "possible", "distinct")}


def _calibration(linkage: ListLinkage, gold: Pairs) -> list[dict[str, Any]]:
    """What was said and what was true, by probability, over all pairs given back."""
    rows = []
    for low, high in pairwise((0.0, 0.1, 0.5, 0.9, 0.99, 1.01)):
        inside = [link for link in linkage.links if low <= link.p < high]
        if inside:
            true = sum((link.left.id, link.right.id) in gold for link in inside)
            rows.append({"from": low, "pairs": len(inside), "said": sum(link.p for link in inside) / len(inside), "true": true / len(inside)})
    return rows


def _write(linkage: ListLinkage, out: Path) -> None:
    lines = ({"left": link.left.id, "right": link.right.id, "p": link.p} for link in linkage.links if link.p >= LINKED)
    out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream), [])
