"""A real desk for tests: the exercise's case built once, the server as a person starts it, pages as a browser sees them."""

import contextlib
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = ROOT / "examples" / "exercise"
AS_OF = "2071-10-27"
NO_BROWSER = "no chromium on this machine (apt-get install chromium): the pages are not looked at"


def chromium() -> str | None:
    """The browser, if there is one."""
    return next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


def environment() -> dict[str, str]:
    """Nothing of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GAVAH")}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}


def gavah(*words: object, **how) -> subprocess.CompletedProcess[str]:
    """Call gavah in a process of its own."""
    command = [sys.executable, "-m", "gavah.cli.main", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=300, **how)


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """The workers of one test run build what they share one after the other."""
    with (folder / "desk.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def exercise_case(shared: Path) -> Path:
    """The case of the whole exercise in `shared`, built by the first who asks. Nobody may change it."""
    case = shared / "exercise-case"
    with only_one(shared):
        if not (case / "built").exists():
            done = gavah("run", EXERCISE / "reports", "--case", case, "--gazetteer", EXERCISE / "gazetteer.csv", "--as-of", AS_OF)
            assert done.returncode == 0, done.stderr
            (case / "built").touch()
    return case


def copied(case: Path, to: Path) -> Path:
    """A case of one's own, with nothing of a desk that was open on the other."""
    return Path(shutil.copytree(case, to, ignore=shutil.ignore_patterns("desk", "lock", "built")))


@dataclass
class Desk:
    """A running desk: the address as printed, and the process."""

    address: str
    case: Path
    process: subprocess.Popen[str]
    visitors: list[httpx.Client] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """Scheme, host, port."""
        parts = urllib.parse.urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def visitor(self, **how) -> httpx.Client:
        """A visitor who has not come in yet."""
        self.visitors.append(httpx.Client(base_url=self.origin, trust_env=False, timeout=30, **how))
        return self.visitors[-1]

    def end(self, by: int = signal.SIGINT) -> int:
        """End it as Ctrl-C does; returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        code = self.process.wait(timeout=20)
        for each in (self.process.stdout, self.process.stderr, *self.visitors):
            if each:
                each.close()
        return code


def open_desk(case: Path, *more: object) -> Desk:
    """Start `gavah desk` on `case` and wait for its address."""
    command = [
        sys.executable,
        "-m",
        "gavah.cli.main",
        "desk",
        "--case",
        str(case),
        "--as-of",
        AS_OF,
        "--no-browser",
        "--workers",
        "1",
        *map(str, more),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    assert process.stdout is not None
    assert process.stderr is not None
    address = process.stdout.readline().strip()
    if not re.match(r"https?://", address):
        raise AssertionError(f"the desk did not open: {process.stderr.read()}")
    return Desk(address, case, process)


def came_in(desk: Desk) -> httpx.Client:
    """A visitor who came in by the printed address. Only one can."""
    visitor = desk.visitor(follow_redirects=True)
    assert visitor.get(desk.address).status_code == 200
    return visitor


def same_site(desk: Desk) -> dict[str, str]:
    """The headers a browser sends with a form of the desk's own page."""
    return {"origin": desk.origin, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}


def settled(visitor: httpx.Client, address: str, waiting: str, seconds: float = 120) -> str:
    """The page at `address` once it no longer holds `waiting`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        shown = visitor.get(address).text
        if waiting not in shown:
            return shown
        time.sleep(0.1)
    raise AssertionError(f"not done in {seconds} s: {shown}")
