"""The options every command shares, and how their words become values."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gavah.casefile import Case
from gavah.cli.output import QUIET, note
from gavah.cli.words import plural
from gavah.model import InputError, QuestionError
from gavah.pipeline.questions import coarse_day, day_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from gavah.field.box import Box

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


class CoarseDay(click.ParamType[str]):
    """A year, a month or a day in either calendar, kept as it was written; nothing where none was."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's signature
        """The words."""
        try:
            return coarse_day(str(value)) if value else ""
        except QuestionError as error:
            self.fail(f"{error.what}; {error.remedy}", param, ctx)


def _hush(context: click.Context, _param: click.Parameter, value: bool) -> None:
    context.meta[QUIET] = value


def quiet_option(command: Command) -> Command:
    """`--quiet`: no progress and no notes on stderr."""
    option = click.option("--quiet", is_flag=True, expose_value=False, callback=_hush, help="Only results and errors, no progress.")
    return option(command)


def _of_the_group(context: click.Context, param: click.Parameter, value: Path) -> Path:
    """The folder given to a group of commands (`gavah log --case DIR checkpoint`) where the command itself was given none."""
    name, group, typed = str(param.name), context.parent, click.core.ParameterSource.COMMANDLINE
    if group is not None and context.get_parameter_source(name) is not typed and group.get_parameter_source(name) is typed:
        return Path(group.params[name])
    return value


PASSPHRASE_FILE = "gavah.passphrase-file"


def _keep_passphrase_file(context: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None or PASSPHRASE_FILE not in context.meta:  # given to a group of commands, it holds for the commands in it
        context.meta[PASSPHRASE_FILE] = value


def passphrase_option(command: Command) -> Command:
    """`--passphrase-file FILE`: where the passphrase of a sealed case stands, instead of a prompt."""
    option = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=_keep_passphrase_file,
        help="The first line of this file is the passphrase of a sealed case. Default: asks.",
    )
    return option(command)


def passphrase(asked: str = "passphrase of the case", *, confirm: bool = False) -> str:
    """The passphrase: the first line of --passphrase-file, else a prompt that shows nothing. Raises `InputError` where neither can be."""
    context = click.get_current_context(silent=True)
    file: Path | None = context.meta.get(PASSPHRASE_FILE) if context else None
    if file is not None:
        return first_line(file)
    if not sys.stdin.isatty():
        raise InputError("this case is sealed, and nobody is here to type its passphrase", remedy="give --passphrase-file FILE")
    return str(click.prompt(asked, hide_input=True, confirmation_prompt=confirm, err=True))


LEAST_LETTERS = 8


def new_passphrase(file: Path | None = None, *, anew: bool = False) -> str:
    """A passphrase for a new lock: from `file`, from --passphrase-file unless that opens the old lock (`anew`), or a prompt that asks twice.

    Raises `InputError` if it is too short.
    """
    asked = "new passphrase (six random words are best) · گذرواژهٔ نو"
    if file is not None:
        words = first_line(file)
    elif anew:
        words = str(click.prompt(asked, hide_input=True, confirmation_prompt=True, err=True))
    else:
        words = passphrase(asked, confirm=True)
    if len(words) < LEAST_LETTERS:
        raise InputError(f"a passphrase has {LEAST_LETTERS} letters at least", remedy="six random words are best")
    return words


def first_line(file: Path) -> str:
    """The first line of a file that holds a passphrase. Raises `InputError` where there is none."""
    try:
        with file.open(encoding="utf-8") as lines:
            words = lines.readline().strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the passphrase cannot be read ({error})", where=str(file)) from error
    if not words:
        raise InputError("holds no passphrase in its first line", where=str(file))
    return words


def unlocked(folder: Path) -> "Box":
    """The key box of the sealed case in `folder`. Intake keys whose days are over are destroyed on the way."""
    from gavah.field.box import unlock, without_expired

    words = passphrase()
    box = unlock(folder, words)
    kept = without_expired(box, date.today())
    if kept is box or not os.access(folder, os.W_OK):
        return box
    note(
        plural(len(box.intake) - len(kept.intake), "intake key has come to its end and is", "intake keys have come to their end and are")
        + " destroyed: nothing opens what was sealed so any more"
    )
    return relocked(folder, words, lambda held: without_expired(held, date.today()))


def relocked(folder: Path, words: str, change: "Callable[[Box], Box]") -> "Box":
    """The box after `change`, locked with `words` as before, while nobody else works on the case."""
    from gavah.casefile.lock import alone as holding
    from gavah.field.box import lock, unlock

    with holding(folder, lambda: note("another gavah is working on this case; waiting until it is done …")):
        box = unlock(folder, words)
        made = change(box)
        return box if made is box else lock(folder, made, words)


def case_option(command: Command) -> Command:
    """`--case DIR` (or GAVAH_CASE, or ./case), `--passphrase-file` and `--quiet`."""
    option = click.option(
        "--case",
        "folder",
        type=click.Path(path_type=Path),
        envvar="GAVAH_CASE",
        default="case",
        show_default=True,
        show_envvar=True,
        callback=_of_the_group,
        help="The case folder.",
    )
    return option(passphrase_option(quiet_option(command)))


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
    return Case.open(folder, day=as_of or date.today(), actor=actor(), unlock=unlocked)


def open_or_create(folder: Path, as_of: date | None = None) -> Case:
    """The case in `folder`, made if there is none."""
    if Case.there(folder):
        return open_case(folder, as_of)
    made = Case.create(folder, day=as_of or date.today(), actor=actor())
    note(f"made a plain case in {folder}: for public sources only (gavah new makes a sealed one)")
    return made


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
