"""`python -m bench count --data FOLDER`: "how many killings in Houston in March 2017?" from news reports, with the reports of each.

Reports are grouped to stories; each has a chance to answer the question (`count_chances`), from whether its reports tell of a death or an injury,
where and on which day. The chances make a distribution of the number: `low` and `high` are its 5 and 95 percent, `best` its median, of who
knows that no answer of these questions is below two, as a constant does; the reports are those of the `best` likeliest stories. What the
median is right without that knowledge stands beside it.

`questions.json` in the folder is asked; where there is none, DEV questions are made from `incidents.jsonl` (`count_questions`), and reports of
incidents that it lacks are left out; and again from the incidents of each half of the time, of which the earlier was fitted on. Scored: accuracy
of the number, F1 of the reports (mean over the questions), whether the interval holds the truth. Beside it the constants.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import gavah
from bench.count_chances import Chances, at_least, number, quantile, tables
from bench.count_questions import Asked, Incident, asked, incidents, made
from bench.count_stories import Account, Story, account
from bench.link_reports import as_report, story_profile
from gavah.gazetteer import places
from gavah.linking.stories import stories

CONSTANTS = (1, 2, 3, 4, 5)
FEWEST = 2
"""No answer of the questions is below it: "how many killings" asks for several."""
TAIL = 0.05
"""Probability on each side of the interval."""
Questions = dict[str, dict[str, Any]]


class Answer(NamedTuple):
    """`low` … `high`, `best` and the stories counted; `free`: the median of who does not know that the answer is `FEWEST` or more."""

    low: int
    best: int
    high: int
    stories: tuple[Story, ...]
    free: int


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """Scores on the questions of `data`; `out` takes `{"question", "low", "best", "high", "docs"}` a line."""
    file = data / "questions.json"
    known: list[Incident] | None = None
    parts: dict[str, Questions] = {}
    if file.exists():
        questions: Questions = json.loads(file.read_text("utf-8"))
    else:
        known = incidents(data)
        questions, parts = made(known), {name: made(part) for name, part in halves(known).items()}
    found = told(data, known)
    chances = Chances(found)
    answers = answered(chances, questions)
    if out:
        lines = (
            {"question": id_, "low": a.low, "best": a.best, "high": a.high, "docs": {s.id: [one.id for one in s.accounts] for s in a.stories}}
            for id_, a in answers.items()
        )
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    by_half = {name: scores(part, answered(chances, part)) for name, part in parts.items()}
    return {"questions": len(questions), "served": len(answers), "stories": len(found), **scores(questions, answers), **by_half}


def halves(known: Sequence[Incident]) -> dict[str, list[Incident]]:
    """The incidents of the earlier and of the later half of the time."""
    middle = sorted(one["day"] for one in known)[len(known) // 2]
    return {
        "earlier_half": [one for one in known if one["day"] <= middle],
        "later_half": [one for one in known if one["day"] > middle],
    }


def told(data: Path, known: Sequence[Incident] | None = None) -> list[Story]:
    """The stories of the reports in `data`; where incidents are given, of theirs alone."""
    rows = {row["id"]: row for row in map(json.loads, (data / "reports.jsonl").read_text("utf-8").splitlines())}
    kept = rows.keys() if known is None else {id_ for one in known for id_ in one["docs"]}
    accounts, profiles = {}, []
    for report in (as_report(row) for id_, row in sorted(rows.items()) if id_ in kept):
        named = places(report.text, lang="en")
        profiles.append(story_profile(report, named))
        if report.published is not None:
            accounts[report.id] = account(report, report.published, named, gavah.read(report))
    grouped: dict[str, list[Account]] = {}
    for id_, group in stories(profiles).group.items():
        if id_ in accounts:
            grouped.setdefault(group, []).append(accounts[id_])
    return [Story(id_, group) for id_, group in sorted(grouped.items())]


def answered(chances: Chances, questions: Questions) -> dict[str, Answer]:
    """The answers to the questions that gavah can ask."""
    return {id_: answer(chances, ask) for id_, question in questions.items() if (ask := asked(question)) is not None}


def answer(chances: Chances, ask: Asked) -> Answer:
    """Between how many, which stories, and at most how many."""
    rows = chances.of(ask)
    seen = number((chance for chance, _ in rows), tables().spread)
    known = at_least(seen, FEWEST)
    best = quantile(known, 0.5)
    return Answer(quantile(known, TAIL), best, quantile(known, 1 - TAIL), tuple(story for _, story in rows[:best]), quantile(seen, 0.5))


def scores(questions: Questions, answers: dict[str, Answer]) -> dict[str, object]:
    """Accuracy, F1 of the reports and share of intervals that hold the truth, in percent; of constants the accuracy. Without gold, nothing."""
    gold = {id_: questions[id_]["gold"] for id_ in answers if "gold" in questions[id_]}
    if not gold:
        return {}
    pairs = [(answers[id_], len(events)) for id_, events in gold.items()]
    f1 = [
        _f1({one.id for story in answers[id_].stories for one in story.accounts}, {doc for docs in events.values() for doc in docs})
        for id_, events in gold.items()
    ]
    constants = {f"constant {n}": _percent(truth == n for _, truth in pairs) for n in CONSTANTS}
    return {
        "accuracy": _percent(one.best == truth for one, truth in pairs),
        "accuracy_without_the_least": _percent(one.free == truth for one, truth in pairs),
        "document_f1": _percent(f1),
        "holds_truth": _percent(one.low <= truth <= one.high for one, truth in pairs),
        "stated": 100 * (1 - 2 * TAIL),
        "mean_width": sum(one.high - one.low for one, _ in pairs) / len(pairs),
        "mean_error": sum(abs(one.best - truth) for one, truth in pairs) / len(pairs),
        **constants,
    }


def _f1(found: set[str], gold: set[str]) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0


def _percent(values: Iterable[float]) -> float:
    held = list(values)
    return 100 * sum(held) / len(held)
