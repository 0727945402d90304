"""`gavah unseal PATH…`: packets into a sealed case."""

from datetime import date
from pathlib import Path

import click

from gavah.cli.add import existing
from gavah.cli.options import alone, as_of_option, case_option, open_case
from gavah.cli.output import note, print_json, progress, say
from gavah.cli.words import plural


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@case_option
@as_of_option
@click.option("--constructed", is_flag=True, help="These packets are an exercise's.")
@click.option("--strict", is_flag=True, help="Exit 1 if anything could not be opened.")
@click.option("--json", "as_json", is_flag=True, help="JSON: one object.")
def unseal(paths: tuple[Path, ...], folder: Path, as_of: date | None, constructed: bool, strict: bool, as_json: bool) -> None:
    """Open packets (files, or folders of .age files) into a sealed case. A plain case is refused.

    Their reports are private: no reader sends them anywhere. Consent is internal unless the sender said more. Unsigned packets together are
    at most one witness of an event, the packets of one hand are one, until a person vouches for more. What comes twice counts once;
    missing parts are listed, to be asked for.
    """
    from gavah.pipeline.unsealing import unseal as open_packets

    existing(paths)
    with open_case(folder, as_of) as case, alone(case), progress() as bar:
        task = bar.add_task("opening", total=None)
        done = open_packets(case, list(paths), constructed=constructed, progress=lambda count: bar.update(task, completed=count))
    if as_json:
        print_json(done)
    else:
        say(
            f"{plural(done.new, 'packet')} opened, {done.again:,} had come before; {plural(len(done.reports), 'report')}, "
            f"{plural(done.attachments, 'attachment')}"
        )
        for problem in done.refused:
            say(f"{problem.file}: {problem.reason} → {problem.remedy}", indent=2)
        for set_id, parts in done.missing.items():
            say(f"set {set_id}: missing {'part' if len(parts) == 1 else 'parts'} {', '.join(map(str, parts))}: ask for them", indent=2)
        note("next: gavah read, gavah link. The packet files can be deleted; whoever recorded them can open none without this desk's keys")
    if strict and done.refused:
        raise click.exceptions.Exit(1)
