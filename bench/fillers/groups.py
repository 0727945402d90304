"""Mentions of one filler together: the same words, fewer of them under the same head, a part of a name, a name and its bracketed acronym."""

from collections.abc import Mapping, Sequence

from bench.fillers.phrases import Phrase
from bench.fillers.text import Text

_LIGHT = frozenset("the a an of some two three four five six seven eight nine ten and de la del los las other unidentified alleged".split())
_NAMES = frozenset({"per", "org"})
_Sign = tuple[frozenset[str], str, str]
"""The words of a phrase, the stem of the last, the name that it stands for."""


def groups(text: Text, found: Sequence[Phrase], aliases: Mapping[str, str] | None = None) -> list[list[int]]:
    """Lists of positions in `found`, each a filler; `aliases`: name → the name it stands for."""
    known = aliases or {}
    out: list[list[int]] = []
    content: list[list[_Sign]] = []
    holding: dict[str, set[int]] = {}
    for i, phrase in enumerate(found):
        words = [w for w in text.words[phrase.first : phrase.last + 1] if w not in _LIGHT and w[:1].isalnum()]
        said = " ".join(words)
        sign = (frozenset(words), _stem(words[-1]) if words else "", known.get(said, said))
        near = sorted(set().union(*(holding.get(w, ()) for w in (*sign[0], f"={sign[2]}"))))  # who shares no word is not the same
        at = next((n for n in near if any(_same(sign, s, named=phrase.kind in _NAMES) for s in content[n])), None)
        if at is None and out and _bracketed(text, found[i - 1], phrase):
            at = next(n for n, members in enumerate(out) if i - 1 in members)
        if at is None:
            at = len(out)
            out.append([i])
            content.append([sign])
        else:
            out[at].append(i)
            if sign not in content[at]:
                content[at].append(sign)
        for word in (*sign[0], f"={sign[2]}"):
            holding.setdefault(word, set()).add(at)
    return out


def _same(left: _Sign, right: _Sign, *, named: bool) -> bool:
    if not left[0] or not right[0]:
        return False
    if left[2] == right[2]:
        return True
    inside = left[0] <= right[0] or right[0] <= left[0]
    return inside and (left[1] == right[1] or named)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def _bracketed(text: Text, left: Phrase, right: Phrase) -> bool:
    """Whether `right` stands in brackets just behind `left`: a name and its acronym."""
    gap = text.words[left.last + 1 : right.first]
    return left.last < right.first <= left.last + 3 and "[" in gap and right.first == right.last
