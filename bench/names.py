"""`python -m bench names --data FILE.iob2`: names of persons, places and organisations; F1 of exact spans, by type.

The sentences' words are given, as in Universal NER (Mayhew et al. 2024); other types and stray labels count as no name. Side by side: the model
without gavah's lists, and with the gazetteer and lists beside the words.
"""

from collections.abc import Iterable
from pathlib import Path

from bench.conllu import Tagged, read_iob2
from gavah.reading.engine import Parsed, parse_words

TYPES = ("PER", "LOC", "ORG")
Span = tuple[int, int, str]


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """Scores (per cent) on the sentences of `data`; `out` gets the names found, as IOB2."""
    sentences = read_iob2(data, frozenset(TYPES))
    words = [one.words for one in sentences]
    alone = [_spans(parsed) for parsed in parse_words(words, lists=False)]
    found = [_spans(parsed) for parsed in parse_words(words)]
    if out:
        out.write_text("".join(_written(one, names) for one, names in zip(sentences, found, strict=True)), "utf-8")
    gold = [one.names for one in sentences]
    return {"sentences": len(sentences), "model alone": scores(alone, gold), "with gazetteer and lists": scores(found, gold)}


def _spans(parsed: Parsed) -> frozenset[Span]:
    first = {token.start: at for at, token in enumerate(parsed.tokens)}
    last = {token.end: at for at, token in enumerate(parsed.tokens)}
    return frozenset((first[name.start], last[name.end] + 1, name.type) for name in parsed.names)


def scores(found: Iterable[frozenset[Span]], gold: Iterable[frozenset[Span]]) -> dict[str, object]:
    """Precision, recall and F1 over all types, and of each type."""
    pairs = list(zip(found, gold, strict=True))
    whole = _prf([(mine, theirs) for mine, theirs in pairs])
    return {**whole, **{kind: _prf([(_of(mine, kind), _of(theirs, kind)) for mine, theirs in pairs]) for kind in TYPES}}


def _of(spans: frozenset[Span], kind: str) -> frozenset[Span]:
    return frozenset(span for span in spans if span[2] == kind)


def _prf(pairs: list[tuple[frozenset[Span], frozenset[Span]]]) -> dict[str, object]:
    right, found, gold = (sum(map(len, group)) for group in zip(*((a & b, a, b) for a, b in pairs), strict=True))
    return {
        "f1": round(200 * right / max(found + gold, 1), 1),
        "precision": round(100 * right / max(found, 1), 1),
        "recall": round(100 * right / max(gold, 1), 1),
        "gold": gold,
    }


def _written(one: Tagged, names: frozenset[Span]) -> str:
    labels = ["O"] * len(one.words)
    for first, last, kind in names:
        labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    rows = [f"{at}\t{word}\t{label}" for at, (word, label) in enumerate(zip(one.words, labels, strict=True), 1)]
    return "\n".join([f"# sent_id = {one.name}", *rows]) + "\n\n"
