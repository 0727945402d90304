"""Trains the language engine from scratch on treebanks: CoNLL-U in, a spaCy pipeline out. No GPU is needed.

python scripts/train_engine.py --train ewt_train.conllu gum_open_train.conllu --dev ewt_dev.conllu --out FOLDER
then pack_engine.py; build_engine.py does all. Needs `PYTHONPATH=src:.:engine/src`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, Config, set_current_ops

from gavah.reading.engine.products import quick_ops

# Relations whose subtype the readers of reports use; any other subtype is dropped, as the shared task's LAS does.
KEPT = {"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "nmod:poss", "acl:relcl", "compound:prt", "compound:lvc", "flat:name"}
LOWER_SHARE = 1 / 3


class Sentence:
    """One tree: words, whether a space follows, tags and heads."""

    __slots__ = ("deps", "heads", "par", "spaces", "tags", "words")

    def __init__(self, par: int) -> None:
        self.par = par
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []


def relation(deprel: str) -> str:
    """The relation as the engine learns it."""
    return deprel if deprel in KEPT else deprel.split(":")[0]


def read(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file; `par` counts its paragraphs."""
    out: list[Sentence] = []
    par = 0
    for block in path.read_text("utf-8").split("\n\n"):
        if not block.strip():
            continue
        rows = block.split("\n")
        if any(r.startswith(("# newpar", "# newdoc")) for r in rows):
            par += 1
        s = Sentence(par)
        until, mwt_space = 0, True
        for row in rows:
            if not row or row[0] == "#":
                continue
            c = row.split("\t")
            space = "SpaceAfter=No" not in c[9]
            if "-" in c[0]:
                until, mwt_space = int(c[0].split("-")[1]), space
                continue
            if "." in c[0]:
                continue
            i = int(c[0])
            if i < until:
                space = False
            elif i == until:
                space = mwt_space
            s.words.append(c[1].replace(" ", "\u00a0"))
            s.spaces.append(space)
            s.tags.append(f"{c[3]}_{c[4]}")
            h = int(c[6])
            s.heads.append(h - 1 if h else i - 1)
            s.deps.append("ROOT" if h == 0 else relation(c[7]))
        if s.words:
            out.append(s)
    return out


def groups(sentences: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Runs of sentences of one paragraph: half alone, half in company, so that the parser learns where a sentence ends."""
    i = 0
    while i < len(sentences):
        size = 1 if rng.random() < 0.4 else rng.randint(2, 6)
        j = i + 1
        while j < len(sentences) and j - i < size and sentences[j].par == sentences[i].par:
            j += 1
        yield sentences[i:j]
        i = j


def example(nlp: Language, run: list[Sentence], lower: bool) -> Example:
    """A run of sentences as one training example."""
    words = [w.lower() if lower else w for s in run for w in s.words]
    spaces = [x for s in run for x in s.spaces]
    heads: list[int] = []
    for s in run:
        base = len(heads)
        heads.extend(base + h for h in s.heads)
    ref = Doc(nlp.vocab, words=words, spaces=spaces, tags=[t for s in run for t in s.tags], heads=heads, deps=[d for s in run for d in s.deps])
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), ref)


def batches(nlp: Language, sentences: list[Sentence], rng: random.Random, words: int) -> Iterator[list[Example]]:
    """Endless batches of about `words` words, drawn anew every round; a third of the examples is lower-cased."""
    while True:
        runs = list(groups(sentences, rng))
        rng.shuffle(runs)
        batch: list[Example] = []
        size = 0
        for run in runs:
            n = sum(len(s.words) for s in run)
            if n > 400:
                continue
            batch.append(example(nlp, run, rng.random() < LOWER_SHARE))
            size += n
            if size >= words:
                yield batch
                batch, size = [], 0


def attachment(nlp: Language, sentences: Iterable[Sentence], view: str = "as is") -> dict[str, float]:
    """UPOS, UAS and LAS on gold tokens and gold sentences, subtypes ignored."""
    sents = list(sentences)
    docs = []
    for s in sents:
        words = [w.lower() if view == "lower" else w.upper() if view == "upper" else w for w in s.words]
        docs.append(Doc(nlp.vocab, words=words, spaces=s.spaces, sent_starts=[True] + [False] * (len(words) - 1)))
    total = upos = uas = las = 0
    start = time.perf_counter()
    docs = list(nlp.pipe(docs, batch_size=128))
    took = time.perf_counter() - start
    for s, doc in zip(sents, docs, strict=True):
        for tok, tag, head, dep in zip(doc, s.tags, s.heads, s.deps, strict=True):
            total += 1
            upos += tok.tag_.split("_")[0] == tag.split("_")[0]
            if tok.head.i == head:
                uas += 1
                las += tok.dep_.split(":")[0] == dep.split(":")[0]
    return {"upos": 100 * upos / total, "uas": 100 * uas / total, "las": 100 * las / total, "words_s": total / took}


def train(args: argparse.Namespace) -> None:
    """Trains on a plan of `args.steps` steps, up to `args.stop`: the rate is constant for half of the plan and falls to a twentieth.

    Averaged weights are kept every `args.every`.
    """
    stop = args.stop or args.steps
    fix_random_seed(args.seed)
    set_current_ops(quick_ops())
    rng = random.Random(args.seed)
    nlp = spacy.util.load_model_from_config(Config().from_disk(args.config), auto_fill=True)
    sentences: list[Sentence] = []
    for path in args.train:
        par = sentences[-1].par + 1 if sentences else 0
        for s in read(path):
            s.par += par
            sentences.append(s)
    dev = read(args.dev)
    nlp.initialize(lambda: [example(nlp, [s], False) for s in sentences])
    rate = args.rate
    optimizer = Adam(rate, beta1=0.9, beta2=0.999, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    start = time.time()
    losses: dict[str, float] = {}
    for step, batch in enumerate(batches(nlp, sentences, rng, args.words), 1):
        progress = step / args.steps
        optimizer.learn_rate = rate * min(1.0, step / 200, max(0.05, 2 * (1 - progress)))
        nlp.update(batch, sgd=optimizer, drop=args.drop, losses=losses)
        if step % 50 == 0:
            print(step, round(time.time() - start), {k: round(v / 50, 1) for k, v in losses.items()}, flush=True)
            losses = {}
        if step % args.every == 0 or step == stop:
            with nlp.use_params(optimizer.averages):
                score = attachment(nlp, dev)
                print(step, round(time.time() - start), json.dumps({k: round(v, 2) for k, v in score.items()}), flush=True)
                nlp.to_disk(args.out)
                (args.out / "run.json").write_text(json.dumps({"steps": step, "of": args.steps, "dev": score}))
        if step == stop:
            break


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--config", type=Path, default=Path(__file__).with_name("engine_english.cfg"))
    p.add_argument("--train", type=Path, nargs="+", required=True)
    p.add_argument("--dev", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--steps", type=int, default=6000)
    p.add_argument("--stop", type=int, help="end before the plan does")
    p.add_argument("--words", type=int, default=1000)
    p.add_argument("--drop", type=float, default=0.15)
    p.add_argument("--rate", type=float, default=0.001)
    p.add_argument("--every", type=int, default=500)
    p.add_argument("--seed", type=int, default=0)
    train(p.parse_args())
