"""`gavah verify`: does the case still hold what it was given?"""

from pathlib import Path

import click

from gavah.cli.main import DIFFERENCE
from gavah.cli.options import case_option, open_case
from gavah.cli.output import note, plain, results


@click.command()
@case_option
def verify(folder: Path) -> None:
    """Is everything still as it was given? Offline. Recomputes the hashes of originals, texts, claims and ledger, and looks for every claim's words.

    Exit 3 if anything differs. Until the ledger is signed, whoever can write the file can write it anew as a whole.
    """
    differences = 0
    with open_case(folder) as case:
        for difference in case.differences():
            results.print(plain(difference), soft_wrap=True)
            differences += 1
        if not differences:
            note(f"all as it was: {case.count('blob'):,} originals, {case.count('claim'):,} claims, {case.count('entry'):,} entries")
    if differences:
        note(f"{differences:,} difference(s)")
        raise click.exceptions.Exit(DIFFERENCE)
