"""`python -m bench placement --data tests/gold`: places of the constructed Iranian set (tests/gold/README.md, Places), in both scripts.

Sentences are read one by one, as `gavah.places` reads any text, without being told that they are of Iran. A gold toponym is right if a
mention that overlaps it is (`judging`). Rows marked `seen` may be looked at by whoever writes rules; misses are named of these alone, those of
unseen rows are counted. A score counts only on unseen rows.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bench.gold.rows import LANGUAGES, PARTS, Outcome, Row, line_of, overlap, ratio, rows_of, summed
from bench.placement.judging import Judge, class_of
from gavah.gazetteer import Gazetteer, default, places
from gavah.model import PlaceMention

CLASSES = ("city", "site", "province", "county", "country", "metonym", "demonym")
GOALS = {"city": 95.0, "site": 90.0}


def run(data: Path, out: Path | None = None) -> dict[str, Any]:
    """Shares right by class for each language and part, both languages together under "both"; of the unseen rows each batch apart too.

    `out`: one line a row, `{"id", "part", "predicted"}`, and for seen rows the text and `"misses"`.
    """
    judge = Judge(default())
    outcomes = {lang: [(row, score_row(row, judge)) for row in rows_of(data, "placement", lang)] for lang in LANGUAGES}
    if out:
        lines = [line_of(row, outcome) for rows in outcomes.values() for row, outcome in rows]
        out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    groups = {**outcomes, "both": [pair for rows in outcomes.values() for pair in rows]}
    scores: dict[str, Any] = {part: {name: rates(summed(rows, part)) for name, rows in groups.items()} for part in PARTS}
    scores["unseen by batch"] = {
        str(batch): {name: rates(summed([pair for pair in rows if pair[0].get("batch", 1) == batch], "unseen")) for name, rows in groups.items()}
        for batch in sorted({row.get("batch", 1) for row, _ in groups["both"]})
    }
    scores["goals (unseen)"] = GOALS
    scores["seen misses"] = [_missed(row, *miss) for row, outcome in groups["both"] if row["part"] == "seen" for miss in outcome.misses]
    return scores


def score_row(row: Row, judge: Judge, gazetteer: Gazetteer | None = None) -> Outcome:
    """What the gazetteer says of one row, toponym by toponym."""
    outcome = Outcome(counts=Counter())
    found = places(row["text"], lang=row["lang"], gazetteer=gazetteer)
    outcome.predicted = [_shown(one) for one in found]
    for toponym in row["toponyms"]:
        over = [one for one in found if overlap(one.start, one.end, toponym["start"], toponym["end"])]
        right, itself = any(judge.right(toponym, one) for one in over), any(judge.itself(toponym, one) for one in over)
        kind = class_of(toponym)
        outcome.counts.update({kind: 1, f"{kind} right": right, f"{kind} found": bool(over), f"{kind} itself": itself})
        if not right:
            what = {"gold": toponym["words"], "name": toponym["name"], "said": [_shown(one) for one in over]}
            outcome.misses.append((f"{kind} wrong" if over else f"{kind} not found", what))
    for start, end in row.get("not_places", []):
        taken = [one.words for one in found if overlap(one.start, one.end, start, end)]
        outcome.counts.update({"not places": 1, "not places taken": bool(taken)})
        if taken:
            outcome.misses.append(("no place, taken for one", row["text"][start:end]))
    known = [(t["start"], t["end"]) for t in row["toponyms"]] + [tuple(pair) for pair in row.get("not_places", [])]
    extra = [one.words for one in found if not any(overlap(one.start, one.end, start, end) for start, end in known)]
    outcome.counts.update({"unannotated": len(extra)})
    outcome.misses.extend(("unannotated", words) for words in extra)
    return outcome


def rates(counts: Counter[str]) -> dict[str, Any]:
    """Percent right by class, with the numbers behind it; of sites also those found as the site itself, not only as its city."""
    found: dict[str, Any] = {"rows": counts["rows"]}
    for kind in CLASSES:
        found[kind] = ratio(counts[f"{kind} right"], counts[kind])
        found[f"{kind} of"] = f"{counts[f'{kind} right']}/{counts[kind]}"
    found["site as itself"] = ratio(counts["site itself"], counts["site"])
    found["not places taken"] = f"{counts['not places taken']}/{counts['not places']}"
    found["unannotated"] = counts["unannotated"]
    return found


def _shown(one: PlaceMention) -> dict[str, Any]:
    return {"words": one.words, "level": one.level, "name": one.name, "path": list(one.path), "role": one.role, "confidence": one.confidence}


def _missed(row: Row, miss: str, what: object) -> dict[str, object]:
    return {"id": row["id"], "miss": miss, "what": what}
