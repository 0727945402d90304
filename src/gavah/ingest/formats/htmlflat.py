"""A page nested deeper than the parser goes (256), made flat: its words, paragraphs and headings, in one pass over the tags."""

import re
from collections.abc import Iterator
from typing import Final

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})[^<>]*>|<!--.*?-->|<![^<>]*>", re.S)
_SILENT: Final = ("script", "style", "nav", "aside", "footer", "noscript", "template")
_INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr")
)
_HEADING = re.compile(r"h[1-6]")


def flattened(markup: str) -> str:
    """`markup` with every element that ends a paragraph as a paragraph of its own, and inline elements as their words."""
    return f"<html><body><p>{''.join(_parts(markup))}</p></body></html>"


def _parts(markup: str) -> Iterator[str]:
    at = 0
    silent = ""
    for tag in _TAG.finditer(markup):
        name = (tag[2] or "").lower()
        if not silent:
            yield markup[at : tag.start()]
        at = tag.end()
        if silent:
            silent = "" if tag[1] and name == silent else silent
        elif not tag[1] and name in _SILENT:
            silent = name
        elif name and name not in _INLINE:
            yield _boundary(name, closing=bool(tag[1]))
    if not silent:
        yield markup[at:]


def _boundary(name: str, *, closing: bool) -> str:
    if name == "br":
        return "<br>"
    if _HEADING.fullmatch(name):
        return f"</{name}><p>" if closing else f"</p><{name}>"
    return "</p><p>"
