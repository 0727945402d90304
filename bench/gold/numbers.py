"""Numbers: counts with their bounds against the gold. What is no count (ages, ordinals, years …) is in the gold by its absence."""

from collections import Counter

import gavah
from bench.gold.rows import Outcome, Row, f1, pairs_by_overlap, ratio


def score_row(row: Row) -> Outcome:
    """Counts of one row: a gold number is right if a count that overlaps it has the same low and high."""
    outcome = Outcome()
    counts = outcome.counts
    found = [mention for mention in gavah.numbers(row["text"], lang=row["lang"]) if mention.kind == "count"]
    outcome.predicted = [{"start": m.start, "end": m.end, "words": m.words, "low": m.low, "high": m.high} for m in found]
    paired = pairs_by_overlap(row["numbers"], [(mention.start, mention.end) for mention in found])
    for index, gold in enumerate(row["numbers"]):
        if gold.get("optional"):
            continue
        counts.update(gold=1)
        if index not in paired:
            outcome.misses.append(("not found", gold["words"]))
            continue
        mention = found[paired[index]]
        right = mention.low in _lows(gold) and mention.high == gold["high"]
        counts.update(said=1, found=1, right=right)
        if not right:
            outcome.misses.append(("wrong bounds", {"gold": gold, "said": outcome.predicted[paired[index]]}))
    extra = [mention.words for index, mention in enumerate(found) if index not in paired.values()]
    counts.update(said=len(extra), nothing=not row["numbers"], nothing_wrong=not row["numbers"] and bool(extra))
    outcome.misses.extend(("no count taken for one", words) for words in extra)
    return outcome


def _lows(gold: Row) -> list[int]:
    return gold["low"] if isinstance(gold["low"], list) else [gold["low"]]


def rates(counts: Counter[str]) -> dict[str, float | int | None]:
    """F1 of exact intervals and of finding alone, and the share of rows without a count where one was read."""
    return {
        "rows": counts["rows"],
        "gold": counts["gold"],
        "said": counts["said"],
        "interval_f1": f1(counts["right"], counts["said"], counts["gold"]),
        "found_f1": f1(counts["found"], counts["said"], counts["gold"]),
        "false_in_nothing": ratio(counts["nothing_wrong"], counts["nothing"]),
    }
