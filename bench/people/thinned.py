"""The same two lists made harder: few persons in both, and rows that say less. Do the probabilities still add up to the true links?"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from gavah.linking.people import Record, link_lists

SHARES = (0.5, 0.1, 0.02)
EMPTY: Mapping[str, Any] = {"days": (), "place": (), "age": None, "sex": ""}
EMPTIED: tuple[tuple[str, ...], ...] = ((), ("days",), ("days", "place"), tuple(EMPTY))


def thinned(left: Sequence[Record], right: Sequence[Record], gold: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """A row for each share of the left list's persons that the right one keeps, and each set of columns emptied in both. Half of the left rows."""
    return [_row(left, right, gold, share, emptied) for share in SHARES for emptied in EMPTIED]


def _row(left: Sequence[Record], right: Sequence[Record], gold: set[tuple[str, str]], share: float, emptied: tuple[str, ...]) -> dict[str, Any]:
    chance, person = np.random.default_rng(0), {b: a for a, b in gold}
    ours = {row.id for row in left if chance.random() < 0.5}
    theirs = [row for row in right if person.get(row.id) not in ours or chance.random() < share]
    fewer = [[msgspec.structs.replace(row, **{column: EMPTY[column] for column in emptied}) for row in side] for side in ([*left], theirs)]
    linkage = link_lists([[row for row in fewer[0] if row.id in ours], fewer[1]])
    kept = {row.id for row in theirs}
    true = {(a, b) for a, b in gold if a in ours and b in kept}
    found = {(link.left.id, link.right.id): link for link in linkage.links}
    linked = {pair for pair, link in found.items() if link.p >= 0.5}
    return {
        "kept": share,
        "emptied": "+".join(emptied) or "nothing",
        "true": len(true),
        "expected": sum(link.p for link in found.values()),
        "f1": 2 * len(linked & true) / max(1, len(linked) + len(true)),
        "same": sum(link.verdict == "same" for link in found.values()),
        "wrong same": sum(link.verdict == "same" and pair not in true for pair, link in found.items()),
    }
