"""IndiaPoliceEvents (Halterman and others, Findings of ACL 2021): what the police did, by sentence and by document.

Layout: `docs.jsonl` and `sents.jsonl`. Labels KILL, ARREST, FORCE, FAIL, ANY_ACTION of every sentence; a document's labels are the union over its
sentences. F1 of each label over documents, and over sentences. Rules: a cue table and the claims whose words lie in the sentence, with the police
as actor. `--train DIR` fits a head there, `--folds K` on the other folds (documents stay whole); both print it beside the rules and the peer,
TF-IDF of sentences with a linear SVM.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import heads
from bench.case import f1
from bench.choosing import Choice, chosen
from bench.cues import cue_table, weights
from bench.folds import fold_of, interval
from bench.reading import claims_of
from gavah.model import Claim

LABELS = ("KILL", "ARREST", "FORCE", "FAIL", "ANY_ACTION")
_POLICE = re.compile(r"police|polic|cop\b|cops\b|security|jawan|crpf|rpf|\barmy\b|constable|commando|inspector|personnel", re.IGNORECASE)
_DATE = re.compile(r"This story is from (\w+ \d{1,2}, \d{4})")
_FORCEFUL = ("protest.dispersal", "protest.lethal", "beating", "torture", "assault-firearms", "assault-crowd-control", "killing.extrajudicial")


class Sentence(NamedTuple):
    """One sentence: its document, number, words, gold labels and features."""

    doc: int
    number: int
    text: str
    labels: frozenset[str]
    features: dict[str, float]


_INNER = 3
"""Folds inside the training part, for thresholds."""

Said = dict[tuple[int, int], frozenset[str]]
"""(document, sentence) → labels."""


def run(data: Path, out: Path | None = None, *, train: Path | None = None, folds: int = 0) -> dict[str, object]:
    """Document and sentence F1 by label (per cent); predictions (of the head where there is one) to `out`."""
    sentences = read_sentences(data)
    said: dict[str, Said] = {"rules": {(s.doc, s.number): by_rules(s) for s in sentences}}
    if train is not None:
        heads.need()
        said |= _fit_and_say(read_sentences(train), sentences)
    elif folds:
        heads.need()
        said |= _folded(sentences, folds)
    if out:
        best = said.get("head", said["rules"])
        rows = ({"doc": s.doc, "sent": s.number, "labels": sorted(best[s.doc, s.number])} for s in sentences)
        out.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return {"documents": len({s.doc for s in sentences}), "sentences": len(sentences), "document F1": _table(sentences, said, by_document=True)} | {
        "sentence F1": _table(sentences, said, by_document=False)
    }


def read_sentences(data: Path) -> list[Sentence]:
    """The sentences of a folder with their features."""
    rows = [json.loads(line) for line in (data / "sents.jsonl").read_text("utf-8").splitlines()]
    texts: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        texts[int(row["doc_id"])].append(row["sent_text"])
    claims = _claims(texts)
    counted: dict[int, int] = defaultdict(int)
    out: list[Sentence] = []
    for row in rows:
        doc = int(row["doc_id"])
        start = counted[doc]
        counted[doc] += len(row["sent_text"]) + 1
        told = [c for c in claims[doc] if any(s.field == "event" and start <= s.start < counted[doc] for s in c.spans)]
        out.append(Sentence(doc, int(row["sent_id"]), row["sent_text"], frozenset(row["sent_labels"]), _features(row["sent_text"], told)))
    return out


def _claims(texts: Mapping[int, Sequence[str]]) -> dict[int, list[Claim]]:
    """The claims of each document, read from its sentences joined by one blank."""
    whole = {str(doc): " ".join(parts) for doc, parts in texts.items()}
    return {int(doc): claims for doc, claims in claims_of(whole, {}, task="india").items()}


def _features(text: str, claims: Iterable[Claim]) -> dict[str, float]:
    found = {f"cue:{label}": weight for label, weight in weights(cue_table("india_cues"), text).items()}
    for claim in claims:
        by_police = any(_POLICE.search(party.words) for party in claim.actor)
        found[f"claim:{claim.type}"] = 1.0
        found[f"claim:{claim.type}:{claim.modality}:{claim.polarity}"] = 1.0
        if by_police:
            found[f"police:{claim.type}"] = 1.0
        if by_police and claim.quantity and claim.quantity.measure == "dead":
            found["police:dead"] = 1.0
    return found


def by_rules(sentence: Sentence) -> frozenset[str]:
    """The labels of the cues and of claims with the police as actor; KILL is FORCE, and both are action, as the definitions have it."""
    known = sentence.features
    labels = {label for label in LABELS if known.get(f"cue:{label}", 0) >= 1}
    real = {name for name in known if name.endswith(":asserted:affirmed")}
    if "claim:arrest:asserted:affirmed" in real and known.get("cue:ARREST", 0) >= 0:
        labels.add("ARREST")
    if known.get("police:dead"):
        labels.add("KILL")
    if any(known.get(f"police:{kind}") for kind in _FORCEFUL):
        labels.add("FORCE")
    return frozenset(labels | ({"FORCE"} if "KILL" in labels else set()) | ({"ANY_ACTION"} if labels & {"KILL", "ARREST", "FORCE"} else set()))


def _folded(sentences: Sequence[Sentence], folds: int) -> dict[str, Said]:
    said: dict[str, Said] = {"head": {}, "peer": {}}
    for fold in range(folds):
        found = _fit_and_say([s for s in sentences if fold_of(s.doc, folds) != fold], [s for s in sentences if fold_of(s.doc, folds) == fold])
        for name, labels in found.items():
            said[name] |= labels
    return said


def _fit_and_say(taught: Sequence[Sentence], asked: Sequence[Sentence]) -> dict[str, Said]:
    """The labels of the head and of the peer, each with the choices that grouped folds of `taught` make for document F1."""
    forms = {"head": {"given": 0.7, "characters": 0.0}, "peer": {"given": 0.0, "characters": 0.0}}
    return {name: _labelled(taught, asked, **form) for name, form in forms.items()}


def _labelled(taught: Sequence[Sentence], asked: Sequence[Sentence], *, given: float, characters: float) -> Said:
    inner: list[dict[str, float]] = [{} for _ in taught]
    for fold in range(_INNER):
        fit = [s for s in taught if fold_of(("inner", s.doc), _INNER) != fold]
        rows = [i for i, s in enumerate(taught) if fold_of(("inner", s.doc), _INNER) == fold]
        for i, margins in zip(rows, _margins(fit, [taught[i] for i in rows], given, characters), strict=True):
            inner[i] = margins
    choices = {label: _choice(taught, [m[label] for m in inner], label, alone=not given) for label in LABELS}
    said: Said = {}
    for s, margins in zip(asked, _margins(taught, asked, given, characters), strict=True):
        ruled = by_rules(s)
        said[s.doc, s.number] = frozenset(label for label in LABELS if choices[label].says(margins[label], label in ruled))
    return said


def _choice(taught: Sequence[Sentence], margins: Sequence[float], label: str, *, alone: bool) -> Choice:
    gold = {s.doc for s in taught if label in s.labels}
    return chosen([s.doc for s in taught], gold, margins, [label in by_rules(s) for s in taught], alone=alone)


def _margins(taught: Sequence[Sentence], asked: Sequence[Sentence], given: float, characters: float) -> list[dict[str, float]]:
    head = heads.TextHead(given=given, characters=characters, c=0.3)
    head.fit_labels([s.text for s in taught], [_seen(s, given) for s in taught], [s.labels for s in taught], LABELS)
    return head.decide([s.text for s in asked], [_seen(s, given) for s in asked])


def _seen(sentence: Sentence, given: float) -> dict[str, float]:
    """A head's features: the given ones and what the rules say; nothing for a model that takes none."""
    return {"any": 0.0} if not given else sentence.features | {f"rule:{label}": 1.0 for label in by_rules(sentence)}


