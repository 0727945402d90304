"""Cue tables of benchmarks: label → weight → regular expressions over the lower-cased text (`bench/data/*.toml`).

A table may name parts of its patterns in `[words]`; `<name>` then stands for that part, in the rows below it and in the patterns.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Table = dict[str, list[tuple[float, re.Pattern[str]]]]

_WRONG = re.compile("\u00e2\u20ac[\u02dc\u2122\u0153\u009d\ufffd]?|\u2122")
"""What is left of quotation marks; of dashes and bullets (another third sign) only the first two are, and that is enough."""


@cache
def cue_table(name: str) -> Table:
    """The table `name`, in its own order."""
    raw = tomllib.loads(files("bench").joinpath("data", f"{name}.toml").read_text("utf-8"))
    words: dict[str, str] = {}
    for part, pattern in raw.pop("words", {}).items():
        words[part] = _filled(pattern, words)
    return {
        label: [(float(weight), re.compile(_filled(p, words))) for weight, patterns in rows.items() for p in patterns] for label, rows in raw.items()
    }


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """`pattern` with its `<name>`s replaced."""
    for part, meaning in words.items():
        pattern = pattern.replace(f"<{part}>", meaning)
    return pattern


def repaired(text: str) -> str:
    """`text` with wrongly decoded quotation marks (UTF-8 read as Windows-1252) made plain: their letters would lengthen the word beside them."""
    return _WRONG.sub("'", text).replace("\u00c2", " ")


def weights(table: Table, text: str) -> dict[str, float]:
    """Label → sum of the weights of its cues in `text`; only labels with any."""
    low = repaired(text).lower()
    found = {label: sum(weight for weight, pattern in rows if pattern.search(low)) for label, rows in table.items()}
    return {label: value for label, value in found.items() if value}
