"""Trains the engine's names model from scratch: UNER's names over EWT's sentences, tags and gavah's lists beside them."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, Config, set_current_ops

from bench.conllu import read_conllu, read_iob2
from gavah.reading.engine.lists import flags
from gavah.reading.engine.products import quick_ops

TYPES = frozenset(("PER", "LOC", "ORG"))
LOWER_SHARE = 1 / 3
WITHOUT_LISTS = 0.2  # so that the model also stands alone


@dataclass(frozen=True)
class Named:
    """A sentence with its names, as it is and lower-cased."""

    forms: tuple[list[str], list[str]]
    marks: tuple[list[str], list[str]]
    tags: tuple[list[str], list[str]]
    spaces: list[bool]
    labels: list[str]


def read(trees: Path, names: Path, tags: Sequence[tuple[list[str], list[str]]]) -> list[Named]:
    """The sentences that both files have with the same number of words; `tags` for each tree, as it is and lower-cased (train_fold_tags.py)."""
    tagged = {one.name: one for one in read_iob2(names, TYPES)}
    out = []
    for tree, seen in zip(read_conllu(trees), tags, strict=True):
        one = tagged.get(tree.name)
        if one is None or len(one.words) != len(tree.words):
            continue
        labels = ["O"] * len(one.words)
        for first, last, kind in one.names:
            labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
        forms = [word.form for word in tree.words]
        starts, spaces = offsets(tree.text, forms)
        low = [form.lower() for form in forms]
        marks = (flags(tree.text, starts, forms), flags(tree.text.lower(), starts, low))
        out.append(Named((forms, low), marks, (seen[0], seen[1]), spaces, labels))
    return out


def offsets(text: str, forms: Sequence[str]) -> tuple[list[int], list[bool]]:
    """Where each word starts, and whether a blank follows."""
    starts, spaces, at = [], [], 0
    for form in forms:
        found = text.find(form, at)
        at = found if found >= 0 else at
        starts.append(at)
        at += len(form) if found >= 0 else 0
        spaces.append(text[at : at + 1] == " ")
    return starts, spaces


def example(nlp: Language, one: Named, lower: bool, listed: bool) -> Example:
    """A sentence as a training example; what is seen stands in both documents."""
    marks = one.marks[lower] if listed else ["-"] * len(one.labels)

    def doc(**more: object) -> Doc:
        return Doc(nlp.vocab, words=one.forms[lower], spaces=one.spaces, tags=one.tags[lower], lemmas=marks, **more)

    return Example(doc(), doc(ents=one.labels))


def batches(nlp: Language, sentences: list[Named], rng: random.Random, words: int) -> Iterator[list[Example]]:
    """Endless batches of about `words` words."""
    while True:
        order = sentences[:]
        rng.shuffle(order)
        batch: list[Example] = []
        size = 0
        for one in order:
            batch.append(example(nlp, one, rng.random() < LOWER_SHARE, rng.random() >= WITHOUT_LISTS))
            size += len(one.labels)
            if size >= words:
                yield batch
                batch, size = [], 0


def score(nlp: Language, sentences: list[Named], listed: bool) -> float:
    """Exact span F1."""
    right = found = gold = 0
    examples = [example(nlp, one, False, listed) for one in sentences]
    for doc, ex in zip(nlp.pipe([e.predicted for e in examples]), examples, strict=True):
        mine, theirs = ({(e.start, e.end, e.label_) for e in d.ents} for d in (doc, ex.reference))
        right, found, gold = right + len(mine & theirs), found + len(mine), gold + len(theirs)
    return 200 * right / max(1, found + gold)


def dev_tags(parser: Path, trees: Path) -> list[tuple[list[str], list[str]]]:
    """The tags that the trained engine gives."""
    engine = spacy.load(parser, exclude=["parser"])
    docs = engine.pipe([Doc(engine.vocab, words=[word.form for word in tree.words]) for tree in read_conllu(trees)])
    return [(tags, tags) for tags in ([word.tag_ for word in doc] for doc in docs)]


def train(args: argparse.Namespace) -> None:
    """Trains for `args.steps` steps and keeps the averaged weights."""
    fix_random_seed(args.seed)
    set_current_ops(quick_ops())
    rng = random.Random(args.seed)
    sentences = read(*args.train, json.loads(args.tags.read_text("utf-8"))["tags"])
    dev = read(*args.dev, dev_tags(args.parser, args.dev[0]))
    if args.start:
        nlp = spacy.load(args.start)
    else:
        nlp = spacy.util.load_model_from_config(Config().from_disk(args.config), auto_fill=True)
        nlp.initialize(lambda: [example(nlp, one, False, True) for one in sentences])
    optimizer = Adam(args.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    start = time.time()
    for step, batch in enumerate(batches(nlp, sentences, rng, args.words), 1):
        optimizer.learn_rate = args.rate * min(1.0, step / 100, max(0.05, 2 * (1 - step / args.steps)))
        nlp.update(batch, sgd=optimizer, drop=args.drop)
        if step % args.every == 0 or step == args.steps:
            with nlp.use_params(optimizer.averages):
                row = {"steps": step, "of": args.steps, "f1": round(score(nlp, dev, True), 2), "alone": round(score(nlp, dev, False), 2)}
                print(round(time.time() - start), json.dumps(row), flush=True)
                nlp.to_disk(args.out)
                (args.out / "run.json").write_text(json.dumps(row))
        if step == args.steps:
            return


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--config", type=Path, default=Path(__file__).with_name("engine_names.cfg"))
    p.add_argument("--train", type=Path, nargs=2, required=True, metavar=("CONLLU", "IOB2"))
    p.add_argument("--dev", type=Path, nargs=2, required=True, metavar=("CONLLU", "IOB2"))
    p.add_argument("--tags", type=Path, required=True, help="what train_fold_tags.py wrote for the training part")
    p.add_argument("--parser", type=Path, required=True, help="what train_engine.py wrote")
    p.add_argument("--start", type=Path, help="go on from this model")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--steps", type=int, default=2400)
    p.add_argument("--words", type=int, default=1000)
    p.add_argument("--drop", type=float, default=0.3)
    p.add_argument("--rate", type=float, default=0.001)
    p.add_argument("--every", type=int, default=300)
    p.add_argument("--seed", type=int, default=0)
    train(p.parse_args())
