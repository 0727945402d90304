"""`gavah decide VERB ID`: a person's judgement, appended."""

from datetime import date
from pathlib import Path

import click

from gavah.cli.options import actor, as_of_option, case_option, open_case
from gavah.cli.output import notes
from gavah.model import Decision, GavahError

VERBS = {
    "accept": "the claim stands as read",
    "reject": "the claim is not what the words say; it leaves every figure",
    "merge": "this claim and --with tell of one event",
    "split": "this claim and --with tell of different events",
    "vouch": "this claim's witness is independent of --with",
    "grade": "the source's reliability, --value A … F",
}


@click.command(epilog="  ".join(f"{verb}: {what}." for verb, what in VERBS.items()))
@click.argument("verb", type=click.Choice(list(VERBS)))
@click.argument("thing", metavar="ID")
@case_option
@as_of_option
@click.option("--with", "other", default="", help="The other claim, for merge, split and vouch.")
@click.option("--value", default="", help="The grade, for grade.")
@click.option("--reason", default="", help="Why; kept with the decision.")
def decide(verb: str, thing: str, folder: Path, as_of: date | None, other: str, value: str, reason: str) -> None:
    """Append a judgement on a claim or source; nothing is overwritten."""
    with open_case(folder, as_of) as case:
        claim = case.claim(thing)
        if verb != "grade" and claim is None:
            raise GavahError(f"this case has no claim {thing!r}", remedy="`gavah claims` lists the ids")
        if verb == "grade" and (thing not in {s.id for s in case.sources} or value not in "ABCDEF" or not value):
            raise GavahError("grade takes a source of this case and --value A … F", remedy="`gavah sources` lists them")
        if verb in ("merge", "split", "vouch") and case.claim(other) is None:
            raise GavahError(f"{verb} needs --with ID of another claim", where=other)
        span = claim.sentence if claim else None
        decision = Decision(
            verb=verb,
            on=thing,
            by=actor(),
            at=case.day.isoformat(),
            report=claim.report if claim else "",
            start=span.start if span else -1,
            end=span.end if span else -1,
            other=other,
            value=value,
            reason=reason,
        )
        entry = case.decide(decision)
    notes.print(f"appended as entry {entry.seq}; `gavah link` works it into the events")
