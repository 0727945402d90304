"""Is a text one that a reader should be asked about first? By the words of `graphic.toml`, both languages, in any usual spelling."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from gavah.model import folded


def is_graphic(text: str) -> bool:
    """Does it hold words that describe bodies or cruelty?"""
    return _pattern().search(_plain(text)) is not None


def _plain(words: str) -> str:
    return re.sub(r"[\s\u200c]+", " ", folded(words))


@cache
def _pattern() -> re.Pattern[str]:
    table = tomllib.loads(files("gavah.desk").joinpath("graphic.toml").read_text("utf-8"))
    return re.compile(r"\b(?:" + "|".join(re.escape(_plain(one)) for words in table.values() for one in words) + ")")
