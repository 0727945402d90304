"""How long pages of the desk take while many people read at once.

`python -m bench desk-speed --sizes 100000` makes a constructed case (as `ask-speed` does), opens the desk on it as a person would, waits until the
widest question is solved, and lets fifty readers each open a page a second, of a stated mix (`MIX`), for half a minute. Printed: the share of
pages, the median and the 95th and 99th of a hundred of the seconds from asking to the last byte, by page, and what failed.
"""

import asyncio
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bench.ask_speed import make_case

MIX: tuple[tuple[str, int], ...] = (
    ("/", 6),
    ("/ask?measure=dead", 12),
    ("/ask?measure=dead&from=2071-08-20&to=2071-09-10&place=IR-{province}", 16),
    ("/ask/answer?measure=dead", 6),
    ("/ask/claims?measure=dead&of=all", 5),
    ("/ask/claims?measure=dead&of=leading", 5),
    ("/ask/claims?measure=arrested&of=all&place=IR-{province}&page=2", 3),
    ("/map", 3),
    ("/map?measure=arrested&place=IR-{province}&from=2071-08-20&to=2071-09-10&axis=window", 3),
    ("/map/events", 1),
    ("/events", 3),
    ("/events?type=arrest", 2),
    ("/event/{event}", 6),
    ("/claim/{claim}", 6),
    ("/report/{report}", 6),
    ("/claims?id={claim}", 1),
    ("/review", 1),
    ("/sources", 2),
    ("/sources/{source}", 3),
    ("/changes", 1),
    ("/search", 1),
    ("/search?all=yes", 1),
    ("/log", 1),
    ("/questions", 1),
    ("/import", 1),
    ("/media", 1),
    ("/release", 1),
    ("/retention", 1),
    ("/keyboard", 1),
)
"""Pages with their weight of a hundred."""
PLACED = ("01", "02", "04", "07", "10", "14", "23", "29")
"""Provinces of the constructed cases that the gazetteer knows by the same id."""
TABLES, TRIED = ("claim", "event", "report", "source"), 200
"""What is opened by its id, and how many different ones of each."""


def run(
    data: Path | None, out: Path | None, *, sizes: str = "100000", readers: int = 50, seconds: float = 30.0, workers: int = 2, solve: float = 300.0
) -> dict[str, object]:
    """Measure each of `sizes` (claims). `data` is a folder with a case to use instead; `out` is not used."""
    rows: list[dict[str, object]] = []
    for size in map(int, sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            case = data or Path(folder) / "case"
            if data is None:
                make_case(case, size)
            rows += [{"claims": size, **row} for row in _measured(case, readers, seconds, workers, solve)]
    return {"pages": rows}


def _measured(case: Path, readers: int, seconds: float, workers: int, solve: float) -> list[dict[str, object]]:
    words = ["desk", "--case", str(case), "--no-browser", "--quiet", "--workers", str(workers)]
    command, known = [sys.executable, "-m", "gavah.cli.main", *words], {**os.environ, "GAVAH_USER": "bench"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=known) as desk:
        try:
            address = desk.stdout.readline().strip() if desk.stdout else ""
            return asyncio.run(_read(address, _ids(case), readers, seconds, solve))
        finally:
            desk.terminate()


def _ids(case: Path) -> dict[str, list[str]]:
    """What the pages of the mix may ask for."""
    with closing(sqlite3.connect(case / "case.db")) as db:
        found = {table: [row[0] for row in db.execute(f"SELECT id FROM {table} ORDER BY id LIMIT {TRIED}")] for table in TABLES}
    return {**found, "province": list(PLACED)}


async def _read(address: str, ids: dict[str, list[str]], readers: int, seconds: float, solve: float) -> list[dict[str, object]]:
    host, port, token = re.match(r"http://([^:]+):(\d+)/enter\?token=(.+)", address).groups()  # type: ignore[union-attr]
    _, head, _ = await _page(host, int(port), f"/enter?token={token}", "")
    cookie = re.search(r"set-cookie: ([^;]+)", head, re.IGNORECASE).group(1)  # type: ignore[union-attr]
    until = time.monotonic() + solve
    while time.monotonic() < until and (await _page(host, int(port), "/ask/figure.json?measure=dead", cookie))[0] != 200:
        await asyncio.sleep(0.5)
    took: dict[str, list[float]] = defaultdict(list)
    failed: dict[str, int] = defaultdict(int)
    end = time.monotonic() + seconds
    await asyncio.gather(*(_reader(number, ids, host, int(port), cookie, end, took, failed) for number in range(readers)))
    rows = [_row(page, took[page], failed[page]) for page, _ in MIX]
    return [_row("all pages", [one for each in took.values() for one in each], sum(failed.values())), *rows]


async def _reader(
    number: int, ids: dict[str, list[str]], host: str, port: int, cookie: str, end: float, took: dict[str, list[float]], failed: dict[str, int]
) -> None:
    """Opens a page each second, from a moment of its own on."""
    chance = random.Random(number)
    following = time.monotonic() + chance.random()
    while following < end:
        await asyncio.sleep(max(0.0, following - time.monotonic()))
        page = chance.choices([page for page, _ in MIX], [weight for _, weight in MIX])[0]
        started = time.monotonic()
        status, _, _ = await _page(host, port, page.format(**{name: chance.choice(known) for name, known in ids.items()}), cookie)
        took[page].append(time.monotonic() - started)
        failed[page] += status != 200
        following += 1.0


async def _page(host: str, port: int, path: str, cookie: str) -> tuple[int, str, bytes]:
    """Status, head and body of a page, on a connection of its own."""
    reading, writing = await asyncio.open_connection(host, port)
    try:
        writing.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = (await reading.read()).partition(b"\r\n\r\n")
    finally:
        writing.close()
    status = head.split(b" ", 2)[1] if head.startswith(b"HTTP/1.1 ") else b"0"  # nothing at all: the connection was closed
    return int(status), head.decode("latin-1"), body


def _row(page: str, took: Sequence[float], failed: int) -> dict[str, object]:
    ordered = sorted(took) or [0.0]

    def of_hundred(share: int) -> float:
        return round(1000 * ordered[min(len(ordered) - 1, len(ordered) * share // 100)], 1)

    return {"page": page, "opened": len(took), "failed": failed, "ms_median": of_hundred(50), "ms_p95": of_hundred(95), "ms_p99": of_hundred(99)}
