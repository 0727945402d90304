"""`gavah log`: the entries of the ledger."""

from pathlib import Path

import click

from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import isolate, plain, print_lines, results


@click.command()
@case_option
@json_option
@click.option("--kind", default=None, help="Only entries of this kind, such as decision or add.")
def log(folder: Path, as_json: bool, kind: str | None) -> None:
    """Every add, run and decision, in order. Entries are only ever appended."""
    with open_case(folder) as case:
        entries = (entry for entry in case.entries() if kind is None or entry.kind == kind)
        if as_json:
            print_lines(entries)
            return
        for entry in entries:
            results.print(f"{entry.seq:>6}  {entry.day}  {plain(entry.kind):<10} {isolate(entry.on)}  by {isolate(entry.actor)}", soft_wrap=True)
