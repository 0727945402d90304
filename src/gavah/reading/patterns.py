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
def compiled(words: str) -> re.Pattern[str]:
    """`words` as a pattern, kept: the word files have more of them than `re` keeps."""
    return re.compile(words)


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of the list `name`."""
    return frozenset(document_data()[name].split())


def across_lines(source: str) -> str:
    """A pattern whose spaces also match where a text breaks its lines."""
    return source.replace(" ", r"\s")


class Patterns:
    """The regular expressions of a file by their names, compiled when first asked for."""

    def __init__(self, file: str, data: dict[str, Any]) -> None:
        self._file, self._data = file, data

    def __getattr__(self, name: str) -> re.Pattern[str]:
        source = self._data.get(name)
        if not isinstance(source, str):
            raise AttributeError(f"{self._file} has no pattern {name!r}")
        self.__dict__[name] = compiled = re.compile(across_lines(source))
        return compiled


@cache
def patterns() -> Patterns:
    """The patterns of `document.toml`."""
    return Patterns("document.toml", document_data())


@cache
def place_patterns() -> Patterns:
    """The patterns of `inheritance/places.toml`: what words say of whose a place is."""
    return Patterns("places.toml", tomllib.loads(files(__package__).joinpath("inheritance/places.toml").read_text("utf-8")))
