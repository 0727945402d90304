"""The words that speak of days and places, from `document.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files


class Patterns:
    """The regular expressions of `document.toml` by their names, compiled when first asked for."""

    def __init__(self) -> None:
        self._data: dict[str, object] = tomllib.loads(files("gavah.reading").joinpath("document.toml").read_text("utf-8"))

    def __getattr__(self, name: str) -> re.Pattern[str]:
        source = self._data.get(name)
        if not isinstance(source, str):
            raise AttributeError(f"document.toml has no pattern {name!r}")
        self.__dict__[name] = compiled = re.compile(source)
        return compiled


@cache
def patterns() -> Patterns:
    """The patterns, read once."""
    return Patterns()
