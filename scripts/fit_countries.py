"""Fits the weights of `gavah/reading/inheritance/countries.toml` to stories whose answer keys name the country of each incident.

    python scripts/fit_countries.py DATA

DATA is the folder with `claims/muc4/dev`. Prints the weights and the share of right countries with four fifths fitted and one fifth read.
"""

import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import gavah
from gavah.gazetteer import default
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.countries import said_of, weights
from gavah.reading.reader import rule_frames
from gavah.reading.scan import scans
from gavah.reading.told import Told

Row = tuple[int, dict[str, dict[str, float]], set[str]]
STEPS, RATE, SHRINK, FOLDS = 400, 0.5, 0.02, 5


def keys(dev: Path) -> dict[int, set[str]]:
    """The countries that each story's answer key names, by story number."""
    found: dict[int, set[str]] = {}
    for file in sorted(dev.glob("key-*")):
        for block in re.split(r"\n\s*\n", file.read_text("latin-1")):
            number = re.search(r"^0\..*?(\d{4})", block, re.MULTILINE)
            place = re.search(r"^3\.\s+\S.*?\s{2,}([A-Z? ]+)", block, re.MULTILINE)
            if number and place:
                found.setdefault(int(number[1]), set()).add(place[1].strip("? ").split(" - ")[0].strip().lower())
    return found


def rows(dev: Path) -> Iterator[Row]:
    """What each story says of its countries, seen from each violent event, where the key names one of them."""
    told = keys(dev)
    for file in sorted(dev.glob("dev-muc3-*")):
        parts = re.split(r"^(DEV-MUC3-(\d{4}))[^\n]*\n+", file.read_text("latin-1"), flags=re.MULTILINE)
        for number, text in zip(map(int, parts[2::3]), parts[3::3], strict=True):
            for scanned in scans(gavah.report(text.strip())):
                around = Around(scanned)
                for hit in rule_frames(scanned):
                    if hit.kind != "event" or not hit.type.startswith(("assault", "killing", "attack")) or hit.places:
                        continue
                    said = said_of(around, Told(hit=hit, times=(), places=()))
                    right = {c for c in said if (place := default().place(c)) and place.name.lower() in told.get(number, ())}
                    if right and len(said) > 1:
                        yield number, said, right


def fit(given: list[Row]) -> dict[str, float]:
    """Weights that give the right countries the most of a softmax, shrunk to nought."""
    found = dict.fromkeys(weights(), 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(found, 0.0)
        for _, said, right in given:
            odds = {c: math.exp(sum(found[n] * v for n, v in row.items())) for c, row in said.items()}
            total, good = sum(odds.values()), sum(odds[c] for c in right)
            for country, row in said.items():
                pull = (odds[country] / good if country in right else 0.0) - odds[country] / total
                for name, value in row.items():
                    slope[name] += pull * value
        found = {n: w + RATE * (slope[n] / len(given) - SHRINK * w) for n, w in found.items()}
    return found


def share(given: list[Row], found: dict[str, float]) -> float:
    """The share of rows whose heaviest country is right."""
    best = [max(said, key=lambda c: sum(found[n] * v for n, v in said[c].items())) in right for _, said, right in given]
    return sum(best) / len(best)


def main() -> None:
    """Read, fit, tell."""
    given = list(rows(Path(sys.argv[1]) / "claims/muc4/dev"))
    for name, weight in fit(given).items():
        print(f"{name} = {weight:.2f}")
    folds = [([r for r in given if r[0] % FOLDS != k], [r for r in given if r[0] % FOLDS == k]) for k in range(FOLDS)]
    read = [share(rest, fit(fitted)) for fitted, rest in folds]
    print(f"rows {len(given)}  cross-validated {sum(read) / FOLDS:.3f}  as kept {share(given, weights()):.3f}")


if __name__ == "__main__":
    main()
