"""`gavah show ID`: what a claim, event, report, witness or figure stands on, down to the sentence."""

from pathlib import Path

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gavah.casefile import Case
from gavah.cli.figure import claim_line, print_figure
from gavah.cli.lists import published_words
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import isolate, print_json, results
from gavah.cli.words import interval, place_words, shorten, when_words
from gavah.model import Claim, Event, Figure, GavahError, Report, Witness

CONTEXT = 160  # characters of the report shown on each side of a sentence


@click.command()
@click.argument("thing", metavar="ID")
@case_option
@json_option
@click.option("--why", is_flag=True, help="For a claim: each field with the words and the rule it comes from.")
def show(thing: str, folder: Path, as_json: bool, why: bool) -> None:
    """What a claim, event, report, witness or figure stands on."""
    with open_case(folder) as case:
        found = _find(case, thing)
        if found is None:
            raise GavahError(f"this case has nothing with the id {thing!r}", remedy="`gavah claims`, `events`, `reports` and `figures` list the ids")
        if as_json:
            print_json(found)
        elif isinstance(found, Claim):
            show_claim(case, found, why=why)
        elif isinstance(found, Event):
            _show_event(case, found)
        elif isinstance(found, Report):
            _show_report(case, found)
        elif isinstance(found, Witness):
            _show_witness(case, found)
        else:
            print_figure(case, found, place=found.question.place or "everywhere")


def _find(case: Case, thing: str) -> Claim | Event | Report | Witness | Figure | None:
    finders = {"c": case.claim, "e": case.event, "r": case.report, "f": case.figure}
    kind = thing.split("-", 1)[0]
    if kind == "w":
        return next((witness for witness in case.witnesses if witness.id == thing), None)
    return finders[kind](thing) if kind in finders else None


def show_claim(case: Case, claim: Claim, *, why: bool) -> None:
    """Print one claim: its fields, its sentence in context, who said it, and what it is linked to."""
    report = case.report(claim.report)
    fields: list[tuple[str, str]] = [
        ("claim", f"{claim.id} ({claim.kind})"),
        ("type", claim.type),
        ("standing", f"{claim.polarity}, {claim.modality}{', derived' if claim.derived else ''}"),
        ("how many", interval(claim.quantity) or "no number said"),
        ("when", f"{when_words(claim.when)} · said {claim.said or 'unknown'}"),
        ("where", place_words(claim)),
        ("who", ", ".join(p.words for p in claim.recipient) or "not said"),
        ("by whom", ", ".join(p.words for p in claim.actor) or "not said"),
        ("says", " → ".join(claim.issuers) or "the report itself"),
        ("report", f"{claim.report} · {report.source} · {published_words(report)} · {report.found}" if report else claim.report),
        ("reader", f"{claim.reader.name} {claim.reader.version}"),
    ]
    witness = case.witness_of(claim.id)
    if witness:
        fields.append(("witness", f"{witness.id} · {witness.root}"))
    _print_fields(fields)
    if report:
        results.print(Padding(_in_context(report, claim), (1, 2)))
    if why:
        _print_why(claim)
    for event in case.events_of([claim.id]):
        others = len(event.claims) - 1
        results.print(f"  event {event.id}: {'told by this claim alone' if not others else f'with {others} other claim(s)'}")
    for link in case.links_of(claim.id):
        other = link.right if link.left == claim.id else link.left
        results.print(f"  [bold]{link.verdict}[/bold] ({link.score:.2f}) as {other}: {'; '.join(link.reasons)}")


def _print_fields(fields: list[tuple[str, str]]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields:
        table.add_row(name, isolate(value))
    results.print(table)


def _in_context(report: Report, claim: Claim) -> Text:
    """The sentence, bold, between the words around it."""
    at = claim.sentence
    before = report.text[max(0, at.start - CONTEXT) : at.start].split("\n")[-1]
    after = report.text[at.end : at.end + CONTEXT].split("\n")[0]
    text = Text(before, style="dim")
    text.append(at.words, style="bold not dim")
    return text.append(after, style="dim")


def _print_why(claim: Claim) -> None:
    rules = {"quantity": claim.quantity.rule if claim.quantity else "", "when": claim.when.rule if claim.when else ""}
    rules["where"] = ", ".join(place.rule for place in claim.where)
    table = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("field", "words", "offsets", "rule"):
        table.add_column(name, overflow="fold")
    for span in claim.spans:
        table.add_row(span.field or "sentence", isolate(shorten(span.words, 60)), f"{span.start}–{span.end}", rules.get(span.field, ""))
    results.print(Padding(table, (0, 2)))
    for note in claim.notes:
        results.print(f"  [dim]note:[/dim] {note}")


def _show_event(case: Case, event: Event) -> None:
    days = f"{event.earliest or '…'} – {event.latest or '…'}"
    _print_fields([("event", event.id), ("type", event.type), ("days", days), ("witnesses", str(len(event.witnesses)))])
    for claim in filter(None, map(case.claim, event.claims)):
        results.print(Padding(claim_line(case, claim), (0, 2)))
    for link in event.links:
        results.print(f"  {link.left} [bold]{link.verdict}[/bold] ({link.score:.2f}) {link.right}: {'; '.join(link.reasons)}")


def _show_report(case: Case, report: Report) -> None:
    claims = list(case.claims_where("report = ?", (report.id,)))
    fields = [
        ("report", report.id),
        ("source", report.source),
        ("title", report.title),
        ("published", f"{published_words(report)} ({report.basis})"),
        ("found", report.found),
        ("sha256", report.sha256),
        ("language", report.language),
        ("passages", "; ".join(f"{p.heading or '–'} ({p.published or '?'})" for p in report.passages) or "one"),
        ("notes", "; ".join(report.notes) or "none"),
    ]
    _print_fields(fields)
    for copy in case.copies(report.id):
        results.print(f"  {copy.copy} repeats {copy.original} ({copy.kind}, {copy.likeness:.2f})")
    results.print(Padding(Text(isolate(report.text)), (1, 2)))
    for claim in claims:
        results.print(Padding(claim_line(case, claim), (0, 2)))


def _show_witness(case: Case, witness: Witness) -> None:
    _print_fields([("witness", witness.id), ("root", witness.root), ("reports", str(len(witness.reports)))])
    paths = dict(witness.path)
    for claim in filter(None, map(case.claim, witness.claims)):
        results.print(Padding(claim_line(case, claim), (0, 2)))
        if claim.id in paths:
            results.print(f"    [dim]{paths[claim.id]}[/dim]")
