"""`python -m bench hostile`: each file within its limits, read or refused with a reason, and the run goes on.

Files fuzzed from the exercise (`bench.hostile.spoiling`), a fifth of them made to harm (`bench.hostile.bombs`), go through what `gavah add`
puts every file through: found in this process, read in limited worker processes. `--sizes N`: so many files. Processor time is measured
where it is spent; memory as the most that any worker held.
"""

import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.hostile.bombs import BOMBS, OUTSIDE
from bench.hostile.seeds import seeds
from bench.hostile.spoiling import WAYS, spoiled
from gavah.ingest import AddOptions, Item, Limits, Problem, discover, run_limited
from gavah.ingest.worker import memory
from gavah.media import Examined
from gavah.model import Report
from gavah.pipeline.adding import read_item

EXERCISE = Path(__file__).parents[2] / "examples" / "exercise"
RETRIEVED = date(2071, 11, 5)
SLACK_S = 2.0
"""What a limit in whole seconds may be overrun by, and what finding one file's items may take before it is told."""
_MB = 2**20
_BUG = "report this as a bug"
_PYTHON = re.compile(r"[a-z]Error\b")  # an exception's name is no reason for people


class Spent(NamedTuple):
    """What reading an item gave, the processor time it took (seconds), and the most its worker held in memory so far (MB)."""

    outcome: Report | Examined | Problem
    seconds: float
    held: int


def measured(item: Item) -> Spent:
    """What `gavah add` makes of an item, timed in the worker."""
    start = time.process_time()
    outcome = read_item(item, RETRIEVED)
    return Spent(outcome, time.process_time() - start, memory("VmHWM") // _MB)


def run(data: Path | None, out: Path | None = None, *, sizes: str = "2000", seed: int = 7) -> dict[str, object]:
    """Outcomes counted, the most that a file took, and every file that broke a rule."""
    limits = Limits()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "a" / "b"
        made = _write(data or EXERCISE, folder, int(sizes), random.Random(seed))
        tally = _Tally(limits)
        for result in run_limited(tally.found(folder, list(made)), measured, limits=limits):
            tally.take(result.item, result.value, result.problem)
        left = {str(path.relative_to(home)) for path in Path(home).rglob("*") if path.is_file()} - {f"a/b/{name}" for name in made}
        faults = [*tally.faults, *(f"{name} was neither read nor refused" for name in made if name not in tally.told)]
        faults += [f"a file was written outside: {name}" for name in sorted(left)]
        faults += [f"a file was written outside: {name}" for name in OUTSIDE if name.startswith("/") and Path(name).exists()]
    shown = [f"{fault} [{made.get(_file(fault), '')}]" for fault in faults]
    return {"files": len(made), **tally.scores(), "made": dict(Counter(made.values())), "broke a rule": len(faults), "faults": shown[:40]}


def _write(exercise: Path, folder: Path, count: int, chance: random.Random) -> dict[str, str]:
    """File name → how it was made."""
    whole, made = seeds(exercise), {}
    folder.mkdir(parents=True)
    bombs, ways = list(BOMBS), list(WAYS)
    for number in range(count):
        if number % 5 == 4:
            how = bombs[number // 5 % len(bombs)]
            file = BOMBS[how](chance)
        else:
            how = ways[number % len(ways)]
            file = spoiled(whole[number % len(whole)], chance.choice(whole), how, chance)
        name = f"{number:05}-{file.name}"
        (folder / name).write_bytes(file.data)
        made[name] = how
    return made


class _Tally:
    """What became of the files."""

    def __init__(self, limits: Limits) -> None:
        self.faults: list[str] = []
        self._limits = limits
        self._items: Counter[str] = Counter()
        self._files: dict[str, set[str]] = {}
        self.crashed: list[str] = []
        self._longest: list[tuple[float, str]] = [(0.0, "")]
        self._finding: list[tuple[float, str]] = [(0.0, "")]
        self._before = memory("VmHWM") // _MB
        self._most = 0

    def found(self, folder: Path, names: list[str]) -> Iterator[Item | Problem]:
        """What is found in each file, timed without what goes on meanwhile."""
        for name in names:
            spent = 0.0
            start = time.process_time()
            for found in discover([folder / name], options=AddOptions(limits=self._limits, media=True)):
                spent += time.process_time() - start
                yield found
                start = time.process_time()
            spent += time.process_time() - start
            self._finding = sorted([*self._finding, (spent, name)], reverse=True)[:5]
            if spent > self._limits.cpu_s:
                self.faults.append(f"{name}: finding its items took {spent:.1f} s")

    def take(self, item: Item | None, spent: Spent | None, problem: Problem | None) -> None:
        """One outcome."""
        problem = problem or (spent.outcome if spent and isinstance(spent.outcome, Problem) else None)
        file = item.file if item else problem.file if problem else ""
        kind = _kind(problem) if problem else "read"
        self._items[kind] += 1
        self._files.setdefault(_file(file), set()).add(kind)
        if spent:
            self._most = max(self._most, spent.held)
            self._longest = sorted([*self._longest, (spent.seconds, file)], reverse=True)[:5]
        if spent and spent.seconds > self._limits.cpu_s + SLACK_S:
            self.faults.append(f"{file} took {spent.seconds:.1f} s of processor time")
        if kind == "worker crashed":
            self.crashed.append(file)
        if problem and (not problem.reason or not problem.remedy or _BUG in problem.remedy or _PYTHON.search(problem.reason)):
            self.faults.append(f"{file}: no clear reason: {problem.reason[:160]} -> {problem.remedy[:40]}")

    @property
    def told(self) -> set[str]:
        """Files of which something was told."""
        return set(self._files)

    @staticmethod
    def _outcome(kinds: set[str]) -> str:
        """One word for a file of many items."""
        if kinds == {"read"}:
            return "read"
        return "read in part" if "read" in kinds else min(kinds, key=_ORDER.index)

    def scores(self) -> dict[str, object]:
        """Counts and maxima. Memory in MB: the most that one worker held, and what this process grew by."""
        return {
            "outcomes of files": dict(Counter(self._outcome(kinds) for kinds in self._files.values()).most_common()),
            "outcomes of items": dict(self._items.most_common()),
            "workers crashed at": self.crashed,
            "longest reading of an item, s": [f"{seconds:.1f} {name}" for seconds, name in self._longest],
            "longest finding in a file, s": [f"{seconds:.1f} {name}" for seconds, name in self._finding],
            "most memory of a worker, MB": self._most,
            "memory this process grew by, MB": memory("VmHWM") // _MB - self._before,
        }


_KINDS = (
    ("processor time", "out of processor time"),
    ("took longer", "out of time"),
    ("of memory", "out of memory"),
    ("more memory", "out of memory"),
    ("crashed", "worker crashed"),
    ("times its size", "expands too far"),
    ("unpacks to", "expands too far"),
    ("members hold", "only counted"),
    ("files hold", "only counted"),
    ("records are", "only counted"),
    ("members", "too many members"),
    ("deep", "too deep"),
    ("larger than one report", "too large"),
    ("no words", "no words"),
    ("holds no words", "no words"),
    ("damaged", "damaged"),
    ("cut off", "damaged"),
)
_ORDER = [*dict.fromkeys(kind for _, kind in _KINDS), "refused for another reason"]


def _file(shown: str) -> str:
    """The file on disk that a message tells of ("a.zip/b.txt", "a.csv:3", "a.mbox#2", "a.warc https://…")."""
    return re.split(r"[/:#]| http", shown)[0].strip()


def _kind(problem: Problem) -> str:
    return next((kind for words, kind in _KINDS if words in problem.reason), "refused for another reason")
