"""The options every command shares, and how their words become values."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gavah.casefile import Case
from gavah.cli.output import QUIET, note
from gavah.model import QuestionError
from gavah.pipeline.questions import day_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

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
            self.fail(f"{error.what}; {error.remedy}", param, ctx)


def _hush(context: click.Context, _param: click.Parameter, value: bool) -> None:
    context.meta[QUIET] = value


def quiet_option(command: Command) -> Command:
    """`--quiet`: no progress and no notes on stderr."""
    option = click.option("--quiet", is_flag=True, expose_value=False, callback=_hush, help="Only results and errors, no progress.")
    return option(command)


def case_option(command: Command) -> Command:
    """`--case DIR` (or GAVAH_CASE, or ./case) and `--quiet`."""
    option = click.option(
        "--case",
        "folder",
        type=click.Path(path_type=Path),
        envvar="GAVAH_CASE",
        default="case",
        show_default=True,
        show_envvar=True,
        help="The case folder.",
    )
    return option(quiet_option(command))


def json_option(command: Command) -> Command:
    """`--json`: one object a line for lists, one object for one thing."""
    return click.option("--json", "as_json", is_flag=True, help="JSON: one object a line for lists, one object for one thing.")(command)


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
    make = Case.open if Case.there(folder) else Case.create
    return make(folder, day=as_of or date.today(), actor=actor())


def alone(case: Case) -> "AbstractContextManager[None]":
    """Nobody else writes to the case meanwhile; says so if that means waiting."""
    return case.alone(lambda: note("another gavah is working on this case; waiting until it is done (Ctrl-C gives up) …"))


SUFFIXES = (".svg", ".png")


def check_picture(picture: Path | None, draw: str | None) -> None:
    """Say what cannot be drawn before minutes are spent on an answer."""
    if draw and picture is None:
        raise QuestionError("nowhere to draw to", where="--draw", remedy="add --picture FILE.svg or FILE.png")
    if picture is not None and picture.suffix.lower() not in SUFFIXES:
        raise QuestionError(
            f"no picture can be written as {picture.suffix or 'a file without a suffix'}", where=str(picture), remedy="name it .svg or .png"
        )
