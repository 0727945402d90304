"""`python -m bench names --data FILE.iob2`: names of persons, places and organisations; F1 of exact spans, by type.

The sentences' words and documents are given, as in Universal NER (Mayhew et al. 2024); other types and stray labels count as no name. Side by side:
every sentence read for itself; documents read whole, which is how `gavah.reading.engine.parse` reads a text and what `--out` gets; and the same in
capitals and in lower case.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter

from bench.conllu import Tagged, read_iob2
from gavah.reading.engine import Parsed, parse_words

TYPES = ("PER", "LOC", "ORG")
Span = tuple[int, int, str]


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """Scores (per cent) on the sentences of `data`; `out` gets the names found, as IOB2."""
    sentences = read_iob2(data, frozenset(TYPES))
    gold = [one.names for one in sentences]
    alone = _found(sentences, whole=False)
    started = perf_counter()
    found = _found(sentences)
    seconds = perf_counter() - started
    if out:
        out.write_text("".join(_written(one, names) for one, names in zip(sentences, found, strict=True)), "utf-8")
    return {
        "sentences": len(sentences),
        "sentence by sentence": scores(alone, gold),
        "whole documents": scores(found, gold),
        "whole documents, capitals": scores(_found(sentences, str.upper), gold),
        "whole documents, lower case": scores(_found(sentences, str.lower), gold),
        "words_per_second, grammar and names": round(sum(len(one.words) for one in sentences) / max(seconds, 1e-9)),
    }


def _found(sentences: Sequence[Tagged], case: Callable[[str], str] = str, *, whole: bool = True) -> list[frozenset[Span]]:
    words = [[case(word) for word in one.words] for one in sentences]
    return [_spans(parsed) for parsed in parse_words(words, documents=[one.document for one in sentences] if whole else None)]


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
