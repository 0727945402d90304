"""gavah (گواه, witness): from reports to numbers you can defend.

    import gavah
    report = gavah.report("Two prisoners were executed in Karaj on October 3.", published="2071-10-04")
    claims = gavah.read(report)
    linkage = gavah.link([report], claims)
    gavah.ask(claims, linkage.events, gavah.Question("executed"))

Nothing here opens a connection, reads the clock to date an event, or loads more than the call needs.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, overload

from gavah.model import Attribution, Claim, Event, Figure, GavahError, Linkage, NumberMention, PlaceMention, Question, Report, TimeMention

if TYPE_CHECKING:
    from gavah.casefile import Case
    from gavah.estimation import Answer, Estimate, Patterns

__all__ = ["GavahError", "Question", "ask", "attributions", "estimate", "link", "numbers", "open", "places", "read", "report", "times"]

Day = date | str


def times(text: str, *, lang: str, anchor: Day | None = None) -> list[TimeMention]:
    """The time expressions of `text` (offsets in code points). `anchor` is the day it was published; never today."""
    from gavah.reading.times import times as find

    return find(text, lang=lang, anchor=_day(anchor))


def numbers(text: str, *, lang: str) -> list[NumberMention]:
    """The numbers of `text` with their bounds (`high` None = open) and what they are numbers of (`kind`)."""
    from gavah.reading.numbers import numbers as find

    return find(text, lang=lang)


def places(text: str, *, lang: str, context: Mapping[str, str] | None = None) -> list[PlaceMention]:
    """The toponyms of `text`, resolved, with candidates. `context` may name the `country` the text is about (ISO 3166-1)."""
    from gavah.gazetteer import places as find

    return find(text, lang=lang, context=context)


def attributions(text: str, *, lang: str) -> list[Attribution]:
    """Who is said to have said what: ranges of source, cue and content."""
    from gavah.reading.attribution import attributions as find

    return find(text, lang=lang)


def report(text_or_path: "str | PathLike[str]", *, lang: str | None = None, published: Day | None = None, source: str | None = None) -> Report:
    """A report from a text, or from a file (a path, or a string that names one). Raises `GavahError` if the file cannot be read."""
    from gavah.pipeline.single import report_of_file, report_of_text

    day = _day(published)
    if isinstance(text_or_path, str) and not _names_a_file(text_or_path):
        return report_of_text(text_or_path, lang=lang or "", published=day, source=source or "")
    return report_of_file(Path(text_or_path), lang=lang or "", published=day, source=source or "")


def read(report: Report) -> list[Claim]:
    """The claims of one report, each with the words it stands on."""
    from gavah.reading import read as read_report

    return read_report(report)


def link(reports: Iterable[Report], claims: Iterable[Claim]) -> Linkage:
    """Events, witnesses, links (verdict, score, reasons) and copies."""
    from gavah.linking import link as link_claims

    return link_claims(reports, claims)


def ask(claims: Iterable[Claim], events: Iterable[Event], question: Question) -> Figure:
    """The figure for `question`. Days may be ISO strings, the place a name; raises `QuestionError` for what cannot be asked."""
    from gavah.figures import ask as ask_claims
    from gavah.pipeline.questions import settled

    return ask_claims(claims, events, settled(question), clock=monotonic)


@overload
def estimate(patterns: "Patterns | str | PathLike[str]", *, method: str, seed: int = 0, level: float = 0.95) -> "Estimate": ...
@overload
def estimate(patterns: "Patterns | str | PathLike[str]", *, method: None = None, seed: int = 0, level: float = 0.95) -> "Answer": ...
def estimate(patterns: "Patterns | str | PathLike[str]", *, method: str | None = None, seed: int = 0, level: float = 0.95) -> "Estimate | Answer":
    """How many there are in all, from the lists that hold them: an estimate with its interval, or a refusal with its reason (`refused`).

    `patterns`: a 0 or 1 a list → how many records, as a mapping, pairs or rows that end with the count; or the path of a CSV of them. Without
    `method` all methods answer, side by side (`estimates`): they disagree by more than their intervals say. Raises `GavahError` for what is no
    table.
    """
    from gavah.estimation import estimate_by, estimate_table, from_csv, from_patterns

    table = from_csv(Path(patterns)) if isinstance(patterns, str | PathLike) else from_patterns(patterns)
    return estimate_table(table, seed=seed, level=level) if method is None else estimate_by(table, method, seed=seed, level=level)


def open(path: "str | PathLike[str]", *, passphrase: str | None = None) -> "Case":
    """The case in folder `path`, with `.reports .claims .events .ask(question) .verify()`. A sealed one needs its passphrase."""
    from gavah.casefile import Case
    from gavah.field.box import unlock

    return Case.open(Path(path), day=date.today(), unlock=None if passphrase is None else lambda folder: unlock(folder, passphrase))


def _day(day: Day | None) -> date | None:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _names_a_file(words: str) -> bool:
    try:
        return len(words) < 1024 and "\n" not in words and Path(words).is_file()
    except (OSError, ValueError):
        return False
