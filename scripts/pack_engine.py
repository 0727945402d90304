"""Packs the trained grammar for the package: half floats, no words of the training texts but those of the lemma table.

python scripts/pack_engine.py --parser FOLDER --lemmas ewt_train.conllu gum_open_train.conllu --to engine/src/gavah_engine/english
Files of the names (build_word_table.py, train_names.py) that lie there already stay.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy
import spacy
import srsly
from engine_tokenizer import tokenizer
from spacy.language import Language

LONGEST_ENDING = 5


def pack(parser: Path, lemmas: dict[str, object], to: Path) -> int:
    """Writes the pipeline to the folder `to`; returns the folder's size in bytes."""
    nlp = spacy.load(parser)
    nlp.tokenizer = tokenizer(nlp)
    about = {"spacy": spacy.__version__, "grammar": json.loads((parser / "run.json").read_text("utf-8"))}
    for part in [*nlp.pipe_names, "vocab"]:
        shutil.rmtree(to / part, ignore_errors=True)
    nlp.to_disk(to)
    (to / "vocab" / "strings.json").write_text(json.dumps(sorted(_needed(nlp))), "utf-8")
    for path in to.rglob("model"):
        path.write_bytes(srsly.msgpack_dumps(halved(srsly.msgpack_loads(path.read_bytes()))))
    (to / "about.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    (to / "lemmas.json").write_text(json.dumps(lemmas, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    return sum(path.stat().st_size for path in to.rglob("*") if path.is_file())


def _needed(nlp: Language) -> set[str]:
    """The labels; words need no string until they are met."""
    found = {"ROOT", "dep"}
    for name in nlp.pipe_names:
        found.update(str(label) for label in getattr(nlp.get_pipe(name), "labels", ()))
    return found


def halved(value: object) -> object:
    """The same, with every float array as half floats."""
    if isinstance(value, numpy.ndarray):
        return value.astype("float16") if value.dtype == numpy.float32 else value
    if isinstance(value, dict):
        return {key: halved(one) for key, one in value.items()}
    return [halved(one) for one in value] if isinstance(value, list) else value


def lemma_table(rows: Iterable[tuple[str, str, str]]) -> dict[str, object]:
    """From (word, tag, lemma): for each tag, endings to replace, and the words that they get wrong.

    An ending is kept where it says something that its own shorter ending does not; a word only where its ending misleads.
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word, tag, lemma in rows:
        seen[tag, word if tag.startswith("NNP") else word.lower()][lemma] += 1
    best = {key: counts.most_common(1)[0] for key, counts in seen.items()}
    votes: dict[str, dict[str, Counter[tuple[str, str]]]] = defaultdict(lambda: defaultdict(Counter))
    for (tag, word), (lemma, _) in best.items():
        cut = next((i for i, (a, b) in enumerate(zip(word, lemma, strict=False)) if a != b), min(len(word), len(lemma)))
        for size in range(max(1, len(word) - cut), min(LONGEST_ENDING, len(word) - 1) + 1):
            votes[tag][word[-size:]][word[cut:], lemma[cut:]] += 1
    endings = {tag: _kept(by_ending) for tag, by_ending in sorted(votes.items())}
    words = {f"{t} {w}": lemma for (t, w), (lemma, _) in sorted(best.items()) if lemma != applied(w, endings.get(t, {}))}
    return {"endings": endings, "words": words}


def _kept(by_ending: dict[str, Counter[tuple[str, str]]]) -> dict[str, list[str]]:
    rules: dict[str, list[str]] = {}
    for ending in sorted(by_ending, key=len):
        (rule, votes), total = by_ending[ending].most_common(1)[0], sum(by_ending[ending].values())
        shorter = next((rules[ending[i:]] for i in range(1, len(ending)) if ending[i:] in rules), ["", ""])
        if total >= 3 and votes / total >= 0.6 and list(rule) != shorter:
            rules[ending] = list(rule)
    return rules


def applied(word: str, rules: dict[str, list[str]]) -> str:
    """The lemma that the endings give, as gavah.reading.engine.lemmas does."""
    for size in range(min(LONGEST_ENDING, len(word) - 1), 0, -1):
        rule = rules.get(word[-size:])
        if rule:
            return word[: len(word) - len(rule[0])] + rule[1]
    return word


def read_lemmas(path: Path) -> Iterator[tuple[str, str, str]]:
    """(word, tag, lemma) of every word of a CoNLL-U file."""
    for line in path.read_text("utf-8").split("\n"):
        cells = line.split("\t")
        if cells[0].isdigit():
            yield cells[1], cells[4], cells[2]


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--parser", type=Path, required=True)
    p.add_argument("--lemmas", type=Path, nargs="+", required=True)
    p.add_argument("--to", type=Path, required=True)
    args = p.parse_args()
    print(pack(args.parser, lemma_table(row for path in args.lemmas for row in read_lemmas(path)), args.to), "bytes")
