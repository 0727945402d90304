"""`gavah show ID`: what a claim, event, report, witness, figure or source stands on, down to the sentence."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.table import Table
from rich.text import Text

from gavah.casefile import Case
from gavah.casefile.decided import claim_as_read
from gavah.casefile.judgements import graded, heads
from gavah.cli.decisions import print_decisions
from gavah.cli.ids import whole_id
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import Words, isolate, plain, print_json, put, say
from gavah.cli.sentences import marked, print_claim
from gavah.cli.tables import print_table
from gavah.cli.words import interval, place_words, plural, published_words, shorten, when_words
from gavah.model import Claim, Event, Figure, Link, Report, Source, Witness

CONTEXT = 160  # characters of the report shown on each side of a sentence

Thing = Claim | Event | Report | Witness | Figure | Source


@click.command()
@click.argument("thing", metavar="ID")
@case_option
@json_option
@click.option("--why", is_flag=True, help="For a claim: each field with the words and the rule it comes from.")
def show(thing: str, folder: Path, as_json: bool, why: bool) -> None:
    """What a claim, event, report, witness, figure or source stands on. The first characters of an ID are enough if they name one thing."""
    with open_case(folder) as case:
        sources = {source.id: source for source in graded(list(case.sources), heads(case.db, ["grade"]))}
        name = thing if thing in sources else whole_id(case, thing)
        found = sources.get(thing) or find(case, name)
        if as_json:
            print_json(_with_id(name, found))
        else:
            _print(case, name, found, why=why)


def find(case: Case, name: str) -> Thing | None:
    """The thing with the whole id `name`."""
    finders = {"c": case.claim, "e": case.event, "r": case.report, "w": case.witness, "f": case.figure}
    return finders[name[0]](name)


def _with_id(name: str, found: Thing | None) -> Any:  # noqa: ANN401 - any JSON value
    return {"id": name, **msgspec.to_builtins(found)} if isinstance(found, Figure) else found


def _print(case: Case, name: str, found: Thing | None, *, why: bool) -> None:
    if isinstance(found, Claim):
        show_claim(case, found, why=why)
    elif isinstance(found, Event):
        _show_event(case, found)
    elif isinstance(found, Report):
        _show_report(case, found)
    elif isinstance(found, Witness):
        _show_witness(case, found)
    elif isinstance(found, Source):
        _show_source(case, found)
    elif isinstance(found, Figure):
        from gavah.cli.figure import print_figure
        from gavah.cli.place import place_name

        print_figure(case, found, place=place_name(case, found.question.place), made=name)


def show_claim(case: Case, claim: Claim, *, why: bool) -> None:
    """Print one claim: its fields, its sentence in context, who said it, and what it is linked to."""
    from gavah.figures.namesakes import told_by_name

    report = case.report(claim.report)
    _print_fields(_claim_fields(case, claim, report))
    if report:
        say()
        put(Words(_in_context(report, claim)), 2)
        say()
    if why:
        _print_why(claim)
        _print_as_read(case, claim)
    for event in case.events_of([claim.id]):
        others = len(event.claims) - 1
        say(f"event {event.id}: {'told by this claim alone' if not others else 'with ' + plural(others, 'other claim')}", indent=2)
    if told_by_name(claim):
        say("names one person: counted apart from whoever other claims of this town give different whole names", indent=2)
    print_decisions(case, claim.id)
    for link in case.links_of(claim.id):
        _print_link(link, link.right if link.left == claim.id else link.left)


def _claim_fields(case: Case, claim: Claim, report: Report | None) -> list[tuple[str, str]]:
    witness = case.witness_of(claim.id)
    when = claim.when
    days = [
        when_words(when),
        f"“{when.words}”" if when and when.words else "",
        f"{when.value} ({when.calendar})" if when and when.value else when.calendar if when else "",
    ]
    return [
        ("claim", claim.id),
        ("kind", f"{claim.kind}, {claim.polarity}, {claim.modality}{', derived' if claim.derived else ''}"),
        ("type", claim.type),
        ("how many", interval(claim.quantity) or "no number said"),
        ("when", " · ".join(part for part in days if part)),
        ("said", str(claim.said or "day unknown")),
        ("where", place_words(claim)),
        ("who", ", ".join(party.words for party in claim.recipient) or "not said"),
        ("by whom", ", ".join(party.words for party in claim.actor) or "not said"),
        ("says", ", quoting ".join(claim.issuers) or "the report itself"),
        ("report", claim.report),
        ("source", report.source if report else "unknown"),
        ("published", f"{published_words(report)} ({report.basis})" if report else "unknown"),
        ("found", report.found if report else "unknown"),
        *([("witness", f"{witness.id} · {witness.root}")] if witness else []),
        ("reader", f"{claim.reader.name} {claim.reader.version}"),
    ]


def _print_fields(fields: list[tuple[str, str]]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in fields:
        table.add_row(name, Words(value))
    put(table)


def _in_context(report: Report, claim: Claim) -> Text:
    """The sentence, its fields' words underlined, between the words around it."""
    at = claim.sentence
    before = plain(report.text[max(0, at.start - CONTEXT) : at.start].split("\n")[-1])
    after = plain(report.text[at.end : at.end + CONTEXT].split("\n")[0])
    sentence = marked(claim, every=True)
    sentence.stylize("bold")
    return Text.assemble((before, "dim"), sentence, (after, "dim"))


