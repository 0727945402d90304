"""Fit the weights of `gavah.linking.people` on the two lists of deaths of the shared data, and say how well they hold elsewhere.

    python scripts/fit_people.py --data DATA/people            # prints the [weights] table for data/weights.toml

Logistic regression over the features of all compared pairs, with the size of the lists as a fixed offset and a small ridge. What the pairs say
is varied, so that the weights hold for other lists than these: rows whose cells are emptied by chance, names alone, and parts of the lists.
Only the weights leave the script: no word, count or row of the lists.
"""

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import msgspec
import numpy as np
import numpy.typing as npt

from gavah.linking.people import Record, link_lists, records
from gavah.linking.people.blocking import candidates
from gavah.linking.people.compounds import as_written_together
from gavah.linking.people.features import compare
from gavah.linking.people.parameters import shipped
from gavah.linking.people.rarity import Rarities

FEATURES = [name for name in shipped().weights if name != "base"]
RIDGE, STEPS = 0.5, 40
EMPTIED = ((0.0, 0.0), (0.25, 0.0), (0.5, 0.0), (1.0, 0.0), (0.3, 0.2))
"""By how much cells other than the name are emptied, and names. Where they are, every second place keeps its finest part only."""
PARTS = (1.0, 0.2, 0.03)
HALVES = ((2015, 2016), (2017, 2018))
Floats = npt.NDArray[np.float64]
Gold = set[tuple[str, str]]


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
def main(data: Path) -> None:
    """Fit on all years and print; before it, fit on the first half and measure on the second."""
    left, right, gold = _lists(data)
    halves = [tuple(_between(side, *years) for side in (left, right)) for years in HALVES]
    for fitted_on, measured_on in (halves, halves[::-1]):
        weights = _fit(*_rows(*fitted_on, gold))
        click.echo(f"# fitted on one half of the years, on the other: {_f1(weights, *measured_on, gold)}")
        click.echo(f"#   {_calibration(weights, *_rows(*measured_on, gold))}")
    whole = _fit(*_rows(left, right, gold))
    click.echo("[weights]")
    for name, weight in zip(["base", *FEATURES], whole, strict=True):
        click.echo(f"{name} = {weight:.2f}")


def _lists(data: Path) -> tuple[list[Record], list[Record], Gold]:
    sides = []
    for file, column in (("us_mpv", "row"), ("us_wapo", "wapo_id")):
        with (data / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
            sides.append(records(csv.DictReader(stream), list=file, columns={"id": [column]}))
    with (data / "us_gold.csv").open(encoding="utf-8", newline="") as stream:
        return sides[0], sides[1], {(row["row"], row["wapo_id"]) for row in csv.DictReader(stream)}


def _between(rows: list[Record], first: int, last: int) -> list[Record]:
    return [row for row in rows if row.days and first <= row.days[0].earliest.year <= last]


def _rows(left: list[Record], right: list[Record], gold: Gold) -> tuple[Floats, Floats, Floats]:
    """Features, offsets and answers of all compared pairs of all variants."""
    chance = np.random.default_rng(0)
    found: list[tuple[list[float], float, bool]] = []
    for part in PARTS:
        for emptied, unnamed in EMPTIED:
            a, b = (_varied(side, emptied, unnamed, chance) for side in _parted(left, right, gold, part, chance))
            found += _pairs(a, b, gold)
    values, offsets, answers = zip(*found, strict=True)
    return np.array(values), np.array(offsets), np.array(answers, dtype=np.float64)


def _parted(left: list[Record], right: list[Record], gold: Gold, part: float, chance: np.random.Generator) -> tuple[list[Record], list[Record]]:
    """A part of the persons: the same ones from both lists."""
    person = {b: a for a, b in gold}
    kept = {row.id for row in left if chance.random() < part}
    return [row for row in left if row.id in kept], [row for row in right if (person[row.id] in kept if row.id in person else chance.random() < part)]


def _varied(rows: list[Record], emptied: float, unnamed: float, chance: np.random.Generator) -> list[Record]:
    def kept(share: float) -> bool:
        return bool(chance.random() >= share)

    return [
        msgspec.structs.replace(
            row,
            names=row.names if kept(unnamed) else (),
            age=row.age if kept(emptied) else None,
            days=row.days if kept(emptied) else (),
            place=(row.place if not emptied or kept(0.5) else row.place[:1]) if kept(emptied) else (),
            sex=row.sex if kept(emptied) else "",
        )
        for row in rows
    ]


def _pairs(left: list[Record], right: list[Record], gold: Gold) -> Iterator[tuple[list[float], float, bool]]:
    left, right = as_written_together([left, right])
    rarities, offset = Rarities([*left, *right]), -np.log(max(len(left), len(right)))
    for i, j in candidates(left, right, shipped().blocking):
        values = compare(left[i], right[j], rarities).values
        yield [values.get(name, 0.0) for name in FEATURES], offset, (left[i].id, right[j].id) in gold


def _fit(values: Floats, offsets: Floats, answers: Floats) -> Floats:
    """Newton's method, each step halved until it helps; the first weight is the base and is not drawn towards 0."""
    x = np.hstack([np.ones((len(values), 1)), values])
    ridge = np.diag([0.0, *[RIDGE] * len(FEATURES)])

    def loss(weights: Floats) -> float:
        odds = x @ weights + offsets
        return float(np.logaddexp(0, odds).sum() - answers @ odds + weights @ ridge @ weights / 2)

    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = _probability(weights, values, offsets)
        gradient = x.T @ (answers - p) - ridge @ weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-6 * np.eye(x.shape[1])
        step = np.linalg.solve(curve, gradient)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > 1e-6:
            step = step / 2
        weights = weights + step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def _f1(weights: Floats, left: list[Record], right: list[Record], gold: Gold) -> str:
    """Of the linked pairs (p ≥ .5) of two whole lists; unchanged rows, one to one."""
    named = {name: round(float(weight), 2) for name, weight in zip(["base", *FEATURES], weights, strict=True)}
    linkage = link_lists([left, right], weights=msgspec.structs.replace(shipped(), weights=named))
    found = {(link.left.id, link.right.id) for link in linkage.links if link.p >= 0.5}
    ids = {row.id for row in left}
    others = {row.id for row in right}
    here = {pair for pair in gold if pair[0] in ids and pair[1] in others}
    return f"F1 {2 * len(found & here) / (len(found) + len(here)):.4f} ({len(here)} gold pairs, {len(found)} found, {len(found & here)} right)"


def _probability(weights: Floats, values: Floats, offsets: Floats) -> Floats:
    odds = np.clip(weights[0] + values @ weights[1:] + offsets, -30, 30)
    shares: Floats = 1 / (1 + np.exp(-odds))
    return shares


def _calibration(weights: Floats, values: Floats, offsets: Floats, answers: Floats) -> str:
    p = _probability(weights, values, offsets)
    edges = (0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0001)
    cells = []
    for low, high in pairwise(edges):
        inside = (p >= low) & (p < high)
        if inside.any():
            cells.append(f"{low}-{min(high, 1)}: {int(inside.sum())} pairs, said {p[inside].mean():.3f}, true {answers[inside].mean():.3f}")
    return "; ".join(cells)


if __name__ == "__main__":
    main()
