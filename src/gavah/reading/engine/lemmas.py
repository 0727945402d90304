"""Lemmas from a table: whole words first, then the longest ending known for the tag. The table is learnt from the treebanks."""

from functools import cache

from gavah.reading.engine.load import table

_LONGEST_ENDING = 5
_LIKE = {"VBD": "VBN", "VBN": "VBD", "VBP": "VB"}
"""Tags whose forms mostly coincide: an irregular form known under one is known under the other."""


@cache
def _table() -> tuple[dict[str, str], dict[str, dict[str, list[str]]]]:
    data = table("lemmas")
    return data["words"], data["endings"]


def lemma(word: str, tag: str) -> str:
    """The lemma of `word` under the treebank tag `tag` (such as "VBD"): lower-cased except for proper names."""
    words, endings = _table()
    low = word if tag.startswith("NNP") else word.lower()
    known = words.get(f"{tag} {low}") or words.get(f"{_LIKE.get(tag, '')} {low}")
    if known:
        return known
    rules = endings.get(tag)
    if rules:
        for size in range(min(_LONGEST_ENDING, len(low) - 1), 0, -1):
            rule = rules.get(low[-size:])
            if rule:
                return low[: len(low) - len(rule[0])] + rule[1]
    return low
