"""CoNLL-U and IOB2 files: read for the benchmarks, written for predictions. https://universaldependencies.org/format.html"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A syntactic word. `head` is its head's index in the sentence, -1 for the root; `start`, `end` are offsets in the sentence's text.

    Words of one multi-word token ("don't") all carry that token's range, and `joined` is true.
    """

    form: str
    pos: str
    tag: str
    head: int
    dep: str
    start: int
    end: int
    joined: bool = False


class Tree(msgspec.Struct, frozen=True):
    """A sentence, its words and the text they stand in; `paragraph` counts paragraphs through the file."""

    name: str
    paragraph: int
    text: str
    words: tuple[Word, ...]


def read_conllu(path: Path) -> list[Tree]:
    """The trees of a `.conllu` file. Empty nodes are left out."""
    trees: list[Tree] = []
    paragraph = 0
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [row for row in block.split("\n") if row]
        paragraph += any(row.startswith(("# newpar", "# newdoc")) for row in rows)
        name = next((row.partition("=")[2].strip() for row in rows if row.startswith("# sent_id")), "")
        words, text = _words([row.split("\t") for row in rows if row[0] != "#"])
        if words:
            trees.append(Tree(name, paragraph, text, tuple(words)))
    return trees


def _words(rows: list[list[str]]) -> tuple[list[Word], str]:
    words: list[Word] = []
    text = ""
    start, until = 0, 0
    for row in rows:
        identity, form, space = row[0], row[1].replace(" ", "\u00a0"), "" if "SpaceAfter=No" in row[9] else " "
        if "." in identity:
            continue
        if "-" in identity:
            start, until = len(text), int(identity.partition("-")[2])
            text += form + space
            end = start + len(form)
            continue
        joined = int(identity) <= until
        if not joined:
            start = len(text)
            text += form + space
            end = start + len(form)
        words.append(Word(form, row[3], row[4], int(row[6]) - 1, row[7], start, end, joined))
    return words, text


def paragraphs(trees: Iterable[Tree]) -> Iterator[list[Tree]]:
    """The trees by paragraph."""
    held: list[Tree] = []
    for tree in trees:
        if held and held[-1].paragraph != tree.paragraph:
            yield held
            held = []
        held.append(tree)
    if held:
        yield held


class Tagged(msgspec.Struct, frozen=True):
    """A sentence of an `.iob2` file: words and, for each name, (first word, word behind its last, type).

    `document` counts the file's documents from 1; where the file marks none, every sentence is one.
    """

    name: str
    words: tuple[str, ...]
    names: frozenset[tuple[int, int, str]]
    document: int


def read_iob2(path: Path, types: frozenset[str]) -> list[Tagged]:
    """The sentences of an `.iob2` file; names of other types than `types` are left out."""
    text = path.read_text("utf-8")
    marked = "# newdoc" in text
    found: list[Tagged] = []
    document = 0
    for block in text.split("\n\n"):
        rows = [row for row in block.split("\n") if row]
        cells = [row.split("\t") for row in rows if row[0] != "#"]
        name = next((row.partition("=")[2].strip() for row in rows if row.startswith("# sent_id")), "")
        document += any(row.startswith("# newdoc") for row in rows) or (not marked and bool(cells))
        if cells:
            words = tuple(row[1].replace(" ", "\u00a0") for row in cells)
            found.append(Tagged(name, words, frozenset(spans([row[2] for row in cells], types)), document))
    return found


def spans(labels: Sequence[str], types: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """The names that IOB2 labels mark."""
    start, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        mark, _, type_ = label.partition("-")
        if kind and not (mark == "I" and type_ == kind):
            yield start, at, kind
            kind = ""
        if mark == "B" and type_ in types:
            start, kind = at, type_
