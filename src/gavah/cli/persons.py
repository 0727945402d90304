"""`gavah persons`: how persons named in one report are to be treated when something is published."""

from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.casefile.decided import approvals, person_classes
from gavah.cli.deciding import decide_now, deciding_options, span_of, unchecked, who, words_options
from gavah.cli.ids import whole_id
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import isolate, note, print_lines, say
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
@click.option("--name-the-dead", is_flag=True, help="Leave persons of class deceased named; it stands once two people approved it so.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@deciding_options
def approve(report: str, words: str | None, span: str | None, name_the_dead: bool, yes: bool, folder: Path, as_of: date | None, reason: str) -> None:
    """A sentence may be published, exactly as it is shown here with its persons blocked. `gavah decide undo` takes an approval back.

    It must be a claim's whole sentence. If it would later stand otherwise (a person was classed), it has to be approved anew.
    """
    from gavah.release.approving import as_it_stands, needs_two

    def make(case: Case) -> Decision:
        held = _report(case, report)
        start, end = span_of(held, words, span)
        stands = as_it_stands(case, held, start, end, name_the_dead=name_the_dead)
        say(f"as it will stand: {isolate(stands)}")
        if needs_two(case, held, start, end):
            note("it names a living person and says that somebody has done a wrong: it stands so once two people approved exactly these words")
        note(unchecked(who()))
        if not yes:
            click.confirm("Publish exactly this?", abort=True, err=True)
        return judging.approval(case, held.id, start, end, stands=stands, by=who(), reason=reason)

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
