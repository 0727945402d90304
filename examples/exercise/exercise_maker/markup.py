"""Filled templates: text with its claims and traps, from `[[claim|…]]` and `((why|…))`."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from exercise_maker.slots import Voice
from exercise_maker.templates import Block, Template
from exercise_maker.world import World

MARKS = re.compile(r"(\[\[|\]\]|\(\(|\)\))")


@dataclass(frozen=True)
class Copy:
    """A report or passage that copies another report."""

    kind: str
    of: str
    passage: str | None


@dataclass(frozen=True)
class Mark:
    """A claim's specification with the sentence it stands on."""

    spec: tuple[str, ...]
    quote: str
    passage: str | None
    said: date


@dataclass
class Report:
    """A filled template."""

    id: str
    head: dict[str, str]
    source: str
    lang: str
    published: date
    title: str
    blocks: list[Block] = field(default_factory=list)
    claims: list[Mark] = field(default_factory=list)
    traps: list[tuple[str, str]] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    persons: list[tuple[str, str]] = field(default_factory=list)
    ref: str = ""

    @property
    def text(self) -> str:
        """The words of title and blocks, a line each."""
        return "\n".join([self.title, *(block.words for block in self.blocks)])


class _Filler:
    """Fills one template; keeps what is said on the way."""

    def __init__(self, template: Template, world: World) -> None:
        head = template.head
        self.world = world
        lang, published = head["lang"], world.day(head["day"])
        style = frozenset(head.get("style", "").split())
        noise = head.get("noise", template.id)  # copies and translations share their noise
        self.voice = Voice(world, noise, lang, published, style)
        self.passage: str | None = None
        self.report = Report(template.id, head, head["source"], lang, published, "")

    def fill(self, template: Template) -> Report:
        report = self.report
        report.title = self._mark(report.head["title"])
        for line in report.head.get("copy", "").split(";"):
            if line.strip():
                kind, of = line.split()
                report.copies.append(Copy(kind, of, None))
        for block in template.blocks:
            self._block(block)
        report.persons = self.voice.persons
        return report

    def _block(self, block: Block) -> None:
        if block.kind == "day":
            self.voice.said = self.world.day(block.words)
            form = "dgy" if self.report.lang == "en" else "shy"
            dateline = self.voice.fill(f"{{d:{block.words}:{form}}}")
            self.report.blocks.append(Block("line", dateline))
        elif block.kind == "copy":
            kind, of = block.words.split()
            self.report.copies.append(Copy(kind, of, self.passage))
        elif block.kind == "passage":
            self.voice.said = self.report.published
            self.passage = None
            self.passage = self._mark(block.words)
            self.report.blocks.append(Block("passage", self.passage))
        else:
            file, words = self._mark(block.extra), self._mark(block.words)
            self.report.blocks.append(Block(block.kind, words, file))

    def _mark(self, words: str) -> str:
        """Return words filled and bare, keeping their claims and traps."""
        text, stack = "", list[tuple[str, str, int]]()
        opened = ""
        for token in MARKS.split(words):
            if token in ("[[", "(("):
                opened = token
            elif token in ("]]", "))"):
                kind, spec, start = stack.pop()
                self._keep(kind, spec, text[start:])
            elif opened:
                spec, _, rest = token.partition("|")
                stack.append((opened, spec, len(text)))
                opened = ""
                text += self.voice.fill(rest)
            else:
                text += self.voice.fill(token)
        if stack:
            raise ValueError(f"{self.report.id}: a mark stays open in {words!r}")
        return text

    def _keep(self, kind: str, spec: str, words: str) -> None:
        if kind == "((":
            self.report.traps.append((spec, words))
            return
        specs = tuple(part.strip() for part in spec.split("&&"))
        self.report.claims.append(Mark(specs, words, self.passage, self.voice.said))


def fill(template: Template, world: World) -> Report:
    """Return a template filled from a world."""
    return _Filler(template, world).fill(template)


def options(spec: str) -> tuple[str, dict[str, Any]]:
    """Return the entry's name and the options of one claim specification."""
    name, *rest = shlex.split(spec)
    return name, {key: value or "yes" for key, _, value in (part.partition("=") for part in rest)}
