"""`gavah verify`: does the case still hold what it was given?"""

from pathlib import Path

import click

from gavah.cli.main import DIFFERENCE
from gavah.cli.options import case_option, open_case
from gavah.cli.output import notes, results


@click.command()
@case_option
def verify(folder: Path) -> None:
    """Recompute the hashes of originals and ledger and look for every claim's words at its offsets, offline."""
    with open_case(folder) as case:
        differences = case.verify()
        for difference in differences:
            results.print(difference)
        checked = f"{case.count('blob')} originals, {case.count('claim')} claims, {case.count('entry')} entries"
    if differences:
        notes.print(f"{len(differences)} difference(s) in {checked}")
        raise click.exceptions.Exit(DIFFERENCE)
    notes.print(f"all as it was: {checked}")
