"""How long what a page asks of people's judgements takes on a case of many claims and many decisions.

`python -m bench judging-speed --sizes 100000` makes the constructed case of `ask-speed`, decides on claims drawn by a seed
(5,000 of them: rejections, acceptances, corrections, merges), and times each query and each further decision: median and the 95th of a hundred, in
milliseconds.
"""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from bench.ask_speed import make_case

REPEATS = 100
DAY = date(2071, 10, 1)


def run(data: Path | None, out: Path | None, *, sizes: str = "100000", decisions: int = 5000) -> dict[str, object]:
    """Times on constructed cases of `sizes` claims on which `decisions` were made. `data` and `out` are not used."""
    rows = []
    for size in map(int, sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            make_case(Path(folder) / "case", size)
            rows.append({"claims": size, "decisions": decisions, **_measured(Path(folder) / "case", decisions)})
    return {"judged": rows}


def _measured(folder: Path, decisions: int) -> dict[str, object]:
    from gavah.casefile import Case
    from gavah.casefile.decided import decisions_on, event_table, report_page
    from gavah.model import Question
    from gavah.pipeline import judging, reviewing

    chance = random.Random(0)
    with Case.open(folder, day=DAY) as case:
        ids = [name for (name,) in case.db.execute("SELECT id FROM claim ORDER BY id")]
        reports = [name for (name,) in case.db.execute("SELECT id FROM report ORDER BY id")]
        events = [name for (name,) in case.db.execute("SELECT id FROM event ORDER BY id")]

        def decide() -> None:
            claim = case.claim(chance.choice(ids))
            if claim is None:
                return
            what = chance.randrange(4)
            if what == 0:
                case.decide(judging.on_claim(case, "reject", claim.id, by="ada"))
            elif what == 1 and claim.quantity:
                value = {"measure": claim.quantity.measure, "low": claim.quantity.low + 1, "high": None}
                case.decide(judging.correction(case, claim.id, "quantity", value, by="bea"))
            elif what == 2:
                other = chance.choice(ids)
                if other != claim.id:
                    case.decide(judging.on_claim(case, "merge", claim.id, other=other, by="ada"))
            else:
                case.decide(judging.on_claim(case, "accept", claim.id, by="ada"))

        started = time.perf_counter()
        for _ in range(decisions):
            decide()
        a_second = decisions / (time.perf_counter() - started)
        asked = time.perf_counter()
        case.ask(Question(measure="arrested", place="IR-07", place_path=("IR", "IR-07")))
        seconds = time.perf_counter() - asked
        decide()

        def event() -> Any:  # noqa: ANN401 - what the query gives
            found = case.event(chance.choice(events))
            return event_table(case, found) if found else None

        timed: dict[str, Callable[[], Any]] = {
            "decide": decide,
            "a report with its claims": lambda: report_page(case, chance.choice(reports)),
            "an event's table": event,
            "decisions on a claim": lambda: decisions_on(case.db, chance.choice(ids)),
            "stale figures": lambda: case.stale,
            "moved figures": lambda: list(case.moved()),
        }
        found = {name: _times(step, REPEATS) for name, step in timed.items()}
        found["the queue"] = _times(lambda: reviewing.queue(case), 5)
        found["a sample of 200"] = _times(lambda: reviewing.draw(case, 200, ["ada", "bea"], seed=chance.randrange(10**6), by="c"), 3)
        return {"decided_a_second": round(a_second), "asked_a_province_seconds": round(seconds, 2), "ms": found}


def _times(step: Callable[[], object], repeats: int) -> dict[str, float]:
    """Median and 95th of a hundred, in milliseconds."""
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        step()
        taken.append(1000 * (time.perf_counter() - started))
    return {"median": round(median(taken), 1), "p95": round(sorted(taken)[int(0.95 * (len(taken) - 1))], 1)}
