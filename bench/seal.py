"""How fast a gigabyte is sealed by the command and by the page, and in how much memory.

`python -m bench seal [--sizes 1024,256]`: megabytes for the command, and for the page (0: not asked). Random bytes in temporary folders; two invented
desks. The command runs as a person runs it (`gavah seal`, then its packets are opened again); the page in headless Chromium, opened from the disk.
"""

import io
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

from gavah.field.desks import Card, offered, signed_card, written
from gavah.field.paper import new_identity, recipient_of
from gavah.field.sealing import unsealed

MB = 10**6
CHROMIUM = "/usr/bin/chromium"


def run(data: Path | None = None, out: Path | None = None, sizes: str = "1024,256") -> dict[str, Any]:
    """Seconds on the wall and of the processor, MB/s, and the greatest memory of the sealing process."""
    command, page = (int(size) for size in sizes.split(","))
    identities = [new_identity() for _ in range(2)]
    cards = [
        signed_card(f"Tamrin {number}", "", bytes([number]) * 32, (offered(recipient_of(identity), date.today()),))
        for number, identity in enumerate(identities)
    ]
    with tempfile.TemporaryDirectory() as home:
        scores: dict[str, Any] = {"command": _command(Path(home), cards, identities[0], command)}
        if page:
            scores["page"] = [_page(Path(home), cards, size) for size in (page // 4, page)]
    return scores


def _video(home: Path, megabytes: int) -> Path:
    path = home / f"{megabytes}.mp4"
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(os.urandom(MB))
    return path


def _command(home: Path, cards: list[Card], identity: str, megabytes: int) -> dict[str, Any]:
    video = _video(home, megabytes)
    for number, card in enumerate(cards):
        (home / f"card-{number}").write_bytes(written(card))
    to = [word for number in range(len(cards)) for word in ("--to", str(home / f"card-{number}"))]
    words = [sys.executable, "-m", "gavah.cli.main", "seal", "--quiet", *to, "-o", str(home / "packets"), str(video)]
    started = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall, cpu = time.monotonic() - started, used.ru_utime + used.ru_stime
    if status:
        raise SystemExit("gavah seal failed")
    video.unlink()
    packets = sorted((home / "packets").iterdir())
    started = time.monotonic()
    opened = 0
    for packet in packets:
        opened += len(unsealed(io.BytesIO(packet.read_bytes()), [identity]).body)
        packet.unlink()
    assert opened == megabytes * MB
    return {
        "megabytes": megabytes,
        "packets": len(packets),
        "seconds": wall,
        "processor_seconds": cpu,
        "MB_per_s": megabytes / wall,
        "MB_per_processor_s": megabytes / cpu,
        "memory_MB": used.ru_maxrss / 1000,
        "opened_MB_per_s": megabytes / (time.monotonic() - started),
    }


def _page(home: Path, cards: list[Card], megabytes: int) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    from gavah.field.page import build_page

    video, note = _video(home, megabytes), home / "note.html"
    note.write_bytes(build_page(cards, "en"))
    with sync_playwright() as driver:
        options: dict[str, Any] = {"executable_path": CHROMIUM, "accept_downloads": True, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}
        context = driver.chromium.launch_persistent_context(home / f"profile-{megabytes}", headless=True, **options)
        page = context.pages[0]
        page.on("download", lambda download: download.delete())
        page.goto(note.as_uri())
        page.set_input_files("#files", video)
        peak = _Peak()
        started = time.monotonic()
        page.click("#seal")
        while page.get_attribute("#told", "data-state") == "working":
            page.wait_for_timeout(100)
        wall = time.monotonic() - started
        state = page.get_attribute("#told", "data-state")
        memory, used = peak.stop()
        context.close()
    video.unlink()
    if state != "done":
        raise SystemExit(f"the page says {state}")
    return {"megabytes": megabytes, "seconds": wall, "MB_per_s": megabytes / wall, "processor_seconds": used, "renderer_memory_MB": memory}


class _Peak:
    """The greatest resident memory of any renderer below this process, looked at ten times a second."""

    def __init__(self) -> None:
        self._over, self._most = threading.Event(), 0
        self._used: dict[int, float] = {}
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        import psutil

        while not self._over.wait(0.1):
            for process in psutil.Process().children(recursive=True):
                try:
                    if "--type=renderer" in process.cmdline():
                        self._most = max(self._most, process.memory_info().rss)
                        self._used[process.pid] = sum(process.cpu_times()[:2])
                except psutil.Error:
                    continue

    def stop(self) -> tuple[float, float]:
        """Megabytes, and processor seconds of all renderers together."""
        self._over.set()
        self._thread.join()
        return self._most / MB, sum(self._used.values())
