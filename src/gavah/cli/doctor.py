"""`gavah doctor`: versions, data packs, optional parts present or not."""

import platform
import sqlite3
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import case_option
from gavah.cli.output import say
from gavah.model import CaseError

PARTS = ("msgspec", "trafilatura", "lxml", "pypdfium2", "py3langid", "rensa", "highspy")


@click.command()
@case_option
@click.option("--types", is_flag=True, help="List every event type.")
def doctor(folder: Path, types: bool) -> None:
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
    say(f"sealed packets: pyrage {_version('pyrage')}, cryptography {_version('cryptography')}", indent=2)
    say(f"sealed cases: {_optional('sqlcipher3')}; shares of a key: {_optional('shamir-mnemonic')}", indent=2)
    say(f"Parquet: {_optional('pyarrow', 'parquet')}", indent=2)
    for line in _case(folder):
        say(line, indent=2)


def _case(folder: Path) -> Iterator[str]:
    """What kind of case lies there; without its passphrase no more can be said."""
    if not Case.there(folder):
        yield f"no case in {folder}"
    elif not Case.is_sealed(folder):
        yield f"the case in {folder} is plain: public sources only; whoever has the folder can read it"
    else:
        copies = len(list((folder / "keys").glob("recovery-*.age")))
        lost = "Passphrase and recovery lost: the case is lost" if copies else "Passphrase lost: the case is lost"
        yield f"the case in {folder} is sealed; recovery keys: {copies or 'none'}. {lost}"
        yield from _lock(folder)


def _lock(folder: Path) -> Iterator[str]:
    """How much work the lock makes of every guess; a weak one was written by an earlier version on a busy machine."""
    from gavah.field.box import FOLDER, PASSPHRASE
    from gavah.field.passphrases import FACTOR, work_factor

    try:
        factor = work_factor((folder / FOLDER / PASSPHRASE).read_bytes())
    except (OSError, CaseError) as error:
        yield f"its key box cannot be read ({error}): take it from a backup, or gavah keys recover"
        return
    weak = f", weaker than the {FACTOR} of today: gavah keys passphrase locks it anew" if factor < FACTOR else ""
    yield f"locked with scrypt, work factor {factor}{weak}"


def _optional(part: str, extra: str = "sealed") -> str:
    try:
        return f"{part} {metadata.version(part)}"
    except metadata.PackageNotFoundError:
        return f'{part} is not installed (pip install "gavah[{extra}]")'


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
