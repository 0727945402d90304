"""Fits `bench/data/count.toml`: the chance that a story answers a counting question, from evidence without words of any place in it.

python scripts/train_counts.py --data FOLDER    (FOLDER as for `python -m bench count`)
Only stories reported in the earlier half of the incidents' days are fitted on; the later half stays for measuring. `spread` is the least at which
the intervals of questions made from the earlier half hold the truth at their stated rate. Needs `PYTHONPATH=src:.`.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.count import FEWEST, TAIL, halves, told
from bench.count_chances import DATA, FAR, Chances, Table, Tables, at_least, candidate_regions, number, quantile
from bench.count_questions import Incident, asked, incidents, made
from bench.count_stories import Homes, Story, key

SPREADS = [round(0.1 * i, 1) for i in range(16)]

Cases = list[tuple[dict[str, float], bool]]


class Case(NamedTuple):
    """A story and the incident that most of its reports tell of."""

    story: Story
    incident: Incident


def main() -> None:
    """Read, fit, write the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, default=DATA)
    given = options.parse_args()
    known = incidents(given.data)
    given.out.write_text(_toml(fit(told(given.data, known), known)), "utf-8")


def fit(stories: Sequence[Story], known: Sequence[Incident]) -> Tables:
    """The tables of the earlier half."""
    early = halves(known)["earlier_half"]
    middle = max(one["day"] for one in early)
    cases = list(_cases([story for story in stories if story.first <= middle], known))
    homes = Homes(stories)
    cities = [_city_cases(case, known) for case in cases]
    found = Tables(
        killing=_fitted([(case.story.killing(), bool(case.incident["num_killed"])) for case in cases]),
        injuring=_fitted([(case.story.injuring(), bool(case.incident["num_injured"])) for case in cases]),
        region=_fitted([row for case in cases for row in _region_cases(case, homes)]),
        city=_fitted([row for found in cities for row in found]),
        unwritten=_unwritten(cases, known),
        told=_days([case for case in cases if case.story.told_day]),
        published=_days([case for case in cases if not case.story.told_day]),
        spread=0.0,
    )
    return msgspec.structs.replace(found, spread=_spread(stories, early, found))


def _cases(stories: Sequence[Story], known: Sequence[Incident]) -> Iterator[Case]:
    by_report = {id_: one for one in known for id_ in one["docs"]}
    for story in stories:
        found = Counter(by_report[one.id]["incident_uri"] for one in story.accounts if one.id in by_report)
        if 2 * found.total() > len(story.accounts):
            yield Case(story, next(one for one in known if one["incident_uri"] == found.most_common(1)[0][0]))


def _region_cases(case: Case, homes: Homes) -> Cases:
    true = key(case.incident["state"])
    found = dict(candidate_regions(case.story, homes)) | {true: homes.share(case.story, true)}
    return [(case.story.region(name, home), name == true) for name, home in found.items()]


def _city_cases(case: Case, known: Sequence[Incident]) -> Cases:
    """The cities of its province that a case knows of, as far as the story mentions them."""
    true = _city(case.incident)
    others = {_city(one) for one in known if one["state"] == case.incident["state"]}
    return [(case.story.city(name), name == true) for name in sorted(others) if case.story.mentions(name)]


def _unwritten(cases: Sequence[Case], known: Sequence[Incident]) -> float:
    """The share of stories without the name of their city, over the cities that each may then lie in."""
    missing = sum(not case.story.mentions(_city(case.incident)) for case in cases)
    towns = Counter(state for state, _ in {(one["state"], _city(one)) for one in known})
    return missing / sum(towns[case.incident["state"]] for case in cases)


def _city(one: Incident) -> str:
    return key(one["city_or_county"].split("(")[0])


def _days(cases: Sequence[Case]) -> dict[str, float]:
    """Days from the story's day to the incident's → share."""
    found = Counter(max(-FAR, min(FAR, (case.incident["day"] - case.story.day).days)) for case in cases)
    return {str(days): round(count / len(cases), 4) for days, count in sorted(found.items())}


def _fitted(cases: Cases) -> Table:
    names = list(cases[0][0])
    fitted = LogisticRegression(C=1.0, max_iter=5000).fit(
        np.array([[row[name] for name in names] for row, _ in cases], float), [told for _, told in cases]
    )
    return Table(round(float(fitted.intercept_[0]), 3), {name: round(float(w), 3) for name, w in zip(names, fitted.coef_[0], strict=True)})


def _spread(stories: Sequence[Story], known: Sequence[Incident], given: Tables) -> float:
    chances = Chances(stories, given)
    rows = [([chance for chance, _ in chances.of(ask)], len(one["gold"])) for one in made(known).values() if (ask := asked(one))]

    def held(spread: float) -> float:
        found = [(at_least(number(chosen, spread), FEWEST), truth) for chosen, truth in rows]
        return sum(quantile(one, TAIL) <= truth <= quantile(one, 1 - TAIL) for one, truth in found) / len(found)

    return next((spread for spread in SPREADS if held(spread) >= 1 - 2 * TAIL), SPREADS[-1])


def _toml(given: Tables) -> str:
    lines = [
        "# Log-odds that a story answers a counting question (bench/count_chances.py), by evidence (bench/count_stories.py), and how far the day",
        "# told lies from the true one. Fitted by scripts/train_counts.py on the earlier half of the incidents, on features without words in them.",
        f"unwritten = {given.unwritten:.5f}",
        f"spread = {given.spread}",
    ]
    for name in ("told", "published"):
        shares = ", ".join(f'"{days}" = {share}' for days, share in getattr(given, name).items())
        lines.append(f"{name} = {{ {shares} }}")
    for name in ("killing", "injuring", "region", "city"):
        table: Table = getattr(given, name)
        lines += ["", f"[{name}]", f"base = {table.base}", "", f"[{name}.weights]", *(f"{k} = {v}" for k, v in table.weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
