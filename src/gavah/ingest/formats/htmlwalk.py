"""A tree of HTML (or of trafilatura's XML) as a flat list of parts. No recursion: a page may be nested as deep as it likes."""

import re
from functools import cache
from typing import Any, Final

from gavah.ingest.blocks import BlockKind
from gavah.ingest.wordlists import words
from gavah.model import folded

_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]*\n[ \t\r\f\v\u00a0\n]*|[ \t\r\f\v\u00a0]+")
_LINE_BREAK: Final = "\u2028"
_BOLD_LEVEL, _LONGEST_BOLD = 5, 120
_LINKED: Final = 0.75
Part = tuple[BlockKind, str, int]


def words_of(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """All words of an element, blanks as single spaces."""
    return " ".join("".join(element.itertext()).split())


def prune(root: Any) -> int:  # noqa: ANN401
    """Take furniture, captions and lists of links out of a page. Returns how many captions were taken out."""
    table = _furniture()
    captions = 0
    gone: set[Any] = set()  # elements within what was already taken out
    for element in list(root.iter()):
        if element.getparent() in gone:
            gone.add(element)
            continue
        if not isinstance(element.tag, str) or element.tag in ("html", "body") or element.getparent() is None:
            continue
        if element.tag in table["captions"] or _named(element) & table["caption_classes"]:
            captions += bool(words_of(element))
            gone.add(element)
            _drop(element)
        elif element.tag in table["tags"] or element.get("role") in table["roles"] or _is_hidden(element) or _is_furniture(element, table):
            gone.add(element)
            _drop(element)
    _drop_link_lists(root, table["headings"])
    return captions


@cache
def _furniture() -> dict[str, frozenset[str]]:
    return {name: frozenset(value) for name, value in words("html_furniture").items() if isinstance(value, list)}


def _named(element: Any) -> set[str]:  # noqa: ANN401
    name = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return {part.lower() for part in _NAME_PARTS.findall(name)} if name != " " else set()


def _is_furniture(element: Any, table: dict[str, frozenset[str]]) -> bool:  # noqa: ANN401
    """By its class, unless it holds the article itself (themes put words like "widget" on whole pages)."""
    if not _named(element) & table["classes"] or element.tag in ("main", "article", *_HEADINGS):
        return False
    return next(element.iter("article", "main", "h1"), None) is None


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    style = (element.get("style") or "")[:300].replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _drop(element: Any) -> None:  # noqa: ANN401
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _drop_link_lists(root: Any, headings: frozenset[str]) -> None:  # noqa: ANN401
    """Lists that are nothing but links, with the "Related stories" above them."""
    for element in list(root.iter("ul", "ol")):
        links = list(element.iter("a"))
        linked = sum(len(words_of(link)) for link in links)
        if len(links) >= 2 and linked >= _LINKED * max(1, len(words_of(element))):
            above = element.getprevious()
            _drop(element)
            if above is not None and isinstance(above.tag, str) and folded(words_of(above)).strip(" :") in headings:
                _drop(above)


def add_blocks(container: Any) -> list[Part]:  # noqa: ANN401
    """The parts of a container in reading order: headings, paragraphs, list items, table rows."""
    walk = _Walk()
    for action, element in _events(container):
        walk.enter(element) if action == "start" else walk.leave(element)
    walk.flush()
    return walk.parts


def _events(container: Any) -> Any:  # noqa: ANN401
    from lxml import etree

    return etree.iterwalk(container, events=("start", "end"))


class _Walk:
    """Collects the words between two breaking elements into one part."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._words: list[str] = []
        self._bold = 0
        self._in_bold = 0
        self._kinds: list[tuple[str, BlockKind, int]] = []
        self._cells: list[str] | None = None
        self._row: Any = None

    def enter(self, element: Any) -> None:  # noqa: ANN401
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in ("br", "lb"):
            self._words.append(_LINE_BREAK)
        elif tag in _HEADINGS or tag in _furniture()["breaking"]:
            self.flush()
            if kind := _kind(element, tag):
                self._kinds.append((tag, *kind))
        elif _is_bold(element, tag):
            self._in_bold += 1
        if tag in ("tr", "row") and self._cells is None and not _holds_parts(element):
            self._cells, self._row = [], element
        self._say(element.text)

    def leave(self, element: Any) -> None:  # noqa: ANN401
        tag = element.tag if isinstance(element.tag, str) else ""
        if element is self._row:
            self.flush()
            cells, self._cells, self._row = self._cells or [], None, None
            self.parts += [("row", " | ".join(cells), 0)] if cells else []
        elif tag in _HEADINGS or tag in _furniture()["breaking"]:
            self.flush()
        elif _is_bold(element, tag):
            self._in_bold -= 1
        if self._kinds and self._kinds[-1][0] == tag and (tag in _HEADINGS or tag in _furniture()["breaking"]) and _kind(element, tag):
            self._kinds.pop()
        self._say(element.tail)

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            if self._in_bold:
                self._bold += len(words.strip())

    def flush(self) -> None:
        """End the part that is being collected."""
        raw, bold = "".join(self._words), self._bold
        self._words, self._bold = [], 0
        lines = [line for line in (_SPACES.sub(" ", part).strip() for part in raw.split(_LINE_BREAK)) if line]
        if not lines:
            return
        said = "\n".join(lines)
        if self._cells is not None:
            self._cells.append(" ".join(lines))
            return
        _, kind, level = self._kinds[-1] if self._kinds else ("", "paragraph", 0)
        if kind == "paragraph" and len(lines) == 1 and len(said) <= _LONGEST_BOLD and bold * 10 >= 9 * len(said.replace(" ", "")):
            kind, level = "heading", _BOLD_LEVEL
        self.parts.append((kind, said, level))


def _kind(element: Any, tag: str) -> tuple[BlockKind, int] | None:  # noqa: ANN401
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    if tag == "head":
        return "heading", _HEADINGS.get(element.get("rend") or "h2", 2)
    if tag in ("li", "item", "dd"):
        return "item", 0
    return ("paragraph", 0) if tag in ("p", "blockquote", "quote") and _in_item(element) is None else None


def _in_item(element: Any) -> Any:  # noqa: ANN401
    return next(element.iterancestors("li", "item", "dd"), None)


def _is_bold(element: Any, tag: str) -> bool:  # noqa: ANN401
    return tag in ("b", "strong") or (tag == "hi" and "#b" in (element.get("rend") or ""))


def _holds_parts(row: Any) -> bool:  # noqa: ANN401
    """Whether a table row lays out a page rather than a table: its cells hold headings, lists or tables."""
    return next(row.iter("h1", "h2", "h3", "h4", "table", "ul", "ol", "article"), None) is not None
