"""`gavah ask MEASURE`: a figure."""

from datetime import date
from pathlib import Path

import click
import msgspec

from gavah.casefile import Case
from gavah.cli.options import Day, case_option, json_option, open_case
from gavah.cli.output import print_json
from gavah.cli.place import place_of
from gavah.model import MEASURES, Question, QuestionError

BY = ("day", "week", "month", "sh-month", "province", "city", "site", "type", "source")
"""As `gavah.figures.breakdown` has them; a test compares. Named here so that help pages load no solver."""


@click.command()
@click.argument("measure")
@case_option
@json_option
@click.option("--from", "start", type=Day(), help="First day, inclusive.")
@click.option("--to", "end", type=Day(), help="Last day, inclusive.")
@click.option("--place", help="A place: id or name, in either script.")
@click.option("--type", "event_type", help="Only this event type.")
@click.option("--by", type=click.Choice(BY), help="Break the figure down; each row is a question of its own.")
@click.option("--source", "sources", multiple=True, help="Only what this source says (may be repeated).")
@click.option("--not-source", "not_sources", multiple=True, help="Without what this source says (may be repeated).")
@click.option("--min-witnesses", type=click.IntRange(1), default=1, show_default=True, help="Count an event only if as many witnesses tell of it.")
@click.option("--grade", type=click.Choice(list("ABCDEF")), help="Only sources of this grade or better.")
@click.option(
    "--rule",
    type=click.Choice(["conservative", "modal", "highest"]),
    default="conservative",
    show_default=True,
    help="How rival accounts of one event are read.",
)
@click.option("--time-limit", type=click.FloatRange(min=0), default=120.0, show_default=True, help="Seconds; what they cut short is named.")
def ask(
    measure: str,
    folder: Path,
    as_json: bool,
    start: date | None,
    end: date | None,
    place: str | None,
    event_type: str | None,
    by: str | None,
    sources: tuple[str, ...],
    not_sources: tuple[str, ...],
    min_witnesses: int,
    grade: str | None,
    rule: str,
    time_limit: float,
) -> None:
    """How many MEASURE? An interval with its sentences.

    MEASURE is dead, executed, injured, arrested, sentenced …; 'dead|executed' asks for both. Days are ISO or Solar Hijri (1450-07-11).
    """
    _check(measure, start, end, event_type)
    with open_case(folder) as case:
        asked = place_of(case, place) if place else None
        _check_sources(case, (*sources, *not_sources))
        question = Question(
            measure=measure,
            start=start,
            end=end,
            place=asked.id if asked else None,
            place_path=asked.path if asked else (),
            type=event_type,
            sources=sources,
            not_sources=not_sources,
            min_witnesses=min_witnesses,
            grade=grade,
            rule=rule,
            by=by,
        )
        figure = case.ask(question, time_limit=time_limit)
        made = case.figure_id(figure)
        if as_json:
            print_json({"id": made, **msgspec.to_builtins(figure)})
        else:
            from gavah.cli.figure import print_figure

            print_figure(case, figure, place=asked.name if asked else "everywhere", made=made)


def _check(measure: str, start: date | None, end: date | None, event_type: str | None) -> None:
    unknown = [part for part in measure.split("|") if part not in MEASURES]
    if unknown:
        raise QuestionError(f"nothing is measured as {unknown[0]!r}", remedy=f"ask for one of: {', '.join(MEASURES)}; or two joined: 'dead|executed'")
    if start and end and start > end:
        raise QuestionError(f"the window ends ({end}) before it starts ({start})", remedy="exchange --from and --to")
    if event_type and not _is_type(event_type):
        raise QuestionError(f"no event type is called {event_type!r}", remedy="`gavah claims` shows types in use; `gavah doctor --types` lists all")


def _check_sources(case: Case, asked: tuple[str, ...]) -> None:
    known = {source.id for source in case.sources}
    for source in asked:
        if source not in known:
            raise QuestionError(f"this case has no source {source!r}", remedy="`gavah sources` lists them")


def _is_type(name: str) -> bool:
    from gavah.ontology import is_type

    return is_type(name)
