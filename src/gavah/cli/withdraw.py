"""`gavah withdraw REPORT`: a report leaves every figure."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.deciding import decide_now, deciding_options, who
from gavah.cli.ids import whole_id
from gavah.cli.output import note
from gavah.cli.words import plural
from gavah.model import Decision
from gavah.pipeline import judging


@click.command()
@click.argument("report", metavar="REPORT")
@click.option("--restore", is_flag=True, help="Take it in again.")
@deciding_options
def withdraw(report: str, restore: bool, folder: Path, as_of: date | None, reason: str) -> None:
    """A report leaves every figure; it stays in the case with its source, and can be restored."""

    def make(case: Case) -> Decision:
        name = whole_id(case, report, "r")
        repeats = sorted({copy.copy for copy in case.copies(name) if copy.original == name})
        if repeats and not restore:
            note(
                f"{plural(len(repeats), 'report repeats it and stays', 'reports repeat it and stay')}: "
                f"{', '.join(repeats[:5])}{' …' if len(repeats) > 5 else ''}"
            )
        return judging.on_report(case, "restore" if restore else "withdraw", name, by=who(), reason=reason)

    decide_now(folder, as_of, make)
