"""The desk's own words: one table a page in `words/`, English and Persian side by side."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

LANGUAGES = ("en", "fa")
DIRECTION = {"en": "ltr", "fa": "rtl"}
_EITHER = re.compile(r"\[(\w+):([^|\]]*)\|([^\]]*)\]")
"""`[n:claim|claims]`: the first where the value `n` is 1, else the second."""


@cache
def tables(page: str) -> dict[str, dict[str, Any]]:
    """The words of `words/<page>.toml` by language."""
    return tomllib.loads(files("gavah.desk").joinpath("words", f"{page}.toml").read_text("utf-8"))


@cache
def _found(lang: str, key: str) -> Any:  # noqa: ANN401 - a string or a table of strings
    page, *rest = key.split(".")
    value: Any = tables(page)[lang]
    for step in rest:
        value = value[step]
    return value


def say(lang: str, key: str, **values: object) -> Markup:
    """The words under `key` ("page.name") with `values` put in; values are escaped unless they are `Markup`. Unknown keys raise `KeyError`."""
    words = _found(lang, key)
    if not values:
        return Markup(words)
    return Markup(_EITHER.sub(lambda m: m[2] if str(values[m[1]]) == "1" else m[3], words)).format(**values)


def one_of(lang: str, group: str, value: str) -> Markup:
    """The word for `value` of a closed vocabulary: a sub-table ("page.group"). A value without a word names itself."""
    return Markup(_found(lang, group)[value]) if value in _found(lang, group) else Markup.escape(value)


def is_word(group: str, value: str) -> bool:
    """Has `value` a word in the sub-table?"""
    return value in _found(LANGUAGES[0], group)
