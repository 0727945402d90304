"""The options every command shares, and how their words become values."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from gavah.casefile import Case
from gavah.model import QuestionError
from gavah.pipeline.questions import day_of

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day: ISO (2071-10-03) or Solar Hijri (1450-07-11, 1450/07/11), in any digits."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's signature
        """The Gregorian day."""
        if isinstance(value, date):
            return value
        try:
            return day_of(str(value))
        except QuestionError as error:
            self.fail(error.what, param, ctx)


def case_option(command: Command) -> Command:
    """`--case DIR` (or GAVAH_CASE, or ./case)."""
    return click.option(
        "--case", "folder", type=click.Path(path_type=Path), envvar="GAVAH_CASE", default="case", show_default=True, help="The case folder."
    )(command)


def quiet_option(command: Command) -> Command:
    """`--quiet`: no progress on stderr."""
    return click.option("--quiet", is_flag=True, help="No progress, only results and errors.")(command)


def json_option(command: Command) -> Command:
    """`--json`: one object a line for lists, one object for one thing."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object (a line, for lists).")(command)


def as_of_option(command: Command) -> Command:
    """`--as-of DAY`: the day of this work; today if not given."""
    return click.option(
        "--as-of", type=Day(), default=None, help="The day of this work (dates the ledger; bounds what has no date). Default: today."
    )(command)


def actor() -> str:
    """Who works: GAVAH_USER, else "local". The system's user name is never recorded."""
    return os.environ.get("GAVAH_USER", "local")


def open_case(folder: Path, as_of: date | None = None) -> Case:
    """The case in `folder`, the ledger dated `as_of` or today."""
    return Case.open(folder, day=as_of or date.today(), actor=actor())


def open_or_create(folder: Path, as_of: date | None = None) -> Case:
    """The case in `folder`, made if there is none."""
    from gavah.casefile.database import FILE

    make = Case.open if (folder / FILE).exists() else Case.create
    return make(folder, day=as_of or date.today(), actor=actor())
