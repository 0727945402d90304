"""A key as eight words to compare by voice, on paper or over another channel, in English and Persian.

Eight of 256 words are 64 bits of scrypt(key): whoever looks for another key with the same eight words pays the scrypt for each try.
"""

import hashlib
from functools import cache
from importlib import resources
from typing import Final

WORDS: Final = 8
_SCRYPT: Final = {"n": 2**15, "r": 8, "p": 1, "maxmem": 2**26}


@cache
def word_list() -> tuple[tuple[str, str], ...]:
    """The 256 words, English and Persian; the number of a row is its byte."""
    text = (resources.files("gavah.field") / "data" / "words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple((english, persian) for english, persian in rows)


def eight_words(key: bytes) -> tuple[tuple[str, str], ...]:
    """The eight words of `key`, each in English and Persian; the same everywhere."""
    digest = hashlib.scrypt(key, salt=b"eight words", dklen=WORDS, **_SCRYPT)
    return tuple(word_list()[byte] for byte in digest)
