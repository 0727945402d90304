"""A text as its parts: headings, paragraphs, list items, rows, captions. Offsets are code points of the text."""

from typing import Literal

import msgspec

BlockKind = Literal["heading", "paragraph", "item", "row", "caption"]


class Block(msgspec.Struct, frozen=True):
    """A part of the text. `level`: 1–6 for headings (5 a bold line, 6 a line that only looks like one), else 0."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader of a format got out of the bytes. `blocks` None: the text has no markup, its lines must tell.

    `published` is as written, `published_from` where it stood. `created`: the day on which the document says it was made.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    title: str = ""
    language: str = ""
    published: str = ""
    published_from: str = ""
    created: str = ""
    source_name: str = ""
    external_id: str = ""
    forward_of: str = ""
    notes: tuple[str, ...] = ()


class Composer:
    """Joins parts to one text: list items and table rows by a line break, everything else by an empty line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def __len__(self) -> int:
        return len(self._blocks)

    def add(self, kind: BlockKind, words: str, level: int = 0) -> None:
        """Append one part; nothing happens for blank words."""
        words = words.strip()
        if not words:
            return
        if self._blocks:
            together = kind == self._blocks[-1].kind and kind in ("item", "row")
            gap = "\n" if together else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        self._parts.append(words)
        self._blocks.append(Block(self._length, self._length + len(words), kind, level))
        self._length += len(words)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its parts."""
        return tuple(self._blocks)
