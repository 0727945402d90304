"""Adjectives of nationality and their countries, from `nationalities.toml`."""

import tomllib
from importlib.resources import files

COUNTRIES: dict[str, str] = tomllib.loads(files("bench.muc4").joinpath("nationalities.toml").read_text("utf-8"))
"""Adjective → country, both in capitals as the task writes them."""

NATIONALITIES = frozenset(word for phrase in COUNTRIES for word in phrase.split()) - {"WEST"}
