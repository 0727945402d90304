"""`gavah run PATH…`: add, read, link, then the summary."""

from datetime import date
from pathlib import Path

import click

from gavah.cli.add import add_to, existing, input_options
from gavah.cli.link import link_all
from gavah.cli.options import alone, as_of_option, case_option, open_or_create
from gavah.cli.read import read_all
from gavah.cli.summary import print_summary


@click.command()
@input_options
@case_option
@as_of_option
def run(folder: Path, paths: tuple[Path, ...], as_of: date | None, strict: bool, **given: object) -> None:
    """A folder of reports in, defended numbers out. Run again, it adds nothing twice and continues where it stopped."""
    existing(paths)
    with open_or_create(folder, as_of) as case:
        with alone(case):
            added = add_to(case, paths, **given)  # type: ignore[arg-type]
            read_all(case)
            link_all(case)
        print_summary(case)
    if strict and added.problems:
        raise click.exceptions.Exit(1)
