"""What the command line can do stands in docs/cli.md, and what stands there it can do."""

import os
import subprocess
import sys

import click
import pytest
from cli_world import ROOT, environment

from gavah.cli.main import COMMANDS, cli

PAGE = ROOT / "docs" / "cli.md"


def test_the_page_is_what_the_commands_say_of_themselves():
    env = environment(PYTHONPATH=os.pathsep.join([str(ROOT / "src"), str(ROOT)]))
    done = subprocess.run([sys.executable, ROOT / "scripts" / "write_cli_docs.py", "--check"], capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr


def every_command() -> dict[str, click.Command]:
    """The commands, and those inside groups by their whole names."""
    found = {name: cli.get_command(click.Context(cli), name) for name in COMMANDS}
    inside = {f"{name} {each}": one for name, group in found.items() if isinstance(group, click.Group) for each, one in group.commands.items()}
    return found | inside


@pytest.mark.parametrize(("name", "command"), every_command().items())
def test_every_command_and_option_is_in_the_page(name, command):
    page = PAGE.read_text(encoding="utf-8")
    section = page.split(f"## gavah {name}\n", 1)[1].split("\n## ", 1)[0]
    for option in command.params:
        for word in option.opts if isinstance(option, click.Option) else [option.make_metavar(click.Context(cli))]:
            assert word in section
