"""Consonant keys that are equal for a name in Latin and in Persian script. They propose; they never prove."""

import re
import unicodedata
from functools import cache

from gavah.linking.parameters import read_data
from gavah.model import folded

_WORD = re.compile(r"\w+")


@cache
def skeleton(word: str) -> str:
    """The key of one word: "Marand" and «مرند» → mrnd, "Hossein" and «حسین» → hsn. Without consonants the folded word itself."""
    plain = "".join(c for c in unicodedata.normalize("NFD", folded(word)) if not unicodedata.combining(c))
    pairs, letters = _tables()
    out: list[str] = []
    at = 0
    while at < len(plain):
        sound = pairs.get(plain[at : at + 2])
        at += 2 if sound else 1
        sound = sound or letters.get(plain[at - 1], plain[at - 1] if plain[at - 1].isdigit() else "")
        if sound and out[-1:] != [sound]:
            out.append(sound)
    if out[-1:] == ["h"] and len(out) > 1:
        out.pop()
    return "".join(out) or plain


def skeletons(name: str) -> tuple[str, ...]:
    """The sorted keys of the words of `name`."""
    return tuple(sorted(skeleton(word) for word in _WORD.findall(folded(name))))


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    data = read_data("skeleton.toml")
    return data["latin_pairs"], data["latin"] | data["persian"]
