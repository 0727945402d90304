"""`gavah moved`: the changelog of figures that moved."""

from pathlib import Path
from typing import Any

import click

from gavah.casefile.moves import NUMBERS, Moved
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import isolate, note, print_lines, progress, say
from gavah.cli.words import plural


@click.command()
@click.option("--solve", is_flag=True, help="First solve anew what something since may have moved.")
@click.option("--time-limit", type=click.FloatRange(min=0), default=120.0, show_default=True, help="Seconds for each figure, with --solve.")
@case_option
@json_option
def moved(solve: bool, time_limit: float, folder: Path, as_json: bool) -> None:
    """Figures that moved since they were first asked: old value, new value, reason. The latest first."""
    with open_case(folder) as case:
        if solve:
            from gavah.pipeline.solving import solve_anew

            with progress() as bar:
                task = bar.add_task("solving", total=None)
                solve_anew(case, time_limit=time_limit, progress=lambda done, of: bar.update(task, completed=done, total=of))
        elif case.stale:
            note(f"{plural(len(case.stale), 'kept figure')} may have moved since; --solve solves them anew")
        changes = case.moved()
        if as_json:
            print_lines(changes)
            return
        none = True
        for change in changes:
            none = False
            _print(change)
        if none:
            say("no figure moved", style="dim")


def _print(change: Moved) -> None:
    q = change.question
    asked = " · ".join(filter(None, [q.measure, q.type or "", q.place or "", f"{q.start or '…'} – {q.end or '…'}" if q.start or q.end else ""]))
    say(f"{change.day}  {isolate(asked)}  {change.old_figure} → {change.new_figure}", style="bold")
    for name in NUMBERS:
        old, new = change.old[name], change.new[name]
        if old != new:
            say(f"{name}: {_number(old)} → {_number(new)}", indent=2)
    for reason in change.reasons:
        say(f"because of: {_reason(reason)}", style="dim", indent=2)


def _number(value: int | None) -> str:
    return "none" if value is None else f"{value:,}"


def _reason(reason: dict[str, Any]) -> str:
    if reason["kind"] != "decision":
        return f"{reason['kind']} ({reason['times']} entries)"
    words = f"{reason['verb']} {reason.get('field', '')}".strip()
    why = f" ({isolate(reason['reason'])})" if reason.get("reason") else ""
    return f"{words} {isolate(reason['on'])} by {isolate(reason['by'])}, {reason['at']}{why}"
