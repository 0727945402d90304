"""`gavah persons`: how persons named in one report are to be treated when something is published."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.casefile.decided import approvals, person_classes
from gavah.cli.deciding import decide_now, deciding_options, span_of, who, words_options
from gavah.cli.ids import whole_id
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import isolate, print_lines, say
from gavah.model import Decision, GavahError, Report
from gavah.pipeline import judging


@click.group()
def persons() -> None:
    """Classes of persons named in one report, and words approved for publication. Never a search across reports."""


@persons.command("class")
@click.argument("report", metavar="REPORT")
@click.argument("value", metavar="CLASS", type=click.Choice(judging.CLASSES))
@words_options
@deciding_options
def person_class(report: str, value: str, words: str | None, span: str | None, folder: Path, as_of: date | None, reason: str) -> None:
    """The person whom these words name is of this class; without one, a person is private.

    Minor and witness win over every other class that somebody gives to the same words.
    """

    def make(case: Case) -> Decision:
        held = _report(case, report)
        return judging.person_class(case, held.id, *span_of(held, words, span), value, by=who(), reason=reason)

    decide_now(folder, as_of, make)


@persons.command()
@click.argument("report", metavar="REPORT")
@words_options
@deciding_options
def approve(report: str, words: str | None, span: str | None, folder: Path, as_of: date | None, reason: str) -> None:
    """Exactly these words may be published. Each person's approval stands for itself; `gavah decide undo` takes one back."""

    def make(case: Case) -> Decision:
        held = _report(case, report)
        return judging.approval(case, held.id, *span_of(held, words, span), by=who(), reason=reason)

    decide_now(folder, as_of, make)


@persons.command("list")
@click.argument("report", metavar="REPORT")
@case_option
@json_option
def list_(report: str, folder: Path, as_json: bool) -> None:
    """What was decided on the persons and words of one report."""
    with open_case(folder) as case:
        held = _report(case, report)
        classes, approved = person_classes(case, held.id), approvals(case, held.id)
        if as_json:
            print_lines([*classes, *approved])
            return
        for one in classes:
            mark = " (contested)" if one.contested else ""
            say(f"{one.start}–{one.end}  {isolate(held.text[one.start : one.end])}: {one.value}{mark}, by {isolate(', '.join(one.by))}")
        for each in approved:
            say(f"{each.start}–{each.end}  approved by {isolate(', '.join(each.by))}: {isolate(held.text[each.start : each.end])}")
        if not classes and not approved:
            say("nothing decided; every person in it is private, none of its words are published", style="dim")


def _report(case: Case, report: str) -> Report:
    held = case.report(whole_id(case, report, "r"))
    if held is None:
        raise GavahError(f"this case has no report {report!r}", remedy="`gavah reports` lists them")
    return held
