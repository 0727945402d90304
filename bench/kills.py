"""Killed (SIGKILL) at random moments while adding, deciding, erasing and releasing: nothing acknowledged is lost, case and release verify.

Real processes. A worker works on a case and writes a line to a pipe after each thing that was acknowledged; it is killed at a random moment
between its first action and a fifth of a second later (six seconds where it begins with a release). Then the case is opened as anybody would
open it: what the lines say must be there.
`--sizes N`: so many kills. A kill ends a process, not the machine: that what was flushed outlives a power cut is for the disk to keep.
"""

import hashlib
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from gavah.casefile import Case, ledger
from gavah.casefile.checkpoints import checkpoint
from gavah.casefile.erasing import erase_report
from gavah.model import Decision, Report, content_id
from gavah.release.bundle import DATA, MANIFEST, differences
from gavah.release.make import make_release

DAY = date(2071, 10, 23)
ANEW = 12
"""Kills until a new case is begun: an old one grows, and is verified after every kill."""
LONGEST, RELEASING = 0.2, 6.0
"""Seconds until the kill, at most; every fourth time the work begins with a release, and the second holds."""
_LARGE = "The council met again. " * 4000


def run(data: Path | None, out: Path | None = None, *, sizes: str = "1000", seed: int = 7) -> dict[str, object]:
    """Kills, what was acknowledged by then, what of it was lost, and what did not verify."""
    chance, total, faults = random.Random(seed), int(sizes), []
    acknowledged: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        for number in range(total):
            folder = Path(home) / f"case-{number // ANEW}"
            releasing = number % 4 == 3
            lines = _killed(folder, seed * 1_000_000 + number, chance.uniform(0, RELEASING if releasing else LONGEST), releasing)
            acknowledged.update(line.split()[0] for line in lines)
            faults += [f"kill {number}: {fault}" for fault in _faults(folder, lines)]
    return {"kills": total, "acknowledged": dict(acknowledged), "lost or broken": len(faults), "faults": faults[:20]}


def _killed(folder: Path, seed: int, after: float, releasing: bool) -> list[str]:
    """What a worker had acknowledged when it was killed, `after` seconds behind its start."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        _work(folder, seed, releasing, lambda line: os.write(writing, f"{line}\n".encode()))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        first = pipe.readline()  # "opened": from here on it acts
        time.sleep(after)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        whole = first + pipe.read()
    lines = whole.decode().split("\n")[:-1]  # a line without its end was never said
    if lines[:1] != ["opened"]:
        raise RuntimeError("the worker did not come to work")
    return lines[1:]


def _work(folder: Path, seed: int, releasing: bool, say: Callable[[str], object]) -> None:
    """Act until killed. Never returns."""
    chance = random.Random(seed)
    try:
        make = Case.open if Case.there(folder) else Case.create
        with make(folder, day=DAY) as case:
            say("opened")
            if releasing:
                _release(case, say)
            while True:
                _act(case, chance, say)
    finally:
        os._exit(1)


def _act(case: Case, chance: random.Random, say: Callable[[str], object]) -> None:
    held = [name for (name,) in case.db.execute("SELECT id FROM report")]
    choice = chance.random()
    if choice < 0.5 or not held:
        batch = [_report(chance) for _ in range(chance.randint(1, 4))]
        case.add_reports(batch)
        for report, _ in batch:
            say(f"added {report.id} {report.sha256}")
    elif choice < 0.9:
        entry = case.decide(Decision(verb="grade", on=f"tamrin-{chance.randint(0, 9)}", by="a", at="2071-10-23", value=chance.choice("ABCD")))
        say(f"decided {entry.seq} {entry.body}")
    elif choice < 0.95:
        note = checkpoint(case)
        say(f"signed {note.splitlines()[1]} {note.splitlines()[2]}")
    else:
        name = chance.choice(held)
        secret = (case.report(name) or _report(chance)[0]).text.split()[0]
        erase_report(case, name, "other")
        say(f"erased {name} {secret}")


def _release(case: Case, say: Callable[[str], object]) -> None:
    released = make_release(case, _release_of(case.folder), as_of=DAY)
    say(f"released {released.folder.name} {_manifest(released.folder)}")


def _report(chance: random.Random) -> tuple[Report, bytes]:
    secret = f"Tamrini{chance.getrandbits(64):016x}"
    text = f"{secret} was arrested in Rasht." + (_LARGE if chance.random() < 0.2 else "")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    name = content_id("r", sha256)
    return Report(id=name, sha256=sha256, media_type="text/plain", source="tamrin-wire", text=text, constructed=True), text.encode()


def _release_of(case: Path) -> Path:
    return case.with_name(f"{case.name}-out")


def _manifest(release: Path) -> str:
    return hashlib.sha256((release / DATA / MANIFEST).read_bytes()).hexdigest()


def _faults(folder: Path, lines: list[str]) -> list[str]:
    """What was acknowledged and is not there, and whatever does not verify."""
    with Case.open(folder, day=DAY) as case:
        faults = case.verify()
        if _release_of(folder).exists():  # acknowledged or not, what stands there is whole
            faults += differences(_release_of(folder))
        erased = {line.split()[1] for line in lines if line.startswith("erased")}
        for kind, what, proof in (line.split() for line in lines):
            if not _held(case, kind, what, proof, erased):
                faults.append(f"{kind} {what} is lost")
    return faults


def _held(case: Case, kind: str, what: str, proof: str, erased: set[str]) -> bool:
    if kind == "added":
        return what in erased or _was_erased(case, what) or (case.holds(what) and bool(case.blobs.get(proof)))
    if kind == "decided":
        return any(entry.body == proof for entry in case.entries() if entry.seq == int(what))
    if kind == "signed":
        return bool(case.db.execute("SELECT 1 FROM checkpoint WHERE size = ?", (what,)).fetchone())
    if kind == "released":  # what stands there may be a later one, killed before it was acknowledged
        logged = [msgspec.json.decode(body)["manifest"] for _, body in ledger.entries(case.db, kind="release") if body]
        return proof in logged and _release_of(case.folder).exists()
    files = [path for path in case.folder.rglob("*") if path.is_file()]
    return not case.holds(what) and not any(proof.encode() in path.read_bytes() for path in files)


def _was_erased(case: Case, report: str) -> bool:
    """An erasure that came to its end in the file, killed before it was acknowledged."""
    return bool(case.db.execute("SELECT 1 FROM erased WHERE subject = ?", (report,)).fetchone())
