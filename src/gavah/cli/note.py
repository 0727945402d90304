"""`gavah note`: a note, interview or call typed in becomes a report of its own."""

from datetime import date
from pathlib import Path
from typing import TextIO

import click

from gavah.cli.options import Day, alone, as_of_option, case_option, open_or_create
from gavah.cli.output import note as say_note
from gavah.cli.output import print_json
from gavah.model.standing import SCOPES


@click.command()
@click.argument("file", metavar="[FILE]", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--source", required=True, help="Who told it: the id of a source of this case, or a new one.")
@click.option("--told", type=Day(), default=None, help="The day it was told.")
@click.option("--title", default="", help="What to call it.")
@click.option("--lang", type=click.Choice(["en", "fa"]), default=None, help="Its language; found out if not given.")
@click.option("--scope", type=click.Choice(SCOPES[1:]), default="internal", show_default=True, help="How far whoever told it lets it go.")
@click.option("--not-private", "public", is_flag=True, help="Its words may be read by a model on another machine.")
@case_option
@as_of_option
def note(
    file: TextIO,
    source: str,
    told: date | None,
    title: str,
    lang: str | None,
    scope: str,
    public: bool,
    folder: Path,
    as_of: date | None,
) -> None:
    """Keep a note, an interview or a call as a report of its own: from FILE, or typed in. `gavah read` and `gavah link` work it in."""
    from gavah.cli.deciding import who
    from gavah.pipeline.noting import add_note

    text = file.read()
    with open_or_create(folder, as_of) as case, alone(case):
        report = add_note(case, text, source=source, by=who(), told=told, lang=lang or "", title=title, scope=scope, private=not public)
    print_json({"report": report.id})
    say_note("kept; `gavah read` and `gavah link` work it into claims and events")
