"""`python -m bench count --data FOLDER`: "how many killings in Houston in March 2017?" from news reports, with the reports of each.

Reports are grouped to stories; what a story tells of (whether anybody died or was hurt, where, on which day) is what the claims read from its
reports say, most of them agreeing. `questions.json` in the folder is asked; where there is none, DEV questions are made from
`incidents.jsonl` (`count_questions`), and reports of incidents that it lacks are left out. Scored: accuracy of the number, F1 of the reports
(mean over the questions), whether the interval holds the truth. Beside it the constants, and the accuracy of who knows that no answer of
the made questions is below two, as a constant does.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import gavah
from bench.count_questions import Asked, asked, incidents, made
from bench.link_reports import as_report
from gavah.gazetteer import default, places
from gavah.linking.stories import profile, stories
from gavah.model import Claim, PlaceMention, Report, folded
from gavah.reading.numbers import numbers
from gavah.reading.times import times

VIOLENT = ("assault", "killing", "protest.lethal")
MEASURES = ("dead", "injured", "persons")
"""Counted in violent claims; `persons` were shot, and who was shot and did not die was hurt."""
CONSTANTS = (1, 2, 3, 4, 5)
BACK = 7
"""Days before its first report that a story's day is looked for."""
AGREE, NAMED = 0.5, 0.3
"""Share of a story's reports that must tell of a death or an injury; share of the places named that must lie in the place asked for."""
_WORD = re.compile(r"\w+")
_SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}


class Account(NamedTuple):
    """What one report tells of. `days`: the single days of its violent claims; `inside`: the share of the places it names that lie in each."""

    id: str
    published: date
    dead: bool
    hurt: bool
    days: tuple[date, ...]
    inside: dict[str, float]


class Story(NamedTuple):
    """The reports of one story, and what most of them say."""

    id: str
    reports: tuple[str, ...]
    day: date
    types: frozenset[str]
    inside: dict[str, float]


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """Scores on the questions of `data`; `out` takes `{"question", "low", "best", "high", "docs"}` a line."""
    file = data / "questions.json"
    rows = {row["id"]: row for row in map(json.loads, (data / "reports.jsonl").read_text("utf-8").splitlines())}
    if file.exists():
        questions: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    else:
        known = incidents(data)
        questions = made(known)
        kept = {id_ for one in known for id_ in one["docs"]}
        rows = {id_: row for id_, row in rows.items() if id_ in kept}
    reports = [as_report(row) for _, row in sorted(rows.items())]
    found = told(reports)
    answers = {id_: answer(ask, found) for id_, question in questions.items() if (ask := asked(question)) is not None}
    if out:
        lines = (
            {"question": id_, "low": low, "best": len(docs), "high": high, "docs": {story.id: story.reports for story in docs}}
            for id_, (low, docs, high) in answers.items()
        )
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return {"questions": len(questions), "served": len(answers), "stories": len(found), **scores(questions, answers)}


def told(reports: Sequence[Report]) -> list[Story]:
    """The stories of `reports`."""
    accounts, profiles = {}, []
    for report in reports:
        named = places(report.text, lang="en")
        day = report.published
        profiles.append(profile(report, named, times(report.text, lang="en", anchor=day), numbers(report.text, lang="en")))
        if day is not None:
            accounts[report.id] = account(report.id, day, named, gavah.read(report))
    grouped: dict[str, list[Account]] = {}
    for id_, group in stories(profiles).group.items():
        if id_ in accounts:
            grouped.setdefault(group, []).append(accounts[id_])
    return [story(id_, group) for id_, group in sorted(grouped.items())]


def account(id_: str, published: date, named: Iterable[PlaceMention], claims: Iterable[Claim]) -> Account:
    """What a report tells of, from the places it names and the claims read from it."""
    inside: Counter[str] = Counter()
    located = [mention for mention in named if len(mention.path) > 1]
    for mention in located:
        inside.update({key(name) for name in (mention.name, *map(_name, mention.path[1:])) if name})
    violent = [
        claim
        for claim in claims
        if claim.type.startswith(VIOLENT) and claim.polarity == "affirmed" and claim.modality in ("asserted", "alleged", "suspected")
    ]
    most = {measure: max((c.quantity.low for c in violent if c.quantity and c.quantity.measure == measure), default=0) for measure in MEASURES}
    hurt = most["injured"] > 0 or most["persons"] > most["dead"]
    days = {when.earliest for claim in violent if (when := claim.when) and when.earliest and when.earliest == when.latest}
    shares = {name: count / len(located) for name, count in inside.items()}
    return Account(id_, published, most["dead"] > 0, hurt, tuple(sorted(days)), shares)


