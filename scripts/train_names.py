"""Trains the engine's names model on UNER's names over EWT: two chains, the second on what the first says of sentences that it has not learnt from.

python scripts/train_names.py --train uner_ewt_train.iob2 --gum gum_open_train.conllu --dev uner_ewt_dev.iob2 --to engine/src/gavah_engine/english
The second also hears a chain learnt from GUM's names, which mean other things by the types: joined as they are, they cost more than they give.
Needs `PYTHONPATH=src:.:engine/src`, and the word table there (build_word_table.py). A third of the documents is read a second time, lower-cased.
`--folds` measures instead: each fifth of the training documents is read by chains that learnt from the others; nothing is written.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy
from gum_names import read as read_gum
from names_learner import batches, learn

from bench.conllu import Tagged, read_iob2
from bench.names import scores
from gavah.reading.engine.names.chain import beliefs, likeliest
from gavah.reading.engine.names.columns import Codes
from gavah.reading.engine.names.elsewhere import document_columns
from gavah.reading.engine.names.features import features, templates
from gavah.reading.engine.names.find import seen
from gavah.reading.engine.names.labels import LABELS, TYPES, kinds, marked, spans
from gavah.reading.engine.names.weights import FILE, PASSES, Pass

FOLDS = 5
FEWEST = 2
"""Occurrences below which a feature is not counted."""
SEED = 0
_STARTED = time.time()


class Part(NamedTuple):
    """Sentences with what the chains see of them."""

    sentences: list[Tagged]
    shown: list[Codes]

    def only(self, wanted: Sequence[int]) -> Part:
        """Some of the sentences."""
        return Part([self.sentences[at] for at in wanted], [self.shown[at] for at in wanted])

    def with_context(self, likely: numpy.ndarray, opinion: Pass) -> Part:
        """What the second pass sees, `likely` being what the first pass says."""
        opinions = beliefs(opinion.scores(features(self.shown, opinion.wanted)), opinion.chain, self.lengths).labels
        context = document_columns([one.words for one in self.sentences], [one.document for one in self.sentences], likely, opinions)
        return Part(self.sentences, [numpy.hstack(pair) for pair in zip(self.shown, context, strict=True)])

    @property
    def lengths(self) -> list[int]:
        """Words of each sentence."""
        return [len(one.words) for one in self.sentences]


def part(sentences: list[Tagged]) -> Part:
    """The sentences with their columns."""
    return Part(sentences, seen([one.words for one in sentences]))


def lowered(sentences: Sequence[Tagged]) -> list[Tagged]:
    """The sentences lower-cased, as other documents."""
    return [Tagged(one.name, tuple(word.lower() for word in one.words), one.names, -one.document) for one in sentences]


def doubled(sentences: list[Tagged]) -> list[Tagged]:
    """The sentences, and those of a third of the documents again, lower-cased."""
    return [*sentences, *lowered([one for one in sentences if crc32(f"lower {one.document}".encode()) % 3 == 0])]


def fold(one: Tagged) -> int:
    """The fold of a document; its lower-cased copy is in the same."""
    return crc32(str(abs(one.document)).encode()) % FOLDS


def fit(data: Part, names: Sequence[str]) -> Pass:
    """A chain learnt from `data`, without the features that came out with no weight."""
    rng = numpy.random.default_rng(SEED)
    wanted = templates(*names)
    codes = numpy.concatenate([features(data.shown[at : at + 500], wanted) for at in range(0, len(data.shown), 500)])
    found, counts = numpy.unique(codes, return_counts=True)
    keys = found[counts >= FEWEST]
    near = numpy.minimum(numpy.searchsorted(keys, codes), len(keys) - 1)
    rows = numpy.where(keys[near] == codes, near + 1, 0).astype(numpy.int32)
    gold = numpy.array([LABELS.index(label) for one in data.sentences for label in marked(len(one.words), one.names)])
    learnt = learn(batches(rows, gold, data.lengths, rng), len(keys) + 1, LABELS, rng)
    weights = learnt.weights.astype(numpy.float16).astype(numpy.float32)
    kept = numpy.flatnonzero(numpy.abs(weights[1:]).sum(1))
    return Pass(wanted, keys[kept], numpy.concatenate([weights[:1], weights[kept + 1]]), learnt.chain)


def likely(one: Pass, data: Part) -> numpy.ndarray:
    """How likely each word is in a name of each kind."""
    return beliefs(one.scores(features(data.shown, one.wanted)), one.chain, data.lengths).labels @ kinds(LABELS)


def measured(one: Pass, data: Part) -> dict[str, object]:
    """F1 by type, of all sentences."""
    best = likeliest(one.scores(features(data.shown, one.wanted)), one.chain, data.lengths)
    ends = numpy.cumsum(data.lengths).tolist()
    names = [frozenset(spans([LABELS[k] for k in best[end - size : end]])) for end, size in zip(ends, data.lengths, strict=True)]
    gold = [frozenset(name for name in one.names if name[2] in TYPES[:3]) for one in data.sentences]
    return {kind: value if kind == "f1" else value["f1"] for kind, value in scores(names, gold).items() if kind in ("f1", *TYPES)}  # type: ignore[index]


def unseen(data: Part) -> numpy.ndarray:
    """What first passes say of sentences that they have not learnt from."""
    found = numpy.zeros((sum(data.lengths), len(TYPES) + 1))
    folds = numpy.array([fold(one) for one in data.sentences])
    of_word = numpy.repeat(folds, data.lengths)
    for number in range(FOLDS):
        first = fit(data.only(numpy.flatnonzero(folds != number).tolist()), PASSES[0])
        held = numpy.flatnonzero(folds == number).tolist()
        found[of_word == number] = likely(first, data.only(held))
        told("fold", number, "first pass", measured(first, data.only([at for at in held if data.sentences[at].document > 0])))
    return found


def told(*words: object) -> None:
    """Progress with the seconds since the start."""
    print(round(time.time() - _STARTED), *words, flush=True)


def read(path: Path) -> list[Tagged]:
    """The sentences of an IOB2 file, names of other things as one type."""
    return read_iob2(path, frozenset(TYPES))


def main(args: argparse.Namespace) -> None:
    """Trains, tells development scores, and writes `names.npz` and `names.json`."""
    data = part(doubled(read(args.train)))
    told(len(data.sentences), "sentences")
    opinion = fit(part(doubled(read_gum(args.gum))), PASSES[2])
    told("opinion of GUM")
    context = data.with_context(unseen(data), opinion)
    if args.folds:
        cross(context)
        return
    first, second = fit(data, PASSES[0]), fit(context, PASSES[1])
    plain_dev = read(args.dev)
    result: dict[str, object] = {}
    for name, sentences in (("as it is", plain_dev), ("lower case", lowered(plain_dev))):
        dev = part(sentences)
        result[name] = {"first pass": measured(first, dev), "both": measured(second, dev.with_context(likely(first, dev), opinion))}
        told(name, result[name])
    arrays = {f"{name}{at}": value for at, one in enumerate((first, second, opinion)) for name, value in _arrays(one).items()}
    numpy.savez_compressed(args.to / FILE, labels=numpy.array(LABELS), **arrays)
    (args.to / "names.json").write_text(json.dumps({"seed": SEED, "numpy": numpy.__version__, "dev": result}, indent=1) + "\n", "utf-8")


def cross(context: Part) -> None:
    """The second pass over each fold of the sentences as they are, learnt from the other folds."""
    folds = numpy.array([fold(one) for one in context.sentences])
    here = numpy.array([one.document > 0 for one in context.sentences])
    for number in range(FOLDS):
        second = fit(context.only(numpy.flatnonzero(folds != number).tolist()), PASSES[1])
        told("fold", number, "both", measured(second, context.only(numpy.flatnonzero((folds == number) & here).tolist())))


def _arrays(one: Pass) -> dict[str, numpy.ndarray]:
    return {"keys": one.keys, "weights": one.weights.astype(numpy.float16), "follow": one.chain.follow, "start": one.chain.start}


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--train", type=Path, required=True)
    p.add_argument("--gum", type=Path, required=True)
    p.add_argument("--dev", type=Path, required=True)
    p.add_argument("--to", type=Path, required=True)
    p.add_argument("--folds", action="store_true")
    main(p.parse_args())
