"""Texts in, parsed texts out: passages go through the pipeline in batches, and what it says is carried back to the texts' own offsets."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from gavah.gazetteer import Gazetteer
from gavah.reading.engine.lemmas import lemma
from gavah.reading.engine.load import pipeline
from gavah.reading.engine.parsed import Name, Parsed, Token
from gavah.reading.engine.view import Passage, in_capitals, lowered, passages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128
"""Passages a batch: between 64 and 256 the speed is the same, below it falls."""
Shown = tuple[int, list[int]]
"""Which text a passage is of, and where in it each word starts."""


class _Read:
    """What has been read of one text so far: `shown` are the words of each sentence as the engine was shown them."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[tuple[int, int]] = []
        self.shown: list[list[str]] = []


def parse(texts: Sequence[str], *, names: bool = True, gazetteer: Gazetteer | None = None) -> list[Parsed]:
    """Every text of `texts` parsed, in order; English. `names=False` saves about two thirds of the time. Give many texts at once: batches are faster.

    A text is one document: a name told plainly once helps to find it elsewhere in the text. The names' lists have the places of `gazetteer`.
    """
    nlp = pipeline()
    with nlp.memory_zone():
        docs = (_doc(nlp, which, passage) for which, text in enumerate(texts) for passage in passages(text))
        read = _collect(len(texts), _piped(nlp, docs))
    return _parsed(read, range(len(texts)) if names else None, gazetteer)


def parse_words(sentences: Sequence[Sequence[str]], *, names: bool = True, documents: Sequence[Hashable] | None = None) -> list[Parsed]:
    """Sentences whose words are known, each parsed as one sentence; the offsets are those of the words joined by single spaces.

    `documents` says for each sentence which document it is of, those of one document together; without it every sentence is one of its own.
    """
    from spacy.tokens import Doc

    nlp = pipeline()

    def doc(which: int, words: Sequence[str]) -> "tuple[Doc, Shown]":
        return Doc(nlp.vocab, words=_seen(words), sent_starts=[at == 0 for at in range(len(words))]), (which, _starts(words))

    with nlp.memory_zone():
        docs = (doc(which, words) for which, words in enumerate(sentences) if words)
        read = _collect(len(sentences), _piped(nlp, docs))
    return _parsed(read, (documents or range(len(sentences))) if names else None, None)


def _seen(words: Sequence[str]) -> list[str]:
    return [lowered(word) for word in words] if in_capitals(" ".join(words)) else list(words)


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _doc(nlp: "Language", which: int, passage: Passage) -> "tuple[Doc, Shown]":
    """The words of a passage; blanks that the tokenizer takes for words are left out."""
    from spacy.tokens import Doc

    doc = nlp.tokenizer(passage.view)
    kept = [word for word in doc if not word.is_space]
    offsets = [word.idx for word in kept]
    if len(kept) < len(doc):
        blank = {word.i - 1 for word in doc if word.is_space}
        doc = Doc(nlp.vocab, words=[word.text for word in kept], spaces=[bool(word.whitespace_) or word.i in blank for word in kept])
    return doc, (which, [passage.start + at for at in offsets])


def _piped(nlp: "Language", shown: "Iterable[tuple[Doc, Shown]]") -> "Iterator[tuple[Doc, Shown]]":
    return cast("Iterator[tuple[Doc, Shown]]", nlp.pipe(shown, as_tuples=True, batch_size=BATCH))


def _collect(count: int, piped: "Iterable[tuple[Doc, Shown]]") -> list[_Read]:
    """The passages of each text put together again."""
    read = [_Read() for _ in range(count)]
    labels: dict[int, tuple[str, str]] = {}
    for doc, (which, starts) in piped:
        one = read[which]
        first = len(one.tokens)
        one.tokens.extend(_tokens(doc, starts, first, labels))
        for sentence in doc.sents:
            one.sentences.append((first + sentence.start, first + sentence.end))
            one.shown.append([word.text for word in sentence])
    return read


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


def _parsed(read: Sequence[_Read], documents: Sequence[Hashable] | None, gazetteer: Gazetteer | None) -> list[Parsed]:
    """The texts with their names; `documents` says of each text which document it is of, None that no names are wanted."""
    found = _names(read, documents, gazetteer) if documents is not None else [[] for _ in read]
    return [Parsed(tuple(one.tokens), tuple(one.sentences), tuple(names)) for one, names in zip(read, found, strict=True)]


def _names(read: Sequence[_Read], documents: Sequence[Hashable], gazetteer: Gazetteer | None) -> list[list[Name]]:
    from gavah.reading.engine.names import find_names

    sentences = [shown for one in read for shown in one.shown]
    found = iter(find_names(sentences, [document for one, document in zip(read, documents, strict=True) for _ in one.shown], gazetteer))
    names: list[list[Name]] = []
    for one in read:
        mine = ((first, span) for (first, _), spans in zip(one.sentences, found, strict=False) for span in spans)
        names.append([Name(one.tokens[at + span.first].start, one.tokens[at + span.last - 1].end, span.type) for at, span in mine])
    return names