def _table(sentences: Sequence[Sentence], said: Mapping[str, Said], *, by_document: bool) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    keys = sorted({s.doc for s in sentences}) if by_document else list(range(len(sentences)))
    for label in LABELS:
        gold = _units(sentences, {(s.doc, s.number): s.labels for s in sentences}, label, by_document=by_document)
        row: dict[str, object] = {"label": label, "gold": sum(g == label for g in gold)}
        for name, labels in said.items():
            found = _units(sentences, labels, label, by_document=by_document)
            row[name] = round(f1(gold, found, label), 1)
            if by_document:
                row[f"{name} 95 %"] = interval(_Resampled(gold, found, label), len(keys))
        rows.append(row)
    return rows


class _Resampled:
    """The F1 of the units drawn."""

    def __init__(self, gold: Sequence[str], said: Sequence[str], label: str) -> None:
        self._gold, self._said, self._label = gold, said, label

    def __call__(self, picked: list[int]) -> float:
        return f1([self._gold[i] for i in picked], [self._said[i] for i in picked], self._label)


def _units(sentences: Sequence[Sentence], labels: Said, label: str, *, by_document: bool) -> list[str]:
    """For each document (or sentence) the label if it has it, else ""."""
    if not by_document:
        return [label if label in labels[s.doc, s.number] else "" for s in sentences]
    having = {s.doc for s in sentences if label in labels[s.doc, s.number]}
    return [label if doc in having else "" for doc in sorted({s.doc for s in sentences})]
