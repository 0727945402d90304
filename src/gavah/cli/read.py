"""`gavah read`: claims out of the reports that wait."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import as_of_option, case_option, open_case, quiet_option
from gavah.cli.output import notes, progress
from gavah.pipeline import read as read_case


@click.command()
@case_option
@as_of_option
@quiet_option
def read(folder: Path, as_of: date | None, quiet: bool) -> None:
    """Read the reports this reader has not read yet. Interrupted, it goes on where it was."""
    with open_case(folder, as_of) as case:
        read_all(case, quiet=quiet)


def read_all(case: Case, *, quiet: bool) -> None:
    """Read with a progress bar."""
    with progress(quiet) as bar:
        task = bar.add_task("reading", total=case.count("report"))
        done = read_case(case, progress=lambda count: bar.update(task, completed=count))
    if not quiet:
        notes.print(f"{done.claims} claim(s) in {done.reports} report(s) read")
    if done.problems:
        notes.print(f"[yellow]{done.problems} report(s) could not be read for claims[/yellow]: gavah problems")
