"""`gavah erase ID`: words that may not lie here any longer."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.ids import whole_id
from gavah.cli.options import alone, as_of_option, case_option, json_option, open_case
from gavah.cli.output import note, plain, print_json, results
from gavah.cli.words import plural
from gavah.model import InputError

REASONS = {
    "consent-withdrawn": "who told it no longer agrees",
    "endangers": "it puts somebody at risk",
    "wrong-person": "it names somebody by mistake",
    "unlawful": "it may not be held",
    "retention": "its time is over",
    "other": "none of these",
}


@click.command(epilog="  ".join(f"{reason}: {what}." for reason, what in REASONS.items()))
@click.argument("thing", metavar="[ID]", required=False)
@case_option
@as_of_option
@json_option
@click.option("--reason", type=click.Choice(list(REASONS)), default=None, help="Why; the only word of it that stays.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--overdue", "listing", is_flag=True, help="Only list what peers erased and this desk still holds; a person erases.")
def erase(thing: str | None, folder: Path, as_of: date | None, as_json: bool, reason: str | None, yes: bool, listing: bool) -> None:
    """Destroy a report, or the words of a claim; the log keeps a commitment that says nothing. There is no way back.

    ID is a report (all that has its bytes goes, and photos and films that came with it), a photo or film, or a claim (its sentence and the
    original go, the rest of the report's text stays).
    Backups, exports and other desks are not reached: peers get the erasure as an entry with the next exchange.
    """
    from gavah.casefile import erasing

    with open_case(folder, as_of) as case, alone(case):
        if listing:
            for report, log in erasing.overdue(case):
                print_json({"report": report, "log": log}) if as_json else results.print(f"{report}  erased by the desk of log {log}")
            return
        if thing is None or reason is None:
            raise click.UsageError("name a report or claim, and --reason")
        name = _whole(case, thing)
        if not yes:
            click.confirm(f"Destroy {name} for good?", abort=True, err=True)
        by_kind = {"r": erasing.erase_report, "c": erasing.erase_claim, "m": erasing.erase_media}
        done = by_kind[name[0]](case, name, reason)
        if case.count("claim"):
            from gavah.pipeline import link

            link(case)
    if as_json:
        print_json(done)
        return
    note(
        f"erased: {', '.join(done.reports)}, {plural(done.claims, 'claim')}, {done.entries} bodies of entries; events and witnesses were linked anew"
    )
    if done.repeated_in:
        note(plain(f"these repeat it and stay: {', '.join(done.repeated_in)}; look at each, and erase what must go"))


def _whole(case: Case, words: str) -> str:
    if words.startswith("c-") and case.db.execute("SELECT 1 FROM claim WHERE id = ?", (words,)).fetchone():
        return words  # also one that the present reading no longer gives
    name = whole_id(case, words, "rcm")
    if name[0] not in "rcm":
        raise InputError(f"{words!r} is no report, claim, photo or film")
    return name
