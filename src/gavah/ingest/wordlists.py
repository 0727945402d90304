"""The room's word lists, loaded once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(name: str = "dateline_words") -> dict[str, Any]:
    """A table of `data/`."""
    return tomllib.loads(resources.files("gavah.ingest").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
