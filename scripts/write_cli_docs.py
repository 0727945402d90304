"""Writes docs/cli.md from the commands themselves: `python scripts/write_cli_docs.py` (`--check`: exit 1 if the file is out of date)."""

import sys
from pathlib import Path

import click

from gavah.cli.main import COMMANDS, cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = 100

HEAD = """# The command line

*Written by `python scripts/write_cli_docs.py` from the commands themselves; a test fails where the two differ.*

Results go to stdout, everything else to stderr. `--json` gives one object a line for lists and one object for one thing; keys are only
ever added. An id may be given by its first characters where they name one thing. Days are ISO (`2071-10-03`) or Solar Hijri
(`1450-07-11`). `GAVAH_USER` names who works in the ledger (default `local`; the system's user name is never recorded).

| exit code | |
|---|---|
| 0 | done. What could not be read is listed and counted (`--strict` makes that 1); a contradiction is an answer |
| 1 | the input, the question or the machine was at fault: stderr says what, where and what to do |
| 2 | the command was not understood |
| 3 | `verify` found a difference |
| 4 | `estimate` refused, for the reason it gives |
| 130 | interrupted: run the same command again to continue |
"""


def page() -> str:
    """The whole page."""
    root = click.Context(cli, info_name="gavah", help_option_names=["-h", "--help"], terminal_width=WIDTH, max_content_width=WIDTH)
    parts = [HEAD, _section("gavah", root)]
    for name in COMMANDS:
        command = cli.get_command(root, name)
        if command is None:
            raise SystemExit(f"{name} is listed and cannot be loaded")
        context = click.Context(command, info_name=name, parent=root)
        parts.append(_section(f"gavah {name}", context))
        parts += _subsections(name, context)
    return "\n".join(parts)


def _subsections(name: str, context: click.Context) -> list[str]:
    """What a command that has commands of its own says of each."""
    group = context.command
    if not isinstance(group, click.Group):
        return []
    named = [(inner, group.get_command(context, inner)) for inner in group.list_commands(context)]
    return [_section(f"gavah {name} {inner}", click.Context(each, info_name=inner, parent=context), "###") for inner, each in named if each]


def _section(title: str, context: click.Context, level: str = "##") -> str:
    return f"{level} {title}\n\n```text\n{context.get_help()}\n```\n"


def main() -> None:
    """Write or check the page."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/cli.md is out of date: run python scripts/write_cli_docs.py")


if __name__ == "__main__":
    main()
