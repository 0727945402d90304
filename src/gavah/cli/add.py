"""`gavah add PATH…`: reports into the case."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.options import Command, Day, as_of_option, case_option, open_or_create, quiet_option
from gavah.cli.output import notes, progress
from gavah.ingest import AddOptions
from gavah.model import GavahError
from gavah.pipeline import Added, keep_gazetteer
from gavah.pipeline import add as add_paths

PROBLEMS_SHOWN = 5


def input_options(command: Command) -> Command:
    """What `add` and `run` say about their input."""
    options = [
        click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path)),
        click.option("--published", type=Day(), default=None, help="The day of publication of what carries none."),
        click.option("--source", default="", help="The source of what names none."),
        click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN", help="A table's column, such as text=body or published=date."),
        click.option("--gazetteer", "gazetteers", multiple=True, type=click.Path(path_type=Path), help="A CSV of further places, kept in the case."),
        click.option("--strict", is_flag=True, help="Exit 1 if anything could not be read."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def mapping(columns: tuple[str, ...]) -> dict[str, str]:
    """`("text=body",)` → `{"text": "body"}`; raises `GavahError` on anything else."""
    pairs = [column.split("=", 1) for column in columns]
    for pair in pairs:
        if len(pair) != 2 or not all(pair):
            raise GavahError(f"--map takes FIELD=COLUMN, not {'='.join(pair)!r}", remedy="for example --map text=body")
    return {field: column for field, column in pairs}  # noqa: C416 - says which is which


def add_to(
    case: Case, paths: tuple[Path, ...], *, published: date | None, source: str, columns: tuple[str, ...], gazetteers: tuple[Path, ...], quiet: bool
) -> Added:
    """Add `paths` to `case` with a progress bar; say what could not be read."""
    for file in gazetteers:
        keep_gazetteer(case, file)
    options = AddOptions(published=published.isoformat() if published else "", source=source, map=mapping(columns))
    with progress(quiet) as bar:
        task = bar.add_task("adding", total=None)
        added = add_paths(case, list(paths), options=options, progress=lambda done: bar.update(task, completed=done))
    say_added(case, added, quiet=quiet)
    return added


def say_added(case: Case, added: Added, *, quiet: bool) -> None:
    """What was added, and the first things that could not be read, on stderr."""
    if not quiet:
        notes.print(f"{added.new} new report(s), {added.held} held already")
    if added.problems:
        notes.print(f"[yellow]{added.problems} could not be read[/yellow]; the rest went on:")
        for problem in list(case.problems)[:PROBLEMS_SHOWN]:
            notes.print(f"  {problem.file}: {problem.reason} → {problem.remedy}")
        if added.problems > PROBLEMS_SHOWN:
            notes.print("  … all of them: gavah problems")


@click.command()
@input_options
@case_option
@as_of_option
@quiet_option
def add(folder: Path, as_of: date | None, strict: bool, **given: object) -> None:
    """Add files, folders, archives, feeds, JSONL, CSV. What the case holds already is not added again."""
    with open_or_create(folder, as_of) as case:
        added = add_to(case, **given)  # type: ignore[arg-type]
    if strict and added.problems:
        raise click.exceptions.Exit(1)
