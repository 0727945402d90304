"""Names from GUM's entities: its annotations mark whole mentions with kinds and heads; a name is the proper nouns around a mention's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.conllu import Tagged

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
TITLES = frozenset("mr. mr ms. mrs. dr. dr president prof. professor sir senator vice minister prime gov. king queen judge justice".split())
INNER = frozenset("of the and & for".split())
FIRST_DOCUMENT = 100_000
"""So that no document has the number of one of EWT's."""
_MENTION = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")


class Word(NamedTuple):
    """A word: its form, whether it is a proper noun, its tag, and the index of its head."""

    form: str
    proper: bool
    tag: str
    head: int


class Mention(NamedTuple):
    """An entity's words and its kind in GUM."""

    first: int
    last: int
    kind: str


def read(path: Path) -> list[Tagged]:
    """The sentences of GUM in CoNLL-U, with their names; names of other things are of type OTH."""
    found: list[Tagged] = []
    document = FIRST_DOCUMENT
    for block in path.read_text("utf-8").split("\n\n"):
        rows = block.split("\n")
        document += any(row.startswith("# newdoc") for row in rows)
        cells = [row.split("\t") for row in rows if row[:1].isdigit() and row.split("\t")[0].isdigit()]
        words = [Word(c[1].replace(" ", "\u00a0"), c[3] == "PROPN" or c[4].startswith("NNP"), c[4], int(c[6]) - 1) for c in cells]
        if words:
            found.append(Tagged("", tuple(word.form for word in words), names(words, list(mentions([c[9] for c in cells]))), document))
    return found


def mentions(notes: list[str]) -> Iterator[Mention]:
    """The entities that begin and end in one sentence, from its MISC cells."""
    begun: list[tuple[int, list[str]]] = []
    for at, note in enumerate(notes):
        entity = next((part[7:] for part in note.split("|") if part.startswith("Entity=")), "")
        for whole, opened, closed in _MENTION.findall(entity):
            if whole:
                yield Mention(at, at + 1, _kind(whole.split("-")))
            elif opened:
                begun.append((at, opened.split("-")))
            else:
                mine = next((one for one in reversed(begun) if one[1][0] == closed.split("-")[0]), None)
                if mine:
                    begun.remove(mine)
                    yield Mention(mine[0], at + 1, _kind(mine[1]))


def _kind(parts: list[str]) -> str:
    return parts[1] if len(parts) > 1 else ""


def names(words: list[Word], found: list[Mention]) -> frozenset[tuple[int, int, str]]:
    """The names in the mentions, shorter mentions first, without overlaps."""
    taken: dict[tuple[int, int], str] = {}
    for one in sorted(found, key=lambda mention: mention.last - mention.first):
        head = next((at for at in range(one.first, one.last) if not one.first <= words[at].head < one.last), None)
        if head is None or one.kind == "time" or not words[head].proper:
            continue
        kind = KINDS.get(one.kind, "OTH")
        first, last = _around(words, one, head)
        while first < last and kind == "PER" and words[first].form.lower() in TITLES:
            first += 1
        named = first < last and any(map(str.isalpha, words[first].form))
        if named and not any(a < last and first < b for a, b in taken):
            taken[first, last] = "OTH" if kind == "PER" and words[head].tag == "NNPS" else kind
    return frozenset((first, last, kind) for (first, last), kind in taken.items())


def _around(words: list[Word], one: Mention, head: int) -> tuple[int, int]:
    """The run of proper nouns with `head`, also over "of", "the", "and" and hyphens, within the mention."""
    first, last = head, head + 1
    while first > one.first and (
        words[first - 1].proper
        or words[first - 1].tag == "HYPH"
        or (first - 2 >= one.first and words[first - 1].form.lower() in INNER and words[first - 2].proper)
    ):
        first -= 1
    while last < one.last and (
        words[last].proper or (words[last].form in INNER | {"in"} and any(word.proper for word in words[last + 1 : min(one.last, last + 3)]))
    ):
        last += 1
    return first, last
