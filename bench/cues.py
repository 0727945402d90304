"""Cue tables of benchmarks: label → weight → regular expressions over the lower-cased text (`bench/data/*.toml`)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

Table = dict[str, list[tuple[float, re.Pattern[str]]]]


@cache
def cue_table(name: str) -> Table:
    """The table `name`, in its own order."""
    raw = tomllib.loads(files("bench").joinpath("data", f"{name}.toml").read_text("utf-8"))
    return {label: [(float(weight), re.compile(p)) for weight, patterns in rows.items() for p in patterns] for label, rows in raw.items()}


def weights(table: Table, text: str) -> dict[str, float]:
    """Label → sum of the weights of its cues in `text`; only labels with any."""
    low = text.lower()
    found = {label: sum(weight for weight, pattern in rows if pattern.search(low)) for label, rows in table.items()}
    return {label: value for label, value in found.items() if value}
