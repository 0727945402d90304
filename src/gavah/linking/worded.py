"""A folded text as its words and what stands between them."""

import re
from dataclasses import dataclass
from itertools import accumulate

_GAP = re.compile(r"(\W+)")


@dataclass(frozen=True, slots=True)
class Worded:
    """`words` in their order; `gaps[i]` stands before `words[i]`. `steps`: the distance to each word and its length, in turn."""

    words: list[str]
    gaps: list[str]
    steps: list[int]

    def starts(self) -> list[int]:
        """Where each word begins."""
        return list(accumulate(self.steps))[::2]

    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        bounds = list(accumulate(self.steps))
        return list(zip(bounds[::2], bounds[1::2], strict=True))


def worded(text: str) -> Worded:
    """The words of a folded text. What stands behind the last is left out."""
    parts = ["", *_GAP.split(text)]  # a gap and a word in turn, the last word empty where the text ends with a gap
    if not parts[1]:
        del parts[:2]
    if parts and not parts[-1]:
        del parts[-2:]
    return Worded(parts[1::2], parts[::2], list(map(len, parts)))
