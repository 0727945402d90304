"""Own gold: constructed sentences, annotated apart from the rules, with claims, times, numbers and attributions (tests/gold/README.md).

Rows marked `seen` may be looked at by whoever writes rules; rows marked `unseen` may not. The two are scored apart, everywhere.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bench.gold import attributions, claims, numbers, times
from bench.gold.rows import KINDS, LANGUAGES, PARTS, Row, fingerprint, line_of, rows_of, summed

SCORERS = {"claims": claims.score_row, "times": times.score_row, "numbers": numbers.score_row, "attribution": attributions.score_row}
RATES = {"claims": claims.rates, "times": times.rates, "numbers": numbers.rates, "attribution": attributions.rates}


BATCHES = (1, 2, 3, 7, 8, 9, 10, 11)
"""1: written before its author had seen any output of the reader. 2: written after, and so harder for it. 3, 7, 8, 9, 10: by authors apart, blind."""


def run(data: Path, out: Path | None = None) -> dict[str, Any]:
    """The scores of the gold folder `data`: kind → language → part, the unseen rows again by batch, and
    the kinds of miss per language with their shares (percent).

    `out`: one line a row, `{"id","part","predicted"}`, and for seen rows `"misses"`. Misses of unseen rows are only counted.
    """
    scores: dict[str, Any] = {"fingerprint": fingerprint(data), "unseen_by_batch": {}}
    misses: dict[str, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    lines: list[Row] = []
    for kind in KINDS:
        scores[kind] = {lang: {} for lang in LANGUAGES}
        for lang in LANGUAGES:
            rows = rows_of(data, kind, lang)
            outcomes = [(row, SCORERS[kind](row)) for row in rows]
            for part in PARTS:
                scores[kind][lang][part] = RATES[kind](summed(outcomes, part))
            by_batch = {batch: summed([pair for pair in outcomes if pair[0]["batch"] == batch], "unseen") for batch in BATCHES}
            scores["unseen_by_batch"][f"{kind}.{lang}"] = {batch: RATES[kind](counts) for batch, counts in by_batch.items()}
            misses[lang].update(f"{kind}: {miss}" for _, outcome in outcomes for miss, _ in outcome.misses)
            lines.extend(line_of(row, outcome) for row, outcome in outcomes)
    scores["misses"] = {lang: _shares(counted) for lang, counted in misses.items()}
    if out:
        out.write_text("".join(json.dumps(line, ensure_ascii=False, default=str) + "\n" for line in lines), encoding="utf-8")
    return scores


def _shares(counted: Counter[str]) -> dict[str, float]:
    """Shares of all misses in percent, most frequent first; the count of all under "all"."""
    total = sum(counted.values())
    return {"all": total} | {miss: round(100 * n / total, 1) for miss, n in counted.most_common()}
