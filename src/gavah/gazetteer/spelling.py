"""Further spellings of a name of Iran, by rule (`data/spelling.toml`). Keys in, keys out."""

import re
from functools import cache
from typing import Any

from gavah.gazetteer.shelf import toml

MOST = 48
"""The most spellings one name gets; the nearest to the given one come first."""
SHORTEST = 4


@cache
def _rules() -> dict[str, Any]:
    return toml("spelling.toml")


def spellings(key: str) -> list[str]:
    """Further keys for `key`, nearest first, without itself and without any shorter than `SHORTEST` letters."""
    step = _latin_step if key[:1].isascii() else _persian_step
    found, edge = {key: None}, [key]
    while edge and len(found) <= MOST:
        edge = [new for old in edge for new in step(old) if new not in found]
        for new in edge:
            found.setdefault(new)
    return [name for name in found if name != key and len(name) >= SHORTEST][:MOST]


def _latin_step(key: str) -> list[str]:
    rules = _rules()["latin"]
    swapped = [other for a, b in rules["pairs"] for other in _swap(key, a, b)]
    ended = [other for a, b in rules["endings"] for other in _swap_endings(key, a, b)]
    linked = [key.replace(a, b, 1) for a in rules["ezafe"] for b in rules["ezafe"] if a != b and a in key and _is_ezafe(key, a)]
    linked += _relinked(key, rules["links"])
    single = [re.sub(f"([{rules['doubled']}])\\1", r"\1", key)]
    return [new for new in (*ended, *linked, *single, *swapped) if new != key]


def _is_ezafe(key: str, link: str) -> bool:
    """A bare blank or a final e is a link only in names of two words of some length, not in "now shahr"."""
    if link not in (" ", "e "):
        return True
    words = key.split(" ")
    return len(words) == 2 and all(len(word) > 3 for word in words)


def _persian_step(key: str) -> list[str]:
    rules = _rules()["persian"]
    swapped = [other for a, b in rules["pairs"] for other in _swap(key, a, b)]
    words = key.split(" ")
    joined = ["".join(words)] if rules["joined"] and len(words) == 2 and min(map(len, words)) > 1 else []
    spoken = [key.removesuffix(formal) + said for formal, said in rules["spoken"] if key.endswith(formal)]
    return [new for new in (*joined, *spoken, *_relinked(key, rules["links"]), *swapped) if new != key]


def _relinked(key: str, links: list[str]) -> list[str]:
    """The name of two parts said together with the other links; the first of `links` is the formal one, that shows that it is such a name."""
    return [key.replace(links[0], link, 1) for link in links[1:]] if links[0] in key else []


def _swap(key: str, a: str, b: str) -> list[str]:
    return [" ".join(key.replace(old, new).split()) for old, new in ((a, b), (b, a)) if old in key and not (new in key and old in new)]


def _swap_endings(key: str, a: str, b: str) -> list[str]:
    found = []
    for old, new in ((a, b), (b, a)):
        changed = re.sub(f"(?<=[a-z]{{2}}){re.escape(old)}(?= |$)", new, key)
        if not (new.endswith(old) and key.endswith(new)):
            found.append(changed)
    return found
