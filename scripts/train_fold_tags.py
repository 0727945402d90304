"""Tags for the names model to learn from: each half of the treebank tagged by a tagger that has not seen it, as it is and lower-cased.

Gold tags would teach the names model to trust its tagger more than it may.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import fix_random_seed
from thinc.api import Adam, Config, Optimizer, set_current_ops
from train_engine import Sentence, batches, example, read

from gavah.reading.engine.products import quick_ops


def tagger(config: Path, sentences: list[Sentence], steps: int, words: int, rng: random.Random) -> tuple[Language, Optimizer]:
    """A tagger alone, trained on `sentences`; the optimizer holds its averaged weights."""
    settings = Config().from_disk(config)
    settings["nlp"]["pipeline"] = ["tok2vec", "tagger"]
    settings["components"].pop("parser")
    nlp = spacy.util.load_model_from_config(settings, auto_fill=True)
    nlp.initialize(lambda: [example(nlp, [one], False) for one in sentences])
    optimizer = Adam(0.001, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    for step, batch in enumerate(batches(nlp, sentences, rng, words), 1):
        optimizer.learn_rate = 0.002 * min(1.0, step / 50, max(0.1, 2 * (1 - step / steps)))
        nlp.update(batch, sgd=optimizer, drop=0.1)
        if step == steps:
            break
    return nlp, optimizer


def tagged(nlp: Language, sentences: list[Sentence], lower: bool) -> list[list[str]]:
    """The tags that `nlp` gives to the sentences."""
    docs = [Doc(nlp.vocab, words=[w.lower() for w in one.words] if lower else one.words, spaces=one.spaces) for one in sentences]
    return [[word.tag_ for word in doc] for doc in nlp.pipe(docs, batch_size=128)]


def main(args: argparse.Namespace) -> None:
    """Writes {"tags": [[as is, lower-cased] for every sentence]} to `args.out`."""
    fix_random_seed(args.seed)
    set_current_ops(quick_ops())
    rng = random.Random(args.seed)
    own, more = read(args.treebank), read(args.more)
    half = len(own) // 2
    found: list[tuple[list[str], list[str]]] = []
    for mine, other in ((own[:half], own[half:]), (own[half:], own[:half])):
        nlp, optimizer = tagger(args.config, [*other, *more], args.steps, args.words, rng)
        with nlp.use_params(optimizer.averages):
            found.extend(zip(tagged(nlp, mine, False), tagged(nlp, mine, True), strict=True))
        right = sum(a == b for one, (tags, _) in zip(mine, found[-len(mine) :], strict=True) for a, b in zip(one.tags, tags, strict=True))
        print(round(100 * right / sum(len(one.tags) for one in mine), 2), flush=True)
    args.out.write_text(json.dumps({"tags": found}), "utf-8")


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--config", type=Path, default=Path(__file__).with_name("engine_english.cfg"))
    p.add_argument("--treebank", type=Path, required=True)
    p.add_argument("--more", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--steps", type=int, default=400)
    p.add_argument("--words", type=int, default=1000)
    p.add_argument("--seed", type=int, default=0)
    main(p.parse_args())
