"""Shapes and words on a page of SVG; the frame that every picture shares: title, notes, watermark, description."""

from collections.abc import Sequence
from html import escape

import msgspec

from gavah.model.vocabulary import CONSTRUCTED
from gavah.pictures.labels import clean, is_right_to_left, words

INK, GREY, PALE, RULE = "#111111", "#595959", "#d9d9d9", "#bfbfbf"
BLUE, ORANGE, SKY = "#0072b2", "#d55e00", "#a6cbe3"
"""Of the palette of Okabe and Ito ("Color Universal Design", 2008), which the colour-blind tell apart; their lightness differs too."""
FONTS = "Vazirmatn, 'Noto Sans Arabic', Tahoma, 'DejaVu Sans', sans-serif"
WIDTH, MARGIN, SIZE = 900.0, 24.0, 13.0

_FIRST_STRONG, _RIGHT, _POP = "\u2068", "\u2067", "\u2069"


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a picture. `notes` are lines below it; `constructed` puts the exercise's mark across it; `lang` is en or fa."""

    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    constructed: bool = False
    lang: str = "en"


class Canvas:
    """Collects shapes. Coordinates in units (a pixel at zoom 1) from the upper left; words are made harmless and kept in their direction."""

    def __init__(self, height: float, caption: Caption, *, width: float = WIDTH) -> None:
        self.width, self.height, self.caption = width, height, caption
        self._shapes: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, *, fill: str = BLUE, stroke: str = "none", line: float = 1.0) -> None:
        """A filled rectangle; `fill` may name a hatch ("url(#hatch)")."""
        self._add(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{fill}"'
            f' stroke="{stroke}" stroke-width="{line:g}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, *, stroke: str = INK, line: float = 1.0, dash: str = "") -> None:
        """A straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._add(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{line:g}"{dashed}/>')

    def polyline(self, points: Sequence[tuple[float, float]], *, stroke: str = INK, line: float = 1.5, dash: str = "", fill: str = "none") -> None:
        """A line through `points`, filled if `fill` says so."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        at = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._add(f'<polyline points="{at}" fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"{dashed}/>')

    def dot(self, x: float, y: float, *, radius: float = 4.0, fill: str = "#ffffff", stroke: str = INK, line: float = 1.5) -> None:
        """A circle."""
        self._add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"/>')

    def text(
        self, x: float, y: float, said: str, *, anchor: str = "start", size: float = SIZE, fill: str = INK, bold: bool = False, turn: float = 0.0
    ) -> None:
        """Words at a baseline. Each line is fenced by an isolate of its own direction, so that viewers agree on the order of mixed scripts."""
        shown = clean(said)
        if not shown:
            return
        fence = _RIGHT if is_right_to_left(shown) else _FIRST_STRONG
        weight = ' font-weight="bold"' if bold else ""
        turned = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
        self._add(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size:g}" fill="{fill}"{weight}{turned}>'
            f"{fence}{escape(shown)}{_POP}</text>"
        )

    def arrow(self, x: float, y: float, *, up: bool = False, fill: str = INK) -> None:
        """A head that says "open": to the right, or upwards."""
        at = [(x - 5, y), (x, y - 8), (x + 5, y)] if up else [(x, y - 5), (x + 8, y), (x, y + 5)]
        self._add(f'<polygon points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in at)}" fill="{fill}"/>')

    def svg(self, description: Sequence[str]) -> str:
        """The whole page; `description` is what it shows in words, for those who hear it."""
        told = "\n".join(clean(line) for line in description)
        caption = self.caption
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}" viewBox="0 0 {self.width:g} {self.height:g}"'
            f' role="img" lang="{caption.lang}" font-family="{FONTS}">'
        )
        return "\n".join(
            [
                head,
                f"<title>{escape(clean(caption.title))}</title>",
                f"<desc>{escape(told)}</desc>",
                _DEFS,
                f'<rect width="{self.width:g}" height="{self.height:g}" fill="#ffffff"/>',
                *self._shapes,
                *self._mark(),
                "</svg>\n",
            ]
        )

    def _mark(self) -> list[str]:
        if not self.caption.constructed:
            return []
        x, y = self.width / 2, self.height / 2
        return [
            f'<text x="{x:g}" y="{y:g}" text-anchor="middle" font-size="30" font-weight="bold" fill="#000000" fill-opacity="0.13"'
            f' transform="rotate(-14 {x:g} {y:g})">{CONSTRUCTED}</text>'
        ]

    def _add(self, shape: str) -> None:
        self._shapes.append(shape)


_DEFS = (
    "<defs>"
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="#ffffff"/><rect width="2.2" height="6" fill="{BLUE}"/></pattern>'
    '<pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    f'<rect width="6" height="6" fill="#ffffff"/><rect width="2.6" height="6" fill="{ORANGE}"/></pattern>'
    "</defs>"
)
HATCH, GAP = "url(#hatch)", "url(#gap)"


def framed(body: float, caption: Caption, *, width: float = WIDTH) -> tuple[Canvas, float]:
    """A canvas with the title above and the notes below a body that is `body` high; and the y at which the body begins."""
    top = MARGIN + 22 + (18 if caption.subtitle else 0)
    notes = [line for note in caption.notes for line in _broken(note, width)]
    canvas = Canvas(top + body + 12 + 16 * len(notes) + MARGIN, caption, width=width)
    x, anchor = label_at(caption, width)
    canvas.text(x, MARGIN + 10, caption.title, size=17, bold=True, anchor=anchor)
    canvas.text(x, MARGIN + 30, caption.subtitle, fill=GREY, anchor=anchor)
    for number, note in enumerate(notes):
        canvas.text(x, top + body + 24 + 16 * number, note, size=11, fill=GREY, anchor=anchor)
    return canvas, top


def label_at(caption: Caption, width: float = WIDTH) -> tuple[float, str]:
    """Where words begin: the side from which the language is read, and the anchor there."""
    return (width - MARGIN, "end") if caption.lang == "fa" else (MARGIN, "start")


def _broken(note: str, width: float) -> list[str]:
    """`note` in lines that fit."""
    most = int((width - 2 * MARGIN) / 5.6)
    lines, line = [], ""
    for word in note.split():
        if line and len(line) + len(word) + 1 > most:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def term(caption: Caption, name: str) -> str:
    """A word of `words.toml` in the picture's language."""
    return words(caption.lang)[name]
