"""Roots → witnesses: everything that only repeats one primary source is one witness."""

from collections.abc import Iterator, Sequence

from gavah.linking.roots import Roots
from gavah.linking.told import Told
from gavah.model import Witness, content_id


class Witnesses:
    """Every witness. Every claim has exactly one; how it leads there is worked out when the witness is made."""

    def __init__(self, claims: Sequence[Told], roots: Roots) -> None:
        self._claims, self._roots = claims, roots
        by_key: dict[str, list[int]] = {}
        for at, claim in enumerate(claims):
            by_key.setdefault(roots.root(claim).key, []).append(at)
        self._members = dict(sorted((content_id("w", key), members) for key, members in by_key.items()))
        self._of = {claims[at].id: id_ for id_, members in self._members.items() for at in members}

    def of(self, claim: str) -> str:
        """The witness that a claim goes back to; "" for an id that is none."""
        return self._of.get(claim, "")

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[Witness]:
        """In order of their ids."""
        return (self._witness(id_, [self._claims[at] for at in members]) for id_, members in self._members.items())

    def _witness(self, id_: str, claims: list[Told]) -> Witness:
        ordered = sorted(claims, key=lambda c: c.id)
        names: set[str] = set()

        def path(claim: Told) -> tuple[str, str]:
            root = self._roots.root(claim)  # not kept: a witness may have most claims of a case
            names.add(root.name)
            return claim.id, root.path

        paths = tuple(map(path, ordered))
        reports = tuple(sorted({claim.report for claim in ordered}))
        return Witness(id=id_, root=min(names), claims=tuple(claim.id for claim in ordered), reports=reports, path=paths)
