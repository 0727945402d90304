"""Results on stdout, everything else on stderr; words of reports are shown, never obeyed.

A report may hold anything: terminal escapes, markup, marks that turn a line around. `plain` takes their power, `Words` keeps Persian
and Latin lines apart.
"""

import errno
import sys
from collections.abc import Iterable

import click
import msgspec
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text


class Terminal(Console):
    """A console that reads no markup in what it prints and leaves a closed pipe to whoever called."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Let the error through; rich would end the program here."""
        raise BrokenPipeError(errno.EPIPE, "the reader has gone")


results = Terminal()
notes = Terminal(stderr=True)

QUIET = "gavah.quiet"
_FSI, _PDI = "\u2068", "\u2069"
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344)), "�") | {
    9: " ",
    10: "\n",
    13: " ",
    0x2028: " ",
    0x2029: " ",
}
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # overrides and isolates of the text's own


def print_json(value: object) -> None:
    """One value as one line of JSON on stdout."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def print_lines(values: Iterable[object]) -> None:
    """JSON Lines on stdout."""
    for value in values:
        print_json(value)


def is_quiet() -> bool:
    """Did the person ask for --quiet?"""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def note(words: str, style: str = "") -> None:
    """A line on stderr, unless --quiet."""
    if not is_quiet():
        notes.print(plain(words), style=style or None, soft_wrap=True)


def progress() -> Progress:
    """A bar on stderr, gone when done; nothing when quiet or not at a terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=notes,
        transient=True,
        disable=is_quiet() or not notes.is_terminal,
    )


def plain(text: str) -> str:
    """`text` without characters that command a terminal or turn its line around; line breaks stay."""
    return text.translate(_CONTROLS).translate(_TURNS)


def isolate(text: str) -> str:
    """`text` made plain and fenced by bidirectional isolates, so that Persian words do not reorder the line around them."""
    safe = plain(text)
    return f"{_FSI}{safe}{_PDI}" if _right_to_left(safe) else safe


def _right_to_left(text: str) -> bool:
    return any("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in text)


def lines_of(words: str, width: int) -> list[str]:
    """`words` made plain, in lines of at most `width` columns."""
    return [line.plain.rstrip() for line in Text(plain(words)).wrap(results, max(width, 8))]


class Words:
    """Words of a report or a person, wrapped to the width there is, each Persian line fenced by itself."""

    def __init__(self, words: "Text | str", style: str = "", hang: int = 0) -> None:
        self.text = words if isinstance(words, Text) else Text(plain(words), style=style)
        self.hang = hang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        for number, line in enumerate(self.text.wrap(console, max(options.max_width - self.hang, 8))):
            line.rstrip()
            fenced = Text.assemble(_FSI, line, _PDI) if _right_to_left(line.plain) else line
            yield Text.assemble(" " * self.hang, fenced) if number and self.hang else fenced

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as its longest line, as narrow as its longest word."""
        return Measurement.get(console, options, self.text)


def put(renderable: RenderableType, indent: int = 0) -> None:
    """Print on stdout, indented, without blanks at the ends of lines (what is copied is what is meant)."""
    options = results.options.update(width=max(results.width - indent, 20))
    for line in results.render_lines(renderable, options, pad=False):
        whole = Text.assemble(" " * indent, *((segment.text, segment.style or "") for segment in line))
        whole.rstrip()
        results.print(whole, soft_wrap=True)


def say(words: str = "", style: str = "", indent: int = 0) -> None:
    """A line in the program's own voice on stdout, wrapped with its indent."""
    put(Words(words, style), indent) if words else results.print()
