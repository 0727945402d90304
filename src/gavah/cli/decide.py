"""`gavah decide VERB ID`: a person's judgement, appended."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.ids import whole_id
from gavah.cli.options import actor, as_of_option, case_option, open_case
from gavah.cli.output import note
from gavah.model import Decision, GavahError

VERBS = {
    "accept": "the claim stands as read",
    "reject": "the claim is not what the words say; it leaves every figure",
    "merge": "this claim and --with tell of one event",
    "split": "this claim and --with tell of different events",
    "vouch": "the report of this claim saw for itself; it is a witness of its own, not a repeat",
    "grade": "the source's reliability, --value A … F",
}
AT_ONCE = ("accept", "reject", "grade")


@click.command(epilog="  ".join(f"{verb}: {what}." for verb, what in VERBS.items()))
@click.argument("verb", type=click.Choice(list(VERBS)))
@click.argument("thing", metavar="ID")
@case_option
@as_of_option
@click.option("--with", "other", default="", help="The other claim, for merge and split.")
@click.option("--value", default="", help="The grade, for grade.")
@click.option("--reason", default="", help="Why; kept with the decision.")
def decide(verb: str, thing: str, folder: Path, as_of: date | None, other: str, value: str, reason: str) -> None:
    """Append a judgement on a claim or source; nothing is overwritten. The latest on the same thing holds."""
    with open_case(folder, as_of) as case:
        decision = _on_source(case, thing, value, reason) if verb == "grade" else _on_claim(case, verb, thing, other, reason)
        entry = case.decide(decision)
    at_once = (
        "it holds from now on; `gavah link` also works it into events and witnesses" if verb in AT_ONCE else "`gavah link` works it into the events"
    )
    note(f"appended as entry {entry.seq}: {verb} {decision.on}. {at_once}")


def _on_source(case: Case, source: str, grade: str, reason: str) -> Decision:
    if source not in {known.id for known in case.sources}:
        raise GavahError(f"this case has no source {source!r}", remedy="`gavah sources` lists them")
    if grade not in tuple("ABCDEF"):
        raise GavahError(f"{grade!r} is no grade", remedy="give --value A (reliable) … E (unreliable) or F (cannot be judged)")
    return Decision(verb="grade", on=source, by=actor(), at=case.day.isoformat(), value=grade, reason=reason)


def _on_claim(case: Case, verb: str, thing: str, other: str, reason: str) -> Decision:
    claim = case.claim(whole_id(case, thing, "c"))
    if claim is None:
        raise GavahError(f"the present reading no longer gives {thing!r}", remedy="`gavah claims` lists what it gives")
    paired = verb in ("merge", "split")
    if paired and not other:
        raise GavahError(f"{verb} is about two claims", remedy="name the other: --with ID")
    pair = whole_id(case, other, "c") if paired else ""
    if pair == claim.id:
        raise GavahError(f"{verb} is about two different claims", where=pair, remedy="name another with --with")
    span = claim.sentence
    return Decision(
        verb=verb, on=claim.id, by=actor(), at=case.day.isoformat(), report=claim.report, start=span.start, end=span.end, other=pair, reason=reason
    )
