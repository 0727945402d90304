"""`gavah decide VERB ID`: a person's judgement, appended."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from gavah.casefile import Case
from gavah.cli.deciding import decide_now, deciding_options, field_options, fields_of, span_of, who, words_options
from gavah.cli.ids import whole_id
from gavah.cli.options import open_case
from gavah.cli.output import note
from gavah.model import Decision, GavahError
from gavah.pipeline import judging

ON_CLAIM = {
    "accept": "The claim stands as it is.",
    "reject": "The claim is not what the words say; it leaves every figure.",
    "cannot-tell": "A person looked and cannot tell; the claim stays as read, and is marked.",
    "vouch": "The report of this claim saw for itself; it is a witness of its own, not a repeat.",
}
ON_PAIR = {"merge": "This claim and --with tell of one event.", "split": "This claim and --with tell of different events."}


@click.group()
def decide() -> None:
    """Append a judgement on a claim, report or source; nothing is overwritten.

    A judgement overrides those on the same thing that were here before it. Where two people, not having seen
    each other, disagree, both are shown and the cautious reading holds until one decision names both.
    """


def _on_claim(verb: str, words: str) -> click.Command:
    @decide.command(verb, help=words)
    @click.argument("claim", metavar="ID")
    @deciding_options
    def command(claim: str, folder: Path, as_of: date | None, reason: str) -> None:
        decide_now(folder, as_of, lambda case: judging.on_claim(case, verb, whole_id(case, claim, "c"), by=who(), reason=reason))

    return command


def _on_pair(verb: str, words: str) -> click.Command:
    @decide.command(verb, help=words)
    @click.argument("claim", metavar="ID")
    @click.option("--with", "other", default="", help="The other claim.")
    @deciding_options
    def command(claim: str, other: str, folder: Path, as_of: date | None, reason: str) -> None:
        def make(case: Case) -> Decision:
            pair = whole_id(case, other, "c") if other else ""
            return judging.on_claim(case, verb, whole_id(case, claim, "c"), other=pair, by=who(), reason=reason)

        decide_now(folder, as_of, make)

    return command


for _verb, _words in ON_CLAIM.items():
    _on_claim(_verb, _words)
for _verb, _words in ON_PAIR.items():
    _on_pair(_verb, _words)


@decide.command()
@click.argument("source", metavar="SOURCE")
@click.option("--value", default="", help="A (reliable) … E (unreliable), F (cannot be judged).")
@click.option("--subject", default="", help="Only for this subject: an event type or the first part of one, such as execution.")
@deciding_options
def grade(source: str, value: str, subject: str, folder: Path, as_of: date | None, reason: str) -> None:
    """The source's reliability, --value A … F."""
    decide_now(folder, as_of, lambda case: judging.grade(case, source, value, subject=subject, by=who(), reason=reason))


@decide.command()
@click.argument("claim", metavar="ID")
@field_options
@deciding_options
def correct(claim: str, folder: Path, as_of: date | None, reason: str, **given: Any) -> None:  # noqa: ANN401 - the options above
    """The words say something else than was read: name the fields that are otherwise.

    The claim keeps its id, and the machine's reading stays beside the correction (`gavah show ID --why`).
    """
    with open_case(folder, as_of) as case:
        one = case.claim(whole_id(case, claim, "c"))
        if one is None:
            raise GavahError(f"the present reading no longer gives {claim!r}", remedy="`gavah claims` lists what it gives")
        fields = fields_of(case, given, one)
        if not fields:
            raise GavahError("no field is named", remedy="such as --low 3 --high 3, --type arrest, --place Karaj")
        made = [judging.correction(case, one.id, field, value, by=who(), reason=reason) for field, value in fields.items()]
        entries = case.decide_all(made)
    note(f"appended as {', '.join(f'entry {entry.seq}' for entry in entries)}: {', '.join(fields)} of {one.id} corrected; it holds from now on")


@decide.command()
@click.argument("report", metavar="REPORT")
@words_options
@field_options
@deciding_options
def claim(report: str, words: str | None, span: str | None, folder: Path, as_of: date | None, reason: str, **given: Any) -> None:  # noqa: ANN401
    """A claim that a person reads where the machine read none: the words, and what they say.

    --kind and --type are needed. The words are checked against the stored text.
    """

    def make(case: Case) -> Decision:
        held = case.report(whole_id(case, report, "r"))
        if held is None:
            raise GavahError(f"this case has no report {report!r}", remedy="`gavah reports` lists them")
        start, end = span_of(held, words, span)
        return judging.claim_of(case, held.id, start, end, fields_of(case, given), by=who(), reason=reason)

    decide_now(folder, as_of, make)


@decide.command()
@click.argument("decision", metavar="DECISION")
@deciding_options
def undo(decision: str, folder: Path, as_of: date | None, reason: str) -> None:
    """Take a decision back: the number of its entry, or the first characters of its name.

    It is then as if nobody had decided; what was decided before it does not come back by itself.
    """
    decide_now(folder, as_of, lambda case: judging.undo(case, decision, by=who(), reason=reason))
