"""What the Ask page shows of a question and its answer: values for its templates, nothing of the web."""

from calendar import monthrange
from datetime import date
from typing import Any

import msgspec

from gavah.casefile import Case
from gavah.desk import naming
from gavah.desk.addresses import question_address
from gavah.desk.facts import facts_of
from gavah.desk.interval import line_of
from gavah.desk.questions import MEASURES_ASKED, MOST_WITNESSES
from gavah.desk.solving import PARTS, Answer, Shown
from gavah.desk.telling import told
from gavah.figures.admission import GRADES
from gavah.figures.rivals import RULES
from gavah.model import GavahError, Question, QuestionError

SHOWN = 6
"""Sentences, groups and totals that are shown before a link leads to all."""
ROWS = 40


def form_values(case: Case, question: Question, lang: str) -> dict[str, Any]:
    """What the controls offer and what is chosen."""
    return {
        "question": question,
        "place_shown": naming.place_name(case.folder, question.place, lang) if question.place else "",
        "measures": MEASURES_ASKED,
        "types": facts_of(case).types,
        "sources": naming.source_names(case, lang),
        "grades": GRADES[:-1],
        "witnesses": range(1, MOST_WITNESSES + 1),
        "rules": RULES,
        "typed": None,
        "candidates": (),
        "complaint": None,
    }


def candidates(case: Case, words: str, lang: str) -> list[tuple[str, str, str, str]]:
    """Places that `words` may mean: id, name, level, what they lie in."""
    found = naming.gazetteer_of(case.folder).lookup(words)[:8] if words else ()
    return [(one.id, naming.place_name(case.folder, one.id, lang), one.level, _around(case, one.id, lang)) for one in found]


def _around(case: Case, place: str, lang: str) -> str:
    found = naming.place_of(case.folder, place)
    return " · ".join(naming.place_name(case.folder, one, lang) for one in reversed(found.path[:-1])) if found else ""


def answer_values(case: Case, answer: Answer, lang: str) -> dict[str, Any]:
    """What the answer's template shows."""
    question, names = answer.question, naming.source_names(case, lang)
    values: dict[str, Any] = {
        "question": question,
        "answer": answer,
        "parts": len(PARTS),
        "names": names,
        "address": lambda path="/ask", **more: question_address(question, path, **more),
        "narrowed": lambda by, name: _narrowed(case, question, by, name),
        "place_name": lambda name: naming.place_name(case.folder, name, lang),
        "rows_shown": ROWS,
        "shown_at_once": SHOWN,
    }
    if answer.figure is None:
        return values | {"leading": told(case, answer.bound_claims[:SHOWN]), "line": line_of([answer.bound], lang)}
    return values | _solved(case, answer, answer.figure, lang, names)


def _solved(case: Case, answer: Answer, shown: Shown, lang: str, names: dict[str, str]) -> dict[str, Any]:
    figure = shown.figure
    return {
        "figure": figure,
        "figure_id": shown.id,
        "counts": shown.counts,
        "line": line_of([figure.named, figure.ceiling or 0], lang, end=100.0 if figure.ceiling is not None else 94.0),
        "leading": told(case, figure.leading[:SHOWN]),
        "contradictions": [told(case, group) for group in figure.contradictions[:SHOWN]],
        "disputes": [told(case, group) for group in figure.disputes[:SHOWN]],
        "totals": [(one, each) for one in figure.totals[: 2 * SHOWN] for each in told(case, [one.claim])],
        "straddling": told(case, figure.straddling[:SHOWN]),
        "roots": naming.witness_roots(case, _witnesses_shown(answer, shown), names),
        "rows_line": _rows_line(answer, lang),
        "variants": _variants(answer, shown),
        "variant_line": line_of([one.named for one in answer.sensitivity.variants] if answer.sensitivity else [1], lang, end=92.0),
        "taken_apart": [(one, each) for one in answer.reconciliation or () for each in told(case, [one.claim])],
    }


def _witnesses_shown(answer: Answer, shown: Shown) -> list[str]:
    held = [one.witness for one in shown.figure.by_witness]
    if answer.sensitivity:
        held += [one.name for one in answer.sensitivity.variants if one.kind == "witness"]
        held += [one.name for one in answer.sensitivity.hangs_on if one.kind == "witness"]
    return held


def _rows_line(answer: Answer, lang: str) -> dict[str, Any]:
    """A line for each breakdown, on which its rows can be compared."""
    found = {}
    for name, rows in (("time", answer.time), ("province", answer.province)):
        if rows is not None:
            found[name] = line_of([row["named"] for row in rows.rows if row["bin"] != "unplaced"] or [1], lang, end=92.0)
    return found


def _variants(answer: Answer, shown: Shown) -> list[Any]:
    """The rules, and the sources and witnesses that change a number when they are left out."""
    if answer.sensitivity is None:
        return []
    five = ("evidence", "floor", "best", "named", "ceiling")
    alone = [one for one in answer.sensitivity.variants if one.kind in ("source", "witness")]
    moving = [one for one in alone if any(getattr(one, name) != getattr(shown.figure, name) for name in five)]
    rules = [one for one in answer.sensitivity.variants if one.kind not in ("source", "witness")]
    return [*rules, *sorted(moving, key=lambda one: (one.floor, one.best, one.named, one.name))[: 2 * SHOWN]]


def _taken_apart(case: Case, answer: Answer) -> list[tuple[Any, Any]]:
    """The total that single events explain least, with its parts by day and by province."""
    return [(one, each) for one in answer.reconciliation or () for each in told(case, [one.claim])]


def _narrowed(case: Case, question: Question, by: str, name: str) -> str:
    """The address of a row: a question of its own. "" where it is none."""
    try:
        return question_address(_row_question(case, question, by, name))
    except (GavahError, ValueError):
        return ""


def _row_question(case: Case, question: Question, by: str, name: str) -> Question:
    if by == "province":
        found = naming.place_of(case.folder, name)
        if found is None:
            raise QuestionError(f"no place has the id {name!r}")
        return msgspec.structs.replace(question, place=found.id, place_path=found.path)
    if by == "day":
        day = date.fromisoformat(name)
        return msgspec.structs.replace(question, start=day, end=day)
    year, month = map(int, name.split("-"))
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return msgspec.structs.replace(question, start=max(filter(None, (first, question.start))), end=min(filter(None, (last, question.end))))
