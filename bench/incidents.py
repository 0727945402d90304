"""What MUC-4 and GTT share: a story, and the incidents told in it, before either format writes them down."""

import re
from itertools import pairwise
from typing import NamedTuple

from gavah.model import Claim

ROLES = ("PerpInd", "PerpOrg", "Target", "Name", "Description", "Weapon")
"""GTT's Victim is Name and Description together."""

HIT = ("Target", "Name", "Description")
"""Those of what was hit."""

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery")
"""The types answered; FORCED WORK STOPPAGE and HIJACKING hardly occur."""

_TOKEN = re.compile(r"\w+(?:[-'.]\w+)*|[^\w\s]")
_END = re.compile(r"[.!?]['\"]?(?=\s{2,}|\s*\n|\s*$)")


class Entity(NamedTuple):
    """A filler of a role: its words as the story has them, where they begin, what speaks for it; of a title, the name it stands beside."""

    words: str
    start: int
    score: float = 1.0
    owner: str = ""


class Incident(NamedTuple):
    """One incident: its type and its fillers by role."""

    type: str
    entities: dict[str, list[Entity]]

    def starts(self) -> list[int]:
        """Where its fillers stand, in order."""
        return sorted(e.start for role in self.entities.values() for e in role)


class Story(NamedTuple):
    """One text; `text` is lower-cased, of the same length as what the claims were read from."""

    id: str
    text: str
    claims: list[Claim]
    published: str = ""


def tokens_of(text: str) -> list[tuple[int, int]]:
    """The tokens of `text`: words with their inner hyphens and points, and single marks."""
    return [match.span() for match in _TOKEN.finditer(text)]


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences: wire copy puts two blanks or a line's end after a full stop."""
    cuts = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
