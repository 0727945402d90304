"""Sentences of words in, names out."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

import numpy

from gavah.gazetteer import Gazetteer
from gavah.reading.engine.names.chain import beliefs, likeliest
from gavah.reading.engine.names.columns import Codes
from gavah.reading.engine.names.elsewhere import document_columns
from gavah.reading.engine.names.features import columns, features
from gavah.reading.engine.names.labels import Span, kinds, spans
from gavah.reading.engine.names.lists import instance_marks, place_marks
from gavah.reading.engine.names.weights import model

_WORDS_AT_ONCE = 5_000


def find_names(sentences: Sequence[Sequence[str]], documents: Sequence[Hashable], gazetteer: Gazetteer | None = None) -> list[list[Span]]:
    """The names of each sentence, in order. `documents` says of each which document it is of; those of one document stand together.

    Words are as the engine is shown them (`view.py`): lower-cased where the text is in capitals.
    """
    found: list[list[Span]] = [[] for _ in sentences]
    for batch in _batches(sentences, documents):
        names = _of_batch([sentences[at] for at in batch], [documents[at] for at in batch], gazetteer)
        for at, mine in zip(batch, names, strict=True):
            found[at] = mine
    return found


def _batches(sentences: Sequence[Sequence[str]], documents: Sequence[Hashable]) -> Iterator[list[int]]:
    """Whole documents together, until there are words enough for arrays to pay; sentences without words are left out."""
    batch: list[int] = []
    words = 0
    for _, group in groupby(range(len(sentences)), documents.__getitem__):
        some = [at for at in group if sentences[at]]
        batch += some
        words += sum(len(sentences[at]) for at in some)
        if words >= _WORDS_AT_ONCE:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def seen(sentences: Sequence[Sequence[str]], gazetteer: Gazetteer | None = None) -> list[Codes]:
    """The columns of each sentence that the first pass sees."""
    return [columns(words, place_marks(words, gazetteer), instance_marks(words)) for words in sentences]


def _of_batch(sentences: Sequence[Sequence[str]], documents: Sequence[Hashable], gazetteer: Gazetteer | None) -> list[list[Span]]:
    labels, first, second, opinion = model()
    lengths = [len(words) for words in sentences]
    shown = seen(sentences, gazetteer)
    bare = features(shown, first.wanted)
    likely = beliefs(first.scores(bare), first.chain, lengths).labels @ kinds(labels)
    opinions = beliefs(opinion.scores(bare), opinion.chain, lengths).labels
    context = document_columns(sentences, documents, likely, opinions)
    whole = [numpy.hstack(pair) for pair in zip(shown, context, strict=True)]
    best = likeliest(second.scores(features(whole, second.wanted, bare)), second.chain, lengths)
    ends = numpy.cumsum(lengths).tolist()
    return [list(spans([labels[label] for label in best[end - size : end]])) for end, size in zip(ends, lengths, strict=True)]
