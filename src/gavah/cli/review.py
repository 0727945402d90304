"""`gavah review`: the queue, blind double coding, Krippendorff's α, adjudication."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.text import Text

from gavah.casefile import Case
from gavah.cli.deciding import deciding_options, who
from gavah.cli.options import as_of_option, case_option, json_option, open_case
from gavah.cli.output import Words, isolate, note, plain, print_json, print_lines, put, say
from gavah.cli.place import place_of
from gavah.cli.sentences import print_claim
from gavah.cli.tables import print_table
from gavah.cli.words import plural
from gavah.model import InputError
from gavah.pipeline import reviewing
from gavah.pipeline.questions import day_of
from gavah.review.alpha import Agreement
from gavah.review.coding import LEVEL_OF
from gavah.review.sampling import Unit

CONTEXT = 300
"""Characters of the report around the words to be coded."""
_NONE = "none"


@click.group()
def review() -> None:
    """What to look at first, blind double coding, agreement, adjudication. The protocol is in docs/review.md."""


@review.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="So many claims.")
@click.option("--exact", type=click.IntRange(0), default=0, show_default=True, help="Leave out so many of the first, one by one, and solve again.")
@click.option("--time-limit", type=click.FloatRange(min=0), default=60.0, show_default=True, help="Seconds for --exact.")
@case_option
@json_option
def queue(limit: int, exact: int, time_limit: float, folder: Path, as_json: bool) -> None:
    """Claims nobody has looked at, what moves the figures asked before most first: share moved × doubt, with the reasons."""
    with open_case(folder) as case:
        found = reviewing.queue(case, limit=limit, exact=exact, time_limit=time_limit)
        if as_json:
            print_lines(found)
            return
        done, all_ = reviewing.looked_at(case)
        say(f"{done:,} of {all_:,} claims looked at", style="dim")
        for one in found:
            claim = case.claim(one.claim)
            if claim is None:
                continue
            how = "moves" if one.exact else "could move about"
            say(f"{how} {one.share:.0%} of {one.figure}; doubt {one.doubt:.0%}: {', '.join(one.reasons) or 'none in particular'}", style="bold")
            for name, (old, new) in one.moves.items():
                say(f"without it {name} {_or_none(old)} → {_or_none(new)}", indent=2)
            print_claim(case, claim)
        if not found:
            say("nothing waits. Figures order the queue: ask something first, such as `gavah ask executed`", style="dim")


@review.command()
@click.option("--coder", "coders", multiple=True, required=True, help="Who codes, as in GAVAH_USER (two or more).")
@click.option("--size", type=click.IntRange(1), default=100, show_default=True, help="Sentences: half with a claim of the machine's, half without.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same sample of the same case.")
@case_option
@as_of_option
@json_option
def sample(coders: tuple[str, ...], size: int, seed: int, folder: Path, as_of: date | None, as_json: bool) -> None:
    """Draw sentences to be coded blind, each by two coders. Sentences without claims are among them, so that misses are seen."""
    with open_case(folder, as_of) as case:
        held = reviewing.draw(case, size, coders, seed=seed, by=who())
        if as_json:
            print_json(held)
        else:
            say(f"{held.id}: {plural(len(held.units), 'sentence')} for {', '.join(map(isolate, held.coders))}")
        note(f"each coder now runs: GAVAH_USER=… gavah review code {held.id}")


@review.command()
@click.argument("sample", metavar="SAMPLE")
@click.argument("fields", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--unit", type=click.IntRange(1), help="Which unit; the next one that waits for you, if not given.")
@case_option
@as_of_option
@json_option
def code(sample: str, fields: tuple[str, ...], unit: int | None, folder: Path, as_of: date | None, as_json: bool) -> None:
    """Without fields: the next words that wait for you. With fields: what they say, such as `claims=1 kind=event type=arrest low=7 high=7`.

    `claims=0` where they make none. `none` for what they do not tell, `high=open` for no upper end; leave out what you cannot tell.
    Neither the machine's reading nor another's coding is shown.
    """
    with open_case(folder, as_of) as case:
        held = reviewing.sample(case, sample)
        left = reviewing.waiting(case, held, who())
        number = unit or (left[0] if left else None)
        if number is None:
            note(f"nothing of {held.id} waits for {who()}")
            return
        if fields:
            entry = case.decide(reviewing.coding(case, held, number, values_of(case, fields), by=who()))
            note(f"unit {number} coded as entry {entry.seq}; {len(set(left) - {number})} left")
            return
        one = reviewing.unit_of(held, number)
        if as_json:
            print_json({"sample": held.id, "unit": number, "left": len(left), **_words_of(case, one)})
        else:
            _print_unit(case, one, number, len(left))


@review.command()
@click.argument("sample", metavar="SAMPLE")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draws for the interval.")
@case_option
@json_option
def alpha(sample: str, seed: int, folder: Path, as_json: bool) -> None:
    """Krippendorff's α of each field, with its 95 % interval, over the units that two have coded."""
    with open_case(folder) as case:
        held = reviewing.sample(case, sample)
        found = reviewing.agreement_of(case, held, seed=seed)
    if as_json:
        print_json({"sample": held.id, "units": len(held.units), "fields": {name: _told(name, one) for name, one in found.items()}})
        return
    rows = [[name, LEVEL_OF[name], _rounded(one.alpha), f"{_rounded(one.low)} … {_rounded(one.high)}", str(one.units)] for name, one in found.items()]
    print_table(
        f"{held.id}: agreement beyond chance; none where nobody differed from anybody or nobody coded", ["field", "level", "α", "95 %", "units"], rows
    )


