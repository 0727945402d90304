"""PolNeAR: attributions of political news, whole relations (DATA.md, PEERS.md). Evaluation only: nothing is learned from it.

A relation is right when cues overlap, sources overlap or both are empty, and contents have Jaccard ≥ .5 over the characters of their
hulls, one to one. Gold without cue or without content is skipped.
"""

import json
from pathlib import Path
from typing import Any

from gavah.model import Attribution
from gavah.reading.attribution import attributions

Spans = tuple[tuple[int, int], ...]
SAYING = frozenset(("say", "says", "said", "saying", "tell", "tells", "told", "telling", "said:", "said,"))


def run(data: Path, out: Path | None) -> dict[str, object]:
    """Precision, recall and F1 of whole relations on the JSON lines at `data`; predictions to `out`, one object a line.

    Also `recall_saying`: recall on gold cues that hold a form of say or tell.
    """
    counts = {"gold": 0, "said": 0, "right": 0, "saying": 0, "saying_right": 0}
    lines: list[str] = []
    for row in map(json.loads, data.read_text("utf-8").splitlines()):
        found = attributions(row["text"], lang="en")
        lines.extend(json.dumps({"doc": row["id"], "source": a.source, "cue": a.cue, "content": a.content}) for a in found)
        _count(counts, row["text"], row["attributions"], found)
    if out:
        out.write_text("\n".join(lines) + "\n", "utf-8")
    precision, recall = counts["right"] / max(1, counts["said"]), counts["right"] / max(1, counts["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * f1, 1),
        "recall_saying": round(100 * counts["saying_right"] / max(1, counts["saying"]), 1),
        **counts,
    }


def _count(counts: dict[str, int], text: str, gold: list[dict[str, Any]], found: list[Attribution]) -> None:
    taken: set[int] = set()
    counts["said"] += len(found)
    for relation in (g for g in gold if g["cue"] and g["content"]):
        source, cue, content = _spans(relation["source"]), _spans(relation["cue"]), _spans(relation["content"])
        saying = any(word in SAYING for a, b in cue for word in text[a:b].lower().split())
        match = next((i for i, a in enumerate(found) if i not in taken and right(a, source, cue, content)), None)
        taken |= {match} if match is not None else set()
        counts["gold"] += 1
        counts["right"] += match is not None
        counts["saying"] += saying
        counts["saying_right"] += saying and match is not None


def right(found: Attribution, source: Spans, cue: Spans, content: Spans) -> bool:
    """Whether a prediction is the gold relation by the definition above."""
    sources = _overlap(found.source, source) or (not found.source and not source)
    return _overlap(found.cue, cue) and sources and _jaccard(found.content, content) >= 0.5


def _spans(raw: list[list[int]]) -> Spans:
    return tuple((a, b) for a, b in raw)


def _overlap(left: Spans, right_: Spans) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right_)


def _jaccard(left: Spans, right_: Spans) -> float:
    """Over the characters of the hulls."""
    a, b = min(s for s, _ in left), max(e for _, e in left)
    c, d = min(s for s, _ in right_), max(e for _, e in right_)
    shared = max(0, min(b, d) - max(a, c))
    return shared / (b - a + d - c - shared)
