"""The options every command shares, and how their words become values."""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from gavah.casefile import Case
from gavah.model import QuestionError, folded
from gavah.model.calendars import solar_to_gregorian

Command = TypeVar("Command", bound=Callable[..., Any])
SOLAR_BEFORE = 1700  # a year below this is Solar Hijri


class Day(click.ParamType):
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


def day_of(words: str) -> date:
    """The day that `words` name; raises `QuestionError` if there is none."""
    match = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", folded(words.strip()))
    if match:
        year, month, day = map(int, match.groups())
        try:
            return solar_to_gregorian(year, month, day) if year < SOLAR_BEFORE else date(year, month, day)
        except ValueError:
            pass
    raise QuestionError(f"{words!r} is not a day", remedy="write 2071-10-03 or 1450-07-11")


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
