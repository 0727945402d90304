"""The lists of Iran, which have no gold: counts, and three things that can be checked. No name is printed.

*reviewed pairs*: people who read one memorial list found these rows to be repeats; only the names stand in their file names (slugs). Each
must come out *possible*: a name alone is no proof. *two scripts*: rows that write one name in both scripts, taken apart into a Latin and a
Persian list of names alone; is each row found again? *lists*: how much a link threshold moves the number of persons.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

from gavah.linking.people import ListLinkage, draws, link_lists, records

THRESHOLDS = (0.1, 0.5, 0.9)
DRAWS = 20
NAMES = {"name_latin": "latin", "name_fa": "fa"}


def iranian_lists(data: Path) -> dict[str, Any]:
    """All three, from the files that are there."""
    found: dict[str, Any] = {}
    lists = {path.stem: _rows(path) for path in sorted(data.glob("*.csv")) if "reviewed" not in path.stem}
    reviewed = data / "reviewed_merge_pairs.csv"
    if reviewed.exists():
        found["reviewed pairs"] = _reviewed(_rows(reviewed))
    found["two scripts, names alone"] = {name: _two_scripts(rows) for name, rows in lists.items() if len(_in_both(rows)) > 50}
    return found | {"lists": _together(lists)}


def _reviewed(rows: list[dict[str, str]]) -> dict[str, Any]:
    sides = [[{"id": str(i), "name": _slug_name(row[side])} for i, row in enumerate(rows)] for side in ("removed", "kept")]
    linkage = link_lists([records(side, list=name) for side, name in zip(sides, ("removed", "kept"), strict=True)])
    verdicts = {link.left.id: link.verdict for link in linkage.links if link.left.id == link.right.id}
    said = [verdicts.get(str(i), "not compared") for i in range(len(rows))]
    others = sum(link.left.id != link.right.id and link.p >= 0.5 for link in linkage.links)
    return {"pairs": len(rows), **{verdict: said.count(verdict) for verdict in sorted(set(said))}, "other pairs of p ≥ .5": others}


def _slug_name(slug: str) -> str:
    """ "data/2022/tamrini-ali-1990.yaml" → "tamrini ali"."""
    return " ".join(word for word in Path(slug).stem.split("-") if not re.fullmatch(r"\d+", word))


def _two_scripts(rows: list[dict[str, str]]) -> dict[str, Any]:
    both = _in_both(rows)
    latin, persian = ([{"id": str(i), "name": row[column]} for i, row in enumerate(both)] for column in NAMES)
    linkage = link_lists([records(latin, list="latin"), records(persian, list="persian")])
    links = [link for link in linkage.links if link.p >= 0.5]
    right = sum(link.left.id == link.right.id for link in links)
    return {
        "rows": len(both),
        "precision at p ≥ .5": right / max(1, len(links)),
        "recall at p ≥ .5": right / len(both),
        "recall of pairs given back": sum(link.left.id == link.right.id for link in linkage.links) / len(both),
        "same by name alone": sum(link.verdict == "same" for link in linkage.links),
    }


def _in_both(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if all(row.get(column, "").strip() for column in NAMES)]


def _together(lists: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    began = process_time()
    linkage = link_lists([records(rows, list=name, columns={"id": ["row"]}) for name, rows in lists.items()])
    seconds = process_time() - began
    return {
        "rows": dict(linkage.lists),
        "pairs of lists": [_pair(linkage, *pair) for pair in combinations(linkage.lists, 2)],
        "persons in draws": _spread([len(persons) for persons in draws(linkage, DRAWS, seed=0)]),
        "persons by threshold": {str(least): len(linkage.persons(least)) for least in THRESHOLDS},
        "cpu_seconds": seconds,
    }


def _pair(linkage: ListLinkage, left: str, right: str) -> dict[str, Any]:
    links = [link for link in linkage.links if (link.left.list, link.right.list) == (left, right)]
    verdicts = [link.verdict for link in links]
    counts = {verdict: verdicts.count(verdict) for verdict in ("same", "possible", "distinct")}
    return {"lists": f"{left} × {right}", **counts, "expected": sum(link.p for link in links), **_linked(link.p for link in links)}


def _spread(counts: list[int]) -> dict[str, float]:
    return {"least": min(counts), "mean": sum(counts) / len(counts), "most": max(counts)}


def _linked(shares: Iterable[float]) -> dict[str, int]:
    given = list(shares)
    return {f"p≥{least}": sum(p >= least for p in given) for least in THRESHOLDS}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
