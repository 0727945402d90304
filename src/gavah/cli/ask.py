"""`gavah ask MEASURE`: a figure."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from gavah.casefile import Case
from gavah.cli.options import Day, case_option, check_picture, json_option, open_case
from gavah.cli.output import note, print_json
from gavah.cli.place import place_of
from gavah.model import MEASURES, Figure, Question, QuestionError

if TYPE_CHECKING:
    from gavah.cli.analyses import Analyses
    from gavah.figures.admission import Admitted

BY = ("day", "week", "month", "sh-month", "province", "city", "site", "type", "source")
"""As `gavah.figures.breakdown` has them; a test compares. Named here so that help pages load no solver."""
DRAWN = ("sources", "rows", "timeline", "sensitivity", "running", "waterfall", "overlap")


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
@click.option("--sensitivity", is_flag=True, help="The figure under each admission rule, and the sources it hangs on.")
@click.option("--running", is_flag=True, help="Running counts as series: every state, the latest, growth by the day it was told.")
@click.option(
    "--reconcile",
    is_flag=False,
    flag_value="largest",
    metavar="[ID]",
    help="Take a claimed total apart by day and place (or by --by): the one named, or the one that single events explain least.",
)
@click.option("--spread", type=click.Choice(["province", "county", "city", "site"]), help="The first day in each place, and the lag between places.")
@click.option("--confirmed", is_flag=True, help="Per source: the share of its events that other witnesses told later, and how long that took.")
@click.option("--checks", is_flag=True, help="Percentages, day counters, anniversaries and weekdays: what they imply beside what is claimed.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw it: a file that ends in .svg or .png.")
@click.option("--draw", type=click.Choice(DRAWN), help="What to draw; else what is asked for, the rows of --by, or the sources.")
@click.option("--lang", type=click.Choice(["en", "fa"]), default="en", show_default=True, help="The language of the picture.")
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
    sensitivity: bool,
    running: bool,
    reconcile: str | None,
    spread: str | None,
    confirmed: bool,
    checks: bool,
    picture: Path | None,
    draw: str | None,
    lang: str,
    time_limit: float,
) -> None:
    """How many MEASURE? An interval with its sentences.

    MEASURE is dead, executed, injured, arrested, sentenced …; 'dead|executed' asks for both. Days are ISO or Solar Hijri (1450-07-11).
    """
    _check(measure, start, end, event_type)
    _check_picture(picture, draw, by)
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
        wanted = {
            "sensitivity": sensitivity or draw == "sensitivity",
            "running": running or draw == "running",
            "reconcile": reconcile or ("largest" if draw == "waterfall" else None),
            "spread": spread,
            "confirmed": confirmed,
            "checks": checks,
        }
        figure, found, admitted = _answer(case, question, wanted, time_limit, draws=picture is not None)
        made = case.figure_id(figure)
        if as_json:
            print_json({"id": made, **msgspec.to_builtins(figure), **(found.as_json() if found else {})})
        else:
            from gavah.cli.figure import print_figure

            print_figure(case, figure, place=asked.name if asked else "everywhere", made=made)
            if found:
                from gavah.cli.beside import print_analyses

                print_analyses(case, figure, found)
        if picture and found and admitted:
            from gavah.cli.drawing import Drawing, write_picture

            drawn = write_picture(Drawing(case, figure, made, found, admitted, lang=lang, time_limit=time_limit), picture, draw)
            note(f"drew {drawn}: {picture}")


def _answer(
    case: Case, question: Question, wanted: dict[str, Any], time_limit: float, *, draws: bool
) -> "tuple[Figure, Analyses, Admitted] | tuple[Figure, None, None]":
    """The figure; what is asked beside it, with the claims both were worked out from, or nothing where nothing is."""
    if not draws and not any(wanted.values()):
        return case.ask(question, time_limit=time_limit), None, None
    from gavah.casefile.asking import answer_of
    from gavah.cli.analyses import Asked, analyses

    figure, admitted, sources = answer_of(case, question, time_limit)
    return figure, analyses(case, figure, Asked(**wanted), (admitted, sources), time_limit), admitted


def _check(measure: str, start: date | None, end: date | None, event_type: str | None) -> None:
    unknown = [part for part in measure.split("|") if part not in MEASURES]
    if unknown:
        raise QuestionError(f"nothing is measured as {unknown[0]!r}", remedy=f"ask for one of: {', '.join(MEASURES)}; or two joined: 'dead|executed'")
    if start and end and start > end:
        raise QuestionError(f"the window ends ({end}) before it starts ({start})", remedy="exchange --from and --to")
    if event_type and not _is_type(event_type):
        raise QuestionError(f"no event type is called {event_type!r}", remedy="`gavah claims` shows types in use; `gavah doctor --types` lists all")


def _check_picture(picture: Path | None, draw: str | None, by: str | None) -> None:
    """Say what cannot be drawn before minutes are spent on an answer."""
    check_picture(picture, draw)
    if draw == "timeline" and by not in ("day", "week", "month", "sh-month"):
        raise QuestionError("a timeline needs bins of time", where="--draw", remedy="add --by day, week, month or sh-month")
    if draw == "rows" and by is None:
        raise QuestionError("this answer has no rows", where="--draw", remedy="add --by")


def _check_sources(case: Case, asked: tuple[str, ...]) -> None:
    known = {source.id for source in case.sources}
    for source in asked:
        if source not in known:
            raise QuestionError(f"this case has no source {source!r}", remedy="`gavah sources` lists them")


def _is_type(name: str) -> bool:
    from gavah.ontology import is_type

    return is_type(name)
