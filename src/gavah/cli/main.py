"""`gavah`: one thin module a command, loaded when called."""

import errno
import os
import sys
from importlib import import_module
from typing import NamedTuple

import click

from gavah.model.errors import GavahError


class Entry(NamedTuple):
    """Where a command lives and what the first help page says of it."""

    module: str
    help: str


COMMANDS: dict[str, Entry] = {
    "run": Entry("run", "A folder of reports in, defended numbers out."),
    "new": Entry("new", "Make an empty case."),
    "keys": Entry("keys", "The desk's keys: eight words to compare, and when its intake keys run out."),
    "seal": Entry("seal", "Seal a text, photos, videos for desks: only they can open it, not even you."),
    "unseal": Entry("unseal", "Open packets (files, or folders of .age files) into a sealed case."),
    "add": Entry("add", "Add files, folders, archives, feeds, JSONL, CSV."),
    "read": Entry("read", "Read the reports this reader has not read yet."),
    "link": Entry("link", "Find copies, witnesses and events anew."),
    "ask": Entry("ask", "How many MEASURE? An interval with its sentences."),
    "estimate": Entry("estimate", "What nobody documented, estimated from who documented what."),
    "desk": Entry("desk", "Open the case in the browser: ask, see, read, decide."),
    "show": Entry("show", "What a claim, event, report, witness, figure or source stands on."),
    "search": Entry("search", "Reports that hold all WORDS, in any usual Persian spelling."),
    "claims": Entry("lists", "Every claim with the words it stands on."),
    "events": Entry("lists", "Claims judged to tell of one occurrence."),
    "reports": Entry("lists", "What was received, as stored."),
    "sources": Entry("lists", "Who speaks: kind, side, grade."),
    "witnesses": Entry("lists", "Independent roots, with everything that only repeats them."),
    "figures": Entry("lists", "The answers given so far."),
    "problems": Entry("lists", "What could not be read: file, reason, remedy."),
    "media": Entry("media", "Photos and films: distinct ones, with the day and place each shows and who says so."),
    "note": Entry("note", "Keep a note, an interview or a call as a report of its own: from FILE, or typed in."),
    "decide": Entry("decide", "Append a judgement on a claim, report or source; nothing is overwritten."),
    "withdraw": Entry("withdraw", "A report leaves every figure; it stays in the case with its source, and can be restored."),
    "consent": Entry("consent", "How far whoever gave a report lets it go."),
    "persons": Entry("persons", "Classes of persons named in one report, and words approved for publication."),
    "moved": Entry("moved", "Figures that moved since they were first asked: old value, new value, reason."),
    "review": Entry("review", "What to look at first, blind double coding, agreement, adjudication."),
    "release": Entry("release", "Redacted static site and bundle, built from what may leave and from nothing else."),
    "export": Entry("export", "Claims or events in another format, redacted like a release; --internal gives everything and asks first."),
    "erase": Entry("erase", "Destroy a report, or the words of a claim; the log keeps a commitment that says nothing."),
    "retention": Entry("retention", "How long what is kept, and what is past its term."),
    "exchange": Entry("exchange", "Give another desk what this one holds, and take what it gives. By file."),
    "backup": Entry("backup", "An encrypted copy of the whole case in one file."),
    "restore": Entry("backup", "A case from its backup, verified."),
    "log": Entry("log", "Every add, run and decision, in order."),
    "verify": Entry("verify", "Is everything still as it was given? Offline."),
    "doctor": Entry("doctor", "What this installation is made of."),
}
"""The commands in the order of work. The first sentences stand here so that `gavah --help` loads none of them; a test compares them."""

INTERRUPTED = 130
DIFFERENCE = 3


class ReaderGone(Exception):
    """Whoever reads the output (`head`, a pager) has enough."""


class Gavah(click.Group):
    """Loads a command's module when it is called: `gavah --help` imports nothing heavy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command called `name`."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"gavah.cli.{COMMANDS[name].module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. A reader that went away is told apart here: click would end 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=Gavah, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="gavah", prog_name="gavah")
def cli() -> None:
    """From reports to numbers you can defend.

    Start with `gavah run FOLDER`, then `gavah ask executed` and `gavah show ID`. Nothing leaves this
    machine, unless you name a reader that answers elsewhere.
    """


def main() -> None:
    """Run a command; errors become one clear line on stderr and an exit code of CONTRACT.md."""
    sys.exit(_guarded())


def _guarded() -> int:
    try:
        code = cli(prog_name="gavah", standalone_mode=False)  # gives the code of an Exit back instead of raising it
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; run the same command again to continue", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except GavahError as error:
        _show(error)
        return error.exit_code
    except ReaderGone:
        return _reader_gone()
    except OSError as error:
        return _reader_gone() if error.errno == errno.EPIPE else _refused(error)
    return code if isinstance(code, int) else 0


def _refused(error: OSError) -> int:
    _show(
        GavahError(
            f"the system refused: {error.strerror or error}",
            where=str(error.filename or ""),
            remedy="see that there is space and that you may write here",
        )
    )
    return 1


def _reader_gone() -> int:
    """`gavah claims | head`: a reader that has enough is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still buffered goes nowhere, without a complaint at exit
    return 0


def _show(error: GavahError) -> None:
    where = f"{error.where}: " if error.where else ""
    click.echo(f"gavah: {where}{error.what}", err=True)
    if error.remedy:
        click.echo(f"       → {error.remedy}", err=True)


if __name__ == "__main__":
    main()
