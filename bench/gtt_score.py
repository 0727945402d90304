"""The GTT score of five-role templates (Du, Rush and Cardie, NAACL 2021, section 5), micro-averaged.

Predicted and gold templates of one document are paired one to one; only templates of the same incident type may meet; the pairing is the one with
most roles right. In a pair each predicted entity may answer one gold entity: it is right where any of its mentions is, normalised (lower case,
without punctuation and articles), a mention of the gold entity. The incident type of a template counts as one more role. A template
without a partner is all missing or all spurious.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
Counts = dict[str, list[int]]
"""Role → [right, predicted, gold]."""

_PUNCTUATION = re.compile(r"[^\w\s]")
_ARTICLES = re.compile(r"\b(a|an|the)\b")


def normal(text: str) -> str:
    """Lower case, without punctuation and articles, single blanks."""
    return " ".join(_ARTICLES.sub(" ", _PUNCTUATION.sub("", text.lower())).split())


def mentions(entity: Sequence[Any]) -> set[str]:
    """The normalised mentions of an entity given as `[[words, offset], …]` or `[words, …]`."""
    return {normal(one if isinstance(one, str) else one[0]) for one in entity}


def score(gold: Mapping[str, Sequence[dict[str, Any]]], predicted: Mapping[str, Sequence[dict[str, Any]]]) -> Counts:
    """The counts over all documents of `gold` (document → templates)."""
    total: Counts = {role: [0, 0, 0] for role in (TYPE, *ROLES)}
    for document, templates in gold.items():
        for role, counts in score_document(templates, predicted.get(document, ())).items():
            total[role] = [a + b for a, b in zip(total[role], counts, strict=True)]
    return total


def score_document(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> Counts:
    """The counts of one document under its best pairing."""
    given = credits(gold, predicted)
    counts: Counts = {role: [0, _entities(predicted, role), _entities(gold, role)] for role in ROLES}
    counts[TYPE] = [0, len(predicted), len(gold)]
    for own in given:
        for role, worth in own.items():
            counts[role][0] += int(sum(worth))
    return counts


def credits(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> list[dict[str, list[float]]]:
    """For each predicted template role → 1 or 0 for each of its entities (for `TYPE`: for the template), under the best pairing."""
    out = [{TYPE: [0.0], **{role: [0.0] * len(p.get(role, ())) for role in ROLES}} for p in predicted]
    if not gold or not predicted:
        return out
    met = [[{role: _met(g.get(role, ()), p.get(role, ())) for role in ROLES} if g[TYPE] == p[TYPE] else None for p in predicted] for g in gold]
    worth = np.array([[1 + sum(map(len, one.values())) if one is not None else 0 for one in row] for row in met])
    for i, j in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
        pair = met[i][j]
        if pair is not None:
            out[j][TYPE] = [1.0]
            for role, numbers in pair.items():
                for number in numbers:
                    out[j][role][number] = 1.0
    return out


def _entities(templates: Sequence[dict[str, Any]], role: str) -> int:
    return sum(len(t.get(role, ())) for t in templates)


def _met(gold: Sequence[Any], predicted: Sequence[Any]) -> list[int]:
    """The numbers of the predicted entities that answer one of the gold ones."""
    if not gold or not predicted:
        return []
    meet = np.array([[bool(mentions(g) & mentions(p)) for p in predicted] for g in gold], dtype=float)
    rows, columns = linear_sum_assignment(meet, maximize=True)
    return [int(j) for i, j in zip(rows, columns, strict=True) if meet[i, j]]


def table(counts: Counts) -> dict[str, object]:
    """Precision, recall, F1 (per cent) by role, and micro over the type and the roles."""
    micro = [sum(c[i] for c in counts.values()) for i in range(3)]
    return {"micro": _prf(micro), "roles": [{"role": role, **_prf(c)} for role, c in counts.items()]}


def _prf(counts: Sequence[int]) -> dict[str, float]:
    right, predicted, gold = counts
    f1 = 200 * right / (predicted + gold) if predicted + gold else 0.0
    return {
        "pre": round(100 * right / max(predicted, 1), 1),
        "rec": round(100 * right / max(gold, 1), 1),
        "f": round(f1, 1),
        "right": right,
        "predicted": predicted,
        "gold": gold,
    }
