"""Killed again and again at any moment, a run ends with what an uninterrupted one gives."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import date

from gavah.casefile import Case

DAY = date(2071, 10, 23)
ROWS, KILLS, SEED = 150, 6, 7


def rows(path):
    lines = []
    for n in range(ROWS):
        text = f"{n % 60 + 2} prisoners were executed in Karaj on October {n % 20 + 1}, 2071."
        if n % 3 == 0:
            text = f"{n % 40 + 2} نفر روز ۱۱ مهر ۱۴۵۰ در کرج بازداشت شدند. شماره {n}."
        if n % 97 == 0:
            text += " " + "The council met again. " * 4000  # too large to lie in the database
        lines.append(json.dumps({"id": str(n), "source": f"s{n % 7}", "published": "2071-10-22", "text": text}, ensure_ascii=False))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def outcome(folder) -> dict[str, object]:
    """All that a run gives: reports, claims, events, witnesses, what the ledger says was added, originals; and that it all holds."""
    with Case.open(folder, day=DAY) as case:
        bodies = "SELECT kind, subject, body FROM entry JOIN entry_body USING (seq) WHERE kind = 'add' AND subject LIKE 'r-%'"
        return {
            "reports": [report.id for report in case.reports],
            "claims": sorted(claim.id for claim in case.claims),
            "events": sorted(event.id for event in case.events),
            "witnesses": sorted(witness.id for witness in case.witnesses),
            "added": sorted(case.db.execute(bodies).fetchall()),
            "sources": list(case.sources),
            "problems": list(case.problems),
            "originals": case.db.execute("SELECT sha256, size FROM blob ORDER BY sha256").fetchall(),
            "differences": case.verify(),
        }


def test_kills_at_random_moments_change_nothing(tmp_path):
    path = rows(tmp_path / "a.jsonl")

    def command(folder):
        return [sys.executable, "-m", "gavah.cli.main", "run", str(path), "--case", str(folder), "--quiet", "--as-of", "2071-10-23"]

    started = time.monotonic()
    subprocess.run(command(tmp_path / "whole"), check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - started
    chance, killed = random.Random(SEED), 0
    for _ in range(3 * KILLS):
        process = subprocess.Popen(command(tmp_path / "case"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            process.wait(chance.uniform(0.1, 0.7) * whole)
            shutil.rmtree(tmp_path / "case")  # it came to its end: begin again, with the kills still to come
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        if killed == KILLS:
            break
    assert killed == KILLS, "too few kills to prove anything"
    subprocess.run(command(tmp_path / "case"), check=True, stdout=subprocess.DEVNULL)
    expected = outcome(tmp_path / "whole")
    assert outcome(tmp_path / "case") == expected
    assert (len(expected["reports"]), expected["differences"]) == (ROWS, [])
    assert len(expected["claims"]) == ROWS
