"""A figure on the terminal: what was asked, the interval drawn, what it says and does not say, the sentences it stands on."""

from rich.text import Text

from gavah.casefile import Case
from gavah.cli.doubts import print_contradictions, print_doubts
from gavah.cli.output import isolate, put, results, say
from gavah.cli.sentences import known, print_claim
from gavah.cli.tables import print_table
from gavah.cli.words import bounds, plural
from gavah.gazetteer import Place
from gavah.model import Figure

WIDEST = 64
LEADING_SHOWN = 5
WITNESSES_SHOWN = 12

LEGEND = (
    "evidence: lowest numbers that surely count different people or events, added up · floor: the fewest there can be if every counted claim "
    "holds · best: each event once, by the likeliest grouping · named: every claim at the highest number anyone names · ceiling: the highest "
    "reading; none where a claim has no upper end (“at least”). All of it is what is claimed, not what is so; what nobody reported is in no "
    "number."
)


def print_figure(case: Case, figure: Figure, *, place: str, made: str = "", brief: bool = False) -> None:
    """Print `figure` (its id is `made`); `brief` leaves out witnesses, rules, totals and lists (for the summary)."""
    _print_question(figure, place, made)
    if figure.status == "nothing":
        say("no claim in this case answers this. That is not zero: nobody whom this case has read says how many.", indent=2)
    else:
        put(draw(figure), 2)
        say(in_words(figure), indent=2)
        say(_basis(figure), style="dim", indent=2)
        _print_cut(figure)
        _print_rows(case, figure)
        if figure.told_apart:
            say(f"{figure.told_apart} persons in the evidence are told apart by different whole names", style="dim", indent=2)
        _print_leading(case, figure)
        print_contradictions(case, figure)
    if not brief:
        _print_rules(figure)
        _print_witnesses(case, figure)
        print_doubts(case, figure)
        say()
        say(LEGEND, style="dim")
    say()


def _print_question(figure: Figure, place: str, made: str) -> None:
    q = figure.question
    window = f"{q.start or '…'} – {q.end or '…'}" if q.start or q.end else "any day"
    filters = [
        f"only {', '.join(q.sources)}" if q.sources else "",
        f"without {', '.join(q.not_sources)}" if q.not_sources else "",
        f"told by {q.min_witnesses} witnesses or more" if q.min_witnesses > 1 else "",
        f"sources of grade {q.grade} or better" if q.grade else "",
        f"{q.rule} reading" if q.rule != "conservative" else "",
    ]
    asked = [q.type or "", window, place, *filters]
    put(
        Text.assemble(
            (q.measure.replace("|", " or "), "bold"),
            "".join(f" · {isolate(part)}" for part in asked if part),
            (f"  {made}" if made else "", "dim"),
            ("  CONSTRUCTED" if figure.constructed else "", "yellow"),
        )
    )


def in_words(figure: Figure) -> str:
    """The interval as a sentence that says what it rests on."""
    if figure.floor == figure.ceiling:
        return f"By these claims {figure.floor:,}, neither fewer nor more."
    least = f"By these claims at least {figure.floor:,}" if figure.floor else "These claims prove no lowest number"
    if figure.ceiling is not None:
        return f"{least}, at most {figure.ceiling:,}; counted by the likeliest grouping {figure.best:,}."
    highest = f"with every claim at the highest number named {figure.named:,}, and some claims have no upper end"
    return f"{least}; by the likeliest grouping {figure.best:,}; {highest}."


def _basis(figure: Figure) -> str:
    held = f"{plural(figure.claims, 'claim')}, {plural(figure.events, 'event')}, {plural(figure.witnesses, 'independent witness')}"
    if figure.status == "gap":
        return f"{held} · not proven within the time limit; the floor may be up to {figure.gap:,} higher"
    return f"{held} · bounds proven" + (f" · {plural(len(figure.contradictions), 'contradiction')}" if figure.contradictions else "")


def _print_cut(figure: Figure) -> None:
    if figure.cut:
        took = "" if figure.seconds is None else f" after {figure.seconds:,} s"
        say(f"the time limit cut short{took}: {', '.join(figure.cut)}; more time (--time-limit) may show more", style="yellow", indent=2)


