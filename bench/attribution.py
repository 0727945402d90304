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
SAYING = frozenset(("say", "says", "said", "saying", "tell", "tells", "told", "telling"))
_VERBS = (
    "acknowledge add admit allege announce answer argue ask assert caution claim comment complain concede conclude confirm contend continue "
    "declare deny explain insist maintain mention note observe point predict recall reiterate remark repeat reply report respond reveal "
    "state stress suggest testify tweet urge warn vow"
)
_IRREGULAR = "says said saying tell tells told telling write writes wrote written writing speak speaks spoke spoken speaking denied denies vowed"
VERBS_OF_SAYING = (
    SAYING
    | frozenset(_IRREGULAR.split())
    | frozenset(
        form
        for verb in _VERBS.split()
        for form in (verb, verb + "s", (verb[:-1] if verb.endswith("e") else verb) + "ed", verb.removesuffix("e") + "ing")
    )
)
"""Written down before it was measured with, from grammar and not from the data."""


def run(data: Path, out: Path | None) -> dict[str, object]:
    """Precision, recall and F1 of whole relations on the JSON lines at `data`; predictions to `out`, one object a line.

    Also recall on gold cues with a verb of saying: `recall_saying` on those that hold a form of say or tell, `recall_verbs_of_saying` on those
    that hold a form of any of `VERBS_OF_SAYING`.
    """
    counts = dict.fromkeys(("gold", "said", "right", "saying", "saying_right", "verbs_of_saying", "verbs_of_saying_right"), 0)
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
        **{f"recall_{name}": round(100 * counts[f"{name}_right"] / max(1, counts[name]), 1) for name in ("saying", "verbs_of_saying")},
        **counts,
    }


def _count(counts: dict[str, int], text: str, gold: list[dict[str, Any]], found: list[Attribution]) -> None:
    taken: set[int] = set()
    counts["said"] += len(found)
    for relation in (g for g in gold if g["cue"] and g["content"]):
        source, cue, content = _spans(relation["source"]), _spans(relation["cue"]), _spans(relation["content"])
        words = {word.strip(".,:;") for a, b in cue for word in text[a:b].lower().split()}
        match = next((i for i, a in enumerate(found) if i not in taken and right(a, source, cue, content)), None)
        taken |= {match} if match is not None else set()
        counts["gold"] += 1
        counts["right"] += match is not None
        for name, verbs in (("saying", SAYING), ("verbs_of_saying", VERBS_OF_SAYING)):
            counts[name] += bool(words & verbs)
            counts[f"{name}_right"] += bool(words & verbs) and match is not None


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
