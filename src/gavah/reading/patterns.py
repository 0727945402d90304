"""What the document level knows of words, from `document.toml`: patterns and lists, each read once."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def document_data() -> dict[str, Any]:
    """The tables of `document.toml`."""
    return tomllib.loads(files(__package__).joinpath("document.toml").read_text("utf-8"))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of the list `name`."""
    return frozenset(document_data()[name].split())


def across_lines(source: str) -> str:
    """A pattern whose spaces also match where a text breaks its lines."""
    return source.replace(" ", r"\s")


class Patterns:
    """The regular expressions of `document.toml` by their names, compiled when first asked for."""

    def __getattr__(self, name: str) -> re.Pattern[str]:
        source = document_data().get(name)
        if not isinstance(source, str):
            raise AttributeError(f"document.toml has no pattern {name!r}")
        self.__dict__[name] = compiled = re.compile(across_lines(source))
        return compiled


@cache
def patterns() -> Patterns:
    """The patterns."""
    return Patterns()
