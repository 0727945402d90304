"""Decomposable graphs on a few lists: their cliques and separators (Lauritzen 1996; maximum cardinality search, Tarjan & Yannakakis 1984)."""

from functools import cache
from itertools import combinations


@cache
def decomposable(k: int) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Every decomposable graph on `k` vertices as (cliques, separators), sets of vertices as bits; 8, 61, 822 for k = 3, 4, 5."""
    edges = list(combinations(range(k), 2))
    found = []
    for chosen in range(1 << len(edges)):
        near = [0] * k
        for at, (a, b) in enumerate(edges):
            if chosen >> at & 1:
                near[a] |= 1 << b
                near[b] |= 1 << a
        if (parts := _parts(k, near)) is not None:
            found.append(parts)
    return tuple(found)


def _parts(k: int, near: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Cliques and separators by maximum cardinality search; None where the graph has a hole."""
    numbered, cliques, separators = 0, [], []
    clique = 0
    for _ in range(k):
        free = [v for v in range(k) if not numbered >> v & 1]
        vertex = max(free, key=lambda v: ((near[v] & numbered).bit_count(), -v))
        parents = near[vertex] & numbered
        if any(parents & ~near[u] & ~(1 << u) for u in range(k) if parents >> u & 1):
            return None  # the parents are not all joined: the graph is not chordal
        if numbered and parents != clique:
            cliques.append(clique)
            separators.append(parents)
            clique = parents
        clique |= 1 << vertex
        numbered |= 1 << vertex
    return (*cliques, clique), tuple(separators)
