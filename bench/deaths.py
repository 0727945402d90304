"""`python -m bench deaths --data FILE.jsonl`: short texts about one dead person; is the death read, once, on the day of death the row gives?

Rows: `lang`, `text`, `date` (the day of death, not of writing; rows without a full day and whole articles are left out). The day of writing, which
the rows do not give, is set to twenty days behind the death. Right is that day or one beside it, since rows of one night differ so; the rows' own
days are wrong here and there, so that no reader can reach all.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import gavah
from gavah.model import Claim, When

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BEHIND, _BESIDE = timedelta(days=20), timedelta(days=1)
_SHORTEST, _LONGEST = 40, 4_000  # characters of a text
_ROWS = 1_200  # of each language
OUTCOMES = ("right day", "window with the day", "another day", "another window", "no day told", "no death read")


def run(data: Path, out: Path | None = None, *, seed: int = 5) -> dict[str, object]:
    """For each language, how many of at most 1,200 rows drawn by `seed` have each outcome; `out` gets a line a row."""
    rows = [row for line in data.read_text("utf-8").splitlines() if _is_of_one_death(row := json.loads(line))]
    scores: dict[str, object] = {}
    lines = []
    for lang in ("en", "fa"):
        mine = [row for row in rows if row["lang"] == lang]
        random.Random(seed).shuffle(mine)
        told = [(row, _deaths(row)) for row in mine[:_ROWS]]
        outcomes = [outcome(deaths, date.fromisoformat(row["date"])) for row, deaths in told]
        lines += [json.dumps({"id": row["id"], "outcome": o}, ensure_ascii=False) for (row, _), o in zip(told, outcomes, strict=True)]
        scores[lang] = {"rows": len(told), **_counted(outcomes), "more than one death": sum(len(deaths) > 1 for _, deaths in told)}
    if out:
        out.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return scores


def outcome(deaths: Sequence[When | None], day: date) -> str:
    """How the deaths told stand to the day of death; of several the last with a day where the first has none."""
    if not deaths:
        return "no death read"
    when = deaths[0]
    for other in deaths[1:]:
        when = other if when is None or when.earliest is None else when
    if when is None or when.earliest is None or when.latest is None:
        return "no day told"
    right = when.earliest - _BESIDE <= day <= when.latest + _BESIDE
    if when.earliest == when.latest:
        return "right day" if right else "another day"
    return "window with the day" if right else "another window"


def _is_of_one_death(row: dict[str, str]) -> bool:
    article = row["id"].startswith("http")  # a news article tells of more than one person
    return not article and _DAY.fullmatch(row["date"] or "") is not None and _SHORTEST <= len(row["text"]) < _LONGEST


def _deaths(row: dict[str, str]) -> list[When | None]:
    published = date.fromisoformat(row["date"]) + _BEHIND
    return [c.when for c in gavah.read(gavah.report(row["text"], lang=row["lang"], published=published)) if _is_death(c)]


def _is_death(claim: Claim) -> bool:
    quantity = claim.quantity
    return claim.kind != "statement" and claim.polarity == "affirmed" and quantity is not None and quantity.measure in ("dead", "executed")


def _counted(outcomes: Iterable[str]) -> dict[str, int]:
    tally = Counter(outcomes)
    return {name: tally[name] for name in OUTCOMES}
