"""The main job's speed and memory: `gavah run` on a report file, repeated under new ids, with the peak memory of all its processes."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

MEGA = 1_000_000


def run(data: Path, out: Path | None = None, *, sizes: str = "1000,4610") -> dict[str, object]:
    """`gavah run` on the JSONL `data`, cut or repeated to each of `sizes`; seconds, reports a second, peak MB summed over processes."""
    lines = data.read_text(encoding="utf-8").splitlines()
    rows = [_one(lines, int(size)) for size in sizes.split(",")]
    if out:
        out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return {"rows": rows}


def _one(lines: list[str], size: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for number in range(size):
                row = json.loads(lines[number % len(lines)])
                row["id"] = f"{row.get('id', '')}#{number // len(lines)}"
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        case = Path(folder) / "case"
        started = time.perf_counter()
        process = subprocess.Popen(  # our own program with our own arguments
            [sys.executable, "-m", "gavah.cli.main", "run", str(source), "--case", str(case), "--quiet"], stdout=subprocess.DEVNULL
        )
        peak = _peak(process)
        seconds = time.perf_counter() - started
        disk = sum(path.stat().st_size for path in case.rglob("*") if path.is_file())
    return {
        "reports": size,
        "seconds": round(seconds, 1),
        "reports_per_second": round(size / seconds, 1),
        "peak_mb": round(peak / MEGA),
        "case_mb": round(disk / MEGA),
        "exit": process.returncode,
    }


def _peak(process: subprocess.Popen[bytes]) -> int:
    """The largest sum of unique memory over the process and its children, in bytes, sampled five times a second."""
    peak = 0
    while process.poll() is None:
        total = 0
        try:
            family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
        except psutil.NoSuchProcess:
            continue
        for member in family:
            try:
                total += member.memory_info().rss
            except psutil.Error:
                continue
        peak = max(peak, total)
        time.sleep(0.2)
    return peak
