"""`gavah new`: an empty case."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import actor, as_of_option, case_option
from gavah.cli.output import note


@click.command()
@case_option
@as_of_option
@click.option("--gazetteer", "gazetteers", multiple=True, type=click.Path(path_type=Path), help="A CSV of further places, kept in the case.")
def new(folder: Path, as_of: date | None, gazetteers: tuple[Path, ...]) -> None:
    """Make an empty case. It is plain: put only public material in, on an encrypted disk."""
    with Case.create(folder, day=as_of or date.today(), actor=actor()) as case:
        for file in gazetteers:
            from gavah.pipeline import keep_gazetteer

            keep_gazetteer(case, file)
    note(f"a plain case in {folder}: for public sources only; whoever can open the folder can read it")
