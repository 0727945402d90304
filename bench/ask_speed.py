"""How long `gavah ask` takes on a case of many claims, from the disk to the answer, and how much memory.

`python -m bench ask-speed --sizes 20000,100000` makes a constructed case of each size (once, in a temporary folder), asks it by the command line
in a fresh process, and prints seconds on the wall, processor seconds and the greatest resident set. Claims are invented: events over
31 provinces × 12 invented cities × 60 days, told by one to six of 40 outlets with agreeing and rival numbers; totals over cities, provinces and
the country, running counts among them, a few complete, a few on two places; denials. Judgements are made with the claims, not by the
linker: *same* among the accounts of an event, *possible* to a neighbour for one in twenty, proven *distinct* for one in a hundred.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path

from gavah.model import Claim, Event, Link, Linkage, Quantity, Report, Source, Span, When, Where, Witness, make_claim

START, DAYS, PROVINCES, CITIES, OUTLETS = date(2071, 8, 1), 60, 31, 12, 40
TYPES = (("protest.lethal", "dead"), ("killing.extrajudicial", "dead"), ("riot", "dead"), ("arrest", "arrested"))
QUESTIONS = (("dead",), ("dead", "--by", "province"), ("dead", "--from", "2071-08-20", "--to", "2071-09-10", "--place", "IR-07"))
BATCH = 2000


def constructed_claims(count: int, seed: int = 0) -> Iterator[tuple[Report, Claim, str]]:
    """`count` reports of one claim each, with the event it tells of ("" for a total); the same for the same seed."""
    chance, made = random.Random(seed), 0
    while made < count:
        told = list(_event(chance, made)) if chance.random() < 0.55 else list(_series(chance, made))
        yield from told[: count - made]
        made += len(told)


def _event(chance: random.Random, first: int) -> Iterator[tuple[Report, Claim, str]]:
    place, day, kind = _city(chance), START + timedelta(days=chance.randrange(DAYS)), chance.choice(TYPES)
    number = max(1, int(chance.lognormvariate(1.2, 0.9)))
    for at in range(chance.choice((1, 1, 2, 2, 3, 6))):
        low = max(1, number + chance.choice((0, 0, 0, 0, -1, 1)))
        high = None if chance.random() < 0.2 else low
        week = chance.random() < 0.1
        days = (day - timedelta(days=3 * week), day + timedelta(days=3 * week))
        where = _where(place[:1]) if chance.random() < 0.1 else _where(place)
        yield _told(chance, first + at, "event", kind, low, high, days, (where,), event=f"e-{first:07d}", denied=chance.random() < 0.03)


def _series(chance: random.Random, first: int) -> Iterator[tuple[Report, Claim, str]]:
    """A total, or a running count of one outlet in several states."""
    kind, outlet = chance.choice(TYPES), chance.randrange(OUTLETS)
    place = _city(chance)[: chance.choice((0, 1, 1, 2, 2, 2))]
    places = (_where(place), _where(_city(chance)[: len(place)])) if place and chance.random() < 0.05 else (_where(place),)
    since = chance.randrange(DAYS)
    low = max(1, int(chance.lognormvariate((3.5, 2.2, 1.2)[len(place)], 0.9)))
    for at in range(chance.choice((1, 1, 1, 2, 4))):
        end = min(DAYS - 1, since + chance.choice((0, 1, 2, 6, 13)) + 3 * at)
        complete = chance.random() < 0.04
        days = (START + timedelta(days=since), START + timedelta(days=end))
        yield _told(chance, first + at, "total", kind, low, low if complete else None, days, places, outlet=outlet, complete=complete)
        low = max(1, low + chance.choice((0, 1, 2, 5, -1)))


def _city(chance: random.Random) -> tuple[str, ...]:
    province = chance.randrange(PROVINCES)
    return f"IR-{province:02d}", f"IR-{province:02d}-c{chance.randrange(CITIES)}"


def _where(place: tuple[str, ...]) -> Where:
    path = ("IR", *place)
    return Where(id=path[-1], name=path[-1], level=("country", "province", "city")[len(place)], path=path)


def _told(
    chance: random.Random,
    number: int,
    kind: str,
    counted: tuple[str, str],
    low: int,
    high: int | None,
    days: tuple[date, date],
    where: tuple[Where, ...],
    *,
    event: str = "",
    outlet: int | None = None,
    complete: bool = False,
    denied: bool = False,
) -> tuple[Report, Claim, str]:
    text = f"EXERCISE · CONSTRUCTED. {low} {counted[1]} in {where[0].name}, {days[0]}."
    outlet = chance.randrange(OUTLETS) if outlet is None else outlet
    report = Report(
        id=f"r-{number:07d}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        source=f"tamrin-{outlet}",
        text=text,
        published=days[1] + timedelta(days=1),
        constructed=True,
    )
    claim = make_claim(
        report=report.id,
        kind=kind,
        type=counted[0],
        polarity="denied" if denied else "affirmed",
        spans=(Span(report, 0, len(text), field="sentence"),),
        quantity=Quantity(measure=counted[1], low=low, high=high, words=str(low), rule="exact", complete=complete),
        when=When(earliest=days[0], latest=days[1], rule="date"),
        said=report.published,
        where=where,
        issuers=(report.source,),
    )
    return report, claim, event


def constructed_linkage(claims: Sequence[tuple[str, str, str]], seed: int = 0) -> Linkage:
    """The judgements among (claim id, event, outlet): events as components of their links, a witness an outlet."""
    chance = random.Random(seed)
    groups: dict[str, list[str]] = {}
    outlets: dict[str, list[str]] = {}
    for claim, event, outlet in claims:
        outlets.setdefault(outlet, []).append(claim)
        if event:
            groups.setdefault(event, []).append(claim)
    joined: list[list[list[str]]] = []
    for group in groups.values():
        if joined and chance.random() < 0.05:
            joined[-1].append(group)
        else:
            joined.append([group])
    events = [_linked(parts, chance) for parts in joined]
    distinct = [_link(parts[0][0], other[0][0], "distinct", 0.0, proven=True) for parts, other in pairwise(joined) if chance.random() < 0.01]
    witnesses = tuple(Witness(id=f"w-{name}", root=name, claims=tuple(told), reports=()) for name, told in outlets.items())
    return Linkage(events=tuple(events), witnesses=witnesses, links=(*(link for event in events for link in event.links), *distinct), copies=())


def _linked(parts: list[list[str]], chance: random.Random) -> Event:
    links = [_link(part[0], other, "same", 0.95) for part in parts for other in part[1:]]
    links += [_link(part[0], other[0], "possible", chance.choice((0.3, 0.6))) for part, other in pairwise(parts)]
    claims = tuple(claim for part in parts for claim in part)
    return Event(id=f"e-{claims[0][2:]}", type="killing", claims=claims, links=tuple(links))


def _link(one: str, other: str, verdict: str, score: float, *, proven: bool = False) -> Link:
    left, right = sorted((one, other))
    return Link(left=left, right=right, verdict=verdict, score=score, proven=proven)  # type: ignore[arg-type]


def make_case(folder: Path, count: int) -> None:
    """A case of `count` constructed claims in `folder`."""
    from gavah.casefile import Case

    kept: list[tuple[str, str, str]] = []
    with Case.create(folder, day=date(2071, 10, 1)) as case:
        case.add_sources(Source(id=f"tamrin-{one}", name=f"Tamrin {one}", constructed=True) for one in range(OUTLETS))
        run = case.start_run("read", {"reader": "constructed"})
        told = constructed_claims(count)
        while batch := list(islice(told, BATCH)):
            case.add_reports((report, report.text.encode()) for report, _, _ in batch)
            case.add_claims(((report, [claim]) for report, claim, _ in batch), reader="constructed 1", run=run)
            kept.extend((claim.id, event, report.source) for report, claim, event in batch)
        case.set_linkage([constructed_linkage(kept)])


def measure(folder: Path, words: Sequence[str], time_limit: float) -> dict[str, object]:
    """`gavah ask` with `words` on the case in `folder`: what it says of itself, and what it took."""
    command = [sys.executable, "-m", "gavah.cli.main", "ask", *words, "--case", str(folder)]
    with tempfile.TemporaryFile() as answer:
        started = time.perf_counter()
        asked = subprocess.Popen([*command, "--time-limit", str(time_limit), "--json"], stdout=answer)
        _, ended, used = os.wait4(asked.pid, 0)
        seconds = time.perf_counter() - started
        asked.returncode = os.waitstatus_to_exitcode(ended)
        if asked.returncode:
            raise subprocess.CalledProcessError(asked.returncode, command)
        answer.seek(0)
        figure = json.loads(answer.read())
    return {
        "asked": " ".join(words),
        "counted": figure["claims"],
        "evidence": figure["evidence"],
        "floor": figure["floor"],
        "status": figure["status"],
        "gap": figure["gap"],
        "cut": ",".join(figure["cut"]),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "mb_peak": round(used.ru_maxrss / 1024),
    }


def run(data: Path | None, out: Path | None, *, sizes: str = "20000,100000", time_limit: float = 120.0) -> dict[str, object]:
    """Ask constructed cases of `sizes` claims. `data` is not used; `out` takes one JSON object a line."""
    rows: list[dict[str, object]] = []
    for size in map(int, sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            make_case(Path(folder) / "case", size)
            rows.extend({"claims": size, **measure(Path(folder) / "case", words, time_limit)} for words in QUESTIONS)
    if out:
        out.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return {"asked": rows}
