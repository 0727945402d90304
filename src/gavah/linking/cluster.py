"""Links → events. Invariants, whatever the input order:

1. no chain of *same* links joins two claims judged *distinct*: the weakest link of such a chain is demoted to *possible*;
2. no event holds two claims *proven* distinct: a link that would join them is kept but joins nothing;
3. a denial belongs to an event but never joins two.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from gavah.model import Link


class Components:
    """Union-find over ids with pairs that must stay apart. The least id of a component names it."""

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for left, right in apart:
            self._apart[left][right] = (left, right)
            self._apart[right][left] = (left, right)

    def find(self, id_: str) -> str:
        """The name of the component of `id_`."""
        root = id_
        while (above := self._parent.get(root, root)) != root:
            root = above
        while id_ != root:
            self._parent[id_], id_ = root, self._parent.get(id_, id_)
        return root

    def members(self, id_: str) -> list[str]:
        """The ids joined with `id_`, itself among them."""
        return self._members.get(self.find(id_), [id_])

    def obstacle(self, left: str, right: str) -> tuple[str, str] | None:
        """A pair that must stay apart and that joining `left` with `right` would join."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return None
        return min((pair for pair in [self._apart[a].get(b)] if pair), default=None)

    def join(self, left: str, right: str) -> None:
        """Join two components and all that must stay apart from them. Small into large."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return
        if (len(self.members(a)) + len(self._apart[a]), b) < (len(self.members(b)) + len(self._apart[b]), a):
            a, b = b, a
        self._members[a] = self.members(a) + self.members(b)
        self._members.pop(b, None)
        self._parent[b] = a
        for foe, pair in self._apart.pop(b, {}).items():
            self._apart[foe].pop(b)
            kept = min(self._apart[a].get(foe, pair), pair)
            self._apart[a][foe] = self._apart[foe][a] = kept


def strongest_first(links: Iterable[Link]) -> list[Link]:
    """*Same* before *possible*, a person's before the linker's, then by score, then by ids: the order in which links join."""
    return sorted(links, key=lambda k: (k.verdict != "same", k.by == "linker", -k.score, k.left, k.right))


def settle(links: Sequence[Link]) -> list[Link]:
    """`links` with every *same* that would join claims judged *distinct* demoted to *possible*, weakest first."""
    groups = Components((k.left, k.right) for k in links if k.verdict == "distinct")
    demoted: dict[tuple[str, str], Link] = {}
    for link in strongest_first(k for k in links if k.verdict == "same"):
        if obstacle := groups.obstacle(link.left, link.right):
            reason = f"not same: it would join {obstacle[0]} and {obstacle[1]}, judged distinct"
            demoted[link.left, link.right] = msgspec.structs.replace(
                link, verdict="possible", score=min(link.score, 0.79), reasons=(*link.reasons, reason)
            )
        else:
            groups.join(link.left, link.right)
    return [demoted.get((k.left, k.right), k) for k in links]


def same_groups(links: Iterable[Link]) -> list[list[str]]:
    """The ids joined by *same* links, groups of two and more, sorted."""
    groups = Components()
    names: set[str] = set()
    for link in links:
        if link.verdict == "same":
            groups.join(link.left, link.right)
            names.update((link.left, link.right))
    return [sorted(groups.members(root)) for root in sorted({groups.find(n) for n in names})]


def components(ids: Iterable[str], links: Sequence[Link], denied: frozenset[str]) -> list[list[str]]:
    """Connected components of `ids` under *same* and *possible*; each a sorted list, in order of their least id."""
    groups = Components((k.left, k.right) for k in links if k.verdict == "distinct" and k.proven)
    for link in strongest_first(k for k in links if k.verdict != "distinct" and not {k.left, k.right} & denied):
        if not groups.obstacle(link.left, link.right):
            groups.join(link.left, link.right)
    placed: set[str] = set()
    for link in strongest_first(k for k in links if k.verdict != "distinct" and len({k.left, k.right} & denied) == 1):
        guest, host = (link.left, link.right) if link.left in denied else (link.right, link.left)
        if guest not in placed and not groups.obstacle(guest, host):
            groups.join(guest, host)
            placed.add(guest)
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(set(ids)):
        found[groups.find(id_)].append(id_)
    return sorted(found.values())
