"""Texts in, parsed texts out: passages go through the pipeline in batches, and what it says is carried back to the texts' own offsets."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from gavah.gazetteer import Gazetteer
from gavah.reading.engine.lemmas import lemma
from gavah.reading.engine.lists import flags
from gavah.reading.engine.load import pipeline
from gavah.reading.engine.parsed import Name, NameType, Parsed, Token
from gavah.reading.engine.view import Passage, in_capitals, lowered, passages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128
"""Passages a batch: between 64 and 256 the speed is the same, below it falls."""
Shown = tuple[int, list[int]]
"""Which text a passage is of, and where in it each word starts."""


class Lists(NamedTuple):
    """Whether gavah's lists are asked, and which gazetteer."""

    wanted: bool
    gazetteer: Gazetteer | None


def parse(texts: Sequence[str], *, names: bool = True, gazetteer: Gazetteer | None = None) -> list[Parsed]:
    """Every text of `texts` parsed, in order; English. `names=False` saves half of the time. Give many texts at once: batches are faster."""
    nlp = pipeline()
    with nlp.memory_zone():
        shown = ((text, which, passage) for which, text in enumerate(texts) for passage in passages(text))
        docs = (_doc(nlp, text, which, passage, Lists(names, gazetteer)) for text, which, passage in shown)
        return _collect(len(texts), _piped(nlp, docs, names))


def parse_words(sentences: Sequence[Sequence[str]], *, names: bool = True, lists: bool = True) -> list[Parsed]:
    """Sentences whose words are known, each parsed as one sentence; the offsets are those of the words joined by single spaces.

    `lists=False` withholds gavah's lists from the names model (for measuring it alone).
    """
    from spacy.tokens import Doc

    nlp = pipeline()

    def doc(which: int, words: Sequence[str]) -> "tuple[Doc, Shown]":
        starts = _starts(words)
        one = Doc(nlp.vocab, words=_seen(words), sent_starts=[at == 0 for at in range(len(words))])
        _mark(one, " ".join(words), starts, Lists(names and lists, None))
        return one, (which, starts)

    with nlp.memory_zone():
        docs = (doc(which, words) for which, words in enumerate(sentences) if words)
        return _collect(len(sentences), _piped(nlp, docs, names))


def _seen(words: Sequence[str]) -> list[str]:
    return [lowered(word) for word in words] if in_capitals(" ".join(words)) else list(words)


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _doc(nlp: "Language", text: str, which: int, passage: Passage, lists: Lists) -> "tuple[Doc, Shown]":
    """The words of a passage; blanks that the tokenizer takes for words are left out."""
    from spacy.tokens import Doc

    doc = nlp.tokenizer(passage.view)
    kept = [word for word in doc if not word.is_space]
    offsets = [word.idx for word in kept]
    if len(kept) < len(doc):
        blank = {word.i - 1 for word in doc if word.is_space}
        doc = Doc(nlp.vocab, words=[word.text for word in kept], spaces=[bool(word.whitespace_) or word.i in blank for word in kept])
    _mark(doc, text[passage.start : passage.start + len(passage.view)], offsets, lists)
    return doc, (which, [passage.start + at for at in offsets])


def _mark(doc: "Doc", text: str, offsets: Sequence[int], lists: Lists) -> None:
    """Puts what the lists say of each word where the names model sees it: the slot of spaCy's lemma, which the engine does not use itself."""
    marks = flags(text, offsets, [word.text for word in doc], lists.gazetteer) if lists.wanted else ["-"] * len(doc)
    for word, mark in zip(doc, marks, strict=True):
        word.lemma_ = mark


def _piped(nlp: "Language", shown: "Iterable[tuple[Doc, Shown]]", names: bool) -> "Iterator[tuple[Doc, Shown]]":
    off = [] if names else [name for name in nlp.pipe_names if name == "names"]
    return cast("Iterator[tuple[Doc, Shown]]", nlp.pipe(shown, as_tuples=True, batch_size=BATCH, disable=off))


def _collect(count: int, piped: "Iterable[tuple[Doc, Shown]]") -> list[Parsed]:
    """The passages of each text put together again."""
    tokens: list[list[Token]] = [[] for _ in range(count)]
    sentences: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    names: list[list[Name]] = [[] for _ in range(count)]
    labels: dict[int, tuple[str, str]] = {}
    for doc, (which, starts) in piped:
        first = len(tokens[which])
        tokens[which].extend(_tokens(doc, starts, first, labels))
        sentences[which].extend((first + one.start, first + one.end) for one in doc.sents)
        names[which].extend(_names(doc, starts))
    return [Parsed(tuple(t), tuple(s), tuple(n)) for t, s, n in zip(tokens, sentences, names, strict=True)]


def _tokens(doc: "Doc", starts: list[int], first: int, labels: dict[int, tuple[str, str]]) -> Iterator[Token]:
    strings = doc.vocab.strings
    for start, word in zip(starts, doc, strict=True):
        pair = labels.get(word.tag)
        if pair is None:
            pos, _, tag = strings[word.tag].partition("_")
            pair = labels[word.tag] = (pos, tag or pos)
        text = word.text
        dep = word.dep_
        yield Token(start, start + len(text), pair[0], pair[1], lemma(text, pair[1]), first + word.head.i, "root" if dep == "ROOT" else dep)


def _names(doc: "Doc", starts: list[int]) -> Iterator[Name]:
    for one in doc.ents:
        yield Name(starts[one.start], starts[one.end - 1] + len(doc[one.end - 1]), cast("NameType", one.label_))
