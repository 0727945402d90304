"""What different romanisations of one Persian name have in common, so that gold and gazetteer may spell it otherwise.

"Khorramabad", "Xoramabad" and "Khorram Abad" have one skeleton; two counties of one province never do (tests/bench/test_placement.py).
"""

import re

from gavah.gazetteer.keys import key

_TYPES = re.compile(r"\b(?:prison|central|university|of|technology|square|street|avenue|shrine|mosque|airport|international|the|refinery|mine)\b")
_STEPS = (
    (re.compile(r"['’]"), ""),
    (re.compile(r"(?<=[a-z]) [eioy]e? (?=[a-z])"), " "),  # the ezafe apart: "Bandar-e Gaz"
    (re.compile(r"gh"), "q"),
    (re.compile(r"khw?|kh"), "x"),
    (re.compile(r"ou|oo|ow"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"ey|ei|ai|ay"), "ey"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"w"), "v"),
    (re.compile(r"i?yeh?\b|ieh?\b"), "ie"),
    (re.compile(r"eh\b"), "e"),
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile(r"\b(?:mo|mu)hammad"), "mohamad"),
)


def skeleton(name: str) -> str:
    """The letters of `name` that romanisations agree on; type words ("Prison", "University of") are kept, in order of the alphabet."""
    bare = key(name)
    types = sorted(_TYPES.findall(bare))
    bare = _TYPES.sub(" ", bare)
    for pattern, plain in _STEPS:
        bare = pattern.sub(plain, bare)
    return "".join(bare.split()) + "".join(f"+{word}" for word in types if word not in ("of", "the", "international"))
