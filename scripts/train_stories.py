"""Fits the weights of `gavah/linking/data/stories.toml` on reports whose incident is known: features without words in them, a table of 18 numbers.

python scripts/train_stories.py --data FOLDER    (FOLDER/reports.jsonl as in `python -m bench link-reports`)
Only the earlier half by day is used, for the weights and for the cuts: the later half stays for measuring. Needs `PYTHONPATH=src:.`.
"""

import argparse
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bench.clusters import agreement
from bench.link_reports import documents, story_profile
from gavah.linking.stories.compare import FEATURES, Pairs
from gavah.linking.stories.group import StoryParameters, stories

INVERSE_PENALTY = 0.3
CUTS = [round(0.02 * i, 2) for i in range(2, 40)]
MARGIN = 0.06
"""How far from the true number of stories the cuts of the interval lie."""


def main() -> None:
    """Fit, choose the cuts, write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/gavah/linking/data/stories.toml")
    given = options.parse_args()
    rows = documents(given.data)
    rows = sorted(rows[: len(rows) // 2], key=lambda row: row["id"])
    profiles = [story_profile(row) for row in rows]
    gold = np.array([row["incident"] for row in rows])
    pairs = Pairs(profiles)
    told = gold[pairs.left] == gold[pairs.right]
    scale = StandardScaler().fit(pairs.features)
    fitted = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000).fit(scale.transform(pairs.features), told)
    weights = fitted.coef_[0] / scale.scale_
    base = float(fitted.intercept_[0] - (weights * scale.mean_).sum())
    table = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    off, best = {}, (0.0, 0.0)
    for cut in CUTS:
        found = stories(profiles, StoryParameters(base=base, same=cut, fewest=cut, most=cut, weights=table))
        score = agreement([found.group[row["id"]] for row in rows], gold.tolist())
        off[cut] = score["clusters_off_percent"] / 100
        best = max(best, (score["pairwise"], cut))
        print(cut, {k: round(v, 1) for k, v in score.items()}, flush=True)
    same = best[1]
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
