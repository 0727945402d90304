"""Templates of reports: a header of `key: value` lines, `---`, then one block a line.

Blocks: a plain line is a paragraph; `## ` opens a passage with its own heading;
`@day X` gives that passage its day; `@copy KIND REPORT` says what it copies; `- ` is a
list item; `!fig FILE :: caption` a picture with its caption; `!related words` a link to
another story; `!line words` a short line such as a dateline.

Inside a block: `{slot}`, `[[claim|sentence]]`, `((why|trap words))`; see README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True)
class Block:
    """One line of a template's body: its kind, its words and, for a picture, its file."""

    kind: str
    words: str
    extra: str = ""


@dataclass(frozen=True)
class Template:
    """A report before its slots are filled."""

    id: str
    head: dict[str, str]
    blocks: tuple[Block, ...]


def read_templates() -> list[Template]:
    """Return all templates, in the order of their files and places."""
    return [template for path in sorted(TEXTS.glob("*.txt")) for template in _split(path.read_text(encoding="utf-8"))]


def _split(text: str) -> Iterator[Template]:
    for part in text.split("\n=== ")[1:]:
        name, _, rest = part.partition("\n")
        head, _, body = rest.partition("\n---\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines() if line.strip())
        blocks = tuple(_block(line.strip()) for line in body.splitlines() if line.strip())
        yield Template(name.strip(), fields, blocks)


def _block(line: str) -> Block:
    if line.startswith("## "):
        return Block("passage", line[3:])
    if line.startswith("- "):
        return Block("item", line[2:])
    if line.startswith(("@", "!")):
        kind, _, words = line[1:].partition(" ")
        file, bar, caption = words.partition(" :: ")
        return Block(kind, caption, file) if kind == "fig" and bar else Block(kind, words)
    return Block("p", line)
