"""`gavah link`: claims into events, reports into witnesses."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import as_of_option, case_option, open_case, quiet_option
from gavah.cli.output import notes, progress
from gavah.pipeline import link as link_case


@click.command()
@case_option
@as_of_option
@quiet_option
def link(folder: Path, as_of: date | None, quiet: bool) -> None:
    """Find copies, witnesses and events anew from all claims and decisions."""
    with open_case(folder, as_of) as case:
        link_all(case, quiet=quiet)


def link_all(case: Case, *, quiet: bool) -> None:
    """Link with a progress bar."""
    with progress(quiet) as bar:
        bar.add_task("linking", total=None)
        link_case(case)
    if not quiet:
        notes.print(f"{case.count('event')} event(s), {case.count('witness')} witness(es), {case.count('copy')} cop(ies)")
