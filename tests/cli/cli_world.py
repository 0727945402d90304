"""A small constructed case, and two ways to call gavah: in this process, and as a person does."""

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

ROOT = Path(__file__).resolve().parents[2]
DAY = "2071-10-27"

SOURCES = """
constructed = true

[[source]]
id = "tamrin-wire"
name = "Tamrin Wire"
kind = "wire"
side = "independent"
lang = "en"
"""

REPORTS = [
    ("tamrin-wire", "2071-10-04", "Two prisoners were executed in Karaj on October 3, 2071."),
    ("tamrin-radio", "2071-10-05", "دو زندانی روز ۱۱ مهر ۱۴۵۰ در کرج اعدام شدند."),
    ("tamrin-rights", "2071-10-09", "At least 24 people have been executed in Iran since September 24, 2071, the group said."),
    ("tamrin-network", "2071-10-10", "12 people were killed in Rasht on October 9, 2071."),
    ("tamrin-state", "2071-10-11", "No one was killed in Rasht on October 9, 2071."),
    ("tamrin-network", "2071-10-12", "Seven people were arrested in Shiraz on October 11, 2071."),
    ("tamrin-network", "2071-10-13", "Five prisoners are to be executed in Karaj on October 20, 2071."),
    ("tamrin-voices", "2071-10-14", "Nothing to find: the market in Tabriz was open."),
]
HOSTILE = "\x1b[31mred [/b] [bold] \u202eturned\u2066 :bomb:"


def rows(path: Path, reports=REPORTS, *, title: str = "") -> Path:
    """`reports` (source, day, text) as JSON Lines."""
    lines = [
        json.dumps({"id": str(n), "source": source, "published": day, "title": title, "text": text}, ensure_ascii=False)
        for n, (source, day, text) in enumerate(reports)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def reports_folder(folder: Path, **fields) -> Path:
    """A folder of the constructed reports with their sources."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    rows(folder / "reports.jsonl", **fields)
    return folder


def command(*words: object) -> list[str]:
    """The words of a real call."""
    return [sys.executable, "-m", "gavah.cli.main", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """The environment of a real call: nothing of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAVAH", "COLUMNS", "PYTHONWARNINGS"))}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])), "PYTHONIOENCODING": "utf-8"} | more


def really(*words: object, env: dict[str, str] | None = None, **how) -> subprocess.CompletedProcess[str]:
    """Call gavah in a process of its own."""
    return subprocess.run(command(*words), capture_output=True, text=True, encoding="utf-8", env=environment(**(env or {})), timeout=120, **how)


def call(*words: object, case: Path | None = None, width: int = 100) -> Result:
    """Call gavah in this process. An error of gavah comes out as it does for a person: a code, a line on stderr."""
    from gavah.cli.main import cli
    from gavah.cli.output import results
    from gavah.model import GavahError

    results.width = width

    env = {"GAVAH_CASE": str(case)} if case else {}
    result = CliRunner(env=env).invoke(cli, [str(word) for word in words], prog_name="gavah")
    if isinstance(result.exception, GavahError):
        result.exit_code = result.exception.exit_code
        result.error = result.exception
    elif result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
