"""`gavah run PATH…`: add, read, link, then the summary."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from gavah.cli.add import add_to, existing, input_options
from gavah.cli.link import link_all
from gavah.cli.options import alone, as_of_option, case_option, open_or_create
from gavah.cli.read import read_all
from gavah.cli.reader import model_of, package_of, reader_options
from gavah.cli.summary import print_summary


@click.command()
@input_options
@reader_options
@case_option
@as_of_option
def run(folder: Path, paths: tuple[Path, ...], as_of: date | None, strict: bool, **given: Any) -> None:  # noqa: ANN401 - the options of add and read
    """A folder of reports in, defended numbers out. Run again, it adds nothing twice and continues where it stopped."""
    package = package_of(given["reader"])
    model = model_of(**{name: given.pop(name) for name in ("reader", "address", "model", "key_file", "concurrency", "timeout")})
    existing(paths)
    with open_or_create(folder, as_of) as case:
        with alone(case):
            added = add_to(case, paths, **given)
            read_all(case, model, package)
            link_all(case)
        print_summary(case)
    if strict and added.problems:
        raise click.exceptions.Exit(1)
