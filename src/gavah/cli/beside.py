"""What is asked beside a figure, on the terminal."""

from collections.abc import Sequence

from gavah.casefile import Case
from gavah.cli.analyses import PLACE, Analyses
from gavah.cli.output import say
from gavah.cli.place import place_names_of
from gavah.cli.sentences import print_claim
from gavah.cli.tables import print_rows, print_table
from gavah.cli.words import bounds, plural, shorten
from gavah.figures.checks import Check
from gavah.figures.confirmation import Confirmation
from gavah.figures.remainder import Reconciliation
from gavah.figures.sensitivity import Hold, Sensitivity, Variant
from gavah.figures.series import RunningCount, State
from gavah.figures.spread import FirstDay
from gavah.model import Figure

SHOWN = 24
ALONE_SHOWN = 12
HOLDS_SHOWN = 3


def print_analyses(case: Case, figure: Figure, found: Analyses) -> None:
    """Print what was found, in the order it is asked for."""
    if found.sensitivity is not None:
        _print_sensitivity(case, figure, found.sensitivity)
    if found.running is not None:
        _print_running(case, found.running)
    for one in found.reconciliation or ():
        _print_reconciliation(case, one)
    if found.reconciliation == ():
        say("no total of this question to take apart", style="dim", indent=2)
    if found.spread is not None:
        _print_spread(case, found.spread)
    if found.confirmation is not None:
        _print_confirmation(found.confirmation)
    if found.checks is not None:
        _print_checks(case, found.checks)
    if found.cut_analyses:
        say(f"the time limit cut short: {', '.join(found.cut_analyses)}; more time (--time-limit) may show more", style="yellow", indent=2)


def _print_sensitivity(case: Case, figure: Figure, found: Sensitivity) -> None:
    roots = {witness.id: witness.root for witness in case.witnesses}
    shown = [one for one in found.variants if one.kind not in ("source", "witness")]
    alone = [one for one in found.variants if one.kind in ("source", "witness") and _differs(one, figure)]
    alone.sort(key=lambda one: (one.floor, one.best, one.named, one.kind, one.name))
    rows = [[rule_words(one, roots), *_numbers(one), f"{one.claims:,}"] for one in [*shown, *alone[:ALONE_SHOWN]]]
    print_table("under every admission rule", ["rule", "evidence", "floor", "best", "named", "ceiling", "claims"], rows)
    if len(alone) > ALONE_SHOWN:
        say(f"… and {len(alone) - ALONE_SHOWN} more that change a number (--json)", style="dim", indent=4)
    tried = sum(one.kind in ("source", "witness") for one in found.variants)
    same = tried - len(alone)
    if same or found.untried:
        say(
            f"leaving out {plural(same, 'other source or witness', 'other sources and witnesses, one at a time,')} changes nothing"
            + _untried(found.untried),
            style="dim",
            indent=4,
        )
    say(f"band of the floor over all rules: {_band(found, 'floor')}; of the best: {_band(found, 'best')}; named: {_band(found, 'named')}", indent=2)
    if not tried and found.untried:
        say("no source or witness was left out in turn: it is open on whom the figure hangs", style="yellow", indent=2)
    elif not tried:
        say("only one source and one witness: the figure rests on them alone", style="yellow", indent=2)
    elif found.hangs_on:
        for kind, kinds in (("source", "sources"), ("witness", "witnesses")):
            _print_holds([one for one in found.hangs_on if one.kind == kind], kinds, roots)
    else:
        say("no single source or witness carries the floor alone", indent=2)
    say()


def _print_holds(holds: Sequence[Hold], kinds: str, roots: dict[str, str]) -> None:
    if holds:
        named = [f"{shorten(roots.get(one.name, one.name), 40)} (−{one.loss:,})" for one in holds[:HOLDS_SHOWN]]
        more = f", … and {len(holds) - HOLDS_SHOWN} more" if len(holds) > HOLDS_SHOWN else ""
        say(f"{kinds} the floor hangs on: {', '.join(named)}{more}", style="yellow", indent=2)


