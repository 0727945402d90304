"""Fits the weights of `gavah/linking/data/stories.toml` on reports whose incident is known: features without words in them, a table of 17 numbers.
The cut is the one at which the number of stories of the earlier half comes out right: what is counted matters more than the last pair.
Small cases drawn from it are seen too, since a case of ten reports knows no rare words.

python scripts/train_stories.py --data FOLDER    (FOLDER/reports.jsonl as in `python -m bench link-reports`)
Only the earlier half by day is used, for the weights and for the cuts: the later half stays for measuring. Needs `PYTHONPATH=src:.`.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bench.clusters import agreement
from bench.link_reports import as_report, documents, story_profile
from gavah.linking.stories import StoryProfile
from gavah.linking.stories.compare import FEATURES, Pairs
from gavah.linking.stories.group import StoryParameters, grouped

INVERSE_PENALTY = 0.3
CUTS = [round(0.02 * i, 2) for i in range(2, 40)]
SIZES = (4, 6, 9, 12, 18, 25, 35, 50, 70, 100, 150, 200, 300, 400, 700, 1000)
WHOLE = 3
"""How often the whole earlier half is seen beside the small cases drawn from it."""
MARGIN = 0.06
"""How far from the true number of stories the cuts of the interval lie."""


def compared(profiles: list[StoryProfile]) -> Pairs:
    """The pairs of `profiles`."""
    return Pairs(sorted(profiles, key=lambda p: p.id))


def samples(profiles: list[StoryProfile]) -> Iterator[list[StoryProfile]]:
    """Small cases: reports that follow each other, drawn at random, and every second of a stretch."""
    draw = random.Random(0)
    for size in SIZES:
        for turn in range(max(2, min(36, 1200 // size))):
            start = draw.randrange(max(1, len(profiles) - 2 * size))
            stretch = profiles[start : start + 2 * size]
            yield (stretch[:size], draw.sample(profiles, size), draw.sample(stretch, min(size, len(stretch))))[turn % 3]


def main() -> None:
    """Fit, choose the cuts, write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/gavah/linking/data/stories.toml")
    given = options.parse_args()
    rows = documents(given.data)
    rows = rows[: len(rows) // 2]
    profiles = [story_profile(as_report(row)) for row in rows]
    gold = {row["id"]: row["incident"] for row in rows}
    pairs = compared(profiles)
    cases = [*[pairs] * WHOLE, *(compared(sample) for sample in samples(profiles))]
    features = np.concatenate([case.features for case in cases])
    told = np.concatenate([[gold[c.profiles[i].id] == gold[c.profiles[j].id] for i, j in zip(c.left, c.right, strict=True)] for c in cases])
    scale = StandardScaler().fit(features)
    fitted = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000).fit(scale.transform(features), told)
    weights = fitted.coef_[0] / scale.scale_
    base = float(fitted.intercept_[0] - (weights * scale.mean_).sum())
    table = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    off = {}
    for cut in CUTS:
        found = grouped(pairs, StoryParameters(base=base, same=cut, fewest=cut, most=cut, weights=table))
        score = agreement([found.group[id_] for id_ in gold], list(gold.values()))
        off[cut] = score["clusters_off_percent"] / 100
        print(cut, {k: round(v, 1) for k, v in score.items()}, flush=True)
    same = min(CUTS, key=lambda cut: abs(off[cut]))
    fewest, most = (min(CUTS, key=lambda cut: abs(off[cut] - aim)) for aim in (-MARGIN, MARGIN))
    lines = [
        "# Log-odds that two reports tell one story, by feature (linking/stories/compare.py), and the probabilities at which groups are cut.",
        "# Fitted by scripts/train_stories.py on features without words; see docs/method.md.",
        f"base = {base:.4f}",
        f"same = {same}",
        f"fewest = {min(fewest, same)}",
        f"most = {max(most, same)}",
        "",
        "[weights]",
        *(f"{name} = {worth}" for name, worth in table.items()),
    ]
    given.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