@review.command()
@click.argument("sample", metavar="SAMPLE")
@click.argument("fields", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--unit", type=click.IntRange(1), help="Which unit to adjudicate.")
@click.option("--take", metavar="CODER", help="What this coder said holds.")
@click.option("--agreed", is_flag=True, help="Take every unit on which both agree.")
@json_option
@deciding_options
def adjudicate(
    sample: str,
    fields: tuple[str, ...],
    unit: int | None,
    take: str | None,
    agreed: bool,
    as_json: bool,
    folder: Path,
    as_of: date | None,
    reason: str,
) -> None:
    """Without --unit or --agreed: where two codings differ. With one: what holds.

    It names both codings, and corrects, accepts, rejects or makes the claim of these words. Refused to a coder who has units left.
    """
    with open_case(folder, as_of) as case:
        held = reviewing.sample(case, sample)
        open_ = [one for one in reviewing.coded(case, held, by=who()) if not one.adjudicated]
        if agreed:
            for one in [one for one in open_ if not one.differing]:
                _adjudicate(case, held, one, one.codings[0].fields, reason)
            return
        if unit is None:
            _list_open(case, [one for one in open_ if one.differing], as_json=as_json)
            return
        chosen = next((one for one in open_ if one.number == unit), None)
        if chosen is None:
            raise InputError(
                f"unit {unit} does not wait to be adjudicated", remedy="both coders must be done with it; the list is printed without --unit"
            )
        taken = next((one.fields for one in chosen.codings if one.by == take), None)
        if take and taken is None:
            raise InputError(f"{take!r} did not code unit {unit}", remedy=f"one of: {', '.join(one.by for one in chosen.codings)}")
        _adjudicate(case, held, chosen, {**(taken or {}), **values_of(case, fields)}, reason)


def _adjudicate(case: Case, held: reviewing.Sample, one: reviewing.Coded, fields: dict[str, Any], reason: str) -> None:
    from gavah.pipeline import gazetteer_of

    made = reviewing.adjudication(case, held, one, fields, by=who(), gazetteer=lambda: gazetteer_of(case), reason=reason)
    entries = case.decide_all(made)
    what = ", ".join(f"{d.verb} {d.field}".strip() for d in made[1:]) or "nothing: several claims stand on these words; decide on them one by one"
    note(f"unit {one.number} adjudicated as entry {entries[0].seq}; {what}")


def values_of(case: Case, fields: tuple[str, ...]) -> dict[str, Any]:
    """`("low=7", "high=open")` → `{"low": 7, "high": None}`."""
    found: dict[str, Any] = {}
    for field in fields:
        name, equals, words = field.partition("=")
        if not equals or name not in LEVEL_OF:
            raise InputError(f"{field!r} is no coded field", remedy=f"FIELD=VALUE with one of: {', '.join(LEVEL_OF)}")
        found[name] = None if words == _NONE or (name, words) == ("high", "open") else _value(case, name, words)
    return found


def _value(case: Case, name: str, words: str) -> Any:  # noqa: ANN401 - any JSON value
    if name in ("claims", "low", "high"):
        if not words.isdecimal():
            raise InputError(f"{name} takes a number, not {words!r}", remedy=f"such as {name}=7, or {_NONE}")
        return int(words)
    if name == "complete":
        return words == "yes"
    if name in ("earliest", "latest"):
        return day_of(words).isoformat()
    return place_of(case, words).id if name == "place" else words


def _words_of(case: Case, unit: Unit) -> dict[str, Any]:
    report = case.report(unit.report)
    text = report.text if report else ""
    return {
        "report": unit.report,
        "start": unit.start,
        "end": unit.end,
        "source": report.source if report else "",
        "published": str(report.published) if report and report.published else None,
        "before": text[max(0, unit.start - CONTEXT) : unit.start],
        "words": text[unit.start : unit.end],
        "after": text[unit.end : unit.end + CONTEXT],
    }


def _print_unit(case: Case, unit: Unit, number: int, left: int) -> None:
    told = _words_of(case, unit)
    say(f"unit {number}, {left} left · {isolate(told['source'])}, {told['published'] or 'day unknown'}", style="dim")
    put(Words(Text.assemble((plain(told["before"]), "dim"), (plain(told["words"]), "bold"), (plain(told["after"]), "dim"))), 2)


def _list_open(case: Case, waiting: list[reviewing.Coded], *, as_json: bool) -> None:
    if as_json:
        print_lines({**msgspec.to_builtins(one), "words": _words_of(case, one.unit)["words"]} for one in waiting)
        return
    for one in waiting:
        say(f"unit {one.number}: {', '.join(one.differing)}", style="bold")
        put(Words(_words_of(case, one.unit)["words"]), 2)
        for each in one.codings:
            said = " ".join(f"{name}={_NONE if value is None else value}" for name, value in each.fields.items())
            say(f"{isolate(each.by)}: {isolate(said)}", indent=4)
    if not waiting:
        say("no unit waits: where both coded, they agree (--agreed takes these) or it is adjudicated", style="dim")


def _told(name: str, one: Agreement) -> dict[str, Any]:
    return {"level": LEVEL_OF[name], **msgspec.to_builtins(one)}


def _rounded(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f}"


def _or_none(value: int | None) -> str:
    return _NONE if value is None else f"{value:,}"
