"""A story as the rules see it: its phrases in groups, each phrase's kind, parts in deeds and marks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bench.fillers.deeds import Deeds, deeds_in
from bench.fillers.groups import groups
from bench.fillers.marks import Marks, marked
from bench.fillers.phrases import Phrase, phrases
from bench.fillers.text import Text, text_of
from bench.incidents import Story
from gavah.reading.engine.parsed import Parsed


class Scene(NamedTuple):
    """`grouped`: positions in `found`, a list for each person or thing told of; `marks`: phrases × marks."""

    story: Story
    text: Text
    found: list[Phrase]
    deeds: Deeds
    marks: Marks
    grouped: list[list[int]]

    @property
    def group_of(self) -> dict[int, int]:
        """Position in `found` → in `grouped`."""
        return {m: n for n, members in enumerate(self.grouped) for m in members}


def scenes_of(stories: Sequence[Story], parsed: Mapping[str, Parsed]) -> Iterator[Scene]:
    """The scenes of stories; `parsed`: id → the story as the engine reads it."""
    for story in stories:
        text = text_of(story.text, parsed[story.id])
        found = phrases(text)
        deeds = deeds_in(text, found)
        yield Scene(story, text, found, deeds, marked(story, text, found, deeds), groups(text, found))
