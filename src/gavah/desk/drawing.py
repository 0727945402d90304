"""The graph of who goes back to whom, as coordinates: roots where the page begins to be read, behind each root the reports that lead to it."""

from collections.abc import Callable, Sequence

import msgspec

from gavah.desk.witnessing import Node

WIDTH, ROW, STEP, TOP = 760, 34, 46, 20
_LABEL = 34
"""Characters of a name that are drawn; the list beside has it whole."""


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A row: where its dot stands, its name, and the line to what it leads to (SVG path data)."""

    node: Node
    x: int
    y: int
    text_x: int
    name: str
    line: str = ""


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The rows and the size of the picture. `mirrored`: it begins on the right."""

    rows: tuple[Drawn, ...]
    width: int
    height: int
    mirrored: bool


def drawn(nodes: Sequence[Node], lang: str, *, root: Callable[[Node], str], name: Callable[[Node], str]) -> Drawing:
    """The picture of `nodes` for a page in `lang`."""
    mirrored = lang == "fa"

    def across(x: int) -> int:
        return WIDTH - x if mirrored else x

    places = {one.row: (across(14 + one.depth * STEP), TOP + one.row * ROW) for one in nodes}
    rows = []
    for one in nodes:
        x, y = places[one.row]
        words = name(one) if one.report else root(one)
        to = places.get(one.parent)
        line = f"M{to[0]} {to[1]}V{y}H{x}" if to else ""
        rows.append(Drawn(node=one, x=x, y=y, text_x=x + (-14 if mirrored else 14), name=_short(words), line=line))
    return Drawing(rows=tuple(rows), width=WIDTH, height=2 * TOP + ROW * max(0, len(nodes) - 1), mirrored=mirrored)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LABEL else f"{plain[: _LABEL - 1]}…"
