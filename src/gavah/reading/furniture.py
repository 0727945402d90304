"""What a copied page holds besides its story: pointers to other stories, lists of headlines and of videos. Nothing is told there."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from gavah.reading.frames.frame import Sentence

_LISTED = 3
"""So many lines with a running time make a list of videos."""
_LONGEST_HEADLINE = 140
"""How many characters the headline of another story has at most."""


class _Words:
    """The patterns of `furniture.toml`, compiled."""

    def __init__(self) -> None:
        data = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))
        self.pointer, self.heading, self.clip = (re.compile(data[name]) for name in ("pointer", "heading", "clip"))


@cache
def _words() -> _Words:
    return _Words()


def furniture(text: str, rows: Sequence[Sentence]) -> frozenset[Sentence]:
    """The sentences of `rows` that point to other stories: "Related: …", the headlines under "Read more", a list of videos with their length."""
    words = _words()
    found: set[Sentence] = set()
    clips: list[Sentence] = []
    under = False
    for row in rows:
        first = row.start == row.paragraph[0]
        if first and words.heading.fullmatch(text, row.start, row.paragraph[1]):
            under = True
            continue
        under = under and first and _is_headline(text, row)
        if under or (first and words.pointer.match(text, row.start, row.end)):
            found.add(row)
        elif first and words.clip.match(text, row.start, row.end):
            clips.append(row)
    return frozenset(found.union(clips) if len(clips) >= _LISTED else found)


def _is_headline(text: str, row: Sentence) -> bool:
    """Whether the sentence is a short line of its own without a full stop."""
    start, end = row.paragraph
    return row.end == end and end - start <= _LONGEST_HEADLINE and text[end - 1] not in ".!?؟…:"
