"""Gold and system words aligned as the CoNLL 2018 shared task does (Zeman et al. 2018, section 5): by characters, multi-word tokens by forms."""

from collections.abc import Sequence

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """A word of one paragraph; `head` is an index there, -1 for a root. `joined`: one of several words of the token at `start`–`end`."""

    start: int
    end: int
    form: str
    pos: str
    head: int
    dep: str
    joined: bool = False
    begins: bool = False


def aligned(gold: Sequence[Piece], system: Sequence[Piece]) -> list[tuple[int, int]]:
    """Pairs of indices of words that are the same word."""
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].joined or system[s].joined:
            first_g, first_s, g, s = _region(gold, system, g, s)
            pairs.extend((first_g + a, first_s + b) for a, b in _common(gold[first_g:g], system[first_s:s]))
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs


def _region(gold: Sequence[Piece], system: Sequence[Piece], g: int, s: int) -> tuple[int, int, int, int]:
    """The smallest stretch of both sides that holds the multi-word token here."""
    if gold[g].joined:
        end = gold[g].end
        if not system[s].joined and system[s].start < gold[g].start:
            s += 1
    else:
        end = system[s].end
        if not gold[g].joined and gold[g].start < system[s].start:
            g += 1
    first_g, first_s = g, s
    while not (_beyond(gold, g, end) and _beyond(system, s, end)):
        if g < len(gold) and (s >= len(system) or gold[g].start <= system[s].start):
            end = max(end, gold[g].end) if gold[g].joined else end
            g += 1
        else:
            end = max(end, system[s].end) if system[s].joined else end
            s += 1
    return first_g, first_s, g, s


def _beyond(words: Sequence[Piece], at: int, end: int) -> bool:
    if at >= len(words):
        return True
    return words[at].start >= end if words[at].joined else words[at].end > end


def _common(gold: Sequence[Piece], system: Sequence[Piece]) -> list[tuple[int, int]]:
    """A longest common subsequence of the forms, as pairs of indices; case is ignored."""
    a, b = [word.form.lower() for word in gold], [word.form.lower() for word in system]
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            best[i][j] = 1 + best[i + 1][j + 1] if a[i] == b[j] else max(best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
