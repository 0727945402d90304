"""A figure on the terminal: the interval drawn, the sentences it stands on, its doubts."""

from collections.abc import Iterable

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gavah.casefile import Case
from gavah.cli.output import isolate, results
from gavah.cli.words import bounds, interval, shorten, when_words
from gavah.model import Claim, Figure

WIDTH = 56
LEADING_SHOWN = 5


def print_figure(case: Case, figure: Figure, *, place: str, brief: bool = False) -> None:
    """Print `figure`; `brief` leaves out witnesses, rules and lists (for the summary)."""
    q = figure.question
    window = f"{q.start or '…'} – {q.end or '…'}" if q.start or q.end else "any day"
    kind = f" · {q.type}" if q.type else ""
    results.print(f"[bold]{q.measure.replace('|', ' or ')}[/bold]{kind} · {window} · {place}{_made_up(figure)}")
    if figure.status == "nothing":
        results.print("  no claim answers this; that is not zero\n")
        return
    results.print(Padding(draw(figure), (0, 2)))
    results.print(f"  [dim]{figure.claims} claims, {figure.events} events, {figure.witnesses} witnesses · {_status(figure)}[/dim]")
    _print_leading(case, figure)
    _print_contradictions(case, figure)
    if not brief:
        _print_rest(case, figure)
    results.print()


def _made_up(figure: Figure) -> str:
    return " · [reverse] CONSTRUCTED [/reverse]" if figure.constructed else ""


def _status(figure: Figure) -> str:
    if figure.status == "gap":
        return f"not proven within the time limit, gap {figure.gap}"
    return "proven, with a contradiction" if figure.contradictions else figure.status


def draw(figure: Figure) -> Text:
    """The five numbers over one line: `├` evidence to floor, `●` best, named, ceiling or an arrow if open."""
    top = max(figure.named, figure.ceiling or 0, 1)

    def column(number: int) -> int:
        return round(number / top * (WIDTH - 1))

    line = [" "] * WIDTH
    for at in range(column(figure.floor), column(figure.named) + 1):
        line[at] = "━"
    for at in range(column(figure.evidence), column(figure.floor)):
        line[at] = "╌"
    end = figure.ceiling if figure.ceiling is not None else top
    for at in range(column(figure.named) + 1, column(end) + 1):
        line[at] = "─"
    line[column(figure.floor)], line[column(figure.best)] = "┣", "●"
    arrow = "▶ open" if figure.ceiling is None else f"┤ {figure.ceiling:,}"
    text = Text("".join(line), style="cyan")
    text.append(arrow, style="cyan")
    ceiling = "none" if figure.ceiling is None else f"{figure.ceiling:,}"
    numbers = [("evidence", f"{figure.evidence:,}"), ("floor", f"{figure.floor:,}"), ("best", f"{figure.best:,}"), ("named", f"{figure.named:,}")]
    numbers.append(("ceiling", ceiling))
    if figure.limit is not None:
        numbers.append(("limit", f"{figure.limit:,}"))
    for at, (name, number) in enumerate(numbers):
        text.append("\n" if at == 0 else "   ")
        text.append(f"{name} ", style="dim").append(number, style="bold")
    return text


def _print_leading(case: Case, figure: Figure) -> None:
    shown = list(_known(case, figure.leading))
    for claim in shown[:LEADING_SHOWN]:
        results.print(Padding(claim_line(case, claim), (0, 2)))
    if len(shown) > LEADING_SHOWN:
        results.print(f"  [dim]… and {len(shown) - LEADING_SHOWN} more leading sentences[/dim]")


def claim_line(case: Case, claim: Claim) -> Text:
    """One claim: how many, when, who, and the sentence with its number marked."""
    report = case.report(claim.report)
    line = Text()
    line.append(f"{claim.id} ", style="dim")
    line.append(f"{interval(claim.quantity) or claim.type}", style="bold")
    line.append(f" · {when_words(claim.when)} · {report.source if report else claim.report}\n  ")
    return line.append_text(marked(claim))


def marked(claim: Claim, width: int = 200) -> Text:
    """The claim's sentence with the words of its fields underlined."""
    sentence = claim.sentence
    whole = " ".join(sentence.words.split())
    if len(whole) > width or len(whole) != len(sentence.words) or isolate(whole) != whole:
        return Text(f"“{isolate(shorten(whole, width))}”", style="italic")
    text = Text(sentence.words)
    for span in claim.spans[1:]:
        if sentence.start <= span.start and span.end <= sentence.end:
            text.stylize("underline", span.start - sentence.start, span.end - sentence.start)
    return Text("“").append_text(text).append("”")


def _known(case: Case, ids: Iterable[str]) -> Iterable[Claim]:
    return (claim for claim in map(case.claim, ids) if claim)


def _print_contradictions(case: Case, figure: Figure) -> None:
    for group in figure.contradictions:
        results.print("  [bold red]contradiction[/bold red]: these cannot all be true")
        for claim in _known(case, group):
            results.print(Padding(claim_line(case, claim), (0, 4)))


def _print_rest(case: Case, figure: Figure) -> None:
    if figure.by_rule:
        _print_table(
            "by rule", ["rule", "floor", "best", "named", "ceiling"], [[name, *map(_or_open, row.values())] for name, row in figure.by_rule.items()]
        )
    if figure.by_witness:
        roots = {witness.id: witness.root for witness in case.witnesses}
        rows = [[roots.get(w.witness, w.witness), bounds(w.low, w.high)] for w in figure.by_witness]
        _print_table("by witness alone", ["witness", "says"], rows)
    for total in figure.totals:
        low, high = total.unexplained
        items = bounds(*total.itemised)
        results.print(f"  [dim]total[/dim] {total.claim}: claimed {bounds(total.low, total.high)}, items {items}, unexplained {bounds(low, high)}")
    for name, ids in (("reaches beyond the question", figure.straddling), ("listed, not counted", figure.listed)):
        claims = list(_known(case, ids))
        if claims:
            results.print(f"  [dim]{name} ({len(claims)}):[/dim]")
            for claim in claims[:LEADING_SHOWN]:
                results.print(Padding(claim_line(case, claim), (0, 4)))
    if figure.rows:
        columns = list(figure.rows[0])
        _print_table("breakdown", columns, [[_or_open(row.get(name)) for name in columns] for row in figure.rows])


def _or_open(value: object) -> str:
    return "open" if value is None else str(value)


def _print_table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    table = Table(title=title, title_justify="left", title_style="dim", box=None, pad_edge=False, header_style="dim")
    for name in columns:
        table.add_column(name)
    for row in rows:
        table.add_row(*row)
    results.print(Padding(table, (0, 2)))
