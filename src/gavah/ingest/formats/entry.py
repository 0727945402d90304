"""An entry of a feed: its title, and its full content if it has one, else its summary."""

from typing import Any

from gavah.ingest.blocks import Composer, Draft
from gavah.ingest.feeds import first_text, named, parse_entry
from gavah.ingest.formats.html import read_markup
from gavah.ingest.item import Given


def read_entry(data: bytes, given: Given) -> Draft:
    """A feed entry. The title leads the text, as on the page it announces."""
    root = parse_entry(data.decode("utf-8", errors="replace"))
    title = first_text(root, "title")
    content = _content(root)
    draft = read_markup(f"<html><body><article>{content}</article></body></html>") if content.strip() else Draft(text="", blocks=())
    text = Composer()
    if title and not " ".join(draft.text[: 2 * len(title) + 100].split()).startswith((title + " ", title + ".")) and draft.text.strip() != title:
        text.add("heading", title, 1)
    for block in draft.blocks or ():
        text.add(block.kind, draft.text[block.start : block.end], block.level)
    return Draft(text=text.text, blocks=text.blocks, title=title, notes=draft.notes)


def _content(root: Any) -> str:  # noqa: ANN401 - an lxml element
    for element in named(root, "encoded", "content", "description", "summary"):
        if (element.get("type") or "").lower() == "xhtml" or len(element):
            return _inner(element)
        if words := "".join(element.itertext()).strip():
            return words if "<" in words or "&" in words else _as_html(words)
    return ""


def _inner(element: Any) -> str:  # noqa: ANN401
    from lxml import etree

    return "".join([_as_html(element.text or ""), *(etree.tostring(child, encoding="unicode") for child in element)])


def _as_html(words: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in words.split("\n\n") if part.strip())
