"""Roots → witnesses: everything that only repeats one primary source is one witness."""

from collections import defaultdict
from collections.abc import Iterable

from gavah.linking.roots import Root, Roots
from gavah.model import Claim, Witness, content_id


def find_witnesses(claims: Iterable[Claim], roots: Roots) -> list[Witness]:
    """Every witness with its claims and how each leads to it, in order of their ids. Every claim has exactly one."""
    found: dict[str, list[tuple[Claim, Root]]] = defaultdict(list)
    for claim in claims:
        root = roots.root(claim)
        found[root.key].append((claim, root))
    return sorted((_witness(key, told) for key, told in found.items()), key=lambda w: w.id)


def _witness(key: str, told: list[tuple[Claim, Root]]) -> Witness:
    told = sorted(told, key=lambda t: t[0].id)
    return Witness(
        id=content_id("w", key),
        root=min(root.name for _, root in told),
        claims=tuple(claim.id for claim, _ in told),
        reports=tuple(sorted({claim.report for claim, _ in told})),
        path=tuple((claim.id, root.path) for claim, root in told),
    )