def _untried(count: int) -> str:
    return f"; {count:,} not tried" if count else ""


def _differs(one: Variant, figure: Figure) -> bool:
    return (one.evidence, one.floor, one.best, one.named, one.ceiling) != (
        figure.evidence,
        figure.floor,
        figure.best,
        figure.named,
        figure.ceiling,
    )


def rule_words(one: Variant, roots: dict[str, str]) -> str:
    """A variant's rule in words."""
    forms = {
        "asked": "as asked",
        "witnesses": f"told by {one.name} witnesses",
        "grade": f"sources of grade {one.name} or better",
        "rule": f"{one.name} reading of rival accounts",
        "words": f"vague words as {one.name} counts them",
        "source": f"without source {one.name}",
        "witness": f"without witness {shorten(roots.get(one.name, one.name), 40)}",
    }
    return forms[one.kind]


def _numbers(one: Variant) -> list[str]:
    return [f"{one.evidence:,}", f"{one.floor:,}", f"{one.best:,}", f"{one.named:,}", "none" if one.ceiling is None else f"{one.ceiling:,}"]


def _band(found: Sensitivity, name: str) -> str:
    low, high = found.band.get(name, (None, None))
    return "none" if low is None else bounds(low, high)


def _print_running(case: Case, counts: tuple[RunningCount, ...]) -> None:
    say("running counts: each source's own; they count the same people, so they are never added", style="dim", indent=2)
    roots = {witness.id: witness.root for witness in case.witnesses}
    names = place_names_of(case, (place for count in counts for place in count.places))
    for count in counts:
        latest = count.latest_state
        where = ", ".join(names[place] for place in count.places) or "no place said"
        fell = " · a later state is lower" if count.fell else ""
        who = shorten(roots.get(count.witness, count.witness), 40)
        latest_words = f"latest {bounds(latest.low, latest.high)} by {latest.as_of or 'day unknown'}"
        say(f"{who} · {count.type} · {where} · since {count.since or 'unknown'} · {latest_words}{fell}", indent=4)
        rows = [_state_row(state) for state in count.states]
        print_rows(["told", "up to", "says", "grown by", "source", "", "id"], rows, 6)
    if not counts:
        say("no claim here tells of a running count", style="dim", indent=4)
    say("growth is of what is claimed: the difference of two “at least” is no number of people", style="dim", indent=4)
    say()


def _state_row(state: State) -> list[str]:
    grown = "" if state.growth is None else f"{state.growth:+,}"
    told, until = (str(day) if day else "day unknown" for day in (state.said, state.as_of))
    return [told, until, bounds(state.low, state.high), grown, state.source, "" if state.standing else "replaced or withdrawn", state.claim]


def _print_reconciliation(case: Case, one: Reconciliation) -> None:
    names = place_names_of(case, (part.bin for part in one.parts)) if one.by in PLACE else {}
    title = (
        f"the total of {bounds(one.low, one.high)} ({one.claim}) by {one.by}: single events explain {bounds(*one.itemised)}, "
        f"{bounds(*one.unexplained)} unexplained"
    )
    largest = sorted(one.parts, key=lambda part: (-max(part.itemised[0], part.claimed), part.bin))[:SHOWN]
    rows = [
        [names.get(part.bin, part.bin), bounds(*part.itemised), f"{part.claimed:,}" if part.claimed else "", _unexplained(part.unexplained)]
        for part in one.parts
        if part in largest
    ]
    print_table(title, [one.by, "single events", "smaller total", "unexplained here"], rows)
    if len(one.parts) > SHOWN:
        say(f"the {SHOWN} largest of {len(one.parts)} rows (--json has all)", style="dim", indent=4)
    if one.unplaced:
        say(f"{one.unplaced:,} of the events' number lie in no single row", indent=4)
    say(
        f"of the unexplained, {f'up to {one.nowhere:,}' if one.nowhere else 'none'} lies in no row: no event and no smaller total tells where",
        indent=4,
    )
    say()


