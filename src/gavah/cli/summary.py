"""What a case holds, in a terminal that a person likes to read."""

from rich.table import Table

from gavah.casefile import Case
from gavah.cli.figure import LEGEND, print_figure
from gavah.cli.output import put, say
from gavah.model import NOT_SUMMED, Question
from gavah.model.vocabulary import CONSTRUCTED

FIGURES_SHOWN = 3


def print_summary(case: Case) -> None:
    """Counts, then the figures of the measures most claims speak of, with their leading sentences and contradictions."""
    if case.constructed:
        say(f"{CONSTRUCTED} — nothing in these reports happened", style="reverse")
        say()
    put(_counts(case))
    say()
    measures = _main_measures(case)
    for measure in measures:
        figure = case.ask(Question(measure=measure))
        print_figure(case, figure, place="everywhere", made=case.figure_id(figure), brief=True)
    if measures:
        say(LEGEND, style="dim")
        say()
    say(f"next:  gavah ask {measures[0] if measures else 'executed'} --by province --case {case.folder}")
    say(f"       gavah show ID --case {case.folder}   (any id above, or its first characters)")


def _counts(case: Case) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    kinds = dict(case.db.execute("SELECT kind, count(*) FROM claim WHERE current = 1 GROUP BY kind").fetchall())
    repeated = case.db.execute("SELECT count(DISTINCT copy) FROM copy").fetchone()[0]
    statements = f"{kinds.get('event', 0):,} of events, {kinds.get('total', 0):,} totals, {kinds.get('statement', 0):,} statements"
    rows = [
        ("report", f"reports; {repeated:,} of them repeat another wholly or in part"),
        ("source", "sources"),
        ("claim", f"claims: {statements}"),
        ("event", "events they may tell of"),
        ("witness", "witnesses: independent roots that the rest repeats"),
        ("problem", "things that could not be read" + (f": gavah problems --case {case.folder}" if case.count("problem") else "")),
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
