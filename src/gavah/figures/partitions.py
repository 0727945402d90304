"""Which accounts tell of one event: three nested partitions from one list of ties."""

from collections.abc import Iterable, Sequence

from gavah.figures.accounts import Tie
from gavah.figures.names import Roll

Group = tuple[str, ...]


class Partitions:
    """The groups of account ids under *same* only (`strict`), and also *possible* ≥ .5 (`scored`), and also every *possible* (`loose`)."""

    __slots__ = ("loose", "scored", "strict")

    def __init__(self, ids: Sequence[str], ties: Iterable[Tie], distinct: Iterable[tuple[str, str]], names: Roll = ()) -> None:
        sets = _Sets(ids, distinct, names)
        ordered = sorted((tie for tie in ties if tie.left in sets.root and tie.right in sets.root), key=_rank)
        by_stage: list[list[Group]] = []
        for stage in (0, 1, 2):
            for tie in ordered:
                if _stage(tie) == stage:
                    sets.join(tie.left, tie.right)
            by_stage.append(sets.groups())
        self.strict, self.scored, self.loose = by_stage


def _stage(tie: Tie) -> int:
    if tie.verdict == "same":
        return 0
    return 1 if tie.score >= 0.5 else 2


def _rank(tie: Tie) -> tuple[bool, float, str, str]:
    """Verdict *same* first, then by score, then by id."""
    return (tie.verdict != "same", -tie.score, min(tie.left, tie.right), max(tie.left, tie.right))


class _Sets:
    """Disjoint sets that never join two ids proven distinct. `_foes`: the roots of the sets that hold one proven distinct from one here.
    `_names`: of the sets with named members, the class on every roll.
    """

    def __init__(self, ids: Sequence[str], distinct: Iterable[tuple[str, str]], names: Roll) -> None:
        self.root = {one: one for one in ids}
        self._members: dict[str, list[str]] = {one: [one] for one in ids}
        self._foes: dict[str, set[str]] = {}
        for left, right in (pair for pair in distinct if pair[0] != pair[1]):
            self._foes.setdefault(left, set()).add(right)
            self._foes.setdefault(right, set()).add(left)
        self._names: dict[str, dict[str, str]] = {one: {roll: name} for one, roll, name in names}

    def join(self, left: str, right: str) -> None:
        """Join two sets and what must stay apart from them, small into large, unless a pair proven distinct would meet."""
        keep, gone = self.root[left], self.root[right]
        if keep == gone or gone in self._foes.get(keep, ()) or self._named_apart(keep, gone):
            return
        if self._weight(keep) < self._weight(gone):
            keep, gone = gone, keep
        for member in self._members.pop(gone):
            self.root[member] = keep
            self._members[keep].append(member)
        for foe in self._foes.pop(gone, ()):
            self._foes[foe].discard(gone)
            self._foes[foe].add(keep)
            self._foes.setdefault(keep, set()).add(foe)
        if gone in self._names:
            self._names[keep] = self._names.get(keep, {}) | self._names.pop(gone)

    def _named_apart(self, left: str, right: str) -> bool:
        """Whether the sets name different persons."""
        mine, theirs = self._names.get(left), self._names.get(right)
        return mine is not None and theirs is not None and any(theirs.get(roll, name) != name for roll, name in mine.items())

    def _weight(self, root: str) -> int:
        return len(self._members[root]) + len(self._foes.get(root, ()))

    def groups(self) -> list[Group]:
        """Sorted groups of sorted ids."""
        return sorted(tuple(sorted(members)) for members in self._members.values())
