"""CASE 2021 task 2: the fine-grained event type (30) of a snippet, weighted F1 (each type's F1 weighted by its gold rows).

Layout: a folder with `.tsv` files of `id, text, type`, a heading first. Rules: claims of the snippet and a cue table say the type. `--train DIR` fits
a head on the rows there, `--folds K` on the other folds; both print it beside the rules and the peer, TF-IDF with a linear SVM.
Place names were swapped in the task's texts and are no feature.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import heads
from bench.cues import cue_table, weights
from bench.folds import interval, split
from bench.reading import claims_of
from gavah.model import Claim

_WORTH = 2.0
"""What one claim of a type is worth beside the cues."""

_CLAIMED: dict[str, str] = {
    "assault-suicide-attack": "SUIC_BOMB",
    "assault-sexual": "SEX_VIOL",
    "assault-aerial": "AIR_STRIKE",
    "assault-drone": "AIR_STRIKE",
    "assault-heavy-weapons": "ART_MISS_ATTACK",
    "assault-abduct": "ABDUCT_DISSAP",
    "disappearance": "ABDUCT_DISSAP",
    "protest.demo": "PEACE_PROTEST",
    "rally-abroad": "PEACE_PROTEST",
    "protest.strike": "PEACE_PROTEST",
    "protest.dispersal": "PROTEST_WITH_INTER",
    "protest.lethal": "FORCE_AGAINST_PROTEST",
    "riot": "VIOL_DEMONSTR",
    "arrest": "ARREST",
    "attack.site": "PROPERTY_DISTRUCT",
    "sanction-expel": "DIPLO",
}
"""Claim type → the task's type it speaks for."""


class Row(NamedTuple):
    """One snippet."""

    id: str
    text: str
    label: str


def run(data: Path, out: Path | None = None, *, train: Path | None = None, folds: int = 0) -> dict[str, object]:
    """Weighted F1 (per cent) on the `.tsv` files of `data`; predictions (of the head where there is one) to `out`."""
    rows = read_rows(data)
    features = features_of(rows)
    said = {"rules": [by_rules(f) for f in features]}
    if train is not None or folds:
        heads.need()
        said |= _trained(rows, features, train) if train is not None else _folded(rows, features, folds)
    if out:
        best = said.get("head", said["rules"])
        out.write_text("".join(json.dumps({"id": r.id, "label": label}) + "\n" for r, label in zip(rows, best, strict=True)), "utf-8")
    gold = [r.label for r in rows]
    return {"rows": len(rows), **{name: _scores(gold, labels) for name, labels in said.items()}, "types": _by_type(gold, said)}


def read_rows(data: Path) -> list[Row]:
    """The rows of all `.tsv` files of a folder, or of one file."""
    paths = sorted(data.glob("*.tsv")) if data.is_dir() else [data]
    tables = (csv.reader(io.StringIO(p.read_text("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE) for p in paths)
    return [Row(r[0], r[1], r[2].strip()) for table in tables for r in list(table)[1:] if len(r) >= 3]


def features_of(rows: Sequence[Row]) -> list[dict[str, float]]:
    """Cue weights ("cue:TYPE") and counts of claims ("claim:type", "modality:…") of each row."""
    claims = claims_of({r.id: r.text for r in rows}, {}, task="case")
    table = cue_table("case_cues")
    return [{f"cue:{label}": weight for label, weight in weights(table, r.text).items()} | _claimed(claims[r.id]) for r in rows]


def _claimed(claims: Sequence[Claim]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for claim in claims:
        counts[f"claim:{claim.type}"] = 1
        counts[f"kind:{claim.kind}:{claim.modality}"] = 1
        if claim.quantity:
            counts[f"measure:{claim.quantity.measure}"] = 1
    return {name: float(n) for name, n in counts.items()}


def by_rules(features: Mapping[str, float]) -> str:
    """The type with the greatest weight of cues and claims; OTHER without any."""
    order = list(cue_table("case_cues"))
    total = {label: features.get(f"cue:{label}", 0.0) for label in order}
    for kind, label in _CLAIMED.items():
        total[label] += _WORTH * features.get(f"claim:{kind}", 0.0)
    best = max(order, key=lambda label: total[label])
    return best if total[best] else "OTHER"


def _trained(rows: Sequence[Row], features: Sequence[dict[str, float]], train: Path) -> dict[str, list[str]]:
    taught = read_rows(train)
    return _fit_and_say(taught, features_of(taught), rows, features)


def _folded(rows: Sequence[Row], features: Sequence[dict[str, float]], folds: int) -> dict[str, list[str]]:
    said = {"head": [""] * len(rows), "peer": [""] * len(rows)}
    for fit, score in split([r.id for r in rows], folds):
        found = _fit_and_say(*([s[i] for i in part] for part in (fit, score) for s in (rows, features)))  # type: ignore[arg-type]
        for name, labels in found.items():
            for i, label in zip(score, labels, strict=True):
                said[name][i] = label
    return said


def _fit_and_say(
    taught: Sequence[Row], known: Sequence[dict[str, float]], rows: Sequence[Row], features: Sequence[dict[str, float]]
) -> dict[str, list[str]]:
    texts, labels, asked = [r.text for r in taught], [r.label for r in taught], [r.text for r in rows]
    head = heads.TextHead(given=0.5).fit(texts, known, labels)
    peer = heads.TextHead(characters=0, given=0).fit(texts, known, labels)
    return {name: [max(d, key=d.__getitem__) for d in m.decide(asked, features)] for name, m in (("head", head), ("peer", peer))}


def _scores(gold: Sequence[str], said: Sequence[str]) -> dict[str, object]:
    everything = list(range(len(gold)))

    def weighted(picked: list[int]) -> float:
        return weighted_f1([gold[i] for i in picked], [said[i] for i in picked])

    accuracy = sum(g == s for g, s in zip(gold, said, strict=True)) / max(1, len(gold))
    return {"weighted_f1": round(weighted(everything), 1), "interval": interval(weighted, len(gold)), "accuracy": round(100 * accuracy, 1)}


def weighted_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """Per cent: the F1 of each gold type, weighted by its rows."""
    counts = Counter(gold)
    return sum(n * f1(gold, said, label) for label, n in counts.items()) / max(1, len(gold))


def f1(gold: Sequence[str], said: Sequence[str], label: str) -> float:
    """F1 of one label in per cent."""
    right = sum(g == s == label for g, s in zip(gold, said, strict=True))
    every = sum((g == label) + (s == label) for g, s in zip(gold, said, strict=True))
    return 200 * right / every if every else 0.0


def _by_type(gold: Sequence[str], said: Mapping[str, Sequence[str]]) -> list[dict[str, object]]:
    counts = Counter(gold)
    return [{"type": t, "gold": n, **{name: round(f1(gold, s, t), 1) for name, s in said.items()}} for t, n in counts.most_common()]
