"""`gavah read`: claims out of the reports that wait."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gavah.casefile import Case
from gavah.cli.options import alone, as_of_option, case_option, open_case
from gavah.cli.output import note, progress
from gavah.cli.reader import model_of, package_of, read_with, reader_options
from gavah.cli.words import plural

if TYPE_CHECKING:
    from gavah.pipeline.asking import Model
    from gavah.readers.spacy.package import Package


@click.command()
@reader_options
@case_option
@as_of_option
def read(folder: Path, as_of: date | None, **choice: Any) -> None:  # noqa: ANN401 - the reader's options
    """Read the reports this reader has not read yet. Interrupted, it goes on where it was.

    The last reading of a report is the one that counts.
    """
    model, package = model_of(**choice), package_of(choice["reader"])
    with open_case(folder, as_of) as case, alone(case):
        read_all(case, model, package)


def read_all(case: Case, model: "Model | None" = None, package: "Package | None" = None) -> None:
    """Read with a progress bar: by the rules, alone or with a package's grammar, or with a model."""
    if model is not None:
        read_with(case, model)
        return
    from gavah.pipeline.reading import read as read_case

    with progress() as bar:
        task = bar.add_task("reading", total=None)
        done = read_case(case, package=package, progress=lambda count, waiting: bar.update(task, completed=count, total=waiting))
    note(f"{plural(done.claims, 'claim')} in {plural(done.reports, 'report')} read")
    if done.problems:
        note(f"{plural(done.problems, 'report')} could not be read for claims: gavah problems", style="yellow")
