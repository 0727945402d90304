"""How a name is written in the trie, and a text so that names are found in it.

Both go through the same folding: `gavah.model.fold`, then accents off, hyphens and line breaks to blanks, hamza seats to the bare letter.
Every step keeps the length, so an offset in the matching text is an offset in the folded view.
"""

import re
import unicodedata
from functools import cache

from gavah.model.view import folded, replaced

_BLANKS = re.compile(r" {2,}")
_LATIN_BLOCKS = ((0x00C0, 0x0250), (0x1E00, 0x1F00))
_BARE_LETTERS = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "ð": "d", "þ": "t", "ə": "a", "ħ": "h"}
_BARE_MARKS = {
    "ئ": "ی",
    "ؤ": "و",
    "ے": "ی",
    "ې": "ی",
    "ۆ": "و",
    "ێ": "ی",
    "-": " ",
    "\n": " ",
    "\r": " ",
    "`": "'",
    "ʻ": "'",
    "ʿ": "'",
    "´": "'",
    "_": " ",
}


@cache
def _table() -> dict[str, str]:
    table = _BARE_LETTERS | _BARE_MARKS
    for first, last in _LATIN_BLOCKS:
        for code in range(first, last):
            base = unicodedata.normalize("NFD", chr(code))[0].lower()
            if base.isascii() and base.isalpha():
                table.setdefault(chr(code), base)
    return table


def matching(text: str) -> str:
    """The folded `text` as names are matched in it; the length is kept."""
    return replaced(text, _table())


def key(name: str) -> str:
    """The trie key of `name`."""
    return _BLANKS.sub(" ", matching(folded(name))).strip(" ,;")


def keys(name: str) -> tuple[str, ...]:
    """`name` as a key, and once more without its apostrophes where it has any."""
    first = key(name)
    bare = first.replace("'", "")
    return (first,) if bare == first else (first, bare)
