"""`gavah exchange`: between desks, by file. Logs are never merged; what they say together is computed from all of them."""

from datetime import date
from pathlib import Path

import click

from gavah.cli.options import alone, as_of_option, case_option, json_option, open_case
from gavah.cli.output import isolate, note, print_json, print_lines, results
from gavah.cli.words import plural


@click.group()
@case_option
def exchange(folder: Path) -> None:
    """Give another desk what this one holds, and take what it gives. By file.

    First meet: each desk gives the other its card. A file is sealed to one desk; private reports and opened packets stay.
    """


@exchange.command()
@case_option
def card(folder: Path) -> None:
    """What others need to know this desk: one line. Give it by hand, and read it to each other: whoever swaps it reads what you are given."""
    from gavah.casefile import peers

    with open_case(folder) as case:
        click.echo(peers.card(case))


@exchange.command()
@click.argument("words", metavar="CARD")
@case_option
@click.option("--name", required=True, help="What you call that desk here.")
def meet(words: str, folder: Path, name: str) -> None:
    """Know another desk by its CARD (the two words of `gavah exchange card`, quoted)."""
    from gavah.casefile import peers

    with open_case(folder) as case:
        note(f"{name} is the desk of log {peers.meet(case, words, name).log}")


@exchange.command("peers")
@case_option
@json_option
def list_peers(folder: Path, as_json: bool) -> None:
    """The desks known here, and how many of their entries."""
    from gavah.casefile import peers, tree

    with open_case(folder) as case:
        if as_json:
            print_lines(peers.peers(case.db))
            return
        for one in peers.peers(case.db):
            forked = "  FORKED" if peers.is_forked(case.db, one.log) else ""
            results.print(f"{one.log}  {tree.head(case.db, one.log).edge.size:>8,}  {isolate(one.name)}{forked}", soft_wrap=True)


@exchange.command("out")
@click.argument("to", metavar="DESK")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@case_option
@as_of_option
@json_option
def give_out(to: str, file: Path, folder: Path, as_of: date | None, as_json: bool) -> None:
    """Write what DESK may have into FILE, sealed to it: logs, decisions, public reports with their originals."""
    from gavah.casefile import giving, peers

    with open_case(folder, as_of) as case, alone(case):
        given = giving.give(case, peers.called(case, to), file)
    if as_json:
        print_json(given)
    note(f"{given.entries:,} entries of {plural(given.logs, 'log')}, {given.reports:,} reports in {file}")


@exchange.command("in")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@case_option
@as_of_option
@json_option
def take_in(file: Path, folder: Path, as_of: date | None, as_json: bool) -> None:
    """Check FILE whole and take it in, or nothing of it. Exit 3 where a log comes in two courses: both are kept as proof.

    Read and link afterwards, as after an add.
    """
    from gavah.casefile import receiving
    from gavah.cli.main import DIFFERENCE

    with open_case(folder, as_of) as case, alone(case):
        came = receiving.receive(case, file)
    if as_json:
        print_json(came)
    note(f"{came.entries:,} new entries, {came.bodies:,} bodies, {came.reports:,} reports; `gavah read` and `gavah link` work them in")
    if came.erased:
        note(
            f"{plural(came.erased, 'report that a peer erased was', 'reports that a peer erased were')} destroyed here; "
            "`gavah erase --overdue` lists those that this desk added itself"
        )
    for log in came.unknown:
        note(f"the log {log} is of a desk not met here: left out (`gavah exchange meet`)")
    for log in came.forked:
        note(f"the log {log} comes in two courses: nothing more of it is taken until a person decides (`gavah exchange forks`)")
    if came.forked:
        raise click.exceptions.Exit(DIFFERENCE)


@exchange.command("forks")
@case_option
@json_option
@click.option("--settle", metavar="LOG", default=None, help="What is held here of this log is its true course; the proof stays.")
def list_forks(folder: Path, as_json: bool, settle: str | None) -> None:
    """Logs that came in two courses, with both signed checkpoints: proof that its desk, or whoever holds its key, told two stories."""
    from gavah.casefile import peers

    with open_case(folder) as case:
        if settle is not None:
            peers.settle(case, peers.called(case, settle).log)
        if as_json:
            print_lines(peers.forks(case.db))
            return
        for fork in peers.forks(case.db):
            results.print(f"{fork.log}  {fork.day}  {'settled ' + fork.settled if fork.settled else 'open'}\n{fork.held}{fork.came}", soft_wrap=True)