def _print_why(claim: Claim) -> None:
    rules = {"quantity": claim.quantity.rule if claim.quantity else "", "when": claim.when.rule if claim.when else ""}
    rules["where"] = ", ".join(place.rule for place in claim.where)
    rows = [[span.field or "sentence", f"{span.start}–{span.end}", rules.get(span.field, ""), shorten(span.words, 60)] for span in claim.spans]
    print_table(
        "why: the words each field stands on (offsets in the stored text) and the rule that read them", ["field", "offsets", "rule", "words"], rows
    )
    for note in claim.notes:
        say(f"note: {note}", style="dim", indent=2)
    inherited = [f"{name}: {rule}" for name, rule in rules.items() if rule and not any(span.field == name for span in claim.spans)]
    for words in inherited:
        say(f"without words of its own here · {words}", style="dim", indent=2)


def _print_as_read(case: Case, claim: Claim) -> None:
    """The machine's reading of the fields that people corrected."""
    read = claim_as_read(case, claim.id)
    for one in claim.corrected if read else ():
        machine = msgspec.json.encode(getattr(read, one.field)).decode()
        stands = "contested, the machine's reading holds" if one.contested else "corrected"
        say(f"{one.field} {stands}: read as {machine}; {one.by} says {one.value}", indent=2)


def _print_link(link: Link, other: str) -> None:
    put(Text.assemble((link.verdict, "bold"), f" ({link.score:.2f}, by {isolate(link.by)}) as {other}: {isolate('; '.join(link.reasons))}"), 2)


def _show_event(case: Case, event: Event) -> None:
    days = f"{event.earliest or '…'} – {event.latest or '…'}"
    _print_fields([("event", event.id), ("type", event.type), ("days", days), ("told by", plural(len(event.claims), "claim")), _witnesses(event)])
    say()
    for claim in filter(None, map(case.claim, event.claims)):
        print_claim(case, claim)
        print_decisions(case, claim.id, indent=4)
    if event.links:
        say()
    for link in event.links:
        put(Text.assemble(f"{link.left} ", (link.verdict, "bold"), f" ({link.score:.2f}) {link.right}: {isolate('; '.join(link.reasons))}"), 2)


def _witnesses(event: Event) -> tuple[str, str]:
    return "witnesses", f"{len(event.witnesses)}: {', '.join(event.witnesses)}"


def _show_report(case: Case, report: Report) -> None:
    _print_fields(
        [
            ("report", report.id),
            ("source", report.source),
            ("title", report.title or "none"),
            ("published", f"{published_words(report)} ({report.basis})"),
            ("found", report.found),
            ("sha256", report.sha256),
            ("language", report.language),
            ("passages", "; ".join(f"{p.heading or '–'} ({p.published or 'day unknown'})" for p in report.passages) or "one"),
            ("notes", "; ".join(report.notes) or "none"),
        ]
    )
    print_decisions(case, report.id)
    for copy in case.copies(report.id):
        say(f"{copy.copy} repeats {copy.original} ({copy.kind}, likeness {copy.likeness:.2f})", indent=2)
    say()
    put(Words(report.text), 2)
    say()
    claims = list(case.claims_where("report = ?", (report.id,)))
    say(plural(len(claims), "claim") if claims else "no claim was read here", style="dim", indent=2)
    for claim in claims:
        print_claim(case, claim)
        print_decisions(case, claim.id, indent=4)


def _show_witness(case: Case, witness: Witness) -> None:
    _print_fields([("witness", witness.id), ("root", witness.root), ("claims", str(len(witness.claims))), ("reports", ", ".join(witness.reports))])
    say()
    paths = dict(witness.path)
    for claim in filter(None, map(case.claim, witness.claims)):
        print_claim(case, claim)
        if claim.id in paths:
            say(f"how it leads to the root: {paths[claim.id]}", style="dim", indent=4)


def _grades(source: Source) -> str:
    return ", ".join([source.grade or "not graded", *(f"{grade} for {subject}" for subject, grade in sorted(source.grades.items()))])


def _show_source(case: Case, source: Source) -> None:
    reports, claims = case.db.execute(
        "SELECT count(DISTINCT report.id), count(claim.id) FROM report LEFT JOIN claim ON claim.report = report.id AND current = 1 WHERE source = ?",
        (source.id,),
    ).fetchone()
    _print_fields(
        [
            ("source", source.id),
            ("name", " · ".join(filter(None, [source.name, source.name_fa]))),
            ("kind", source.kind),
            ("side", source.side),
            ("owner", source.owner or "unknown"),
            ("family", source.family or "none"),
            ("language", source.lang or "unknown"),
            ("grade", _grades(source)),
            ("holds", f"{plural(reports, 'report')}, {plural(claims, 'claim')}"),
        ]
    )
    print_decisions(case, source.id)
