"""`gavah read`: claims out of the reports that wait."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import alone, as_of_option, case_option, open_case
from gavah.cli.output import note, progress


@click.command()
@case_option
@as_of_option
def read(folder: Path, as_of: date | None) -> None:
    """Read the reports this reader has not read yet. Interrupted, it goes on where it was."""
    with open_case(folder, as_of) as case, alone(case):
        read_all(case)


def read_all(case: Case) -> None:
    """Read with a progress bar."""
    from gavah.pipeline.reading import read as read_case

    with progress() as bar:
        task = bar.add_task("reading", total=None)
        done = read_case(case, progress=lambda count, waiting: bar.update(task, completed=count, total=waiting))
    note(f"{done.claims:,} claim(s) in {done.reports:,} report(s) read")
    if done.problems:
        note(f"{done.problems:,} report(s) could not be read for claims: gavah problems", style="yellow")
