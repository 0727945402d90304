"""`gavah consent ID`: how far whoever gave a report, photo or film lets it go."""

from datetime import date
from pathlib import Path

import click
import msgspec

from gavah.casefile import Case
from gavah.casefile.decided import consent_of
from gavah.cli.deciding import decide_now, deciding_options, who
from gavah.cli.ids import whole_id
from gavah.cli.options import Day, json_option, open_case
from gavah.cli.output import isolate, note, print_json, say
from gavah.model import Decision
from gavah.model.standing import SCOPES
from gavah.pipeline import judging


@click.command()
@click.argument("thing", metavar="ID")
@click.option("--scope", type=click.Choice(SCOPES[1:]), help="How far: this desk, its partners, a court, the public.")
@click.option("--who", "giver", default="", help="Who gave it, as you name them; kept in the case alone.")
@click.option("--purpose", default="", help="For what.")
@click.option("--how", default="", help="How it was given, such as: signed, on the telephone.")
@click.option("--expires", type=Day(), default=None, help="The last day it holds.")
@click.option("--withdraw", "withdrawn", is_flag=True, help="Whoever gave it took it back.")
@json_option
@deciding_options
def consent(
    thing: str,
    scope: str | None,
    giver: str,
    purpose: str,
    how: str,
    expires: date | None,
    withdrawn: bool,
    as_json: bool,
    folder: Path,
    as_of: date | None,
    reason: str,
) -> None:
    """How far whoever gave a report lets it go. Also a photo or film, by its own ID. Without --scope or --withdraw: what holds now."""
    if scope is None and not withdrawn:
        _show(folder, thing, as_of, as_json=as_json)
        return

    def make(case: Case) -> Decision:
        name = whole_id(case, thing, "rm")
        if withdrawn:
            note("nothing of it will be published; to take it out of figures: gavah withdraw; to erase it: gavah erase")
            return judging.withdrawn_consent(case, name, by=who(), reason=reason)
        return judging.consent(case, name, scope or "", who=giver, purpose=purpose, how=how, expires=expires, by=who(), reason=reason)

    decide_now(folder, as_of, make)


def _show(folder: Path, thing: str, as_of: date | None, *, as_json: bool) -> None:
    with open_case(folder, as_of) as case:
        held = consent_of(case, whole_id(case, thing, "rm"))
        if as_json:
            print_json(held)
            return
        for name, value in msgspec.to_builtins(held).items():
            say(f"{name}: {isolate(str(value)) if value not in ('', None, [], ()) else 'not said'}")
        if held.scope == "public" and not held.by:
            note("this is what the sender of the packet said; nothing of it is released until somebody here records it too: --scope public")
