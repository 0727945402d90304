"""What was told of a filler elsewhere: the incidents of other stories that it stands in.

A story is one of many about a murder or a bomb; what this one leaves out ("the murder of the six priests"), another says, and which of its victims
belong together. A filler that stands in many incidents says little of each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bench.fillers.lessons import Lesson
from bench.incidents import HIT

_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_LIGHT = frozenset("the a an of some two three four five six seven eight nine ten and de la del las los dr ms mr mrs".split())
_SURE, _OTHER = 1.0, 0.3
"""Weights of an incident of the same type and of another."""
Where = tuple[str, int]
"""A story and the number of its incident."""


class Memory:
    """Incidents of known stories by what was hit in them.

    `parts`: two words of any role may stand for more, not only a name's: for keys whose descriptions hold names.
    """

    def __init__(self, lessons: Mapping[str, Sequence[Lesson]], *, parts: bool = False) -> None:
        self._parts = parts
        self._types: dict[Where, str] = {}
        self._signs: dict[tuple[Where, str], list[frozenset[str]]] = defaultdict(list)
        self._holding: dict[tuple[str, str], set[Where]] = defaultdict(set)
        self._asked: dict[tuple[str, frozenset[str]], frozenset[Where]] = {}
        for story, taught in lessons.items():
            for number, lesson in enumerate(taught):
                at = (story, number)
                self._types[at] = lesson.type
                for role, sign in ((role, sign_of(m)) for role, mentions in lesson.fillers if role in HIT for m in mentions):
                    self._signs[at, role].append(sign)
                    for word in sign:
                        self._holding[role, word].add(at)

    def known(self, story: str, role: str, words: str) -> frozenset[Where]:
        """The incidents of stories other than `story` in which something of that name was hit."""
        sign = sign_of(words)
        if not sign or role not in HIT or (role != "Name" and len(sign) < 2):
            return frozenset()
        if (role, sign) not in self._asked:
            near = set.union(*(self._holding.get((role, w), set()) for w in sign))
            self._asked[role, sign] = frozenset(at for at in near if any(self._same(sign, s, role) for s in self._signs[at, role]))
        return frozenset(at for at in self._asked[role, sign] if at[0] != story)

    def alike(self, story: str, kind: str, hit: Iterable[tuple[str, str, float]]) -> dict[Where, float]:
        """The incidents of other stories that share what was `hit` (role, words, chance), each with its weight."""
        weights: dict[Where, float] = {}
        for role, words, chance in hit:
            known = self.known(story, role, words)
            for at in sorted(known):
                fit = _SURE if self._types[at] == kind else _OTHER
                weights[at] = weights.get(at, 0.0) + chance * fit / len(known) ** 0.5
        return weights

    def _same(self, left: frozenset[str], right: frozenset[str], role: str) -> bool:
        if left == right:
            return True
        shorter, longer = sorted((left, right), key=len)
        if not shorter or not shorter <= longer:
            return False
        return (len(shorter) > 1 and (self._parts or role == "Name")) or (role == "Name" and max(map(len, shorter)) > _SURNAME)


def sign_of(words: str) -> frozenset[str]:
    """The words that tell one filler from another."""
    return frozenset(w for w in _WORD.findall(words.lower()) if w not in _LIGHT)


_SURNAME = 5
"""Letters that a name alone must have more than, to be a surname."""
