"""`gavah`: one thin module a command, loaded when called."""

import sys
from importlib import import_module

import click

from gavah.model import GavahError

COMMANDS: dict[str, str] = {
    "run": "run",
    "new": "new",
    "add": "add",
    "read": "read",
    "link": "link",
    "ask": "ask",
    "show": "show",
    "search": "search",
    "claims": "lists",
    "events": "lists",
    "reports": "lists",
    "sources": "lists",
    "witnesses": "lists",
    "figures": "lists",
    "problems": "lists",
    "decide": "decide",
    "log": "log",
    "verify": "verify",
    "doctor": "doctor",
}
"""Command → module of this package that holds it, in the order of the help page."""

INTERRUPTED = 130
DIFFERENCE = 3


class Gavah(click.Group):
    """Loads a command's module when it is called: `gavah --help` imports nothing heavy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command called `name`."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"gavah.cli.{COMMANDS[name]}"), name)
        return command


@click.group(cls=Gavah, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="gavah", prog_name="gavah")
def cli() -> None:
    """From reports to numbers you can defend.

    Start with `gavah run FOLDER`, then `gavah ask executed` and `gavah show ID`. Nothing leaves this machine.
    """


def main() -> None:
    """Run a command; errors become one clear line on stderr and an exit code of CONTRACT.md."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; run the same command again to continue", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except GavahError as error:
        _show(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _show(error: GavahError) -> None:
    where = f"{error.where}: " if error.where else ""
    click.echo(f"gavah: {where}{error.what}", err=True)
    if error.remedy:
        click.echo(f"       → {error.remedy}", err=True)


if __name__ == "__main__":
    main()
