"""Formats in which an edition is handed on. One file a format: a function that writes an edition to a path; `FORMATS` lists them."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from gavah.release.edition import Edition

Writer = Callable[[Edition, Path], int]
"""Writes an edition and returns how many rows or things it wrote."""


class Format(NamedTuple):
    """A format: the module that writes it, the ending of its files, and what a row is."""

    module: str
    suffix: str
    rows: str


FORMATS: dict[str, Format] = {
    "csv": Format("csv_table", ".csv", "a claim a row"),
    "parquet": Format("parquet_table", ".parquet", "a claim a row, typed columns"),
    "jsonl": Format("plover", ".jsonl", "an event a line, in PLOVER's shape"),
    "acled": Format("acled", ".csv", "an event a row, in ACLED's columns"),
    "geojson": Format("geojson", ".geojson", "an event a feature"),
    "hxl": Format("hxl", ".csv", "an event a row, with HXL tags"),
    "jsonld": Format("jsonld", ".jsonld", "sources, reports, claims and events as linked data (PROV-O, schema.org)"),
    "ftm": Format("ftm", ".ftm.json", "an entity a line, FollowTheMoney"),
}


def writer(name: str) -> Writer:
    """The function that writes the format called `name`."""
    made: Writer = import_module(f"{__name__}.{FORMATS[name].module}").write
    return made
