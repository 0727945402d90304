"""The rows of the gold, what scoring one gives, and the ratios made of counts."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
KINDS = ("claims", "times", "numbers", "attribution")
LANGUAGES = ("en", "fa")
PARTS = ("seen", "unseen")


@dataclass
class Outcome:
    """What one row adds to the counts, the misses by kind with what was missed, and what the reader said."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, object]] = field(default_factory=list)
    predicted: list[Row] = field(default_factory=list)


def rows_of(data: Path, kind: str, lang: str) -> list[Row]:
    """The rows of one kind and language."""
    return [json.loads(line) for line in (data / f"{kind}.{lang}.jsonl").read_text(encoding="utf-8").splitlines()]


def fingerprint(data: Path) -> str:
    """SHA-256 over the names and bytes of all gold files, in order of name."""
    digest = hashlib.sha256()
    for file in sorted(data.glob("*.jsonl")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def ratio(part: int, whole: int) -> float | None:
    """Percent with one decimal; None where there was nothing to get right."""
    return round(100 * part / whole, 1) if whole else None


def f1(right: int, said: int, gold: int) -> float | None:
    """F1 in percent: 2 right / (said + gold)."""
    return ratio(2 * right, said + gold)


def found_rates(counts: Counter[str]) -> dict[str, float | int | None]:
    """Rows, sizes, and precision, recall and F1 of what is right."""
    return {
        "rows": counts["rows"],
        "gold": counts["gold"],
        "said": counts["said"],
        "precision": ratio(counts["right"], counts["said"]),
        "recall": ratio(counts["right"], counts["gold"]),
        "f1": f1(counts["right"], counts["said"], counts["gold"]),
    }


def overlap(a: int, b: int, c: int, d: int) -> int:
    """How many code points [a, b) and [c, d) share."""
    return max(0, min(b, d) - max(a, c))


def summed(outcomes: list[tuple[Row, Outcome]], part: str) -> Counter[str]:
    """The counts of the rows of `part`, and how many rows."""
    total: Counter[str] = Counter()
    for row, outcome in outcomes:
        if row["part"] == part:
            total.update({"rows": 1, **outcome.counts})
    return total


def line_of(row: Row, outcome: Outcome) -> Row:
    """A line of predictions; misses are named of seen rows only."""
    line: Row = {"id": row["id"], "part": row["part"], "predicted": outcome.predicted}
    if row["part"] == "seen":
        line |= {"misses": [{"miss": miss, "what": what} for miss, what in outcome.misses], "text": row["text"]}
    return line


def pairs_by_overlap(gold: list[Row], found: list[tuple[int, int]]) -> dict[int, int]:
    """Gold index → index in `found`, one to one, the greatest overlap first (equal spans before longer ones)."""
    scored = [
        (-shared, abs(row["end"] - row["start"] - (end - start)), g, f)
        for g, row in enumerate(gold)
        for f, (start, end) in enumerate(found)
        if (shared := overlap(row["start"], row["end"], start, end))
    ]
    paired: dict[int, int] = {}
    for _, _, g, f in sorted(scored):
        if g not in paired and f not in paired.values():
            paired[g] = f
    return paired
