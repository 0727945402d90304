"""Plants canaries, reads, releases and exports, and searches every byte: what came through, what a careless reviewer would have let through."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from bench.leak.persons import Person, persons
from bench.leak.planting import SOURCES, plant
from gavah.casefile import Case
from gavah.model import Claim, GavahError
from gavah.pipeline import judging
from gavah.release.approving import as_it_stands
from gavah.release.canaries import Canaries
from gavah.release.exports import FORMATS
from gavah.release.handing import hand_out
from gavah.release.make import LeakError, make_release

AS_OF = date(2071, 11, 20)
NAMES = 5_000
APPROVALS = 100
"""Sentences a reviewer reads and approves: engines open for each."""


def run(data: Path | None = None, out: Path | None = None, *, sizes: str | None = None, seed: int = 0) -> dict[str, Any]:
    """`sizes`: how many persons. Everything is constructed."""
    people = list(persons())[: int(sizes or NAMES)]
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        begun = time.perf_counter()
        reports = plant(folder / "reports", people, seed)
        (folder / "reports" / "sources.toml").write_text(SOURCES, "utf-8")
        _read(folder)
        with Case.open(folder / "case", day=AS_OF, actor="sara") as case:
            marked = _mark(case, people[: len(people) // 2])
            approved = _approve(case, people)
            released = make_release(case, folder / "out", as_of=AS_OF)
            for name, one in FORMATS.items():
                hand_out(case, name, folder / "out" / f"export{one.suffix if name != 'acled' else '.acled.csv'}", as_of=AS_OF, internal=False)
            leaks = Canaries([name for one in people for name in one]).in_folder(folder / "out")
            careless = _careless(case, folder, people)
            edition = released.built.edition
            singly = ("small cell", "difference of releases")
            releasable = len(edition.claims) + sum(released.built.withheld.get(reason, 0) for reason in singly)
        return {
            "persons": len(people),
            "marked by a reviewer": marked,
            "reports": reports,
            "claims read": len(edition.claims) + sum(released.built.withheld.values()),
            "claims released": len(edition.claims),
            "share of releasable": round(len(edition.claims) / max(releasable, 1), 3),
            "sentences approved": approved,
            "formats": 2 + len(FORMATS),
            "bytes searched": sum(path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file()),
            "came through": len(leaks),
            "first": [f"{leak.file} ({leak.view})" for leak in leaks[:5]],
            "careless approvals": careless,
            "seconds": round(time.perf_counter() - begun, 1),
        }


def _read(folder: Path) -> None:
    import subprocess
    import sys

    run_it = [
        sys.executable,
        "-m",
        "gavah.cli.main",
        "run",
        str(folder / "reports"),
        "--case",
        str(folder / "case"),
        "--as-of",
        "2071-11-20",
        "--quiet",
    ]
    done = subprocess.run(run_it, capture_output=True, text=True, check=False)
    if done.returncode:
        raise GavahError(f"the reports could not be read: {done.stderr[-500:]}")


def _mark(case: Case, people: Iterable[Person]) -> int:
    """A reviewer classes these persons where they are first named."""
    names = {name: one for one in people for name in one}
    marked: set[Person] = set()
    for report in list(case.reports):
        for name, one in names.items():
            at = report.text.find(name)
            if at >= 0 and one not in marked:
                case.decide(judging.person_class(case, report.id, at, at + len(name), "private", by="sara"))
                marked.add(one)
    return len(marked)


def _approve(case: Case, people: Iterable[Person]) -> int:
    """A careful reviewer approves sentences in which, as they would stand, nobody is named."""
    canaries = Canaries([name for one in people for name in one])
    approved = 0
    for claim in _sentences(case):
        report = case.report(claim.report)
        if report is None or report.private:
            continue
        stands = as_it_stands(case, report, claim.sentence.start, claim.sentence.end)
        if not any(canaries.in_text(stands)):
            case.decide(judging.approval(case, report.id, claim.sentence.start, claim.sentence.end, stands=stands, by="sara"))
            approved += 1
    return approved


def _sentences(case: Case) -> list[Claim]:
    claims = list({(one.report, one.sentence.start): one for one in case.claims}.values())
    return claims[:: max(len(claims) // APPROVALS, 1)]


def _careless(case: Case, folder: Path, people: Iterable[Person]) -> Counter[str]:
    """A careless reviewer approves a sentence with a name in it, one at a time: is the build refused?"""
    canaries = Canaries([name for one in people for name in one])
    found: Counter[str] = Counter()
    for claim in _sentences(case)[:: APPROVALS // 10]:
        report = case.report(claim.report)
        if report is None:
            continue
        words = as_it_stands(case, report, claim.sentence.start, claim.sentence.end)
        if not any(canaries.in_text(words)):
            found["no name stood in it"] += 1
            continue
        made = case.decide(judging.approval(case, report.id, claim.sentence.start, claim.sentence.end, stands=words, by="omid"))
        try:
            make_release(case, folder / "careless", as_of=AS_OF)
            found["released"] += 1
        except LeakError:
            found["refused"] += 1
        case.decide(judging.undo(case, str(made.seq), by="omid"))
    return found
