"""`gavah add PATH…`: reports into the case."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gavah.casefile import Case
from gavah.cli.options import Command, Day, alone, as_of_option, case_option, open_or_create
from gavah.cli.output import note, progress
from gavah.cli.words import plural
from gavah.model import InputError

if TYPE_CHECKING:
    from gavah.pipeline import Added


def _pairs(_context: click.Context, param: click.Parameter, columns: tuple[str, ...]) -> dict[str, str]:
    """`("text=body",)` → `{"text": "body"}`."""
    pairs = [column.partition("=") for column in columns]
    for field, _, column in pairs:
        if not field or not column:
            raise click.BadParameter(f"takes FIELD=COLUMN, such as text=body, not {field!r}", param=param)
    return {field: column for field, _, column in pairs}


def _limits(_context: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, int]:
    """`("cpu=60",)` → `{"cpu": 60}`."""
    limits = {}
    for one in given:
        name, _, number = one.partition("=")
        if name not in LIMIT_NAMES or not number.isascii() or not number.isdigit() or not int(number):
            raise click.BadParameter(f"takes NAME=NUMBER with a NAME of {', '.join(LIMIT_NAMES)}, not {one!r}", param=param)
        limits[name] = int(number)
    return limits


LIMIT_NAMES = ("cpu", "wall", "memory", "item", "media", "expansion", "members", "depth")
limit_option = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    callback=_limits,
    envvar="GAVAH_LIMITS",
    show_envvar=True,
    help="What one file may cost: cpu=30 and wall=60 (seconds), memory=512, item=64, media=256 (MB), expansion=100 (times), members=10000, depth=3"
    " (may be repeated).",
)


def input_options(command: Command) -> Command:
    """What `add` and `run` say about their input."""
    options = [
        click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)),
        click.option("--published", type=Day(), default=None, help="The day of publication of what carries none."),
        click.option("--source", default="", help="The source of what names none."),
        click.option(
            "--map",
            "columns",
            multiple=True,
            metavar="FIELD=COLUMN",
            callback=_pairs,
            help="A table's column, such as text=body or published=date (may be repeated).",
        ),
        click.option(
            "--gazetteer",
            "gazetteers",
            multiple=True,
            type=click.Path(path_type=Path),
            help="A CSV of further places, kept in the case (may be repeated).",
        ),
        limit_option,
        click.option("--private", is_flag=True, help="These reports never leave this machine, whoever reads them."),
        click.option("--strict", is_flag=True, help="Exit 1 if anything could not be read."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def existing(paths: tuple[Path, ...]) -> None:
    """Raises `InputError` for a path that is not there: a slip of the pen, best said before anything is made."""
    for path in paths:
        if not os.path.lexists(path):
            raise InputError("there is no such file or folder", where=str(path), remedy="check the name; nothing was done")


def add_to(
    case: Case,
    paths: tuple[Path, ...],
    *,
    published: date | None,
    source: str,
    columns: dict[str, str],
    gazetteers: tuple[Path, ...],
    limits: Mapping[str, int] | None = None,
    private: bool = False,
) -> "Added":
    """Add `paths` to `case` with a progress bar; say what could not be read."""
    from gavah.ingest import AddOptions
    from gavah.ingest.item import limits_of
    from gavah.pipeline import add as add_paths
    from gavah.pipeline import keep_gazetteer

    for file in gazetteers:
        keep_gazetteer(case, file)
    options = AddOptions(
        published=published.isoformat() if published else "", source=source, map=columns, private=private, limits=limits_of(limits or {})
    )
    with progress() as bar:
        task = bar.add_task("adding", total=None)
        added = add_paths(case, list(paths), options=options, progress=lambda done: bar.update(task, completed=done))
    say_added(added)
    return added


def say_added(added: "Added") -> None:
    """What was added, and the first things that could not be read, on stderr."""
    note(f"{plural(added.new, 'new report')}, {added.held:,} held already")
    if added.media:
        note(f"{plural(added.media, 'new photo or film', 'new photos and films')}: gavah media")
    if added.problems:
        note(f"{added.problems:,} could not be read; the rest went on:", style="yellow")
        for problem in added.first_problems:
            note(f"  {problem.file}: {problem.reason} → {problem.remedy}")
        if added.problems > len(added.first_problems):
            note("  … all of them: gavah problems")


@click.command()
@input_options
@case_option
@as_of_option
def add(folder: Path, paths: tuple[Path, ...], as_of: date | None, strict: bool, **given: object) -> None:
    """Add files, folders, archives, feeds, JSONL, CSV. What the case holds already is not added again."""
    existing(paths)
    with open_or_create(folder, as_of) as case, alone(case):
        added = add_to(case, paths, **given)  # type: ignore[arg-type]
    if strict and added.problems:
        raise click.exceptions.Exit(1)