def _unexplained(between: tuple[int, int]) -> str:
    return "" if between == (0, 0) else bounds(*between)


def _print_spread(case: Case, places: tuple[FirstDay, ...]) -> None:
    names = place_names_of(case, (one.place for one in places))
    rows = [
        [
            names[one.place],
            _between(one),
            str(one.told or "day unknown"),
            _lag(one),
            f"{one.events:,}",
            f"{one.undated:,}" if one.undated else "",
            one.claims[0],
        ]
        for one in places[: 2 * SHOWN]
    ]
    title = "first day in each place, of events told of that place alone; lag in days behind the first"
    print_table(title, ["place", "first day", "first told", "lag", "events", "start open", "id"], rows)
    if len(places) > 2 * SHOWN:
        say(f"… and {len(places) - 2 * SHOWN} more places (--json)", style="dim", indent=4)
    if any(one.undated for one in places):
        say("“start open”: events that may lie before the first day given; --from narrows it", style="dim", indent=4)
    say()


def _between(one: FirstDay) -> str:
    if one.earliest == one.latest:
        return str(one.earliest or "open")
    return f"{one.earliest or 'open'} … {one.latest or 'open'}"


def _lag(one: FirstDay) -> str:
    low, high = one.lag
    if low == high:
        return "open" if low is None else f"{low:,}"
    return f"{'open' if low is None else f'{low:,}'} to {'open' if high is None else f'{high:,}'}"


def _print_confirmation(found: tuple[Confirmation, ...]) -> None:
    rows = [
        [
            one.source,
            f"{one.told:,}",
            f"{one.first:,}",
            f"{one.behind:,}",
            f"{one.alone:,}",
            bounds(*one.confirmed),
            f"{one.confirmed[0] / one.told:.0%}" if one.told else "",
            "" if one.lag is None else f"{one.lag[1]} ({one.lag[0]} to {one.lag[2]})",
        ]
        for one in found[: 2 * SHOWN]
    ]
    title = "events of each source that another witness told later. Told again is not true; alone is not false"
    columns = ["source", "events", "first", "after others", "alone", "told later", "share", "days until, median"]
    print_table(title, columns, rows)
    if len(found) > 2 * SHOWN:
        say(f"… and {len(found) - 2 * SHOWN} more sources (--json)", style="dim", indent=4)
    say()


def _print_checks(case: Case, found: tuple[Check, ...]) -> None:
    say("derived claims, checked: what they imply beside what is claimed elsewhere", style="dim", indent=2)
    styles = {"differs": "bold red", "open": "yellow", "fits": "green"}
    for one in found[:SHOWN]:
        say(f"{one.verdict} · {one.kind} · {one.says}", style=styles[one.verdict], indent=4)
        for name, side in (("now", one.now), ("then", one.then)):
            if side is not None:
                claimed = "nothing is claimed of these days" if side.claimed is None else f"claimed {bounds(*side.claimed)}"
                implied = "" if side.implied is None else f"; the percentage implies {bounds(*side.implied)}"
                say(f"{name}, {side.first} … {side.last}: {claimed}{implied}", indent=6)
        if one.beside:
            told = "both would fit" if one.kind == "weekday" else "told elsewhere"
            say(f"{told}: {', '.join(map(str, one.beside))}", indent=6)
        if one.assumed:
            say(f"assumed: {one.assumed}", style="dim", indent=6)
        claim = case.claim(one.claim)
        if claim:
            print_claim(case, claim, 6)
    if len(found) > SHOWN:
        say(f"… and {len(found) - SHOWN} more checks (--json)", style="dim", indent=4)
    if not found:
        say("no percentage, day counter, anniversary or weekday among these claims", style="dim", indent=4)
    say()
