"""What the templates of a benchmark teach of a story, and which names of organisations they give as alternatives."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Credit = Callable[[str, str, str], float]
"""(role, words, mention of the key) → 1, ½ or 0."""


class Lesson(NamedTuple):
    """One template of a story: its type and, for each role, its fillers, each by the mentions that are right."""

    type: str
    fillers: tuple[tuple[str, tuple[str, ...]], ...]


def aliases_of(lessons: Sequence[Sequence[Lesson]]) -> Mapping[str, str]:
    """Name → the first name of an organisation that the key gives it as an alternative of."""
    known: dict[str, str] = {}
    for taught in lessons:
        for lesson in taught:
            for role, mentions in lesson.fillers:
                if role == "PerpOrg":
                    first = mentions[0].lower()
                    for other in mentions[1:]:
                        known.setdefault(other.lower(), first)
                    known.setdefault(first, first)
    return known


def aliases_without(lessons: Sequence[Sequence[Lesson]], number: int, every: Mapping[str, str]) -> Mapping[str, str]:
    """The aliases that the lessons but those of one story give; `every`: of all."""
    own = lessons[number]
    return aliases_of([*lessons[:number], *lessons[number + 1 :]]) if any(role == "PerpOrg" for one in own for role, _ in one.fillers) else every
