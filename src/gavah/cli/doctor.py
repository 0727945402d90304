"""`gavah doctor`: versions, data packs, optional parts present or not."""

import platform
import sqlite3
from importlib import metadata

import click

from gavah.cli.options import case_option
from gavah.cli.output import say

PARTS = ("msgspec", "trafilatura", "lxml", "pypdfium2", "py3langid", "rensa", "highspy")
LATER = "desk, sealed packets, release, export, estimation, exchange, backup (CHANGELOG.md says when they come)"


@click.command()
@case_option
@click.option("--types", is_flag=True, help="List every event type.")
def doctor(folder: object, types: bool) -> None:
    """What this installation is made of. Every version that a number may depend on."""
    if types:
        from gavah.ontology import types as all_types

        for name in all_types():
            say(name)
        return
    from gavah.reading.reader import VERSION

    say(f"gavah {_version('gavah')} · Python {platform.python_version()} · SQLite {sqlite3.sqlite_version}")
    say(f"reader {VERSION.name} {VERSION.version}", indent=2)
    for part in PARTS:
        say(f"{part} {_version(part)}", indent=2)
    say(f"places: {_gazetteer()}", indent=2)
    say(f"not in this version: {LATER}", indent=2)


def _gazetteer() -> str:
    """Which pack names places: how many, from what size, built from what, and where it lies if it is not the one that ships."""
    from gavah.gazetteer import default

    pack = default().pack
    smallest = int(pack.about["smallest"])
    extent = f"the world from {smallest:,} people, Iran whole" if smallest else "full: every place of 500 and more"
    built = ", ".join(f"{name} {version}" for name, version in sorted(pack.about["packages"].items()))
    return f"{len(pack):,} ({extent}; {built}){'' if pack.ships else f' at {pack.folder}'}"


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "missing: install gavah again"
