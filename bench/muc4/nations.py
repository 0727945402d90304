"""The foreign nation of a person or thing that was hit: what its own words name, or those beside one of its mentions."""

import re
from collections import Counter

from bench.fillers.fillers import Filler
from bench.fillers.mentions import Page
from bench.muc4.nationalities import COUNTRIES

_BEFORE, _BEHIND, _MOST = 4, 7, 8
"""Words looked at before a mention and in its apposition, and mentions looked at."""
_END = frozenset(".,;:")
_NAMES = {a.lower(): c for a, c in COUNTRIES.items() if a != "US"} | {"u.s": "UNITED STATES"} | {c.lower(): c for c in COUNTRIES.values()}
_NATION = re.compile(
    r"(?<![\w.])(?<!central )(?<!latin )(?<!inter-)(?<!inter - )(" + "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True))) + r")(?!\w)"
)
_INSIDE, _BESIDE = 1.0, 0.6


def nation_of(page: Page, filler: Filler, country: str) -> tuple[str, float]:
    """The nation, other than `country`, that most mentions name, and how surely; "" for none."""
    votes: Counter[str] = Counter()
    for member in filler.members[:_MOST]:
        phrase, words = page.found[member], page.text.words
        end = page.text.parsed.sentences[phrase.sentence][1]
        left = phrase.first
        while left > max(1, phrase.first - _BEFORE) and words[left - 1] not in _END:
            left -= 1
        right = phrase.longest + 1
        apposed = right < end and words[right] in {",", "[", "--"}
        behind = words[right : min(end, right + _BEHIND)] if apposed else ()
        for said, weight in ((words[phrase.first : right], _INSIDE), (words[left : phrase.first], _BESIDE), (behind, _BESIDE)):
            for match in _NATION.finditer(" ".join(said)):
                votes[_NAMES[match[1]]] += weight  # type: ignore[assignment]  # a sum of weights
    votes.pop(country, None)
    if not votes:
        return "", 0.0
    nation, weight = votes.most_common(1)[0]
    return nation, min(1.0, float(weight))
