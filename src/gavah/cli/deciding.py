"""What the commands of judgement share: how words on the command line become a claim's fields, and how a decision is appended and told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from gavah.casefile import Case
from gavah.cli.options import Command, Day, actor, as_of_option, case_option, open_case
from gavah.cli.output import note
from gavah.cli.place import place_of
from gavah.cli.words import plural
from gavah.model import MEASURES, MODALITIES, Claim, Decision, GavahError, Report

NEEDS_LINK = frozenset({"merge", "split", "vouch"})


def deciding_options(command: Command) -> Command:
    """`--case`, `--as-of` and `--reason`."""
    reason = click.option("--reason", default="", help="Why; kept with the decision.")
    return case_option(as_of_option(reason(command)))


def decide_now(folder: Path, as_of: date | None, make: Callable[[Case], Decision]) -> None:
    """Append the decision that `make` gives for the case in `folder`, and say so."""
    with open_case(folder, as_of) as case:
        decision = make(case)
        entry = case.decide(decision)
        about = decision.value if decision.verb == "undo" else decision.verb
        then = "`gavah link` works it into the events" if about in NEEDS_LINK else "it holds from now on; `gavah link` also works it into the events"
        note(f"appended as entry {entry.seq}: {decision.verb} {decision.on}. {then}")
        stale = len(case.stale)
        if stale:
            note(f"{plural(stale, 'kept figure')} may have moved: `gavah moved --solve` solves them anew and lists those that did")


def unchecked(name: str) -> str:
    """Said wherever somebody approves: what the name is worth."""
    return f"approved as {name}. Nobody checks who sits here: two names may be one person; where two must approve, see to it that they are two"


def field_options(command: Command) -> Command:
    """The fields of a claim that a person may give."""
    options = [
        click.option("--kind", type=click.Choice(["event", "total", "statement"]), help="One event, a claimed total, or a statement."),
        click.option("--type", "event_type", help="The event type, such as execution.judicial."),
        click.option("--measure", help=f"What is counted: {', '.join(MEASURES)}; or two joined by '|'."),
        click.option("--low", type=click.IntRange(0), help="The lowest number the words allow."),
        click.option("--high", metavar="N|open", help="The highest number the words allow, or open."),
        click.option("--complete/--not-complete", default=None, help="Whether the words exclude more (“only”, “in all”)."),
        click.option("--no-number", is_flag=True, help="The words say no number."),
        click.option("--earliest", type=Day(), help="The first day it may have happened on; of a total, its window's first."),
        click.option("--latest", type=Day(), help="The last day likewise."),
        click.option("--no-day", is_flag=True, help="The words say no day."),
        click.option("--place", "places", multiple=True, help="Where: an id or a name (may be repeated)."),
        click.option("--no-place", is_flag=True, help="The words say no place."),
        click.option("--polarity", type=click.Choice(["affirmed", "denied"]), help="Affirmed or denied."),
        click.option("--modality", type=click.Choice(MODALITIES), help="Asserted, alleged, planned …"),
        click.option("--issuer", "issuers", multiple=True, help="Who says it, the outlet first (repeat for each body quoted)."),
        click.option(
            "--derived/--not-derived", default=None, help="A percentage or difference worked out from other numbers: it is counted nowhere."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def fields_of(case: Case, given: dict[str, Any], claim: Claim | None = None) -> dict[str, Any]:
    """The fields given on the command line, as JSON values; what is not given of a number or day stays that of `claim`."""
    fields: dict[str, Any] = {name: given[name] for name in ("kind", "polarity", "modality", "derived") if given[name] is not None}
    if given["event_type"]:
        fields["type"] = given["event_type"]
    if given["issuers"]:
        fields["issuers"] = list(given["issuers"])
    if given["places"] or given["no_place"]:
        fields["where"] = [_place(case, words) for words in given["places"]]
    quantity = _quantity(given, claim)
    if quantity or given["no_number"]:
        fields["quantity"] = quantity
    when = _when(given, claim)
    if when or given["no_day"]:
        fields["when"] = when
    return fields


def _quantity(given: dict[str, Any], claim: Claim | None) -> dict[str, Any] | None:
    parts = {name: given[name] for name in ("measure", "low", "complete") if given[name] is not None}
    if given["high"] is not None:
        parts["high"] = _high(given["high"])
    if not parts:
        return None
    held = claim.quantity if claim else None
    base = {"measure": held.measure, "low": held.low, "high": held.high, "complete": held.complete} if held else {}
    if not held and "high" not in parts and "low" in parts:
        parts["high"] = parts["low"]
    return {**base, **parts}


def _high(words: str) -> int | None:
    if words == "open":
        return None
    if not words.isdecimal():
        raise GavahError(f"--high takes a number or open, not {words!r}", remedy="such as --high 12")
    return int(words)


def _when(given: dict[str, Any], claim: Claim | None) -> dict[str, Any] | None:
    parts = {name: given[name].isoformat() for name in ("earliest", "latest") if given[name] is not None}
    if not parts:
        return None
    held = claim.when if claim else None
    base = {"earliest": held.earliest, "latest": held.latest} if held else dict.fromkeys(("earliest", "latest"), next(iter(parts.values())))
    return {**{name: str(day) if day else None for name, day in base.items()}, **parts}


def _place(case: Case, words: str) -> dict[str, Any]:
    place = place_of(case, words)
    return {"id": place.id, "name": place.name, "level": place.level, "path": list(place.path), "lat": place.lat, "lon": place.lon}


def words_options(command: Command) -> Command:
    """Which words of a report are meant."""
    words = click.option("--words", help="The words as they stand in the report, if they stand there once.")
    span = click.option("--span", metavar="START-END", help="Their offsets in the stored text (code points).")
    return words(span(command))


def span_of(report: Report, words: str | None, span: str | None) -> tuple[int, int]:
    """Where the words meant stand in `report`. Raises `GavahError` if they do not stand there, or more than once."""
    if span:
        start, dash, end = span.partition("-")
        if not (dash and start.isdecimal() and end.isdecimal()):
            raise GavahError(f"{span!r} is no span", remedy="write START-END, such as --span 120-184")
        return int(start), int(end)
    if not words:
        raise GavahError("no words are named", remedy="name them: --words '…' or --span START-END")
    first = report.text.find(words)
    if first < 0:
        raise GavahError("these words do not stand in the report", where=report.id, remedy=f"`gavah show {report.id}` shows its text")
    if report.text.find(words, first + 1) >= 0:
        raise GavahError("these words stand in the report more than once", where=report.id, remedy="name more of them, or their --span")
    return first, first + len(words)


def who() -> str:
    """Who decides."""
    return actor()
