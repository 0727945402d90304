"""`gavah claims|events|reports|sources|witnesses|figures|problems`: lists, filterable, stable as --json."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.text import Text

from gavah.casefile import Case
from gavah.casefile.judgements import graded, heads
from gavah.cli.ids import whole_id
from gavah.cli.options import Day, case_option, json_option, open_case
from gavah.cli.output import Words, isolate, print_lines, put, say
from gavah.cli.tables import print_rows
from gavah.cli.words import interval, place_names, published_words, shorten, standing, when_words
from gavah.model import Claim, Event, Figure, Report, Source, Witness

Row = list[str]
PAGE = 200
"""Rows under one head: a list of a million is printed as it comes, never held."""


def _show(values: Iterable[object], as_json: bool, columns: list[str], row: Callable[[Any], Row], empty: str) -> None:
    """Print `values` as JSON Lines or as tables; say so if there are none."""
    if as_json:
        print_lines(values)
        return
    rows = map(row, values)
    pages = 0
    while page := list(islice(rows, PAGE)):
        print_rows(columns, page)
        pages += 1
    if not pages:
        say(empty, style="dim")


@click.command()
@case_option
@json_option
@click.option("--kind", type=click.Choice(["event", "total", "statement"]), help="Only claims of one event, claimed totals, or statements.")
@click.option("--type", "event_type", help="Only this event type, such as execution.judicial.")
@click.option("--measure", help="Only what counts this, such as executed.")
@click.option("--report", help="Only the claims of this report.")
@click.option("--source", help="Only what this source says.")
@click.option("--place", help="Only in this place (an id or a name).")
@click.option("--from", "start", type=Day(), help="Only what may lie on or after this day.")
@click.option("--to", "end", type=Day(), help="Only what may lie on or before this day.")
def claims(folder: Path, as_json: bool, **filters: Any) -> None:  # noqa: ANN401 - the options above
    """Every claim with the words it stands on."""
    with open_case(folder) as case:
        chosen = _claims(case, filters)
        if as_json:
            print_lines(chosen)
        else:
            _print_claims(chosen)


def _claims(case: Case, filters: dict[str, Any]) -> Iterator[Claim]:
    where, values = ["1"], []
    report = whole_id(case, filters["report"], "r") if filters["report"] else None
    for column, value in (("kind", filters["kind"]), ("type", filters["event_type"]), ("measure", filters["measure"]), ("report", report)):
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    if filters["source"]:
        where.append("report IN (SELECT id FROM report WHERE source = ?)")
        values.append(filters["source"])
    if filters["place"]:
        from gavah.cli.place import place_of

        where.append("place LIKE ?")
        values.append(f"%/{place_of(case, filters['place']).id}/%")
    days: list[tuple[str, date | None]] = [("latest >= ?", filters["start"]), ("earliest <= ?", filters["end"])]
    for condition, day in days:
        if day:
            where.append(condition)
            values.append(day.isoformat())
    return case.claims_where(" AND ".join(where), values)


def _print_claims(claims: Iterable[Claim]) -> None:
    """Two lines a claim: what is claimed, and the words."""
    none = True
    for claim in claims:
        none = False
        what = interval(claim.quantity) or "no number"
        facts = [claim.kind, claim.type, what, when_words(claim.when), isolate(place_names(claim)), standing(claim)]
        put(Text.assemble((claim.id, "bold"), "  ", " · ".join(filter(None, facts))))
        put(Words(shorten(claim.sentence.words, 200), style="dim"), 4)
    if none:
        say("no claims", style="dim")


@click.command()
@case_option
@json_option
def events(folder: Path, as_json: bool) -> None:
    """Claims judged to tell of one occurrence."""
    with open_case(folder) as case:
        _show(case.events, as_json, ["id", "type", "first", "last", "claims", "witnesses"], _event_row, "no events; `gavah link` finds them")


def _event_row(event: Event) -> Row:
    return [event.id, event.type, str(event.earliest or ""), str(event.latest or ""), str(len(event.claims)), str(len(event.witnesses))]


@click.command()
@case_option
@json_option
@click.option("--search", "words", help="Only reports that hold these words, in any usual Persian spelling.")
@click.option("--source", help="Only the reports of this source.")
def reports(folder: Path, as_json: bool, words: str | None, source: str | None) -> None:
    """What was received, as stored. --json carries the text."""
    with open_case(folder) as case:
        chosen = map(case.report, case.search(words, 1_000_000)) if words else case.reports
        kept = (report for report in chosen if report and (source is None or report.source == source))
        _show(kept, as_json, ["id", "published", "lang", "source", "claims", "title"], lambda r: _report_row(case, r), "no reports")


def _report_row(case: Case, report: Report) -> Row:
    told = case.db.execute("SELECT count(*) FROM claim WHERE report = ? AND current = 1", (report.id,)).fetchone()[0]
    return [report.id, published_words(report), report.language, report.source, str(told), shorten(report.title or report.text, 60)]


@click.command()
@case_option
@json_option
def sources(folder: Path, as_json: bool) -> None:
    """Who speaks: kind, side, grade."""
    with open_case(folder) as case:
        known = graded(list(case.sources), heads(case.db, ["grade"]))
        _show(known, as_json, ["id", "name", "kind", "side", "lang", "grade"], _source_row, "no sources")


def _source_row(source: Source) -> Row:
    return [source.id, source.name, source.kind, source.side, source.lang, source.grade or "not graded"]


@click.command()
@case_option
@json_option
def witnesses(folder: Path, as_json: bool) -> None:
    """Independent roots, with everything that only repeats them."""
    with open_case(folder) as case:
        _show(case.witnesses, as_json, ["id", "root", "claims", "reports"], _witness_row, "no witnesses; `gavah link` finds them")


def _witness_row(witness: Witness) -> Row:
    return [witness.id, witness.root, str(len(witness.claims)), str(len(witness.reports))]


@click.command()
@case_option
@json_option
def figures(folder: Path, as_json: bool) -> None:
    """The answers given so far."""
    with open_case(folder) as case:
        numbered = ({"id": made, **msgspec.to_builtins(figure)} for made, figure in case.figures)
        columns = ["id", "question", "evidence", "floor", "best", "named", "ceiling"]
        _show(numbered if as_json else case.figures, as_json, columns, _figure_row, "nothing asked yet: `gavah ask executed`")


def _figure_row(kept: tuple[str, Figure]) -> Row:
    made, figure = kept
    q = figure.question
    window = f"{q.start or '…'} – {q.end or '…'}" if q.start or q.end else ""
    by = f"by {q.by}" if q.by else ""
    only = [*q.sources, *(f"not {source}" for source in q.not_sources)]
    asked = " · ".join(filter(None, [q.measure, q.type or "", q.place or "", window, by, *only]))
    ceiling = "open" if figure.ceiling is None else str(figure.ceiling)
    return [made, asked, str(figure.evidence), str(figure.floor), str(figure.best), str(figure.named), ceiling]


@click.command()
@case_option
@json_option
def problems(folder: Path, as_json: bool) -> None:
    """What could not be read: file, reason, remedy."""
    with open_case(folder) as case:
        _show(case.problems, as_json, ["file", "reason", "remedy"], lambda p: [p.file, p.reason, p.remedy], "everything could be read")
