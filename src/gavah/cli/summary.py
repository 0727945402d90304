"""What a case holds, in a terminal that a person likes to read."""

from rich.padding import Padding
from rich.table import Table

from gavah.casefile import Case
from gavah.cli.figure import print_figure
from gavah.cli.output import results
from gavah.model import NOT_SUMMED, Question

FIGURES_SHOWN = 3


def print_summary(case: Case) -> None:
    """Counts, then the figures of the measures most claims speak of, with their leading sentences and contradictions."""
    if case.constructed:
        results.print("[reverse] EXERCISE · CONSTRUCTED · تمرین · ساختگی [/reverse]  nothing in these reports happened\n")
    results.print(Padding(_counts(case), (0, 0, 1, 0)))
    for measure in _main_measures(case):
        print_figure(case, case.ask(Question(measure=measure)), place="everywhere", brief=True)
    results.print(
        f"[dim]ask:  gavah ask executed --case {case.folder} --by province     look under anything:  gavah show ID --case {case.folder}[/dim]"
    )


def _counts(case: Case) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    kinds = dict(case.db.execute("SELECT kind, count(*) FROM claim WHERE current = 1 GROUP BY kind").fetchall())
    repeated = case.db.execute("SELECT count(DISTINCT copy) FROM copy").fetchone()[0]
    statements = f"{kinds.get('event', 0):,} of events, {kinds.get('total', 0):,} totals, {kinds.get('statement', 0):,} statements"
    rows = [
        ("report", f"reports, {repeated:,} of them repeat another wholly or in part"),
        ("source", "sources"),
        ("claim", f"claims: {statements}"),
        ("event", "events they may tell of"),
        ("witness", "witnesses (independent roots)"),
        ("problem", "things that could not be read (gavah problems)"),
    ]
    for name, words in rows:
        table.add_row(f"{case.count(name):,}", words)
    return table


def _main_measures(case: Case) -> list[str]:
    """The measures most claims speak of; those that are summed."""
    rows = case.db.execute(
        "SELECT measure FROM claim WHERE current = 1 AND kind != 'statement' AND measure IS NOT NULL GROUP BY measure ORDER BY count(*) DESC, measure"
    )
    return [measure for (measure,) in rows if measure not in NOT_SUMMED][:FIGURES_SHOWN]
