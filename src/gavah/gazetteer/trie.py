"""Whether a name may start at a word: what both the pack and a user's own file ask of their tries."""

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from gavah.gazetteer.cues import demonym_endings, suffixes


class Trie(Protocol):
    """What is asked of a `marisa_trie.Trie`."""

    def __contains__(self, key: str) -> bool:
        """Whether `key` is in it."""

    def prefixes(self, key: str) -> list[str]:
        """The keys that `key` starts with."""

    def iterkeys(self, prefix: str) -> Iterator[str]:
        """The keys that start with `prefix`."""


BEHIND = 3
"""How many characters behind a word tell whether a name goes on there: a blank or mark, and two more."""
MARKS = (*" '.,/&()[]?", *"\u0304\u0327\u0331\u0307\u0306\u0303\u0308")
"""What stands behind the first word of a name: a blank, a mark, an accent that has no letter of its own."""
NEVER: frozenset[str] = frozenset()
ALWAYS = frozenset({""})


def goes_on(trie: Trie, word: str) -> frozenset[str]:
    """The `BEHIND` characters that may stand behind the whole word `word` where a key of `trie` starts with it.

    `ALWAYS` where a key is no longer than that, or is `word` without an ending that people or pronouns give it.
    """
    if not word.isalnum():
        return ALWAYS if trie.prefixes(word) or next(trie.iterkeys(word), None) is not None else NEVER
    if word in trie or any(word[len(name) :] in _endings() for name in trie.prefixes(word)):
        return ALWAYS
    if next(trie.iterkeys(word), None) is None:
        return NEVER
    size = len(word)
    rests = {name[size : size + BEHIND] for mark in MARKS for name in trie.iterkeys(word + mark)}
    return ALWAYS if any(len(rest) < BEHIND for rest in rests) else frozenset(rests)


@cache
def _endings() -> frozenset[str]:
    """What a word may have behind the name in it: "Isfahan-is", «شیراز-مان»."""
    persian = {ending.split(" ")[0] for ending in demonym_endings()} - {""}
    return frozenset({"i", "is"} | persian | suffixes()[0] | suffixes()[1])
