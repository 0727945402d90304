"""English times: TempEval-3 strict, relaxed and value F1 over the `<TEXT>` of TimeML documents, anchored at their creation time.

Definition (UzZaman et al. 2013, SemEval task 1): strict = same extent; relaxed = extents overlap, one to one; value = relaxed match with the same
`value`, over the system's and the gold's number of expressions.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

import msgspec

from bench import time_peers
from gavah.model import TimeMention
from gavah.reading.times import parts


class Gold(msgspec.Struct, frozen=True):
    """An annotated expression, offsets into the text of `<TEXT>`."""

    start: int
    end: int
    type: str
    value: str


class Mention(Protocol):
    """What is scored: an expression found, gavah's or a peer's."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""


M = TypeVar("M", bound=Mention)


class Document(msgspec.Struct, frozen=True):
    """A TimeML document: name, text, creation day, gold."""

    name: str
    text: str
    anchor: date | None
    gold: tuple[Gold, ...]


def run(data: Path, out: Path | None, peer: Sequence[str] = ()) -> dict[str, object]:
    """Scores (per cent) of `gavah.reading.times` on the `.tml` files under `data`, and of each `peer`; predictions as JSON lines to `out`."""
    documents = [read_document(path) for path in sorted(data.rglob("*.tml"))]
    parts("", lang="en")  # the grammar is compiled before the clock runs
    started = perf_counter()
    # TimeML leaves ages out
    found = [[one for one in parts(document.text, lang="en", anchor=document.anchor) if one.rule != "age"] for document in documents]
    seconds = perf_counter() - started
    if out:
        _write(out, documents, found)
    words = sum(len(document.text.split()) for document in documents)
    return {
        "documents": len(documents),
        **scores(documents, found),
        "words_per_second": round(words / max(seconds, 1e-9)),
        **time_peers.beside(peer, time_peers.ENGLISH, lambda read: _peer(read, documents, words)),
    }


def _peer(read: time_peers.Reader, documents: list[Document], words: int) -> dict[str, float]:
    started = perf_counter()
    found = [read(document.text, document.anchor) for document in documents]
    return {**scores(documents, found), "words_per_second": round(words / max(perf_counter() - started, 1e-9))}


def read_document(path: Path) -> Document:
    """A `.tml` file. Expressions without words are left out, as the official scorer does."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    creation = root.find(".//DCT//TIMEX3")
    text = root.find("TEXT")
    pieces: list[str] = []
    gold: list[Gold] = []
    if text is not None:
        _walk(text, pieces, gold)
    value = creation.get("value", "") if creation is not None else ""
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    return Document(path.name, "".join(pieces), date(int(day[1]), int(day[2]), int(day[3])) if day else None, tuple(gold))


def _walk(node: ET.Element, pieces: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, pieces))
    if node.text:
        pieces.append(node.text)
    for child in node:
        _walk(child, pieces, gold)
        if child.tail:
            pieces.append(child.tail)
    end = sum(map(len, pieces))
    if node.tag == "TIMEX3" and end > start:
        gold.append(Gold(start, end, node.get("type", ""), node.get("value", "")))


def scores(documents: Sequence[Document], found: Sequence[Sequence[Mention]]) -> dict[str, float]:
    """Strict, relaxed and value F1, and relaxed precision and recall, in per cent."""
    strict = relaxed = value = 0
    for document, mentions in zip(documents, found, strict=True):
        strict += len({(one.start, one.end) for one in document.gold} & {(one.start, one.end) for one in mentions})
        for gold, mention in aligned(document.gold, mentions):
            relaxed += 1
            value += gold.value == mention.value
    gold_count, system_count = sum(len(one.gold) for one in documents), sum(map(len, found))
    return {
        "gold": gold_count,
        "found": system_count,
        "strict": f1(strict, system_count, gold_count),
        "relaxed": f1(relaxed, system_count, gold_count),
        "value": f1(value, system_count, gold_count),
        "relaxed_precision": round(100 * relaxed / max(system_count, 1), 1),
        "relaxed_recall": round(100 * relaxed / max(gold_count, 1), 1),
    }


def f1(right: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return round(200 * right / max(found + gold, 1), 1)


def aligned(gold: tuple[Gold, ...], mentions: Sequence[M]) -> Iterator[tuple[Gold, M]]:
    """Gold and mentions that overlap, one to one, in order."""
    free = list(mentions)
    for one in sorted(gold, key=lambda one: one.start):
        for mention in free:
            if mention.start < one.end and one.start < mention.end:
                free.remove(mention)
                yield one, mention
                break


def _write(out: Path, documents: list[Document], found: list[list[TimeMention]]) -> None:
    with out.open("wb") as file:
        for document, mentions in zip(documents, found, strict=True):
            for one in mentions:
                row = {"doc": document.name, "start": one.start, "end": one.end, "words": one.words, "type": one.type, "value": one.value}
                file.write(msgspec.json.encode(row) + b"\n")
