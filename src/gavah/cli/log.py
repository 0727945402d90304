"""`gavah log`: the entries of the ledger."""

from pathlib import Path

import click

from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import print_lines, results


@click.command()
@case_option
@json_option
def log(folder: Path, as_json: bool) -> None:
    """Every add, run and decision, in order."""
    with open_case(folder) as case:
        if as_json:
            print_lines(case.entries())
            return
        for entry in case.entries():
            results.print(f"{entry.seq:>6}  {entry.day}  {entry.kind:<10} {entry.on}  [dim]by {entry.actor}[/dim]")
