"""`gavah doctor`: versions, data packs, optional parts present or not."""

import platform
import sqlite3
from importlib import metadata

import click

from gavah.cli.output import results

PARTS = ("msgspec", "trafilatura", "lxml", "pypdfium2", "py3langid", "rensa", "highspy")


@click.command()
@click.option("--types", is_flag=True, help="List every event type.")
def doctor(types: bool) -> None:
    """What this installation is made of."""
    if types:
        from gavah.ontology import types as all_types

        for name in all_types():
            results.print(name)
        return
    results.print(f"gavah {metadata.version('gavah')} · Python {platform.python_version()} · SQLite {sqlite3.sqlite_version}")
    for part in PARTS:
        results.print(f"  {part} {metadata.version(part)}")
    from gavah.reading.reader import VERSION

    results.print(f"  reader: {VERSION.name} {VERSION.version}")
    results.print("  not in this version: desk, sealed packets, release, estimation (see CHANGELOG.md)")
