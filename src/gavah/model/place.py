"""Places side by side, whatever carries them: a mention, a claim, an event."""

from collections.abc import Sequence
from typing import Protocol


class Located(Protocol):
    """Anything with a place's id and the ids it lies in, its own among them."""

    @property
    def id(self) -> str:
        """Its id in the gazetteer."""

    @property
    def path(self) -> tuple[str, ...]:
        """The ids it lies in, from the country on, and its own."""


def places_meet(left: Sequence[Located], right: Sequence[Located]) -> bool:
    """Whether a place of one may be one of the other: the same, or one lies in the other; without any place nothing speaks against it."""
    return not left or not right or any(a.id in b.path or b.id in a.path for a in left for b in right)
