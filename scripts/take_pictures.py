"""Takes the pictures of the desk and of a release that the README shows, from the bundled exercise.

`python scripts/take_pictures.py` needs Chromium and a case made by `make demo`; it writes `docs/pictures/*.png`. Every page bears the mark of what
is constructed.
"""

import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CASE, TO = ROOT / ".demo" / "case", ROOT / "docs" / "pictures"
AS_OF = "2071-10-27"
SIZE = {"width": 1180, "height": 860}
WAIT = 120_000


@contextmanager
def desk(case: Path) -> Iterator[str]:
    """The address of a desk on `case`, as a person opens it."""
    words = [sys.executable, "-m", "gavah.cli.main", "desk", "--case", str(case), "--no-browser", "--quiet", "--as-of", AS_OF]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


def take(browser: Browser, address: str, event: str) -> None:
    """One picture of each of four pages."""
    page = browser.new_context(viewport=SIZE, device_scale_factor=1).new_page()
    page.goto(address)
    origin = re.match(r"https?://[^/]+", address).group()  # type: ignore[union-attr]
    page.goto(f"{origin}/ask?measure=executed&lang=en&theme=light")
    page.locator("#answer:not(:has(.progress))").wait_for(timeout=WAIT)
    page.reload()
    page.screenshot(path=TO / "ask.png")
    page.goto(f"{origin}/map?lang=en&theme=dark")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TO / "map.png")
    page.goto(f"{origin}/review?lang=fa&theme=light")
    page.locator("#judge").wait_for(timeout=WAIT)
    page.screenshot(path=TO / "review.fa.png")
    page.goto(f"{origin}/event/{event}?lang=en&theme=light")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TO / "event.png")


def _most_told(case: Path) -> str:
    """The event with the most claims."""
    with closing(sqlite3.connect(case / "case.db")) as db:
        return str(db.execute("SELECT event FROM event_claim GROUP BY event ORDER BY count(*) DESC, event LIMIT 1").fetchone()[0])


def main() -> None:
    """All pictures, each with no more than 128 colours."""
    from PIL import Image

    TO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(shutil.copytree(CASE, Path(folder) / "case", ignore=shutil.ignore_patterns("desk")))
        with desk(case) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            take(browser, address, _most_told(case))
            browser.close()
    for path in sorted(TO.glob("*.png")):
        with Image.open(path) as image:
            image.convert("RGB").quantize(128).save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