def key(name: str) -> str:
    """A name of a place as names are compared: "City of Saint Louis" and "St. Louis", "Los Angeles County" and "Los Angeles" are one."""
    words = [_SHORT.get(word, word) for word in _WORD.findall(folded(name))]
    return " ".join(word for word in words if word not in ("city", "county", "of"))


def story(id_: str, group: Sequence[Account]) -> Story:
    """What most reports of a story say."""
    first = min(one.published for one in group)
    near = [day for one in group for day in one.days if timedelta(0) <= first - day <= timedelta(BACK)]
    told_of = {"killing": sum(one.dead for one in group), "injuring": sum(one.hurt for one in group)}
    return Story(
        id_,
        tuple(sorted(one.id for one in group)),
        min(near, default=first),
        frozenset(kind for kind, count in told_of.items() if count >= AGREE * len(group)),
        _shares(one.inside for one in group if one.inside),
    )


def answer(ask: Asked, found: Sequence[Story]) -> tuple[int, list[Story], int]:
    """Between how many, which stories, and at most how many. Lower: those that nothing speaks against even read strictly; upper: those of
    a day or two beside the time asked for too."""
    slack = timedelta(2)
    fits = [one for one in found if ask.event_type in one.types and _within(ask, one, NAMED)]
    inside = [one for one in fits if ask.start <= one.day <= ask.end]
    sure = [one for one in inside if _within(ask, one, 2 * NAMED)]
    wide = [one for one in found if ask.start - slack <= one.day <= ask.end + slack and _within(ask, one, NAMED / 2)]
    return len(sure), inside, max(len(wide), len(inside))


def _within(ask: Asked, one: Story, share: float) -> bool:
    return all(one.inside.get(key(name), 0.0) >= share for name in (ask.state, ask.city) if name)


def scores(questions: dict[str, dict[str, Any]], answers: dict[str, tuple[int, list[Story], int]]) -> dict[str, object]:
    """Accuracy, F1 of the reports and share of intervals that hold the truth, in percent; of constants the accuracy. Without gold, nothing."""
    gold = {id_: questions[id_]["gold"] for id_ in answers if "gold" in questions[id_]}
    if not gold:
        return {}
    right = [len(answers[id_][1]) == len(events) for id_, events in gold.items()]
    held = [answers[id_][0] <= len(events) <= answers[id_][2] for id_, events in gold.items()]
    f1 = [
        _f1({doc for one in answers[id_][1] for doc in one.reports}, {doc for docs in events.values() for doc in docs})
        for id_, events in gold.items()
    ]
    off = [abs(len(answers[id_][1]) - len(events)) for id_, events in gold.items()]
    constants = {f"constant {n}": _percent(len(events) == n for events in gold.values()) for n in CONSTANTS}
    at_least_two = [max(2, len(answers[id_][1])) == len(events) for id_, events in gold.items()]
    return {
        "accuracy": _percent(right),
        "accuracy_at_least_two": _percent(at_least_two),
        "document_f1": _percent(f1),
        "holds_truth": _percent(held),
        "mean_error": sum(off) / len(off),
        **constants,
    }


def _f1(found: set[str], gold: set[str]) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0


def _percent(values: Iterable[float]) -> float:
    held = list(values)
    return 100 * sum(held) / len(held)


def _shares(rows: Iterable[dict[str, float]]) -> dict[str, float]:
    """The mean share of each name over the reports that name any place."""
    held = list(rows)
    return {name: sum(row.get(name, 0.0) for row in held) / len(held) for name in {name for row in held for name in row}}


def _name(id_: str) -> str:
    place = default().place(id_)
    return place.name if place else ""
