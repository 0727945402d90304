"""`gavah link`: claims into events, reports into witnesses."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import alone, as_of_option, case_option, open_case
from gavah.cli.output import note, progress
from gavah.cli.words import plural


@click.command()
@case_option
@as_of_option
def link(folder: Path, as_of: date | None) -> None:
    """Find copies, witnesses and events anew. From all claims and decisions; what was linked before is replaced."""
    with open_case(folder, as_of) as case, alone(case):
        link_all(case)


def link_all(case: Case) -> None:
    """Link with a progress bar."""
    from gavah.pipeline import link as link_case

    with progress() as bar:
        bar.add_task("linking", total=None)
        unattached = link_case(case)
    note(f"{plural(case.count('event'), 'event')}, {plural(case.count('witness'), 'witness')}, {plural(case.count('copy'), 'copy')}")
    if unattached:
        note(f"{plural(unattached, 'decision fits', 'decisions fit')} no claim of the present reading: gavah problems", style="yellow")
