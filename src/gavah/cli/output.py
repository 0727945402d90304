"""Results on stdout, everything else on stderr."""

import sys
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

results = Console(highlight=False, soft_wrap=False)
notes = Console(stderr=True, highlight=False)


def print_json(value: object) -> None:
    """One value as one line of JSON on stdout."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def print_lines(values: Iterable[object]) -> None:
    """JSON Lines on stdout."""
    for value in values:
        print_json(value)


def progress(quiet: bool) -> Progress:
    """A bar on stderr, gone when done; nothing when quiet or not at a terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=notes,
        transient=True,
        disable=quiet or not notes.is_terminal,
    )


def isolate(text: str) -> str:
    """`text` fenced by bidirectional isolates, so that Persian words do not reorder the line around them on a terminal."""
    return f"\u2068{text}\u2069" if any("\u0590" <= char <= "\u08ff" for char in text) else text