def draw(figure: Figure) -> Text:
    """The five numbers over one line: `╌` evidence to floor, `┣` floor, `●` best, `━` to named, `─` to ceiling, or an arrow if open."""
    width = max(24, min(WIDEST, results.width - 20))
    top = max(figure.named, figure.ceiling or 0, 1)

    def column(number: int) -> int:
        return round(number / top * (width - 1))

    line = [" "] * width
    line[column(figure.floor) : column(figure.named) + 1] = "━" * (column(figure.named) + 1 - column(figure.floor))
    line[column(figure.evidence) : column(figure.floor)] = "╌" * (column(figure.floor) - column(figure.evidence))
    end = figure.ceiling if figure.ceiling is not None else top
    line[column(figure.named) + 1 : column(end) + 1] = "─" * (column(end) - column(figure.named))
    line[column(figure.floor)], line[column(figure.best)] = "┣", "●"
    arrow = "▶ open" if figure.ceiling is None else f"┤ {figure.ceiling:,}"
    return Text.assemble(("".join(line), "cyan"), (arrow, "cyan"), "\n", _numbers(figure))


def _numbers(figure: Figure) -> Text:
    names = ["evidence", "floor", "best", "named", "ceiling", *(["limit"] if figure.limit is not None else [])]
    text = Text()
    for name in names:
        number = getattr(figure, name)
        text.append("   " if text else "").append(f"{name} ", style="dim").append("none" if number is None else f"{number:,}", style="bold")
    return text


def _print_leading(case: Case, figure: Figure) -> None:
    shown = sorted(known(case, figure.leading), key=lambda claim: -(claim.quantity.low if claim.quantity else 1))
    if shown:
        say(f"{plural(len(shown), 'leading sentence')}: these alone give the floor of {figure.floor:,}", style="dim", indent=2)
    for claim in shown[:LEADING_SHOWN]:
        print_claim(case, claim)
    if len(shown) > LEADING_SHOWN:
        say(f"… and {len(shown) - LEADING_SHOWN} more leading sentences (--json has their ids)", style="dim", indent=2)


def _print_rows(case: Case, figure: Figure) -> None:
    if not figure.rows:
        return
    names = _bin_names(case, figure)
    rows = [
        [names.get(row["bin"], row["bin"]), *(_or_none(row[name]) for name in ("evidence", "floor", "best", "named", "ceiling", "claims"))]
        for row in figure.rows
    ]
    print_table(
        f"by {figure.question.by}: each row is a question of its own, rows need not add up; what has no day or place may lie in any row",
        ["", *list(figure.rows[0])[1:]],
        rows,
    )


def _bin_names(case: Case, figure: Figure) -> dict[str, str]:
    if figure.question.by not in ("province", "city", "site"):
        return {}
    from gavah.pipeline import gazetteer_of

    gazetteer = gazetteer_of(case)
    places: list[Place | None] = [gazetteer.place(row["bin"]) for row in figure.rows]
    return {place.id: place.name for place in places if place}


def _print_rules(figure: Figure) -> None:
    if not figure.by_rule:
        return
    readings = {tuple(row.values()) for row in figure.by_rule.values()}
    if len(readings) == 1:
        say(f"the same under every rule for rival accounts of one event ({', '.join(figure.by_rule)})", style="dim", indent=2)
        return
    rows = [[name, *map(_or_none, row.values())] for name, row in figure.by_rule.items()]
    print_table("by the rule for rival accounts of one event", ["rule", *next(iter(figure.by_rule.values()))], rows)


def _print_witnesses(case: Case, figure: Figure) -> None:
    if not figure.by_witness:
        return
    roots = {witness.id: witness.root for witness in case.witnesses}
    told = sorted(figure.by_witness, key=lambda one: (-one.low, one.witness))
    rows = [[bounds(one.low, one.high), roots.get(one.witness, one.witness), one.witness] for one in told[:WITNESSES_SHOWN]]
    print_table("by each witness alone", ["says", "witness", "id"], rows)
    if len(told) > WITNESSES_SHOWN:
        say(f"… and {len(told) - WITNESSES_SHOWN} more witnesses (--json)", style="dim", indent=2)


def _or_none(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:,}" if isinstance(value, int) else str(value)
