"""Times: extents, TIMEX3 values and days against the gold."""

from collections import Counter

import gavah
from bench.gold.rows import Outcome, Row, f1, pairs_by_overlap, ratio
from gavah.model import TimeMention


def score_row(row: Row) -> Outcome:
    """Extents (strict and relaxed), type, value and interval of one row.

    A gold value or interval of null is not scored, on either side; an optional mention neither misses nor is missed.
    """
    outcome = Outcome()
    counts, found = outcome.counts, gavah.times(row["text"], lang=row["lang"], anchor=row["published"])
    outcome.predicted = [_said(mention) for mention in found]
    paired = pairs_by_overlap(row["times"], [(mention.start, mention.end) for mention in found])
    for index, gold in enumerate(row["times"]):
        if not gold.get("optional"):
            _score_mention(outcome, gold, found[paired[index]] if index in paired else None)
    for extra in (mention for index, mention in enumerate(found) if index not in paired.values()):
        counts.update(said=1, said_value=1, said_interval=1)
        outcome.misses.append(("found where none is", extra.words))
    return outcome


def _score_mention(outcome: Outcome, gold: Row, mention: TimeMention | None) -> None:
    counts = outcome.counts
    by_value, by_days = gold["value"] is not None, gold["interval"] is not None
    counts.update(gold=1, gold_value=by_value, gold_interval=by_days)
    if mention is None:
        outcome.misses.append(("not found", gold["words"]))
        return
    counts.update(said=1, said_value=by_value, said_interval=by_days, relaxed=1)
    checks = {
        "strict": (mention.start, mention.end) == (gold["start"], gold["end"]),
        "type": mention.type == gold["type"],
        "value": by_value and mention.value in gold["value"],
        "interval": by_days and [_iso(mention.earliest), _iso(mention.latest)] == gold["interval"],
    }
    counts.update({name: int(right) for name, right in checks.items()})
    scored = {"strict": True, "type": True, "value": by_value, "interval": by_days}
    names = {"strict": "wrong extent", "type": "wrong type", "value": "wrong value", "interval": "wrong days"}
    outcome.misses.extend((names[name], {"gold": gold, "said": _said(mention)}) for name, right in checks.items() if scored[name] and not right)


def rates(counts: Counter[str]) -> dict[str, float | int | None]:
    """F1 of extents (strict, relaxed), values and intervals, and the share of right types."""
    return {
        "rows": counts["rows"],
        "gold": counts["gold"],
        "said": counts["said"],
        "strict_f1": f1(counts["strict"], counts["said"], counts["gold"]),
        "relaxed_f1": f1(counts["relaxed"], counts["said"], counts["gold"]),
        "value_f1": f1(counts["value"], counts["said_value"], counts["gold_value"]),
        "interval_f1": f1(counts["interval"], counts["said_interval"], counts["gold_interval"]),
        "type": ratio(counts["type"], counts["relaxed"]),
    }


def _said(mention: TimeMention) -> Row:
    return {
        "start": mention.start,
        "end": mention.end,
        "words": mention.words,
        "type": mention.type,
        "value": mention.value,
        "interval": [_iso(mention.earliest), _iso(mention.latest)],
    }


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
