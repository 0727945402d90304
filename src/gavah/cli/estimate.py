"""`gavah estimate`: what nobody documented, by all methods side by side."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from gavah.cli.options import Day, case_option, check_picture, json_option, open_case
from gavah.cli.output import is_quiet, note, print_json
from gavah.model import Question, QuestionError, Refused

if TYPE_CHECKING:
    from gavah.estimation import Answer, Table
    from gavah.model import Source

METHODS = ("chao", "bic", "bic-averaged", "aic", "stepwise", "decomposable", "lcmcr", "chapman")
"""As `gavah.estimation` has them; a test compares. Named here so that help pages load no numerics."""
BY = ("year", "month", "province", "city", "type")
SUM = "all strata"
DRAWN = ("posterior", "overlap")
"""As `gavah.cli.estimate_drawing` has them; a test compares."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@case_option
@json_option
@click.option(
    "--of", type=click.Choice(["events", "persons"]), default="events", show_default=True, help="From a case: linked events, or the named dead."
)
@click.option("--measure", default="events", show_default=True, help="From a case: only events that count this, such as executed.")
@click.option("--type", "event_type", help="From a case: only this event type.")
@click.option("--place", help="From a case: only in this place (an id or a name).")
@click.option("--from", "start", type=Day(), help="From a case: first day, inclusive.")
@click.option("--to", "end", type=Day(), help="From a case: last day, inclusive.")
@click.option("--method", "methods", multiple=True, help=f"Only this method (may be repeated): {', '.join(METHODS)}. Default: all but chapman.")
@click.option("--by", help=f"Strata: a column of the CSV, or from a case {', '.join(BY)}.")
@click.option("--copies", "copies", multiple=True, metavar="A:B", help="Lists A and B copy each other: one list (may be repeated).")
@click.option("--draws", type=click.IntRange(1), default=20, show_default=True, help="How often doubtful links are drawn by their probability.")
@click.option("--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True, help="Of the intervals.")
@click.option("--sweeps", type=click.IntRange(400), default=None, help="Of each latent class chain; doubled where chains disagree.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw it: a file that ends in .svg or .png.")
@click.option("--draw", type=click.Choice(DRAWN), help="What to draw: the posterior of each Bayesian method (default), or which lists hold what.")
@click.option("--lang", type=click.Choice(["en", "fa"]), default="en", show_default=True, help="The language of the picture.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same numbers.")
def estimate(
    files: tuple[Path, ...],
    folder: Path,
    as_json: bool,
    methods: tuple[str, ...],
    by: str | None,
    copies: tuple[str, ...],
    draws: int,
    level: float,
    sweeps: int | None,
    seed: int,
    picture: Path | None,
    draw: str | None,
    lang: str,
    **asked: Any,  # noqa: ANN401 - the options of a question
) -> None:
    """What nobody documented, estimated from who documented what.

    FILES: none takes the case's witnesses over its linked events; one CSV holds capture patterns (a column of 0 and 1 for each list, the last
    column the count); two or more are lists of the dead, one a file, and are linked first. Lists that give no number are refused: exit code 4.
    """
    check_picture(picture, draw)
    if draw == "overlap" and by:
        raise QuestionError("which lists hold what is drawn of one table", where="--draw", remedy="leave --by out")
    pairs = [_pair(words) for words in copies]
    tables, found, sources = _tables(files, folder, asked, by, pairs, draws, seed)
    declared = pairs if files else []  # in a case they were merged when the lists were made
    answers = {name: _answered(drawn, methods, declared, level, sweeps, seed) for name, drawn in tables.items()}
    if by and len(answers) > 1:
        from gavah.estimation import summed

        answers[SUM] = summed(answers, seed=seed)
    if as_json:
        _print_json(answers, found, bool(by))
    else:
        from gavah.cli.estimates import print_answers

        print_answers(answers, found)
    if picture:
        from gavah.cli.estimate_drawing import Drawn, write_estimate

        whole = answers[SUM] if SUM in answers else next(iter(answers.values()))
        note(f"drew {write_estimate(Drawn(whole, next(iter(tables.values())), sources, lang), picture, draw)}: {picture}")
    _refuse_if_nothing(answers)


def _tables(
    files: tuple[Path, ...], folder: Path, asked: Mapping[str, Any], by: str | None, pairs: list[tuple[str, str]], draws: int, seed: int
) -> tuple[dict[str, list["Table"]], tuple[str, ...], tuple["Source", ...] | None]:
    """(tables by stratum, what was found to copy, the sources of the case, None where the lists come from files)."""
    from gavah.estimation import from_csv, strata_from_csv
    from gavah.pipeline.estimating import tables_of_events, tables_of_lists, tables_of_persons

    if len(files) == 1:
        return ({name: [one] for name, one in strata_from_csv(files[0], by).items()} if by else {"": [from_csv(files[0])]}), (), None
    if files:
        if by:
            raise QuestionError("lists of the dead are not broken down here", remedy="break them down into files, or leave --by out")
        return tables_of_lists(files, number=draws, seed=seed).tables, (), None
    if by and by not in BY:
        raise QuestionError(f"a case is not broken down by {by!r}", remedy=f"use one of {', '.join(BY)}")
    with open_case(folder) as case:
        place = None
        if asked["place"]:
            from gavah.cli.place import place_of

            place = place_of(case, asked["place"])
        question = Question(
            measure=asked["measure"],
            start=asked["start"],
            end=asked["end"],
            place=place.id if place else None,
            place_path=place.path if place else (),
            type=asked["event_type"],
        )
        make = tables_of_persons if asked["of"] == "persons" else tables_of_events
        sources = tuple(case.sources)
        drawn = make(case, question, by=by or "", copies=pairs, number=draws, seed=seed)
    return drawn.tables, drawn.copies, sources


def _answered(drawn: "list[Table]", methods: tuple[str, ...], copies: list[tuple[str, str]], level: float, sweeps: int | None, seed: int) -> "Answer":
    from gavah.estimation import METHODS as ALL
    from gavah.estimation import Effort, estimate_draws

    effort = Effort(sweeps=sweeps) if sweeps else None
    return estimate_draws(drawn, methods or ALL, copies=copies, level=level, effort=effort, seed=seed, progress=_told)


def _told(what: str, done: int, of: int) -> None:
    if done == of and not is_quiet():
        note(f"{what}: {of} done")


def _pair(words: str) -> tuple[str, str]:
    first, mark, second = words.partition(":")
    if not mark or not first.strip() or not second.strip():
        raise QuestionError(f"{words!r} names no two lists", remedy="write --copies A:B")
    return first.strip(), second.strip()


def _print_json(answers: "Mapping[str, Answer]", found: tuple[str, ...], broken_down: bool) -> None:
    if not broken_down:
        print_json({**msgspec.to_builtins(answers[""]), "copies": found})
        return
    print_json({"strata": {name: answer for name, answer in answers.items() if name != SUM}, "sum": answers.get(SUM), "copies": found})


def _refuse_if_nothing(answers: "Mapping[str, Answer]") -> None:
    """Exit code 4 where nothing was estimated at all, with the first reason."""
    given = [estimate for answer in answers.values() for estimate in answer.estimates]
    if any(estimate.n_hat is not None for estimate in given):
        return
    reasons = [answer.refused for answer in answers.values() if answer.refused] or [estimate.refused for estimate in given if estimate.refused]
    raise Refused(
        f"nothing is estimated. {reasons[0] if reasons else 'There are no records.'}", remedy="docs/estimation.md says what lists must share"
    )
